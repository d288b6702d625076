"""What the tests of single checks stand on: a small document, looked at by the checks of its content and of its marks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.verify.content import page_content
from edition.verify.own_content import own_content
from edition.verify.ownership import marked_content
from edition.verify.structure import structure
from tests.verify.small_pdf import Node, SmallPdf, read

Looked = tuple[list[str], list[str]]


@pytest.fixture
def look(tmp_path: Path) -> Callable[..., Looked]:
    """Write a document and return the faults of its content and of its marks."""

    def looked(small: SmallPdf, *kids: Node, parents: dict[int, list[int]] | None = None) -> Looked:
        reader = read(small.write(tmp_path / "small.pdf", Node("Document", kids), parents))
        fonts: dict[int, dict[int, str]] = {}
        pages = [page_content(page, fonts) for page in reader.pages]
        tree = structure(reader)
        return list(own_content(tree, pages)), list(marked_content(reader, tree, pages))

    return looked
