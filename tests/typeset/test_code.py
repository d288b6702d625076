"""Code as it is set: from left to right at the left edge, each line with its spaces, none beyond the
measure; and what is set like it or drawn through within a line.
"""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest

from edition.core.direction import departures
from edition.model.document import Mark
from edition.model.page import ARTIFACT, Element, PagedDocument, PlacedLine
from edition.typeset.line.stretches import Conventions, inline
from edition.typeset.line.style import Style
from tests.editions import TITLE, paged_of, run, write_edition

LONG = f"run {'--option ' * 9}# سلام"
TEXT = (
    f"# {TITLE}\n\nبند.\n\n```sh\nif x:\n\n\n    echo  '\u06f1 نان'\n{LONG}\n    {'y' * 150}\n```\n"
)


def paged(folder: Path, text: str) -> PagedDocument:
    write_edition(folder, text)
    (folder / "text.txt").rename(folder / "text.md")
    return paged_of(folder)


def lines_in(paged: PagedDocument, face: str = "Code") -> Sequence[PlacedLine]:
    return [line for page in paged.pages for line in page.lines if line.line.face == face]


def said(line: PlacedLine) -> str:
    return "".join(fragment.text for fragment in line.line.fragments)


def kinds(element: Element | int, kind: str) -> int:
    below = element.children if isinstance(element, Element) else ()
    own = isinstance(element, Element) and element.role == kind
    return own + sum(kinds(child, kind) for child in below)


def test_each_line_with_its_spaces(tmp_path: Path) -> None:
    lines = lines_in(paged(tmp_path, TEXT))
    assert [said(line) for line in lines[:2]] == ["if x:", "    echo  '\u06f1 نان'"]
    # Two blank lines stand between them, as they were typed.
    assert lines[1].y - lines[0].y == 3 * Style().leading


def test_from_the_left_edge_and_within_the_measure(tmp_path: Path) -> None:
    starts = set()
    for line in lines_in(paged(tmp_path, TEXT)):
        pieces = [piece for fragment in line.line.fragments for piece in fragment.pieces]
        ends = [piece.x + piece.run.advance * line.line.size / 2048 for piece in pieces]
        assert max(ends) <= Style().measure + 1
        starts.add(round(pieces[0].x * 2048 / 1233 / line.line.size))
    # What goes on stands two letters further in than its line began.
    assert starts == {0, 2, 6}


def test_a_line_that_is_too_long_goes_on_behind_a_mark(tmp_path: Path) -> None:
    made = paged(tmp_path, TEXT)
    lines = lines_in(made)
    assert (
        "".join(
            f"{said(line)}{'' if line.line.within_word else ' '}" for line in lines[2:4]
        ).strip()
        == LONG
    )
    marks = [line for page in made.pages for line in page.furniture if said(line) == "\u21b3"]
    assert len(marks) == len(lines) - 4
    assert {fragment.leaf for line in marks for fragment in line.line.fragments} == {ARTIFACT}
    # A word that no line holds is parted, and is one word to readers.
    assert lines[-2].line.within_word and said(lines[-1]).startswith("y")


def test_a_paragraph_for_each_line_in_the_structure(tmp_path: Path) -> None:
    assert kinds(paged(tmp_path, TEXT).structure, "Code") == 4


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("نان --x آب", [(4, 7)], [(4, 7, "code")]),
        ("نان npm package آب", [(4, 7)], [(4, 15, "code")]),
        ("نان a و b آب", [(4, 5), (8, 9)], [(4, 5, "code"), (8, 9, "code")]),
        ("نان x = 'سلام' PDF", [(4, 14)], [(4, 14, "code")]),
        ("npm package", [(0, 3)], []),
        ("نان x و C++ آب", [(4, 5)], [(4, 5, "code"), (8, 11, "mark")]),
    ],
)
def test_code_is_a_word_of_its_phrase(
    text: str, code: list[tuple[int, int]], expected: list[tuple[int, int, str]]
) -> None:
    assert [tuple(each) for each in departures(text, code=tuple(code))] == expected


