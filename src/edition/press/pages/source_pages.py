"""Any PDF as pages that can be placed on sheets: what stands on each, how large it is and how it
lies, and which way it is read.

The boxes, the turn and the unit of a page (ISO 32000-1, 7.7.3.3 and 14.11.2) are set right or
refused. Corners may stand in any order. What a crop box or a trim box has beyond the media box is
no part of the page. One with nothing within it contradicts it, as does a trim box beyond what is
shown: nobody but the author knows which of the two is meant.
"""

import re
from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    FloatObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from edition.core.bounds import ANEW
from edition.core.diagnostics import Diagnostic, Place, Problems, error, warning
from edition.core.languages.language_tags import FROM_THE_RIGHT
from edition.core.quoting import worded
from edition.core.units import POINT, in_mm
from edition.foreign import opened, parts_of, strained, unpacked
from edition.model.imposition import Binding
from edition.press.pages.entries import array, entry
from edition.press.pages.sheet_sizes import ROUNDING, Size

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top."""

_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
"""A tag of a language (RFC 5646)."""
_FARTHEST = 32767.0
"""From the origin, in units of the page: the largest real number that every reader had to know (ISO
32000-1, annex C).
"""
_LARGEST_UNIT = 75_000
"""Points to a unit: more than 200 inches to the unit no reader takes."""
_SMALLEST_SIDE = 1
"""Units: a box that is narrower or lower is empty."""
_CORNERS = 4
_ACT = worded(
    "set the boxes of its pages anew, in the program that made it or one that crops pages"
)


class SourcePage(NamedTuple):
    """A page of the file, and its trim in its own units of `unit` points.

    `turned` are the degrees, clockwise, by which it is shown turned.
    """

    page: PageObject
    trim: Sides
    turned: int
    unit: float

    @property
    def content(self) -> bytes:
        """What it is drawn with; not kept, for the pages of a file together may be large."""
        return b"\n".join(unpacked(part) for part in parts_of(self.page) if part is not None)

    @property
    def size(self) -> Size:
        """Width and height as it is shown."""
        left, bottom, right, top = self.trim
        width, height = (round(side * self.unit * POINT) for side in (right - left, top - bottom))
        return (height, width) if self.turned % 180 else (width, height)


class SourcePages(NamedTuple):
    """The file and its pages, which are all of one size."""

    reader: PdfReader
    pages: tuple[SourcePage, ...]

    @property
    def size(self) -> Size:
        """Width and height of a page."""
        return self.pages[0].size

    def language(self) -> str:
        """The tag of the catalogue's language, "" where it states none that is one (RFC 5646)."""
        held = entry(self.reader.root_object, "/Lang")
        tag = str(held) if isinstance(held, TextStringObject) else ""
        return tag if _TAG.fullmatch(tag) else ""

    def binding(self) -> Binding:
        """The side of the spine: as the file says that it is read, else by its language, else at
        the right.
        """
        direction = str(entry(entry(self.reader.root_object, "/ViewerPreferences"), "/Direction"))
        if direction == "/R2L":
            return "right"
        language = self.language().partition("-")[0].lower()
        return (
            "left"
            if direction == "/L2R" or (language and language not in FROM_THE_RIGHT)
            else "right"
        )


def open_pages(content: bytes, name: str) -> tuple[SourcePages | None, Problems]:
    """The pages of a PDF, or the first reason why they cannot be imposed.

    That is: encrypted, damaged, endless; boxes that contradict one another; several sizes.
    """
    place = Place(name)
    reader = opened(content, place)
    if isinstance(reader, Diagnostic):
        return None, (reader,)
    pages: list[SourcePage] = []
    for number, page in enumerate(reader.pages, 1):
        lies = _lying(page, number, place)
        if isinstance(lies, Diagnostic):
            return None, (lies,)
        pages.append(SourcePage(page, lies.trim, lies.turned, lies.unit))
    if not pages:
        return None, (error("no-pages", "the PDF has no pages", "name one that has", place),)
    source = SourcePages(reader, tuple(pages))
    fault = next(_unfit(source, place), None) or strained(reader, place)
    return (None, (fault,)) if fault else (source, tuple(_unprinted(source, place)))


def damaged(name: str) -> Diagnostic:
    """The problem of a file whose pages cannot be copied."""
    act = worded("save it anew from the program that made it")
    return error(
        "damaged",
        "the PDF is damaged: what its pages are drawn with cannot be copied",
        act,
        Place(name),
    )


def _unfit(source: SourcePages, place: Place) -> Iterator[Diagnostic]:
    """Why pages cannot stand side by side."""
    size = source.size
    if min(size) < ROUNDING:
        yield error(
            "page-size",
            "page 1 has no size",
            "save the PDF anew from the program that made it",
            place,
        )
    for number, page in enumerate(source.pages, 1):
        if any(abs(a - b) > ROUNDING for a, b in zip(page.size, size, strict=True)):
            fact = worded(
                "page {number} is {size} and page 1 is {first}",
                number=number,
                size=said_in_mm(page.size),
                first=said_in_mm(size),
            )
            yield error(
                "mixed-sizes", fact, "give all pages one size, or impose each size by itself", place
            )
            return


