"""The reading of a document of each kind: what is handed to pandoc, and what is added to its
tree.
"""

import codecs
from collections.abc import Mapping

from edition.core.diagnostics import Place, error
from edition.core.languages import known
from edition.core.quoting import worded
from edition.incoming.kinds import Kind
from edition.incoming.leaves import Leaf, Lost, Read
from edition.incoming.letters import lost_in, lost_of
from edition.incoming.opendocument import Opened, opened
from edition.incoming.packages import Refused
from edition.incoming.pandoc import tree_of
from edition.incoming.rtf import plain
from edition.incoming.tree import Tree
from edition.incoming.web import Page, declared
from edition.incoming.word import Document, Paragraph, document

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
    "pict": "a picture",
    "header": "the head of the pages",
    "footer": "the foot of the pages",
    "annotation": "a comment",
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
    fact = "the page is not UTF-8, and does not say what it is"
    raise Refused(error("not-utf-8", fact, "save it as UTF-8 from the browser", place))
