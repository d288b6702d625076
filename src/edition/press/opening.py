"""Any PDF as pages that can be placed on sheets: what stands on each, how large it is, and which way it is read."""

import logging
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, EncodedStreamObject, IndirectObject, PdfObject

from edition.core.diagnostics import Diagnostic, Place, Problems, error, warning
from edition.core.units import POINT, Length
from edition.model.imposition import Binding
from edition.press.objects import array, entry
from edition.press.papers import ROUNDING

# What pypdf mends in a file on its way it tells the terminal; what it cannot mend is said here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))
_MM = 2834.65


class SourcePage(NamedTuple):
    """A page of the file: its content, and its trim (left, bottom, right, top) in its own units of `unit` points.

    `turned` are the degrees, clockwise, by which it is shown turned.
    """

    page: PageObject
    content: bytes
    trim: tuple[float, float, float, float]
    turned: int
    unit: float

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
        """The tag of the catalogue's language, "" where it states none."""
        return str(self.reader.root_object.get("/Lang", ""))

    def binding(self) -> Binding:
        """The side of the spine: as the file says that it is read, else by its language, else at the right."""
        direction = str(entry(entry(self.reader.root_object, "/ViewerPreferences"), "/Direction"))
        if direction == "/R2L":
            return "right"
        language = self.language().partition("-")[0].lower()
        return "left" if direction == "/L2R" or (language and language not in _RIGHT_TO_LEFT) else "right"


def open_pages(content: bytes, name: str) -> tuple[Source | None, Problems]:
    """The pages of a PDF, or the one reason why they cannot be imposed: encrypted, damaged, empty, of several sizes."""
    place = Place(name)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            return None, (_encrypted(place),)
        pages = tuple(_page(page) for page in reader.pages)
        if not all(_is_whole(page) for page in pages):
            return None, (damaged(name),)
    except DependencyError:  # a cipher that pypdf knows, and would need more to open
        return None, (_encrypted(place),)
    except Exception:  # pypdf meets damage with whatever it stumbles over
        return None, (damaged(name),)
    source = Source(reader, pages)
    faults = tuple(_unfit(source, place))
    return (None, faults) if faults else (source, tuple(_unprinted(source, place)))


def damaged(name: str) -> Diagnostic:
    """The problem of a file that is no PDF, or one with parts missing."""
    act = "save it anew from the program that made it"
    return error("damaged", "the file is not a PDF, or a damaged one", act, Place(name))


def _encrypted(place: Place) -> Diagnostic:
    return error("encrypted", "the PDF is encrypted", "save a copy of it without a password", place)


def _page(page: PageObject) -> SourcePage:
    contents = page.get_contents()
    content = contents.get_data() if contents is not None else b""
    left, bottom, right, top = (float(side) for side in page.trimbox)
    trim = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return SourcePage(page, content, trim, page.rotation % 360, float(page.user_unit))


def _is_whole(page: SourcePage) -> bool:
    """Whether every object is there that the page is drawn with, and every compressed stream is sound."""
    seen: set[int] = set()
    return all(_resolves(page.page.get(key), seen) for key in ("/Resources", "/Contents"))


def _resolves(held: PdfObject | None, seen: set[int]) -> bool:
    """Follow every reference below an object."""
    open_ = [held]
    while open_:
        each = open_.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
            if each is None:
                return False
        if isinstance(each, EncodedStreamObject) and not _inflates(each):
            return False
        if isinstance(each, DictionaryObject):
            open_ += [each.raw_get(key) for key in each if key not in ("/Parent", "/P")]
        elif isinstance(each, ArrayObject):
            open_ += list(each)
    return True


def _inflates(stream: EncodedStreamObject) -> bool:
    """Whether a stream that is compressed by deflate alone can be read: pypdf makes do with what is left of a damaged one."""
    if str(stream.get("/Filter")) not in ("/FlateDecode", "['/FlateDecode']"):
        return True
    try:
        zlib.decompressobj().decompress(stream._data)
    except zlib.error:
        return False
    return True


def _unfit(source: Source, place: Place) -> Iterator[Diagnostic]:
    """Why pages cannot stand side by side."""
    if not source.pages:
        yield error("no-pages", "the PDF has no pages", "name one that has", place)
        return
    width, height = source.size
    if width < ROUNDING or height < ROUNDING:
        yield error("page-size", "page 1 has no size", "save the PDF anew from the program that made it", place)
    for number, page in enumerate(source.pages, 1):
        if any(abs(a - b) > ROUNDING for a, b in zip(page.size, (width, height), strict=True)):
            fact = f"page {number} is {in_mm(page.size)} and page 1 is {in_mm((width, height))}"
            yield error("mixed-sizes", fact, "give all pages one size, or impose each size by itself", place)
            return


def _unprinted(source: Source, place: Place) -> Iterator[Diagnostic]:
    """What lies over a page and is no part of its content stays behind."""
    for number, page in enumerate(source.pages, 1):
        if any(entry(note, "/AP") and str(entry(note, "/Subtype")) != "/Link" for note in array(page.page, "/Annots")):
            act = "flatten the PDF first if they should be printed"
            yield warning("notes", f"page {number} has form fields, stamps or notes, which do not go on sheets", act, place)
            return


def in_mm(size: tuple[Length, Length]) -> str:
    """Width and height in words."""
    return " x ".join(f"{length / _MM:.0f}" for length in size) + " mm"