def _unprinted(source: SourcePages, place: Place) -> Iterator[Diagnostic]:
    """What lies over a page and is no part of its content stays behind."""
    for number, page in enumerate(source.pages, 1):
        if any(
            entry(note, "/AP") and str(entry(note, "/Subtype")) != "/Link"
            for note in array(page.page, "/Annots")
        ):
            act = worded("flatten the PDF first if they should be printed")
            yield warning(
                "notes",
                worded(
                    "page {number} has form fields, stamps or notes, which do not go on sheets",
                    number=number,
                ),
                act,
                place,
            )
            return


def said_in_mm(size: Size) -> str:
    """Width and height in words."""
    return " x ".join(f"{in_mm(length):.0f}" for length in size) + " mm"


class _Lying(NamedTuple):
    """The trim of a page in its own units of `unit` points, and by how many degrees, clockwise, it
    is shown turned.
    """

    trim: Sides
    turned: int
    unit: float


class _ContradictionError(Exception):
    """What is wrong with a page, as a clause that begins with the name of what is wrong."""


def _lying(page: PageObject, number: int, place: Place) -> _Lying | Diagnostic:
    """How the page of that number lies, or what is wrong with it."""
    try:
        return _Lying(_trim(page), _turn(page), _unit(page))
    except _ContradictionError as contradiction:
        return error(
            "page-box",
            worded("on page {number} {contradiction}", number=number, contradiction=contradiction),
            _ACT,
            place,
        )
    except Exception:  # pypdf meets damage with whatever it stumbles over
        return error(
            "damaged",
            worded("page {number} is damaged: its boxes cannot be read", number=number),
            ANEW,
            place,
        )


def _trim(page: PageObject) -> Sides:
    media = _box(page, "MediaBox")
    if media is None:
        raise _ContradictionError(worded("there is no MediaBox, so that the page has no size"))
    crop = _within(media, _box(page, "CropBox"), "CropBox")
    trim = _box(page, "TrimBox")
    if trim is None:
        return crop
    trim = _within(media, trim, "TrimBox")
    if any(out > ROUNDING / POINT for out in _beyond(trim, crop)):
        raise _ContradictionError(
            worded(
                "the TrimBox {trim} reaches beyond the CropBox {crop}, which is all that is shown",
                trim=_said(trim),
                crop=_said(crop),
            )
        )
    return _common(trim, crop)


def _box(page: PageObject, name: str) -> Sides | None:
    """A box with its corners in order; None where the page has none."""
    held = _resolved(page.get(f"/{name}"))
    if held is None:
        return None
    sides = [_number(each) for each in held] if isinstance(held, ArrayObject) else []
    if len(sides) != _CORNERS or None in sides:
        raise _ContradictionError(worded("the {name} is not four numbers", name=name))
    x, y, far_x, far_y = (side for side in sides if side is not None)
    box = (min(x, far_x), min(y, far_y), max(x, far_x), max(y, far_y))
    if any(abs(side) > _FARTHEST for side in box):
        raise _ContradictionError(
            worded(
                "the {name} reaches farther than {farthest:.0f} units from the origin",
                name=name,
                farthest=_FARTHEST,
            )
        )
    if min(box[2] - box[0], box[3] - box[1]) < _SMALLEST_SIDE:
        raise _ContradictionError(worded("the {name} {box} is empty", name=name, box=_said(box)))
    return box


def _within(media: Sides, box: Sides | None, name: str) -> Sides:
    if box is None:
        return media
    common = _common(media, box)
    if min(common[2] - common[0], common[3] - common[1]) < _SMALLEST_SIDE:
        raise _ContradictionError(
            worded(
                "the {name} {box} lies outside of the MediaBox {media}",
                name=name,
                box=_said(box),
                media=_said(media),
            )
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
        raise _ContradictionError(worded("the Rotate is no number"))
    if degrees % 90:
        raise _ContradictionError(
            worded(
                "the Rotate is {degrees:g}, and pages are turned by quarters alone", degrees=degrees
            )
        )
    return int(degrees) % 360


def _unit(page: PageObject) -> float:
    held = _resolved(page.get("/UserUnit"))
    unit = 1.0 if held is None else _number(held)
    if unit is None:
        raise _ContradictionError(worded("the UserUnit is no number"))
    if not 0 < unit <= _LARGEST_UNIT:
        raise _ContradictionError(
            worded(
                "the UserUnit is {unit:g}, and must be more than 0 and at most {largest_unit}",
                unit=unit,
                largest_unit=_LARGEST_UNIT,
            )
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
