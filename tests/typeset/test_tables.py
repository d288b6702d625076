"""Tables, mirrored."""

from edition.core.units import pt
from edition.model.document import Cell
from edition.model.source import Span
from edition.typeset.inline import Inline
from edition.typeset.lines import Compositor, Type
from edition.typeset.shifting import right_edge
from edition.typeset.style import Style
from edition.typeset.tables import Columns

STYLE = Style()
WORDS = "شرایط زندگی و کار مردم در این سال‌ها دشوارتر شده است"


def cells(*rows: tuple[str, ...]) -> list[list[Cell]]:
    return [[Cell("c", Span(0, 1), text, 1, r, c, r == 1) for c, text in enumerate(row, 1)] for r, row in enumerate(rows, 1)]


def set_rows(compositor: Compositor, *rows: tuple[str, ...]) -> list[list[list[object]]]:
    table = cells(*rows)
    columns = Columns(compositor, STYLE, [cell for row in table for cell in row])
    found = []
    for row in table:
        texts: dict[Cell, tuple[str | Inline, int]] = {cell: (cell.text, i) for i, cell in enumerate(row)}
        found.append(columns.set_row(texts))
    return found  # type: ignore[return-value]


def test_the_first_column_stands_at_the_right_and_a_row_of_short_cells_is_one_line(compositor: Compositor) -> None:
    [[head], [body]] = set_rows(compositor, ("نام", "سال"), ("سعدی", "۱۲۵۸"))
    for [line], texts in ((head, ["نام ", "سال"]), (body, ["سعدی ", "۱۲۵۸"])):
        assert [f.text for f in sorted(line.fragments, key=lambda f: f.rank)] == texts
        assert abs(
            right_edge(compositor, line, Type("Medium" if line.face == "Medium" else "Regular", STYLE.size)) - STYLE.measure
        ) < pt(0.1)
    assert (head[0].face, body[0].face) == ("Medium", "Regular")


def test_a_word_of_many_letters_is_parted_and_shorter_ones_are_not(compositor: Compositor) -> None:
    """Marks are no letters."""
    rows = cells(("نام", "چیز"), ("بسیار_" * 15, "آب"), ("وَ" * 20, "نان"))
    columns = Columns(compositor, STYLE, [cell for row in rows for cell in row])
    assert columns.wide == set()
    lines = [columns.set_row({cell: (cell.text, i) for i, cell in enumerate(row)})[0] for row in rows]
    assert [len(found) for found in lines] == [1, 2, 1]
    ordinary = cells(*[tuple(f"{'ن' * 20}" for _ in range(8))] * 2)
    assert Columns(compositor, STYLE, [cell for row in ordinary for cell in row]).wide == {1}


def test_long_cells_are_broken_within_their_columns(compositor: Compositor) -> None:
    [_, row] = set_rows(compositor, ("الف", "ب", "پ"), (WORDS * 2, "کوتاه", WORDS))
    assert [len(lines) > 1 for lines in row] == [True, False, True]
    edges = []
    for lines in row:
        for line in lines:
            assert line.fragments[0].pieces[0].x >= -1
            edges.append(right_edge(compositor, line, Type("Regular", STYLE.size)))
    assert edges == sorted(edges, reverse=True) and max(edges) <= STYLE.measure + 1
