"""What a page paints, one event after another: in which colour, how large, how thin, how fine (ISO
32000-1, 8 and 9).
"""

from collections.abc import Iterator
from math import hypot
from typing import Literal, NamedTuple

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

Kind = Literal["text", "fill", "stroke", "image"]
Matrix = tuple[float, float, float, float]

_IDENTITY: Matrix = (1, 0, 0, 1)
_GREY, _RGB, _CMYK = "DeviceGray", "DeviceRGB", "DeviceCMYK"
_DEVICE = {b"g": _GREY, b"rg": _RGB, b"k": _CMYK}
_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_FILLS, _STROKES, _BOTH = (b"f", b"F", b"f*"), (b"S", b"s"), (b"B", b"B*", b"b", b"b*")
_DEPTH = 8


class Colour(NamedTuple):
    """A colour space by its kind, or by its ink for a Separation; what stands for the ink
    elsewhere; and the values.
    """

    space: str
    alternate: str = ""
    values: tuple[float, ...] = (0.0,)


class Painted(NamedTuple):
    """One thing on the page. `measure`: points of a text's size, of the thinner side of a bar (none
    of another path), of a line's width; pixels to the inch of an image.
    """

    kind: Kind
    colour: Colour
    measure: float | None


class _State(NamedTuple):
    """What q saves and Q brings back."""

    matrix: Matrix = _IDENTITY
    fill: Colour = Colour(_GREY)
    stroke: Colour = Colour(_GREY)
    line: float = 1.0
    size: float = 0.0


_START = _State()


def painted(page: PageObject) -> Iterator[Painted]:
    """Everything that a page paints, what stands in its forms included."""
    contents = page.get_contents()
    if contents is not None:
        yield from _Canvas(page.get("/Resources"), page).stream(contents)


def spaces(resources: PdfObject | None) -> dict[str, tuple[str, str]]:
    """The colour spaces of a resource dictionary: of each its kind or ink, and its alternate."""
    found: dict[str, tuple[str, str]] = {}
    for name, space in _under(resources, "/ColorSpace").items():
        held = space.get_object()
        if isinstance(held, ArrayObject) and held[0] == "/Separation":
            found[name] = (str(held[1])[1:], str(held[2].get_object())[1:])
        else:
            found[name] = (str(held[0] if isinstance(held, ArrayObject) else held)[1:], "")
    return found


