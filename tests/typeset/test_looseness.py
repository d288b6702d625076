"""Looseness: paragraphs in one line more or fewer, and the pages that they mend."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from edition.core.units import pt
from edition.model.document import Block, Heading, Paragraph
from edition.model.source import Span
from edition.typeset.block.galley import Matter, galley_of, set_matter, varied
from edition.typeset.block.slabs import Slab
from edition.typeset.line.breaking import Filling, WordBox, break_lines, cost, vary_lines
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.style import JUSTIFIED, LARGE_PRINT, Style
from edition.typeset.page.pagination import (
    Give,
    Gives,
    Grid,
    Rows,
    paginate,
    uneven,
    with_looseness,
)
from tests.editions import FULL, TITLE, paged_of, write_edition

WORDS = (
    "در فقدان آلترناتیو طبقاتی و سوسیالیستی نیروهای بنیادگرای اسلامی با کمک و دخالت قدرت ها "
    "توانستند توده ها را جلب کنند"
)
MEASURE = pt(300)


@settings(max_examples=100, deadline=None)
@given(
    widths=st.lists(st.integers(8, 50).map(pt), min_size=30, max_size=120),
    by=st.sampled_from((-1, 1)),
)
def test_a_paragraph_in_a_line_more_or_fewer(widths: list[int], by: int) -> None:
    """One line more or fewer and no other number, over no measure, dearer than the best."""
    boxes = [WordBox(width, pt(3), kashida=pt(4)) for width in widths]
    best = break_lines(boxes, MEASURE, 0, JUSTIFIED)
    lines = vary_lines(boxes, Filling(MEASURE, JUSTIFIED), best, by)
    if not lines:
        return
    assert len(lines) == len(best) + by
    assert -1e-6 <= cost(lines) - cost(best) <= 12.5
    for start, line in zip((0, *(line.end for line in lines)), lines, strict=False):
        least = sum(widths[start : line.end]) + pt(3) * (line.end - start - 1) * (
            1 - JUSTIFIED.shrink
        )
        assert least * (1 + line.scale) <= MEASURE + 5
        assert abs(line.scale) <= JUSTIFIED.scale


def matter(compositor: Compositor, style: Style, blocks: Sequence[Block]) -> Matter:
    return set_matter(compositor, style, blocks, count())


def paragraphs(lengths: list[int]) -> list[Paragraph]:
    words = WORDS.split()
    texts = [
        " ".join(words[(i + 3 * n) % len(words)] for i in range(length))
        for n, length in enumerate(lengths)
    ]
    return [Paragraph(f"p{n}", Span(0, 1), text) for n, text in enumerate(texts)]


def test_pages_that_a_paragraph_can_mend_are_mended(compositor: Compositor) -> None:
    """Over many texts: never fewer pages that are as they should be, never a word lost, and some
    are mended.
    """
    mended = 0
    for n in range(40):
        blocks = paragraphs([30 + (7 * n + 13 * i) % 150 for i in range(12)])
        made = matter(compositor, Style(), blocks)
        galley = galley_of(made)
        found = paginate(Rows(galley.slabs), Grid(26, 5, 3))
        assert found is not None
        cuts, _ = found
        slabs, after = with_looseness(
            galley.slabs, Rows(galley.slabs), cuts, Grid(26, 5, 3), partial(varied, made)
        )
        loose = replace(galley, slabs=slabs)
        assert len(after) == len(cuts)
        assert words_of(loose.slabs) == words_of(galley.slabs)
        assert all(
            cut.rows == sum(slab.rows for slab in loose.slabs[cut.start : cut.end]) for cut in after
        )
        before, now = (
            uneven(g.slabs, c, Grid(26, 5, 3)) for g, c in ((galley, cuts), (loose, after))
        )
        assert len(now) <= len(before)
        mended += len(now) < len(before)
    assert mended >= 2


def test_a_paragraph_that_is_set_otherwise_keeps_what_pages_know_of_it(
    compositor: Compositor,
) -> None:
    """Whether a page may end before it; of what is no paragraph, its section too."""
    taken = 0
    for n in range(16):
        blocks = parted(paragraphs([40 + (7 * n + 13 * i) % 60 for i in range(24)]))
        made = matter(compositor, Style(), blocks)
        galley = galley_of(made)
        found = paginate(Rows(galley.slabs), Grid(26, 5, 3))
        assert found is not None
        slabs, _ = with_looseness(
            galley.slabs, Rows(galley.slabs), found[0], Grid(26, 5, 3), partial(varied, made)
        )
        loose = replace(galley, slabs=slabs)
        assert begun(loose.slabs) == begun(galley.slabs)
        lengths = [Counter(slab.paragraph for slab in each.slabs) for each in (galley, loose)]
        taken += sum(
            lengths[0][i] != lengths[1][i] and penalty > 0
            for i, penalty, _ in begun(galley.slabs)
            if i is not None
        )
    assert taken > 0


def parted(blocks: list[Paragraph]) -> list[Paragraph | Heading]:
    """The paragraphs with a heading above every other one."""
    heads = [Heading(f"h{n}", Span(0, 1), f"بخش {n}", 1, "section") for n in range(len(blocks))]
    return [
        each
        for n, block in enumerate(blocks)
        for each in ((heads[n], block) if n % 2 else (block,))
    ]


def begun(slabs: Sequence[Slab]) -> list[tuple[int | None, int, str]]:
    """How each paragraph begins, and what is no paragraph: by its number, the penalty of a page
    there, its section.
    """
    before = (None, *(slab.paragraph for slab in slabs[:-1]))
    pairs = zip(slabs, before, strict=True)
    return [
        (s.paragraph, s.penalty, s.section)
        for s, last in pairs
        if s.paragraph is None or s.paragraph != last
    ]


def words_of(slabs: object) -> str:
    return " ".join(f.text for slab in slabs for _, line in slab.lines for f in line.fragments)  # type: ignore[attr-defined]


def test_ragged_and_short_paragraphs_are_not_set_otherwise(compositor: Compositor) -> None:
    for style, length in ((LARGE_PRINT, 120), (Style(), 12)):
        galley = galley_of(matter(compositor, style, paragraphs([length])))
        assert all(slab.paragraph is None for slab in galley.slabs)


@pytest.mark.parametrize("before", range(0, 30, 3))
def test_facing_pages_end_together(tmp_path: Path, before: int) -> None:
    """The pages of a whole pamphlet of long paragraphs, whatever stands before them."""
    body = "\n".join(
        paragraph.text + "."
        for paragraph in paragraphs([90, 150, 60, 45, 130, 70, 100, 80, 60, 95, 75])
    )
    paged = paged_of(
        write_edition(tmp_path, f"{TITLE}\n\n" + "کوتاه است.\n" * before + body + "\n", FULL)
    )
    last = {
        page.number: max(placed.y for placed in page.lines)
        for page in paged.pages[2:-1]
        if page.lines
    }
    pairs = [(a, b) for a, b in pairwise(sorted(last)) if a % 2 == 0 and b != max(last)]
    assert pairs and all(last[a] == last[b] for a, b in pairs)


def test_the_dearest_gives_are_left(compositor: Compositor) -> None:
    galley = galley_of(matter(compositor, Style(), paragraphs([200] * 6)))
    found = paginate(Rows(galley.slabs), Grid(26, 5, 3), Gives([Give(0, 5, 1, 100_000)]))
    assert found is not None and not any(cut.gives for cut in found[0])
