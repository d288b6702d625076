"""Pages onto sheets with pypdf: the one place where y is turned over, and where nothing is
measured.

Each page is a form (ISO 32000-1, 8.10) that is moved, and scaled in a picture of it alone; its text
stays text. What pypdf would add of its own, its name, a random identifier and an older version, is
left out, so that equal sheets are equal bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from io import BytesIO

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from edition.core.units import POINT, Length
from edition.press.pages.copying import Copies, DamagedError
from edition.press.pages.opening import Source, SourcePage
from edition.press.sheet.identifying import Identity, identify
from edition.press.sheet.side import Box, Mark, PlacedPage, Plain, Ring, Shape, SheetSide, Stroke

_BOW = 0.5523
"""Of the radius: where a cubic curve for a quarter of a circle has its handles."""
_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


def write_sheets(
    sides: Sequence[SheetSide],
    source: Source,
    identity: Identity,
    *,
    bleed: Length = 0,
    all_inks: bool = False,
) -> bytes:
    """The sheets as a PDF. `bleed`: how much of a page is taken beyond its trim; `all_inks`: marks
    print in every ink.
    """
    writer = PdfWriter()
    forms = _Forms(writer, source, bleed, in_cmyk=bool(identity.document))
    for side in sides:
        page = writer.add_blank_page(side.width / POINT, side.height / POINT)
        page[NameObject("/MediaBox")] = _rectangle(Box(0, 0, side.width, side.height), side.height)
        page[NameObject("/TrimBox")] = _rectangle(side.trim, side.height)
        page[NameObject("/BleedBox")] = _rectangle(side.bleed, side.height)
        _draw(page, side, forms, all_inks)
    identify(writer, source, identity, forms.copies)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


class _Forms:
    """The pages as forms, each copied once, and the colour of marks."""

    def __init__(self, writer: PdfWriter, source: Source, bleed: Length, *, in_cmyk: bool) -> None:
        self.writer = writer
        self.copies = Copies(writer)
        self._source = source
        self._bleed = bleed / POINT
        self._in_cmyk = in_cmyk
        self._made: dict[int, PdfObject] = {}

    def form(self, number: int) -> PdfObject:
        """A reference to the form of a page."""
        if number not in self._made:
            try:
                self._made[number] = self.writer._add_object(
                    self._form(self._source.pages[number - 1])
                )
            except Exception as stumble:
                raise DamagedError from stumble
        return self._made[number]

    def offset(self, placed: PlacedPage, height: Length) -> tuple[float, ...]:
        """The matrix that turns a page upright and puts the upper left corner of its trim where it
        is placed.
        """
        page = self._source.pages[placed.number - 1]
        a, b, c, d = (turn * page.unit * placed.scale for turn in _TURNS[page.turned])
        left, bottom, right, top = page.trim
        corners = [(a * x + c * y, b * x + d * y) for x in (left, right) for y in (bottom, top)]
        x, y = (
            placed.x / POINT - min(x for x, _ in corners),
            (height - placed.y) / POINT - max(y for _, y in corners),
        )
        return a, b, c, d, x, y

    @cached_property
    def all_inks(self) -> PdfObject:
        """The colour space that prints on every plate (ISO 32000-1, 8.6.6.4)."""
        space, paper, solid = (
            ("/DeviceCMYK", (0,) * 4, (1,) * 4) if self._in_cmyk else ("/DeviceGray", (1,), (0,))
        )
        tint = DictionaryObject(
            {NameObject("/FunctionType"): NumberObject(2), NameObject("/N"): NumberObject(1)}
        )
        for key, values in (("/Domain", (0, 1)), ("/C0", paper), ("/C1", solid)):
            tint[NameObject(key)] = ArrayObject(NumberObject(value) for value in values)
        names = (
            NameObject("/Separation"),
            NameObject("/All"),
            NameObject(space),
            self.writer._add_object(tint),
        )
        return self.writer._add_object(ArrayObject(names))

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


def _draw(page: PageObject, side: SheetSide, forms: _Forms, all_inks: bool) -> None:
    """The content of one side and the resources it names."""
    code = (
        ["q", f"-1 0 0 -1 {_points(side.width)} {_points(side.height)} cm"]
        if side.turned
        else ["q"]
    )
    for placed in side.pages:
        matrix = " ".join(_decimal(value) for value in forms.offset(placed, side.height))
        code.append(f"q {_box(placed.clip, side.height)} re W n {matrix} cm /P{placed.number} Do Q")
    if side.marks:
        code.append("/All CS 1 SCN /All cs 1 scn" if all_inks else "0 G 0 g")
        code += [line for mark in side.marks for line in _mark(mark, side.height)]
    stream = StreamObject()
    stream.set_data("\n".join([*code, "Q"]).encode("ascii"))
    page[NameObject("/Contents")] = forms.writer._add_object(stream.flate_encode(9))
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
            dash = f"[{_points(mark.dash)}] 0 d" if mark.dash else "[] 0 d"
            start, end = _point(mark.x1, mark.y1, height), _point(mark.x2, mark.y2, height)
            yield f"{_points(mark.width)} w {dash} {start} m {end} l S"
        case Plain():
            yield f"q 1 g {_box(mark.box, height)} re f Q"
        case Ring():
            yield f"{_points(mark.width)} w [] 0 d"
            yield from _path(_circle(mark), height)
            yield "S"
        case Shape():
            yield from _path(mark.path, height)
            yield "f"


def _circle(ring: Ring) -> Iterator[tuple[str, tuple[Length, ...]]]:
    """Four cubic curves, from the right."""
    x, y, r, h = ring.x, ring.y, ring.radius, round(ring.radius * _BOW)
    yield "m", (x + r, y)
    yield "c", (x + r, y + h, x + h, y + r, x, y + r)
    yield "c", (x - h, y + r, x - r, y + h, x - r, y)
    yield "c", (x - r, y - h, x - h, y - r, x, y - r)
    yield "c", (x + h, y - r, x + r, y - h, x + r, y)
    yield "h", ()


def _path(path: Iterable[tuple[str, tuple[Length, ...]]], height: Length) -> Iterator[str]:
    for operator, at in path:
        yield " ".join(
            [*(_point(x, y, height) for x, y in zip(at[::2], at[1::2], strict=True)), operator]
        )


def _rectangle(box: Box, height: Length) -> ArrayObject:
    sides = (box.x, height - box.y - box.height, box.x + box.width, height - box.y)
    return ArrayObject(_number(side / POINT) for side in sides)


def _box(box: Box, height: Length) -> str:
    return " ".join(map(_points, (box.x, height - box.y - box.height, box.width, box.height)))


def _point(x: Length, y: Length, height: Length) -> str:
    return f"{_points(x)} {_points(height - y)}"


def _points(length: Length) -> str:
    return _decimal(length / POINT)


def _decimal(value: float) -> str:
    """A PDF number with at most three decimals."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _number(value: float) -> FloatObject:
    return FloatObject(_decimal(value))
