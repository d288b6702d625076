"""The entries of emendations.toml as TOML."""

from collections.abc import Sequence

from edition.dump.toml import quoted
from edition.model.description import EmendationEntry


def emendation_tables(entries: Sequence[EmendationEntry]) -> str:
    """`[[emendation]]` tables, each behind an empty line."""
    return "".join(map(_table, entries))


def _table(entry: EmendationEntry) -> str:
    lines = [
        "",
        "[[emendation]]",
        f"line = {entry.line}",
        f"before = {quoted(entry.before)}",
        f"after = {quoted(entry.after)}",
    ]
    lines += [f"occurrence = {entry.occurrence}"] if entry.occurrence else []
    return "\n".join((*lines, f"reason = {quoted(entry.reason)}", ""))
