"""Folios and running heads: they help the reader find the place and are no part of the text."""

from edition.model.page import ARTIFACT, PlacedLine
from edition.typeset.lines import Compositor, Type
from edition.typeset.style import Style


def furniture(compositor: Compositor, style: Style, number: int, folio: str, head: str) -> tuple[PlacedLine, ...]:
    """The running head at the right, the folio at the outer foot: left on odd pages, which stand left."""
    type_ = Type("Medium", style.furniture)
    left = style.left(number)
    outer = {"left": 0} if number % 2 else {"right": style.measure}
    lines = [PlacedLine(compositor.line(folio, type_, ARTIFACT, **outer), left, style.folio)]
    if head:
        small = Type("Regular", style.furniture)
        lines.append(PlacedLine(compositor.line(head, small, ARTIFACT, right=style.measure), left, style.running_head))
    return tuple(lines)
