"""Tables, mirrored: upright, turned, or as records; what stands in their head and between their
rows.
"""

from collections.abc import Sequence
from itertools import count

import pytest
from msgspec.structs import replace

from edition.core.direction import PLAIN
from edition.core.units import pt
from edition.model.document import Cell, Heading, Mark, Note, Paragraph
from edition.model.page import ARTIFACT, Element, Rule, SetLine
from edition.model.source import Span
from edition.typeset.block.galley import Galley, galley_of, set_matter
from edition.typeset.block.slabs import FORBIDDEN, FORCED, Slab
from edition.typeset.block.table_columns import CellText, turned, upright
from edition.typeset.block.table_rows import set_records, set_table, turned_pages
from edition.typeset.line.beside import right_edge
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.stretches import Inline, plain
from edition.typeset.line.style import SCREEN, Style

STYLE = Style()
SPAN = Span(0, 1)
WORDS = "شرایط زندگی و کار مردم در این سال‌ها دشوارتر شده است"
MONTHS = [
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
    "فروردین",
    "اردیبهشت",
    "خرداد",
]
FIGURES = (MONTHS, *[["۱۲۰"] * 12] * 30)


def cells(*rows: Sequence[str]) -> list[list[Cell]]:
    return [
        [Cell("c", SPAN, text, 1, r, c, r == 1) for c, text in enumerate(row, 1)]
        for r, row in enumerate(rows, 1)
    ]


def table(
    compositor: Compositor, *rows: Sequence[str], style: Style = STYLE, may_turn: bool = True
) -> list[Slab]:
    return set_table(compositor, style, texts(cells(*rows)), may_turn=may_turn)


def texts(rows: Sequence[Sequence[Cell]]) -> list[list[CellText]]:
    """The cells as they are set, each of a leaf of its own."""
    leaves = count()
    return [[CellText(cell, text(cell, next(leaves))) for cell in row] for row in rows]


def text(cell: Cell, leaf: int) -> Inline:
    return plain(cell.text, leaf, "Bold" if cell.header else "Regular", PLAIN)


def galley(compositor: Compositor, *blocks: Heading | Cell | Paragraph) -> Galley:
    return galley_of(set_matter(compositor, STYLE, blocks, count()))


def lines_of(slab: Slab) -> list[SetLine]:
    return [line for _, line in slab.lines]


def said(line: SetLine) -> str:
    return "".join(f.text for f in sorted(line.fragments, key=lambda f: f.rank)).strip()


def test_the_first_column_stands_at_the_right_and_a_row_of_short_cells_is_one_line(
    compositor: Compositor,
) -> None:
    head, body = table(compositor, ("نام", "سال"), ("سعدی", "۱۲۵۸"))
    for slab, texts in ((head, ["نام ", "سال"]), (body, ["سعدی ", "۱۲۵۸"])):
        [line] = lines_of(slab)
        assert [f.text for f in sorted(line.fragments, key=lambda f: f.rank)] == texts
        type_ = Type("Bold" if line.face == "Bold" else "Regular", STYLE.size)
        assert abs(right_edge(compositor, line, type_) - STYLE.measure) < pt(0.1)
    assert [lines_of(slab)[0].face for slab in (head, body)] == ["Bold", "Regular"]


def test_a_head_has_a_rule_and_is_repeated_by_what_draws_and_says_nothing(
    compositor: Compositor,
) -> None:
    head, first, second, third = table(compositor, ("نام", "سال"), *[("سعدی", "۱۲۵۸")] * 3)
    assert [len(slab.rules) for slab in (head, first, second, third)] == [1, 0, 0, 0]
    assert (
        [slab.head for slab in (head, first)] == [None, None]
        and second.head
        and second.head == third.head
    )
    assert second.head.rules == head.rules and not second.head.lines
    [(_, line)] = second.head.repeated
    assert said(line) == said(lines_of(head)[0]) and {f.leaf for f in line.fragments} == {ARTIFACT}
    assert [slab.penalty for slab in (head, first, second, third)] == [0, FORBIDDEN, 0, FORBIDDEN]


def test_a_hairline_parts_rows_where_cells_have_several_lines(compositor: Compositor) -> None:
    head, *rows, last = table(compositor, ("نام", "شرح"), *[("سعدی", WORDS * 3)] * 3)
    assert [[rule.height for rule in slab.rules] for slab in (head, *rows, last)] == [
        [pt(0.5)],
        [pt(0.25)],
        [pt(0.25)],
        [],
    ]
    for slab in rows:
        assert STYLE.leading * (slab.rows - 1) < slab.rules[0].y < STYLE.leading * slab.rows - pt(8)


