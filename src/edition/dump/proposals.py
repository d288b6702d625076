"""Proposals as a linter says them, and emendations as TOML."""

from collections.abc import Iterator, Sequence

from edition.core.places import places_in
from edition.dump.toml import escaped, quoted
from edition.model.description import EmendationEntry
from edition.model.reading import Proposal
from edition.model.source import SourceText

_SEEN = "\u200c"
"""What is no letter and yet written as it is: an editor reads words by it."""


def proposal_lines(proposals: Sequence[Proposal], source: SourceText) -> Iterator[str]:
    """`file:line:column rule before -> after` with the words that a change stands in; behind a
    suggestion, that it is one.
    """
    text = source.text
    place_of = places_in(source.file, text)
    for proposal in proposals:
        emendation = proposal.emendation
        start, end = emendation.span.start, emendation.span.end
        first, last = _words(text, start, end)
        before = text[first:last]
        after = text[first:start] + emendation.after + text[end:last]
        mark = " (suggested)" if proposal.state == "suggest" else ""
        yield f"{place_of(start)} {emendation.rule} {_visible(before)} -> {_visible(after)}{mark}"


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


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the word before to the end of the word behind."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _visible(words: str) -> str:
    return "".join(c if c.isprintable() or c == _SEEN else escaped(c) for c in words)
