"""A long text that is full of zero-width non-joiners: the Universal Declaration of Human Rights in
Persian.
"""

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.editions import run, write_edition
from tests.given import real_text
from tests.pdf.reading import leaves, root

JOINERS = 39


@pytest.fixture(scope="module")
def declaration(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Its text, and the folder of its pamphlet, proved."""
    text = real_text("udhr_fa")
    tmp_path = tmp_path_factory.mktemp("declaration")
    title = text.lstrip().splitlines()[0].strip()
    folder = write_edition(tmp_path / "udhr", text, title=json.dumps(title, ensure_ascii=False))
    result = run("build", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    return text, tmp_path / "out" / "udhr"


def body(text: str, document: pypdfium2.PdfDocument) -> range:
    """The pages from where the text's first paragraph begins: those before it, the contents among
    them, say joiners again.
    """
    first = next(line for line in text.splitlines() if len(line) > 100)[:20]
    begins = next(
        n for n in range(len(document)) if first in document[n].get_textpage().get_text_range()
    )
    return range(begins, len(document))


def test_every_joiner_is_in_the_structure_tree(declaration: tuple[str, Path]) -> None:
    text, built = declaration
    pages = body(text, pypdfium2.PdfDocument(built / "pamphlet.pdf"))
    with pikepdf.open(built / "pamphlet.pdf") as pdf:
        inner = {pdf.pages[number].obj.objgen for number in pages}
        said = [
            leaf for leaf in leaves(root(pdf)) if leaf.kids[0].kids[0].dictionary.Pg.objgen in inner
        ]
        spoken = "\n".join(leaf.text for leaf in said)
    assert text.count("\u200c") == spoken.count("\u200c") == JOINERS
    assert text.count("\u0640") == spoken.count("\u0640")


def test_every_joiner_is_in_the_text_that_pdfium_gives(declaration: tuple[str, Path]) -> None:
    text, built = declaration
    document = pypdfium2.PdfDocument(built / "pamphlet.pdf")
    read = "\n".join(
        document[number].get_textpage().get_text_range() for number in body(text, document)
    )
    assert read.count("\u200c") == JOINERS
    assert read.count("\u0640") == text.count("\u0640")
