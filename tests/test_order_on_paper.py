"""Pieces of two directions on paper, in whatever they stand: what MuPDF sees, letter by letter,
from left to right.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf
import pytest

from edition.model.shown import standing_alone
from tests.editions import run

LINES = Path(__file__).parent / "data" / "order.tsv"
ROWS = [line.split("\t") for line in LINES.read_text(encoding="utf-8").splitlines()[1:]]
PERSIAN = [row for row in ROWS if not row[0].endswith("-ar")]
_UNSEEN = re.compile("[\\s\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\u00ad\u0640]")
_BRACKETS = {ord(c): "|" for c in "()[]{}<>«»"}


def folded(text: str) -> str:
    """Letters and marks, whatever their digits and whichever way a bracket is drawn."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    return _UNSEEN.sub("", plain).translate(_BRACKETS)


def lines(pdf: Path) -> Iterator[str]:
    """Every line of a file from left to right: letters by their x; those of one code in their own
    order.
    """
    for page in pymupdf.open(pdf):
        rows: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
        for block in page.get_text("rawdict")["blocks"]:
            for line in block.get("lines", ()):
                for span in line["spans"]:
                    for letter in span["chars"]:
                        rows[round(letter["origin"][1])].append(
                            (round(letter["origin"][0], 1), letter["c"])
                        )
        yield from (
            folded("".join(c for _, c in sorted(row, key=lambda each: each[0])))
            for row in rows.values()
        )


def built(folder: Path, text: str, *more: str, language: str = "fa") -> Path:
    (folder / "text.md").write_text(text, encoding="utf-8")
    assert (
        run("new", folder / "e", "--from", folder / "text.md", "--language", language).exit_code
        == 0
    )
    if more:
        with (folder / "e" / "edition.toml").open("a", encoding="utf-8") as toml:
            toml.write("".join(more))
    made = run("build", folder / "e", "--out", folder / "out", "--fast")
    assert made.exit_code == 0, made.output
    return folder / "out" / "e"


def escaped(text: str) -> str:
    """A row's text as Markdown takes it literally."""
    return text.removeprefix("=").replace("<", "\\<")


def paragraph(number: int, text: str) -> str:
    return f"{escaped(text) if text.startswith('=') else f'بند {escaped(text)} و سپس سخن دنبال می‌شود.'}\n\n"


def heading(number: int, text: str) -> str:
    return f"## {escaped(text)}\n\nبند.\n\n"


def item(number: int, text: str) -> str:
    return f"{number}. {escaped(text)}\n"


def cell(number: int, text: str) -> str:
    return (
        f"{'' if number > 1 else '| الف | ب |' + chr(10) + '|---|---|' + chr(10)}| "
        f"{escaped(text)} | {number} |\n"
    )


def note(number: int, text: str) -> str:
    return f"بند[^{number}] دیگر.\n\n[^{number}]: {escaped(text)}\n\n"


@pytest.mark.parametrize("within", [paragraph, heading, item, cell, note])
def test_pieces_stand_as_they_must(within: Callable[[int, str], str], tmp_path: Path) -> None:
    body = "".join(within(number, text) for number, (_, text, _) in enumerate(PERSIAN, 1))
    found = list(lines(built(tmp_path, f"# آزمون چینش\n\n{body}") / "pamphlet.pdf"))
    assert [row[0] for row in PERSIAN if not stands(row[2], found)] == []


def test_pieces_stand_as_they_must_on_posters(tmp_path: Path) -> None:
    body = "".join(item(number, text) for number, (_, text, _) in enumerate(PERSIAN, 1))
    folder = built(
        tmp_path, f"# آزمون چینش\n\n{body}", '\n[[poster]]\nshows = "each item"\nsize = "A4"\n'
    )
    posters = sorted((folder / "posters").glob("*.pdf"))
    assert len(posters) == len(PERSIAN)
    # Lines of a poster are broken by sense, so a piece is looked for across them, from the last
    # word of one to the next.
    assert [
        row[0]
        for row, pdf in zip(PERSIAN, posters, strict=True)
        if not stands(ends(row), list(lines(pdf)), broken=True)
    ] == []


def test_pieces_of_an_arabic_text(tmp_path: Path) -> None:
    for name, text, wanted in (row for row in ROWS if row[0].endswith("-ar")):
        found = list(
            lines(
                built(tmp_path, f"# اختبار\n\nفي هذا {text} وردت هنا.\n", language="ar")
                / "pamphlet.pdf"
            )
        )
        assert stands(wanted, found), name


def ends(row: tuple[str, str, str]) -> str:
    """How a piece stands at the end of what stands alone: its full stop is not set."""
    return row[2] if standing_alone(row[1]) == row[1] else row[2].replace(row[1][-1], "")


def stands(wanted: str, found: list[str], *, broken: bool = False) -> bool:
    """Whether one of the ways to stand is in a line; `broken`: or its letters are, each part of it
    in a line.
    """
    ways = [folded(way) for way in wanted.split(" | ")]
    if any(way in line for way in ways for line in found):
        return True
    return broken and any(_in_parts(way, found) for way in ways)


def _in_parts(way: str, found: list[str]) -> bool:
    """Whether a piece stands in several parts, each at an end of its line."""
    at_an_end = [
        at
        for at in range(1, len(way))
        if any(line.endswith(way[:at]) or line.startswith(way[:at]) for line in found)
    ]
    return any(
        any(line.endswith(way[at:]) or line.startswith(way[at:]) for line in found)
        or _in_parts(way[at:], found)
        for at in at_an_end
    )
