"""QR symbols, read back by ZXing from a raster made here."""

import pytest
import zxingcpp
from PIL import Image

from edition.typeset.forme.links import symbol

PERMALINK = "https://archive.org/details/shora-hamkari-bayaniye-1395-08"
CASE_48 = "https://example.org/e/1404-05-01-bayaniye-karegaran-fa-v1.pdf"
CASE_49 = (
    "https://example.org/%D8%A8%DB%8C%D8%A7%D9%86%DB%8C%D9%87%E2%80%8C%D9%87%D8%A7/"
    "%D8%A7%D9%88%D9%84-%D9%85%D8%A7%D9%87-%D9%85%D9%87"
)
CASE_51 = "https://example.org/p?id=1404&v=2"
SCALE, QUIET = 4, 4


def raster(rows: tuple[tuple[bool, ...], ...]) -> Image.Image:
    """The symbol with its quiet zone, a module to a square of pixels."""
    side = len(rows) + 2 * QUIET
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.putpixel((x + QUIET, y + QUIET), 0 if dark else 255)
    return image.resize((side * SCALE, side * SCALE), Image.Resampling.NEAREST)


@pytest.mark.parametrize("address", [PERMALINK, CASE_48, CASE_49, CASE_51])
def test_it_says_the_address(address: str) -> None:
    """But for capitals before its path, where they are the same."""
    [read] = zxingcpp.read_barcodes(raster(symbol(address)))
    host = len("https://archive.org")
    assert read.text[host:] == address[host:] and read.text.lower() == address.lower()
    assert read.ec_level in ("M", "Q", "H")


@pytest.mark.parametrize(("address", "modules"), [(PERMALINK, 33), (CASE_48, 33), (CASE_49, 41)])
def test_it_is_the_least_version_that_holds_the_address(address: str, modules: int) -> None:
    rows = symbol(address)
    assert len(rows) == modules and {len(row) for row in rows} == {modules}


def test_it_has_no_quiet_zone_of_its_own() -> None:
    rows = symbol(PERMALINK)
    assert all(rows[0][:7]) and all(row[0] for row in rows[:7])
