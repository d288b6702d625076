"""The inside of a Markdown block: which of its characters are text, what ranges of it are emphasis,
links and notes.

What else holds letters, the title of a link or the address of one without words, is left out and
told.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from edition.model.document import Mark, MarkKind
from edition.model.source import LeftOut, Span

_OPENING: Mapping[str, MarkKind] = {
    "strong_open": "strong",
    "em_open": "emphasis",
    "link_open": "link",
}
_CLOSING = ("strong_close", "em_close", "link_close")


class Inside(NamedTuple):
    """Pieces and marks in offsets of the source, pictures likewise, which are no text; `names` are
    labels of links in use.
    """

    pieces: list[Span]
    marks: list[Mark]
    pictures: list[Mark]
    left_out: list[LeftOut]
    names: list[str]


def inside(token: Token, offsets: Sequence[int], source: str) -> Inside:
    """What an inline token holds. `offsets` are those of the code points of its content, and of
    what ends it.
    """
    found = Inside([], [], [], [], [])
    opened: list[tuple[Token, int]] = []
    for child, at in _placed(token.children or ()):
        if child.type in _OPENING:
            opened.append((child, len(found.pieces)))
        elif child.type in _CLOSING:
            _close(found, *opened.pop(), at, token.content, offsets, source)
        elif child.type == "footnote_ref":
            found.marks.append(
                Mark(offsets[at], offsets[at], "note", str(child.meta.get("label", "")))
            )
        elif child.type == "image":
            found.pictures.append(
                Mark(offsets[at], offsets[at], "link", str(child.attrs.get("src", "")))
            )
        else:
            found.pieces.extend(_spans(_range(child, at, token.content), offsets, source))
    return found


def _close(
    found: Inside,
    opening: Token,
    first: int,
    at: int,
    content: str,
    offsets: Sequence[int],
    source: str,
) -> None:
    """What is marked from its first piece on, and of a link what is left out."""
    pieces = found.pieces
    named = str(opening.meta.get("label", ""))
    says = any(source[pieces[i].start : pieces[i].end].strip() for i in range(first, len(pieces)))
    target = str(opening.attrs.get("href", ""))
    # A link without words, or one that leads nowhere («[words]()»), is none.
    if len(pieces) > first and (opening.type != "link_open" or (says and target)):
        kind = _OPENING[opening.type]
        found.marks.append(Mark(pieces[first].start, pieces[-1].end, kind, target))
        found.names.extend([named] if named else ())
    if opening.type != "link_open" or opening.markup == "autolink":
        return
    for left_out, reason in _unset(content, at, inline=not named, says=says):
        span = Span(offsets[left_out.start], offsets[left_out.stop - 1] + 1)
        found.left_out.append(LeftOut(span, reason))


def _unset(content: str, at: int, *, inline: bool, says: bool) -> Iterator[tuple[range, str]]:
    """What of a link whose words end at the bracket `at` leads nowhere and is not set."""
    start = at + 2
    if not inline:
        if not says and content.startswith("][", at) and (end := content.find("]", start)) > start:
            yield range(start, end), "what a link without words is called is not printed"
        return
    start = _behind_spaces(content, start)
    end = parseLinkDestination(content, start, len(content)).pos
    if not says and end > start:
        yield range(start, end), "the address of a link without words is not printed"
    start = _behind_spaces(content, end)
    title = parseLinkTitle(content, start, len(content))
    if start > end and title.ok and title.str:
        yield range(start, title.pos), "the title of a link is not printed"


def _behind_spaces(content: str, at: int) -> int:
    while content[at : at + 1].isspace():
        at += 1
    return at


def _placed(children: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Each token with its place in the content; the delimiters of a run, a star each, all begin
    where the run does.
    """
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
            # One space at either end is the author's, to part the strokes from others; the parser
            # leaves both out, or none.
            start = inner + (
                content[inner : inner + 1 + len(child.content)].replace("\n", " ")
                == f" {child.content}"
            )
        case "softbreak" | "hardbreak":
            start = content.index("\n", at)
            return range(start, start + 1)
        case _:
            if not content.startswith(
                child.content, at
            ):  # <https://...>, which the parser shows unescaped
                return range(at + 1, content.index(">", at))
            start = at
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
