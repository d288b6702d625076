"""Where a kashida may stand, judged from the letters of a word alone; nothing of the compiler is
asked.

Letters join as ArabicShaping.txt of Unicode says: all letters of the Arabic block on both sides,
but those listed here.
"""

import re
import unicodedata
from collections.abc import Iterator

SEEN = frozenset("سشصضښڛڜڝڞۺۻ")
ALEF = frozenset("اآأإٱٲٳٵ")
DAL = frozenset("دذڈڊڋڌڍڎڏڐۮ")
BEARING_FINALS = frozenset("یيىېےنںڻمهةۀہۃەھدذڈ")
"""Yeh, noon, meem, heh and dal."""

_TATWEEL = "\u0640"
_RIGHT = re.compile(
    "[\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699"
    "\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef]"
)
"""Those that join the letter before them only."""
_ALONE = frozenset("\u0621\u0674")
_GOD = "لله"


def is_letter(character: str) -> bool:
    """Whether it is a letter of the Arabic block."""
    return "\u0620" <= character <= "\u06ff" and unicodedata.category(character) == "Lo"


def is_mark(character: str) -> bool:
    """Whether it is drawn above or below a letter."""
    return unicodedata.category(character) == "Mn"


def _joins_the_next(letter: str) -> bool:
    return letter not in _ALONE and not _RIGHT.match(letter)


def groups(text: str) -> Iterator[tuple[int, ...]]:
    """The letters that are joined, in groups: their places in the text. Marks and tatweels belong
    to none and part none.
    """
    group: list[int] = []
    for at, character in enumerate(text):
        if is_mark(character) or (character == _TATWEEL and group):
            continue
        if group and not (
            is_letter(character) and character not in _ALONE and _joins_the_next(text[group[-1]])
        ):
            yield tuple(group)
            group = []
        if is_letter(character):
            group.append(at)
    if group:
        yield tuple(group)


def joint(text: str, at: int) -> tuple[tuple[int, ...], int] | None:
    """The group with a joint before the code point `at`, and which of its letters stands behind the
    joint.

    At either side of a tatweel that was typed is the joint that it is in.
    """
    while text[at : at + 1] == _TATWEEL:
        at += 1
    for group in groups(text):
        if at in group[1:]:
            return group, group.index(at)
    return None


def allowed(text: str, at: int) -> bool:
    """Whether a kashida may stand before the code point `at`."""
    found = joint(text, at)
    if found is None:
        return False
    group, place = found
    before, after = text[group[place - 1]], text[group[place]]
    if is_mark(text[at - 1]) or any(map(is_mark, text[group[place] + 1 : group[place] + 2])):
        return False
    if (before == "ل" and after in ALEF) or "".join(text[i] for i in group).endswith(_GOD):
        return False
    if place == 1 and after in ALEF | DAL:
        return False
    return before in SEEN or len(group) >= 3


def bears(text: str, at: int) -> bool:
    """Whether a kashida that may stand there may be one of the longer ones; the author's own
    tatweel may.
    """
    found = joint(text, at)
    if found is None or not allowed(text, at):
        return False
    group, place = found
    if _TATWEEL in text[group[place - 1] : group[place]]:
        return True
    return text[group[place - 1]] in SEEN or (
        place == len(group) - 1 and text[group[place]] in BEARING_FINALS
    )
