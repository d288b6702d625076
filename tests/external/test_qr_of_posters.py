"""The QR symbol of every composition on papers and screens, read back from its raster: at 150 dpi,
and from the picture that is posted.
"""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.editions import run, write_edition

DPI = 150
ADDRESS = "https://example.org/details/a-text-1404"
TEXT = """نان و آزادی

بند یک.

1. نان؛
2. کار برای همه و مسکن برای هر خانواده؛

زنده باد آزادی
"""
SHOWN = (("title", "stack"), ("slogan 1", "flood"), ("item 2", "numeral"), ("items", "page"))
SIZES = ("A5", "A3", "A1", "1080x1080", "1080x1920")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("qr")
    posters = "".join(
        f'[[poster]]\nshows = "{shows}"\nsize = "{size}"\ncompose = "{compose}"\n'
        for size in SIZES
        for shows, compose in SHOWN
    )
    link = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/details/{id}"\nqr = true\n'
    more = f'[structure]\nslogans = ["زنده باد آزادی"]\n{link}confirmed = true\n{posters}'
    write_edition(folder / "e", TEXT, more)
    result = run("build", folder / "e", "--only", "posters", "--fast", "--out", folder / "o")
    assert result.exit_code == 0, result.output
    return folder / "o" / "e" / "posters"


def rasters(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    for pdf in sorted(folder.glob("*.pdf")):
        page = pypdfium2.PdfDocument(pdf)[0]
        yield pdf.name, page.render(scale=DPI / 72, grayscale=True).to_pil()
    for png in sorted(folder.glob("*.png")):
        yield png.name, Image.open(png)


def test_each_is_read_back(made: Path) -> None:
    read = {
        name: [code.text for code in zxingcpp.read_barcodes(raster)]
        for name, raster in rasters(made)
    }
    assert len(read) == len(SIZES) * len(SHOWN) + 2 * len(SHOWN)
    assert {name for name, found in read.items() if found != [ADDRESS]} == set()
