"""Folios and running heads: they help the reader find the place and are no part of the text."""

from edition.core.units import Length
from edition.model.page import ARTIFACT, PlacedLine
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style


def furniture(
    compositor: Compositor, style: Style, number: int, folio: str, head: str
) -> tuple[PlacedLine, ...]:
    """The running head at the right, the folio at the outer foot: left on odd pages, which stand
    left.
    """
    type_ = Type("Medium", style.furniture)
    left = style.left(number)
    outer = {"left": 0} if number % 2 else {"right": style.measure}
    lines = [PlacedLine(compositor.line(folio, type_, ARTIFACT, **outer), left, style.folio)]
    if head:
        small = Type("Regular", style.furniture)
        shown = _shortened(compositor, head, small, style.measure)
        lines.append(
            PlacedLine(
                compositor.line(shown, small, ARTIFACT, right=style.measure),
                left,
                style.running_head,
            )
        )
    return tuple(lines)


def _shortened(compositor: Compositor, head: str, type_: Type, measure: Length) -> str:
    """As many words as the measure holds, with an ellipsis where some are left out."""
    words = head.split(" ")
    for count in range(len(words), 0, -1):
        shown = head if count == len(words) else f"{' '.join(words[:count])} …"
        if compositor.width(shown, type_) <= measure:
            return shown
    return ""
