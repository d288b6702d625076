"""How even the lines of a finished PDF are, by the places of its glyphs as PyMuPDF tells them.

It knows nothing of edition: glyphs are put into lines by their baselines, and only lines of the
commonest size that fill the measure count.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean, median, mode, pstdev, quantiles
from typing import NamedTuple

import pymupdf

NEAR = 0.03
"""Sizes that differ by this share are one: narrowed lines come out as of a smaller size."""
GAP = 0.15
"""Em, from which on white is a gap; one that a word reaches over (for pdf.js) has 0.13 em left."""


class Measured(NamedTuple):
    """Lengths in points, gaps in em."""

    lines: int
    """Justified lines measured: of at least three gaps, within 1.5 per cent of the measure."""
    size: float
    measure: int
    gap: float
    """The median of the lines' mean word gap."""
    variation: float
    """Standard deviation over mean of the lines' mean gaps."""
    widest: float
    """The 95th percentile of the lines' mean gaps over the median."""
    loose: float
    """Per cent of lines whose mean gap is over 1.5 times the median."""
    runts: int
    """Lines shorter than an eighth of the measure."""
    off_grid: float
    """Per cent of baselines off the commonest leading by over half a point."""


class _Glyph(NamedTuple):
    size: float
    y: float
    left: float
    right: float


class _Line(NamedTuple):
    y: float
    width: float
    gaps: Sequence[float]


def measured(file: Path) -> Measured:
    """The figures of a file with at least two justified lines."""
    with pymupdf.open(file) as document:
        pages = [list(_glyphs(page)) for page in document]
    body = Counter(glyph.size for page in pages for glyph in page).most_common(1)[0][0]
    rows = [_lines(page, body) for page in pages]
    lines = [line for page in rows for line in page]
    measure = quantiles([line.width for line in lines], n=20)[-1]
    full = [line for line in lines if line.width > 0.985 * measure and len(line.gaps) >= 3]
    means = [mean(line.gaps) / body for line in full]
    middle = median(means)
    return Measured(
        len(full),
        body,
        round(measure),
        round(middle, 3),
        round(pstdev(means) / mean(means), 3),
        round(quantiles(means, n=20)[-1] / middle, 2),
        round(100 * sum(each > 1.5 * middle for each in means) / len(means), 1),
        sum(0 < line.width < measure / 8 for line in lines),
        round(_off_grid([[line.y for line in page] for page in rows]), 1),
    )


def _glyphs(page: pymupdf.Page) -> Iterator[_Glyph]:
    for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for each in span["chars"]:
                    if not each["c"].isspace():
                        left, _, right, _ = each["bbox"]
                        yield _Glyph(round(span["size"], 1), each["origin"][1], left, right)


def _lines(page: Sequence[_Glyph], body: float) -> list[_Line]:
    """The lines of a page from top to bottom."""
    rows = defaultdict[float, list[_Glyph]](list)
    for glyph in page:
        if abs(glyph.size - body) <= NEAR * body and glyph.right > glyph.left:
            rows[round(glyph.y)].append(glyph)
    lines = []
    for row in rows.values():
        row.sort(key=lambda glyph: glyph.left)
        gaps, end = [], row[0].right
        for glyph in row[1:]:
            if glyph.left - end > GAP * body:
                gaps.append(glyph.left - end)
            end = max(end, glyph.right)
        y = median(glyph.y for glyph in row)
        lines.append(_Line(y, max(glyph.right for glyph in row) - row[0].left, gaps))
    return sorted(lines, key=lambda line: line.y)


def _off_grid(pages: Sequence[Sequence[float]]) -> float:
    """Per cent of the baselines, a page's counted from its first."""
    steps = [lower - upper for page in pages for upper, lower in pairwise(page)]
    commonest = mode(round(step, 1) for step in steps)
    leading = mean(step for step in steps if abs(step - commonest) <= 0.15)
    off = [abs((y - page[0]) / leading - round((y - page[0]) / leading)) * leading > 0.5
           for page in pages for y in page]  # fmt: skip
    return 100 * sum(off) / len(off)
