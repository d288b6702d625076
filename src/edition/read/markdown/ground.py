"""Where the lines, the marks and the contents of a Markdown source stand in it, as tokens ask for
them; and how deep its quotes and lists are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it.token import Token

from edition.core.white_space import fold
from edition.model.document import Block, Heading, Label, Title
from edition.model.source import Span
from edition.read.markdown.tags import Untagged
from edition.read.plain.source_lines import SourceLine

BULLET = "•"
UNTICKED, TICKED = "☐", "☑"
_TAB = 4
"""Columns between two stops of a tab (CommonMark 0.31, 2.2)."""


class Ground:
    """The text that the parser reads; `starts` are the offsets of its lines and of what would
    follow them. What it gives is in offsets of the source.

    It is gone over from the beginning to the end: `marked` is the offset behind the mark of the
    item or note that was met last.
    """

    def __init__(self, untagged: Untagged) -> None:
        self.untagged = untagged
        self.text = text = untagged.text
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.marked = 0
        self._cell_from = 0

    def start(self, token: Token) -> int:
        """Where the first line of a token begins, in the text that the parser reads."""
        return self.starts[token.map[0]] if token.map else 0

    def in_source(self, token: Token) -> int:
        """Where the first line of a token begins."""
        return self.untagged.offsets[self.start(token)]

    def begin_row(self, token: Token) -> None:
        """The cells of a row come next."""
        self._cell_from = self.start(token)

    def note_mark(self, token: Token) -> Span:
        """The «[^label]:» with which a note begins."""
        start = self.text.index("[^", self.start(token))
        self.marked = start + len(f"[^{token.meta['label']}]:")
        return self.untagged.span(start, self.marked)

    def item_mark(self, token: Token) -> Label:
        """The mark of a list item, behind those of the lists and notes that its line stands in."""
        typed = f"{token.info}{token.markup}"
        start = self.text.index(typed, max(self.start(token), self.marked))
        self.marked = start + len(typed)
        ordered = token.info
        return Label(
            self.untagged.span(start, self.marked),
            typed if ordered else BULLET,
            int(ordered) if ordered else None,
        )

    def lines(self, numbers: Sequence[int], *, quoted: bool) -> Iterator[SourceLine | None]:
        """The lines [first, last) from 0, without the marks of quotes and items before them; None
        for a blank one.
        """
        for number in range(*numbers):
            start, end = self.starts[number], self.starts[number + 1] - 1
            # The first line of an item or a note begins behind its mark.
            start = self.marked if start < self.marked <= end else start
            while start < end and (
                self.text[start].isspace() or (quoted and self.text[start] == ">")
            ):
                start += 1
            body = self.text[start:end].rstrip()
            span = self.untagged.span(start, start + len(body))
            yield SourceLine(number + 1, span, fold(body), None) if body else None

    def code(
        self, token: Token, numbers: Sequence[int], *, quoted: bool
    ) -> Iterator[tuple[Span, str]]:
        """The lines [first, last) from 0 of a block of code, as the parser has them, tabs as
        spaces; a text of nothing for a blank one.
        """
        texts = token.content.split("\n")
        for line, text in zip(self.lines(numbers, quoted=quoted), texts, strict=False):
            yield (line.span, text.expandtabs(_TAB).rstrip()) if line else (Span(0, 0), "")

    def offsets(self, token: Token, *, in_row: bool) -> list[int]:
        """Where each code point of the content of an inline token stands, and what ends it."""
        first = token.map[0] if token.map else 0
        offsets: list[int] = []
        contents = token.content.split("\n")
        while (
            not in_row
            and contents[0].strip() not in self.text[self.starts[first] : self.starts[first + 1]]
        ):
            # A line of nothing but U+00A0 is no blank one to the parser, and yet it is stripped.
            first += 1
        for number, content in enumerate(contents, first):
            start, end = self.starts[number], self.starts[number + 1] - 1
            raw = self.text[start:end]
            words = content.strip()
            lead = len(content) - len(content.lstrip())
            if in_row:
                offsets += self._in_row(words)
            else:
                # The parser takes from a line what stands before it, marks of quotes and items, and
                # seldom what stands behind it, the marks that close a heading.
                at = start + (
                    len(raw.rstrip()) - len(words)
                    if raw.rstrip().endswith(words)
                    else raw.index(words)
                )
                offsets += range(at - lead, at - lead + len(content))
            offsets.append(min(end, len(self.text) - 1))
        return [self.untagged.offsets[at] for at in offsets]

    def _in_row(self, words: str) -> Iterator[int]:
        """The same for a cell, whose content lacks the strokes that keep «|» from ending it."""
        for character in words:
            self._cell_from = self.text.index(character, self._cell_from) + 1
            yield self._cell_from - 1


_LEVELS = 4
"""Levels of headings that look unlike one another."""


def titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The first block as title, if it is a heading."""
    for at, block in enumerate(blocks):
        if at == 0 and isinstance(block, Heading):
            yield Title("title", block.span, block.text, block.marks, block.pieces)
        else:
            yield block


def levelled(blocks: Iterator[Block]) -> Iterator[Block]:
    """Headings with levels from 1 without a gap, and their refs; below the fourth all are of the
    fourth.
    """
    gathered = list(blocks)
    used = sorted({block.level for block in gathered if isinstance(block, Heading)})
    counts: Counter[str] = Counter()
    for block in gathered:
        if isinstance(block, Heading):
            level = min(used.index(block.level) + 1, _LEVELS)
            kind: Literal["heading", "subheading"] = "heading" if level == 1 else "subheading"
            counts[kind] += 1
            yield Heading(
                f"{kind} {counts[kind]}",
                block.span,
                block.text,
                level,
                "section",
                block.marks,
                block.pieces,
            )
        else:
            yield block
