"""The pictures of the README, from a built pamphlet: `make pictures`."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

GAP, EDGE = 3, "#b9b9b9"


def page(document: pdfium.PdfDocument, number: int, dpi: int) -> Image.Image:
    """A page (from 1) as greys and colours, with a thin edge so that white paper shows on a white
    screen.
    """
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


def spread(document: pdfium.PdfDocument, number: int) -> Image.Image:
    """Page `number`, an even one, and the one that it faces."""
    return side_by_side(page(document, number + 1, 72), page(document, number, 72))


def with_spaces_alone(source: Path, folder: Path) -> pdfium.PdfDocument:
    """The pamphlet of a source with nothing giving way but the gaps between words."""
    shutil.copytree(source, folder / source.name)
    toml = folder / source.name / "edition.toml"
    described = toml.read_text(encoding="utf-8")
    alone = described.replace(
        "\n[typography]\n", '\n[typography]\njustify = "spaces"\nhanging = false\n'
    )
    if alone == described:
        sys.exit(f"{toml.name} has no table [typography]")
    toml.write_text(alone, encoding="utf-8")
    edition = Path(sys.executable).with_name("edition")
    command = [
        str(edition),
        "build",
        str(folder / source.name),
        "--out",
        str(folder / "build"),
        "--only",
        "pamphlet",
        "--fast",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return pdfium.PdfDocument(folder / "build" / source.name / "pamphlet.pdf")


def above_one_another(upper: Image.Image, lower: Image.Image) -> Image.Image:
    """Two pictures of one width."""
    both = Image.new("RGB", (upper.width, upper.height + lower.height + 4 * GAP), "white")
    both.paste(upper, (0, 0))
    both.paste(lower, (0, upper.height + 4 * GAP))
    return both


def main() -> None:
    """Cover, a spread, and one justified in two ways, into docs/."""
    source, built, docs = Path(sys.argv[1]), Path(sys.argv[2]), Path(__file__).parent
    document = pdfium.PdfDocument(built / "pamphlet.pdf")
    with tempfile.TemporaryDirectory() as folder:
        plain = spread(with_spaces_alone(source, Path(folder)), 4)
    for name, picture in {
        "cover": page(document, 1, 72),
        "spread": spread(document, 12),
        "justification": above_one_another(plain, spread(document, 4)),
    }.items():
        picture.quantize(64).save(docs / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
