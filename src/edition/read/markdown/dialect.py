"""The rules of Markdown as they are here: CommonMark with tables, notes and strike, and nothing
that swallows words. What of a text is HTML the parser never sees (`tags`).

* Lines that stand in are code where a letter of theirs runs from left to right and none from right
  to left: drafts of prose stand in too.

* What stands where an address belongs and is none («[علی]: سلام», «[نان](تازه)») makes no link: the
  line is text as it was typed.
* A row of a table has the cells that it was given, more than its head where there are more.
* Lists and quotes may stand in one another as deep as `DEEPEST`; the parser goes deeper, so that
  what is beyond can be named.

markdown-it does not say where in the inside of a block each of its tokens begins: it is made to
note it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import validateLink
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, code, reference, table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.rules_inline import StateInline, image
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from edition.core.direction import runs_left_to_right

DEEPEST = 50
"""How many lists and quotes a line may stand in."""

_NESTING = 128
"""The parser's own levels, of which a list takes two and a quote one."""
_WITH_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]+:\S+"  # https://example.org, tel:+982188881234
_OF_THIS_SITE = r"(?:#|/|\.{1,2}/)\S+"  # #notes, /a/b, ../a
_MAIL = r"(?a:[\w%~+.-]+@[\w-]+(?:\.[\w-]+)+)"  # name@example.org
_HOST = r"(?a:[\w%~+-]+(?:\.[\w%~+-]+)*\.[A-Za-z][\w%~+-]*)"  # www.example.org, letter.pdf
_ADDRESS = re.compile(rf"{_WITH_SCHEME}|{_OF_THIS_SITE}|{_MAIL}|{_HOST}(?:[/?#:]\S*)?")
_TAG = re.compile(r"\[(?:[^\[\]\\]|\\.)+\]:\s*#")


def markdown() -> MarkdownIt:
    """Without HTML and entities; tokens say where they stand."""
    options = {
        "html": False,
        "maxNesting": _NESTING,
        "inline_definitions": True,
        "store_labels": True,
    }
    parser = MarkdownIt("commonmark", options)
    parser.inline = PlacingParser()
    parser.validateLink = is_address  # type: ignore[method-assign]
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.enable(["table", "strikethrough"]).disable(
        ["entity", "html_inline", "html_block", "text_join", "fragments_join"]
    )
    parser.inline.ruler.at("image", _ended_image)
    parser.block.ruler.at("code", _code)
    parser.block.ruler.at("table", _whole_table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.at("reference", _definition)
    return parser


def is_address(url: str) -> bool:
    """Whether what stands in the place of an address, escaped as in one, is an address and no word
    of a text.
    """
    plain = unquote(url).strip()
    return _ADDRESS.fullmatch(plain) is not None and validateLink(url)


def _ended_image(state: StateInline, silent: bool) -> bool:
    """A picture, whose token says where it ends."""
    found = image(state, silent)
    if found and not silent:
        state.tokens[-1].meta["end"] = state.pos
    return found


def _code(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Lines that stand in, if they run from left to right."""
    before = len(state.tokens), state.line
    if not code(state, first, end, silent):
        return False
    if runs_left_to_right(state.tokens[-1].content):
        return True
    del state.tokens[before[0] :]
    state.line = before[1]
    return False


def _definition(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """«[label]: address», but not «[name]: #Tag», which is somebody's word."""
    start = state.bMarks[first] + state.tShift[first]
    return not _TAG.match(state.src, start) and reference(state, first, end, silent)


def _whole_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A table, with the cells that CommonMark's tables drop behind those that the head has."""
    before = len(state.tokens)
    found = table(state, first, end, silent)
    if found and not silent:
        state.tokens[before:] = list(_with_all_cells(state, state.tokens[before:]))
    return found


def _with_all_cells(state: StateBlock, tokens: Sequence[Token]) -> Iterator[Token]:
    line = cells = 0
    for token in tokens:
        if token.type == "tr_open" and token.map:
            line, cells = token.map[0], 0
        elif token.type in ("th_open", "td_open"):
            cells += 1
        elif token.type == "tr_close":
            for words in _cells_of(getLine(state, line))[cells:]:
                yield from _cell(words, line, token)
        yield token


def _cells_of(line: str) -> list[str]:
    """The cells of a row, without what is empty outside its first and its last stroke."""
    cells = escapedSplit(line.strip())
    return cells[not cells[0] : len(cells) - (not cells[-1])]


def _cell(words: str, line: int, row: Token) -> Iterator[Token]:
    made: dict[str, Any] = {"block": True, "map": [line, line + 1], "level": row.level + 1}
    yield Token("td_open", "td", 1, **made)
    yield Token("inline", "", 0, content=words.strip(), children=[], **made)
    yield Token("td_close", "td", -1, **made)


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
