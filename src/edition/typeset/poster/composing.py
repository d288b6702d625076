"""Which of four compositions a poster has, chosen by its words, and who sets each.

A page: a list, or more words than one takes in at a glance; a numeral: a numbered item; a stack:
all else; a flood only where the editor asks for it. All share margins, foot, the QR symbol and the
band over the foot, so that the set hangs together.
"""

from collections.abc import Sequence
from typing import NamedTuple

from edition.core.white_space import same
from edition.model.description import Poster
from edition.model.document import Heading, Title
from edition.model.page import Composed, Composition, Why
from edition.model.shown import Shown
from edition.typeset.poster.layouts import set_all, set_long, set_verse
from edition.typeset.poster.numeral import Series, series, set_numeral
from edition.typeset.poster.poster_sheet import PosterSheet, Refused
from edition.typeset.poster.stack import set_stack, set_title

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
    composed = {
        each.ref: Composed(*_composed(each, poster), left_out=each.left_out) for each in shown
    }
    numerals = [each for each in shown if composed[each.ref].composition == "numeral"]
    return Plan(composed, series(sheet, numerals) if numerals else None)


def _composed(shown: Shown, poster: Poster) -> tuple[Composition, Why]:
    if poster.compose != "auto":
        return poster.compose, "asked"
    is_glanced_at = shown.verse and shown.words <= _AT_A_GLANCE
    if poster.heading or (len(shown.blocks) > 1 and not is_glanced_at):
        return "page", "list"
    if shown.words > _AT_A_GLANCE:
        return "page", "words"
    return ("numeral", "number") if shown.is_numbered else ("stack", "few")


def compose(sheet: PosterSheet, shown: Shown, poster: Poster, plan: Plan) -> Refused | None:
    """One sheet set as planned."""
    description, [block, *others] = sheet.description, shown.blocks
    composition = plan.composed[shown.ref].composition
    if composition == "page" and shown.verse:
        return set_verse(sheet, shown.verse)
    if composition == "page" and (others or poster.heading or isinstance(block, Heading)):
        return set_all(sheet, shown.blocks, poster.heading or shown.heading)
    if composition == "page":
        return set_long(sheet, shown, plan.series.numeral if plan.series else 0)
    if composition == "numeral" and plan.series:
        return set_numeral(sheet, shown, plan.series)
    names = isinstance(block, Title) and same(block.text, description.title)
    if composition == "stack" and names:
        return set_title(sheet, description.title_parts or (block.text,))
    return set_stack(sheet, shown, flooded=composition == "flood")
