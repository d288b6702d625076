"""Documents of Word (ECMA-376, .docx): which parts they have, made plain for pandoc, and what the
tree that pandoc gives does not say: lists and their numbers, titles, comments, and what is lost.
"""

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple

from lxml import etree

from edition.core.diagnostics import Place
from edition.core.quoting import worded
from edition.incoming.leaves import Change, Comment, Counted, Lost
from edition.incoming.marks import marks_out, without_private
from edition.incoming.packages import Package, packed, parsed, unreadable
from edition.incoming.word.ledger import NUMBER, Ledger, number, place_of
from edition.incoming.word.names import STRICT, own, said, value
from edition.incoming.word.numbering import Numbering, styles_named
from edition.incoming.word.simplify import simplify, style_of

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ABOUT = ("title", "subtitle", "author", "date", "abstract", "abstract title")
"""Styles of which pandoc makes something beside the text."""
_HEADINGS = 9


class Paragraph(NamedTuple):
    """What the tree does not say of a paragraph: what numbers it, and its level as a heading, 0
    where it is none by its style.
    """

    counted: Counted | None = None
    level: int = 0


class Document(NamedTuple):
    """A document made plain: its bytes, its paragraphs by their numbers, the words of each without
    white space, and what was noted.
    """

    content: bytes
    paragraphs: Mapping[int, Paragraph]
    words: Mapping[int, str]
    lost: tuple[Lost, ...]
    taken: Mapping[str, int]
    comments: tuple[Comment, ...]


def document(content: bytes, place: Place) -> Document:
    """The document of a package; it is `Refused` where it cannot be read."""
    package = Package(content, place)
    parts = _Parts(package, place)
    root = parts.xml(parts.main)
    if root is None or root.find(own("body")) is None:
        raise unreadable("document.xml", place)
    styles = parts.related("styles")
    named = styles_named(styles)
    numbering = Numbering(parts.related("numbering"), styles)
    notes = {kind: parts.related(kind) for kind in ("footnotes", "endnotes")}
    ledger = Ledger()
    following = 1
    for part in (root, *notes.values()):
        following = number(part, following) if part is not None else following
    comments = tuple(_comments(root, parts.related("comments")))
    paragraphs = {
        int(each.get(NUMBER)): _paragraph(each, numbering, named, _levels(styles))
        for part in (root, *notes.values())
        if part is not None
        for each in part.iter(own("p"))
    }
    made: dict[str, etree._Element] = {"document": root}
    made |= {kind: part for kind, part in notes.items() if part is not None}
    asked = frozenset(
        (kind, value(each, "id"))
        for kind in ("footnote", "endnote")
        for part in made.values()
        for each in part.iter(own(f"{kind}Reference"))
    )
    for part in made.values():
        simplify(part, named, ledger)
    _furniture(parts, ledger)
    if styles is not None:
        _plain_styles(styles)
        made["styles"] = styles
    words = dict(_words(made, asked))
    return Document(
        _packed(made, parts), paragraphs, words, tuple(ledger.lost), dict(ledger.taken), comments
    )


