"""Blocks as elements of (X)HTML, for every surface: lists within items, quotes, verse, tables, code
and notes out of blocks in a row.

Every block has an id, its reference («paragraph-7»), so that it can be pointed at; what is typed
before an item is text. Elements have no namespace: an e-book gives them one.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from lxml import etree
from lxml.builder import E

from edition.core.direction import runs_left_to_right
from edition.model.document import (
    Block,
    Cell,
    Closing,
    CodeLine,
    DateLine,
    Divider,
    Heading,
    Hemistich,
    Item,
    Mark,
    Note,
    Paragraph,
    Signatory,
    Slogan,
    Title,
)
from edition.surfaces.context import Context, ref_id
from edition.surfaces.dates import times_of
from edition.surfaces.inlines import Point, Range, append, fill, ranges_of

Element: TypeAlias = etree._Element


class _Open(NamedTuple):
    """A quote or a list that what follows may stand in."""

    kind: str
    element: Element


def written(context: Context, numbers: Iterable[int]) -> list[Element]:
    """The blocks of these numbers, but for notes and the title, in elements in a row."""
    root = E.div()
    writer = _Writer(context, root)
    shown = [n for n in numbers if not isinstance(context.blocks[n], Note | Title)]
    for number, level in zip(shown, _levels([context.blocks[n] for n in shown]), strict=True):
        writer.take(number, context.blocks[number], level)
    return list(root)


def _levels(blocks: Sequence[Block]) -> Sequence[int]:
    """How deep in lists each block stands. Tables, verse and rules do not say so: they stand within
    an item where a further paragraph of it comes after them.
    """
    found: list[int] = []
    within = 0
    for block in reversed(blocks):
        if isinstance(block, Paragraph | Item | CodeLine):
            within = 0 if isinstance(block, Item) else block.level
            found.append(block.level)
        else:
            within = within if isinstance(block, Cell | Hemistich | Divider) else 0
            found.append(within)
    return found[::-1]


def notes(context: Context, numbers: Iterable[int]) -> list[Element]:
    """The notes that the blocks of these numbers refer to, in the order of their numbers, under a
    heading; with the last block those that nothing refers to. Nothing where there is none.
    """
    there = set(numbers)
    first: dict[int, str] = {}
    for block, at, label in context.references:
        if block in there and label in context.note_numbers:
            first.setdefault(context.note_numbers[label], context.reference_id(block, at))
    if len(context.blocks) - 1 in there:
        told = {label for _, _, label in context.references}
        first |= {n: "" for label, n in context.note_numbers.items() if label not in told}
    if not first:
        return []
    words = context.voice.words
    section = E.section(E.h2(words.notes, id="notes"), {"class": "notes"})
    speaking(section[0], context)
    for number in sorted(first):
        section.append(_note(context, number, first[number]))
    return [section]


def _note(context: Context, number: int, back: str) -> Element:
    words = context.voice.words
    found = E.aside({"role": "doc-footnote", "id": context.note_id(number)})
    figures = context.figures(number)
    paragraphs = [
        (at, block)
        for at, block in enumerate(context.blocks)
        if isinstance(block, Note) and block.number == number
    ]
    for at, block in paragraphs:
        first = block is paragraphs[0][1]
        element = E.p({} if first else {"id": ref_id(block.ref)})
        if first:
            said = words.back.format(number=context.voice.figures(number))
            link = E.a(figures, href=f"#{back or context.note_id(number)}", role="doc-backlink")
            link.set("aria-label", f"{figures}: {said}")
            element.append(link)
            append(element, " ")
        _said(element, context, at, block)
        found.append(element)
    return found


def speaking(element: Element, context: Context) -> None:
    """Say of an element that its words are in another language than the edition's, where they
    are.
    """
    if context.voice.tag.partition("-")[0] != context.language.tag.partition("-")[0]:
        element.set("lang", context.voice.tag)
        element.set("dir", "ltr")


def title(context: Context) -> Element:
    """The heading of all: as the text has it, else as edition.toml does."""
    found = E.h1(id="title")
    for number, block in enumerate(context.blocks):
        if isinstance(block, Title):
            _said(found, context, number, block)
            return found
    fill(
        found, context.shown.description.title, _plain(context.shown.description.title, context), ()
    )
    return found


def said(element: Element, text: str, context: Context) -> Element:
    """An element with a text that is no block of the edition, in the direction of its words."""
    fill(element, text, _plain(text, context), ())
    if runs_left_to_right(text):
        element.set("dir", "ltr")
    return element


def _plain(text: str, context: Context) -> list[Range]:
    return ranges_of(text, (), context.policy)


class _Writer:
    """Blocks in a row as elements within elements."""

    def __init__(self, context: Context, root: Element) -> None:
        self._context = context
        self._root = root
        self._open: list[_Open] = []
        self._group: tuple[tuple[object, ...], Element] | None = None

    def take(self, number: int, block: Block, level: int) -> None:
        """Put the next block in its place; `level` is how deep in lists it stands."""
        quoted = getattr(block, "quoted", 0)
        self._close(quoted, level)
        self._open_to(quoted, level, block)
        held = self._open[-1].element if self._open else self._root
        if isinstance(block, Item):
            held.append(self._item(number, block))
            return
        if self._open and self._open[-1].kind in ("ol", "ul") and len(held):
            held = held[-1]
        self._put(held, number, block)

    def _close(self, quoted: int, level: int) -> None:
        while self._open and (self._deep("blockquote") > quoted or self._deep("ol", "ul") > level):
            self._open.pop()

    def _deep(self, *kinds: str) -> int:
        return sum(each.kind in kinds for each in self._open)

    def _open_to(self, quoted: int, level: int, block: Block) -> None:
        """Further quotes, then further lists; another kind of list at the same level is another
        list.
        """
        kind = "ul" if isinstance(block, Item) and _is_bullet(block) else "ol"
        # An item that is quoted stands in a list within the quote.
        while isinstance(block, Item) and self._deep("blockquote") < quoted:
            if self._deep("ol", "ul") < level:
                break
            self._open.pop()
        for _ in range(quoted - self._deep("blockquote")):
            self._begin("blockquote")
        lists = [each for each in self._open if each.kind in ("ol", "ul")]
        is_item = isinstance(block, Item) and len(lists) == level
        if is_item and self._open[-1] is lists[-1] and lists[-1].kind != kind:
            self._open.pop()
            lists.pop()
        # Only items begin lists, for nothing else stands in one by itself.
        for _ in range(level - len(lists) if isinstance(block, Item) else 0):
            self._begin(kind)

    def _begin(self, kind: str) -> None:
        held = self._open[-1].element if self._open else self._root
        if self._open and self._open[-1].kind in ("ol", "ul") and len(held):
            held = held[-1]
        self._open.append(_Open(kind, etree.SubElement(held, kind)))
        self._group = None

    def _item(self, number: int, block: Item) -> Element:
        element = E.li(id=ref_id(block.ref))
        _label(element, block.label.text, self._context)
        return _said(element, self._context, number, block)

    def _put(self, held: Element, number: int, block: Block) -> None:
        context = self._context
        match block:
            case Cell():
                self._cell(held, number, block)
            case Hemistich():
                self._half(held, number, block)
            case CodeLine():
                self._code(held, number, block)
            case Signatory():
                self._signatory(held, number, block)
            case Divider():
                held.append(E.hr(id=ref_id(block.ref)))
            case _:
                element = etree.SubElement(held, *_kind(block))
                element.set("id", ref_id(block.ref))
                _said(element, context, number, block)

    def _grouped(self, held: Element, key: tuple[object, ...], tag: str, name: str) -> Element:
        """The element that blocks in a row have in common, a new one where the row begins."""
        last = held[-1] if len(held) else None
        if self._group and self._group[0] == key and self._group[1] is last:
            return last
        element = etree.SubElement(held, tag, {"class": name} if name else {})
        self._group = key, element
        return element

    def _half(self, held: Element, number: int, block: Hemistich) -> None:
        verse = self._grouped(held, ("verse", block.stanza), "div", "verse")
        if block.half == 1 or not len(verse):
            etree.SubElement(verse, "p", {"class": "couplet"})
        couplet = verse[-1]
        if len(couplet):
            append(couplet, " ")
        half = etree.SubElement(couplet, "span", {"class": "half", "id": ref_id(block.ref)})
        _said(half, self._context, number, block)

    def _code(self, held: Element, number: int, block: CodeLine) -> None:
        """Lines with their line ends; it is the reader's to scroll, so it can have the focus."""
        code = self._grouped(held, ("code", block.code), "pre", "")
        if not len(code):
            code.set("dir", "ltr")
            code.set("tabindex", "0")
            etree.SubElement(code, "code")
        if len(code[0]):
            append(code[0], "\n" * (block.above + 1))
        line = etree.SubElement(code[0], "span", id=ref_id(block.ref))
        points = [
            Point(page.offset, partial(self._context.page_mark, page))
            for page in self._context.begins.get(number, ())
        ]
        fill(line, block.text, (), points)

    def _cell(self, held: Element, number: int, block: Cell) -> None:
        """Tables scroll by themselves where they are too wide."""
        around = self._grouped(held, ("table", block.table), "div", "table")
        if not len(around):
            around.set("tabindex", "0")
            around.set("role", "group")
            etree.SubElement(around, "table", id=f"table-{block.table}")
        table = around[0]
        part = "thead" if block.header else "tbody"
        if not len(table) or table[-1].tag != part:
            etree.SubElement(table, part)
        rows = table[-1]
        if block.column == 1 or not len(rows):
            etree.SubElement(rows, "tr")
        cell = etree.SubElement(rows[-1], "th" if block.header else "td")
        cell.set("id", ref_id(block.ref))
        if block.header:
            cell.set("scope", "col")
        _said(cell, self._context, number, block)

    def _signatory(self, held: Element, number: int, block: Signatory) -> None:
        kind = "ol" if block.label else "ul"
        listed = self._grouped(held, ("signatories",), kind, "signatories")
        element = etree.SubElement(listed, "li", id=ref_id(block.ref))
        if block.label:
            _label(element, block.label.text, self._context)
        _said(element, self._context, number, block)


