"""What a page paints, one event after another: in which colour, how large, how thin, how fine (ISO
32000-1, 8 and 9); read by qpdf.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import hypot
from typing import Literal, NamedTuple

import pikepdf

from edition.core.quoting import worded
from edition.model.imposition import Condition
from edition.verify.file.qpdf import members, under

Kind = Literal["text", "fill", "stroke", "image"]
Matrix = tuple[float, float, float, float]
"""The four factors of a matrix: where things are does not matter here."""

_IDENTITY: Matrix = (1, 0, 0, 1)
_GREY, _RGB, _CMYK = "DeviceGray", "DeviceRGB", "DeviceCMYK"
_DEVICE = {"g": _GREY, "rg": _RGB, "k": _CMYK}
_FIRST = {_GREY: (0.0,), _RGB: (0.0, 0.0, 0.0), _CMYK: (0.0, 0.0, 0.0, 1.0)}
"""The colour in which a space begins (8.6.5.2); an ink begins solid."""
_SHOWS = ("Tj", "TJ", "'", '"')
_FILLS, _STROKES, _BOTH = ("f", "F", "f*"), ("S", "s"), ("B", "B*", "b", "b*")
_FILLED, _STROKED = (0, 2, 4, 6), (1, 2, 5, 6)
"""The modes in which text is filled, and in which it is stroked (9.3.6)."""
_DEPTH = 8
"""How deep forms may lie within one another; those of ours lie one deep."""


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
    mode: int = 0


_START = _State()


class TooDeepError(ValueError):
    """Forms lie deeper within one another than they are followed."""


class PressFile(NamedTuple):
    """A file on the table of the preflight, and all that it paints, by page.

    With a `condition` it is to be PDF/X-4, else in black and one ink as greys. `ink_limit` is the
    per cent of all inks that may lie in one place.
    """

    pdf: pikepdf.Pdf
    pages: tuple[tuple[Painted, ...], ...]
    condition: Condition | None
    ink_limit: int

    @property
    def all(self) -> Iterator[Painted]:
        """What all pages paint."""
        return (each for page in self.pages for each in page)


Answer = tuple[str, Iterable[str]]
"""What there is, and a clause for each fault."""

Look = Callable[[PressFile], Answer]
"""A check of the preflight."""


def painted(page: pikepdf.Page) -> Iterator[Painted]:
    """Everything that a page paints, what stands in its forms included.

    Raises TooDeepError where some of it would not be seen.
    """
    if "/Contents" in page.obj:
        yield from _Canvas(page.obj.get("/Resources"), _START, 0).stream(page)


class _Canvas:
    """The state of one content stream as it is read."""

    def __init__(self, resources: object, state: _State, depth: int) -> None:
        self._resources = resources
        self._spaces = {key: _space(held) for key, held in members(resources, "/ColorSpace")}
        self._begun = self._state = state
        self._saved: list[_State] = []
        self._text: Matrix = _IDENTITY
        self._bars: list[float] = []
        self._is_all_bars = True
        self._depth = depth

    def stream(self, content: pikepdf.Page | pikepdf.Object) -> Iterator[Painted]:
        """The events of a content stream."""
        for each in pikepdf.parse_content_stream(content):
            if isinstance(each, pikepdf.ContentStreamInlineImage):
                yield self._inline(each.iimage)
            else:
                yield from self._step(str(each.operator), list(each.operands))

    def _step(self, operator: str, operands: Sequence[object]) -> Iterator[Painted]:
        now = self._state
        match operator:
            case "q":
                self._saved.append(now)
            case "Q":
                self._state = self._saved.pop() if self._saved else self._begun
            case "cm":
                self._state = now._replace(matrix=_times(_matrix(operands), now.matrix))
            case "w":
                self._state = now._replace(line=_number(operands[0]))
            case "Tf":
                self._state = now._replace(size=_number(operands[1]))
            case "Tr":
                self._state = now._replace(mode=round(_number(operands[0])))
            case "BT" | "Tm":
                self._text = _matrix(operands) if operator == "Tm" else _IDENTITY
            case "m" | "l" | "c" | "v" | "y" | "re":
                self._path(operator, operands)
            case _ if operator.lower() in (*_DEVICE, "cs", "sc", "scn"):
                self._colour(operator, operands)
            case _:
                yield from self._paint(operator, operands)

    def _colour(self, operator: str, operands: Sequence[object]) -> None:
        strokes, kind = operator.isupper(), operator.lower()
        now = self._state.stroke if strokes else self._state.fill
        values = tuple(_number(each) for each in operands if not isinstance(each, pikepdf.Name))
        if kind in _DEVICE:
            now = Colour(_DEVICE[kind], "", values)
        elif kind == "cs":
            name = str(operands[0])
            now = self._spaces.get(name) or _space(pikepdf.Name(name))
        else:
            now = now._replace(values=values)
        self._state = (
            self._state._replace(stroke=now) if strokes else self._state._replace(fill=now)
        )

    def _path(self, operator: str, operands: Sequence[object]) -> None:
        if operator == "re":
            width, height = (abs(_number(side)) for side in operands[2:])
            a, b, c, d = self._state.matrix
            self._bars.append(min(width * hypot(a, b), height * hypot(c, d)))
        else:
            self._is_all_bars = False

    def _paint(self, operator: str, operands: Sequence[object]) -> Iterator[Painted]:
        state = self._state
        a, b, _, _ = state.matrix
        if operator in _SHOWS:
            _, _, c, d = _times(self._text, state.matrix)
            if state.mode in _FILLED:
                yield Painted("text", state.fill, state.size * hypot(c, d))
            if state.mode in _STROKED:
                yield Painted("text", state.stroke, state.size * hypot(c, d))
        if operator in (*_FILLS, *_BOTH):
            thinnest = min(self._bars, default=None) if self._is_all_bars else None
            yield Painted("fill", state.fill, thinnest)
        if operator in (*_STROKES, *_BOTH):
            yield Painted("stroke", state.stroke, state.line * hypot(a, b))
        if operator in (*_FILLS, *_STROKES, *_BOTH, "n"):
            self._bars, self._is_all_bars = [], True
        if operator == "sh":
            shading = under(self._resources, "/Shading", str(operands[0]))
            yield Painted("fill", _space(under(shading, "/ColorSpace")), None)
        if operator == "Do":
            yield from self._object(under(self._resources, "/XObject", str(operands[0])))

    def _object(self, shown: object) -> Iterator[Painted]:
        if not isinstance(shown, pikepdf.Stream):
            return
        state = self._state
        if shown.get("/Subtype") == pikepdf.Name.Image:
            # A mask is painted in the colour in use; any other picture has its own.
            colour = state.fill
            if not shown.get("/ImageMask", False):
                colour = _heaviest(shown.get("/ColorSpace"))
            yield self._picture(colour, _number(shown.get("/Width")))
            return
        if self._depth == _DEPTH:
            raise TooDeepError
        if "/Matrix" in shown:
            factors = _matrix([*shown.Matrix])
            state = state._replace(matrix=_times(factors, state.matrix))
        yield from _Canvas(shown.get("/Resources"), state, self._depth + 1).stream(shown)

    def _inline(self, shown: pikepdf.PdfInlineImage) -> Painted:
        colour = Colour(worded("an inline picture"))
        if shown.image_mask:
            colour = self._state.fill
        elif shown.colorspace in (f"/{_GREY}", f"/{_RGB}", f"/{_CMYK}"):
            colour = _heaviest(pikepdf.Name(shown.colorspace))
        return self._picture(colour, shown.width)

    def _picture(self, colour: Colour, pixels: float) -> Painted:
        a, b, _, _ = self._state.matrix
        return Painted("image", colour, pixels / (hypot(a, b) / 72))


def _space(held: object) -> Colour:
    """A colour space by its kind or ink, and its alternate, in the colour in which it begins."""
    if isinstance(held, pikepdf.Array) and held[0] == pikepdf.Name.Separation:
        return Colour(str(held[1])[1:], str(held[2])[1:], (1.0,))
    kind = held[0] if isinstance(held, pikepdf.Array) else held
    name = str(kind)[1:] if isinstance(kind, pikepdf.Name) else worded("no colour space")
    return Colour(name, "", _FIRST.get(name, (0.0,)))


def _heaviest(space: object) -> Colour:
    """Of a picture in CMYK the most of each ink that its table has, or that there can be where it
    has none.
    """
    indexed = isinstance(space, pikepdf.Array) and space[0] == pikepdf.Name.Indexed
    if isinstance(space, pikepdf.Array) and indexed and space[1] == pikepdf.Name.DeviceCMYK:
        table = space[3]
        held = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
        return Colour(_CMYK, "", tuple(max(held[ink::4], default=0) / 255 for ink in range(4)))
    name = _space(space).space
    return Colour(name, "", (1.0,) * 4) if name == _CMYK else Colour(name)


def _matrix(operands: Sequence[object]) -> Matrix:
    a, b, c, d = (_number(value) for value in operands[:4])
    return a, b, c, d


def _number(held: object) -> float:
    """A number, 0 for what is none: qpdf gives integers, and decimals for reals."""
    try:
        return float(held)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 0.0


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d = first
    e, f, g, h = then
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h
