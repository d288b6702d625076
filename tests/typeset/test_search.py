"""The search for lines: what it does not follow has no part in the cheapest way."""

from math import fsum, inf
from random import Random

from edition.core.units import Length, pt
from edition.typeset.line.costs import FORBIDDEN
from edition.typeset.line.search import BEAM, Bounds, BoxColumns, Search

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


def test_the_lines_are_those_of_a_search_that_follows_every_way() -> None:
    chance = Random(1981)
    cheap = 0
    for number in range(1000):
        ragged = number % 3 == 0
        bounds = RAGGED if ragged else BOUNDS
        bounds = bounds._replace(price=chance.choice((0.0, 0.0, 3.0, -3.0, 12.0, -12.0)))
        # Of a narrow column many lines fit only in need.
        measure = chance.choice((pt(120), pt(200), pt(300)))
        words = columns(chance, measure, ragged=ragged, parts=number % 2 == 0)
        search = Search(words, measure, chance.choice((0, pt(11), -pt(8))), bounds)
        plain = search.lines(BEAM, inf)
        assert search.lines() == plain, f"paragraph {number}"
        cost = fsum(line.demerits for line in plain)
        assert search.lines(BEAM, cost) == plain, f"paragraph {number}, its cost known"
        cheap += cost < 3.5 and not bounds.price
    assert cheap > 50, "hardly a paragraph is as cheap as most are"
