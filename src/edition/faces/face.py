"""Vazirmatn in the weights of the house style, and DejaVu Sans Mono for code, as HarfBuzz sees
them.

Of the free faces of one width that have letters of the Arabic script, DejaVu Sans Mono has most of
what stands in code beside them: all of Persian, frames, arrows, boxes.
"""

import hashlib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, get_args

import uharfbuzz as hb
from msgspec import Struct

from edition.core.diagnostics import Problems, error
from edition.core.quoting import worded
from edition.model.page import FaceName, Weight

FAMILY = "Vazirmatn"
VERSION = "33.003"
CODE: Literal["Code"] = "Code"
"""The cut of code, which is one face whatever the family."""
FACE_OF_CODE = "DejaVu Sans Mono"
_PLACES = (Path(__file__).parents[1] / "fonts", Path(__file__).parents[3] / "fonts")


_ALPHABET = "اآأإبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئאבגדהוזחטיכךלמםנןסעפףצץקרשת"
"""Letters that Persian, Arabic and Hebrew have, with those that rise highest and hang lowest."""


class Face(Struct, frozen=True, eq=False, dict=True):
    """One font file. Measures are in font units, `upem` to the em; y upwards, as in the file.

    `units` is another number of units to the em, in which everything is given; 0: that of the file.
    `size` is how large its letters are then, in these units to the em of its file; 0: as large.
    """

    name: str
    weight: Weight | Literal["Code"]
    content: bytes
    units: int = 0
    size: int = 0

    @cached_property
    def font(self) -> hb.Font:
        """The HarfBuzz font at a scale of one unit a font unit."""
        font = hb.Font(hb.Face(self.content))
        if self.units:
            font.scale = (self.size or self.units,) * 2
        return font

    @cached_property
    def upem(self) -> int:
        """Font units to the em."""
        return self.units or int(self.font.face.upem)

    @cached_property
    def space(self) -> int:
        """Advance of U+0020."""
        return int(self.font.get_glyph_h_advance(self.glyph(" ")))

    @cached_property
    def invisible(self) -> int:
        """A glyph for what is not to be seen: that of ZWNJ, if it has no ink, for some fonts draw a
        sign there; else 0, and HarfBuzz takes a space.
        """
        glyph = self.glyph("\u200c")
        ink = self.font.get_glyph_extents(glyph) if glyph else None
        return 0 if ink and (ink.width or ink.height) else glyph

    @cached_property
    def x_height(self) -> int:
        """Height of the letter x, by which sizes are compared."""
        return int(self.font.get_glyph_extents(self.glyph("x")).y_bearing)

    @cached_property
    def reach(self) -> tuple[float, float]:
        """How high above the baseline its highest letter reaches, and how far below it its lowest,
        each standing alone, in em; signs that are put to letters apart.
        """
        inks = [self.font.get_glyph_extents(self.glyph(c)) for c in _ALPHABET if self.glyph(c)]
        top = max((ink.y_bearing for ink in inks if ink), default=0)
        bottom = min((ink.y_bearing + ink.height for ink in inks if ink), default=0)
        return top / self.upem, -bottom / self.upem

    @property
    def extent(self) -> float:
        """From the foot of its lowest letter to the head of its highest, in em."""
        return sum(self.reach)

    @cached_property
    def flat_joints(self) -> bool:
        """Whether its letters join in strokes of the height of the tatweel, so that they may be
        drawn apart; the family's do. In code they stay as wide as they are.
        """
        return self.weight != CODE

    def glyph(self, character: str) -> int:
        """The nominal glyph of a character, 0 where the face lacks it."""
        return int(self.font.get_nominal_glyph(ord(character)) or 0)


Faces = Mapping[FaceName, Face]
"""By the cut that is set in it, or a name of its own where it stands in for another: the weights of
the family, and what an edition names beside them or in place of them (`faces.own`).
"""


def folder() -> Path:
    """Where the font files are: beside the modules in a wheel, at the top of a checkout."""
    return next((place for place in _PLACES if (place / "SHA256SUMS").is_file()), _PLACES[-1])


def load(fonts: Path | None = None) -> tuple[Faces | None, Problems]:
    """All faces of the family and that of code, each with the digest that SHA256SUMS states; a
    missing or altered file is named. They are opened once in a process: what is found out about a
    face is kept with it.
    """
    fonts = fonts or folder()
    try:
        sums = (fonts / "SHA256SUMS").read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None, (
            error(
                "font-sums",
                "the list of font digests fonts/SHA256SUMS cannot be read",
                "restore it from the release",
            ),
        )
    faces, problems = _opened(fonts, sums)
    if problems:  # which may be mended before it is asked again
        _opened.cache_clear()
    return faces, problems


@cache
def _opened(fonts: Path, sums: str) -> tuple[Faces | None, Problems]:
    pairs = (line.split() for line in sums.splitlines())
    digests = {pair[1]: pair[0] for pair in pairs if len(pair) == 2}
    faces: dict[FaceName, Face] = {}
    problems: list[Problems] = []
    for weight in (*get_args(Weight), CODE):
        name = FACE_OF_CODE.replace(" ", "") if weight == CODE else f"{FAMILY}-{weight}"
        file = f"{name}.ttf"
        content, problem = _checked(fonts / file, digests.get(file, ""))
        problems.append(problem)
        faces[weight] = Face(name, weight, content)
    found = tuple(p for group in problems for p in group)
    return (None if found else faces), found


def _checked(file: Path, digest: str) -> tuple[bytes, Problems]:
    act = worded("restore the file from the release; no other font is used in its place")
    try:
        content = file.read_bytes()
    except OSError:
        return b"", (
            error(
                "font-missing",
                worded("the font file fonts/{name} cannot be read", name=file.name),
                act,
            ),
        )
    if hashlib.sha256(content).hexdigest() != digest:
        return b"", (
            error(
                "font-digest",
                worded(
                    "the font file fonts/{name} has not the SHA-256 that SHA256SUMS states",
                    name=file.name,
                ),
                act,
            ),
        )
    return content, ()