def _is_bullet(block: Item) -> bool:
    return not any(map(str.isalnum, block.label.text))


def _label(element: Element, label: str, context: Context) -> None:
    """What is typed before an item; a bullet is seen, and not said: lists say it themselves."""
    span = etree.SubElement(element, "span", {"class": "label"})
    span.text = label
    append(element, " ")


def _kind(block: Block) -> tuple[str, dict[str, str]]:
    """Tag and attributes of a block that stands by itself."""
    match block:
        case Heading():
            return f"h{min(block.level + 1, 6)}", {}
        case Slogan():
            return "p", {"class": "slogan"}
        case Closing():
            return "p", {"class": "closing"}
        case DateLine():
            return "p", {"class": "closing date"}
        case _:
            return "p", {}


def _said(element: Element, context: Context, number: int, block: Block) -> Element:
    """The text of a block put into its element."""
    marks: tuple[Mark, ...] = getattr(block, "marks", ())
    shown = context.shown.reading
    dates = times_of(block, shown.dates, context.shown.source, shown.emendations)
    ranges = ranges_of(block.text, marks, context.policy, tuple(dates))
    fill(element, block.text, ranges, list(_points(context, number, marks)))
    if runs_left_to_right(block.text):
        element.set("dir", "ltr")
    return element


def _points(context: Context, number: int, marks: Sequence[Mark]) -> Iterator[Point]:
    """References to notes, ends of lines, and pages of paper, in the order in which they stand at
    one place; pages at the head of the text stand above its title.
    """
    for mark in marks:
        if mark.kind == "note" and mark.target in context.note_numbers:
            yield Point(mark.start, partial(_reference, context, number, mark))
        elif mark.kind == "break":
            yield Point(mark.start, partial(etree.Element, "br"))
    for page in context.begins.get(number, ()):
        if page.block or page.offset:
            yield Point(page.offset, partial(context.page_mark, page))


