"""What of a text in Markdown is HTML, and the text without it, as the parser reads it.

Tags whose meaning is plain are understood: emphasis, strike, sub- and superscript, code, links,
headings, lists, quotations, rules and lines that end. Each is left out on the record, as a comment
is, which is nobody's to read; the words between tags stay. A tag of HTML that is not understood
is left out too, with a warning; with pictures, scripts and styles goes what they hold. A name that
HTML does not know («<file>») is text as it was typed.

The text without tags is not as long as the source: each of its code points knows where in the
source it comes from, or which tag it stands for.
"""

import re
from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from edition.core.diagnostics import Diagnostic, error, places_in, warning
from edition.core.quoting import worded
from edition.model.document import Mark, MarkKind
from edition.model.source import LeftOut, SourceText, Span
from edition.read.markdown.scanning import Scanned, scanned

_MARKS: Mapping[str, MarkKind] = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "u", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("s", "del", "strike"), "strike"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "sub": "subscript",
    "sup": "superscript",
    "a": "link",
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_PLAIN_BLOCKS = (
    *("address", "article", "aside", "center", "div", "footer", "header", "main", "p", "section"),
    *("blockquote", "li", "hr", *_HEADINGS, *_LISTS),
)
"""Blocks that are understood: a paragraph ends where one begins or ends."""
_OTHER_BLOCKS = (
    *("body", "caption", "dd", "details", "dialog", "dl", "dt", "fieldset", "figcaption", "figure"),
    *("form", "hgroup", "html", "menu", "nav", "search", "summary"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "legend", "optgroup", "option"),
)
_PLAIN = ("span", "bdi", "ins", "wbr", "br")
_OTHERS = (
    *("abbr", "acronym", "area", "base", "basefont", "bdo", "big", "button", "col", "colgroup"),
    *("data", "datalist", "font", "frame", "frameset", "input", "label", "link", "map", "mark"),
    *("meta", "meter", "noscript", "output", "param", "progress", "q", "rb", "rp", "rt", "rtc"),
    *("ruby", "select", "slot", "small", "time", "title", "track"),
)
_PICTURES = ("img", "picture", "source", "embed")
_WITH_CONTENT = (
    *("script", "style", "head", "template", "svg", "math", "iframe", "object", "video", "audio"),
    *("canvas", "textarea"),
)
"""What stands in these is no text."""
_HTML = frozenset(
    (*_MARKS, *_PLAIN_BLOCKS, *_OTHER_BLOCKS, *_PLAIN, *_OTHERS, *_PICTURES, *_WITH_CONTENT)
)
_OF_TABLES = ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup")
_UNDERSTOOD = worded("a tag of HTML that is understood is not printed")
_COMMENT = worded("a comment is not printed")
PICTURE = worded("a picture cannot be set in the text and is left out")
GAP = "\u2003"
"""In place of «<br>», as often as that has characters: white space to every rule of Markdown."""
_PREFIX = re.compile(r"(?:[ \t>]|(?P<mark>(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*")
_DEFINES = re.compile(r"[ \t]*\[[^\]\n]*\]:")
_REST = re.compile(r"[ \t]*\n")
_LONGEST_PREFIX = 400
_LONGEST_HEADING = 4000
_ABOVE = 50
"""Tags that are open and are looked at for the one that a tag closes."""
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")


