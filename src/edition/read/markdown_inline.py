"""The inside of a Markdown block: which of its characters are text, and what ranges of it are emphasis, links and notes.

markdown-it says what the markup means, but not where in the source an inline token stands; so its inline state is made to note
the position at which each token begins.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from edition.model.document import Mark
from edition.model.source import Span

_OPENING = {"strong_open": "strong", "em_open": "emphasis", "link_open": "link"}
_CLOSING = ("strong_close", "em_close", "link_close")


class _State(StateInline):
    """An inline state whose tokens know where they begin: `map`, which only blocks use, holds that, and 1 for a delimiter."""

    def __init__(self, *arguments: Any) -> None:
        self._begun = 0
        super().__init__(*arguments)

    @property
    def pending(self) -> str:
        """Text that is not a token yet."""
        return str(StateInline.pending.fget(self))  # type: ignore[attr-defined]

    @pending.setter
    def pending(self, text: str) -> None:
        StateInline.pending.fset(self, text)  # type: ignore[attr-defined]

    def append_pending(self, text: str) -> None:
        """Add to the text that is not a token yet."""
        if not self.pending:
            self._begun = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        """Make a token of it."""
        token = super().pushPending()
        token.map = [self._begun, 0]
        return token

    def push(self, *arguments: Any) -> Token:
        """A new token, which begins where the parser stands."""
        token = super().push(*arguments)
        token.map = [self.pos, int(token.type == "text")]
        return token


class _Parser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """The tokens of the inside of a block."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def markdown() -> MarkdownIt:
    """CommonMark with tables and notes, without HTML, entities and indented code, which no draft of a text means."""
    parser = MarkdownIt("commonmark", {"html": False})
    parser.inline = _Parser()
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.enable("table").disable(["entity", "html_inline", "html_block", "code", "text_join", "fragments_join"])
    return parser


def pieces_and_marks(token: Token, offsets: Sequence[int], source: str) -> tuple[list[Span], list[Mark], list[Mark]]:
    """What of an inline token is text, its marks in offsets of the source, and its pictures, which are none.

    `offsets` are those of the code points of the token's content, and of what ends it.
    """
    pieces: list[Span] = []
    marks: list[Mark] = []
    pictures: list[Mark] = []
    opened: list[tuple[str, str, int]] = []
    for child, at in _placed(token.children or ()):
        if child.type in _OPENING:
            opened.append((_OPENING[child.type], str(child.attrs.get("href", "")), len(pieces)))
        elif child.type in _CLOSING:
            kind, target, first = opened.pop()
            if len(pieces) > first:
                marks.append(Mark(pieces[first].start, pieces[-1].end, kind, target))  # type: ignore[arg-type]
        elif child.type == "footnote_ref":
            label = str(child.meta.get("label", ""))
            marks.append(Mark(offsets[at], offsets[at], "note", label))
        elif child.type == "image":
            pictures.append(Mark(offsets[at], offsets[at], "link", str(child.attrs.get("src", ""))))
        else:
            pieces += _spans(_range(child, at, token.content), offsets, source)
    return pieces, marks, pictures


def _placed(children: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Each token with its place in the content; the delimiters of a run, a star each, all begin where the run does."""
    before = [-1, 0]
    beside = 0
    for child in children:
        here = child.map or [0, 0]
        beside = beside + 1 if here == before and here[1] else 0
        before = here
        yield child, here[0] + beside


def _range(child: Token, at: int, content: str) -> range:
    """The code points of the content that a token of text stands for."""
    match child.type:
        case "text_special":
            start = at + len(child.markup) - len(child.content)
        case "code_inline":
            inner = at + len(child.markup)
            start = content.index(child.content[:1], inner) if child.content.strip() else inner
            start = inner + (content[inner : inner + 1 + len(child.content)].replace("\n", " ") == f" {child.content}")
        case "softbreak" | "hardbreak":
            start = content.index("\n", at)
            return range(start, start + 1)
        case _:
            found = re.match(re.escape(child.content), content[at:])
            start = at if found else at + 1  # the text of <https://...> stands behind its bracket
    return range(start, start + len(child.content))


def _spans(kept: range, offsets: Sequence[int], source: str) -> Iterator[Span]:
    """Neighbouring code points of the source as one span."""
    start = end = -1
    for at in kept:
        if offsets[at] != end:
            if start >= 0:
                yield Span(start, end)
            start = offsets[at]
        end = offsets[at] + 1
    if start >= 0:
        yield Span(start, min(end, len(source)))
