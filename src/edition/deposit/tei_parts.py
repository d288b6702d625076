"""The source text cut into the parts that become TEI elements, each with the emendations that
belong to it.

A part is a block, or the label of one, or what follows that. Emendations reach over the end of a
part only into white space, or take whole parts away; so parts are grown over such white space, and
an emendation that meets several is cut at their bounds. White space that XML counts as text
(U+00A0) is taken into the part before it, what marks up a block (the # of a heading in Markdown)
into that block.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from edition.model.document import Block, Item, Signatory
from edition.model.reading import Emendation
from edition.model.source import Span

_XML_SPACE = " \n\t\r"


class Part(Struct, frozen=True):
    """Code points of the source that one element holds, and the changes within them, in order."""

    block: Block
    is_label: bool
    span: Span
    changes: tuple[Emendation, ...] = ()


def parts_of(blocks: Sequence[Block], text: str, register: Sequence[Emendation]) -> list[Part]:
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
            first, last = i == met[0], i == met[-1]
            start = emendation.span.start if first else parts[i].span.start
            end = emendation.span.end if last else parts[i + 1].span.start
            change = replace(emendation, span=Span(start, end), before=text[start:end], after=after)
            span = Span(min(parts[i].span.start, start), max(parts[i].span.end, end))
            parts[i] = replace(parts[i], span=span, changes=(*parts[i].changes, change))
            after = ""
    return parts


def _of_block(block: Block, text: str) -> list[Part]:
    label = block.label if isinstance(block, Item | Signatory) else None
    if label is None:
        return [Part(block, False, block.span)]
    start = label.span.end
    while start < block.span.end and text[start].isspace():
        start += 1
    return [Part(block, True, label.span), Part(block, False, Span(start, block.span.end))]


def _grown(parts: Sequence[Part], text: str) -> list[Part]:
    """The parts with what stands between them and is no white space of XML, and with what stands
    around them all.
    """
    grown: list[Part] = []
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


def _nearest(parts: Sequence[Part], span: Span) -> int:
    """The part before white space that is changed; the first one where there is none."""
    return max((i for i, part in enumerate(parts) if part.span.end <= span.start), default=0)
