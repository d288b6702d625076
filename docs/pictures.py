"""The pictures of the README, from a built pamphlet: `make pictures`."""

import sys
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

GAP, EDGE = 3, "#b9b9b9"


def page(document: pdfium.PdfDocument, number: int, dpi: int) -> Image.Image:
    """A page (from 1) as greys and colours, with a thin edge so that white paper shows on a white screen."""
    drawn = document[number - 1].render(scale=dpi / 72).to_pil().convert("RGB")
    framed = Image.new("RGB", (drawn.width + 2, drawn.height + 2), EDGE)
    framed.paste(drawn, (1, 1))
    return framed


def side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pages as a spread; in a right-bound book the odd page is at the left."""
    spread = Image.new("RGB", (left.width + right.width + GAP, left.height), "white")
    spread.paste(left, (0, 0))
    spread.paste(right, (left.width + GAP, 0))
    return spread


def main() -> None:
    """Cover and a spread into docs/."""
    built, docs = Path(sys.argv[1]), Path(__file__).parent
    document = pdfium.PdfDocument(built / "pamphlet.pdf")
    for name, picture in {
        "cover": page(document, 1, 72),
        "spread": side_by_side(page(document, 13, 72), page(document, 12, 72)),
    }.items():
        picture.quantize(64).save(docs / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
