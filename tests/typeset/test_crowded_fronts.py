"""Covers and imprints of editions that say much of themselves: lines are counted, sizes give way,
or it is refused.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from edition.model.page import Page, PlacedLine
from edition.typeset import typeset
from tests.editions import TITLE, all_faces, paged_of, reading_of, write_edition

SENTENCE = (
    "این بند از آب و نان و آزادی می‌گوید و چنان دراز است که دو سطر را پر کند و به سطر سوم برسد"
)
SIDE_BY_SIDE = 1.1


def codes(folder: Path) -> list[str]:
    source, reading = reading_of(folder)
    _, problems = typeset(source, reading, all_faces(), ("pamphlet",))
    return [problem.code for problem in problems if problem.severity.value == "error"]


def near(page: Page) -> list[tuple[PlacedLine, PlacedLine]]:
    """Lines that follow one another too near."""
    lines = sorted(page.lines, key=lambda placed: placed.y)
    return [
        (one, two) for one, two in pairwise(lines) if two.y - one.y < SIDE_BY_SIDE * two.line.size
    ]


@pytest.mark.parametrize(
    "keys",
    [
        {"issuing_body": f'"{SENTENCE} {SENTENCE} {SENTENCE}"'},
        {"place": f'"{SENTENCE} {SENTENCE}"', "adopting_meeting": f'"{SENTENCE} {SENTENCE}"'},
        {
            "title_parts": f'["{TITLE}", "{SENTENCE}", "{SENTENCE}", "{SENTENCE}"]',
            "title": f'"{TITLE} {SENTENCE} {SENTENCE} {SENTENCE}"',
        },
        {"rights_statement": f'"{SENTENCE} {SENTENCE} {SENTENCE} {SENTENCE}"'},
    ],
    ids=["issuing body", "meeting and place", "parts", "rights"],
)
def test_long_facts_push_what_stands_beside_them(tmp_path: Path, keys: dict[str, str]) -> None:
    paged = paged_of(write_edition(tmp_path / "edition", **keys))
    for page in paged.pages[:2]:
        assert near(page) == []
        assert max(placed.y for placed in page.lines) <= paged.height - 30_000
        assert min(placed.y - placed.line.size for placed in page.lines) > 20_000


def test_what_no_cover_holds_is_refused(tmp_path: Path) -> None:
    parts = ", ".join([f'"{TITLE}"', *[f'"{SENTENCE}"'] * 10])
    title = " ".join([TITLE, *[SENTENCE] * 10])
    found = codes(
        write_edition(
            tmp_path / "edition",
            title=f'"{title}"',
            title_parts=f"[{parts}]",
            place=f'"{SENTENCE * 5}"',
        )
    )
    assert "cover-crowded" in found


def test_what_no_imprint_holds_is_refused(tmp_path: Path) -> None:
    titles = ", ".join(
        f'{tag} = "{SENTENCE} {SENTENCE} {SENTENCE}"'
        for tag in ("en", "fr", "de", "it", "es", "sv", "nl", "tr")
    )
    assert codes(write_edition(tmp_path / "edition", parallel_titles=f"{{ {titles} }}")) == [
        "imprint-crowded"
    ]
