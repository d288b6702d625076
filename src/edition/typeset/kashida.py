"""Kashida: where a joined word may be drawn longer, and which words of a line are.

It is ink and no character: an extender between two letters, which in the text layer belongs to the letter before it. The order of
places is the one that Microsoft published for Uniscribe, as R. Ishida gives it in Approaches to full justification (W3C, Arabic);
HarfBuzz says which places are safe at all.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from unicodedata import combining

from msgspec.structs import replace

from edition.faces import Faces
from edition.model.page import UNSCALED, Glyph, ShapedRun
from edition.typeset.word import Word

Joints = Callable[[ShapedRun], Set[int]]
"""The code points of a run before which the font allows an extender."""

TATWEEL = "\u0640"
"""Its glyph is the extender."""

_SHORTEST = 3  # letters; a word of two is all joint
_AFTER = frozenset("سشصض")
_FINALS = (frozenset("ةهحخجچد\u06c0\u06d5"), frozenset("اأإآٱطظلكکگ"), frozenset("وؤعغقف"))
_TEETH = frozenset("بپتثنیيئ")
_LOW = frozenset("رزژیيى")
_RIGHT_JOINING = "اأإآٱدذڈرزژڑڕوؤۆۇۈۋةۀەےى"
_LETTERS = "\u0620\u0622-\u064a\u066e-\u0673\u0678-\u06d3\u06d5"
_JOINT = re.compile(f"(?![{_RIGHT_JOINING}])[{_LETTERS}][{_LETTERS}](?![\u064b-\u065f\u0670])")
_JOINING = re.compile(f"(?![{_RIGHT_JOINING}])[{_LETTERS}][\u064b-\u065f\u0670]*$")
_LETTER = re.compile(f"[{_LETTERS}]")
_BESIDE = 3  # ranks by which the word beside an elongated one is worse


def may_be_longer(word: Word) -> bool:
    """Whether a word has a joint, by its letters alone; one of several runs may have a figure or another face there."""
    return word.whole and len(word.runs) == 1 and len(word.text) >= _SHORTEST and _JOINT.search(word.text) is not None


def joined(before: str, after: str) -> bool:
    """Whether the last letter of a text and the first of the one behind it join."""
    return _LETTER.match(after) is not None and _JOINING.search(before) is not None


def elongated(words: Sequence[Word], total: int, most: int, joints: Joints, faces: Faces) -> list[Word]:
    """The words of a line, as few of them as can be drawn longer by `total` together, by `most` at most each (font units).

    Where there are too few places, what is left is for the gaps.
    """
    places = {
        i: place
        for i, word in enumerate(words)
        if may_be_longer(word) and (place := best_place(word.text, joints(word.runs[0][0])))
    }
    chosen = _chosen(places, -(-total // most))
    each = min(most, total // len(chosen)) if chosen else 0
    return [_longer(word, places[i][1], each, faces) if i in chosen else word for i, word in enumerate(words)]


def best_place(text: str, joints: Set[int]) -> tuple[int, int] | None:
    """The rank (1 the best) and the place of the best kashida of a word: the code point before which it stands.

    None stands beside a mark. Of places of one rank the last in the word.
    """
    free = [at for at in joints if 0 < at < len(text) and not any(map(combining, text[at - 1 : at + 2]))]
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


def _chosen(places: Mapping[int, tuple[int, int]], count: int) -> list[int]:
    """The words with the best places, those beside one another only in need; of equal ones the last."""
    left = dict(places)
    chosen: list[int] = []
    while left and len(chosen) < count:
        best = min(left, key=lambda i: (left[i][0] + _BESIDE * any(abs(i - other) == 1 for other in chosen), -i))
        chosen.append(best)
        del left[best]
    return chosen


def _longer(word: Word, place: int, length: int, faces: Faces) -> Word:
    (run, level), *_ = word.runs
    face = faces[run.face]
    extender = face.glyph(TATWEEL)
    stretch = length * UNSCALED // face.font.get_glyph_h_advance(extender)
    at = next(i for i, glyph in enumerate(run.glyphs) if glyph.cluster == place - 1)
    glyphs = (*run.glyphs[:at], Glyph(extender, place - 1, length, 0, 0, stretch=stretch), *run.glyphs[at:])
    longer = replace(run, glyphs=glyphs, advance=run.advance + length)
    return replace(word, runs=((longer, level),), advance=word.advance + length)
