"""`edition inspect`: what is told of the statement, of a text without pages, and what is
refused.
"""

import re
from pathlib import Path

import pytest

from edition.speech.catalogue import speak
from tests.editions import TITLE, run, write_edition


def test_the_pages_of_the_statement(repository: Path) -> None:
    """A multiple of four, every page once, of the text with as many rows as its lines have, and
    what could be done where slogans and names open pages.
    """
    result = run("inspect", repository / "source" / "statement", "--stage", "pages")
    assert result.exit_code == 0
    head, sheets, *_, last, back = result.stdout.splitlines()
    assert head.startswith("pamphlet: 16 pages, 13 of text, none added")
    assert sheets == "sheets of paper: 4" and "with " not in head
    told = [line.split(":")[0] for line in result.stdout.splitlines() if line.startswith("page ")]
    assert told == [f"page {number}" for number in range(1, 17)]
    assert "page 1: cover\npage 2: imprint\npage 3: " in result.stdout
    assert back == "page 16: back cover"
    assert "ends: the end" in last and result.stdout.count("ends: the end") == 1
    act = "ends: forced (slogans_page = false in [layout] lets what follows stand below it)"
    assert result.stdout.count("ends: forced") == result.stdout.count(act) == 2


def test_the_lines_of_the_statement_fill_the_rows_of_its_pages(repository: Path) -> None:
    """But for those above headings."""
    told = run(
        "inspect", repository / "source" / "statement", "--stage", "lines"
    ).stdout.splitlines()
    rows = [int(line.split()[3]) for line in told if line.startswith("  page 4 ")]
    assert rows == sorted(set(rows)) and (rows[0], rows[-1]) == (1, 26) and len(rows) > 22
    assert {line.split("  ")[6] for line in told if line.startswith("  page 4 ")} <= {
        "justified",
        "last",
    }


NAMES = {
    *("title", "heading", "paragraph", "item", "slogan", "issuing", "body", "adopting", "meeting"),
    *("date", "signatories", "signatory", "described"),
}
"""What edition.toml calls the blocks of the statement, and docs/structure.md the rules."""


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("structure", "سطر ۴۹: date 1، از قاعدهٔ described:"),
        ("pages", "صفحهٔ ۱: جلد"),
        ("lines", "صفحهٔ ۴ سطر ۱: پهنا "),
    ],
)
def test_each_stage_is_told_in_persian(repository: Path, stage: str, said: str) -> None:
    """No word of English but names that edition.toml and docs/structure.md have."""
    statement = repository / "source" / "statement"
    told = run("inspect", statement, "--stage", stage, "--lang", "fa").stdout.splitlines()
    speak("en")
    assert any(line.startswith(said) for line in told)
    words = {word for line in told for word in re.findall("[A-Za-z_]{3,}", line)}
    names = {"slogans_page", "false", "layout"} if stage != "structure" else NAMES
    assert words <= names


def test_the_structure_of_the_statement(repository: Path) -> None:
    """Every block with its line and its rule, also of a text whose letters no face has."""
    result = run("inspect", repository / "source" / "statement", "--stage", "structure")
    head, *blocks = result.stdout.splitlines()
    assert result.exit_code == 0 and "4 headings («خاورمیانه», «ایران», «طبقه کارگر» …)" in head
    assert "12 items, 3 slogans, 2 dates," in head and head.endswith(", 15 signatories")
    assert blocks[0].startswith("line 1  title  title  «بیانیه سیاسی")
    assert "line 6  heading 1  heading  «خاورمیانه»" in blocks
    assert "line 48  adopting meeting  described  «مصوب نشست چهارم نیروهای چپ و کمونیست»" in blocks


def test_a_text_that_cannot_be_set_has_a_structure(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e", f"{TITLE}\n\nنان 🌹.\n")
    result = run("inspect", folder, "--stage", "structure")
    assert (result.exit_code, result.stdout.splitlines()[-1][:27]) == (
        0,
        "line 3  paragraph 1  paragr",
    )


@pytest.mark.parametrize("stage", ["structure", "lines", "pages"])
def test_it_says_the_same_again_and_writes_nothing(stage: str, tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e")
    before = sorted(tmp_path.rglob("*"))
    one, other = (run("inspect", folder, "--stage", stage) for _ in range(2))
    assert one.exit_code == 0 and one.stdout == other.stdout != ""
    assert sorted(tmp_path.rglob("*")) == before


def test_a_title_alone_has_no_line_to_tell(tmp_path: Path) -> None:
    result = run("inspect", write_edition(tmp_path / "e", f"{TITLE}\n"), "--stage", "lines")
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_edition_without_a_pamphlet_is_refused(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e", more='[[output]]\nkind = "large-print"\n')
    result = run("inspect", folder, "--stage", "pages")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "it lists no pamphlet; add [[output]]" in result.stderr
        and "edition.toml: error:" in result.stderr
    )


def test_bad_input_is_refused_as_a_build_is(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e", id="")
    told, built = (
        run("inspect", folder, "--stage", "lines"),
        run("build", folder, "--out", tmp_path / "out"),
    )
    assert (told.exit_code, told.stdout, told.stderr) == (1, "", built.stderr)


def test_a_stage_must_be_named(tmp_path: Path) -> None:
    assert run("inspect", write_edition(tmp_path / "e")).exit_code == 2
    assert run("inspect", tmp_path / "e", "--stage", "words").exit_code == 2