class _Parts:
    """The parts of a package by what relates them to the text."""

    def __init__(self, package: Package, place: Place) -> None:
        self._package = package
        self._place = place
        top = self.relations("")
        self.main = next(
            (target for kind, target, _, _ in top if kind == "officeDocument"), "word/document.xml"
        )
        self._related = self.relations(self.main)

    def relations(self, part: str) -> list[tuple[str, str, str, bool]]:
        """Kind, target, id and whether it lies outside, of what a part names."""
        name = join(dirname(part), "_rels", f"{basename(part)}.rels")
        root = self.xml(name)
        found = []
        for each in () if root is None else root.iterfind(f"{_RELATIONS}Relationship"):
            target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
            if not outside:
                target = normpath(join(dirname(part), target)) if target[:1] != "/" else target[1:]
            found.append((basename(each.get("Type", "")), target, each.get("Id", ""), outside))
        return found

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part, in the names of the transitional variant."""
        content = self._package.read(name)
        if not content:
            return None
        if STRICT.encode() in content:
            content = _transitional(content)
        return parsed(content, self._place)

    def related(self, kind: str) -> etree._Element | None:
        """The first part of a kind."""
        return next(
            (self.xml(t) for k, t, _, outside in self._related if k == kind and not outside), None
        )

    def named(self, *kinds: str) -> Iterator[tuple[str, str]]:
        """Kind and name of each part of these kinds, in order of their names."""
        found = {(t, k) for k, t, _, outside in self._related if k in kinds and not outside}
        return ((kind, target) for target, kind in sorted(found))

    def links(self, part: str) -> list[tuple[str, str]]:
        """Id and address of each link that a part names."""
        near = join(dirname(self.main), f"{part}.xml") if part != "document" else self.main
        return [(i, t) for kind, t, i, outside in self.relations(near) if kind == "hyperlink"]


def _transitional(content: bytes) -> bytes:
    """The names of the strict variant (ISO/IEC 29500-1) as those of the other."""
    pairs = {
        "wordprocessingml/main": "wordprocessingml/2006/main",
        "officeDocument/relationships": "officeDocument/2006/relationships",
        "drawingml/main": "drawingml/2006/main",
        "drawingml/wordprocessingDrawing": "drawingml/2006/wordprocessingDrawing",
        "officeDocument/math": "officeDocument/2006/math",
    }
    for strict, other in pairs.items():
        content = content.replace(f"{STRICT}{strict}".encode(), f"{_TRANSITIONAL}{other}".encode())
    return content


def _paragraph(
    paragraph: etree._Element,
    numbering: Numbering,
    named: Mapping[str, str],
    levels: Mapping[str, int],
) -> Paragraph:
    style = style_of(paragraph)
    properties = paragraph.find(own("pPr"))
    level = 1 if named.get(style) == "title" else levels.get(style, 0)
    outline = None if properties is None else properties.find(own("outlineLvl"))
    if outline is not None:
        level = _level(value(outline))
    return Paragraph(numbering.of(properties, style), level)


def _levels(styles: etree._Element | None) -> Mapping[str, int]:
    """The levels of headings that styles say, whatever they are called."""
    if styles is None:
        return {}
    path = f"{own('pPr')}/{own('outlineLvl')}"
    return {
        value(style, "styleId"): _level(value(found))
        for style in styles.iterfind(own("style"))
        if (found := style.find(path)) is not None
    }


def _level(outline: str) -> int:
    level = int(outline) + 1 if outline.isascii() and outline.isdecimal() else 0
    return level if level <= _HEADINGS else 0


def _plain_styles(styles: etree._Element) -> None:
    """Styles that make nothing beside the text, no lists and no quotations by indents."""
    for style in styles.iterfind(own("style")):
        name = style.find(own("name"))
        if name is not None and value(name).casefold() in _ABOUT:
            name.set(own("val"), f"edition {value(name)}")
        properties = style.find(own("pPr"))
        for tag in ("numPr", "ind"):
            found = None if properties is None else properties.find(own(tag))
            if found is not None and properties is not None:
                properties.remove(found)


def _furniture(parts: _Parts, ledger: Ledger) -> None:
    """What stands at the head and the foot of pages."""
    told: set[str] = set()
    for kind, name in parts.named("header", "footer"):
        root = parts.xml(name)
        words = "" if root is None else said(root)
        if any(c.isalpha() for c in words) and words not in told:
            told.add(words)
            head, foot = worded("the head of the pages"), worded("the foot of the pages")
            ledger.lose_words(head if kind == "header" else foot, words)


def _comments(root: etree._Element, comments: etree._Element | None) -> Iterator[Comment]:
    """The comments in the order of the text, each with the words that it is about."""
    if comments is None:
        return
    about: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    open_ones: set[str] = set()
    for each in root.iter(
        own("commentRangeStart"),
        own("commentRangeEnd"),
        own("commentReference"),
        own("t"),
        own("p"),
    ):
        name = value(each, "id")
        if each.tag == own("commentRangeStart"):
            open_ones.add(name)
        elif each.tag == own("commentRangeEnd"):
            open_ones.discard(name)
        elif each.tag == own("commentReference"):
            places.setdefault(name, place_of(each))
        for known in open_ones:
            about.setdefault(known, []).append(each.text or "" if each.tag == own("t") else " ")
    for each in comments.iterfind(own("comment")):
        name = value(each, "id")
        if name not in places and name not in about:
            continue
        words = " ".join(without_private("".join(about.get(name, ())))[0].split())
        who = Change(value(each, "author"), value(each, "date")[:10])
        yield Comment(words, said(each), who, places.get(name, 0))


def _words(
    parts: Mapping[str, etree._Element], asked: frozenset[tuple[str, str]]
) -> Iterator[tuple[int, str]]:
    """The characters of each paragraph, with the marks that stand in it; of notes those that the
    text refers to.
    """
    for name in ("document", "footnotes", "endnotes"):
        root = parts.get(name)
        for paragraph in () if root is None else root.iter(own("p")):
            if name != "document" and (name[:-1], _note_of(paragraph)) not in asked:
                continue
            text = "".join(
                each.text or ""
                for each in paragraph.iter(own("t"), own("delText"))
                if _anchor_of(each) is paragraph
            )
            at, words = marks_out(text)
            if at:
                yield at, words


def _anchor_of(element: etree._Element) -> etree._Element | None:
    return next((each for each in element.iterancestors() if each.tag == own("p")), None)


def _note_of(paragraph: etree._Element) -> str:
    """The id of the note that a paragraph is of."""
    tags = (own("footnote"), own("endnote"))
    return next((value(each, "id") for each in paragraph.iterancestors() if each.tag in tags), "")


def _packed(parts: Mapping[str, etree._Element], source: _Parts) -> bytes:
    """A package of these parts alone, with the addresses of links."""
    members = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
        ).encode(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml", "rId1", False)]),
    }
    for name, root in parts.items():
        members[f"word/{name}.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        links = [("hyperlink", target, i, True) for i, target in source.links(name)]
        beside = [(each, f"{each}.xml", f"edition{each}", False) for each in parts]
        members[f"word/_rels/{name}.xml.rels"] = _relations(
            links + (beside[1:] if name == "document" else [])
        )
    return packed(members)


def _relations(related: list[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
    for kind, target, name, outside in related:
        each = etree.SubElement(root, f"{_RELATIONS}Relationship")
        each.set("Id", name)
        each.set("Type", f"{_OFFICE}/{kind}")
        each.set("Target", target)
        if outside:
            each.set("TargetMode", "External")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


__all__ = ["Document", "Paragraph", "document"]
