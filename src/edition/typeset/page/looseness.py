"""Looseness: where a page would end short, or not beside the one it faces, something of it is set a
row deeper or less deep.

A paragraph in a line more or fewer; the white above a heading, verse or list a row wider.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from edition.typeset.block.galley import Galley, Matter, varied
from edition.typeset.block.slabs import FORBIDDEN, Slab
from edition.typeset.page.pagination import Cut, Give, Gives, Grid, Rows, paginate, uneven


class GivingCosts(Struct, frozen=True):
    """What it costs to set something otherwise, as `PageCosts` count: less than a row that is
    lacking on two facing pages, unless the lines become worse than that.

    `paragraph`: one in a line more or fewer, and `rate` times what its lines become worse by, in
    the costs of lines. `white`: a row more above a heading, verse or list.
    """

    paragraph: int = 20
    rate: int = 3
    white: int = 40


_COSTS = GivingCosts()

Variants = Mapping[tuple[int, int], list[Slab]]
"""Paragraphs set otherwise, by the first of their slabs and by how many lines they have more."""


def with_looseness(
    matter: Matter, galley: Galley, cuts: tuple[Cut, ...], grid: Grid
) -> tuple[Galley, tuple[Cut, ...]]:
    """The galley with those paragraphs that mend its pages set anew, and its pages, as many as
    before.

    Tried are the paragraphs that stand whole on a page that is uneven.
    """
    variants: dict[tuple[int, int], list[Slab]] = {}
    gives: list[Give] = []
    for i in uneven(galley.slabs, cuts, grid):
        for at in range(cuts[i].start, cuts[i].end):
            slab = galley.slabs[at]
            if slab.blank and slab.penalty < FORBIDDEN:
                variants[at, 1] = [replace(slab, rows=slab.rows + 1)]
                gives.append(Give(at, at + 1, 1, _COSTS.white))
        for start, end in _paragraphs(galley.slabs, cuts[i]):
            for by in (1, -1):
                if found := varied(matter, galley.slabs[start].paragraph or 0, by):
                    variants[start, by] = found[0]
                    cost = _COSTS.paragraph + round(_COSTS.rate * found[1])
                    gives.append(Give(start, end, by, cost))
    if not gives or not (mended := paginate(Rows(galley.slabs), grid, Gives(gives))):
        return galley, cuts
    slabs, cuts = _reset(galley.slabs, mended[0], variants)
    return replace(galley, slabs=slabs), cuts


def _paragraphs(slabs: Sequence[Slab], cut: Cut) -> Iterator[tuple[int, int]]:
    """The slabs [start, end) of each paragraph that stands whole on a page."""
    start = cut.start
    while start < cut.end:
        number, end = slabs[start].paragraph, start + 1
        while end < len(slabs) and number is not None and slabs[end].paragraph == number:
            end += 1
        if (
            number is not None
            and end <= cut.end
            and (start == 0 or slabs[start - 1].paragraph != number)
        ):
            yield start, end
        start = end


def _reset(
    slabs: Sequence[Slab], cuts: Sequence[Cut], variants: Variants
) -> tuple[tuple[Slab, ...], tuple[Cut, ...]]:
    """The slabs with the paragraphs that pages are given, and the pages by the new numbers of their
    slabs.
    """
    made: list[Slab] = []
    found: list[Cut] = []
    done = 0
    for cut in cuts:
        made += slabs[done : cut.start]
        start = len(made)
        done = cut.start
        for give in sorted(cut.gives, key=lambda give: give.start):
            first, *rest = variants[give.start, give.by]
            made += slabs[done : give.start]
            made += [replace(first, penalty=slabs[give.start].penalty), *rest]
            done = give.end
        made += slabs[done : cut.end]
        found.append(replace(cut, start=start, end=len(made)))
        done = cut.end
    return tuple(made), tuple(found)
