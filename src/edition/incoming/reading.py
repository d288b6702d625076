"""The reading of a document of each kind: what is handed to pandoc, what is added to its tree, and
what of the document's own words is not in that.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser

from edition.core.bounds import DOCUMENT_DEPTH, DOCUMENT_TAGS, DOCUMENT_XML
from edition.core.diagnostics import Place, error
from edition.core.languages import known
from edition.core.quoting import worded
from edition.incoming.kinds import Kind
from edition.incoming.leaves import Leaf, Lost, Read
from edition.incoming.opendocument import Opened, opened
from edition.incoming.packages import Refused
from edition.incoming.pandoc import tree_of
from edition.incoming.rtf import plain
from edition.incoming.tree import Tree
from edition.incoming.word import Document, Paragraph, document

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


_LATIN = {"DoubleQuote": "“”", "SingleQuote": "‘’"}


def read_as(content: bytes, kind: Kind, place: Place, language: str) -> Read:
    """A document of a kind; it is `Refused` where it cannot be read. The marks of quotations that a
    program leaves to the reader are those of the language.
    """
    quotes = _quotes(language)
    if kind == "docx":
        return _of_word(document(content, place), place, quotes)
    if kind == "html":
        return _of_page(content, place, quotes)
    if kind == "odt":
        return _of_opendocument(opened(content, place), place, quotes)
    return _of_rtf(content, place, quotes)


def _quotes(language: str) -> Mapping[str, str]:
    found = known(language)
    if found is None:
        return _LATIN
    return {**_LATIN, "DoubleQuote": found.words.open_quote + found.words.close_quote}


def _of_word(found: Document, place: Place, quotes: Mapping[str, str]) -> Read:
    tree = Tree(tree_of(found.content, "docx", place), quotes)

    def told(leaf: Leaf) -> Leaf:
        """A paragraph with what the tree does not say of it."""
        about = found.paragraphs.get(leaf.place, Paragraph())
        leaf = leaf._replace(counted=about.counted)
        if about.level and leaf.kind == "text" and leaf.cell is None:
            leaf = leaf._replace(kind="heading", level=about.level)
        return leaf

    read = Read(
        tuple(map(told, tree.leaves)),
        {note: tuple(map(told, leaves)) for note, leaves in tree.notes.items()},
        (*found.lost, *tree.lost),
        found.taken,
        found.comments,
    )
    return _compared(read, found.words)


def _of_opendocument(found: Opened, place: Place, quotes: Mapping[str, str]) -> Read:
    tree = Tree(tree_of(found.content, "odt", place), quotes, found.changes)

    def told(leaf: Leaf) -> Leaf:
        """A paragraph with what its style says."""
        if leaf.place in found.titles and leaf.kind == "text" and leaf.cell is None:
            return leaf._replace(kind="heading", level=1)
        return leaf._replace(quotes=max(leaf.quotes, leaf.place in found.quotations))

    read = Read(
        tuple(map(told, tree.leaves)),
        {note: tuple(map(told, leaves)) for note, leaves in tree.notes.items()},
        (*found.lost, *tree.lost),
        found.taken,
        found.comments,
    )
    return _compared(read, found.words)


def _compared(read: Read, words: Mapping[int, str]) -> Read:
    """What was read, with what of the document's own words was not."""
    return read._replace(lost=(*read.lost, *lost_in(words, read)))


_OF_RTF = {
    "pict": worded("a picture"),
    "header": worded("the head of the pages"),
    "footer": worded("the foot of the pages"),
    "annotation": worded("a comment"),
}


def _of_rtf(content: bytes, place: Place, quotes: Mapping[str, str]) -> Read:
    found = plain(content, place)
    tree = Tree(tree_of(found.content, "rtf", place), quotes)
    named = tuple(Lost(_OF_RTF[each]) for each in found.named)
    taken = {"deletions": found.deleted} if found.deleted else {}
    return Read(tree.leaves, tree.notes, (*named, *tree.lost), taken)


def _of_page(content: bytes, place: Place, quotes: Mapping[str, str]) -> Read:
    text = decoded(content, place)
    page = Page(text, place)
    found = tree_of(text.encode(), "html", place)
    tree = Tree(found, quotes)
    read = Read(tree.leaves, tree.notes, tuple(tree.lost))
    title = page.title.strip()
    named = [Lost(worded("the title of the page: «{title}»", title=title))] if title else []
    return read._replace(lost=(*named, *read.lost, *lost_of(page.words(), read)))


def decoded(content: bytes, place: Place) -> str:
    """The text of a page: by its byte order mark, as UTF-8 where it is that, else as it says."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return content.removeprefix(mark).decode(name, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = declared(content)
    try:
        if named and codecs.lookup(named)._is_text_encoding:
            return content.decode(named)
    except (LookupError, UnicodeDecodeError):
        pass
    fact = worded("the page is not UTF-8, and does not say what it is")
    raise Refused(error("not-utf-8", fact, "save it as UTF-8 from the browser", place))


_TOLD = 20
"""Words of a text without paragraphs that are named."""


def lost_in(words: Mapping[int, str], read: Read) -> Iterator[Lost]:
    """For each paragraph, by its number, the characters that were not read; white space does not
    count.
    """
    found: dict[int, str] = {}
    for leaf in _all(read):
        found[leaf.place] = found.get(leaf.place, "") + characters(leaf)
    for place, expected in words.items():
        came = found.get(place, "")
        if came == expected:
            continue
        missing = Counter(expected) - Counter(came)
        if missing:
            yield Lost(
                worded("characters that pandoc passed over: «{words}»",
                       words=_parted(expected, came)), place)  # fmt: skip


def lost_of(words: Iterable[str], read: Read) -> Iterator[Lost]:
    """The words of a document without numbered paragraphs that were not read as often."""
    came: Counter[str] = Counter()
    for leaf in _all(read):
        came.update(_said(leaf).split())
    whole = "".join(characters(leaf) for leaf in _all(read))
    missing = [word for word, count in (Counter(words) - came).items() if count]
    told = [word for word in missing if word not in whole][:_TOLD]
    if told:
        fact = worded("words that pandoc passed over: «{words}»", words=" ".join(told))
        yield Lost(fact)


def characters(leaf: Leaf) -> str:
    """The characters of a paragraph, white space left out."""
    return "".join(_said(leaf).split())


def _said(leaf: Leaf) -> str:
    return "".join(" " if run.kind == "break" else run.text for run in leaf.runs)


def _all(read: Read) -> Iterator[Leaf]:
    yield from read.leaves
    for paragraphs in read.notes.values():
        yield from paragraphs


def _parted(expected: str, came: str) -> str:
    """What of the expected characters is missing, as a run of them, from the first that differs to
    the last.
    """
    start = 0
    while start < min(len(expected), len(came)) and expected[start] == came[start]:
        start += 1
    end = 0
    while end < min(len(expected), len(came)) - start and expected[-1 - end] == came[-1 - end]:
        end += 1
    return expected[start : len(expected) - end][:60]
