"""The QR codes of the pamphlet, read as a phone would read them, against the links of
edition.toml.
"""

import tomllib
from pathlib import Path

import pypdfium2
import zxingcpp

DPI = 200


def read_codes(pdf: Path) -> list[str]:
    """The text of every code on every page, in order of pages."""
    images = (
        page.render(scale=DPI / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(pdf)
    )
    return [code.text for image in images for code in zxingcpp.read_barcodes(image)]


def test_each_code_is_a_link_of_the_edition_and_each_link_has_one(
    pamphlet: Path, repository: Path
) -> None:
    described = tomllib.loads(
        (repository / "source" / "statement" / "edition.toml").read_text(encoding="utf-8")
    )
    links = {
        link["url"].replace("{id}", described["id"]) for link in described["link"] if link["qr"]
    }
    codes = read_codes(pamphlet / "pamphlet.pdf")
    assert set(codes) == links
