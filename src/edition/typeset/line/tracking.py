"""Joint tracking: what a line lacks spread over all places where letters join, each drawn longer by
so little that nobody sees.

As kashida, it is ink and no character: a bridge between two letters that in the text layer belongs
to the letter before it. Both letters have at every joint exactly the height of the tatweel, in the
family by its making, in a further face if it was measured (`faces/joining`).
"""

from collections.abc import Sequence

from msgspec.structs import replace

from edition.faces import Faces
from edition.model.page import UNSCALED, Glyph, ShapedRun
from edition.typeset.line.kashida import TATWEEL
from edition.typeset.line.shape import ShapedWord, glyph_of

STEP = 20
"""Font units: letters are drawn apart by whole steps, for a font holds glyphs of each; the scale of
a line does the rest.
"""

_LAP = 20
"""Font units by which a bridge reaches into the letters at its ends: a tatweel's own lap shrinks
with its width.
"""

_SLACK = 0.02
"""The part of a step that does not count: it comes of rounding."""


def joints_of(word: ShapedWord) -> int:
    """How many places a word has that give way."""
    if len(word.runs) == 1:
        return len(word.runs[0][0].joints)
    return sum([len(run.joints) for run, _ in word.runs])


def room(share: float, upem: int) -> int:
    """The font units that a share of an em is, in whole steps where it has any."""
    units = int(share * upem)
    return units // STEP * STEP or units


def each_joint(given: float, words: Sequence[ShapedWord], most: int, least: int) -> int:
    """By how many font units the joints of a line are drawn apart that are to give so many
    together, or more.

    Together they are drawn by `least` or not at all.
    """
    joints = sum(map(joints_of, words)) if given else 0
    if not joints:
        return 0
    if given < 0:
        return -least
    # A part of a step is a whole one: the line is then too wide by less than it was too narrow, and
    # the scale takes that back.
    steps = given / joints / STEP
    return min((int(steps) + (steps > int(steps) + _SLACK)) * STEP, most)


def tracked(word: ShapedWord, each: int, faces: Faces) -> ShapedWord:
    """A word with `each` font units at every joint; negative: its letters nearer to one another."""
    if not each or not joints_of(word):
        return word
    runs = tuple((_run(run, each, faces) if run.joints else run, level) for run, level in word.runs)
    return replace(word, runs=runs, advance=sum(run.advance for run, _ in runs))


def _run(run: ShapedRun, each: int, faces: Faces) -> ShapedRun:
    joints = frozenset(run.joints)
    index, dx, stretch = bridge(run, each, faces) if each > 0 else (0, 0, UNSCALED)
    glyphs: list[Glyph] = []
    places: list[int] = []
    for i, glyph in enumerate(run.glyphs):
        if i not in joints:
            glyphs.append(glyph)
            continue
        # The marks of the letter to the right of the joint stand before it in the run: they go with
        # their letter.
        at = len(glyphs)
        while at and not glyphs[at - 1].advance:
            at -= 1
            glyphs[at] = replace(glyphs[at], dx=glyphs[at].dx + each)
        # Drawn apart the letters have a bridge between them; nearer to one another they overlap, as
        # they do by the lap of the font, a little more.
        if each > 0:
            glyphs += [glyph_of(index, glyph.cluster, each, dx, 0, stretch), glyph]
        else:
            nearer = glyph.advance + each, glyph.dx + each
            glyphs.append(glyph_of(glyph.index, glyph.cluster, *nearer, glyph.dy))
        places.append(len(glyphs) - 1)
    return replace(
        run, glyphs=tuple(glyphs), advance=run.advance + each * len(joints), joints=tuple(places)
    )


def bridge(run: ShapedRun, length: int, faces: Faces) -> tuple[int, int, int]:
    """The glyph of the extender of a run's face, and its displacement and stretch where it is to
    reach over `length` units.
    """
    face = faces[run.face]
    extender = face.glyph(TATWEEL)
    ink = face.font.get_glyph_extents(extender)
    # Its ink reaches into the letters at both ends, so that no seam shows at any resolution.
    stretch = -(-(length + 2 * _LAP) * UNSCALED // ink.width)
    return extender, -_LAP - round(ink.x_bearing * stretch / UNSCALED), stretch
