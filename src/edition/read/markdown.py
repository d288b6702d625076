"""The structure of a text in Markdown (`text.md`): what is marked up holds, and nothing else is guessed.

Markdown is CommonMark with tables and notes («[^1]»), without HTML, character entities and indented code, and without rules that
swallow words (`markdown_rules`). Beyond it:

* The first block is the title if it is a heading; headings below it count from the highest level that is used.
* Verse stands in a fenced block ```verse, a couplet a line (its halves apart by a tab or four spaces) or a half a line, stanzas
  parted by blank lines. The lines of any other fenced block are paragraphs.
* Lists that CommonMark does not know, because of their digits or labels («۱. », «الف) »), are lists if the first line of a
  paragraph begins with a label; each line of it that does begins an item. Numbers are kept as typed; bullets are set as «•».
* The number of an item that has no words, or whose first words are a heading, a table or a code block, is a paragraph.
* Lines of a paragraph that begin with somebody in brackets and a colon («[علی]: سلام») are dialogue, a paragraph a speaker.
* A picture is refused: emblems are named in edition.toml.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import Any, Literal

from markdown_it.token import Token

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.places import place_at
from edition.core.white_space import fold
from edition.model.document import Block, Cell, Document, Heading, Item, Label, Mark, Note, Paragraph, Title
from edition.model.source import LeftOut, SourceText, Span
from edition.read.inline import references_in, woven
from edition.read.lines import LabelFound, Line, label_of
from edition.read.markdown_inline import inside
from edition.read.markdown_left_out import VERSE, definitions, fence_words
from edition.read.markdown_rules import DEEPEST, markdown
from edition.read.notes import note_faults, numbered
from edition.read.stanzas import Stanzas

BULLET = "•"
_LEVELS = 3
_SPEAKER = re.compile(r"\[(?!\^)[^\[\]\n]+\]:")


def markdown_document(source: SourceText) -> tuple[Document, tuple[LeftOut, ...], Problems]:
    """The structure of a Markdown text, what of it is not set, and an error for what cannot be."""
    notes: dict[str, Any] = {}
    tokens = markdown().parse(source.text, notes)
    walk = _Walk(source, {label.removeprefix(":") for label in notes.get("footnotes", {}).get("refs", {})})
    for token in tokens:
        walk.step(token)
    blocks = numbered(tuple(_levelled(_titled(walk.blocks))))
    if not blocks and not walk.problems:
        walk.problems.append(error("no-text", "there is nothing to print in it", "put the text there", Place(source.file)))
    return Document(blocks), walk.unset(), (*walk.problems, *note_faults(blocks, source))


class _Walk:
    """The blocks as their tokens come, and what stands open about them; `defined` are the labels of all notes."""

    def __init__(self, source: SourceText, defined: Container[str]) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Diagnostic] = []
        self._source = source
        self._defined = defined
        self._starts = [0]
        for line in source.text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._counts: Counter[str] = Counter()
        self._stanzas = Stanzas()
        self._quotes = self._lists = 0
        self._item: Label | None = None
        self._marked = self._last = 0
        self._note = ""
        self._left_out: list[LeftOut] = []
        self._definitions: list[Token] = []
        self._names: set[str] = set()
        self._heading = 0
        self._row = self._column = self._cell_from = 0

    def step(self, token: Token) -> None:
        """Take one token."""
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
                self._deepen(token)
            case "ordered_list_open" | "bullet_list_open" | "ordered_list_close" | "bullet_list_close":
                self._lists += token.nesting
                self._deepen(token)
            case "list_item_open":
                self._number_alone()
                self._item = self._marker(token)
            case "list_item_close":
                self._number_alone()
            case "footnote_reference_open" | "footnote_reference_close":
                self._number_alone()
                self._noted(token)
            case "heading_open":
                self._number_alone()
                self._heading = int(token.tag[1:])
            case "inline":
                self._inline(token)
            case "fence":
                self._number_alone()
                self._fence(token)
            case "hr":
                self._number_alone()
                self._raw_lines(token.map or [0, 0])
            case "definition":
                self._definitions.append(token)
            case _:
                self._table(token)

    def unset(self) -> tuple[LeftOut, ...]:
        """What of the text no block holds, in order."""
        unused = definitions(self._source.text, self._starts, self._definitions, self._names)
        return tuple(sorted((*self._left_out, *unused), key=lambda left: left.span.start))

    def _deepen(self, token: Token) -> None:
        """Refuse what stands deeper than anybody reads, before the parser gives up on it."""
        if token.nesting > 0 and self._quotes + self._lists == DEEPEST + 1 and token.map:
            at = place_at(self._source.file, self._source.text, self._starts[token.map[0]])
            fact = f"lists and quotes stand more than {DEEPEST} deep in one another here"
            self.problems.append(error("too-deep", fact, "take some of the marks before the line away", at))

    def _noted(self, token: Token) -> None:
        """A note begins, or it ends; one without words is a block all the same, and a fault."""
        if token.nesting > 0:
            self._note = str(token.meta.get("label", ""))
            self._note_at = self._source.text.index("[^", self._starts[token.map[0]] if token.map else 0)
            self._marked = self._note_at + len(f"[^{self._note}]:")
        else:
            last = self.blocks[-1] if self.blocks else None
            if not (isinstance(last, Note) and last.label == self._note and last.span.start > self._note_at):
                self.blocks.append(Note(self._ref("note"), Span(self._note_at, self._marked), "", self._note, 0))
            self._note = ""

    def _table(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self._number_alone()
                self._counts["table"] += 1
                self._row = 0
            case "tr_open":
                self._row += 1
                self._column = 0
                self._cell_from = self._starts[token.map[0]] if token.map else 0
            case "th_open" | "td_open":
                self._column += 1
                self._heading = -1 if token.type == "th_open" else -2
            case "th_close" | "td_close" | "heading_close":
                self._heading = 0
            case _:
                pass

    def _inline(self, token: Token) -> None:
        offsets = self._offsets(token)
        found = inside(token, offsets, self._source.text)
        for picture in found.pictures:
            at = place_at(self._source.file, self._source.text, picture.start)
            fact = f"a picture («{picture.target}») cannot be set in the text"
            self.problems.append(error("picture", fact, "take it out; emblems are named by [[image]] in edition.toml", at))
        self._left_out += found.left_out
        self._names.update(found.names)
        if not found.pieces and not found.marks:
            return
        for region, label, level in self._regions(token, offsets):
            within = [_cut(mark, region) for mark in found.marks if mark.start < region.end and region.start <= mark.end]
            self._add(_clipped(found.pieces, region) or [Span(region.start, region.start)], within, label, level)
        self._item = None

    def _regions(self, token: Token, offsets: Sequence[int]) -> Iterator[tuple[Span, Label | None, int]]:
        """The whole of an inline token, or each item, without its label, of a paragraph that is a list of its own; its level."""
        text = self._source.text
        whole = Span(offsets[0], offsets[-1] + 1)
        begins = [0, *(i + 1 for i, c in enumerate(token.content) if c == "\n")]
        if not self._heading and _SPEAKER.match(token.content):
            yield from self._spoken(token.content, offsets, begins, whole)
            return
        labels = list(self._labels(token.content, [(i, offsets[i]) for i in begins]))
        if self._heading or not labels[0][1]:
            yield whole, self._item, self._lists
            return
        level = self._lists + (not self._item)
        self._number_alone()
        starts = [(at, found) for at, found in labels if found]
        ends = [*(at for at, _ in starts[1:]), whole.end]
        for (at, found), end in zip(starts, ends, strict=True):
            yield Span(found.end, end), Label(Span(at, found.end), fold(text[at : found.end]), found.number), level

    def _spoken(
        self, content: str, offsets: Sequence[int], begins: Sequence[int], whole: Span
    ) -> Iterator[tuple[Span, Label | None, int]]:
        """Dialogue: what each speaker says, the mark of an item before the first."""
        starts = [offsets[i] for i in begins if _SPEAKER.match(content, i)]
        for start, end in zip(starts, [*starts[1:], whole.end], strict=True):
            yield Span(start, end), self._item, self._lists
            self._item = None

    def _labels(self, content: str, begins: Sequence[tuple[int, int]]) -> Iterator[tuple[int, LabelFound | None]]:
        """The label of each line of a paragraph, if it has one, with the offset of the line."""
        for at, offset in begins:
            found = label_of(content[at:].split("\n", 1)[0], offset, self._last)
            self._last = found.number if found and found.number is not None else self._last
            yield offset, found

    def _marker(self, token: Token) -> Label:
        """The mark of a list item, behind those of the lists and notes that its line stands in."""
        typed = f"{token.info}{token.markup}"
        line = self._starts[token.map[0]] if token.map else 0
        start = self._source.text.index(typed, max(line, self._marked))
        self._marked = start + len(typed)
        ordered = token.info
        return Label(Span(start, self._marked), typed if ordered else BULLET, int(ordered) if ordered else None)

    def _number_alone(self) -> None:
        """The number of an item that no words of it can bear."""
        item, self._item = self._item, None
        if item and item.number is not None:
            self._add([item.span], [], None, self._lists)

    def _add(self, pieces: list[Span], marks: list[Mark], label: Label | None, level: int) -> None:
        """A block, or a part of a note, if it has words or refers to a note; a label that these cannot bear is of its words."""
        if label and label.text != BULLET and (self._note or not _says(self._source.text, pieces)):
            pieces, label = [label.span, *pieces], None
        words, placed, kept = woven(self._source.text, pieces, marks)
        if not words and not any(mark.kind == "note" for mark in placed):
            return
        start = label.span.start if label else kept[0].start
        span = Span(start, kept[-1].end)
        if self._note:
            self.blocks.append(Note(self._ref("note"), span, words, self._note, 0, placed, kept))
        elif self._heading > 0:
            self.blocks.append(Heading("", span, words, self._heading, "section", placed, kept))
        elif self._heading < 0:
            table = self._counts["table"]
            ref = f"cell {table}.{self._row}.{self._column}"
            self.blocks.append(Cell(ref, span, words, table, self._row, self._column, self._heading == -1, placed, kept))
        elif label:
            self.blocks.append(Item(self._ref("demand"), span, label, words, placed, kept, self._quotes, level))
        else:
            self.blocks.append(Paragraph(self._ref("paragraph"), span, words, placed, kept, self._quotes, level))

    def _ref(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind} {self._counts[kind]}"

    def _fence(self, token: Token) -> None:
        first = token.map[0] if token.map else 0
        inner = [first + 1, first + 1 + len(token.content.rstrip("\n").split("\n")) * bool(token.content)]
        self._left_out += fence_words(self._source.text, token, self._starts[first + 1] - 1)
        if token.info.strip() != VERSE or self._note:
            self._raw_lines(inner)
            return
        self._stanzas.end()
        opens = True
        for line in self._lines(inner):
            if line is None:
                opens = True
                continue
            self.blocks += self._stanzas.hemistichs(self._source.text, line, opens=opens, quoted=self._quotes)
            opens = False

    def _raw_lines(self, lines: Sequence[int]) -> None:
        for line in self._lines(lines):
            if line:
                pieces, marks = references_in(self._source.text, line.span, self._defined)
                self._add(pieces or [Span(line.span.start, line.span.start)], marks, None, self._lists)

    def _lines(self, numbers: Sequence[int]) -> Iterator[Line | None]:
        """The lines [first, last) from 0, without the marks of quotes and items before them; None for a blank one."""
        for number in range(*numbers):
            start, end = self._starts[number], self._starts[number + 1] - 1
            start = self._marked if start < self._marked <= end else start
            while start < end and (self._source.text[start].isspace() or (self._quotes and self._source.text[start] == ">")):
                start += 1
            body = self._source.text[start:end].rstrip()
            yield Line(number + 1, Span(start, start + len(body)), fold(body), None) if body else None

    def _offsets(self, token: Token) -> list[int]:
        """Where in the source each code point of the content of an inline token stands, and what ends it."""
        first = token.map[0] if token.map else 0
        offsets: list[int] = []
        for number, content in enumerate(token.content.split("\n"), first):
            start, end = self._starts[number], self._starts[number + 1] - 1
            raw = self._source.text[start:end]
            words = content.strip()
            lead = len(content) - len(content.lstrip())
            if self._heading < 0:
                at = self._in_row(words, offsets)
            else:
                at = start + (len(raw.rstrip()) - len(words) if raw.rstrip().endswith(words) else raw.index(words))
                offsets += range(at - lead, at - lead + len(content))
            offsets.append(min(end, len(self._source.text) - 1))
        return offsets

    def _in_row(self, words: str, offsets: list[int]) -> int:
        """The same for a cell, whose content lacks the strokes that keep «|» from ending it."""
        at = self._cell_from
        for character in words:
            at = self._source.text.index(character, at)
            offsets.append(at)
            at += 1
        self._cell_from = at
        return at


def _clipped(pieces: Sequence[Span], region: Span) -> list[Span]:
    """What of the pieces lies in a region."""
    clipped = (Span(max(piece.start, region.start), min(piece.end, region.end)) for piece in pieces)
    return [piece for piece in clipped if piece.start < piece.end]


def _says(text: str, pieces: Sequence[Span]) -> bool:
    return any(text[piece.start : piece.end].strip() for piece in pieces)


def _cut(mark: Mark, region: Span) -> Mark:
    return Mark(max(mark.start, region.start), min(mark.end, region.end), mark.kind, mark.target)


def _titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The first block as title, if it is a heading."""
    for at, block in enumerate(blocks):
        if at == 0 and isinstance(block, Heading):
            yield Title("title", block.span, block.text, block.marks, block.pieces)
        else:
            yield block


def _levelled(blocks: Iterator[Block]) -> Iterator[Block]:
    """Headings with levels from 1 without a gap, and their refs; below the third all are of the third."""
    gathered = list(blocks)
    used = sorted({block.level for block in gathered if isinstance(block, Heading)})
    counts: Counter[str] = Counter()
    for block in gathered:
        if isinstance(block, Heading):
            level = min(used.index(block.level) + 1, _LEVELS)
            kind: Literal["heading", "subheading"] = "heading" if level == 1 else "subheading"
            counts[kind] += 1
            yield Heading(f"{kind} {counts[kind]}", block.span, block.text, level, "section", block.marks, block.pieces)
        else:
            yield block
