"""What the paginator did, said of each page: nothing is decided here."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from edition.model.makeup import End, TextPage
from edition.typeset.block.slabs import FORCED, Slab
from edition.typeset.line.style import Style
from edition.typeset.page.pagination import Cut, Rows


def text_pages(
    style: Style, slabs: Sequence[Slab], cuts: Sequence[Cut], depth: int, sink: int, first: int
) -> Iterator[TextPage]:
    """A page for each cut, the first with the number `first` and `sink` rows fewer than the `depth`
    of the others.

    Facing pages are an even one and the odd one after it.
    """
    rows = Rows(slabs)
    numbers = range(first, first + len(cuts))
    feet = {
        number: cut.rows + (sink if number == first else 0)
        for number, cut in zip(numbers, cuts, strict=True)
    }
    beside = {
        one: other for pair in pairwise(numbers) if pair[1] % 2 for one, other in (pair, pair[::-1])
    }
    for number, cut in zip(numbers, cuts, strict=True):
        available = depth - (sink if number == first else 0)
        facing = beside.get(number, 0)
        level = feet[number] == feet.get(facing)
        yield TextPage(
            number,
            style.left(number),
            cut.end - cut.start,
            0 if slabs[cut.start].turned else cut.rows,
            available,
            _end(rows, slabs, cut, available, level=level),
            facing,
            sum(give.by for give in cut.gives),
        )


def _end(rows: Rows, slabs: Sequence[Slab], cut: Cut, available: int, *, level: bool) -> End:
    if slabs[cut.start].turned:
        return "turned"
    if cut.end == len(slabs):
        return "the end"
    if slabs[cut.end].penalty == FORCED:
        return "forced"
    if cut.rows == available:
        return "full"
    if not any(other.end > cut.end for other in rows.cuts(cut.start, available)):
        return "kept together"
    return "facing page" if level else "later pages"
