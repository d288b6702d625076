"""Headings: ranks that differ at a glance, openings of pages, and those that stand at the head of
their paragraph.
"""

from itertools import count, pairwise

import pytest

from edition.model.document import Block, Heading, Mark, Note, Paragraph
from edition.model.page import Element, SetLine
from edition.model.source import Span
from edition.typeset.block.galley import Galley, galley_of, set_matter
from edition.typeset.block.headings import ranks, runs_in
from edition.typeset.block.slabs import FORBIDDEN, FORCED, Slab
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.style import LARGE_PRINT, SCREEN, Style, leaflet

SPAN = Span(0, 1)
STYLE = Style()
WORDS = "مردم این شهر آب را از چشمهٔ بالای کوه می‌آوردند. " * 4


def heading(level: int, text: str = "چشمه", ref: str = "") -> Heading:
    return Heading(ref or f"heading {text} {level}", SPAN, text, level, "section")


def paragraph(text: str = WORDS.strip()) -> Paragraph:
    return Paragraph(f"paragraph {text[:3]}", SPAN, text)


def ranked(*blocks: Block, book: bool = False) -> list[int]:
    return list(ranks(blocks, book=book).values())


def lines_of(galley: Galley) -> list[SetLine]:
    return [line for slab in galley.slabs for _, line in slab.lines]


def test_a_short_text_begins_at_the_second_rank_and_a_book_at_the_largest() -> None:
    blocks = (heading(1), paragraph(), heading(2), paragraph())
    assert ranked(*blocks) == [1, 2] and ranked(*blocks, book=True) == [0, 1]
    assert ranked(*blocks, heading(3)) == [0, 1, 2]
    assert ranked(*blocks, heading(3), heading(4)) == [0, 1, 2, 3]


def test_none_stands_under_another_of_its_size() -> None:
    same = [heading(1, ref=f"h{n}") for n in range(6)]
    assert ranked(*same[:3]) == [1, 2, 3]
    assert ranked(*same[:2], paragraph(), same[2], book=True) == [0, 1, 0]
    assert ranked(same[0], heading(2), same[1]) == [1, 2, 1]


def test_ranks_differ_in_size_or_weight(compositor: Compositor) -> None:
    for style in (STYLE, LARGE_PRINT, SCREEN, leaflet(10_000, STYLE.limits)):
        blocks = (
            heading(1),
            paragraph(),
            heading(2),
            paragraph(),
            heading(3),
            paragraph(),
            heading(4),
            heading(4, ref="x"),
        )
        lines = lines_of(galley_of(set_matter(compositor, style, blocks, count())))
        looks = dict.fromkeys((line.face, line.size) for line in lines if line.face != "Regular")
        assert [face for face, _ in looks] == ["Black", "Bold", "Bold", "Medium"]
        sizes = [size for _, size in looks]
        assert (
            sizes[0] > sizes[1] * 1.2
            and sizes[1] > sizes[2] * 1.1
            and sizes[2] == sizes[3] == style.size
        )


