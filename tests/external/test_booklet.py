"""Sheets and the print shop's files before Ghostscript, MuPDF and poppler."""

import subprocess
from collections import Counter
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from edition.verify.file.readers import words
from tests.external.phrases import phrases, phrases_found
from tests.external.readers import poppler
from tests.external.tools import command
from tests.press.exchanged import INK


def test_plates_of_ghostscript_have_black_and_the_named_ink_alone(
    exchanged: Path, tmp_path: Path
) -> None:
    plates = [
        command("gs"),
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-dSAFER",
        "-sDEVICE=tiffsep",
        "-r36",
        "-sOutputFile=%d.tif",
    ]
    subprocess.run([*plates, str(exchanged / "pamphlet.pdf")], cwd=tmp_path, check=True)
    inked = {
        plate.name.partition("(")[2] for plate in tmp_path.glob("*(*).tif") if darkest(plate) < 255
    }
    assert inked == {"Black).tif", f"{INK}).tif"}


def darkest(plate: Path) -> int:
    with Image.open(plate) as image:
        return int(image.convert("L").getextrema()[0])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["booklet.pdf", "press/booklet.pdf"])
def test_every_half_holds_the_words_of_its_page(name: str, pressed: Path) -> None:
    pages = [bag(page.get_text("words")) for page in pymupdf.open(pressed / "pamphlet.pdf")]  # type: ignore[no-untyped-call]
    last = len(pages)
    expected = [
        pair
        for k in range(last // 4)
        for pair in ((2 * k, last - 1 - 2 * k), (last - 2 - 2 * k, 2 * k + 1))
    ]
    for side, (left, right) in zip(pymupdf.open(pressed / name), expected, strict=True):  # type: ignore[no-untyped-call]
        there = side.get_text("words")
        fold = side.rect.width / 2
        assert bag(word for word in there if word[0] < fold) == pages[left]
        assert bag(word for word in there if word[0] >= fold) == pages[right]


def bag(found: "object") -> Counter[str]:
    return Counter(word[4] for word in found)  # type: ignore[attr-defined]


def test_text_on_sheets_is_found_as_on_pages(pressed: Path) -> None:
    """MuPDF's own search, page by page and side by side, for phrases of the text."""
    sample = phrases(words((pressed / "pamphlet.txt").read_text(encoding="utf-8")), 300)
    scores = []
    for name in ("pamphlet.pdf", "booklet.pdf"):
        read = [(page, page.get_textpage()) for page in pymupdf.open(pressed / name)]  # type: ignore[no-untyped-call]
        scores.append(
            phrases_found(
                sample,
                lambda _, phrase, read=read: any(
                    page.search_for(phrase, textpage=text) for page, text in read
                ),
            )
        )
    assert scores[1] >= scores[0] - 1


def test_poppler_gives_every_word(pressed: Path) -> None:
    command("pdftotext")
    wanted, found = (
        Counter(words(poppler(pressed / name))) for name in ("pamphlet.pdf", "booklet.pdf")
    )
    assert (wanted & found).total() >= 0.98 * wanted.total()
