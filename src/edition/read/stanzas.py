"""Lines of verse to hemistichs: which half of a couplet each is, and which stanza it belongs to.

A line that is a couplet begins one: a half before it that waits for its second stays alone.
"""

from collections.abc import Iterator
from typing import Literal

from edition.model.document import Hemistich
from edition.model.source import Span
from edition.read.inline import without_references
from edition.read.lines import Line
from edition.read.verse import halves


class Stanzas:
    """Counts hemistichs and stanzas, and knows which half of a couplet comes next."""

    def __init__(self) -> None:
        self._hemistichs = self._stanzas = 0
        self._next: Literal[1, 2] = 1
        self._open = False

    def end(self) -> None:
        """What is no verse follows."""
        self._open = False

    def hemistichs(
        self, text: str, line: Line, *, opens: bool, quoted: int = 0
    ) -> Iterator[Hemistich]:
        """The couplet, or the half of one, that a line is; `opens`: it begins a stanza."""
        if opens or not self._open:
            self._stanzas += 1
            self._next = 1
        self._open = True
        both = halves(text, line)
        if both:
            self._next = 1
        for span in both or (line.span,):
            yield self._hemistich(text, span, quoted)

    def _hemistich(self, text: str, span: Span, quoted: int) -> Hemistich:
        self._hemistichs += 1
        half, self._next = self._next, 1 if self._next == 2 else 2
        words, marks, pieces = without_references(text, span)
        return Hemistich(
            f"hemistich {self._hemistichs}", span, words, half, self._stanzas, marks, pieces, quoted
        )
