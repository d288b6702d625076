"""What a poster shows: blocks of the text by reference, the heading above them; and how the words
of one that stands alone end.

Beside the references of blocks there are those of what blocks make together: «heading 2» is that
section with its heading, «couplet 3» two halves of verse, «stanza 1» the couplets of one, «verse»
all of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from edition.core.quoting import worded
from edition.model.description import Poster
from edition.model.document import Block, Closing, DateLine, Heading, Hemistich, Item, Title

_SEPARATORS = "؛،.;,\u06d4"
"""What parts one thing of a list, or one sentence, from the next."""
_DIGITS = 4
"""Of a number that is drawn large: a longer one is a sum or a telephone."""


class Shown(Struct, frozen=True):
    """What one sheet shows, and the reference that names its file.

    `heading` stands above it, where a section is shown, or an item whose number is said more than
    once in the text. `number` or `letter` is what numbers it: of such an item, of its heading.
    """

    ref: str
    blocks: tuple[Block, ...]
    heading: str = ""
    number: int | None = None
    letter: str = ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(block.text.split(" ")) for block in self.blocks)

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number or a letter."""
        return self.number is not None or bool(self.letter)

    @property
    def verse(self) -> tuple[Hemistich, ...]:
        """Its halves of couplets, where it is nothing else."""
        halves = tuple(block for block in self.blocks if isinstance(block, Hemistich))
        return halves if len(halves) == len(self.blocks) else ()

    @property
    def alone(self) -> str:
        """The text of one block as it stands for itself."""
        return standing_alone(self.blocks[0].text)

    @property
    def left_out(self) -> str:
        """The mark at the end of one block that is not set where it stands for itself."""
        text = self.blocks[0].text
        return "" if len(self.blocks) > 1 else text[len(standing_alone(text)) :].strip()


def shown_by(poster: Poster, blocks: Sequence[Block]) -> list[Shown]:
    """The sheets of one `[[poster]]`; none where its reference names nothing."""
    name, made = poster.shows, _made(blocks)
    if name.startswith("each "):
        kind = name.removeprefix("each ")
        return [shown for ref, shown in made.items() if kind_of(ref) == kind]
    if name in made:
        return [made[name]]
    many = tuple(block for block in blocks if f"{kind_of(block.ref)}s" == name)
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
            shown = Shown(block.ref, (block,), standing_alone(heading.text), _number(heading.text))
        elif isinstance(block, Item):
            number = block.label.number
            letter = "" if number is not None else "".join(filter(str.isalpha, block.label.text))
            shown = Shown(block.ref, (block,), number=number, letter=letter)
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


def kind_of(ref: str) -> str:
    """«item» of «item 7»."""
    return ref.rstrip("0123456789").rstrip()


def file_name(shown: Shown, blocks: Sequence[Block]) -> str:
    """«item-07»: numbers as wide as the largest of their kind, so that files sort as the text
    does.
    """
    kind, _, number = shown.ref.rpartition(" ")
    if not number.isdecimal():
        return shown.ref.replace(" ", "-")
    width = len(str(sum(kind_of(ref) == kind for ref in _made(blocks))))
    return f"{kind.replace(' ', '-')}-{int(number):0{width}}"


def references(blocks: Sequence[Block]) -> Iterator[str]:
    """What a poster may name."""
    for ref in _made(blocks):
        yield from (ref, f"each {kind_of(ref)}")
    yield from (f"{kind_of(block.ref)}s" for block in blocks)


def existing(blocks: Sequence[Block]) -> Iterator[str]:
    """What there is to be shown, a kind each in the order of the text: «title», «item 1 to 12», and
    of a kind of which there are several, «each item» on a sheet of its own and all «items» on one.
    """
    kinds: dict[str, list[str]] = {}
    for ref in _made(blocks):
        kinds.setdefault(kind_of(ref), []).append(ref)
    whole = {kind_of(block.ref) for block in blocks}
    for kind, (first, *others) in kinds.items():
        if not others:
            yield first
            continue
        yield worded("{first} to {last}", first=first, last=others[-1].removeprefix(kind).strip())
        yield f"each {kind}"
        if kind in whole:
            yield f"{kind}s"


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