def test_in_code_there_is_no_link() -> None:
    text = "نان x https://a.b و https://c.d"
    made, children = inline(text, (Mark(4, 17, "code"),), "Regular", count(), Conventions())
    assert [child.role for child in children if isinstance(child, Element)] == ["Code", "Link"]
    assert [(each.start, each.weight) for each in made.stretches] == [
        (0, "Regular"), (4, "Code"), (17, "Regular"), (20, "Regular"),
    ]  # fmt: skip
    link = (Mark(6, 8, "link", "https://a.b"),)
    _, children = inline(
        "نان x y z", (Mark(4, 9, "code"), *link), "Regular", count(), Conventions()
    )
    assert [child.role for child in children if isinstance(child, Element)] == ["Link"]


def test_a_line_ends_where_the_text_says(tmp_path: Path) -> None:
    words = "واژه " * 30
    made = paged(tmp_path, f"# {TITLE}\n\nیک<br>دو {words}<br>سه[^1]  \nچهار\n\n[^1]: پنج<br>شش\n")
    lines = [said(line).strip() for page in made.pages for line in page.lines]
    at = lines.index("یک")
    assert lines[at + 1].startswith("دو واژه") and lines[at + 1].count("واژه") > 8
    assert any("سه" in line and "واژه" not in line for line in lines) and "چهار" in lines
    assert "شش" in lines and any("پنج" in line and "شش" not in line for line in lines)


def test_a_struck_word_is_struck_wherever_it_stands(tmp_path: Path) -> None:
    made = paged(tmp_path, f"# {TITLE}\n\nنان ~~کهنه و `x`~~ تازه H<sub>2</sub>O.\n")
    struck = [
        fragment.text.strip()
        for page in made.pages
        for line in page.lines
        for fragment in line.line.fragments
        if fragment.struck
    ]
    assert sorted(" ".join(struck).split()) == ["x", "و", "کهنه"]
    assert kinds(made.structure, "Span") == 2
    sizes = {
        piece.run.text: piece.run.glyphs[0].size
        for page in made.pages
        for line in page.lines
        for fragment in line.line.fragments
        for piece in fragment.pieces
    }
    assert (sizes["2"], sizes["x"], sizes["H"]) == (64, 86, 100)


def test_boxes_of_tasks_are_labels(tmp_path: Path) -> None:
    made = paged(tmp_path, f"# {TITLE}\n\n- [ ] یک\n- [x] دو\n- سه\n")
    labels = [
        fragment.text.strip()
        for page in made.pages
        for line in page.lines
        for fragment in line.line.fragments
        if fragment.rank == -1
    ]
    assert labels == ["☐", "☑", "•"]


def test_the_imprint_names_the_face_of_code(tmp_path: Path) -> None:
    for name, text, told in (("a", "`x`", True), ("b", "x", False)):
        write_edition(tmp_path / name, f"# {TITLE}\n\nنان {text}.\n")
        (tmp_path / name / "text.txt").rename(tmp_path / name / "text.md")
        run("build", tmp_path / name, "--fast", "--out", tmp_path / "out")
        page = (tmp_path / "out" / name / "pamphlet.txt").read_text(encoding="utf-8")
        assert ("DejaVu Sans Mono" in page) is told


def test_a_rule_stands_in_a_row_of_its_own_whatever_is_about_it(tmp_path: Path) -> None:
    parts = ("بند.", "- یک", "| الف |\n|---|\n| ب |", "```\nx\n```", "> نقل", "بند.")
    made = paged(tmp_path, f"# {TITLE}\n\nآغاز.\n\n---\n\n" + "\n\n---\n\n".join(parts) + "\n")
    style, width = Style(), 4 * Style().size
    count = 0
    for page in made.pages:
        middle = style.left(page.number) + (style.measure - width) // 2
        lines = [line.y for line in page.lines]
        for rule in page.rules:
            above = [at for at in lines if at < rule.y]
            below = [at for at in lines if at > rule.y]
            if (rule.x, rule.width) == (middle, width) and above and below:
                assert min(below) - max(above) == 2 * style.leading
                count += 1
    assert count >= len(parts) - 1
