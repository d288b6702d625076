"""Posters that show one thing: the title, a slogan, an item."""

from collections.abc import Sequence

from edition.core.units import Length
from edition.model.document import Block, Item
from edition.model.page import Ink
from edition.typeset.block.display import Fit, Space, fit
from edition.typeset.line.compositor import Type
from edition.typeset.poster.poster_sheet import Refused, Sheet

_TITLE_STEP = 1.18
_SLOGAN_STEP = 1.22
_ITEM_STEP = 1.5
_NUMERAL = 0.30
_MOST = 0.36
_SHARES = (30, 22, 16, 12, 8)
"""Of the size of a title, for its other parts."""


def set_title(sheet: Sheet, parts: tuple[str, ...], share: int = 62) -> Refused | None:
    """The first part above a band as large as a share of the height (per cent) allows, the others
    below it in Bold.
    """
    room = (sheet.bottom - sheet.top) * share // 100
    most = round(sheet.paper.width * _MOST)
    large = fit(
        sheet.compositor,
        parts[0],
        Type("Black", most),
        Space(sheet.measure, room, _TITLE_STEP),
        range(1, 6),
    )
    step = round(large.size * _TITLE_STEP)
    first = sheet.top + large.size * 80 // 100
    texts = [(line, Type("Black", large.size)) for line in large.lines]
    baselines = [first + step * i for i in range(len(large.lines))]
    top = sheet.band(baselines[-1] + large.size * 58 // 100, "accent")
    for portion in _SHARES:
        below, y = _below(sheet, parts[1:], top, large.size * portion // 100)
        fits = not below or below[-1][1] <= sheet.bottom
        if fits:
            break
    texts += [text for text, _ in below]
    baselines += [baseline for _, baseline in below]
    sheet.forme.display(texts, baselines, "H1")
    sheet.reached = y
    return sheet.judged(texts[-1][1].size if fits else 1, Type("Bold", 0))


def _below(
    sheet: Sheet, parts: Sequence[str], y: Length, most: Length
) -> tuple[list[tuple[tuple[str, Type], Length]], Length]:
    """The lines of the other parts of a title with their baselines, and where the next one would
    stand.
    """
    found: list[tuple[tuple[str, Type], Length]] = []
    for part in parts:
        small = fit(sheet.compositor, part, Type("Bold", most), Space(sheet.measure), range(1, 4))
        y += small.size * 155 // 100
        for line in small.lines:
            found.append(((line, Type("Bold", small.size)), y))
            y += small.size * 145 // 100
    return found, y


def set_slogan(sheet: Sheet, text: str) -> Refused | None:
    """A slogan from the top with a band below. The accent is on its last word where it has three at
    most, else on the band.

    In a longer one it would stress a word that its authors did not.
    """
    room = (sheet.bottom - sheet.top) * 86 // 100
    short = text.count(" ") < 3
    large = _largest(sheet, text, Type("Black", 0), room, _SLOGAN_STEP)
    step = round(large.size * _SLOGAN_STEP)
    first = sheet.top + large.size * 80 // 100
    last = len(large.lines) - 1
    ending: Ink = "accent" if short and last else "black"
    texts = [
        (line, Type("Black", large.size, ending if i == last else "black"))
        for i, line in enumerate(large.lines)
    ]
    sheet.forme.display(texts, [first + step * i for i in range(len(texts))], "H1")
    sheet.band(first + step * last + large.size * 52 // 100, "black" if short else "accent")
    return sheet.judged(large.size, Type("Black", 0))


def set_item(sheet: Sheet, block: Block) -> Refused | None:
    """A block as large as the sheet allows; above it, where it is a numbered item, its number as
    the one large thing.
    """
    numbered = isinstance(block, Item) and block.label.number is not None
    numeral = round(sheet.paper.width * _NUMERAL) if numbered else 0
    top = sheet.top + numeral * 92 // 100
    room = (sheet.bottom - top) * 92 // 100
    large = _largest(sheet, block.text, Type("Bold", 0), room, _ITEM_STEP)
    if isinstance(block, Item) and block.label.number is not None:
        number = (
            sheet.compositor.language.figures(block.label.number),
            Type("Black", numeral, "accent"),
        )
        sheet.forme.display([number], [sheet.top + numeral * 66 // 100], "P")
    step = round(large.size * _ITEM_STEP)
    texts = [(line, Type("Bold", large.size)) for line in large.lines]
    sheet.forme.display(texts, [top + step * i + large.size for i in range(len(texts))], "H1")
    return sheet.judged(large.size, Type("Bold", 0))


def _largest(sheet: Sheet, text: str, type_: Type, height: int, step: float) -> Fit:
    most = round(sheet.paper.width * (_MOST if type_.weight == "Black" else _MOST / 3))
    largest = Type(type_.weight, most)
    return fit(sheet.compositor, text, largest, Space(sheet.measure, height, step), range(1, 16))
