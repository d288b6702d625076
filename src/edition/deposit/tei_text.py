"""The `text` of a TEI document: every character of the source, white space too, with its structure
and its emendations.

Its text nodes without corr and reg are the source, those without sic and orig the reading text, to
the character; a `g` counts as the character that it stands for.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from edition.deposit.statements import XML_LANG
from edition.deposit.tei_parts import (
    Division,
    TeiPart,
    divisions,
    ending,
    opening,
    parts_of,
    reference,
    stretches,
)
from edition.model.document import (
    Block,
    Cell,
    Closing,
    DateLine,
    Divider,
    Heading,
    Hemistich,
    Item,
    Note,
    Signatory,
    Slogan,
    Title,
)
from edition.model.reading import EDITOR, CheckedDate, Emendation, Reading
from edition.model.source import Span
from edition.model.source_folder import Source

TEI = "http://www.tei-c.org/ns/1.0"
_IN_CLOSER = {"issuing body": "orgName", "adopting meeting": "seg", "place": "placeName"}


def text_element(source: Source, reading: Reading) -> etree._Element:
    """The element `text`."""
    return _Writer(source.text.text, source.document.blocks, reading).text(reading.record.language)


def datable(edtf: str) -> dict[str, str]:
    """The attributes of att.datable.w3c for a day, month, year or range of EDTF."""
    start, _, end = edtf.partition("/")
    return {"from": start, "to": end} if end else {"when": start}


class _Writer:
    """Writes the text from its beginning to its end; `at` is the code point up to which it has
    come.

    Every method writes what of the source lies before its element first, so that no character is
    left out and white space between two elements stands between them.
    """

    def __init__(self, source: str, blocks: Sequence[Block], reading: Reading) -> None:
        self.source = source
        self.blocks = blocks
        self.parts: dict[str, list[TeiPart]] = {}
        for part in parts_of(blocks, source, reading.emendations):
            self.parts.setdefault(part.block.ref, []).append(part)
        self.dates = reading.dates.printed
        self.builder = etree.TreeBuilder()
        self.at = 0

    def text(self, language: str) -> etree._Element:
        self.start("text", {XML_LANG: language})
        self.start("body")
        for division in divisions(self.blocks):
            self.division(division)
        if all(isinstance(block, Title) for block in self.blocks):
            self.start("p")  # a body has more than its heading
            self.end("p")
        self.characters(len(self.source))
        self.end("body")
        return self.end("text")

    def division(self, division: Division) -> None:
        if division.kind:
            self.characters_before(division.blocks)
            self.start("div", {"type": division.kind})
        heads = [block for block in division.blocks[:1] if isinstance(block, Title | Heading)]
        for block in heads:
            self.whole(block, "head")
        rest = division.blocks[len(heads) :]
        before = opening(rest) if heads and isinstance(heads[0], Title) else 0
        after = ending(rest[before:]) if division.kind and len(rest) > ending(rest) else 0
        self.formula("opener", rest[:before])
        self.common(rest[before : len(rest) - after])
        self.formula("closer", rest[len(rest) - after :])
        if division.kind:
            self.end("div")

    def common(self, blocks: Sequence[Block]) -> None:
        for group in _grouped(blocks):
            match group[0]:
                case Item() | Signatory():
                    self.list(group)
                case Hemistich():
                    self.stanza(group)
                case Cell():
                    self.table(group)
                case Note(label=label):
                    self.whole(group[0], "note", {"n": label, "place": "foot"})
                case block:
                    kind = _kind(block)
                    self.whole(block, "ab" if kind else "p", {"type": kind} if kind else {})

    def list(self, items: Sequence[Block]) -> None:
        self.characters_before(items)
        self.start("list", {"type": "signatories"} if isinstance(items[0], Signatory) else {})
        for item in items:
            for part in self.parts[item.ref]:
                self.part(part, "label" if part.is_label else "item")
        self.end("list")

    def stanza(self, halves: Sequence[Block]) -> None:
        self.characters_before(halves)
        self.start("lg", {"type": "stanza"})
        for half in halves:
            self.whole(half, "l")
        self.end("lg")

    def table(self, cells: Sequence[Block]) -> None:
        self.characters_before(cells)
        self.start("table")
        rows: dict[int, list[Cell]] = {}
        for cell in cells:
            if isinstance(cell, Cell):
                rows.setdefault(cell.row, []).append(cell)
        for row in rows.values():
            self.characters_before(row)
            self.start("row", {"role": "label"} if row[0].header else {})
            for cell in row:
                self.whole(cell, "cell")
            self.end("row")
        self.end("table")

    def formula(self, tag: str, blocks: Sequence[Block]) -> None:
        """An opener or a closer: who, when and where."""
        if not blocks:
            return
        self.characters_before(blocks)
        self.start(tag)
        for block in blocks:
            if isinstance(block, Closing):
                inner = _IN_CLOSER[block.role]
                self.whole(
                    block, inner, {"type": block.role.replace(" ", "-")} if inner == "seg" else {}
                )
            else:
                self.whole(block, "dateline")
        self.end(tag)

    def whole(self, block: Block, tag: str, attributes: dict[str, str] | None = None) -> None:
        for part in self.parts[block.ref]:
            self.part(part, tag, attributes)

    def part(self, part: TeiPart, tag: str, attributes: dict[str, str] | None = None) -> None:
        self.characters(part.span.start)
        self.start(tag, attributes)
        self.content(part.span, part.changes, self.dates)
        self.end(tag)

    def content(
        self, span: Span, changes: Sequence[Emendation], dates: Sequence[CheckedDate]
    ) -> None:
        """Characters with their changes; a date is an element where no change crosses its
        bounds.
        """
        for thing in _in_order(span, changes, dates):
            self.characters(thing.span.start)
            if isinstance(thing, Emendation):
                self.choice(thing)
            else:
                # Within a date only its own changes: another date cannot stand in it.
                self.start("date", {"calendar": f"#{thing.calendar}", **datable(thing.edtf)})
                self.content(
                    thing.span,
                    [change for change in changes if _within(change.span, thing.span)],
                    (),
                )
                self.end("date")
        self.characters(span.end)

    def choice(self, change: Emendation) -> None:
        found, made = ("sic", "corr") if change.rule == EDITOR else ("orig", "reg")
        self.start("choice")
        self.start(found)
        # What was found counts as written; what is set in its place is no part of the source.
        self.characters(change.span.end)
        self.end(found)
        self.start(made)
        self.data(change.after)
        self.end(made)
        self.end("choice")

    def characters_before(self, blocks: Sequence[Block]) -> None:
        self.characters(self.parts[blocks[0].ref][0].span.start)

    def characters(self, end: int) -> None:
        if end > self.at:
            self.data(self.source[self.at : end])
            self.at = end

    def data(self, text: str) -> None:
        for stretch, lacks in stretches(text):
            if lacks:
                self.start("g", {"ref": reference(stretch)})
                self.end("g")
            else:
                self.builder.data(stretch)

    def start(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        self.builder.start(f"{{{TEI}}}{tag}", attributes or {}, {None: TEI})

    def end(self, tag: str) -> etree._Element:
        return self.builder.end(f"{{{TEI}}}{tag}")


def _in_order(
    span: Span, changes: Sequence[Emendation], dates: Sequence[CheckedDate]
) -> Iterator[Emendation | CheckedDate]:
    """The changes of a stretch and the dates that stand whole in it, in order, without the changes
    inside dates.
    """
    whole = [
        date
        for date in dates
        if _within(date.span, span) and all(_apart(change.span, date.span) for change in changes)
    ]
    outside = [
        change for change in changes if not any(_within(change.span, date.span) for date in whole)
    ]
    things: list[Emendation | CheckedDate] = [*whole, *outside]
    return iter(sorted(things, key=lambda thing: thing.span.start))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _apart(change: Span, date: Span) -> bool:
    """Whether a change lies inside a date or does not meet it."""
    return _within(change, date) or change.end <= date.start or date.end <= change.start


def _grouped(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that make one thing together: a list, whose items all have a label or none, a
    stanza, a table.
    """
    group: list[Block] = []
    for block in blocks:
        if group and (_together(block) is None or _together(block) != _together(group[-1])):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _together(block: Block) -> tuple[str, int] | None:
    """What a block makes up with those beside it; None for what stands alone."""
    match block:
        case Item() | Signatory():
            return type(block).__name__, int(block.label is not None)
        case Hemistich():
            return "stanza", block.stanza
        case Cell():
            return "table", block.table
    return None


def _kind(block: Block) -> str:
    """The type of a block that is no paragraph."""
    if isinstance(block, Slogan | Divider):
        return type(block).__name__.lower()
    if isinstance(block, DateLine):
        return "dateline"
    if isinstance(block, Title | Heading):
        return "heading"
    return block.role.replace(" ", "-") if isinstance(block, Closing) else ""
