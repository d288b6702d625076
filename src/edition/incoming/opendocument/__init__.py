"""Documents of OpenDocument (ISO/IEC 26300, .odt), made plain for pandoc as those of Word are.

Tracked changes are marked where they stand, and what was left out is put back at its place; text
boxes stand behind their paragraph, fields and controls are what they show; hidden text, pictures,
contents and what stands at the head and the foot of pages are named.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from edition.core.diagnostics import Place
from edition.core.quoting import cut, worded
from edition.incoming.leaves import Change, Comment, Lost
from edition.incoming.marks import DONE, marks_out, numbered, without_private
from edition.incoming.opendocument.elements import (
    DC,
    DRAW,
    FO,
    NAMES,
    OFFICE,
    STYLE,
    SVG,
    TEXT,
    between,
    folded,
    remove,
    up_to,
    upwards,
)
from edition.incoming.opendocument.tracked import Tracked
from edition.incoming.packages import Package, packed, unreadable

_INLINE = frozenset(
    f"{TEXT}{name}"
    for name in ("span", "a", "note", "s", "tab", "line-break", "p", "h", "note-citation",
                 "note-body", "list", "list-item", "list-header")
)  # fmt: skip
"""What pandoc reads within a paragraph; all else is what it shows."""
_CONTENTS = tuple(
    f"{TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index",
                 "user-index", "alphabetical-index", "bibliography")
)  # fmt: skip
_SILENT = tuple(
    f"{TEXT}{name}"
    for name in ("bookmark", "bookmark-start", "bookmark-end", "reference-mark-start",
                 "reference-mark-end", "soft-page-break", "sequence-decls", "variable-decls",
                 "user-field-decls", "alphabetical-index-mark", "toc-mark", "tracked-changes")
)  # fmt: skip
_TITLES = ("Title",)
_QUOTES = ("Quotations", "Quote", "Intense_20_Quote", "Block_20_Text")
_COUNTED = frozenset({"1", "a", "A", "i", "I", ""})
"""Forms of numbers that pandoc reads."""
_ANCESTRY = 20
"""Styles that a style may be based on, one on the other."""
_SHOWN = 60


class Opened(NamedTuple):
    """A document made plain: `titles` and `quotations` are numbers of paragraphs."""

    content: bytes
    changes: tuple[Change, ...]
    titles: frozenset[int]
    quotations: frozenset[int]
    words: Mapping[int, str]
    lost: tuple[Lost, ...]
    taken: Mapping[str, int]
    comments: tuple[Comment, ...]


def opened(content: bytes, place: Place) -> Opened:
    """The document of a package; it is `Refused` where it cannot be read."""
    package = Package(content, place)
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or body is None:
        raise unreadable("content.xml", place)
    styles = package.xml("styles.xml")
    plain = _Plain(root, body, styles)
    members = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": _written(root),
        "META-INF/manifest.xml": _MANIFEST,
    }
    members["styles.xml"] = _written(styles) if styles is not None else _NO_STYLES
    return Opened(
        packed(members),
        tuple(plain.changes),
        frozenset(plain.of_style(_TITLES)),
        frozenset(plain.of_style(_QUOTES)),
        plain.words(),
        tuple(plain.lost),
        plain.taken,
        tuple(plain.comments),
    )


_MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<manifest:file-entry manifest:full-path="/" manifest:media-type='
    b'"application/vnd.oasis.opendocument.text"/></manifest:manifest>'
)
_NO_STYLES = f'<s:document-styles xmlns:s="{NAMES}office:1.0"/>'.encode()


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


class _Plain:
    """Goes through a document once, and changes it."""

    def __init__(
        self, root: etree._Element, body: etree._Element, styles: etree._Element | None
    ) -> None:
        self.changes: list[Change] = []
        self.lost: list[Lost] = []
        self.taken: dict[str, int] = {}
        self.comments: list[Comment] = []
        self._body = body
        self._based: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._underlined: set[str] = set()
        self._numbers: dict[etree._Element, int] = {}
        for each in (root, styles):
            if each is not None:
                self._styles(each)
        tracked = Tracked(body)
        self.changes += tracked.changes
        if tracked.of_form:
            self.taken["forms"] = tracked.of_form
        self._number()
        self._contents()
        self._annotations()
        self._boxes()
        self._shown()
        if styles is not None:
            self._furniture(styles)
        for paragraph, number in self._numbers.items():
            paragraph.text = numbered(number) + (paragraph.text or "")

    def _styles(self, root: etree._Element) -> None:
        """Bold and italics of letters in Arabic script are bold and italics; indents are no
        quotations.
        """
        for style in root.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            self._based[name] = style.get(f"{STYLE}parent-style-name", "")
            for each in style.iterfind(f"{STYLE}text-properties"):
                for form in ("font-weight", "font-style"):
                    of_complex = each.get(f"{STYLE}{form}-complex")
                    if of_complex is not None:
                        each.set(f"{FO}{form}", of_complex)
                if each.attrib.pop(f"{STYLE}text-underline-style", "none") != "none":
                    self._underlined.add(name)
                if each.get(f"{TEXT}display") == "none":
                    self._hidden.add(name)
            for each in style.iterfind(f"{STYLE}paragraph-properties"):
                for side in ("margin-left", "margin-right", "margin", "text-indent"):
                    each.attrib.pop(f"{FO}{side}", None)

        for level in root.iter(f"{TEXT}list-level-style-number"):
            form = level.get(f"{STYLE}num-format", "")
            if form not in _COUNTED and self._counts(level):
                self._lose(
                    worded("a list is counted in digits, and in the document in another form"), form
                )
                level.set(f"{STYLE}num-format", "1")

    def _counts(self, level: etree._Element) -> bool:
        """Whether the text has a list of a style, as deep as a level of it."""
        named = level.getparent().get(f"{STYLE}name")
        depth = level.get(f"{TEXT}level", "1")
        deep = int(depth) if depth.isascii() and depth.isdecimal() else 1
        return any(
            sum(a.tag == f"{TEXT}list" for a in upwards(each)) >= deep
            and any(a.get(f"{TEXT}style-name") == named for a in upwards(each))
            for each in self._body.iter(f"{TEXT}list")
        )

    def of_style(self, names: tuple[str, ...]) -> Iterator[int]:
        """The numbers of the paragraphs whose style is one of these, or based on one."""
        for paragraph, number in self._numbers.items():
            style = paragraph.get(f"{TEXT}style-name", "")
            for _ in range(_ANCESTRY):
                if style in names:
                    yield number
                style = self._based.get(style, "")
                if not style:
                    break

    def _number(self) -> None:
        """A number for each paragraph, those of notes too."""
        for number, each in enumerate(self._body.iter(f"{TEXT}p", f"{TEXT}h"), 1):
            self._numbers[each] = number

    def _place(self, element: etree._Element) -> int:
        known = (self._numbers.get(each, 0) for each in (element, *element.iterancestors()))
        return next((number for number in known if number), 0)

    def _lose(self, what: str, words: str, at: etree._Element | None = None) -> None:
        words = " ".join(words.split())
        fact = worded("{what}: «{words}»", what=what, words=cut(words, _SHOWN)) if words else what
        if at is None and Lost(fact) in self.lost:
            return
        self.lost.append(Lost(fact, self._place(at) if at is not None else 0))

    def _contents(self) -> None:
        for each in list(self._body.iter(*_CONTENTS)):
            words = " ".join("".join(each.itertext()).split())
            self._lose(
                worded("contents that the program made, for the edition makes its own"), words, each
            )
            remove(each)
        for each in list(self._body.iter(*_SILENT)):
            remove(each)

    def _annotations(self) -> None:
        """Comments, each with the words between its beginning and its end."""
        ends = {
            each.get(f"{OFFICE}name"): each for each in self._body.iter(f"{OFFICE}annotation-end")
        }
        for each in list(self._body.iter(f"{OFFICE}annotation")):
            said = folded(" ".join("".join(p.itertext()) for p in each.iter(f"{TEXT}p")))
            who = Change(each.findtext(f"{DC}creator", ""), each.findtext(f"{DC}date", "")[:10])
            end = ends.get(each.get(f"{OFFICE}name"))
            about = between(each, end) if end is not None else ""
            paragraph = each.getparent()
            for inner in each.iter(f"{TEXT}p"):
                self._numbers.pop(inner, None)
            self.comments.append(Comment(about, said, who, self._place(paragraph)))
        for each in list(self._body.iter(f"{OFFICE}annotation", f"{OFFICE}annotation-end")):
            remove(each)

    def _boxes(self) -> None:
        """Text boxes behind their paragraph, pictures named."""
        drawn = [
            each
            for each in self._body.iter()
            if isinstance(each.tag, str) and each.tag.startswith(DRAW)
            and not any(str(a.tag).startswith(DRAW) for a in each.iterancestors())
        ]  # fmt: skip
        for each in reversed(drawn):
            inner = [
                block
                for block in each.iter(f"{TEXT}p", f"{TEXT}h", f"{TEXT}list")
                if not any(
                    a.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list") for a in up_to(block, each)
                )
            ]
            anchor = next(
                (a for a in each.iterancestors() if a.tag in (f"{TEXT}p", f"{TEXT}h")), each
            )
            if any("".join(block.itertext()).strip() for block in inner):
                self._lose(
                    worded("a text box stands as paragraphs of their own behind this one"), "", each
                )
                parent = anchor.getparent()
                at = parent.index(anchor) + 1
                for block in inner:
                    block.tail = None
                parent[at:at] = inner
            else:
                named = each.findtext(f"{SVG}desc", "") or each.findtext(f"{SVG}title", "")
                self._lose(worded("a picture"), named, each)
            remove(each)

    def _shown(self) -> None:
        """Fields, controls and all that pandoc does not read as what they show; hidden text
        named.
        """
        for each in list(self._body.iter()):
            if not isinstance(each.tag, str) or not any(a in self._numbers for a in upwards(each)):
                continue
            style = each.get(f"{TEXT}style-name")
            hidden = style in self._hidden
            if style in self._underlined and each.getparent().tag != f"{TEXT}a":
                self._lose(worded("underlined words"), "".join(each.itertext()), each)
            if hidden or each.tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"):
                words = "".join(each.itertext()) or each.get(f"{TEXT}string-value", "")
                self._lose(worded("hidden text"), words, each)
                if each in self._numbers:
                    del self._numbers[each]
                remove(each)
            elif each.tag not in _INLINE:
                each.tag = f"{TEXT}span"
                each.attrib.clear()
            else:
                each.text, named = without_own(each.text)
                each.tail, more = without_own(each.tail)
                for names in filter(None, (named, more)):
                    self._lose(worded("characters that only a font of the document knows"),
                               ", ".join(names), each)  # fmt: skip

    def _furniture(self, styles: etree._Element) -> None:
        told: set[str] = set()
        for kind in ("header", "footer", "header-left", "footer-left"):
            for each in styles.iter(f"{STYLE}{kind}"):
                words = " ".join("".join(each.itertext()).split())
                if words not in told and any(c.isalpha() for c in words):
                    told.add(words)
                    self._lose(
                        worded("the head of the pages")
                        if "head" in kind
                        else worded("the foot of the pages"),
                        words,
                    )

    def words(self) -> Mapping[int, str]:
        """The characters of each paragraph, without those within it."""
        found = {}
        for paragraph, number in self._numbers.items():
            if paragraph.getroottree().getroot() is not self._body.getroottree().getroot():
                continue
            found[number] = marks_out("".join(_own_text(paragraph)))[1]
        return found


def without_own(text: str | None) -> tuple[str | None, list[str]]:
    """A text without characters for private use but for marks of changes."""
    if text is None or DONE in text or any(ord(c) >= 0x10FF00 for c in text):
        return text, []
    return without_private(text)


def _own_text(paragraph: etree._Element) -> Iterator[str]:
    """The characters of a paragraph, without those of notes in it."""
    yield paragraph.text or ""
    for each in paragraph:
        if each.tag != f"{TEXT}note":
            yield from _own_text(each)
        yield each.tail or ""