def test_the_lines_of_the_largest_end_on_the_grid_and_are_not_crowded(
    compositor: Compositor,
) -> None:
    blocks = (heading(1, "چشمهٔ بالای کوه " * 9), heading(2), heading(3), paragraph())
    galley = galley_of(set_matter(compositor, STYLE, blocks, count()))
    slab = next(slab for slab in galley.slabs if slab.lines)
    places = [y for y, _ in slab.lines]
    assert len(places) > 2 and {b - a for a, b in pairwise(places)} == {STYLE.leading * 3 // 2}
    assert places[-1] == (slab.rows - 1) * STYLE.leading and places[0] >= 0


def test_sections_of_a_book_open_pages_sunk(compositor: Compositor) -> None:
    blocks = (
        heading(1, ref="a"),
        paragraph(),
        heading(1, ref="b"),
        heading(1, ref="c"),
        paragraph(),
        heading(2),
        paragraph(),
    )
    matter = set_matter(compositor, STYLE, blocks, count())
    short = galley_of(matter)
    assert FORCED not in {slab.penalty for slab in short.slabs}
    book = galley_of(matter, book=True, opening=True)
    [opening] = [slab for slab in book.slabs if slab.penalty == FORCED]
    [(y, line)] = opening.lines
    assert (y, line.size, line.face, opening.section) == (
        5 * STYLE.leading,
        STYLE.opening,
        "Black",
        "چشمه",
    )
    assert opening.rows == 6 and book.sections == short.sections
    leaves = [
        [f.leaf for _, line in slab.lines for f in line.fragments]
        for g in (short, book)
        for slab in g.slabs
        if slab.lines
    ]
    assert leaves[: len(leaves) // 2] == leaves[len(leaves) // 2 :]
    assert FORCED not in {slab.penalty for slab in galley_of(matter, book=True).slabs}


def test_the_note_of_a_heading_stays_with_it_in_a_book(compositor: Compositor) -> None:
    marked = Heading("heading 1", SPAN, "چشمه", 1, "section", (Mark(4, 4, "note", "آ"),))
    note = Note("note 1", SPAN, "یادداشت", "آ", 1)
    blocks = (paragraph(), marked, paragraph("آب."), note)
    matter = set_matter(compositor, STYLE, blocks, count())
    for galley in (galley_of(matter), galley_of(matter, book=True, opening=True)):
        [slab] = [slab for slab in galley.slabs if slab.notes]
        assert slab.section == "چشمه" and slab.foot > 0


@pytest.mark.parametrize(
    ("head", "text", "runs"),
    [
        ("نخستین کسان", "مردم", True),
        ("کتاب ABC", "مردم", True),
        ("نخستین", "ABC و مردم", True),
        ("کتاب ABC", "DEF و مردم", False),
        ("سال ۱۴۰۴", "۱۲ نفر", False),
        ("ABC", "مردم", False),
    ],
)
def test_which_headings_stand_in_the_line_of_their_paragraph(
    head: str, text: str, runs: bool
) -> None:
    assert runs_in(heading(4, head), paragraph(text)) is runs
    assert not runs_in(heading(3, head), paragraph(text))
    assert not runs_in(heading(4, head), heading(4)) and not runs_in(heading(4, head), None)


def test_a_heading_at_the_head_of_its_paragraph_is_an_element_of_its_own(
    compositor: Compositor,
) -> None:
    blocks = (
        heading(1),
        heading(2),
        heading(3),
        heading(4, "نخستین کسان"),
        paragraph(),
        paragraph("آب."),
    )
    galley = galley_of(set_matter(compositor, STYLE, blocks, count()))
    kinds: list[str] = []

    def walk(element: Element) -> None:
        kinds.append(element.role)
        for child in element.children:
            if isinstance(child, Element):
                walk(child)

    walk(galley.sections[0])
    assert [kind for kind in kinds if kind != "Sect"] == ["H2", "H3", "H4", "H5", "P", "P"]
    at = next(
        i
        for i, slab in enumerate(galley.slabs)
        if slab.lines and len(slab.lines[0][1].fragments) > 1
    )
    line = galley.slabs[at].lines[0][1]
    head, text = sorted(line.fragments, key=lambda fragment: fragment.rank)
    assert head.text == "نخستین کسان " and text.text.startswith("مردم") and head.leaf < text.leaf
    assert {piece.run.face for piece in head.pieces if piece.run.text != " "} == {"Bold"}
    assert galley.slabs[at].penalty == FORBIDDEN, "it stands under a heading"


def test_white_parts_it_from_what_is_above(compositor: Compositor) -> None:
    blocks = (heading(3), paragraph(), heading(4), paragraph())
    slabs: tuple[Slab, ...] = galley_of(set_matter(compositor, STYLE, blocks, count())).slabs
    at = next(
        i for i, slab in enumerate(slabs) if slab.lines and len(slab.lines[0][1].fragments) > 1
    )
    assert slabs[at - 1].blank and slabs[at].penalty == 0


@pytest.mark.parametrize("style", [STYLE, LARGE_PRINT, SCREEN])
def test_one_that_would_fill_half_a_page_is_not_of_the_largest_rank(
    compositor: Compositor, style: Style
) -> None:
    """Its lines would be one slab, deeper than any page in the end."""
    blocks = (heading(1, WORDS * 4), paragraph(), heading(2), paragraph(), heading(3), paragraph())
    slabs = galley_of(set_matter(compositor, style, blocks, count())).slabs
    assert max(slab.rows for slab in slabs) == 1
    assert next(slab.lines[0][1].face for slab in slabs if slab.lines) == "Bold"
    short = galley_of(set_matter(compositor, style, (heading(1), *blocks[1:]), count())).slabs
    assert next(slab.lines[0][1].face for slab in short if slab.lines) == "Black"
