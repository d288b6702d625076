"""The structure of a text in Markdown (`text.md`): what is marked up holds, and nothing else is
guessed. docs/markdown.md says the same for users.

Markdown is CommonMark with tables, notes («[^1]») and strike («~~»), with the HTML whose meaning is
plain (`tags`), and without rules that swallow words (`dialect`). Beyond it:

* What describes the text before it begins (`front_matter`) is left out on the record.
* The first block is the title if it is a heading; headings below it count from the highest level
  that is used.
* Verse stands in a fenced block ```verse, a couplet a line (its halves apart by a tab or four
  spaces) or a half a line, stanzas parted by blank lines. Any other fenced block is code, and lines
  that stand in are, where they run from left to right.
* Lists that CommonMark does not know, because of their digits or labels («۱. », «الف) »), are lists
  if the first line of a paragraph begins with a label; each line of it that does begins an item.
  Numbers are kept as typed; bullets are set as «•», «[ ]» and «[x]» behind one as «☐» and «☑».
* The number of an item that has no words, or whose first words are a heading, a table or a code
  block, is a paragraph.
* Lines of a paragraph that begin with somebody in brackets and a colon («[علی]: سلام») are
  dialogue, a paragraph a speaker.
* A line ends where it is marked to: at «<br>», at a backslash or two spaces before its end.
* A thematic break («---») is a short rule.
* A picture is left out: emblems are named in edition.toml.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import Any, Literal

from markdown_it.token import Token
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, error, place_at
from edition.core.quoting import worded
from edition.model.document import (
    Block,
    Cell,
    CodeLine,
    Divider,
    Document,
    Heading,
    Item,
    Label,
    Mark,
    Note,
    Paragraph,
)
from edition.model.source import LeftOut, SourceText, Span
from edition.read.markdown.dialect import DEEPEST, markdown
from edition.read.markdown.foreign import foreign
from edition.read.markdown.front_matter import front_matter
from edition.read.markdown.ground import BULLET, TICKED, UNTICKED, Ground, levelled, titled
from edition.read.markdown.tags import Untagged, untagged
from edition.read.markdown.tokens import (
    VERSE,
    Items,
    Tagged,
    clipped,
    cut,
    definitions,
    fence_words,
    inside,
    says,
    spoken,
)
from edition.read.notes import note_faults, numbered, references_in, woven
from edition.read.plain.stanzas import Stanzas

_HEAD = worded("what describes the text before it is not printed")
_TASK = re.compile(r"(\[[ xX]\])[ \t]+(?=\S)")
_BREAK = frozenset("-*_ ")
"""What a thematic break is typed with."""


def markdown_document(source: SourceText) -> tuple[Document, tuple[LeftOut, ...], Problems]:
    """The structure of a Markdown text, what of it is not set, and an error for what cannot be."""
    head = front_matter(source)
    if isinstance(head, Diagnostic):
        return Document(()), (), (head,)
    plain = untagged(source, head.span.end if head else 0)
    notes: dict[str, Any] = {}
    tokens = markdown().parse(plain.text, notes)
    walk = _Walk(
        source,
        plain,
        {label.removeprefix(":") for label in notes.get("footnotes", {}).get("refs", {})},
    )
    for token in tokens:
        walk.step(token)
    blocks = numbered(tuple(levelled(titled(walk.blocks))))
    problems = [*plain.problems, *walk.problems]
    if not blocks and not problems:
        problems.append(
            error(
                "no-text",
                "there is nothing to print in it",
                "put the text there",
                Place(source.file),
            )
        )
    of_head = (LeftOut(head.span, _HEAD),) if head else ()
    return (
        Document(blocks),
        (*of_head, *walk.unset()),
        (*problems, *foreign(source, head.span.end if head else 0), *note_faults(blocks, source)),
    )


class _Walk:
    """The blocks as their tokens come, and what stands open about them; `defined` are the labels of
    all notes.
    """

    def __init__(self, source: SourceText, plain: Untagged, defined: Container[str]) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Diagnostic] = []
        self._source = source
        self._plain = plain
        self._defined = defined
        self._ground = Ground(plain)
        self._tagged = Tagged(plain.marks)
        self._counts: Counter[str] = Counter()
        self._stanzas = Stanzas()
        self._quotes = self._lists = 0
        self._item: Label | None = None
        self._own_items = Items()
        self._note = ""
        self._note_mark = Span(0, 0)
        self._left_out: list[LeftOut] = [*plain.left_out]
        self._definitions: list[Token] = []
        self._names: set[str] = set()
        self._heading = 0
        self._cell: Literal["", "th", "td"] = ""
        self._row = self._column = 0

    def step(self, token: Token) -> None:
        """Take one token."""
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
                self._deepen(token)
            case (
                "ordered_list_open"
                | "bullet_list_open"
                | "ordered_list_close"
                | "bullet_list_close"
            ):
                self._lists += token.nesting
                self._deepen(token)
            case "list_item_open":
                self._number_alone()
                self._item = self._ground.item_mark(token)
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
            case "code_block":
                self._number_alone()
                self._code(token, token.map or [0, 0])
            case "hr":
                self._number_alone()
                self._divider(token)
            case "definition":
                self._definitions.append(token)
            case _:
                self._table(token)

    def unset(self) -> tuple[LeftOut, ...]:
        """What of the text no block holds, in order."""
        unused = definitions(self._plain.text, self._ground.starts, self._definitions, self._names)
        found = (*self._left_out, *map(self._in_source, unused))
        return tuple(sorted(found, key=lambda left: left.span.start))

    def _in_source(self, left_out: LeftOut) -> LeftOut:
        """What is left out of the text that the parser reads."""
        return replace(left_out, span=self._plain.span(left_out.span.start, left_out.span.end))

    def _deepen(self, token: Token) -> None:
        """Refuse what stands deeper than anybody reads, before the parser gives up on it."""
        if token.nesting > 0 and self._quotes + self._lists == DEEPEST + 1 and token.map:
            at = place_at(self._source.file, self._source.text, self._ground.in_source(token))
            fact = worded(
                "lists and quotes stand more than {DEEPEST} deep in one another here",
                DEEPEST=DEEPEST,
            )
            self.problems.append(
                error("too-deep", fact, "take some of the marks before the line away", at)
            )

    def _noted(self, token: Token) -> None:
        """A note begins, or it ends; one without words is a block all the same, and a fault."""
        if token.nesting > 0:
            self._note = str(token.meta["label"])
            self._note_mark = self._ground.note_mark(token)
        else:
            last = self.blocks[-1] if self.blocks else None
            if not (
                isinstance(last, Note)
                and last.label == self._note
                and last.span.start > self._note_mark.start
            ):
                self.blocks.append(Note(self._ref("note"), self._note_mark, "", self._note, 0))
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
                self._ground.begin_row(token)
            case "th_open" | "td_open":
                self._column += 1
                self._cell = "th" if token.type == "th_open" else "td"
            case "th_close" | "td_close":
                self._cell = ""
            case "heading_close":
                self._heading = 0
            case _:
                pass

    def _inline(self, token: Token) -> None:
        offsets = self._ground.offsets(token, in_row=bool(self._cell))
        found = inside(token, offsets, self._source.text)
        found.marks.extend(self._tagged.within(offsets[0], offsets[-1] + 1, found.marks))
        self._left_out += found.left_out
        self._names.update(found.names)
        if not found.pieces and not found.marks:
            return
        regions = list(self._regions(token.content, offsets))
        spans = [region for region, _, _ in regions]
        parts = zip(regions, clipped(found.pieces, spans), cut(found.marks, spans), strict=True)
        for (_, label, level), pieces, marks in parts:
            self._add(pieces, marks, label, level)
        self._item = None

    def _regions(
        self, content: str, offsets: Sequence[int]
    ) -> Iterator[tuple[Span, Label | None, int]]:
        """What becomes a block of its own, with its label and its level in lists."""
        plain = not self._heading and not self._cell
        if plain and (speeches := spoken(content, offsets)):
            yield speeches[0], self._item, self._lists
            yield from ((speech, None, self._lists) for speech in speeches[1:])
        elif plain and (task := self._task(content, offsets)):
            yield Span(task.span.end, offsets[-1] + 1), task, self._lists
        elif plain and (items := self._own_items.of(content, offsets)):
            level = self._lists + (not self._item)
            self._number_alone()
            yield from ((region, label, level) for region, label in items)
        else:
            yield Span(offsets[0], offsets[-1] + 1), self._item, self._lists

    def _task(self, content: str, offsets: Sequence[int]) -> Label | None:
        """The box of an item that is to be ticked off, in place of its bullet."""
        found = _TASK.match(content)
        if not found or not self._item or self._item.text != BULLET:
            return None
        span = Span(offsets[0], offsets[found.end(1) - 1] + 1)
        box = UNTICKED if found[1] == "[ ]" else TICKED
        self._left_out.append(LeftOut(span, worded("the box of a task is drawn"), instead=box))
        return Label(span, found[1], None)

    def _number_alone(self) -> None:
        """The number of an item that no words of it can bear."""
        item, self._item = self._item, None
        if item and item.number is not None:
            self._add([item.span], [], None, self._lists)

    def _add(self, pieces: list[Span], marks: list[Mark], label: Label | None, level: int) -> None:
        """A block, or a part of a note, if it has words or refers to a note; a label that these
        cannot bear is of its words.
        """
        if label and label.text != BULLET and (self._note or not says(self._source.text, pieces)):
            pieces, label = [label.span, *pieces], None
        words, placed, kept = woven(self._source.text, pieces, marks)
        if not words and not any(mark.kind == "note" for mark in placed):
            return
        start = label.span.start if label else kept[0].start
        span = Span(start, kept[-1].end)
        if self._note:
            self.blocks.append(Note(self._ref("note"), span, words, self._note, 0, placed, kept))
        elif self._heading:
            self.blocks.append(Heading("", span, words, self._heading, "section", placed, kept))
        elif self._cell:
            table = self._counts["table"]
            ref = f"cell {table}.{self._row}.{self._column}"
            self.blocks.append(
                Cell(
                    ref,
                    span,
                    words,
                    table,
                    self._row,
                    self._column,
                    self._cell == "th",
                    placed,
                    kept,
                )
            )
        elif label:
            quotes = self._quoted(span)
            self.blocks.append(
                Item(self._ref("item"), span, label, words, placed, kept, quotes, level)
            )
        else:
            quotes = self._quoted(span)
            self.blocks.append(
                Paragraph(self._ref("paragraph"), span, words, placed, kept, quotes, level)
            )

    def _quoted(self, span: Span) -> int:
        """How many quotations a block stands in, of Markdown and of HTML."""
        return self._quotes + sum(
            quotation.start <= span.start < quotation.end for quotation in self._plain.quotations
        )

    def _ref(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind} {self._counts[kind]}"

    def _fence(self, token: Token) -> None:
        first = token.map[0] if token.map else 0
        inner = [
            first + 1,
            first + 1 + len(token.content.rstrip("\n").split("\n")) * bool(token.content),
        ]
        end = self._ground.starts[first + 1] - 1
        self._left_out += map(self._in_source, fence_words(self._plain.text, token, end))
        if token.info.strip() != VERSE:
            self._code(token, inner)
            return
        if self._note:
            self._raw_lines(inner)
            return
        self._stanzas.end()
        opens = True
        for line in self._ground.lines(inner, quoted=self._quotes > 0):
            if line is None:
                opens = True
                continue
            self.blocks += self._stanzas.hemistichs(
                self._source.text, line, opens=opens, quoted=self._quotes
            )
            opens = False

    def _code(self, token: Token, lines: Sequence[int]) -> None:
        """The lines of a block of code; in a note each is a paragraph, set as code."""
        if self._note:
            self._raw_lines(lines, code=True)
            return
        self._counts["code"] += 1
        block, number, above = self._counts["code"], 0, 0
        for span, text in self._ground.code(token, lines, quoted=self._quotes > 0):
            if not text:
                above += bool(number)
                continue
            number += 1
            ref = f"code {block}.{number}"
            quotes = self._quoted(span)
            self.blocks.append(CodeLine(ref, span, text, block, number, above, quotes, self._lists))
            above = 0

    def _divider(self, token: Token) -> None:
        """A thematic break; in a note it is text as it was typed."""
        lines = token.map or [0, 0]
        for line in self._ground.lines(lines, quoted=self._quotes > 0):
            if line and not self._note and _BREAK.issuperset(line.text):
                self.blocks.append(Divider(self._ref("divider"), line.span, line.text))
            else:
                self._raw_lines(lines)

    def _raw_lines(self, lines: Sequence[int], *, code: bool = False) -> None:
        for line in self._ground.lines(lines, quoted=self._quotes > 0):
            if line and code:
                span = line.span
                self._add([span], [Mark(span.start, span.end, "code")], None, self._lists)
            elif line:
                pieces, marks = references_in(self._source.text, line.span, self._defined)
                self._add(
                    pieces or [Span(line.span.start, line.span.start)], marks, None, self._lists
                )
