"""An edition that is not Persian: paper, notes and pages for people speak its language."""

import re
from pathlib import Path

import pikepdf
import pytest

from tests.editions import run, write_edition

MORE = """
[[poster]]
shows = "title"
tiles = "A4"

[[output]]
kind = "pamphlet"

[[output]]
kind = "booklet"

[[output]]
kind = "press"
"""
PERSIAN = re.compile("[پچژگکی\u200c]")
"""Letters of Persian that Arabic writes otherwise or has not."""


def built(folder: Path, **keys: str) -> Path:
    """The build folder of an edition with a booklet and a poster in pieces."""
    text = f"{keys['title'].strip(chr(34))}\n\nالفقرة الأولى.\n"
    write_edition(folder / "e", text, MORE, **keys)
    result = run("build", folder / "e", "--out", folder / "out")
    assert result.exit_code == 0, result.output
    return folder / "out" / "e"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(
        tmp_path_factory.mktemp("arabic"),
        language='"ar"',
        title='"الخبز والحرية"',
        issuing_body='"مجلس"',
    )


def test_the_note_of_an_arabic_booklet_is_arabic_and_english(arabic: Path) -> None:
    note = (arabic / "booklet-note.txt").read_text(encoding="utf-8")
    assert note.startswith("دليل طباعة الكتيّب (booklet.pdf)") and "How to print" in note
    assert not PERSIAN.search(note)


def test_the_pages_for_people_say_no_other_language(arabic: Path) -> None:
    page = (arabic / "report.html").read_text(encoding="utf-8")
    assert 'lang="fa"' not in page and not PERSIAN.search(page)
    assert '<div lang="ar" dir="rtl"><p>' in page


def test_sheets_of_a_poster_are_lettered_by_the_language(arabic: Path, tmp_path: Path) -> None:
    """The same in Uyghur, whose sheets are in English alone, has fewer lines of letters."""
    uyghur = built(tmp_path, language='"ug"', title='"الخبز والحرية"', issuing_body='"مجلس"')
    drawn = []
    for folder in (arabic, uyghur):
        with pikepdf.open(folder / "posters" / "tiles" / "A3-title-A4.pdf") as pdf:
            assert str(pdf.Root.Lang) == ("ar" if folder == arabic else "ug")
            [first, *_] = pdf.pages
            drawn.append(first.Contents.read_bytes().split(b"\n").count(b"f"))
    assert drawn[0] > drawn[1]
    note = (uyghur / "booklet-note.txt").read_text(encoding="utf-8")
    assert note.startswith("How to print") and not re.search("[\u0600-\u06ff]", note)
