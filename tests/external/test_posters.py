"""Posters, handouts and the pages for a telephone as others read them: veraPDF, QR readers, PDFium
and poppler.
"""

import tomllib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from edition.model.document import Block
from edition.model.page import Matrix
from edition.typeset import typeset
from edition.verify.file.readers import words
from tests.editions import all_faces, reading_of
from tests.external.measured import EVERY_PHRASE
from tests.external.phrases import phrases
from tests.external.readers import pdfium, pdfium_search, poppler

DPI = 150
SLOGANS = [f"A3-slogan-{n}" for n in range(1, 4)]
DEMANDS = [f"A3-item-{n:02}" for n in range(1, 13)]
POSTERS = ["A3-title", *SLOGANS, "A3-items", *DEMANDS]
HANDOUTS = ["handout", "handout-2up", "large-print", "leaflet"]


@pytest.fixture
def made(shown: Path) -> Path:
    """The folder of what is made of the statement besides its pamphlet and sheets."""
    return shown


@pytest.fixture(scope="module")
def blocks(repository: Path) -> dict[str, Block]:
    """The blocks that posters show, by their references."""
    _, reading = reading_of(repository / "source" / "statement")
    return {block.ref: block for block in reading.displayed.blocks}


def poster(made: Path, name: str) -> Path:
    return made / "posters" / f"{name}.pdf"


def page_at_dpi(pdf: Path, page: int = 0) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=DPI / 72, grayscale=True).to_pil()


def test_the_posters_and_handouts_of_the_statement(made: Path) -> None:
    assert sorted(path.stem for path in (made / "posters").glob("*.pdf")) == sorted(POSTERS)
    assert sorted(path.stem for path in (made / "handouts").glob("*.pdf")) == HANDOUTS
    assert [path.stem for path in (made / "posters" / "tiles").glob("*.pdf")] == ["A3-title-A4"]


def blurred(picture: Image.Image) -> Image.Image:
    """As a hasty photograph has it: out of focus, then nothing but black and white."""
    return picture.filter(ImageFilter.GaussianBlur(2.5)).point(
        lambda grey: 255 if grey > 127 else 0
    )


@pytest.mark.parametrize(
    "seen", [lambda picture: picture, blurred], ids=["sharp", "blurred and thresholded"]
)
def test_the_codes_are_those_of_the_plan(
    seen: Callable[[Image.Image], Image.Image], made: Path, repository: Path
) -> None:
    described = tomllib.loads(
        (repository / "source" / "statement" / "edition.toml").read_text(encoding="utf-8")
    )
    [payload] = [
        link["url"].replace("{id}", described["id"]) for link in described["link"] if link["qr"]
    ]
    plan = [(name, payload) for name in POSTERS]
    read = [
        (name, code.text)
        for name in POSTERS
        for code in zxingcpp.read_barcodes(seen(page_at_dpi(poster(made, name))))
    ]
    assert read == plan
    twice = zxingcpp.read_barcodes(seen(page_at_dpi(made / "handouts" / "handout-2up.pdf")))
    assert [code.text for code in twice] == [payload, payload]


def test_four_modules_around_each_code_are_white(made: Path, repository: Path) -> None:
    source, reading = reading_of(repository / "source" / "statement")
    outputs, _ = typeset(source, reading, all_faces(), ("posters",))
    assert outputs
    for paged in outputs:
        [matrix] = [each for each in paged.pages[0].figures if isinstance(each, Matrix)]
        picture = page_at_dpi(made / f"{paged.name}.pdf")
        pixel = DPI / 72_000
        inner = [
            round(side * pixel)
            for side in (matrix.x, matrix.y, matrix.x + matrix.width, matrix.y + matrix.height)
        ]
        quiet = int(4 * matrix.module * pixel)
        around = picture.crop(
            (inner[0] - quiet, inner[1] - quiet, inner[2] + quiet, inner[3] + quiet)
        )
        blank = Image.new("L", (inner[2] - inner[0] + 2, inner[3] - inner[1] + 2), 255)
        around.paste(blank, (quiet - 1, quiet - 1))
        assert around.getextrema() == (255, 255), paged.name


def refs(name: str) -> list[str]:
    """What a poster shows."""
    if name == "A3-items":
        return [f"item {n}" for n in range(1, 13)]
    kind, _, number = name.removeprefix("A3-").partition("-")
    return [f"{kind} {int(number)}" if number else kind]


def shown_words(name: str, block: Block) -> list[str]:
    """Its words; of an item alone without the mark that parts it from the next."""
    return words(block.text.rstrip("؛.") if "-item-" in name else block.text)


@pytest.mark.parametrize("read", [pdfium, poppler])
@pytest.mark.parametrize("name", POSTERS)
def test_the_words_are_those_of_the_block(
    name: str, read: Callable[[Path], str], made: Path, blocks: dict[str, Block]
) -> None:
    """As tokens between white space, without the direction controls that poppler adds of its
    own.
    """
    found = words(read(poster(made, name)))
    assert [ref for ref in refs(name) if not within(shown_words(name, blocks[ref]), found)] == []


def within(wanted: list[str], found: list[str]) -> bool:
    """Whether words stand one behind the other among others."""
    return any(found[i : i + len(wanted)] == wanted for i in range(len(found)))


@pytest.mark.parametrize("name", POSTERS)
def test_every_phrase_is_found_by_the_search_of_pdfium(
    name: str, made: Path, blocks: dict[str, Block]
) -> None:
    """The marks for poppler are not met by it: white space and punctuation are between the words,
    and nothing else.
    """
    find = pdfium_search(poster(made, name))
    wanted = [
        phrase
        for ref in refs(name)
        for _, phrase in phrases(shown_words(name, blocks[ref]), EVERY_PHRASE)
    ]
    assert wanted and [phrase for phrase in wanted if not find(phrase)] == []


@pytest.mark.parametrize("phrase", ["بیانیه سیاسی", "شورای همکاری نیروهای چپ"])
def test_a_phrase_is_found_on_tiles(phrase: str, made: Path) -> None:
    sheets = pypdfium2.PdfDocument(made / "posters" / "tiles" / "A3-title-A4.pdf")
    found = [
        sheets[number].get_textpage().search(phrase).get_next() for number in range(1, len(sheets))
    ]
    assert any(found)


def test_a_poster_without_its_code_would_be_noticed(made: Path) -> None:
    """The reader that the plan is checked with does not make codes up."""
    picture = page_at_dpi(poster(made, "A3-title"))
    blank = BytesIO()
    picture.crop((picture.width // 2, 0, picture.width, picture.height)).save(blank, "PNG")
    assert zxingcpp.read_barcodes(Image.open(blank)) == []
