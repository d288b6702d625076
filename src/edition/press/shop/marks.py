"""The marks that a print shop works by, all of them outside the bleed: where to cut, fold and
staple, and which sheet this is.
"""

from collections.abc import Iterator

from msgspec import Struct

from edition.core.languages import LANGUAGES
from edition.core.units import Length, mm, pt
from edition.faces import Faces
from edition.model.imposition import Imposition
from edition.press.booklet.plan import Sheet
from edition.press.sheet.lettering import rising, width
from edition.press.sheet.side import Box, Mark, Ring, Stroke

BLEED: Length = mm(3)
REACH: Length = mm(7)
"""How far from the trim the crop and fold marks end: what a sheet must have free on every side of
it.
"""

_HAIR: Length = pt(0.25)
_DASH: Length = pt(2)
_STAPLE: Length = mm(12)
_LEG: Length = mm(1.5)
_STAPLE_AT: Length = mm(9)
_RADIUS: Length = mm(1.6)
_CROSS: Length = mm(2)
_SLUG_SIZE: Length = pt(6)
_SLUG_AT: Length = mm(3.5)
_SLUG_INDENT: Length = mm(5)


class Shop(Struct, frozen=True):
    """Marks the sides of a print shop's sheets. `title` names the edition, `ink` the plate where
    there is one for each ink.
    """

    faces: Faces
    imposition: Imposition
    title: str
    ink: str = ""

    def __call__(self, sheet: Sheet, back: bool, trim: Box) -> tuple[Mark, ...]:
        """The marks of one side; staples only on the outside of what is stapled."""
        marks = [*_crop(trim), *_fold(trim), *_registration(trim), *self._slug(sheet, back, trim)]
        if len(self.imposition.signatures) == 1 and sheet.depth == 0 and not back:
            marks += _staples(trim)
        return tuple(marks)

    def _slug(self, sheet: Sheet, back: bool, trim: Box) -> Iterator[Mark]:
        """Sheet and side in the left margin, the widest, in both languages: a printer reads one of
        them.
        """
        face, baseline = self.faces["Medium"], trim.x - _SLUG_AT
        signatures = self.imposition.signatures
        number, of = sum(signatures[: sheet.signature]) + sheet.depth + 1, sum(signatures)
        parts = [self.title, f"sheet {number} of {of}, {'back' if back else 'front'}", self.ink]
        latin = " · ".join(part for part in parts if part)
        size = min(
            _SLUG_SIZE,
            _SLUG_SIZE * (trim.height // 2 - 2 * _SLUG_INDENT) // width(latin, face, _SLUG_SIZE),
        )
        yield rising(latin, face, size, baseline, trim.y + trim.height - _SLUG_INDENT)
        figures = LANGUAGES["fa"].figures
        words = f"برگ {figures(number)} از {figures(of)}، {'پشت' if back else 'رو'}"
        yield rising(words, face, _SLUG_SIZE, baseline, trim.y + _SLUG_INDENT, anchor=1)


def _crop(trim: Box) -> Iterator[Stroke]:
    """At each corner a line along either edge, from the bleed outwards."""
    for x, outwards in ((trim.x, -1), (trim.x + trim.width, 1)):
        for y, downwards in ((trim.y, -1), (trim.y + trim.height, 1)):
            yield Stroke(x + outwards * BLEED, y, x + outwards * REACH, y, _HAIR)
            yield Stroke(x, y + downwards * BLEED, x, y + downwards * REACH, _HAIR)


def _fold(trim: Box) -> Iterator[Stroke]:
    x = trim.x + trim.width // 2
    yield Stroke(x, trim.y - REACH, x, trim.y - BLEED, _HAIR, _DASH)
    yield Stroke(x, trim.y + trim.height + BLEED, x, trim.y + trim.height + REACH, _HAIR, _DASH)


def _staples(trim: Box) -> Iterator[Stroke]:
    """Brackets as long as a staple at the height of both, a quarter of the height from head and
    foot, their legs inwards.
    """
    for x, inwards in ((trim.x - _STAPLE_AT, 1), (trim.x + trim.width + _STAPLE_AT, -1)):
        for middle in (trim.y + trim.height // 4, trim.y + trim.height * 3 // 4):
            top, bottom = middle - _STAPLE // 2, middle + _STAPLE // 2
            yield Stroke(x, top, x, bottom, _HAIR)
            for y in (top, bottom):
                yield Stroke(x, y, x + inwards * _LEG, y, _HAIR)


def _registration(trim: Box) -> Iterator[Mark]:
    """A ring and a cross beside each edge; at head and foot not in the middle, where the fold mark
    stands.
    """
    beside = (BLEED + REACH) // 2
    across, down = trim.x + trim.width * 3 // 4, trim.y + trim.height // 2
    places = (
        (across, trim.y - beside),
        (across, trim.y + trim.height + beside),
        (trim.x - beside, down),
        (trim.x + trim.width + beside, down),
    )
    for x, y in places:
        yield Ring(x, y, _RADIUS - mm(0.5), _HAIR)
        yield Stroke(x - _CROSS, y, x + _CROSS, y, _HAIR)
        yield Stroke(x, y - _CROSS, x, y + _CROSS, _HAIR)
