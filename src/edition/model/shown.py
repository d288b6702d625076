"""What a poster shows: blocks of the text by reference; and how the words of one that stands alone
end.
"""

from collections.abc import Sequence

from msgspec import Struct

from edition.model.description import Poster
from edition.model.document import Block

_SEPARATORS = "؛،.;,\u06d4"
"""What parts one thing of a list, or one sentence, from the next."""


class Shown(Struct, frozen=True):
    """What one sheet shows, and the reference that names its file."""

    ref: str
    blocks: tuple[Block, ...]


def shown_by(poster: Poster, blocks: Sequence[Block]) -> list[Shown]:
    """The sheets of one `[[poster]]`; none where its reference names nothing."""
    name = poster.shows
    if name.startswith("each "):
        kind = name.removeprefix("each ")
        return [Shown(block.ref, (block,)) for block in blocks if kind_of(block) == kind]
    if one := [block for block in blocks if block.ref == name]:
        return [Shown(name, tuple(one))]
    many = tuple(block for block in blocks if f"{kind_of(block)}s" == name)
    return [Shown(name, many)] if many else []


def kind_of(block: Block) -> str:
    """«item» of «item 7»."""
    return block.ref.rstrip("0123456789").rstrip()


def is_alone(shown: Shown, poster: Poster) -> bool:
    """Whether a sheet holds the words of one block and nothing else."""
    return len(shown.blocks) == 1 and not poster.heading


def standing_alone(text: str) -> str:
    """Words without the mark that parts them from what follows in the text: a thing that stands
    alone ends with nothing, but for a question and a call. The dot of an abbreviation stays, and
    three dots.
    """
    bare = text[:-1].rstrip()
    is_separator = text[-1:] in _SEPARATORS and bare[-1:] not in (*_SEPARATORS, "")
    is_letter = text.endswith(".") and len(bare.rpartition(" ")[2].rpartition(".")[2]) == 1
    return bare if text and is_separator and not is_letter else text
