"""Kashida: where a joined word may be drawn longer, by how much, and which words of a line are.

It is ink and no character: an extender between two letters, which in the text layer belongs to the
letter before it. The rules are those of calligraphers, as M. J. E. Benatia, M. Elyaakoubi and A.
Lazrek tell them, Arabic text justification, TUGboat 27 (2006), 137-146, and the order of places
that Microsoft published for Uniscribe (R. Ishida, Approaches to full justification, W3C); HarfBuzz
says which joints are safe at all. tests/typeset has a table of good and bad joints.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from unicodedata import combining

from msgspec import Struct
from msgspec.structs import replace

from edition.core.memory import LINES
from edition.core.patterns import later
from edition.faces import Faces
from edition.model.page import UNSCALED, Glyph, ShapedRun
from edition.typeset.line.shape import ShapedWord

TATWEEL = "\u0640"
"""Its glyph is the extender."""

_FEWEST = 3
"""Letters of a joined group that may have one; two are all joint."""
_SEEN = frozenset("سشصض")
_ALEF = frozenset("اأإآٱ")
_DAL = frozenset("دذڈ")
_GOD = "لله"
_FINALS = frozenset("ینمهدئيىة")
_RIGHT_JOINING = "اأإآٱدذڈرزژڑڕوؤۆۇۈۋةۀەےى"
_LETTERS = "\u0620\u0622-\u063f\u0641-\u064a\u066e-\u0673\u0678-\u06d3\u06d5"
_MARKS = "[\u064b-\u065f\u0670]*"
_JOINING = f"(?![{_RIGHT_JOINING}])[{_LETTERS}\u0640]{_MARKS}"
_GROUP = re.compile(f"(?:{_JOINING})+(?:[{_LETTERS}]{_MARKS})?")
"""Letters that are joined, with their marks."""
_JOINS = later(f"{_JOINING}$")
_LETTER = re.compile(f"[{_LETTERS}]")


class Lengths(Struct, frozen=True):
    """How long a kashida may be, as a share of a plain one, by where it stands."""

    plain: float = 1.0
    """At any other joint."""
    before_final: float = 1.4
    """Before a final letter with a sweep, which goes on in it."""
    after_seen: float = 1.75
    """After a letter of the family of seen, which is long itself."""


class ChoiceCosts(Struct, frozen=True):
    """What is wrong with words drawn longer in a line, in ranks of places (`KashidaPlace`)."""

    late: float = 2 / 3
    """The share of the words of a line before which none is late; calligraphers draw out late."""
    early: int = 2
    """A word that is not late."""
    beside: int = 3
    """Two words beside one another: they would look like one long bar."""
    lacking: int = 10
    """What the line still lacks, for each hundredth of a plain kashida."""
    word: int = 100
    """Each word: a second one only where the first lacks a tenth of a plain kashida or more."""


_LENGTHS = Lengths()
_COSTS = ChoiceCosts()

_MOST_STRETCHED = 190
"""Per cent: a component of a TrueType glyph is scaled to less than twice its width (OpenType, glyf,
F2DOT14).
"""


class KashidaPlace(Struct, frozen=True):
    """Where a word is drawn longer: before the code point `at`, by `longest` at most, as a share of
    a plain kashida.
    """

    rank: int
    at: int
    longest: float


def joined(before: str, after: str) -> bool:
    """Whether the last letter of a text and the first of the one behind it join."""
    return _LETTER.match(after) is not None and _JOINS.search(before) is not None


def best_place(word: ShapedWord) -> KashidaPlace | None:
    """The best kashida of a word; of places of one rank the last. None in a word of several runs,
    or where no joint bears it.
    """
    if not word.whole or len(word.runs) != 1:
        return None
    [(run, _)] = word.runs
    return _best_place(run) if run.joints else None


@lru_cache(maxsize=LINES)
def _best_place(run: ShapedRun) -> KashidaPlace | None:
    return min(_places(run), key=lambda place: (place.rank, -place.at), default=None)


def _places(run: ShapedRun) -> Iterator[KashidaPlace]:
    """The places of a run that a calligrapher would draw longer, among the joints that the font
    allows.
    """
    joints = [_behind(run, glyph) for glyph in run.joints]
    for start, end in map(re.Match.span, _GROUP.finditer(run.text)):
        within = [at for at in joints if start < at < end]
        letters = _letters(run.text, start, end) if within else ""
        for at in within:
            if _bears(run.text, at, start, letters):
                yield _place(run.text, at, end)


def _behind(run: ShapedRun, glyph: int) -> int:
    """The code point of the letter to which a glyph joins at its left."""
    glyphs = run.glyphs
    at = glyph - 1
    while not glyphs[at].advance or glyphs[at].stretch != UNSCALED:
        at -= 1
    return glyphs[at].cluster


def _goes_along(glyph: Glyph, cluster: int) -> bool:
    """Whether a glyph at the left of a letter belongs to it: a bridge, or a dot."""
    return glyph.stretch != UNSCALED or (not glyph.advance and glyph.cluster == cluster)


def bears(text: str, at: int) -> bool:
    """Whether the joint before code point `at` bears a kashida.

    The letters that join there are three or more, or the one before it is of the family of seen; it
    is not the joint of the first of them with alef or dal, nor in the name of God, nor beside a
    mark.
    """
    return any(
        _bears(text, at, group.start(), _letters(text, *group.span()))
        for group in _GROUP.finditer(text)
        if group.start() < at < group.end()
    )


def _letters(text: str, start: int, end: int) -> str:
    """Those of text[start:end], without marks."""
    part = text[start:end]
    # Most: no marks in them, nor a tatweel.
    plain = part.isalpha() and TATWEEL not in part
    return part if plain else "".join(_LETTER.findall(part))


def _bears(text: str, at: int, start: int, letters: str) -> bool:
    """The same in a group of letters that join, which begins at `start`."""
    # A letter is no mark.
    beside = text[at - 1 : at + 2]
    if not beside.isalpha() and any(map(combining, beside)):
        return False
    if letters.endswith(_GOD) or (len(letters) < _FEWEST and text[at - 1] not in _SEEN):
        return False
    return not (at - 1 == start and text[at] in _ALEF | _DAL)


def _place(text: str, at: int, end: int) -> KashidaPlace:
    last = end == at + 1
    if text[at - 1] in _SEEN:
        return KashidaPlace(0, at, _LENGTHS.after_seen)
    if last and text[at] in _FINALS:
        return KashidaPlace(1, at, _LENGTHS.before_final)
    return KashidaPlace(2 if last else 3, at, _LENGTHS.plain)


def elongated(
    words: Sequence[ShapedWord], total: int, plain: int, faces: Faces
) -> list[ShapedWord]:
    """The words of a line, one or two of them drawn longer by `total` together (font units);
    `plain` is a plain kashida.

    One where one is enough. Of the ways to do it the one with the best places, late in the line,
    and not in two words beside one another; where there are too few places, what is left is for the
    gaps.
    """
    places = {i: place for i, word in enumerate(words) if (place := best_place(word))}
    # A line has few words, so every way to choose one of them or two can be weighed.
    ways: list[tuple[int, ...]] = [
        chosen for count in (1, 2) for chosen in combinations(places, count)
    ]

    def price(chosen: tuple[int, ...]) -> float:
        early = sum(i < _COSTS.late * len(words) for i in chosen) * _COSTS.early
        ranks = sum(places[i].rank for i in chosen) + early
        # What the words chosen cannot bear is left for the gaps, which had no room for it.
        lacking = max(total - sum(places[i].longest * plain for i in chosen), 0)
        beside = _COSTS.beside * (len(chosen) > 1 and chosen[-1] - chosen[0] == 1)
        short = lacking * _COSTS.lacking * 100 / plain
        return len(chosen) * _COSTS.word + ranks + beside + short

    # Of ways that are as good the later one.
    chosen = min(ways, key=lambda chosen: (price(chosen), -sum(chosen)), default=())
    # Two words share the length as their places bear it, so that both are drawn alike.
    most = sum(places[i].longest for i in chosen)
    lengths = {i: int(min(total / most, plain) * places[i].longest) for i in chosen}
    return [
        longer(word, places[i].at, lengths[i], faces) if i in lengths else word
        for i, word in enumerate(words)
    ]


def longer(word: ShapedWord, at: int, length: int, faces: Faces) -> ShapedWord:
    """A word of one run, drawn longer by `length` font units before code point `at`."""
    [(run, level)] = word.runs
    face = faces[run.face]
    extender = face.glyph(TATWEEL)
    advance = face.font.get_glyph_h_advance(extender)
    before = next(i for i in run.joints if _behind(run, i) == at)
    # Where joints were drawn apart a bridge stands there already: the kashida goes before it, at
    # the side of the letter that it belongs to.
    # And before the dots of that letter, where these are glyphs of their own.
    cluster = run.glyphs[before].cluster
    while before and _goes_along(run.glyphs[before - 1], cluster):
        before -= 1
    # One extender can be stretched only so far; a longer kashida is made of several, as long as one
    # another to a unit.
    count = -(-length * 100 // (advance * _MOST_STRETCHED))
    lengths = [length * (i + 1) // count - length * i // count for i in range(count)]
    kashida = [
        Glyph(extender, cluster, each, 0, 0, stretch=each * UNSCALED // advance) for each in lengths
    ]
    glyphs = (*run.glyphs[:before], *kashida, *run.glyphs[before:])
    made = replace(run, glyphs=glyphs, advance=run.advance + length, joints=())
    return replace(word, runs=((made, level),), advance=word.advance + length)