def test_a_word_of_many_letters_is_parted_and_shorter_ones_are_not(compositor: Compositor) -> None:
    """Marks are no letters."""
    _, long, marked = table(compositor, ("نام", "چیز"), ("بسیار_" * 15, "آب"), ("وَ" * 20, "نان"))
    assert (long.rows, marked.rows) == (2, 1)


def test_a_cell_with_the_mark_of_a_note_has_room_for_it(compositor: Compositor) -> None:
    marked = Cell("c", SPAN, "ردیف", 1, 1, 1, True, (Mark(4, 4, "note", "آ"),))
    other = Cell("d", SPAN, "۱", 1, 2, 1, False)
    note = Note("note 1", SPAN, "یادداشت", "آ", 1)
    head, _ = galley_of(set_matter(compositor, STYLE, (marked, other, note), count())).slabs
    assert head.rows == 1 and head.notes == ("آ",)


def test_cells_are_broken_within_their_columns(compositor: Compositor) -> None:
    _, row = table(compositor, ("الف", "ب", "پ"), (WORDS * 2, "کوتاه", WORDS * 2))
    assert row.rows > 2 and min(line.fragments[0].pieces[0].x for line in lines_of(row)) >= -1
    assert (
        max(right_edge(compositor, line, Type("Regular", line.size)) for line in lines_of(row))
        <= STYLE.measure + 1
    )


def test_cells_of_one_line_are_one_with_the_next_so_that_their_words_stand_apart_to_readers(
    compositor: Compositor,
) -> None:
    _, row = table(compositor, ("الف", "ب", "پ", "ت"), (WORDS, "یک", WORDS, "دو"))
    firsts = [said(line) for y, line in row.lines if y == 0]
    assert len(firsts) == 3 and firsts[1].startswith("یک ش") and firsts[2] == "دو"


def test_columns_of_figures_too_many_for_the_measure_are_turned_with_their_heading(
    compositor: Compositor,
) -> None:
    heading = Heading("heading 1", SPAN, "بارش", 1, "section")
    found = galley(compositor, heading, *(cell for row in cells(*FIGURES) for cell in row)).slabs
    assert [slab.turned for slab in found] == [True] * 2 and {slab.penalty for slab in found} == {
        FORCED
    }
    assert (
        said(lines_of(found[0])[0]) == "بارش"
        and not found[0].repeated
        and found[0].section == "بارش"
    )
    assert said(found[1].repeated[0][1]).startswith("تیر مرداد")
    assert [len(slab.lines) for slab in found] == [18, 14]
    for line in (line for slab in found for line in lines_of(slab)):
        assert abs(
            right_edge(compositor, line, Type(line.face, line.size)) - STYLE.turned_measure
        ) < pt(0.1)


@pytest.mark.parametrize("level", [1, 4])
def test_what_follows_a_turned_page_begins_one(compositor: Compositor, level: int) -> None:
    """A heading above a paragraph, and one in its line."""
    heading = Heading("heading 1", SPAN, "بارش", level, "section")
    table = [cell for row in cells(*FIGURES) for cell in row]
    found = galley(compositor, *table, heading, Paragraph("paragraph 1", SPAN, WORDS)).slabs
    at = next(i for i, slab in enumerate(found) if not slab.turned)
    assert at > 0 and found[at].lines and found[at].penalty == FORCED


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[WORDS] * 12] * 3, id="too much to be turned"),
        pytest.param([["کشاورزی‌های"] * 30] * 2, id="too many columns for any page"),
        pytest.param([["الف", "ب"], ["نان", WORDS * 60]], id="deeper than a page"),
    ],
)
def test_what_fits_no_page_is_set_as_records(compositor: Compositor, rows: list[list[str]]) -> None:
    slabs = table(compositor, *rows)
    words = [word for slab in slabs for line in lines_of(slab) for word in said(line).split()]
    assert words == [word for row in rows for cell in row for word in cell.split()], (
        "each cell is said once, in order"
    )
    names = " ".join(said(line) for slab in slabs for _, line in slab.repeated)
    assert names.split() == rows[0] * (len(rows) - 1) or names.split() == WORDS.split() * 24
    for line in (line for slab in slabs for line in lines_of(slab)):
        assert (
            line.fragments[0].pieces[0].x >= -1
            and right_edge(compositor, line, Type(line.face, line.size)) <= STYLE.measure + 1
        )


