"""Any PDF as pages that can be placed on sheets: what stands on each, how large it is, and which
way it is read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.generic import TextStringObject

from edition.core.diagnostics import Diagnostic, Place, Problems, error, warning
from edition.core.units import POINT, Length
from edition.foreign import opened, parts_of, strained, unpacked
from edition.model.imposition import Binding
from edition.press.pages.boxes import Sides, lying
from edition.press.pages.objects import array, entry
from edition.press.pages.papers import ROUNDING

_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi")
)
_MM = 2834.65


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
    def size(self) -> tuple[Length, Length]:
        """Width and height as it is shown."""
        left, bottom, right, top = self.trim
        width, height = (round(side * self.unit * POINT) for side in (right - left, top - bottom))
        return (height, width) if self.turned % 180 else (width, height)


class Source(NamedTuple):
    """The file and its pages, which are all of one size."""

    reader: PdfReader
    pages: tuple[SourcePage, ...]

    @property
    def size(self) -> tuple[Length, Length]:
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
            if direction == "/L2R" or (language and language not in _RIGHT_TO_LEFT)
            else "right"
        )


def open_pages(content: bytes, name: str) -> tuple[Source | None, Problems]:
    """The pages of a PDF, or the first reason why they cannot be imposed.

    That is: encrypted, damaged, endless; boxes that contradict one another; several sizes.
    """
    place = Place(name)
    reader = opened(content, place)
    if isinstance(reader, Diagnostic):
        return None, (reader,)
    pages: list[SourcePage] = []
    for number, page in enumerate(reader.pages, 1):
        lies = lying(page, number, place)
        if isinstance(lies, Diagnostic):
            return None, (lies,)
        pages.append(SourcePage(page, lies.trim, lies.turned, lies.unit))
    source = Source(reader, tuple(pages))
    fault = next(_unfit(source, place), None) or strained(reader, place)
    return (None, (fault,)) if fault else (source, tuple(_unprinted(source, place)))


def damaged(name: str) -> Diagnostic:
    """The problem of a file whose pages cannot be copied."""
    act = "save it anew from the program that made it"
    return error(
        "damaged",
        "the PDF is damaged: what its pages are drawn with cannot be copied",
        act,
        Place(name),
    )


def _unfit(source: Source, place: Place) -> Iterator[Diagnostic]:
    """Why pages cannot stand side by side."""
    width, height = source.size
    if width < ROUNDING or height < ROUNDING:
        yield error(
            "page-size",
            "page 1 has no size",
            "save the PDF anew from the program that made it",
            place,
        )
    for number, page in enumerate(source.pages, 1):
        if any(abs(a - b) > ROUNDING for a, b in zip(page.size, (width, height), strict=True)):
            fact = f"page {number} is {in_mm(page.size)} and page 1 is {in_mm((width, height))}"
            yield error(
                "mixed-sizes", fact, "give all pages one size, or impose each size by itself", place
            )
            return


def _unprinted(source: Source, place: Place) -> Iterator[Diagnostic]:
    """What lies over a page and is no part of its content stays behind."""
    for number, page in enumerate(source.pages, 1):
        if any(
            entry(note, "/AP") and str(entry(note, "/Subtype")) != "/Link"
            for note in array(page.page, "/Annots")
        ):
            act = "flatten the PDF first if they should be printed"
            yield warning(
                "notes",
                f"page {number} has form fields, stamps or notes, which do not go on sheets",
                act,
                place,
            )
            return


def in_mm(size: tuple[Length, Length]) -> str:
    """Width and height in words."""
    return " x ".join(f"{length / _MM:.0f}" for length in size) + " mm"
