"""A page full of what no reader puts in order (numbers, Latin, addresses, marks): its words in
order, as each reader has them.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from edition.verify.file.readers import words, words_in_order
from tests.editions import FULL, run, write_edition
from tests.external.readers import READERS, Reader
from tests.given import DATA, real_text

NOT_SET = ("34", "61", "75", "77")
"""Cases that are refused, or are no text."""

ALONE = {
    "poppler": 76.0,
    "MuPDF": 45.7,
    "pypdf": 79.0,
    "PDFium": 74.6,
    "pdf.js": 87.0,
    "PDFBox": 87.0,
}
"""The crowded page: at least what was measured of the best of fifty ways to write it."""

WITH_CASES = {
    "poppler": 74.0,
    "MuPDF": 52.0,
    "pypdf": 85.5,
    "PDFium": 79.0,
    "pdf.js": 87.5,
    "PDFBox": 91.0,
}
"""The same with all field cases: what is reached."""

Build = Callable[[str], Path]


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds the page, alone or with the cases; the folder of what was built."""
    return cache(lambda kind: built(tmp_path_factory.mktemp(kind), kind)[1])


def built(out: Path, kind: str) -> tuple[Path, Path]:
    """The folder of the page, "alone" or with "cases", as a source, and that of what was built of
    it.
    """
    text = real_text("crowded") + ("\n\n" + "\n\n".join(cases()) if kind == "cases" else "")
    source = write_edition(
        out / kind,
        f"متن فشرده\n\n{text}\n",
        f"{FULL}[structure]\nverse = true\n",
        title='"متن فشرده"',
        issuing_body='"نمونه"',
    )
    result = run("build", source, "--out", out / "build", "--fast", "--only", "pamphlet")
    assert result.exit_code == 0, result.output
    return source, out / "build" / kind


def cases() -> list[str]:
    files = sorted(
        file for file in (DATA / "cases").glob("*.txt") if not file.name.startswith(NOT_SET)
    )
    return [
        file.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        for file in files
    ]


@pytest.mark.parametrize(
    ("kind", "floors"), [("alone", ALONE), ("cases", WITH_CASES)], ids=["alone", "cases"]
)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_words_of_a_crowded_page(
    crowded: Build, reader: Reader, kind: str, floors: dict[str, float]
) -> None:
    folder = crowded(kind)
    said = (folder / "pamphlet.txt").read_text(encoding="utf-8")
    wanted = words(said.replace("\u200c", "") if reader.drops_joiners else said)
    found = words_in_order(wanted, words(reader.text(folder / "pamphlet.pdf")))
    assert found >= floors[reader.name], f"{found:.2f}"
