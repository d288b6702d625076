"""Lines that `[structure]` names by their beginning, and lines that it leaves out."""

import pytest

from edition.model.description import Description
from edition.model.source import SourceText
from edition.read.plain.plain_blocks import Plain, plain
from edition.read.typed_toml import decode_table
from tests.read.conftest import DESCRIPTION
from tests.read.test_structures import kind_of, read

PROSE = "آب این دره از برف کوه می‌آید و از میان باغ‌های سه آبادی می‌گذرد تا به رود بزرگ برسد."


def stated(text: str, structure: str) -> Plain:
    description, places, problems = decode_table(
        Description, f"{DESCRIPTION}[structure]\n{structure}\n", "edition.toml"
    )
    assert description, problems
    return plain(SourceText("text.txt", text, ""), description, places)


def kinds(found: Plain) -> list[str]:
    return [kind_of(block) for block in found.document.blocks]


def test_a_beginning_names_every_line_that_begins_so() -> None:
    text = f"عنوان\n\nآب: یک.\n\n{PROSE}\n\nآب: دو.\n\n{PROSE}\n"
    found = stated(text, 'headings = ["آب: …"]')
    assert kinds(found) == ["title", "heading", "paragraph", "heading", "paragraph"]
    assert found.document.rules["heading 1"] == "stated"


def test_a_line_that_ends_so_itself_is_meant_before_its_beginning() -> None:
    text = f"عنوان\n\nآب …\n\n{PROSE}\n\nآب و نان.\n\n{PROSE}\n"
    assert kinds(stated(text, 'headings = ["آب …"]')) == [
        "title", "heading", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["headings", "left_out", "paragraphs"])
def test_what_no_line_begins_with_is_an_error_at_its_entry(key: str) -> None:
    found = stated(f"عنوان\n\n{PROSE}\n", f'{key} = ["نان …"]')
    [problem] = [each for each in found.problems if each.code == "structure-line"]
    assert problem.fact.startswith("«نان …» is no line of text.txt; the nearest is line ")
    assert problem.place and problem.place.line == 8


def test_what_is_stated_of_numbered_lines_and_of_dashes_holds() -> None:
    blocks = read("numbered_headings", numbered_headings=False)[0].document.blocks
    assert [block.ref for block in blocks if "heading" in block.ref] == []
    blocks = read("dialogue_with_dashes", speech=False)[0].document.blocks
    assert sum(block.ref.startswith("item") for block in blocks) == 5
    blocks = read("a_list_with_dashes", speech=True)[0].document.blocks
    assert not any(block.ref.startswith("item") for block in blocks)


def test_what_is_stated_of_torn_lines_and_of_pages_holds() -> None:
    found, _text = read("torn_lines_with_pages", joined=False)
    assert all(block.text.count("\n") == 0 for block in found.document.blocks)
    assert len(found.document.blocks) == 12
    found, _ = read("pages_that_are_named", page_lines=False)
    assert found.unset == () and "صفحه ۱۲" in [block.text for block in found.document.blocks]


def test_an_edition_with_a_font_of_its_own_keeps_its_signs() -> None:
    font = '[[font]]\nfile = "a.ttf"\nsha256 = "' + "0" * 64 + '"\n'
    description, places, problems = decode_table(Description, DESCRIPTION + font, "edition.toml")
    assert description, problems
    text = f"عنوان\n\n{PROSE}\n\n✊ نان\n✊ آب\n\n{PROSE}\n"
    found = plain(SourceText("text.txt", text, ""), description, places)
    assert found.unset == () and not any(b.ref.startswith("item") for b in found.document.blocks)
