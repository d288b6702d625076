"""A side of a sheet whose pages keep their tags: all that the tags say, and the order in which they
say it, is that of the pages.

Each page becomes a form of the same file (ISO 32000-1, 14.7.4.3): its marked contents keep their
numbers, which are those of the form, and what owns them says in which form on which page they are.
"""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from edition.core.pdf_syntax import decimal
from edition.press.pages.entries import added, array, dictionary, entry, number
from edition.press.pages.source_pages import SourcePages
from edition.press.pages.unlinking import sweep, unlink
from edition.press.sheet.identifying import Identity, identify
from edition.press.sheet.placing import Forms, blank_side, draw_side
from edition.press.sheet.side import SheetSide

_OF_PAGES = ("/Outlines", "/PageLabels", "/PageMode", "/Names", "/Dests")
"""What of a catalog leads to pages that are no more."""
_Placed = tuple[PdfObject, tuple[float, ...]]
"""The form of a page, and the matrix by which it stands on the sheet."""


def write_tagged(side: SheetSide, pages: bytes, source: SourcePages, identity: Identity) -> bytes:
    """One side, all of whose pages are ours and stand on it once; `source` are these pages."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pages)))
    unlink(writer)
    _forget_bookmarks(dictionary(writer.root_object, "/Outlines"))
    for key in _OF_PAGES:
        writer.root_object.pop(key, None)
    count = len(writer.pages)
    forms = _OwnForms(writer, source)
    sheet = blank_side(writer, side)
    draw_side(sheet, side, forms, tagged=True)
    placed: dict[int, _Placed] = {}
    for each in side.pages:
        page = writer.pages[each.number - 1].indirect_reference
        assert page is not None
        placed[page.idnum] = forms.form(each.number), forms.offset(each, side.height)
    assert sheet.indirect_reference is not None
    _refer(dictionary(writer.root_object, "/StructTreeRoot"), sheet.indirect_reference, placed)
    for _ in range(count):
        writer.remove_page(0)
    sheet[NameObject("/Tabs")] = NameObject("/S")
    identify(writer, source, identity, forms.copies, tagged=True)
    sweep(writer)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _forget_bookmarks(outline: DictionaryObject) -> None:
    """They lead to pages that are no more, and to one another in a ring that nothing sweeps up."""
    open_ = [outline]
    while open_:
        item = open_.pop()
        open_ += [below for key in ("/First", "/Next") if (below := dictionary(item, key))]
        item.clear()


class _OwnForms(Forms):
    """The pages of the file that is written, as forms of it."""

    def __init__(self, writer: PdfWriter, source: SourcePages) -> None:
        super().__init__(writer, source, 0, in_cmyk=False)
        self._own: dict[int, PdfObject] = {}

    def form(self, number: int) -> PdfObject:
        if number not in self._own:
            page = self.writer.pages[number - 1]
            form = StreamObject()
            form.set_data(self.source.pages[number - 1].content)
            form[NameObject("/Type")] = NameObject("/XObject")
            form[NameObject("/Subtype")] = NameObject("/Form")
            form[NameObject("/BBox")] = ArrayObject(page.trimbox)
            for key in ("/Resources", "/StructParents"):
                form[NameObject(key)] = page.raw_get(key)
            self._own[number] = added(self.writer, form.flate_encode(9))
        return self._own[number]


def _refer(tree: DictionaryObject, sheet: IndirectObject, placed: dict[int, _Placed]) -> None:
    """Every element with its contents in the forms of the pages on which they were."""
    open_: list[PdfObject] = [tree]
    while open_:
        element = open_.pop()
        if not isinstance(element, DictionaryObject):
            continue
        own = element.raw_get("/Pg").idnum if "/Pg" in element else 0
        kids = element.raw_get("/K") if "/K" in element else ArrayObject()
        several = kids.get_object()
        held = list(several) if isinstance(several, ArrayObject) else [kids]
        element[NameObject("/K")] = ArrayObject(
            _content(kid, own, sheet, placed) or kid for kid in held
        )
        if own:
            element[NameObject("/Pg")] = sheet
            _move_box(element, placed[own][1])
        open_ += [found for kid in held if (found := kid.get_object()) is not None]


def _content(
    kid: PdfObject, own: int, sheet: IndirectObject, placed: dict[int, _Placed]
) -> DictionaryObject | None:
    """A marked content as one of a form; None for what is an element."""
    held = kid.get_object()
    if isinstance(held, NumberObject):
        mark, page = int(held), own
    elif str(entry(held, "/Type")) == "/MCR" and isinstance(held, DictionaryObject):
        mark = int(number(entry(held, "/MCID")))
        page = held.raw_get("/Pg").idnum if "/Pg" in held else own
    else:
        return None
    entries = {
        "/Type": NameObject("/MCR"),
        "/Pg": sheet,
        "/Stm": placed[page][0],
        "/MCID": NumberObject(mark),
    }
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def _move_box(element: DictionaryObject, matrix: tuple[float, ...]) -> None:
    """The box of a figure as it stands on the sheet (ISO 32000-1, 14.8.5.4.3)."""
    a, b, c, d, e, f = matrix
    attributes = element.get("/A")
    held = list(attributes) if isinstance(attributes, ArrayObject) else [attributes]
    for attribute in (each.get_object() for each in held if each is not None):
        box = [number(side) for side in array(attribute, "/BBox")]
        if box and isinstance(attribute, DictionaryObject):
            points = [(x, y) for x in box[::2] for y in box[1::2]]
            xs = [a * x + c * y + e for x, y in points]
            ys = [b * x + d * y + f for x, y in points]
            sides = (min(xs), min(ys), max(xs), max(ys))
            attribute[NameObject("/BBox")] = ArrayObject(
                FloatObject(decimal(side)) for side in sides
            )
