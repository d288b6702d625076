"""From an offset in a text to the line and column that an editor shows."""

from edition.core.diagnostics import Place


def place_at(file: str, text: str, offset: int) -> Place:
    """Line and column (both from 1, in code points) of a code point of a text with LF line ends."""
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
