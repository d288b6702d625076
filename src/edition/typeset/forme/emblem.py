"""Emblems: an SVG becomes one black path, a PNG becomes greys on white."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from edition.core.quoting import worded
from edition.core.units import Length, mm, pt
from edition.model.page import Drawing, Figure, Raster
from edition.model.source_folder import ImageFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DRAWN = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "polygon", "title", "desc", "metadata"}
)
_NOT_BLACK = frozenset({"none", "white", "#fff", "#ffffff", "transparent"})

_FARTHEST: Length = pt(14_400)
"""The largest page of a PDF (ISO 32000-1, annex C)."""

Made = tuple[Callable[[int], Figure], Length, Length]


def emblem(file: ImageFile, left: Length, top: Length) -> Made | str:
    """The figure with its upper left corner at (left, top), given its leaf; its width and height.
    Or what is wrong.
    """
    make = _drawing if file.media_type == "image/svg+xml" else _raster
    return make(file, left, top)


def _raster(file: ImageFile, left: Length, top: Length) -> Made | str:
    from PIL import Image

    try:
        with Image.open(BytesIO(file.content)) as opened:
            narrow = (
                opened.point(lambda grey: grey / 256).convert("L")
                if opened.mode.startswith("I")
                else opened
            )
            coloured = narrow.convert("RGBA")
    # Pillow says SyntaxError of a broken file.
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return worded("is damaged or cut off, and cannot be decoded")
    grey = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured).convert("L")
    width = mm(file.image.width_mm)
    height = width * grey.height // grey.width
    columns, rows, samples = grey.width, grey.height, grey.tobytes()
    return (
        lambda leaf: Raster(leaf, left, top, width, height, columns, rows, samples),
        width,
        height,
    )


def _drawing(file: ImageFile, left: Length, top: Length) -> Made | str:
    """Filled shapes only, all in black: whatever would be lost, or would turn black and was not, is
    refused.
    """
    from xml.etree import ElementTree

    from fontTools.svgLib import SVGPath

    width = mm(file.image.width_mm)
    try:
        root = ElementTree.fromstring(file.content)
        if lost := next(filter(None, map(_lost, root.iter())), ""):
            return worded("holds {lost}", lost=lost)
        x, y, wide, high = _view(root)
        if wide <= 0 or high <= 0:
            return worded("has no size")
        pen = _pen(x, y, width / wide)
        SVGPath.fromstring(file.content).draw(pen)
    # lxml says SyntaxError of what it does not read, and fontTools anything of a path.
    except (
        SyntaxError,
        ArithmeticError,
        LookupError,
        NotImplementedError,
        TypeError,
        ValueError,
        AssertionError,
    ):
        return worded("has a size, a number or a path that is not written as SVG has it")
    if not pen.path:
        return worded("shows nothing")
    if any(abs(along) > _FARTHEST for _, at in pen.path for along in at):
        return worded("has a shape that reaches far beyond what it shows")
    height, path = round(width * high / wide), tuple(pen.path)
    even_odd = any(_property(element, "fill-rule") == "evenodd" for element in root.iter())
    return lambda leaf: Drawing(leaf, left, top, width, height, path, even_odd), width, height


def _lost(element: "Element") -> str:
    """What of an element a black path cannot say."""
    tag = element.tag.rsplit("}", 1)[-1]
    if tag not in _DRAWN and (tag != "defs" or len(element)):
        return worded("a <{tag}>; only filled shapes are drawn", tag=tag)
    if _property(element, "stroke") not in ("", "none"):
        return worded("a stroke; only filled shapes are drawn, so convert strokes to paths")
    if element.get("transform"):
        return worded("a transform; apply it to the coordinates")
    if any(
        _property(element, name) not in ("", "none") for name in ("clip-path", "mask", "filter")
    ):
        return worded("a clipping path, a mask or a filter; apply it to the shapes")
    if any(
        _property(element, name) not in ("", "1", "1.0", "100%")
        for name in ("opacity", "fill-opacity")
    ):
        return worded("a shape that is not black; cut it out of the black one")
    hidden = _property(element, "display") == "none" or _property(element, "visibility") in (
        "hidden",
        "collapse",
    )
    if _property(element, "fill").lower() in _NOT_BLACK or hidden:
        return worded("a shape that is not black; cut it out of the black one")
    return ""


def _property(element: "Element", name: str) -> str:
    """A presentation property, whether it stands as an attribute or in `style`, which wins (SVG
    1.1, 6.4).
    """
    found = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;]+)", element.get("style", ""))
    return found[1].strip() if found else element.get(name, "")


def _view(root: "Element") -> tuple[float, float, float, float]:
    """Left, top, width and height of what is shown, in the drawing's own units (SVG 1.1, 7.7)."""
    if box := root.get("viewBox"):
        x, y, wide, high = (float(n) for n in re.split(r"[\s,]+", box.strip()))
        return x, y, wide, high
    wide, high = (
        float(re.sub(r"(?:px|pt|mm|cm)$", "", root.attrib[key])) for key in ("width", "height")
    )
    return 0.0, 0.0, wide, high


def _pen(x: float, y: float, scale: float) -> Any:
    """A pen that gathers a path of lengths from the corner (x, y)."""
    from fontTools.pens.basePen import BasePen

    class Gathering(BasePen):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(None)
            self.path: list[tuple[str, tuple[Length, ...]]] = []

        def _add(self, operator: str, *at: tuple[float, float]) -> None:
            self.path.append(
                (operator, tuple(round(v * scale) for px, py in at for v in (px - x, py - y)))
            )

        def _moveTo(self, at: tuple[float, float]) -> None:
            self._add("m", at)

        def _lineTo(self, at: tuple[float, float]) -> None:
            self._add("l", at)

        def _curveToOne(
            self, a: tuple[float, float], b: tuple[float, float], at: tuple[float, float]
        ) -> None:
            self._add("c", a, b, at)

        def _closePath(self) -> None:
            self._add("h")

    return Gathering()
