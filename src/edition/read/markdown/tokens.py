"""What the tokens of a Markdown source stand for in it: which characters of a block are text, what
ranges of it are emphasis, links and notes, and into what it is divided: speakers of a dialogue,
items of a list that CommonMark does not know.

What else holds letters is left out and told: the title of a link or the address of one without
words, definitions of links that no link uses, the language of a fence.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from edition.core.quoting import worded
from edition.core.white_space import fold
from edition.model.document import Label, Mark, MarkKind
from edition.model.source import LeftOut, Span
from edition.read.markdown.tags import PICTURE
from edition.read.plain.source_lines import label_of

_OPENING: Mapping[str, MarkKind] = {
    "strong_open": "strong",
    "em_open": "emphasis",
    "s_open": "strike",
    "link_open": "link",
}
_CLOSING = ("strong_close", "em_close", "s_close", "link_close")


class Inside(NamedTuple):
    """Pieces and marks in offsets of the source; `names` are labels of links in use."""

    pieces: list[Span]
    marks: list[Mark]
    left_out: list[LeftOut]
    names: list[str]


def inside(token: Token, offsets: Sequence[int], source: str) -> Inside:
    """What an inline token holds. `offsets` are those of the code points of its content, and of
    what ends it.
    """
    found = Inside([], [], [], [])
    content = _Content(token.content, offsets, source)
    opened: list[tuple[Token, int]] = []
    for child, at in _placed(token.children or ()):
        if child.type in _OPENING:
            opened.append((child, len(found.pieces)))
        elif child.type in _CLOSING:
            _close(found, *opened.pop(), at, content)
        elif child.type == "footnote_ref":
            found.marks.append(
                Mark(offsets[at], offsets[at], "note", str(child.meta.get("label", "")))
            )
        elif child.type == "image":
            span = Span(offsets[at], offsets[int(child.meta["end"]) - 1] + 1)
            found.left_out.append(LeftOut(span, PICTURE, warned=True))
        else:
            kept = _range(child, at, token.content)
            spans = list(_spans(kept, offsets, source))
            found.pieces.extend(spans)
            if child.type == "code_inline" and spans:
                found.marks.append(Mark(spans[0].start, spans[-1].end, "code"))
            elif child.type == "hardbreak":
                found.marks.append(Mark(offsets[kept.start], offsets[kept.start] + 1, "break"))
    return found


class _Content(NamedTuple):
    """What an inline token holds as the parser has it, and where each of its code points, and what
    ends it, stands in the source.
    """

    text: str
    offsets: Sequence[int]
    source: str


def _close(found: Inside, opening: Token, first: int, at: int, content: _Content) -> None:
    """What is marked from its first piece on, and of a link what is left out."""
    pieces, source, offsets = found.pieces, content.source, content.offsets
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
    for left_out, reason in _unset(content.text, at, inline=not named, says=says):
        span = Span(offsets[left_out.start], offsets[left_out.stop - 1] + 1)
        found.left_out.append(LeftOut(span, reason))


def _unset(content: str, at: int, *, inline: bool, says: bool) -> Iterator[tuple[range, str]]:
    """What of a link whose words end at the bracket `at` leads nowhere and is not set."""
    start = at + 2
    if not inline:
        if not says and content.startswith("][", at) and (end := content.find("]", start)) > start:
            yield range(start, end), worded("what a link without words is called is not printed")
        return
    start = _behind_spaces(content, start)
    end = parseLinkDestination(content, start, len(content)).pos
    if not says and end > start:
        yield range(start, end), worded("the address of a link without words is not printed")
    start = _behind_spaces(content, end)
    title = parseLinkTitle(content, start, len(content))
    if start > end and title.ok and title.str:
        yield range(start, title.pos), worded("the title of a link is not printed")


def _behind_spaces(content: str, at: int) -> int:
    while content[at : at + 1].isspace():
        at += 1
    return at


def _placed(children: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Each token with its place in the content; the delimiters of a run, a star or two strokes
    each, all begin where the run does.
    """
    before = [-1, 0]
    beside = 0
    for child in children:
        here = child.map or [0, 0]
        beside = beside if here == before and here[1] else 0
        yield child, here[0] + beside
        beside += 2 if child.type in ("s_open", "s_close") or child.content == "~~" else 1
        before = here


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


_SPEAKER = re.compile(r"\[(?!\^)[^\[\]\n]+\]:")


def spoken(content: str, offsets: Sequence[int]) -> list[Span]:
    """Dialogue: what each speaker says, if the first line is somebody's."""
    if not _SPEAKER.match(content):
        return []
    starts = [offsets[at] for at in _lines(content) if _SPEAKER.match(content, at)]
    return [
        Span(start, end) for start, end in zip(starts, [*starts[1:], offsets[-1] + 1], strict=True)
    ]


