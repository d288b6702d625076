"""Running heads, folios and second copies: type as outlines, each in the file once, as a form
XObject (ISO 32000-1, 8.10).

As text they would stand between the last word of a page and the first of the next, whatever the
tags say: no reader of text but assistive technology heeds artifacts. Drawn, they leave a sentence
whole for search and copy over a page break.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.pdf_syntax import decimal, points
from edition.core.units import POINT, Length
from edition.faces import Face, Faces
from edition.faces.contours import contours
from edition.model.page import UNSCALED, FaceName, Fragment, Glyph, PlacedLine, ShapedRun
from edition.pdf.pdf_objects import Document, Written, array, dictionary, name

_Path = list[tuple[str, list[float]]]
"""Operators, each with its coordinates in font units."""


class FurnitureForms:
    """The forms of a file, by what they fill."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._names: dict[str, str] = {}
        self._boxes: dict[str, Written] = {}
        self._shown: dict[ShapedRun, str] = {}
        self._called: dict[tuple[FaceName, tuple[Glyph, ...]], str] = {}

    def drawn(self, placed: PlacedLine, fragment: Fragment, height: Length) -> list[str]:
        """The operators that fill the glyphs of a fragment, in font units under a matrix of their
        own; `height` is that of the page.
        """
        line = placed.line
        scale = line.size / POINT / self._faces[line.face].upem
        code: list[str] = []
        for piece in fragment.pieces:
            if shown := self._of(piece.run):
                x, y = points(placed.x + piece.x), points(height - placed.y)
                code.append(f"q {scale * line.scale / UNSCALED:.6f} 0 0 {scale:.6f} {x} {y} cm")
                code += [shown, "Q"]
        return code

    def written(self, document: Document) -> dict[str, Written]:
        """References to the forms, by their names."""
        entries = {
            "Type": name("XObject"),
            "Subtype": name("Form"),
            # With none of its own a form would have those of the page.
            "Resources": dictionary({}),
        }
        return {
            called: document.stream(path.encode("ascii"), {**entries, "BBox": self._boxes[path]})
            for path, called in self._names.items()
        }

    def _of(self, run: ShapedRun) -> str:
        """What draws a run, "" where it has no ink.

        Letters may touch, so those of a run are filled together; the figures of a number do not,
        and each is a form: a book has a folio for each page, and ten figures.
        """
        shown = self._shown.get(run)
        if shown is None:
            parts = [(glyph,) for glyph in run.glyphs] if run.text.isdecimal() else [run.glyphs]
            code: list[str] = []
            moved = 0
            for part in parts:
                if called := self._form(run.face, part):
                    code += [f"1 0 0 1 {moved} 0 cm"] if moved else []
                    code.append(f"/{called} Do")
                    moved = 0
                moved += sum(glyph.advance for glyph in part)
            shown = self._shown[run] = "\n".join(code)
        return shown

    def _form(self, face: FaceName, glyphs: Sequence[Glyph]) -> str:
        """The name of the form that glyphs are, "" where they have no ink. The figures of folios
        come again and again, wherever they stand in their numbers.
        """
        known = face, tuple(replace(glyph, cluster=0) for glyph in glyphs)
        if known not in self._called:
            path = _path(self._faces[face], glyphs)
            self._called[known] = self._named(path) if path else ""
        return self._called[known]

    def _named(self, path: _Path) -> str:
        written = "\n".join(
            [" ".join((*map(decimal, at), operator)) for operator, at in path] + ["f"]
        )
        if written not in self._names:
            self._names[written] = f"Fm{len(self._names) + 1}"
            self._boxes[written] = _box(path)
        return self._names[written]


def _path(face: Face, glyphs: Sequence[Glyph]) -> _Path:
    """The contours of glyphs from the left, the first at 0."""
    path: _Path = []
    pen = 0
    for glyph in glyphs:
        path += _contours(face, glyph, pen + glyph.dx)
        pen += glyph.advance
    return path


def _contours(face: Face, glyph: Glyph, dx: int) -> Iterator[tuple[str, list[float]]]:
    """A glyph's contours at its size, its origin at dx."""
    high = glyph.size / 100
    wide = high * glyph.stretch / UNSCALED
    for operator, at in contours(face, glyph.index):
        yield operator, [v * high + glyph.dy if i % 2 else v * wide + dx for i, v in enumerate(at)]


def _box(path: _Path) -> Written:
    """A box about all points of a path, and so about its curves."""
    xs = [x for _, at in path for x in at[::2]]
    ys = [y for _, at in path for y in at[1::2]]
    return array(map(decimal, (min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)))
