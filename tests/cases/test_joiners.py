"""A long text that is full of zero-width non-joiners: the Universal Declaration of Human Rights in Persian."""

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.editions import run, write_edition
from tests.pdf.reading import leaves, root

JOINERS = 39
BODY = 4
"""The pages before the text: cover, imprint, and the contents, which say a joiner of it again."""


@pytest.fixture(scope="module")
def declaration(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Its text, and the folder of its pamphlet, proved."""
    file = repository / ".." / "shared" / "texts" / "udhr_fa.txt"
    if not file.is_file():
        pytest.skip("not run: there is no ../shared/texts/udhr_fa.txt")
    text = file.read_text(encoding="utf-8")
    tmp_path = tmp_path_factory.mktemp("declaration")
    title = text.lstrip().splitlines()[0].strip()
    folder = write_edition(tmp_path / "udhr", text, title=json.dumps(title, ensure_ascii=False))
    result = run("build", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    return text, tmp_path / "out" / "udhr"


def test_every_joiner_is_in_the_structure_tree(declaration: tuple[str, Path]) -> None:
    text, built = declaration
    with pikepdf.open(built / "pamphlet.pdf") as pdf:
        inner = {page.obj.objgen for page in list(pdf.pages)[BODY:]}
        said = [leaf for leaf in leaves(root(pdf)) if leaf.kids[0].kids[0].dictionary.Pg.objgen in inner]
        spoken = "\n".join(leaf.text for leaf in said)
    assert text.count("\u200c") == spoken.count("\u200c") == JOINERS
    assert text.count("\u0640") == spoken.count("\u0640")


def test_every_joiner_is_in_the_text_that_pdfium_gives(declaration: tuple[str, Path]) -> None:
    text, built = declaration
    document = pypdfium2.PdfDocument(built / "pamphlet.pdf")
    read = "\n".join(document[number].get_textpage().get_text_range() for number in range(BODY, len(document)))
    assert read.count("\u200c") == JOINERS
    assert read.count("\u0640") == text.count("\u0640")
