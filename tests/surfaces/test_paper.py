"""Where pages of the pamphlet begin on a screen."""

from pathlib import Path

import pytest

from edition.edited import edited_of
from edition.surfaces.paper import paper_pages
from edition.typeset import typeset
from tests.editions import LISTED, write_edition

WORDS = "سپیده که سر بزند در این بیشه‌زار خزان‌زده شاید گلی بروید "


def pages(folder: Path, text: str, more: str = "") -> list[tuple[int, str]]:
    """Of each page its number, and the words of the text that it begins with."""
    edited, problems = edited_of(write_edition(folder, text, more), None)
    assert edited, problems
    [pamphlet], _ = typeset(edited.source, edited.reading, edited.fonts, ("pamphlet",)) or ((), ())
    blocks = edited.reading.document.blocks
    return [
        (
            page.number,
            blocks[page.block].text[page.offset : page.offset + 5]
            if page.block < len(blocks)
            else "",
        )
        for page in paper_pages(pamphlet, blocks)
    ]


def test_every_page_has_its_place(tmp_path: Path) -> None:
    paragraphs = "\n\n".join(WORDS * 12 for _ in range(9))
    found = pages(tmp_path, f"نان و آزادی\n\n{paragraphs}\n", LISTED)
    assert [number for number, _ in found] == list(range(1, len(found) + 1))
    # Cover, imprint and contents come before the text, the back cover behind it.
    assert found[0] == (1, "نان و") and found[-1][1] == ""
    begins = [words for _, words in found if words and words != "نان و"]
    assert len(begins) > 2 and begins[0] == WORDS[:5]


def test_no_page_begins_within_a_word(tmp_path: Path) -> None:
    longer_than_a_page = "b" + "a" * 2000
    text = f"نان و آزادی\n\n{WORDS * 40}{longer_than_a_page} {WORDS * 40}\n"
    assert all(
        words in f" {text}" and f" {words}" in f" {' '.join(text.split())}"
        for _, words in pages(tmp_path, text)
        if words
    )


@pytest.mark.parametrize("text", ["نان و آزادی\n\nنان و آزادی\n", "بند.\n"])
def test_a_title_is_not_taken_for_the_text(tmp_path: Path, text: str) -> None:
    found = pages(tmp_path, text)
    assert [number for number, _ in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize("behind", ["", "\n\n".join(f"{WORDS * 12}" for _ in range(9))])
def test_a_title_that_no_cover_shows_begins_its_page(tmp_path: Path, behind: str) -> None:
    found = dict(pages(tmp_path, f"آزادی و نان\n\nبند یک است.\n\n{behind}\n", LISTED))
    assert "آزادی" in found.values() and "بند ی" not in found.values()
