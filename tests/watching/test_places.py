"""From words of pages to lines of the source, and back; what is seen over pages."""

from pathlib import Path
from typing import get_args

import pytest

from edition.edited import Edited, edited_of
from edition.model.page import PagedDocument
from edition.model.reading import NO_CHANGES
from edition.read.plain.kinds import Rule
from edition.speech.catalogue import ENGLISH, tongue_of
from edition.typeset import typeset
from edition.watching import telling
from edition.watching.places import Layer, Places
from edition.watching.telling import layer_told
from tests import given
from tests.editions import FULL, write_edition
from tests.typeset.test_kept import MARKED


def of_text(folder: Path, *wanted: str) -> tuple[Edited, tuple[PagedDocument, ...]]:
    edited, problems = edited_of(folder, None)
    assert edited, problems
    outputs, problems = typeset(edited.source, edited.reading, edited.fonts, wanted)
    assert outputs, problems
    return edited, outputs


def words_met(edited: Edited, paged: PagedDocument) -> tuple[int, int]:
    """How many words of the pages of text lead to a place where that word stands, and how many
    there are: of lines of one piece after another, those that no rule changes.
    """
    places, source = Places(paged, edited), edited.source.text
    lines = source.text.split("\n")
    texts = {each.number for each in paged.makeup.pages} if paged.makeup else None
    right = count = 0
    for page in paged.pages:
        if texts is not None and page.number not in texts:
            continue
        for placed in page.lines:
            for fragment in placed.line.fragments:
                for piece, after in zip(fragment.pieces, fragment.pieces[1:], strict=False):
                    said = piece.run.text
                    if not said.isalpha() or not after.run.text.isspace():
                        continue
                    x = placed.x + (piece.x + after.x) // 2
                    place = places.place(page.number, x, placed.y - placed.line.size // 4)
                    count += 1
                    if place and place.line and place.column:
                        right += lines[place.line - 1].startswith(said, place.column - 1)
    return right, count


def test_every_word_of_a_text_leads_to_itself(tmp_path: Path) -> None:
    text = (given.TEXTS / "golestan_prose_and_verse.txt").read_text(encoding="utf-8")[:60_000]
    folder = write_edition(tmp_path / "text", text, profile='"diplomatic"')
    edited, [paged] = of_text(folder, "pamphlet")
    right, count = words_met(edited, paged)
    assert count > 7_000 and right == count


def test_words_of_the_statement_lead_to_themselves(repository: Path) -> None:
    edited, [paged, *_] = of_text(repository / "source" / "statement", "pamphlet")
    right, count = words_met(edited, paged)
    changed = sum(each.rule not in NO_CHANGES for each in edited.reading.emendations)
    assert count > 1_500 and count - right <= 2 * changed


def test_words_of_marked_up_text_lead_to_themselves(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "text", more=FULL, profile='"diplomatic"')
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(MARKED, encoding="utf-8")
    edited, [paged] = of_text(folder, "pamphlet")
    right, count = words_met(edited, paged)
    assert count > 25 and count - right <= 1


NUMBERED = """# باغ

در باغ[^1] سه درخت داشتیم و تا سال ۱۴۰۱ هیچ‌یک خشک نشد؛ پس از آن باران کم شد.

۱. گردو را سال ۱۳۹۱.
۲. بادام را پیش از ۱۳۹۲. کاشتند.

[^1]: باغ تا پایان سال ۱۴۰۸ امانت است.
"""
"""Digits of marks of notes, of notes and of items, which stand in what these say too."""


def test_numbers_of_notes_and_items_are_not_taken_for_digits_of_a_text(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "text", profile='"diplomatic"')
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(NUMBERED, encoding="utf-8")
    edited, [paged] = of_text(folder, "pamphlet")
    right, count = words_met(edited, paged)
    assert count > 20 and right == count
    places, lines = Places(paged, edited), NUMBERED.split("\n")
    for line in (3, 5, 6, 8):
        found = places.boxes(line)
        assert found and len(found[1]) >= len(lines[line - 1].split()), line


@pytest.mark.parametrize("line", [1, 9, 30, 44])
def test_a_line_leads_to_a_page_that_leads_back(repository: Path, line: int) -> None:
    edited, [paged, *_] = of_text(repository / "source" / "statement", "pamphlet")
    places = Places(paged, edited)
    if not edited.source.text.text.split("\n")[line - 1].strip():
        assert places.boxes(line) is None
        return
    found = places.boxes(line)
    if line == 1:  # the title, which the cover has
        return
    assert found
    page, boxes = found
    for left, top, width, height in boxes:
        place = places.place(page, left + width // 2, top + height // 2)
        assert place and place.line == line


@pytest.mark.parametrize("line", [0, 10_000])
def test_a_line_that_is_not_there_is_nowhere(repository: Path, line: int) -> None:
    edited, [paged, *_] = of_text(repository / "source" / "statement", "pamphlet")
    assert Places(paged, edited).boxes(line) is None


def test_layers_show_what_was_changed_what_blocks_are_and_what_runs_otherwise(
    tmp_path: Path,
) -> None:
    text = "نان و آزادی\n\nكتاب را به شمارهٔ 0912-345-6789 بخوانید و ببینید.\n\n1. یکم\n2. دوم\n"
    folder = write_edition(tmp_path / "text", text, FULL, profile='"print"')
    edited, [paged] = of_text(folder, "pamphlet")
    places = Places(paged, edited)
    layers = [each for page in paged.pages for each in places.layers(page.number)]
    by_name = {
        name: [each for each in layers if each.layer == name]
        for name in ("emendations", "structure", "direction")
    }
    assert [each.text for each in by_name["direction"]] == ["telephone"]
    refs = [each.text.partition(":")[0] for each in by_name["structure"]]
    assert refs == ["paragraph 1", "item 1", "item 2"]
    boxes = [each.box for each in by_name["emendations"]]
    assert 1 <= len(boxes) <= 3
    first = boxes[0]
    place = places.place(
        next(p.number for p in paged.pages if any(places.layers(p.number))),
        first[0] + 1,
        first[1] + 1,
    )
    assert place and place.line == 3


def test_the_label_of_a_cell_lies_on_no_other_cell(tmp_path: Path) -> None:
    """The first of a row is called by its name, and each where a row is set as a record."""
    table = "| روز | ساعت |\n| --- | --- |\n| شنبه | ۹ تا ۱۲ |\n"
    names, cells = " | ".join("ابپتثجچ"), " | ".join([" ".join(["کتابخانه"] * 30)] * 7)
    record = f"| {names} |\n|{'---|' * 7}\n| {cells} |\n"
    folder = write_edition(tmp_path / "text", more=FULL, profile='"diplomatic"')
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(f"# باغ\n\nبند.\n\n{table}\nبند.\n\n{record}", encoding="utf-8")
    edited, [paged] = of_text(folder, "pamphlet")
    places = Places(paged, edited)
    layers = [each for page in paged.pages for each in places.layers(page.number)]
    refs = [each.text.partition(":")[0] for each in layers if each.layer == "structure"]
    assert [ref for ref in refs if ref.startswith("cell 1")] == ["cell 1.1.1", "cell 1.2.1"]
    assert {f"cell 2.2.{number}" for number in range(1, 8)} <= {*refs}


def test_layers_are_called_by_words_of_the_language_that_is_spoken() -> None:
    box = (0, 0, 1, 1)
    told = {
        name: layer_told(Layer(of, box, name), tongue_of("fa"))["text"]
        for of, name in (
            ("structure", "paragraph 7: joined"),
            ("structure", "issuing body: described"),
            ("structure", "cell 1.2.3: table"),
            ("structure", "title"),
            ("direction", "book number"),
        )
    }
    assert list(told.values()) == [
        "بند ۷: از چند سطر پیوسته", "صادرکننده: از روی edition.toml", "خانهٔ جدول ۱-۲-۳: در جدول", "عنوان", "شابک و شاپا",
    ]  # fmt: skip
    assert [layer_told(Layer("structure", box, name), ENGLISH)["text"] for name in told] == [*told]


def test_every_rule_of_recognition_has_a_label() -> None:
    assert set(telling._RULES) == set(get_args(Rule))
