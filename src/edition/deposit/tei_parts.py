"""What the source is cut into for TEI: divisions, whose blocks stand together; parts, which become
elements, each with the emendations that belong to it; and the characters that XML has.

A part is a block, or the label of one, or what follows that. Emendations reach over the end of a
part only into white space, or take whole parts away; so parts are grown over such white space, and
an emendation that meets several is cut at their bounds. White space that XML counts as text
(U+00A0) is taken into the part before it, what marks up a block (the # of a heading in Markdown)
into that block.

What XML has not (XML 1.0, 2.2: controls, U+FFFE, U+FFFF) is a `g` in the text, and in the header
its code point.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from lxml import etree
from lxml.builder import ElementMaker
from msgspec import Struct
from msgspec.structs import replace

from edition.core.unprintable import named
from edition.deposit.statements import XML_ID
from edition.model.document import Block, Closing, DateLine, Heading, Item, Signatory, Slogan
from edition.model.reading import Emendation
from edition.model.source import Span

Kind = Literal["", "section", "subsection", "closing", "signatories"]

_XML_SPACE = " \n\t\r"
_LACKING = re.compile("([^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")


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
    # Backwards from the signatories, or from the end, over all that closes.
    while at and isinstance(blocks[at - 1], Slogan | Closing | DateLine):
        at -= 1
    return at if at < end else -1


class TeiPart(Struct, frozen=True):
    """Code points of the source that one element holds, and the changes within them, in order."""

    block: Block
    is_label: bool
    span: Span
    changes: tuple[Emendation, ...] = ()


def parts_of(blocks: Sequence[Block], text: str, register: Sequence[Emendation]) -> list[TeiPart]:
    """The parts of all blocks in the order of the text, without overlap; outside them is white
    space that nobody changes.
    """
    parts = _grown([part for block in blocks for part in _of_block(block, text)], text)
    for emendation in register:
        met = [i for i, part in enumerate(parts) if _meet(part.span, emendation.span)] or [
            _nearest(parts, emendation.span)
        ]
        after = emendation.after
        for i in met:
            # Each part gets the piece of the change within its bounds; what is set goes to the
            # first, so that the reading text has it once.
            first, last = i == met[0], i == met[-1]
            start = emendation.span.start if first else parts[i].span.start
            end = emendation.span.end if last else parts[i + 1].span.start
            change = replace(emendation, span=Span(start, end), before=text[start:end], after=after)
            span = Span(min(parts[i].span.start, start), max(parts[i].span.end, end))
            parts[i] = replace(parts[i], span=span, changes=(*parts[i].changes, change))
            after = ""
    return parts


def _of_block(block: Block, text: str) -> list[TeiPart]:
    label = block.label if isinstance(block, Item | Signatory) else None
    if label is None:
        return [TeiPart(block, False, block.span)]
    start = label.span.end
    while start < block.span.end and text[start].isspace():
        start += 1
    return [TeiPart(block, True, label.span), TeiPart(block, False, Span(start, block.span.end))]


def _grown(parts: Sequence[TeiPart], text: str) -> list[TeiPart]:
    """The parts with what stands between them and is no white space of XML, and with what stands
    around them all.
    """
    grown: list[TeiPart] = []
    start = len(text) - len(text.lstrip(_XML_SPACE))
    nexts = [*(part.span.start for part in parts[1:]), len(text)]
    for part, end in zip(parts, nexts, strict=True):
        between = text[part.span.end : end]
        own = len(between) if part is parts[-1] else _own(between)
        grown.append(
            replace(part, span=Span(start, part.span.end + len(between[:own].rstrip(_XML_SPACE))))
        )
        start = part.span.end + own
    return grown


def _own(between: str) -> int:
    """How much of what stands between two parts is the first one's: what is left of its line, and
    white space.
    """
    line, line_break, _ = between.partition("\n")
    marks = len(line) if line_break and line.strip() else 0
    return marks + len(between[marks:]) - len(between[marks:].lstrip())


def _meet(part: Span, change: Span) -> bool:
    """Whether a change has a character of the part, or inserts something before one."""
    if change.start == change.end:
        return part.start <= change.start < part.end
    return part.start < change.end and change.start < part.end


def _nearest(parts: Sequence[TeiPart], span: Span) -> int:
    """The part before white space that is changed; the first one where there is none."""
    return max((i for i, part in enumerate(parts) if part.span.end <= span.start), default=0)


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches that XML has, and single characters that it has not: which of the two
    is told beside each.
    """
    for number, stretch in enumerate(_LACKING.split(text)):
        if stretch:
            yield stretch, number % 2 == 1


def reference(character: str) -> str:
    """What `g` refers to for a character that XML has not: «#U0007»."""
    return f"#{_key(character)}"


def declarations(texts: Iterable[str], maker: ElementMaker) -> list[etree._Element]:
    """The `charDecl` of all that XML has not in these texts; none where it has everything."""
    lacking = sorted({stretch for text in texts for stretch, lacks in stretches(text) if lacks})
    return [maker.charDecl(*(_char(character, maker) for character in lacking))] if lacking else []


def _char(character: str, maker: ElementMaker) -> etree._Element:
    point = maker.localProp(name="codepoint", value=f"{ord(character):04X}")
    return maker.char(maker.desc(named(character)), point, {XML_ID: _key(character)})


def _key(character: str) -> str:
    return f"U{ord(character):04X}"
