"""The lines of a Markdown source, and where on them stands what a token holds."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from edition.core.white_space import fold
from edition.model.document import Label
from edition.model.source import Span
from edition.read.lines import Line

BULLET = "•"


class Ground:
    """A source; `starts` are the offsets of its lines and of what would follow them.

    It is gone over from the beginning to the end: `marked` is the offset behind the mark of the
    item or note that was met last.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.marked = 0
        self._cell_from = 0

    def start(self, token: Token) -> int:
        """Where the first line of a token begins."""
        return self.starts[token.map[0]] if token.map else 0

    def begin_row(self, token: Token) -> None:
        """The cells of a row come next."""
        self._cell_from = self.start(token)

    def note_mark(self, token: Token) -> Span:
        """The «[^label]:» with which a note begins."""
        start = self.text.index("[^", self.start(token))
        self.marked = start + len(f"[^{token.meta['label']}]:")
        return Span(start, self.marked)

    def item_mark(self, token: Token) -> Label:
        """The mark of a list item, behind those of the lists and notes that its line stands in."""
        typed = f"{token.info}{token.markup}"
        start = self.text.index(typed, max(self.start(token), self.marked))
        self.marked = start + len(typed)
        ordered = token.info
        return Label(
            Span(start, self.marked),
            typed if ordered else BULLET,
            int(ordered) if ordered else None,
        )

    def lines(self, numbers: Sequence[int], *, quoted: bool) -> Iterator[Line | None]:
        """The lines [first, last) from 0, without the marks of quotes and items before them; None
        for a blank one.
        """
        for number in range(*numbers):
            start, end = self.starts[number], self.starts[number + 1] - 1
            start = self.marked if start < self.marked <= end else start
            while start < end and (
                self.text[start].isspace() or (quoted and self.text[start] == ">")
            ):
                start += 1
            body = self.text[start:end].rstrip()
            yield (
                Line(number + 1, Span(start, start + len(body)), fold(body), None) if body else None
            )

    def offsets(self, token: Token, *, in_row: bool) -> list[int]:
        """Where each code point of the content of an inline token stands, and what ends it."""
        first = token.map[0] if token.map else 0
        offsets: list[int] = []
        contents = token.content.split("\n")
        while (
            not in_row
            and contents[0].strip() not in self.text[self.starts[first] : self.starts[first + 1]]
        ):
            # a line of nothing but U+00A0, which is no blank one to the parser and is stripped by
            # it
            first += 1
        for number, content in enumerate(contents, first):
            start, end = self.starts[number], self.starts[number + 1] - 1
            raw = self.text[start:end]
            words = content.strip()
            lead = len(content) - len(content.lstrip())
            if in_row:
                offsets += self._in_row(words)
            else:
                at = start + (
                    len(raw.rstrip()) - len(words)
                    if raw.rstrip().endswith(words)
                    else raw.index(words)
                )
                offsets += range(at - lead, at - lead + len(content))
            offsets.append(min(end, len(self.text) - 1))
        return offsets

    def _in_row(self, words: str) -> Iterator[int]:
        """The same for a cell, whose content lacks the strokes that keep «|» from ending it."""
        for character in words:
            self._cell_from = self.text.index(character, self._cell_from) + 1
            yield self._cell_from - 1