@pytest.mark.parametrize(("name", "share"), [(WORDS, 0.36), ("نام", None)])
def test_the_names_of_a_record_take_what_they_need_and_a_third_of_the_measure_at_most(
    name: str, share: float | None, compositor: Compositor
) -> None:
    """Behind them a gap of an em."""
    rows = texts(cells([name], [f"{WORDS} {WORDS}"]))
    bold = Type("Bold", STYLE.size)
    names = STYLE.measure * share if share else compositor.width(name, bold) + STYLE.size / 10
    told = [line for slab in set_records(compositor, STYLE, rows)[-2:] for line in lines_of(slab)]
    rights = [right_edge(compositor, line, Type("Regular", STYLE.size)) for line in told]
    assert rights and all(
        abs(right - (STYLE.measure - names - STYLE.size)) < pt(0.2) for right in rights
    )


def test_no_record_leaves_a_line_alone(compositor: Compositor) -> None:
    slabs = table(compositor, *[["کشاورزی‌های"] * 30] * 3)
    starts = [i for i, slab in enumerate(slabs) if slab.rules]
    for at in starts[1:]:
        assert (
            slabs[at].penalty == FORBIDDEN
            and slabs[at + 2].penalty == FORBIDDEN
            and slabs[at + 1].penalty == 0
        )


def test_nothing_is_turned_on_a_telephone_nor_where_notes_would_have_to_stand_beside_it(
    compositor: Compositor,
) -> None:
    figures = [row[:12] for row in FIGURES[:3]]
    assert all(slab.turned for slab in table(compositor, *figures))
    assert not any(slab.turned for slab in table(compositor, *figures, may_turn=False))
    assert not any(slab.turned for slab in table(compositor, *figures, style=SCREEN))
    rows = texts(cells(*figures))
    rows[1][0] = CellText(rows[1][0].cell, replace(rows[1][0].text, notes={1: "یک"}))
    assert turned(compositor, STYLE, rows[:1]) and not turned(compositor, STYLE, rows)


@pytest.mark.parametrize(("deep", "is_turned"), [(14, True), (18, False), (34, False)])
def test_a_head_that_would_take_half_of_a_turned_page_is_not_turned(
    deep: int, is_turned: bool, compositor: Compositor
) -> None:
    """Some two words a line: 8, 10 and 18 rows with the row below; a turned page has 18."""
    slabs = table(compositor, [" ".join(["بهمن"] * deep), *MONTHS[1:]], *FIGURES[1:3])
    assert STYLE.turned_rows == 18 and {slab.turned for slab in slabs} == {is_turned}


@pytest.mark.parametrize(
    ("rows", "pages"),
    [
        ([6, 6, 6], [3]),
        ([6, 6, 4, 4], [2, 2]),  # the last row would stand alone
        ([8, 8, 4], [2, 1]),  # and here the first
        ([6, 6, 6, 6], [2, 2]),
    ],
)
def test_neither_first_nor_last_row_of_a_turned_table_is_left_alone(
    rows: list[int], pages: list[int]
) -> None:
    rule = Rule(0, 0, 1, 1, "black")
    slabs = [
        Slab(deep, penalty=FORBIDDEN if i == len(rows) - 1 else 0, rules=(rule,))
        for i, deep in enumerate(rows)
    ]
    assert [len(page.rules) for page in turned_pages(STYLE, [], slabs)] == pages


def test_a_column_of_addresses_is_six_em_wide_at_least(compositor: Compositor) -> None:
    """Beside words that may not be parted; else the type is smaller."""
    words = ["سوسیالیستی"] * 4
    address = "https://example.org/" + "a" * 60
    rows = cells([*words, "نشانی"], [*words, address])
    columns = upright(compositor, STYLE, texts(rows))
    assert (
        columns is not None
        and 6 * columns.size <= columns.places[-1][1]
        and columns.size < STYLE.size
    )


def test_a_table_is_a_table_in_the_structure_however_it_is_set(compositor: Compositor) -> None:
    for rows in ([("نام", "سال"), ("سعدی", "۱۲۵۸")], FIGURES[:2], [[WORDS] * 12] * 2):
        [section] = galley(compositor, *(cell for row in cells(*rows) for cell in row)).sections
        [found] = section.children
        assert isinstance(found, Element) and found.role == "Table"
        kinds = [[cell.role for cell in row.children] for row in found.children]  # type: ignore[union-attr]
        assert kinds == [["TH"] * len(rows[0]), ["TD"] * len(rows[0])]
