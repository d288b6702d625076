"""Documents taken in by `edition new`, with pandoc; where that is not there a test is not run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from edition.incoming.pandoc import program
from edition.language import edit
from edition.model.document import Block, Item
from edition.read import read
from tests.editions import run
from tests.given import DATA

WORD = DATA / "word"
Rows = list[tuple[str, str, str]]


class Made:
    """A folder that was made of a document, and what was told."""

    def __init__(self, folder: Path, told: str) -> None:
        self.folder, self.told = folder, told
        self.text = (folder / "text.md").read_text(encoding="utf-8")

    def rows(self, *, changed: bool) -> Rows:
        """Kind, label and text of each block, with the accepted changes or without."""
        source, problems = read(self.folder)
        assert source, "\n".join(map(str, problems))
        source = source if changed else replace(source, emendations=())
        reading, problems = edit(source, None)
        assert reading, "\n".join(map(str, problems))
        return [_row(block) for block in reading.document.blocks]

    def emendations(self) -> list[tuple[str, str]]:
        source, _ = read(self.folder)
        assert source
        return [(entry.before, entry.after) for entry in source.emendations]


def _row(block: Block) -> tuple[str, str, str]:
    label = block.label.text if isinstance(block, Item) else ""
    return type(block).__name__, label, block.text


@pytest.fixture
def taken(tmp_path: Path) -> Callable[..., Made]:
    """The folder of a document, by its name in tests/data/word or as bytes with a name."""
    if program() is None:
        pytest.skip("not run: pandoc is not there (pip install 'edition[word]')")

    def make(name: str, content: bytes | None = None, *options: str) -> Made:
        file = WORD / name
        if content is not None:
            file = tmp_path / name
            file.write_bytes(content)
        made = run("new", tmp_path / "made", "--from", file, *options)
        assert made.exit_code == 0, made.stderr
        return Made(tmp_path / "made", made.stderr)

    return make
