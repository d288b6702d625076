"""How the blocks of a text are grouped in TEI: what stands before the first heading, sections,
closing block, signatories.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from edition.model.document import Block, Closing, DateLine, Heading, Signatory, Slogan, Title

Kind = Literal["", "section", "subsection", "closing", "signatories"]


class Division(Struct, frozen=True):
    """Blocks in order. The kind "" is no element of its own: its blocks stand at the top of the
    body.
    """

    kind: Kind
    blocks: tuple[Block, ...]


def divisions(blocks: Sequence[Block]) -> list[Division]:
    """All blocks, in order; the first division has the kind ""."""
    closing = _closing(blocks)
    kinds: list[Kind] = []
    groups: list[list[Block]] = []
    for i, block in enumerate(blocks):
        opened = _opens(block, i == closing, kinds[-1] if kinds else "")
        if opened or not kinds:
            kinds.append(opened or "")
            groups.append([])
        groups[-1].append(block)
    if kinds and kinds[0]:
        kinds, groups = ["", *kinds], [[], *groups]
    return [Division(kind, tuple(group)) for kind, group in zip(kinds, groups, strict=True)]


def opening(blocks: Sequence[Block]) -> int:
    """How many blocks behind the heading of a division say who, when and where before the text
    begins.
    """
    return _run(blocks)


def ending(blocks: Sequence[Block]) -> int:
    """How many blocks at the end of a division say who, when and where."""
    return _run(tuple(reversed(blocks)))


def _run(blocks: Sequence[Block]) -> int:
    return next(
        (i for i, block in enumerate(blocks) if not isinstance(block, Closing | DateLine)),
        len(blocks),
    )


def _opens(block: Block, closes: bool, within: Kind) -> Kind | None:
    """The kind of division that begins with this block, or None."""
    if isinstance(block, Heading):
        return (
            "signatories"
            if block.of == "signatories"
            else "section"
            if block.level == 1
            else "subsection"
        )
    if isinstance(block, Signatory) and within != "signatories":
        return "signatories"
    return "closing" if closes and within in ("section", "subsection") else None


def _closing(blocks: Sequence[Block]) -> int:
    """The index of the first of the slogans and closing lines behind which only signatories stand;
    -1 where there is none.
    """
    signed = [
        i
        for i, b in enumerate(blocks)
        if isinstance(b, Signatory) or (isinstance(b, Heading) and b.of == "signatories")
    ]
    end = at = signed[0] if signed else len(blocks)
    while (
        at
        and isinstance(blocks[at - 1], Slogan | Closing | DateLine)
        and not isinstance(blocks[at - 1], Title)
    ):
        at -= 1
    return at if at < end else -1
