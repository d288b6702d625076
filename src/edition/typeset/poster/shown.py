"""What a poster shows: blocks of the text by reference, and the name of its file."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from edition.model.description import Poster
from edition.model.document import Block, Item


class Shown(Struct, frozen=True):
    """What one sheet shows, and the reference that names its file."""

    ref: str
    blocks: tuple[Block, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(block.text.split(" ")) for block in self.blocks)

    @property
    def number(self) -> int | None:
        """That of a numbered item alone."""
        [block, *others] = self.blocks
        return None if others or not isinstance(block, Item) else block.label.number


def resolved(poster: Poster, blocks: Sequence[Block]) -> list[Shown]:
    """The sheets of one `[[poster]]`; none where its reference names nothing."""
    name = poster.shows
    if name.startswith("each "):
        return [
            Shown(block.ref, (block,))
            for block in blocks
            if _kind(block) == name.removeprefix("each ")
        ]
    if one := [block for block in blocks if block.ref == name]:
        return [Shown(name, tuple(one))]
    many = tuple(block for block in blocks if f"{_kind(block)}s" == name)
    return [Shown(name, many)] if many else []


def _kind(block: Block) -> str:
    """«item» of «item 7»."""
    return block.ref.rstrip("0123456789").rstrip()


def file_name(shown: Shown, blocks: Sequence[Block]) -> str:
    """«item-07»: numbers as wide as the largest of their kind, so that files sort as the text
    does.
    """
    kind, _, number = shown.ref.rpartition(" ")
    if not number.isdecimal():
        return shown.ref.replace(" ", "-")
    width = len(str(sum(_kind(block) == kind for block in blocks)))
    return f"{kind.replace(' ', '-')}-{int(number):0{width}}"


def references(blocks: Sequence[Block]) -> Iterator[str]:
    """What a poster may name."""
    for block in blocks:
        yield from (block.ref, f"{_kind(block)}s", f"each {_kind(block)}")
