"""Emendations that put in, leave out, part and join lines: what is set is the structure of the text
with them made, and the register alone leads back.
"""

from pathlib import Path

import pytest
from lxml import etree

from edition.deposit.tei import text_element
from edition.model.document import Block
from edition.model.reading import emend
from tests.editions import reading_of, run, write_edition
from tests.language.conftest import restored

TEXT = """# نان

بند نخست کوتاه است.

بند دوم از آب می‌گوید و از نان.

- یک
- دو

پایان.
"""


def entry(line: int, before: str, after: str, occurrence: int = 0) -> str:
    before, after = before.replace("\n", "\\n"), after.replace("\n", "\\n")
    which = f"occurrence = {occurrence}\n" if occurrence else ""
    return (
        f'[[emendation]]\nline = {line}\nbefore = "{before}"\nafter = "{after}"\n{which}'
        'reason = "خواست نویسنده"\n'
    )


def folder_of(tmp_path: Path, *entries: str, text: str = TEXT) -> Path:
    folder = write_edition(tmp_path / "a", emendations="".join(entries))
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(text, encoding="utf-8")
    return folder


def kinds(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(type(block).__name__, block.text) for block in blocks]


CASES = {
    "put in": (
        (entry(5, "", "بند **میانی**.\n\n"),),
        [("Paragraph", "بند نخست کوتاه است."), ("Paragraph", "بند میانی."),
         ("Paragraph", "بند دوم از آب می‌گوید و از نان.")],
    ),
    "put in at the end": (
        (entry(11, "", "\nبند آخر.\n"),),
        [("Paragraph", "پایان."), ("Paragraph", "بند آخر.")],
    ),
    "left out": (
        (entry(3, "بند نخست کوتاه است.\n\n", ""),),
        [("Title", "نان"), ("Paragraph", "بند دوم از آب می‌گوید و از نان.")],
    ),
    "parted": (
        (entry(5, " و از نان.", ".\n\nاز نان نیز."),),
        [("Paragraph", "بند دوم از آب می‌گوید."), ("Paragraph", "از نان نیز."), ("Item", "یک")],
    ),
    "joined": (
        (entry(3, "\n\n", " "),),
        [("Title", "نان"), ("Paragraph", "بند نخست کوتاه است. بند دوم از آب می‌گوید و از نان.")],
    ),
    "an item put in": (
        (entry(8, "", "- میان\n"),), [("Item", "یک"), ("Item", "میان"), ("Item", "دو")],
    ),
    "a note with its words": (
        (entry(10, "پایان.\n", "پایان[^1].\n\n[^1]: یادداشتی از ویراستار.\n"),),
        [("Paragraph", "پایان."), ("Note", "یادداشتی از ویراستار.")],
    ),
    "others beside it": (
        (entry(3, "کوتاه", "بلند"), entry(3, "\n\n", " "), entry(5, "آب", "باران"),
         entry(10, "پایان", "انجام")),
        [("Paragraph", "بند نخست بلند است. بند دوم از باران می‌گوید و از نان."), ("Item", "یک"),
         ("Item", "دو"), ("Paragraph", "انجام.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_structure_is_that_of_the_changed_lines(tmp_path: Path, name: str) -> None:
    entries, expected = CASES[name]
    source, reading = reading_of(folder_of(tmp_path, *entries))
    found = kinds(reading.document.blocks)
    starts = range(len(found) - len(expected) + 1)
    assert any(found[at : at + len(expected)] == expected for at in starts), found
    made = emend(source.text.text, reading.emendations)
    assert restored(made, reading.emendations) == source.text.text


@pytest.mark.parametrize("name", CASES)
def test_blocks_say_where_in_the_source_they_stand(tmp_path: Path, name: str) -> None:
    source, reading = reading_of(folder_of(tmp_path, *CASES[name][0]))
    spans = [block.span for block in reading.document.blocks]
    text = source.text.text
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    for block in reading.document.blocks:
        if block.text in text:
            assert block.text in text[block.span.start : block.span.end]


def said(element: etree._Element, without: str) -> str:
    """The characters of an element but for those within elements of one name."""
    if etree.QName(element).localname == without:
        return ""
    inner = (said(child, without) + (child.tail or "") for child in element)
    return "".join((element.text or "", *inner))


@pytest.mark.parametrize("name", CASES)
def test_tei_gives_both_texts_back(tmp_path: Path, name: str) -> None:
    source, reading = reading_of(folder_of(tmp_path, *CASES[name][0]))
    element = text_element(source, reading)
    assert said(element, "corr") == source.text.text
    assert said(element, "sic") == emend(source.text.text, reading.emendations)
    if name in ("put in", "joined", "parted"):
        assert any(each.tag.endswith("}milestone") for each in element.iter())


@pytest.mark.parametrize("name", ["put in", "joined", "a note with its words", "others beside it"])
def test_the_proof_of_words_holds(tmp_path: Path, name: str) -> None:
    folder = folder_of(tmp_path, *CASES[name][0])
    built = run("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    written = next((tmp_path / "out").rglob("pamphlet.txt")).read_text(encoding="utf-8")
    assert CASES[name][1][1][1].split()[0] in written


def test_two_changes_of_one_place_are_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, entry(3, "است.\n\nبند", "است و بند"), entry(3, "است", "بود"))
    built = run("build", folder, "--fast", "--out", tmp_path / "out")
    assert built.exit_code == 1 and "overlap" in built.stderr


def test_a_fault_of_what_is_put_in_has_a_line(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, entry(5, "", "بند[^نیست].\n\n[^دیگر]: واژه.\n\n"))
    built = run("build", folder, "--fast", "--out", tmp_path / "out")
    assert built.exit_code == 1
    assert "text.md:5: error: nothing of the text refers to the note [^دیگر]" in built.stderr


def test_what_marks_up_the_lines_put_in_is_not_recorded(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, entry(5, "", "[واژه](https://example.org 'نام').\n\n"))
    _, reading = reading_of(folder)
    assert [e.after for e in reading.emendations] == ["[واژه](https://example.org ).\n\n"]
    built = run("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr


def test_nothing_put_in_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, entry(5, "", "واژه"))
    built = run("build", folder, "--fast", "--out", tmp_path / "out")
    assert built.exit_code == 1 and "an empty `before`" in built.stderr
