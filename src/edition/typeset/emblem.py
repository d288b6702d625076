"""Emblems: an SVG becomes one black path, a PNG becomes greys on white."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from edition.core.units import Length, mm
from edition.model.page import Drawing, Figure, Raster
from edition.model.source_folder import ImageFile

_DRAWN = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "polygon", "title", "desc", "metadata", "defs"})


def emblem(file: ImageFile, left: Length, top: Length) -> tuple[Callable[[int], Figure], Length, Length] | str:
    """The figure with its upper left corner at (left, top), given its leaf; its width and height. Or what is wrong."""
    make = _drawing if file.media_type == "image/svg+xml" else _raster
    return make(file, left, top)


Made = tuple[Callable[[int], Figure], Length, Length] | str


def _raster(file: ImageFile, left: Length, top: Length) -> Made:
    from PIL import Image

    try:
        with Image.open(BytesIO(file.content)) as opened:
            coloured = opened.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError) as stumble:
        return f"cannot be decoded ({type(stumble).__name__})"
    grey = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured).convert("L")
    width = mm(file.image.width_mm)
    height = width * grey.height // grey.width
    columns, rows, samples = grey.width, grey.height, grey.tobytes()
    return lambda leaf: Raster(leaf, left, top, width, height, columns, rows, samples), width, height


def _drawing(file: ImageFile, left: Length, top: Length) -> Made:
    """Filled shapes only: strokes, text and pictures inside an SVG would be lost, so they are refused."""
    from fontTools.svgLib import SVGPath

    try:
        root = ElementTree.fromstring(file.content)
        strange = next((tag for tag in (e.tag.rsplit("}", 1)[-1] for e in root.iter()) if tag not in _DRAWN), None)
        if strange:
            return f"holds a <{strange}>; only filled shapes are drawn"
        if any(_stroked(element) for element in root.iter()):
            return "holds a stroke; only filled shapes are drawn, so convert strokes to paths"
        x, y, wide, high = _view(root)
        width = mm(file.image.width_mm)
        pen = _pen(x, y, width / wide)
        SVGPath.fromstring(file.content).draw(pen)
    except (ElementTree.ParseError, ValueError, KeyError, ZeroDivisionError) as stumble:
        return f"cannot be read as SVG ({stumble})"
    height, path = round(width * high / wide), tuple(pen.path)
    even_odd = any("evenodd" in (e.get("fill-rule", "") + e.get("style", "")) for e in root.iter())
    return lambda leaf: Drawing(leaf, left, top, width, height, path, even_odd), width, height


def _stroked(element: ElementTree.Element) -> bool:
    style = re.search(r"(?:^|;)\s*stroke\s*:\s*([^;]+)", element.get("style", ""))
    return (style[1].strip() if style else element.get("stroke", "none")) != "none"


def _view(root: ElementTree.Element) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is shown, in the drawing's own units (SVG 1.1, 7.7)."""
    if box := root.get("viewBox"):
        x, y, wide, high = (float(n) for n in re.split(r"[\s,]+", box.strip()))
        return x, y, wide, high
    wide, high = (float(re.sub(r"(?:px|pt|mm|cm)$", "", root.attrib[key])) for key in ("width", "height"))
    return 0.0, 0.0, wide, high


def _pen(x: float, y: float, scale: float) -> Any:
    """A pen that gathers a path of lengths from the corner (x, y)."""
    from fontTools.pens.basePen import BasePen

    class Gathering(BasePen):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(None)
            self.path: list[tuple[str, tuple[Length, ...]]] = []

        def _add(self, operator: str, *at: tuple[float, float]) -> None:
            self.path.append((operator, tuple(round(v * scale) for px, py in at for v in (px - x, py - y))))

        def _moveTo(self, at: tuple[float, float]) -> None:
            self._add("m", at)

        def _lineTo(self, at: tuple[float, float]) -> None:
            self._add("l", at)

        def _curveToOne(self, a: tuple[float, float], b: tuple[float, float], at: tuple[float, float]) -> None:
            self._add("c", a, b, at)

        def _closePath(self) -> None:
            self._add("h")

    return Gathering()
