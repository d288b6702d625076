"""What to tell the one who prints, folds and cuts a book on one sheet: a page of plain text beside
the file, with a drawing of the sheet, in the language of the edition and in English.
"""

from collections.abc import Iterator, Sequence

from edition.core.languages.press_words import Tongue
from edition.model.imposition import OneSheet
from edition.press.sheet.notes import note
from edition.press.zine import LOWER, UPPER

_CELL = 5
"""Characters that a page is wide in the drawing."""
_FOLD, _CUT = "- ", "─"
"""Along the middle of the sheet."""
_FROM_LEFT = "\u200e"
"""At the head of each line of the drawing, which is no text from right to left (U+200E)."""


def folding_note(sheet: OneSheet, file: str, tongues: Sequence[Tongue]) -> str:
    """Paper and scale, the drawing, and what is done, step by step."""
    return note(tongues, lambda tongue: _said(sheet, file, tongue))


def _said(sheet: OneSheet, file: str, tongue: Tongue) -> Iterator[str]:
    words = tongue.words.zine
    yield words.title.format(file=file)
    yield ""
    yield words.paper.format(paper=sheet.paper)
    yield words.scale
    yield words.drawn
    yield ""
    yield from (f"{_FROM_LEFT}{line}" for line in drawing(tongue))
    yield ""
    yield from (words.creases, words.cut, words.push, words.trial)


def drawing(tongue: Tongue) -> Iterator[str]:
    """The sheet from its printed side: the number of each page at the foot of it, where it stands
    when the sheet lies; dashes where it is folded, a line where it is cut.
    """
    edge = "─" * (4 * _CELL + 3)
    yield f"┌{edge}┐"
    yield from (_row(UPPER, tongue), _row((), tongue))
    fold = (_FOLD * _CELL)[:_CELL]
    yield f"│{fold}{_CUT * (2 * _CELL + 3)}{fold}│"
    yield from (_row((), tongue), _row(LOWER, tongue))
    yield f"└{edge}┘"


def _row(numbers: Sequence[int], tongue: Tongue) -> str:
    cells = [tongue.figures(number).center(_CELL) for number in numbers] or [" " * _CELL] * 4
    return f"│{'¦'.join(cells)}│"
