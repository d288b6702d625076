"""Which of four compositions a poster has, chosen by its words, and who sets each.

A page: a list, or more words than one takes in at a glance; a numeral: a numbered item; a stack:
all else; a flood only where the editor asks for it. All share margins, foot, the QR symbol and the
band over the foot, so that the set hangs together.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from edition.core.white_space import same
from edition.model.description import Poster
from edition.model.document import Item, Title
from edition.model.page import Composed, Composition
from edition.typeset.poster.layouts import set_all, set_long
from edition.typeset.poster.numeral import Series, series, set_numeral
from edition.typeset.poster.poster_sheet import PosterSheet, Refused
from edition.typeset.poster.shown import Shown
from edition.typeset.poster.stack import set_flood, set_stack, set_title

_AT_A_GLANCE = 25
"""Words of a poster that is no page."""


class Plan(NamedTuple):
    """How the sheets of one `[[poster]]` are composed, by their references, and how those with
    numerals are set as a series.
    """

    composed: dict[str, Composed]
    series: Series | None


def planned(sheet: PosterSheet, shown: Sequence[Shown], poster: Poster) -> Plan:
    """The plan for all sheets of one `[[poster]]`, each like `sheet`."""
    composed = {each.ref: _composed(each, poster) for each in shown}
    items = [
        block
        for each in shown
        for block in each.blocks
        if isinstance(block, Item) and composed[each.ref].composition == "numeral"
    ]
    return Plan(composed, series(sheet, items) if items else None)


def _composed(shown: Shown, poster: Poster) -> Composed:
    if poster.compose != "auto":
        return Composed(poster.compose, "asked")
    if len(shown.blocks) > 1 or poster.heading:
        return Composed("page", "list")
    if shown.words > _AT_A_GLANCE:
        return Composed("page", "words")
    return Composed("numeral", "number") if shown.number is not None else Composed("stack", "few")


def fits(shown: Shown, composition: Composition | Literal["auto"], heading: str) -> bool:
    """Whether what is shown may be composed so: many blocks are a page, and a numeral has a
    number.
    """
    if composition in ("auto", "page"):
        return True
    if len(shown.blocks) > 1 or heading:
        return False
    return composition != "numeral" or shown.number is not None


def compose(sheet: PosterSheet, shown: Shown, poster: Poster, plan: Plan) -> Refused | None:
    """One sheet set as planned."""
    description, [block, *others] = sheet.description, shown.blocks
    composition = plan.composed[shown.ref].composition
    if others or poster.heading:
        return set_all(sheet, shown.blocks, poster.heading)
    if composition == "page":
        return set_long(sheet, block)
    if composition == "numeral" and plan.series and isinstance(block, Item):
        return set_numeral(sheet, block, plan.series)
    if composition == "flood":
        return set_flood(sheet, block.text)
    if isinstance(block, Title) and same(block.text, description.title):
        return set_title(sheet, description.title_parts or (block.text,))
    return set_stack(sheet, block.text)
