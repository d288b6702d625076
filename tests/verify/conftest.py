"""What the tests of single checks stand on: a small document, looked at by the checks of its
content and of its marks.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from edition.core.units import mm
from edition.model.imposition import Imposition
from edition.model.proof import Fault
from edition.verify.file.claimed import Declared
from edition.verify.file.page_content import page_content
from edition.verify.file.structure_tree import spoken, structure
from edition.verify.proofs.finder import Finder
from edition.verify.proofs.ownership import empty_figures, marked_content, own_content
from edition.verify.proofs.paragraphs import in_order, paragraphs
from tests.verify.small_pdf import Node, SmallPdf, read


def told(fault: Fault) -> str:
    """A fault in one clause."""
    if not (fault.expected or fault.seen):
        return fault.fact
    return f"{fault.fact}: expected «{fault.expected}», seen «{fault.seen}»"


Looked = tuple[list[str], list[str]]


@pytest.fixture
def look(tmp_path: Path) -> Callable[..., Looked]:
    """Write a document and return the faults of its content and of its marks."""

    def looked(
        small: SmallPdf,
        *kids: Node,
        parents: dict[int, list[int]] | None = None,
        declared: Declared = lambda _: (),
    ) -> Looked:
        reader = read(small.write(tmp_path / "small.pdf", Node("Document", kids), parents))
        fonts: dict[int, dict[int, str]] = {}
        pages = [page_content(page, fonts) for page in reader.pages]
        tree = structure(reader)
        found = [
            told(fault)
            for paragraph in paragraphs(spoken(tree))
            for fault in own_content(
                in_order(paragraph, declared), dict(enumerate(pages)), Finder()
            )
        ]
        found += empty_figures(tree, pages)
        return found, list(marked_content(reader, tree, pages))

    return looked


@pytest.fixture
def imposed() -> Callable[..., Imposition]:
    """A5 on A4 in one signature, bound at the right, with what is said otherwise."""

    def made(pages: int, **changed: object) -> Imposition:
        sheets = -(-pages // 4)
        plain = Imposition(
            pages,
            -pages % 4,
            (sheets,),
            "right",
            "short",
            False,
            0,
            False,
            "A4",
            (mm(297), mm(210)),
            (mm(148), mm(210)),
        )
        return replace(plain, **changed)

    return made
