"""Kashida: where a joined word may be drawn longer, and which words of a line are.

It is ink and no character: an extender between two letters, which in the text layer belongs to the letter before it. The order of
places is the one that Microsoft published for Uniscribe, as R. Ishida gives it in Approaches to full justification (W3C, Arabic);
HarfBuzz says which places are safe at all.
"""

from collections.abc import Sequence, Set
from unicodedata import combining

from msgspec.structs import replace

from edition.faces import Faces
from edition.model.page import UNSCALED, Glyph
from edition.typeset.word import Word

TATWEEL = "\u0640"
"""Its glyph is the extender."""

_SHORTEST = 3  # letters; a word of two is all joint
_AFTER = frozenset("سشصض")
_FINALS = (frozenset("ةهحخجچد\u06c0\u06d5"), frozenset("اأإآٱطظلكکگ"), frozenset("وؤعغقف"))
_TEETH = frozenset("بپتثنیيئ")
_LOW = frozenset("رزژیيى")
_RIGHT_JOINING = frozenset("اأإآٱدذڈرزژڑڕوؤۆۇۈۋةۀەےى")
_BESIDE = 3  # ranks by which the word beside an elongated one is worse


def best_place(text: str, safe: Set[int]) -> tuple[int, int] | None:
    """The rank (1 the best) and the place of the best kashida of a word: the code point before which it stands.

    `safe` are the places where the font allows it. None stands beside a mark. Of places of one rank the last in the word.
    """
    if not safe or len(text) < _SHORTEST:
        return None
    free = [at for at in safe if 0 < at < len(text) and not any(map(combining, text[at - 1 : at + 2]))]
    return min(((_rank(text, at), at) for at in free), key=lambda place: (place[0], -place[1]), default=None)


def _rank(text: str, at: int) -> int:
    before, letter = text[at - 1], text[at]
    if before == TATWEEL:
        return 1
    if before in _AFTER:
        return 2
    if not _ends(text, at):
        return 5 if letter in _TEETH and text[at + 1] in _LOW and _ends(text, at + 1) else 8
    dal, alef, waw = _FINALS
    return 3 if letter in dal else 4 if letter in alef else 6 if letter in waw else 7


def _ends(text: str, at: int) -> bool:
    """Whether a letter joins none behind it."""
    return text[at] in _RIGHT_JOINING or not text[at + 1 : at + 2].isalpha()


def elongated(words: Sequence[Word], total: int, most: int, faces: Faces) -> list[Word]:
    """The words of a line, as few of them as can be drawn longer by `total` together, by `most` at most each (font units).

    Where there are too few places, what is left is for the gaps.
    """
    chosen = _chosen(words, -(-total // most) if most else 0)
    each = min(most, total // len(chosen)) if chosen else 0
    return [_longer(word, each, faces) if i in chosen and each else word for i, word in enumerate(words)]


def _chosen(words: Sequence[Word], count: int) -> list[int]:
    """The words with the best places, those beside one another only in need; of equal ones the last."""
    ranks = {i: place[0] for i, word in enumerate(words) if (place := place_of(word))}
    chosen: list[int] = []
    while ranks and len(chosen) < count:
        best = min(ranks, key=lambda i: (ranks[i] + _BESIDE * any(abs(i - other) == 1 for other in chosen), -i))
        chosen.append(best)
        del ranks[best]
    return chosen


def place_of(word: Word) -> tuple[int, int] | None:
    """The place of a word that is one run; in one of several runs there may be a figure, another face or a mark between them."""
    return word.runs[0][0].place if len(word.runs) == 1 else None


def _longer(word: Word, length: int, faces: Faces) -> Word:
    (run, level), *_ = word.runs
    assert run.place is not None
    before = run.place[1] - 1
    face = faces[run.face]
    extender = face.glyph(TATWEEL)
    stretch = length * UNSCALED // face.font.get_glyph_h_advance(extender)
    at = next(i for i, glyph in enumerate(run.glyphs) if glyph.cluster == before)
    glyphs = (*run.glyphs[:at], Glyph(extender, before, length, 0, 0, stretch=stretch), *run.glyphs[at:])
    longer = replace(run, glyphs=glyphs, advance=run.advance + length)
    return replace(word, runs=((longer, level),), advance=word.advance + length)
