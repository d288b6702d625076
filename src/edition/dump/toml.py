"""Values as TOML 1.0."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from edition.model.description import Described, declared

ZWNJ = "\u200c"
"""What is not seen and yet written as it is where people read: Persian words are read by it."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}


def quoted(value: str, plain: str = "") -> str:
    """A basic string; what is not seen is escaped, so that it can be read, but for the characters
    of `plain`.
    """
    return (
        '"'
        + "".join(
            _ESCAPES.get(c) or (c if c.isprintable() or c in plain else escaped(c)) for c in value
        )
        + '"'
    )


def escaped(character: str) -> str:
    """\\u200c, \\U0001f600."""
    point = ord(character)
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def written(value: Any) -> str:
    """A value of a key that is no table: a text, a number, true or false, a day as a text, a list
    of these.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    return quoted(value.isoformat() if isinstance(value, date) else value, ZWNJ)


def pairs(table: Described) -> Iterator[str]:
    """A line for each key of a table that does not say what it says by being left out."""
    for each in declared(type(table)):
        value = getattr(table, each.name)
        if each.required or value != each.default:
            yield f"{each.name} = {written(value)}"
