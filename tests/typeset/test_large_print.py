"""Large print: paragraphs half a row apart, and at the end a symbol beside the address."""

from itertools import pairwise
from pathlib import Path

import pytest

from edition.core.units import mm
from edition.model.page import Matrix, PagedDocument
from edition.typeset import typeset
from edition.typeset.line.style import LARGE_PRINT
from tests.editions import TITLE, all_faces, reading_of, write_edition

ASKED = '[[output]]\nkind = "large-print"\n'
LINK = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\nqr = true\nconfirmed = true\n\n'
LEADING = LARGE_PRINT.leading


def large(folder: Path, text: str, more: str = "") -> PagedDocument:
    source, reading = reading_of(write_edition(folder, f"{TITLE}\n\n{text}", more + ASKED))
    outputs, problems = typeset(source, reading, all_faces(), ("handouts",))
    assert outputs, "\n".join(map(str, problems))
    return outputs[0]


def steps(paged: PagedDocument) -> list[int]:
    """The distances of the lines of text, in half rows."""
    own = [placed.y for placed in paged.pages[0].lines if placed.line.size == LARGE_PRINT.size]
    return [(after - before) * 2 // LEADING for before, after in pairwise(own)]


def test_half_a_row_parts_paragraphs_and_nothing_is_indented(tmp_path: Path) -> None:
    paged = large(tmp_path, f"{'نان و آزادی برای همه. ' * 6}\n{'آب و خاک و راه. ' * 8}\nپایان.\n")
    assert sorted(set(steps(paged))) == [2, 3] and steps(paged).count(3) == 2
    ends = [
        placed.line.fragments[-1].pieces[-1]
        for placed in paged.pages[0].lines
        if placed.line.size == LARGE_PRINT.size
    ]
    assert len({piece.x + piece.run.advance * LARGE_PRINT.size // 2048 for piece in ends}) <= 3


def test_below_a_heading_and_between_items_there_is_none(tmp_path: Path) -> None:
    text = "بخش یکم\nنان و آب.\n1. یک چیز.\n2. چیز دیگر.\n"
    paged = large(tmp_path, text, '[structure]\nheadings = ["بخش یکم"]\n')
    assert 3 not in steps(paged)


@pytest.mark.parametrize("lines", [1, *range(8, 20)])
def test_the_last_page_has_the_symbol_above_the_address_below_text(
    tmp_path: Path, lines: int
) -> None:
    last = large(tmp_path, "کوتاه است.\n" * lines, LINK).pages[-1]
    [code] = [figure for figure in last.figures if isinstance(figure, Matrix)]
    address = next(
        placed for placed in last.lines if "example.org" in placed.line.fragments[0].text
    )
    text = [placed.y for placed in last.lines if placed is not address]
    assert (
        mm(28) < code.width <= mm(30)
        and code.x + code.width == LARGE_PRINT.left(1) + LARGE_PRINT.measure
    )
    assert address.y - address.line.size - code.y - code.height >= 4 * code.module - 1
    assert (
        text and code.y - max(text) >= 4 * code.module and address.y <= LARGE_PRINT.foot() + LEADING
    )
