"""Pages onto sheets with pypdf: the one place where y is turned over, and where nothing is
measured.

Each page is a form (ISO 32000-1, 8.10) that is moved, and scaled in a picture of it alone; its text
stays text. What pypdf would add of its own, its name, a random identifier and an older version, is
left out, so that equal sheets are equal bytes.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from io import BytesIO

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from edition.core.pdf_syntax import Path, circle, decimal, points
from edition.core.units import Length, in_points
from edition.press.pages.copying import Copies, DamagedError
from edition.press.pages.entries import added, draw, tint
from edition.press.pages.source_pages import SourcePage, SourcePages
from edition.press.sheet.identifying import Identity, identify
from edition.press.sheet.side import (
    Box,
    HeadDown,
    Mark,
    PlacedPage,
    Plain,
    Ring,
    Shape,
    SheetSide,
    Stroke,
)

_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}
"""The matrix that sets a page upright, by the degrees by which it is shown turned."""


def write_sheets(
    sides: Sequence[SheetSide],
    source: SourcePages,
    identity: Identity,
    *,
    bleed: Length = 0,
    all_inks: bool = False,
) -> bytes:
    """The sheets as a PDF. `bleed`: how much of a page is taken beyond its trim; `all_inks`: marks
    print in every ink.
    """
    writer = PdfWriter()
    forms = Forms(writer, source, bleed, in_cmyk=bool(identity.document))
    for side in sides:
        page = blank_side(writer, side)
        draw_side(page, side, forms, all_inks=all_inks)
    identify(writer, source, identity, forms.copies)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def blank_side(writer: PdfWriter, side: SheetSide) -> PageObject:
    """A page for a side, with its boxes."""
    page = writer.add_blank_page(in_points(side.width), in_points(side.height))
    page[NameObject("/MediaBox")] = _rectangle(Box(0, 0, side.width, side.height), side.height)
    page[NameObject("/TrimBox")] = _rectangle(side.trim, side.height)
    page[NameObject("/BleedBox")] = _rectangle(side.bleed, side.height)
    return page


class Forms:
    """The pages as forms, each copied once, and the colour of marks."""

    def __init__(
        self, writer: PdfWriter, source: SourcePages, bleed: Length, *, in_cmyk: bool
    ) -> None:
        self.writer = writer
        self.copies = Copies(writer)
        self.source = source
        self._bleed = in_points(bleed)
        self._in_cmyk = in_cmyk
        self._made: dict[int, PdfObject] = {}

    def form(self, number: int) -> PdfObject:
        """A reference to the form of a page."""
        if number not in self._made:
            try:
                self._made[number] = added(self.writer, self._form(self.source.pages[number - 1]))
            except Exception as stumble:
                raise DamagedError from stumble
        return self._made[number]

    def offset(self, placed: PlacedPage, height: Length) -> tuple[float, ...]:
        """The matrix that turns a page upright and puts the upper left corner of its trim where it
        is placed.
        """
        page = self.source.pages[placed.number - 1]
        turned = (page.turned + (180 if isinstance(placed, HeadDown) else 0)) % 360
        a, b, c, d = (turn * page.unit * placed.scale for turn in _TURNS[turned])
        left, bottom, right, top = page.trim
        # Turned about the origin of the page, the trim comes to lie elsewhere: the corner that is
        # then the upper left one is brought to its place.
        corners = [(a * x + c * y, b * x + d * y) for x in (left, right) for y in (bottom, top)]
        x, y = (
            in_points(placed.x) - min(x for x, _ in corners),
            in_points(height - placed.y) - max(y for _, y in corners),
        )
        return a, b, c, d, x, y

    @cached_property
    def all_inks(self) -> PdfObject:
        """The colour space that prints on every plate (ISO 32000-1, 8.6.6.4)."""
        space, paper, solid = (
            ("/DeviceCMYK", (0,) * 4, (1,) * 4) if self._in_cmyk else ("/DeviceGray", (1,), (0,))
        )
        names = (NameObject("/Separation"), NameObject("/All"), NameObject(space))
        function = added(self.writer, tint(paper, solid))
        return added(self.writer, ArrayObject((*names, function)))

    def _form(self, page: SourcePage) -> StreamObject:
        form = StreamObject()
        form.set_data(page.content)
        left, bottom, right, top = page.trim
        bleed = self._bleed / page.unit
        box = (left - bleed, bottom - bleed, right + bleed, top + bleed)
        form[NameObject("/Type")], form[NameObject("/Subtype")] = (
            NameObject("/XObject"),
            NameObject("/Form"),
        )
        form[NameObject("/BBox")] = ArrayObject(_number(side) for side in box)
        for key in ("/Resources", "/Group"):
            if key in page.page:
                form[NameObject(key)] = self.copies.of(page.page.raw_get(key))
        return form.flate_encode(9)


def draw_side(
    page: PageObject, side: SheetSide, forms: Forms, *, all_inks: bool = False, tagged: bool = False
) -> None:
    """The content of one side and the resources it names; where pages are `tagged`, marks are
    artifacts.
    """
    code = (
        ["q", f"-1 0 0 -1 {points(side.width)} {points(side.height)} cm"] if side.turned else ["q"]
    )
    for placed in side.pages:
        matrix = " ".join(decimal(value) for value in forms.offset(placed, side.height))
        code.append(f"q {_box(placed.clip, side.height)} re W n {matrix} cm /P{placed.number} Do Q")
    if side.marks:
        code.append("/All CS 1 SCN /All cs 1 scn" if all_inks else "0 G 0 g")
        lines = [line for mark in side.marks for line in _mark(mark, side.height)]
        code += ["/Artifact BMC", *lines, "EMC"] if tagged else lines
    draw(forms.writer, page, "\n".join([*code, "Q"]).encode("ascii"))
    placed_forms = {
        NameObject(f"/P{placed.number}"): forms.form(placed.number) for placed in side.pages
    }
    resources = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject(placed_forms)} if placed_forms else {}
    )
    if side.marks and all_inks:
        resources[NameObject("/ColorSpace")] = DictionaryObject(
            {NameObject("/All"): forms.all_inks}
        )
    page[NameObject("/Resources")] = resources


def _mark(mark: Mark, height: Length) -> Iterator[str]:
    match mark:
        case Stroke():
            dash = f"[{points(mark.dash)}] 0 d" if mark.dash else "[] 0 d"
            start, end = _point(mark.x1, mark.y1, height), _point(mark.x2, mark.y2, height)
            yield f"{points(mark.width)} w {dash} {start} m {end} l S"
        case Plain():
            yield f"q 1 g {_box(mark.box, height)} re f Q"
        case Ring():
            yield f"{points(mark.width)} w [] 0 d"
            yield from _path(circle(mark.x, mark.y, mark.radius), height)
            yield "S"
        case Shape():
            yield from _path(mark.path, height)
            yield "f"


def _path(path: Path, height: Length) -> Iterator[str]:
    for operator, at in path:
        yield " ".join(
            [*(_point(x, y, height) for x, y in zip(at[::2], at[1::2], strict=True)), operator]
        )


def _rectangle(box: Box, height: Length) -> ArrayObject:
    sides = (box.x, height - box.y - box.height, box.x + box.width, height - box.y)
    return ArrayObject(_number(in_points(side)) for side in sides)


def _box(box: Box, height: Length) -> str:
    return " ".join(map(points, (box.x, height - box.y - box.height, box.width, box.height)))


def _point(x: Length, y: Length, height: Length) -> str:
    return f"{points(x)} {points(height - y)}"


def _number(value: float) -> FloatObject:
    return FloatObject(decimal(value))
