"""PDFs written in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from edition.model.page import PagedDocument
from edition.pdf import write
from tests.editions import TITLE, all_faces, paged_of, reading_of, write_edition


class Written(Struct, frozen=True):
    """A PDF, the pages from which it was written, and the text that should come back."""

    file: Path
    paged: PagedDocument
    expected: str


Write = Callable[..., Written]


def written(folder: Path) -> Written:
    """The pamphlet of a folder, written beside it."""
    paged = paged_of(folder)
    content, expected = write(paged, reading_of(folder)[1].record, all_faces())
    file = folder.parent / f"{folder.name}.pdf"
    file.write_bytes(content)
    return Written(file, paged, expected)


@pytest.fixture(scope="session")
def statement(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The pamphlet of the statement, without its proof."""
    folder = repository / "source" / "statement"
    paged = paged_of(folder)
    content, expected = write(paged, reading_of(folder)[1].record, all_faces())
    file = tmp_path_factory.mktemp("written") / "pamphlet.pdf"
    file.write_bytes(content)
    return Written(file, paged, expected)


@pytest.fixture
def small(tmp_path: Path) -> Write:
    """Writes the pamphlet of a text below the usual title; the keywords are those of
    `write_edition`.
    """

    def make(text: str = "بند یک.\n", more: str = "", **keys: str) -> Written:
        return written(write_edition(tmp_path / "edition", f"{TITLE}\n\n{text}", more, **keys))

    return make
