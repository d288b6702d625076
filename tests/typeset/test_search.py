"""The search for lines: what it does not follow has no part in the cheapest way, and a number of
lines that it does not look for is not to be had.
"""

from collections.abc import Iterator
from math import fsum, inf
from random import Random

from edition.core.units import Length, pt
from edition.typeset.line.costs import COSTS, FORBIDDEN
from edition.typeset.line.search import BEAM, Bounds, Search
from edition.typeset.line.sums import BoxColumns

BOUNDS = Bounds(0.33, 0.6, 1.18, 0.02, 0.17, 0.0498, 0.125)
RAGGED = Bounds(0.0, 0.8, 1.0, 0.0, 0.0, 0.0498, 0.125)


def columns(chance: Random, measure: Length, *, ragged: bool, parts: bool) -> BoxColumns:
    """The words of a paragraph as they may be: some of them drawn longer, hanging out, kept
    together, one nearly as wide as a line; or in `parts`, between which there is no gap.
    """
    count = chance.randrange(2, 80)
    widths = [chance.randrange(pt(3), pt(45)) for _ in range(count)]
    if chance.random() < 0.1:
        widths[chance.randrange(count)] = measure - chance.randrange(pt(1))
    longer = 0 if ragged else 1
    return BoxColumns(
        widths,
        [pt(3) * (not parts or chance.random() < 0.5) for _ in widths],
        [chance.choice([0] * 20 + [60, FORBIDDEN]) for _ in widths],
        [chance.choice((0, 0, pt(4), pt(7))) * longer for _ in widths],
        [chance.choice((0, 300, 900)) * longer for _ in widths],
        [chance.choice((0, 0, 0, 900)) for _ in widths],
        [chance.choice((0, 0, 0, 2000)) for _ in widths],
    )


def searches(chance: Random) -> Iterator[Search]:
    """Searches in measures of all kinds; of a narrow one many lines fit only in need."""
    for number in range(1000):
        ragged = number % 3 == 0
        measure = chance.choice((pt(120), pt(200), pt(300)))
        words = columns(chance, measure, ragged=ragged, parts=number % 2 == 0)
        indent = chance.choice((0, pt(11)))
        yield Search(words, measure, indent, RAGGED if ragged else BOUNDS)


def test_the_lines_are_those_of_a_search_that_follows_every_way() -> None:
    chance = Random(1981)
    cheap = 0
    for search in searches(chance):
        price = chance.choice((0.0, 0.0, 3.0, -3.0, 12.0, -12.0))
        plain = search.lines(price, BEAM, inf)
        assert search.lines(price) == plain
        cost = fsum(line.demerits for line in plain)
        assert search.lines(price, BEAM, cost) == plain
        cheap += cost < 3.5 and not price
    assert cheap > 50, "hardly a paragraph is as cheap as most are"


def test_what_can_be_found_is_looked_for() -> None:
    chance = Random(1963)
    useless = 0
    for search in searches(chance):
        price = chance.choice((0.0, 3.0, -3.0, 12.0, -12.0))
        found = search.lines(price)
        most = max(line.demerits for line in found) - price
        # Nobody asks for a line over the measure.
        assert most > COSTS.overfull / 2 or search.may_have(len(found), most)
        useless += not search.may_have(len(found) + (1 if price < 0 else -1), 4.5)
    assert useless > 250, "what cannot be is looked for"
