"""Whether a text is in the letters of its language: one that is all but in letters written from the
left would be set wrong from its first line to its last.

A text of both, a paper with many titles in Latin or a manual with code, is no such text: it is one
only where fewer than one letter in `_ONE_IN` is written from the right, and where it has letters
enough to tell. Addresses are in Latin letters in every language, and are not counted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.languages.free_faces import NAMES, script_of
from edition.core.languages.language_tags import is_from_the_left
from edition.core.patterns import later
from edition.core.quoting import worded

_ONE_IN = 20
_TELLING = 100
"""Letters that a text has at least, if they tell anything of it."""
_ADDRESS = later(r"\b(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+"
)


def foreign_letters(text: str, file: str, tag: str) -> Iterator[Diagnostic]:
    """An error at the first line of a text that is all but in the letters of another script."""
    if is_from_the_left(tag):
        return
    # Most texts are out of question by what they begin with, marks too.
    right = accumulate(found.end() - found.start() for found in _FROM_THE_RIGHT.finditer(text))
    if any(_ONE_IN * each >= len(text) for each in right):
        return
    text = _ADDRESS.sub("", text)
    rest = _FROM_THE_RIGHT.sub("", text)
    left = sum(map(str.isalpha, rest))
    letters = left + sum(sum(map(str.isalpha, run)) for run in _FROM_THE_RIGHT.findall(text))
    if letters < _TELLING or _ONE_IN * (letters - left) >= letters:
        return
    # Imported here: few texts are such.
    from fontTools.unicodedata import script, script_name

    scripts: Counter[str] = Counter()
    for letter, count in Counter(filter(str.isalpha, rest)).items():
        scripts[script(letter)] += count
    own = NAMES[script_of(tag)]
    fact = worded(
        'of its {all:,} letters {count:,} are {script}, from here on, and "{tag}" is written from '
        "the right",
        all=letters,
        count=left,
        script=script_name(scripts.most_common(1)[0][0]),
        tag=tag,
    )
    act = worded(
        "write the text in {own} letters; one that is all from left to right is not set by edition",
        own=own,
    )
    yield error("left-to-right", fact, act, Place(file, _first_line(text)))


def _first_line(text: str) -> int:
    """The first line with more letters written from the left than from the right."""
    for number, line in enumerate(text.split("\n"), 1):
        left = sum(map(str.isalpha, _FROM_THE_RIGHT.sub("", line)))
        if 2 * left > sum(map(str.isalpha, line)):
            return number
    return 1
