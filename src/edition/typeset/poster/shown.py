"""What a poster shows: blocks of the text by reference, the heading above them, and the name of the
file.

Beside the references of blocks there are those of what blocks make together: «heading 2» is that
section with its heading, «couplet 3» two halves of verse, «stanza 1» the couplets of one, «verse»
all of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from edition.model.description import Poster
from edition.model.document import Block, Closing, DateLine, Heading, Hemistich, Item, Title

_DISPLAY_DROPS = "؛;،,."
"""What a thing that stands alone does not end with: it ended its place in a list, or a sentence."""
_DIGITS = 4
"""Of a number that is drawn large: a longer one is a sum or a telephone."""


class Shown(Struct, frozen=True):
    """What one sheet shows, and the reference that names its file; `heading` stands above it, where
    a section is shown, or an item of a list that is one of several.
    """

    ref: str
    blocks: tuple[Block, ...]
    heading: str = ""
    number: int | None = None

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(block.text.split(" ")) for block in self.blocks)

    @property
    def verse(self) -> tuple[Hemistich, ...]:
        """Its halves of couplets, where it is nothing else."""
        halves = tuple(block for block in self.blocks if isinstance(block, Hemistich))
        return halves if len(halves) == len(self.blocks) else ()

    @property
    def alone(self) -> str:
        """The text of one block as it stands for itself."""
        return alone(self.blocks[0].text)

    @property
    def left_out(self) -> str:
        """The mark at the end of one block that is not set where it stands for itself."""
        text = self.blocks[0].text
        return "" if len(self.blocks) > 1 else text[len(alone(text)) :].strip()


def alone(text: str) -> str:
    """A text without the mark at its end that is of a list or a sentence; an ellipsis stays."""
    kept = text.rstrip(_DISPLAY_DROPS + " ")
    return text if not kept or text[len(kept) :].startswith("..") else kept


def resolved(poster: Poster, blocks: Sequence[Block]) -> list[Shown]:
    """The sheets of one `[[poster]]`; none where its reference names nothing."""
    name, made = poster.shows, _made(blocks)
    if name.startswith("each "):
        kind = name.removeprefix("each ")
        return [shown for ref, shown in made.items() if _kind(ref) == kind]
    if name in made:
        return [made[name]]
    many = tuple(block for block in blocks if f"{_kind(block.ref)}s" == name)
    return [Shown(name, many)] if many else []


def _made(blocks: Sequence[Block]) -> Mapping[str, Shown]:
    """All that may be shown on one sheet, by its reference."""
    restarted = _restarted(blocks)
    found: dict[str, Shown] = {}
    heading: Heading | None = None
    for at, block in enumerate(blocks):
        shown = Shown(block.ref, (block,))
        if isinstance(block, Heading):
            heading = block
            section = tuple(_section(block, blocks[at + 1 :]))
            shown = Shown(block.ref, section, block.text) if section else shown
        elif isinstance(block, Item) and restarted and heading:
            shown = Shown(block.ref, (block,), alone(heading.text), _number(heading.text))
        elif isinstance(block, Item):
            shown = Shown(block.ref, (block,), number=block.label.number)
        found[block.ref] = shown
    return {**found, **_verse(blocks)}


def _number(heading: str) -> int | None:
    """The number that a heading has, in figures."""
    found = re.findall(r"\d+", heading)
    return int(found[0]) if len(found) == 1 and len(found[0]) <= _DIGITS else None


def _restarted(blocks: Sequence[Block]) -> bool:
    """Whether numbers of items are said more than once: then they tell them apart no more."""
    numbers = Counter(block.label.number for block in blocks if isinstance(block, Item))
    return any(count > 1 for number, count in numbers.items() if number is not None)


def _section(head: Heading, blocks: Sequence[Block]) -> Iterator[Block]:
    """Of the blocks behind a heading those below it, up to the next of its level, or what closes
    the text.
    """
    level = head.level
    for block in blocks:
        if isinstance(block, Closing | DateLine | Title):
            return
        if isinstance(block, Heading) and (block.level <= level or block.of == "signatories"):
            return
        yield block


def _verse(blocks: Sequence[Block]) -> dict[str, Shown]:
    halves = [block for block in blocks if isinstance(block, Hemistich)]
    found: dict[str, Shown] = {"verse": Shown("verse", tuple(halves))} if halves else {}
    for stanza, held in groupby(halves, key=lambda half: half.stanza):
        found[f"stanza {stanza}"] = Shown(f"stanza {stanza}", tuple(held))
    couplets: list[list[Block]] = []
    for half in halves:
        if half.half == 1 or not couplets:
            couplets.append([])
        couplets[-1].append(half)
    for number, couplet in enumerate(couplets, 1):
        found[f"couplet {number}"] = Shown(f"couplet {number}", tuple(couplet))
    return found


def _kind(ref: str) -> str:
    """«item» of «item 7»."""
    return ref.rstrip("0123456789").rstrip()


def file_name(shown: Shown, blocks: Sequence[Block]) -> str:
    """«item-07»: numbers as wide as the largest of their kind, so that files sort as the text
    does.
    """
    kind, _, number = shown.ref.rpartition(" ")
    if not number.isdecimal():
        return shown.ref.replace(" ", "-")
    width = len(str(sum(_kind(ref) == kind for ref in _made(blocks))))
    return f"{kind.replace(' ', '-')}-{int(number):0{width}}"


def references(blocks: Sequence[Block]) -> Iterator[str]:
    """What a poster may name."""
    for ref in _made(blocks):
        yield from (ref, f"each {_kind(ref)}")
    yield from (f"{_kind(block.ref)}s" for block in blocks)
