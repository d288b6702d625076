"""Sheets and the print shop's files before veraPDF, MuPDF and poppler."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from edition.model.proof import Outcome
from edition.verify.file.readers import words
from edition.verify.proofs.verapdf import conforms
from tests.external.phrases import phrases, phrases_found
from tests.external.readers import poppler
from tests.external.tools import command, fetched
from tests.press.exchanged import INK, build

SHEETS = ("booklet.pdf", "press/booklet.pdf", "press/riso-black.pdf", "press/riso-accent.pdf")


@pytest.fixture(scope="module")
def pressed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of all that the press makes of the statement, and its dummy."""
    out = tmp_path_factory.mktemp("pressed")
    made = out / "statement"
    edition = [sys.executable, "-m", "edition"]
    order = [
        *edition,
        "build",
        "source/statement",
        "--only",
        "booklet,press,riso",
        "--fast",
        "--out",
        str(out),
    ]
    dummy = [*edition, "impose", str(made / "pamphlet.pdf"), "--plan", "--out", str(made)]
    for each in (order, dummy):
        subprocess.run(each, cwd=repository, capture_output=True, check=True)
    return made


def test_sheets_conform(pressed: Path) -> None:
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    files = [pressed / name for name in (*SHEETS, "pamphlet-dummy.pdf")]
    for checks in conforms(files, ("2u",), jar, java):
        assert [(check.outcome, check.note) for check in checks] == [(Outcome.PASSED, "")]


def test_the_pages_for_the_print_shop_are_as_tagged_as_the_pamphlet(pressed: Path) -> None:
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    [checks] = conforms([pressed / "press" / "pamphlet.pdf"], ("2a", "ua1"), jar, java)
    assert [(check.outcome, check.note) for check in checks] == [(Outcome.PASSED, "")] * 2


@pytest.fixture(scope="module")
def exchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build for a shop that prints in CMYK."""
    folder = tmp_path_factory.mktemp("exchanged")
    done = build(folder)
    assert done.exit_code == 0, done.output
    return folder / "out" / "text" / "press"


def test_pdf_x_4_is_as_good_for_the_archive(exchanged: Path) -> None:
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    [pages] = conforms([exchanged / "pamphlet.pdf"], ("2a", "ua1"), jar, java)
    [sheets] = conforms([exchanged / "booklet.pdf"], ("2u",), jar, java)
    assert [(check.outcome, check.note) for check in (*pages, *sheets)] == [
        (Outcome.PASSED, "")
    ] * 3


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