class Items:
    """Items that begin with a label, whose numbers may go on from one paragraph to the next."""

    def __init__(self) -> None:
        self._last = 0

    def of(self, content: str, offsets: Sequence[int]) -> list[tuple[Span, Label]]:
        """What follows each label at the beginning of a line, if the first line has one."""
        found: list[tuple[int, Label]] = []
        for at in _lines(content):
            end = content.find("\n", at)
            label = label_of(content[at : end if end >= 0 else None], at, self._last)
            if not label and not found:
                return []
            if label:
                self._last = self._last if label.place is None else label.place
                span = Span(offsets[at], offsets[label.end - 1] + 1)
                made = Label(span, fold(content[at : label.end]), label.number)
                found.append((offsets[label.end], made))
        ends = [*(label.span.start for _, label in found[1:]), offsets[-1] + 1]
        return [(Span(start, end), label) for (start, label), end in zip(found, ends, strict=True)]


class Tagged:
    """Marks of HTML, in the order in which they begin; they are asked for from the beginning of the
    source to its end.
    """

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._next = 0
        self._open: list[Mark] = []

    def within(self, start: int, end: int, known: Sequence[Mark]) -> Iterator[Mark]:
        """Those that have a character of [start, end); of links none over one that is `known`."""
        while self._next < len(self._marks) and self._marks[self._next].start < end:
            self._open.append(self._marks[self._next])
            self._next += 1
        self._open = [mark for mark in self._open if mark.end > start]
        links = [mark for mark in known if mark.kind == "link"]
        for mark in self._open:
            if mark.kind != "link" or not any(
                link.start < mark.end and mark.start < link.end for link in links
            ):
                yield mark


def clipped(pieces: Sequence[Span], regions: Sequence[Span]) -> list[list[Span]]:
    """What of the pieces lies in each region, which are in order; an empty piece at its beginning
    where nothing does.
    """
    within: list[list[Span]] = [[] for _ in regions]
    for piece in pieces:
        for at in _touched(regions, piece.start, piece.end):
            part = Span(max(piece.start, regions[at].start), min(piece.end, regions[at].end))
            within[at] += [part] if part.start < part.end else []
    return [
        found or [Span(region.start, region.start)]
        for found, region in zip(within, regions, strict=True)
    ]


def cut(marks: Sequence[Mark], regions: Sequence[Span]) -> list[list[Mark]]:
    """What of the marks lies in each region, likewise."""
    within: list[list[Mark]] = [[] for _ in regions]
    for mark in marks:
        for at in _touched(regions, mark.start, mark.end):
            start, end = max(mark.start, regions[at].start), min(mark.end, regions[at].end)
            within[at].append(Mark(start, end, mark.kind, mark.target))
    return within


def _touched(regions: Sequence[Span], start: int, end: int) -> range:
    """The numbers of the regions that begin no later than an end, a range of one place among them,
    and end behind a start.
    """
    first = bisect_right(regions, start, key=lambda region: region.end)
    return range(first, max(first, bisect_right(regions, end, key=lambda region: region.start)))


def says(text: str, pieces: Sequence[Span]) -> bool:
    """Whether the pieces hold anything but white space."""
    return any(text[piece.start : piece.end].strip() for piece in pieces)


def _lines(content: str) -> Iterator[int]:
    yield 0
    yield from (at + 1 for at, character in enumerate(content) if character == "\n")


VERSE = "verse"
_OPENS = re.compile(r"\[(?!\^)")
_TITLE = re.compile(r"\[(?:[^\[\]\\]|\\.)+\]:[\s>]*(?:<[^<>\n]*>|\S+)[\s>]+(?=[\"'(])")


def fence_words(text: str, fence: Token, end: int) -> Iterator[LeftOut]:
    """What stands behind the marks of a fence, whose line ends at an offset, if it is not that it
    holds verse.
    """
    words = fence.info.strip()
    if words and words != VERSE:
        stop = _before_spaces(text, end)
        yield LeftOut(
            Span(stop - len(words), stop), worded("the language of a code block is not printed")
        )


def definitions(
    text: str, starts: Sequence[int], found: Sequence[Token], used: Collection[str]
) -> Iterator[LeftOut]:
    """Each definition that no link uses, or that comes second; of the others the title. `starts`
    are the offsets of lines.
    """
    met: set[str] = set()
    for token in found:
        first, last = token.map or (0, 0)
        opens = _OPENS.search(text, starts[first])
        if opens is None:
            raise AssertionError("a definition begins with a bracket")
        span = Span(opens.start(), _before_spaces(text, min(starts[last] - 1, len(text))))
        name = str(token.meta["id"])
        title = _TITLE.match(text, span.start, span.end) if token.meta["title"] else None
        if name not in used or name in met:
            yield LeftOut(
                span, worded("the definition of a link that no words lead to is not printed")
            )
        elif title:
            yield LeftOut(Span(title.end(), span.end), worded("the title of a link is not printed"))
        met.add(name)


def _before_spaces(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end
