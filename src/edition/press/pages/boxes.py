"""How large a page is and how it lies: its boxes, turn and unit (ISO 32000-1, 7.7.3.3 and 14.11.2),
set right or refused.

Corners may stand in any order. What a crop box or a trim box has beyond the media box is no part of
the page. One with nothing within it contradicts it, as does a trim box beyond what is shown: nobody
but the author knows which of the two is meant.
"""

from math import isfinite
from typing import NamedTuple

from pypdf import PageObject
from pypdf.generic import ArrayObject, FloatObject, NullObject, NumberObject, PdfObject

from edition.core.bounds import ANEW
from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.units import POINT
from edition.press.pages.papers import ROUNDING

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top."""

_FARTHEST = 32767.0
"""From the origin, in units of the page: the largest real number that every reader had to know (ISO
32000-1, annex C).
"""
_LARGEST_UNIT = 75_000
_CORNERS = 4
_ACT = "set the boxes of its pages anew, in the program that made it or one that crops pages"


class Lying(NamedTuple):
    """The trim of a page in its own units of `unit` points, and by how many degrees, clockwise, it
    is shown turned.
    """

    trim: Sides
    turned: int
    unit: float


class _ContradictionError(Exception):
    """What is wrong with a page, as a clause that begins with the name of what is wrong."""


def lying(page: PageObject, number: int, place: Place) -> Lying | Diagnostic:
    """How the page of that number lies, or what is wrong with it."""
    try:
        return Lying(_trim(page), _turn(page), _unit(page))
    except _ContradictionError as contradiction:
        return error("page-box", f"on page {number} {contradiction}", _ACT, place)
    except Exception:  # pypdf meets damage with whatever it stumbles over
        return error("damaged", f"page {number} is damaged: its boxes cannot be read", ANEW, place)


def _trim(page: PageObject) -> Sides:
    media = _box(page, "MediaBox")
    if media is None:
        raise _ContradictionError("there is no MediaBox, so that the page has no size")
    crop = _within(media, _box(page, "CropBox"), "CropBox")
    trim = _box(page, "TrimBox")
    if trim is None:
        return crop
    trim = _within(media, trim, "TrimBox")
    if any(out > ROUNDING / POINT for out in _beyond(trim, crop)):
        raise _ContradictionError(
            f"the TrimBox {_said(trim)} reaches beyond the CropBox {_said(crop)}, which is all "
            "that is shown"
        )
    return _common(trim, crop)


def _box(page: PageObject, name: str) -> Sides | None:
    """A box with its corners in order; None where the page has none."""
    held = _resolved(page.get(f"/{name}"))
    if held is None:
        return None
    sides = [_number(each) for each in held] if isinstance(held, ArrayObject) else []
    if len(sides) != _CORNERS or None in sides:
        raise _ContradictionError(f"the {name} is not four numbers")
    x, y, far_x, far_y = (side for side in sides if side is not None)
    box = (min(x, far_x), min(y, far_y), max(x, far_x), max(y, far_y))
    if any(abs(side) > _FARTHEST for side in box):
        raise _ContradictionError(
            f"the {name} reaches farther than {_FARTHEST:.0f} units from the origin"
        )
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        raise _ContradictionError(f"the {name} {_said(box)} is empty")
    return box


def _within(media: Sides, box: Sides | None, name: str) -> Sides:
    if box is None:
        return media
    common = _common(media, box)
    if common[2] - common[0] < 1 or common[3] - common[1] < 1:
        raise _ContradictionError(
            f"the {name} {_said(box)} lies outside of the MediaBox {_said(media)}"
        )
    return common


def _common(one: Sides, other: Sides) -> Sides:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _beyond(inner: Sides, outer: Sides) -> Sides:
    """How far the one reaches beyond the other on each side."""
    return outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3]


def _turn(page: PageObject) -> int:
    held = _resolved(page.get("/Rotate"))
    degrees = 0.0 if held is None else _number(held)
    if degrees is None:
        raise _ContradictionError("the Rotate is no number")
    if degrees % 90:
        raise _ContradictionError(
            f"the Rotate is {degrees:g}, and pages are turned by quarters alone"
        )
    return int(degrees) % 360


def _unit(page: PageObject) -> float:
    held = _resolved(page.get("/UserUnit"))
    unit = 1.0 if held is None else _number(held)
    if unit is None:
        raise _ContradictionError("the UserUnit is no number")
    if not 0 < unit <= _LARGEST_UNIT:
        raise _ContradictionError(
            f"the UserUnit is {unit:g}, and must be more than 0 and at most {_LARGEST_UNIT}"
        )
    return unit


def _resolved(held: PdfObject | None) -> PdfObject | None:
    found = held.get_object() if held is not None else None
    return None if isinstance(found, NullObject) else found


def _number(held: PdfObject) -> float | None:
    """A number that is one: a reader may make infinity of a long row of figures."""
    found = _resolved(held)
    if not isinstance(found, FloatObject | NumberObject):
        return None
    try:
        value = float(found)
    except OverflowError:
        return None
    return value if isfinite(value) else None


def _said(box: Sides) -> str:
    return "[" + " ".join(f"{side:g}" for side in box) + "]"
