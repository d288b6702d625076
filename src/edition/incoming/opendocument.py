"""Documents of OpenDocument (ISO/IEC 26300, .odt), made plain for pandoc as those of Word are.

Tracked changes are marked where they stand, and what was left out is put back at its place; text
boxes stand behind their paragraph, fields and controls are what they show; hidden text, pictures,
contents and what stands at the head and the foot of pages are named.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from edition.core.diagnostics import Place
from edition.core.quoting import worded
from edition.incoming.leaves import Change, Comment, Lost
from edition.incoming.marks import DONE, begun, marks_out, numbered, without_private
from edition.incoming.packages import Package, packed, unreadable

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, OFFICE, STYLE = f"{{{_NAMES}text:1.0}}", f"{{{_NAMES}office:1.0}}", f"{{{_NAMES}style:1.0}}"
DRAW, FO = f"{{{_NAMES}drawing:1.0}}", f"{{{_NAMES}xsl-fo-compatible:1.0}}"
SVG = f"{{{_NAMES}svg-compatible:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
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
_NO_STYLES = f'<s:document-styles xmlns:s="{_NAMES}office:1.0"/>'.encode()


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
        self._tracked(body)
        for each in list(body.iter(f"{TEXT}tracked-changes")):
            _remove(each)
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
                self._lose("a list is counted in digits, and in the document in another form", form)
                level.set(f"{STYLE}num-format", "1")

    def _counts(self, level: etree._Element) -> bool:
        """Whether the text has a list of a style, as deep as a level of it."""
        named = level.getparent().get(f"{STYLE}name")
        depth = level.get(f"{TEXT}level", "1")
        deep = int(depth) if depth.isascii() and depth.isdecimal() else 1
        return any(
            sum(a.tag == f"{TEXT}list" for a in _upwards(each)) >= deep
            and any(a.get(f"{TEXT}style-name") == named for a in _upwards(each))
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
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        fact = worded("{what}: «{words}»", what=what, words=shown) if words else what
        if at is None and Lost(fact) in self.lost:
            return
        self.lost.append(Lost(fact, self._place(at) if at is not None else 0))

    def _tracked(self, body: etree._Element) -> None:
        """Marks where changes begin and end, and what was left out at its place."""
        regions: dict[str, tuple[str, Change, etree._Element]] = {}
        for region in body.iter(f"{TEXT}changed-region"):
            name = region.get(f"{TEXT}id", "")
            for kind in region:
                about = kind.find(f"{OFFICE}change-info")
                if about is None:
                    continue
                change = Change(
                    about.findtext(f"{_DC}creator", ""), about.findtext(f"{_DC}date", "")[:10]
                )
                regions[name] = (etree.QName(kind).localname, change, kind)
                kind.remove(about)
        tags = ("change-start", "change-end", "change")
        for mark in list(body.iter(*(f"{TEXT}{tag}" for tag in tags))):
            tag = etree.QName(mark).localname
            name = mark.get(f"{TEXT}change-id", "")
            kind, change, region = regions.get(name, ("", Change(), mark))
            if kind == "insertion":
                _as_span(mark, DONE if tag == "change-end" else self._begin("new", change))
            elif kind == "deletion":
                self._restore(mark, region, change)
            else:
                if tag != "change-end" and kind:
                    self.taken["forms"] = self.taken.get("forms", 0) + 1
                _as_span(mark, "")

    def _begin(self, side: str, change: Change) -> str:
        self.changes.append(change)
        return begun(side, len(self.changes) - 1)

    def _restore(self, mark: etree._Element, region: etree._Element, change: Change) -> None:
        """What was left out, at its place: within the paragraph, or over several, the first of
        which is that of the mark, and the last goes on behind it.
        """
        blocks = [each for each in region if isinstance(each.tag, str)]
        paragraph = next(
            (each for each in mark.iterancestors() if each.tag in (f"{TEXT}p", f"{TEXT}h")), None
        )
        _as_span(mark, self._begin("old", change))
        if paragraph is None or not blocks:
            mark.tail = DONE + (mark.tail or "")
            return
        first, *middle = blocks
        if not middle:
            _behind(mark, [_span_of(first), _span(DONE)])
            return
        *between, last = middle
        rest = _rest(paragraph, mark)
        _behind(mark, [_span_of(first)])
        ending = etree.Element(paragraph.tag, paragraph.attrib)
        ending.append(_span_of(last))
        ending.append(_span(DONE))
        _extend(ending, rest)
        parent = paragraph.getparent()
        at = parent.index(paragraph) + 1
        parent[at:at] = [*between, ending]

    def _contents(self) -> None:
        for each in list(self._body.iter(*_CONTENTS)):
            words = " ".join("".join(each.itertext()).split())
            self._lose("contents that the program made, for the edition makes its own", words, each)
            _remove(each)
        for each in list(self._body.iter(*_SILENT)):
            _remove(each)

    def _annotations(self) -> None:
        """Comments, each with the words between its beginning and its end."""
        ends = {
            each.get(f"{OFFICE}name"): each for each in self._body.iter(f"{OFFICE}annotation-end")
        }
        for each in list(self._body.iter(f"{OFFICE}annotation")):
            said = _words(" ".join("".join(p.itertext()) for p in each.iter(f"{TEXT}p")))
            who = Change(each.findtext(f"{_DC}creator", ""), each.findtext(f"{_DC}date", "")[:10])
            end = ends.get(each.get(f"{OFFICE}name"))
            about = _between(each, end) if end is not None else ""
            paragraph = each.getparent()
            for inner in each.iter(f"{TEXT}p"):
                self._numbers.pop(inner, None)
            self.comments.append(Comment(about, said, who, self._place(paragraph)))
        for each in list(self._body.iter(f"{OFFICE}annotation", f"{OFFICE}annotation-end")):
            _remove(each)

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
                    a.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list") for a in _up_to(block, each)
                )
            ]
            anchor = next(
                (a for a in each.iterancestors() if a.tag in (f"{TEXT}p", f"{TEXT}h")), each
            )
            if any("".join(block.itertext()).strip() for block in inner):
                self._lose("a text box stands as paragraphs of their own behind this one", "", each)
                parent = anchor.getparent()
                at = parent.index(anchor) + 1
                for block in inner:
                    block.tail = None
                parent[at:at] = inner
            else:
                named = each.findtext(f"{SVG}desc", "") or each.findtext(f"{SVG}title", "")
                self._lose("a picture", named, each)
            _remove(each)

    def _shown(self) -> None:
        """Fields, controls and all that pandoc does not read as what they show; hidden text
        named.
        """
        for each in list(self._body.iter()):
            if not isinstance(each.tag, str) or not any(a in self._numbers for a in _upwards(each)):
                continue
            style = each.get(f"{TEXT}style-name")
            hidden = style in self._hidden
            if style in self._underlined and each.getparent().tag != f"{TEXT}a":
                self._lose("underlined words", "".join(each.itertext()), each)
            if hidden or each.tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"):
                words = "".join(each.itertext()) or each.get(f"{TEXT}string-value", "")
                self._lose("hidden text", words, each)
                if each in self._numbers:
                    del self._numbers[each]
                _remove(each)
            elif each.tag not in _INLINE:
                each.tag = f"{TEXT}span"
                each.attrib.clear()
            else:
                each.text, named = without_own(each.text)
                each.tail, more = without_own(each.tail)
                for names in filter(None, (named, more)):
                    self._lose("characters that only a font of the document knows",
                               ", ".join(names), each)  # fmt: skip

    def _furniture(self, styles: etree._Element) -> None:
        told: set[str] = set()
        for kind in ("header", "footer", "header-left", "footer-left"):
            for each in styles.iter(f"{STYLE}{kind}"):
                words = " ".join("".join(each.itertext()).split())
                if words not in told and any(c.isalpha() for c in words):
                    told.add(words)
                    self._lose(f"the {'head' if 'head' in kind else 'foot'} of the pages", words)

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


def _upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _up_to(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for each in element.iterancestors():
        if each is top:
            return
        yield each


def _as_span(element: etree._Element, text: str) -> None:
    element.tag = f"{TEXT}span"
    element.attrib.clear()
    for child in list(element):
        element.remove(child)
    element.text = text


def _span(text: str) -> etree._Element:
    found = etree.Element(f"{TEXT}span")
    found.text = text
    return found


def _span_of(block: etree._Element) -> etree._Element:
    """The inside of a paragraph as a part of another."""
    found = etree.Element(f"{TEXT}span")
    found.text = block.text
    found.extend(list(block))
    return found


def _behind(element: etree._Element, others: list[etree._Element]) -> None:
    """Put elements behind another, before what follows it."""
    parent, tail = element.getparent(), element.tail
    element.tail = None
    at = parent.index(element) + 1
    parent[at:at] = others
    others[-1].tail = tail


def _rest(paragraph: etree._Element, mark: etree._Element) -> etree._Element:
    """What of a paragraph stands behind a mark, taken out of it, within the same spans."""
    kept = etree.Element(f"{TEXT}span")
    kept.text, mark.tail = mark.tail, None
    each = mark
    while each is not paragraph:
        parent = each.getparent()
        outer = etree.Element(parent.tag if parent is not paragraph else f"{TEXT}span",
                              parent.attrib if parent is not paragraph else {})  # fmt: skip
        following = list(each.itersiblings())
        outer.append(kept)
        outer.extend(following)
        if parent is not paragraph:
            outer.tail, parent.tail = parent.tail, None
        kept, each = outer, parent
    return kept


def _extend(paragraph: etree._Element, rest: etree._Element) -> None:
    paragraph.append(rest)


def _between(start: etree._Element, end: etree._Element) -> str:
    """The characters between two places of a document, in order."""
    parts: list[str] = []
    inside = False
    for event, each in etree.iterwalk(start.getroottree(), events=("start", "end")):
        if event == "start":
            if each is end:
                break
            if inside and not any(a.tag == f"{OFFICE}annotation" for a in _upwards(each)):
                parts.append(each.text or "")
        else:
            if each is start:
                inside = True
            if inside and not any(a.tag == f"{OFFICE}annotation" for a in each.iterancestors()):
                parts.append(each.tail or "")
    return _words("".join(parts))


def _words(text: str) -> str:
    """A text without the characters that only a font knows, its white space folded."""
    return " ".join(without_private(text)[0].split())


def _remove(element: etree._Element) -> None:
    """Take an element out; what stands behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)
