"""Where in the inside of a Markdown block each of its tokens begins: markdown-it is made to note
it, for it does not say so.
"""

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


class _State(StateInline):
    """An inline state whose tokens know where they begin: `map`, which only blocks use, holds that,
    and 1 for a delimiter.
    """

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


class PlacingParser(ParserInline):
    """Parses the inside of blocks."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """The tokens of the inside of a block."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