def _reference(context: Context, number: int, mark: Mark) -> Element:
    note = context.note_numbers[mark.target]
    figures = context.figures(note)
    said = context.voice.words.note.format(number=context.voice.figures(note))
    link = E.a(E.sup(figures), href=f"#{context.note_id(note)}", role="doc-noteref")
    link.set("id", context.reference_id(number, mark.start))
    link.set("aria-label", f"{figures}: {said}")
    return link


def headings(context: Context, numbers: Iterable[int]) -> list[tuple[int, Heading]]:
    """The headings among the blocks of these numbers, each with its number."""
    blocks = ((number, context.blocks[number]) for number in numbers)
    return [(number, block) for number, block in blocks if isinstance(block, Heading)]


def listed(entries: Sequence[tuple[int, str, str]]) -> Element:
    """Entries of contents, each with its depth, what it says and where it leads, as lists within
    lists.
    """
    top = E.ol()
    lists = [(entries[0][0] if entries else 1, top)]
    for depth, words, target in entries:
        while len(lists) > 1 and lists[-1][0] > depth:
            lists.pop()
        if depth > lists[-1][0] and len(lists[-1][1]):
            inner = etree.SubElement(lists[-1][1][-1], "ol")
            lists.append((depth, inner))
        lists[-1][1].append(E.li(E.a(words, href=target)))
    return top
