"""A web page as pandoc reads it: in UTF-8, within bounds, and its own words for the comparison."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from edition.core.bounds import DOCUMENT_DEPTH, DOCUMENT_TAGS, DOCUMENT_XML
from edition.core.diagnostics import Place
from edition.incoming.packages import Refused

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr"}
)  # fmt: skip
_UNSAID = frozenset({"head", "script", "style", "template", "noscript", "svg", "math", "object"})
_CLOSED_BY_NEXT = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
"""Tags whose end people leave out."""
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.I)
_HEAD = 2048
"""Bytes in which a page says its encoding (HTML, 4.2.5.4: the first 1024)."""


def declared(content: bytes) -> str:
    """The encoding that a page says it has; "" where it says none."""
    found = CHARSET.search(content[:_HEAD])
    return found[1].decode("ascii").lower() if found else ""


class Page(HTMLParser):
    """The words that a page shows; it is refused where it is too deep, or has too many tags."""

    def __init__(self, text: str, place: Place) -> None:
        super().__init__(convert_charrefs=True)
        self._place = place
        self._open: list[str] = []
        self._parts: list[str] = []
        self._tags = 0
        self.title = ""
        for problem in (DOCUMENT_XML.exceeded(len(text), place),):
            if problem:
                raise Refused(problem)
        self.feed(text)
        self.close()

    def words(self) -> Iterator[str]:
        """The words in order, parted by white space and by the ends of blocks."""
        yield from "".join(self._parts).split()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A tag opens."""
        self._tags += 1
        if tag in _VOID:
            self._parts.append(" " if tag in ("br", "hr") else "")
            return
        if self._open and self._open[-1] == tag and tag in _CLOSED_BY_NEXT:
            self._open.pop()
        self._open.append(tag)
        self._part(tag)
        for bound, count in ((DOCUMENT_DEPTH, len(self._open)), (DOCUMENT_TAGS, self._tags)):
            if problem := bound.exceeded(count, self._place):
                raise Refused(problem)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes, and those that were left open in it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        self._part(tag)

    def handle_data(self, data: str) -> None:
        """Characters."""
        if "title" in self._open and "svg" not in self._open:
            self.title += data
        elif not _UNSAID.intersection(self._open):
            self._parts.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self._parts.append(" ")


_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "font", "i", "kbd", "mark", "q",
     "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
     "del", "ins"}
)  # fmt: skip
