"""Set pages looked at: where every word stands, what that measures, and the pages drawn over with
it; nothing is set anew.
"""

from collections.abc import Collection

from edition.faces import Faces
from edition.model.observations import MeasuredTypography, ObservedLine
from edition.model.page import PagedDocument

__all__ = ["look", "measure", "overlay"]


def look(paged: PagedDocument, faces: Faces) -> tuple[ObservedLine, ...]:
    """The lines of all pages, furniture apart, in reading order."""
    from edition.inspect.looking import lines

    return tuple(lines(paged, faces))


def measure(paged: PagedDocument, faces: Faces) -> MeasuredTypography | None:
    """What the text measures; None where most lines are ragged, or fewer than two fill the
    measure.
    """
    from edition.inspect.looking import typography

    return typography(f"{paged.name}.pdf", look(paged, faces))


def overlay(paged: PagedDocument, faces: Faces, layers: Collection[str]) -> PagedDocument:
    """The same pages as a working proof, with the layers that are asked for: «grid», «boxes»,
    «lines». All of it is artifacts.
    """
    from edition.inspect.looking import overlaid

    return overlaid(paged, look(paged, faces), faces, layers)