class _Canvas:
    """The state of one content stream as it is read."""

    def __init__(
        self, resources: PdfObject | None, page: PageObject, state: _State = _START, depth: int = 0
    ) -> None:
        self._resources = resources
        self._page = page
        self._spaces = spaces(resources)
        self._state = state
        self._saved: list[_State] = []
        self._text: Matrix = _IDENTITY
        self._bars: list[float] = []
        self._is_all_bars = True
        self._depth = depth

    def stream(self, content: PdfObject) -> Iterator[Painted]:
        """The events of a content stream."""
        for operands, operator in ContentStream(content, self._page.pdf, "bytes").operations:
            yield from self._step(operator, operands)

    def _step(self, operator: bytes, operands: list[PdfObject]) -> Iterator[Painted]:
        if operator == b"q":
            self._saved.append(self._state)
        elif operator == b"Q":
            self._state = self._saved.pop() if self._saved else _START
        elif operator == b"cm":
            self._state = self._state._replace(matrix=_times(_matrix(operands), self._state.matrix))
        elif operator == b"w":
            self._state = self._state._replace(line=_number(operands[0]))
        elif operator == b"Tf":
            self._state = self._state._replace(size=_number(operands[1]))
        elif operator in (b"BT", b"Tm"):
            self._text = _matrix(operands) if operator == b"Tm" else _IDENTITY
        elif operator.lower() in (*_DEVICE, b"cs", b"sc", b"scn"):
            self._colour(operator, operands)
        elif operator in (b"m", b"l", b"c", b"v", b"y", b"re"):
            self._path(operator, operands)
        else:
            yield from self._paint(operator, operands)

    def _colour(self, operator: bytes, operands: list[PdfObject]) -> None:
        strokes, kind = operator.isupper(), operator.lower()
        now = self._state.stroke if strokes else self._state.fill
        values = tuple(_number(value) for value in operands if not isinstance(value, NameObject))
        if kind in _DEVICE:
            now = Colour(_DEVICE[kind], "", values)
        elif kind == b"cs":
            name = str(operands[0])
            now = Colour(*self._spaces.get(name, (name[1:], "")))
        else:
            now = now._replace(values=values)
        self._state = (
            self._state._replace(stroke=now) if strokes else self._state._replace(fill=now)
        )

    def _path(self, operator: bytes, operands: list[PdfObject]) -> None:
        if operator == b"re":
            width, height = (abs(_number(side)) for side in operands[2:])
            a, b, c, d = self._state.matrix
            self._bars.append(min(width * hypot(a, b), height * hypot(c, d)))
        else:
            self._is_all_bars = False

    def _paint(self, operator: bytes, operands: list[PdfObject]) -> Iterator[Painted]:
        if operator in _SHOWS:
            _, _, c, d = _times(self._text, self._state.matrix)
            yield Painted("text", self._state.fill, self._state.size * hypot(c, d))
        if operator in (*_FILLS, *_BOTH):
            yield Painted(
                "fill",
                self._state.fill,
                min(self._bars, default=None) if self._is_all_bars else None,
            )
        if operator in (*_STROKES, *_BOTH):
            a, b, _, _ = self._state.matrix
            yield Painted("stroke", self._state.stroke, self._state.line * hypot(a, b))
        if operator in (*_FILLS, *_STROKES, *_BOTH, b"n"):
            self._bars, self._is_all_bars = [], True
        if operator == b"Do":
            yield from self._object(_under(self._resources, "/XObject").get(str(operands[0])))

    def _object(self, held: PdfObject | None) -> Iterator[Painted]:
        shown = held.get_object() if held is not None else None
        if not isinstance(shown, StreamObject):
            return
        if shown.get("/Subtype") == "/Image":
            a, b, _, _ = self._state.matrix
            space = shown.get("/ColorSpace", NameObject(f"/{_GREY}")).get_object()
            yield Painted("image", _heaviest(space), _number(shown["/Width"]) / (hypot(a, b) / 72))
        elif self._depth < _DEPTH:
            matrix = _IDENTITY
            if "/Matrix" in shown:
                matrix = _matrix(list(shown["/Matrix"].get_object()))  # type: ignore[call-overload]
            state = self._state._replace(matrix=_times(matrix, self._state.matrix))
            yield from _Canvas(shown.get("/Resources"), self._page, state, self._depth + 1).stream(
                shown
            )


def _heaviest(space: PdfObject) -> Colour:
    """Of a picture in CMYK the most of each ink that its table has, or that there can be where it
    has none.
    """
    name = str(space[0] if isinstance(space, ArrayObject) else space)[1:]
    if (
        isinstance(space, ArrayObject)
        and name == "Indexed"
        and space[1].get_object() == f"/{_CMYK}"
    ):
        table = space[3].get_object()
        colours = (
            table.get_data()
            if isinstance(table, StreamObject)
            else bytes(getattr(table, "original_bytes", table))
        )
        return Colour(_CMYK, "", tuple(max(colours[ink::4], default=0) / 255 for ink in range(4)))
    return Colour(name, "", (1.0,) * 4) if name == _CMYK else Colour(name)


def _under(resources: PdfObject | None, key: str) -> DictionaryObject:
    held = resources.get_object() if resources is not None else None
    found = (
        held.get(key, DictionaryObject()).get_object()
        if isinstance(held, DictionaryObject)
        else None
    )
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _matrix(operands: list[PdfObject]) -> Matrix:
    """Its four factors; where things are does not matter here."""
    a, b, c, d = (_number(value) for value in operands[:4])
    return a, b, c, d


def _number(held: PdfObject) -> float:
    value = held.get_object()
    return float(value) if isinstance(value, FloatObject | NumberObject) else 0.0


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d = first
    e, f, g, h = then
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h