class Untagged(NamedTuple):
    """A text as the parser reads it, and for each code point of it, and for its end, where in the
    source that stands, in ascending order. All else is in offsets of the source.
    """

    text: str
    offsets: Sequence[int]
    marks: tuple[Mark, ...] = ()
    quotations: tuple[Span, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Where code points [start, end) come from."""
        first = self.offsets[start]
        return Span(first, self.offsets[end - 1] + 1 if end > start else first)


def untagged(source: SourceText, start: int = 0) -> Untagged:
    """The text from an offset on without comments and tags."""
    if "<" not in source.text:
        return Untagged(source.text[start:], range(start, len(source.text) + 1))
    writer = _Writer(source, start)
    for each in scanned(source.text, start):
        writer.take(each)
    return writer.untagged()


class _Open(NamedTuple):
    """A tag that was opened: where the words behind it begin."""

    name: str
    start: int
    end: int
    target: str


class _Writer:
    """The text as it grows; `_at` is how far of the source it has come. Of its last line, of the
    length `_line_length`, the head is kept.
    """

    def __init__(self, source: SourceText, start: int) -> None:
        self._source = source
        self._text: list[str] = []
        self._offsets = array("i")
        self._at = start
        self._line, self._line_length = "", 0
        self._listed = False
        self._open: list[_Open] = []
        self._marks: list[Mark] = []
        self._quotations: list[Span] = []
        self._left_out: list[LeftOut] = []
        self._problems: list[Diagnostic] = []
        self._place = places_in(source.file, source.text)
        self._lists: list[int] = []
        self._in_block = False
        self._parted = self._emptied = False
        self._heading_ends = 0
        self._told: set[str] = set()

    def untagged(self) -> Untagged:
        """All of it."""
        self._copy(len(self._source.text))
        self._offsets.append(len(self._source.text))
        for each in self._open:
            if each.name in _MARKS and (each.name != "a" or each.target):
                fact = worded("the tag <{name}> is never closed", name=each.name)
                act = worded("close it by </{name}>, or take it out", name=each.name)
                self._problems.append(warning("tag-open", fact, act, self._place(each.start)))
        return Untagged(
            "".join(self._text),
            self._offsets,
            tuple(sorted(self._marks, key=lambda mark: (mark.start, -mark.end))),
            tuple(self._quotations),
            tuple(self._left_out),
            tuple(self._problems),
        )

    def take(self, scan: Scanned) -> None:
        """The next of what was found in the source."""
        if scan.start < self._at:
            return
        match scan.kind:
            case "code":
                self._copy(scan.start)
                self._in_block = False
                self._copy(scan.end)
            case "comment":
                self._leave_out(scan.start, scan.end, _COMMENT)
                if not scan.whole:
                    fact = worded("a comment begins here and never ends")
                    act = worded("end it with -->, or write \\<!-- if it is none")
                    self._problems.append(error("comment-open", fact, act, self._place(scan.start)))
            case "instruction":
                reason = worded("an instruction to a program is not printed")
                self._leave_out(scan.start, scan.end, reason, warned=True)
            case "tag":
                self._tag(scan)

    def _tag(self, tag: Scanned) -> None:
        name = tag.name
        if name not in _HTML:
            if name in self._told:
                return
            self._told.add(name)
            fact = worded("«<{name}>» looks like a tag and is none of HTML", name=name)
            act = worded("nothing need be done if it is to be printed as it stands")
            self._problems.append(warning("tag-unknown", fact, act, self._place(tag.start)))
        elif name in _WITH_CONTENT and not tag.closing:
            self._with_content(tag)
        elif name in _PICTURES:
            self._leave_out(tag.start, tag.end, PICTURE, warned=True)
        elif name == "br":
            self._copy(tag.start)
            self._put(GAP * (tag.end - tag.start), range(tag.start, tag.end))
            self._at = tag.end
            span = Span(tag.start, tag.end)
            self._left_out.append(LeftOut(span, worded("a line ends at a tag"), instead=" "))
            self._marks.append(Mark(tag.start, tag.end, "break"))
        elif name in _PLAIN_BLOCKS:
            self._block(tag)
        else:
            known = name in _MARKS or name in _PLAIN or name in _PLAIN_BLOCKS
            self._inline(tag)
            self._leave_out(tag.start, tag.end, _reason(tag, known=known), warned=not known)
            self._emptied = True
            if name in _OTHER_BLOCKS:
                self._emptied = False
                self._part(tag)

    def _inline(self, tag: Scanned) -> None:
        """What stands between this tag and the one that opened it is marked."""
        if not tag.closing:
            self._open.append(
                _Open(tag.name, tag.start, tag.end, tag.attributes.get("href", "").strip())
            )
            return
        for at in range(len(self._open) - 1, max(len(self._open) - _ABOVE, 0) - 1, -1):
            opened = self._open[at]
            if opened.name == tag.name:
                del self._open[at]
                kind = _MARKS.get(tag.name)
                if kind and (kind != "link" or opened.target):
                    self._marks.append(Mark(opened.end, tag.start, kind, opened.target))
                elif tag.name == "blockquote":
                    self._quotations.append(Span(opened.end, tag.start))
                return

    def _with_content(self, tag: Scanned) -> None:
        """A tag, and all up to the one that closes it; without that one the tag alone."""
        end = tag.end
        closing = re.compile(rf"</{tag.name}\s*>", re.IGNORECASE)
        if tag.name not in self._told and (found := closing.search(self._source.text, tag.end)):
            end = found.end()
        else:
            self._told.add(tag.name)  # nor does a later one end
        reason = worded("what the tag <{name}> holds is left out", name=tag.name)
        self._leave_out(tag.start, end, reason, warned=True)

    def _block(self, tag: Scanned) -> None:
        """A block that is understood begins or ends."""
        name, instead = tag.name, ""
        self._copy(tag.start)
        self._inline(tag)
        if name in _LISTS:
            self._list(tag)
        if name in _HEADINGS and tag.closing:
            self._heading_ends = 0
        self._part(tag)
        behind = [min(tag.start + i, tag.end - 1) for i in range(tag.end - tag.start)]
        if name == "hr":
            instead = "---"
            self._put("-" * len(behind), behind)
            self._part(tag)
        elif tag.closing:
            pass
        elif name in _HEADINGS:
            self._put("#" * int(name[1]) + " ", behind[: int(name[1]) + 1])
            closing = self._source.text.find("</h", tag.end, tag.end + _LONGEST_HEADING)
            self._heading_ends = max(closing, 0)
        elif name == "li" and self._lists:
            instead = self._item(behind)
        span = Span(tag.start, tag.end)
        reason = _reason(tag, known=True)
        self._left_out.append(LeftOut(span, reason, instead))
        self._at = tag.end

    def _list(self, tag: Scanned) -> None:
        """Lists that are open: the number of the last item, or -1 where items have none."""
        if not tag.closing:
            start = tag.attributes.get("start", "1")
            number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
            self._lists.append(number - 1 if tag.name == "ol" else -1)
        elif self._lists:
            self._lists.pop()

    def _item(self, behind: Sequence[int]) -> str:
        """The mark of an item, as Markdown has it and as it is set."""
        *outer, last = self._lists
        mark = "-"
        if last >= 0:
            self._lists[-1] = last + 1
            mark = f"{last + 1}."
        lead = "".join("  " if number < 0 else " " * len(f"{number}. ") for number in outer)
        self._put(lead, [behind[0]] * len(lead))
        self._put(f"{mark} ", [*([behind[0]] * len(mark)), behind[-1]])
        return "•" if mark == "-" else mark

    def _part(self, tag: Scanned) -> None:
        """A paragraph ends here, in what the line stands in."""
        prefix = _PREFIX.match(self._line)
        assert prefix is not None
        in_row = self._line.lstrip(" \t>").startswith("|")
        if self._heading_ends or in_row:
            return
        first = prefix.end() == self._line_length
        if prefix["mark"] and first:
            return
        going_on = re.sub(r"[^ \t>]", " ", prefix[0])
        free = not going_on.strip() and not (self._listed and not self._lists)
        if free:
            going_on = ""
        self._insert(f"\n{going_on}" if first else f"\n{going_on}\n{going_on}", tag.start)
        self._in_block = free and not prefix["mark"]
        self._parted = not first

    def _leave_out(self, start: int, end: int, reason: str, *, warned: bool = False) -> None:
        self._copy(start)
        self._left_out.append(LeftOut(Span(start, end), reason, warned=warned))
        self._at = end

    def _copy(self, end: int) -> None:
        """The source up to an offset."""
        start, text = self._at, self._source.text
        if start >= end:
            return
        self._at = end
        # What a tag parts from the words before it begins no note and no definition.
        if self._parted and _DEFINES.match(text, start):
            self._insert("\\", start)
        self._parted = self._parted and not text[start:end].strip(" \t")
        # A line of nothing but tags within a paragraph is no blank one, which would end that.
        if self._emptied and not self._line.strip() and self._line_length <= _LONGEST_PREFIX:
            rest = _REST.match(text, start, end)
            start = rest.end() if rest else start
        self._emptied = False
        if not (self._in_block or self._heading_ends):
            self._put(text[start:end], range(start, end))
            return
        while start < end:
            stop = text.find("\n", start, end) + 1 or end
            first = start
            # What HTML stands in by is nothing to Markdown; a blank line ends that.
            if self._in_block and not self._line_length:
                while first < stop and text[first] in " \t":
                    first += 1
                self._in_block = text[first] != "\n" if first < stop else True
            ends_line = text[stop - 1] == "\n" and start < self._heading_ends
            self._put(text[first : stop - ends_line], range(first, stop - ends_line))
            if ends_line:
                self._put(" ", (stop - 1,))
            start = stop

    def _put(self, characters: str, offsets: Sequence[int]) -> None:
        self._text.append(characters)
        self._offsets.extend(offsets)
        *ended, last = characters.split("\n")
        for line in ended:
            line = self._line + line[:_LONGEST_PREFIX]
            if line.strip():
                # What stands in goes on in the item of a list of Markdown above it.
                self._listed = _ITEM.match(line) is not None or (self._listed and line[0].isspace())
            self._line, self._line_length = "", 0
        self._line = (self._line + last[:_LONGEST_PREFIX])[:_LONGEST_PREFIX]
        self._line_length += len(last)

    def _insert(self, characters: str, at: int) -> None:
        self._put(characters, [at] * len(characters))


def _reason(tag: Scanned, *, known: bool) -> str:
    if tag.name in _OF_TABLES:
        return worded("a table of HTML is not understood: each of its cells is a paragraph")
    if not known:
        return worded(
            "the tag <{name}> is not understood: it is left out, its words are kept", name=tag.name
        )
    if tag.attributes.get("dir", "").lower() == "ltr" and tag.name in ("span", "bdi"):
        return worded(
            "a direction from left to right is left out: letters decide it, and the pieces that "
            "[direction] names"
        )
    return _UNDERSTOOD
