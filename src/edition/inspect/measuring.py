"""The measures of justified text, over lines that fill the measure: how even its colour is, and
which lines are the loosest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import fmean, median, pstdev, quantiles

from edition.core.units import Length, pt
from edition.model.observations import LooseLine, MeasuredTypography, ObservedLine
from edition.model.page import UNSCALED

_SAME_SIZE = 0.03
_FULL = 0.985
_FEWEST_GAPS = 3
_LOOSE = 1.5
_RUNT = 8
_OFF: Length = pt(0.5)
_WORST = 5


def typography(file: str, lines: Iterable[ObservedLine]) -> MeasuredTypography | None:
    """The figures of one output; None where fewer than two lines fill the measure, or most are left
    ragged.

    The measure is the 95th percentile of the widths of lines. A line fills it that has 98.5 per
    cent of it, three gaps or more, none of which parts columns, and its baseline for itself.
    """
    lines = list(lines)
    sizes: Counter[Length] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = max(sizes, key=lambda size: sizes[size], default=0)
    body = [line for line in lines if abs(line.size - size) <= _SAME_SIZE * size]
    kinds = Counter(line.kind for line in body)
    if len(body) < 2 or kinds["ragged"] > kinds["justified"]:
        return None
    measure = quantiles([line.width for line in body], n=20)[-1]
    full = [line for line in body if _fills(line, measure)]
    if len(full) < 2:
        return None
    gaps = [line.gap / size for line in full]
    middle = median(gaps)
    scales = [abs(line.scale - UNSCALED) * 100 / UNSCALED for line in full]
    worst = sorted(full, key=lambda line: -line.gap)[:_WORST]
    return MeasuredTypography(
        file=file,
        lines=len(full),
        size=size,
        measure=round(measure),
        gap=middle,
        variation=pstdev(gaps) / fmean(gaps),
        widest=quantiles(gaps, n=20)[-1] / middle,
        loose=_share(gap > _LOOSE * middle for gap in gaps),
        runts=sum(_runts(body, measure)),
        off_grid=_share(_off_grid(body)),
        scaled=_share(scale > 0 for scale in scales),
        most_scaled=max(scales),
        tracked=_share(line.joint != 0 for line in full),
        most_tracked=max(abs(line.joint) for line in full),
        unlike=max(_ratios(full), default=1.0),
        kashida=_share(line.longer > 0 for line in body),
        worst=tuple(LooseLine(line.page, line.place, line.gap / size, line.text) for line in worst),
    )


def _fills(line: ObservedLine, measure: float) -> bool:
    return (
        line.alone
        and line.width > _FULL * measure
        and len(line.white) == len(line.gaps) >= _FEWEST_GAPS
    )


def _ratios(full: Sequence[ObservedLine]) -> Iterator[float]:
    """How unlike the gaps of neighbours are."""
    for above, below in pairwise(full):
        if (above.paragraph, above.page, above.place + 1) == (
            below.paragraph,
            below.page,
            below.place,
        ):
            yield max(above.gap, below.gap) / min(above.gap, below.gap)


def _share(found: Iterable[bool]) -> float:
    """How many of them are true, in per cent."""
    known = list(found)
    return 100 * sum(known) / len(known) if known else 0.0


def _runts(body: Sequence[ObservedLine], measure: float) -> Iterator[bool]:
    """For each last line of a paragraph of several lines, whether it is too short."""
    counted = Counter(line.paragraph for line in body)
    for line in body:
        if line.kind == "last" and counted[line.paragraph] > 1:
            yield line.width < measure / _RUNT


def _off_grid(body: Sequence[ObservedLine]) -> Iterator[bool]:
    """For each baseline, whether it is off the grid that hangs from the first one of its page."""
    pages = [
        sorted({line.y for line in page}) for _, page in groupby(body, key=lambda line: line.page)
    ]
    leadings = Counter(below - above for page in pages for above, below in pairwise(page))
    leading = max(leadings, key=lambda leading: leadings[leading], default=0)
    for page in pages:
        for y in page:
            off = (y - page[0]) % leading if leading else 0
            yield min(off, leading - off) > _OFF
