"""Each kind of block as it is set: a function a kind, from the block and its context to slabs and
elements.

The rows above a block, and the pages that some begin, are for the galley. `notes` of the slabs are
all labels that their lines refer to, though a page may have the note already.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from itertools import count, dropwhile, groupby
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
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
    Label,
    Marked,
    Paragraph,
    Signatory,
    Slogan,
    Title,
)
from edition.model.page import Element, FaceCut, Fragment, Ink, Role, SetLine
from edition.typeset.block.code import set_code
from edition.typeset.block.context import Context
from edition.typeset.block.couplets import set_couplet, setting_of
from edition.typeset.block.display import Space, fit
from edition.typeset.block.headings import fitting, spaced, type_of, weighted
from edition.typeset.block.labels import set_label, type_of_label
from edition.typeset.block.sections import goes_on, headings_above, leaves_of
from edition.typeset.block.slabs import APART, FORBIDDEN, Slab, divider, rows_of
from edition.typeset.block.table_columns import HEAD, CellText
from edition.typeset.block.table_rows import set_table
from edition.typeset.line.breaking import FLUSH, Filling
from edition.typeset.line.compositor import Composition, Type
from edition.typeset.line.setting import shifted
from edition.typeset.line.stretches import Children, Inline, joined

_LEAST_LINES = 3
"""Of a paragraph that may be set in a line more or fewer."""
_SLOGAN_LINES = range(1, 4)
"""The numbers of lines that a slogan may have."""
_SLOGAN_STEP = 135
"""The distance of its lines at least, per cent of the size of its type."""


class Running(Struct, frozen=True):
    """A paragraph or an item broken into lines: what it takes to set it in these lines or others.

    `links` are its leaves that are of links, `left` how far it stands in from the left, `label`
    what hangs beside its first line.
    """

    composition: Composition
    links: frozenset[int]
    left: Length
    label: Fragment | None = None

    def slabs(self, lines: Sequence[SetLine]) -> list[Slab]:
        """Its lines as slabs."""
        first, *others = lines
        if self.label:
            first = replace(first, fragments=(*first.fragments, self.label))
        placed = [shifted(line, self.left) for line in (first, *others)]
        return _slabs(placed, self.composition.setting.text, self.links)


class Made(NamedTuple):
    """What is set of a group of blocks: its slabs, and the elements of the first of these blocks.

    `running` is there where it could be set in a line more or fewer; `heading` where it is a
    heading, which is set when it is known of which rank it is.
    """

    slabs: list[Slab]
    elements: tuple[Element, ...]
    running: Running | None = None
    heading: Inline | None = None


def set_group(group: Sequence[Block], at: int, context: Context) -> Made:
    """Blocks that are set together, the first of them block `at` of the text."""
    block = group[0]
    before = context.blocks[at - 1] if at else None
    after = context.blocks[at + 1] if at + 1 < len(context.blocks) else None
    match block:
        case Hemistich():
            halves = [half for half in group if isinstance(half, Hemistich)]
            by: Hashable = setting_of(context.verse, halves), context.verse.may_part(halves[0])
            return _again(halves, by, context, partial(_couplet, halves))
        case CodeLine():
            lines = [line for line in group if isinstance(line, CodeLine)]
            slabs, elements = set_code(lines, context)
            return Made(slabs, elements)
        case Cell():
            return _table([cell for cell in group if isinstance(cell, Cell)], at, context)
        case Heading():
            return _heading(block, group[1:], context)
        case Paragraph():
            indented = goes_on(before, block)
            by = indented, *context.insets(block)
            made = partial(_paragraph, block, head=None, indented=indented)
            return _again((block,), by, context, made)
        case Item():
            by = block.label.text, *context.insets(block)
            return _again((block,), by, context, partial(_item, block))
        case Divider():
            return Made([divider(context.style)], ())
        case Slogan():
            ink: Ink = "black" if isinstance(after, Slogan) else "accent"
            return _slogan(block, context, ink, first=not isinstance(before, Slogan))
        case Signatory():
            return _signatory(block, context)
        case Closing() | DateLine():
            return _closing(block, context)
        case Title():
            return _title(block, context)
        case _:
            raise AssertionError("notes are set before all other blocks")


def _again(
    blocks: Sequence[Paragraph | Item | Hemistich],
    means: Hashable,
    context: Context,
    make: Callable[[Context], Made],
) -> Made:
    """What is made of blocks that have a leaf each at least; from the time before, where their text
    and its leaves are what they were then, and so is what they are set by, which `means` says
    beside the context.
    """
    if not context.compositor.keeps or any(_is_noted(block) for block in blocks):
        return make(context)
    first = next(context.leaves)
    said = tuple((block.text, block.marks) for block in blocks)

    def counted() -> tuple[Made, int]:
        own = replace(context, leaves=count(first))
        return make(own), next(own.leaves)

    key = "group", context.means, type(blocks[0]), means, first, said
    made, then = context.compositor.once(lambda: key, counted)
    for _ in range(first + 1, then):
        next(context.leaves)
    return made._replace(slabs=[*made.slabs])


def _is_noted(block: Marked) -> bool:
    return bool(block.marks) and any(mark.kind == "note" for mark in block.marks)


def set_heading(text: Inline, rank: int, context: Context) -> tuple[int, list[Slab]]:
    """A heading at a rank as a slab a line; and the rank that it has, for the largest may be too
    large.
    """
    style = context.style
    lines = context.compositor.ragged(
        context.compositor.setting(weighted(text, rank), type_of(style, rank)), style.measure
    )
    lower = fitting(style, rank, len(lines))
    if lower != rank:
        return set_heading(text, lower, context)
    return rank, _noted(rows_of(lines), [text])


def _links(children: Children) -> frozenset[int]:
    """The leaves of links among the children of an element."""
    return frozenset(leaves_of(Element("P", children), "Link"))


def _slabs(lines: Sequence[SetLine], text: Inline, links: frozenset[int]) -> list[Slab]:
    """A slab a line, with the notes that it refers to; no page ends within a link."""
    slabs = rows_of(lines)
    if text.plain and not links:
        return slabs
    above: set[int] = set()
    for i, line in enumerate(lines):
        ordered = sorted(line.fragments, key=lambda fragment: fragment.rank)
        leaves = [fragment.leaf for fragment in ordered]
        notes = tuple(text.notes[leaf] for leaf in leaves if leaf in text.notes)
        slabs[i] = replace(slabs[i], notes=notes)
        if above & links & set(leaves):
            slabs[i] = replace(slabs[i], penalty=FORBIDDEN)
        above = set(leaves)
    return slabs


def _noted(slabs: list[Slab], texts: Iterable[Inline]) -> list[Slab]:
    """Slabs that no page parts, their notes on the first of them."""
    notes = tuple(label for text in texts for label in text.notes.values())
    return [replace(slabs[0], notes=notes), *slabs[1:]]


def _broken(text: Inline, filling: Filling, context: Context, *, prose: bool) -> Composition:
    """The text of a paragraph or an item in lines."""
    setting = context.compositor.setting(text, Type("Regular", context.style.size))
    return context.compositor.compose(setting, filling, prose=prose)


def _in_lines(running: Running, element: Element, context: Context) -> Made:
    """A paragraph or an item in the lines it was broken into; if one with notes were varied, these
    would be counted anew.
    """
    made = running.composition
    slabs = running.slabs(context.compositor.filled(made))
    fixed = made.filling.limits == FLUSH or made.setting.text.notes
    varies = len(slabs) >= _LEAST_LINES and not fixed
    return Made(slabs, (element,), running if varies else None)


def _paragraph(
    block: Paragraph, context: Context, head: tuple[Inline, Children] | None, *, indented: bool
) -> Made:
    """A paragraph, with the heading that stands at its head."""
    style = context.style
    text, children = context.woven(block, "Regular")
    links = _links(children)
    if head:
        text, links = joined(head[0], text), links | _links(head[1])
    right, left = context.insets(block)
    filling = Filling(style.measure - right - left, style.limits, style.indent if indented else 0)
    running = Running(_broken(text, filling, context, prose=True), links, left)
    return _in_lines(running, Element("P", children), context)


def _heading(block: Heading, below: Sequence[Block], context: Context) -> Made:
    """A heading, and the paragraph in the line of which it stands, if there is one."""
    # In a line of the text it is of its family.
    text, children = context.woven(block, "Bold" if below else "Display Bold")
    # That it is a heading, and of which level, says the structure once all of it is known
    # (`sections`).
    element = Element("P", children)
    if not below:
        return Made([], (element,), heading=text)
    [paragraph] = below
    assert isinstance(paragraph, Paragraph)
    made = _paragraph(paragraph, context, (text, children), indented=False)
    return made._replace(elements=(element, *made.elements))


def _label(label: Label, leaf: int, right: Length, context: Context) -> Fragment:
    type_ = type_of_label(label.text, context.style, "accent")
    mark = context.compositor.plain(label.text, type_, leaf)
    return set_label(context.compositor, mark, right, context.style.label_gap)


def _item(block: Item, context: Context) -> Made:
    leaf = next(context.leaves)
    text, children = context.woven(block, "Regular")
    right, left = context.insets(block)
    filling = Filling(context.style.measure - right - left, context.style.limits)
    label = _label(block.label, leaf, filling.measure, context)
    made = _broken(text, filling, context, prose=False)
    running = Running(made, _links(children), left, label)
    element = Element("LI", (Element("Lbl", (leaf,)), Element("LBody", children)))
    return _in_lines(running, element, context)


def _signatory(block: Signatory, context: Context) -> Made:
    leaf = next(context.leaves) if block.label else 0
    text, children = context.woven(block, "Regular")
    measure = context.style.measure - context.strips.get(block.ref, 0)
    setting = context.compositor.setting(text, Type("Regular", context.style.size))
    first, *others = context.compositor.ragged(setting, measure)
    elements = [Element("LBody", children)]
    if block.label:
        label = _label(block.label, leaf, measure, context)
        first = replace(first, fragments=(*first.fragments, label))
        elements.insert(0, Element("Lbl", (leaf,)))
    slabs = _slabs((first, *others), text, _links(children))
    return Made(slabs, (Element("LI", tuple(elements)),))


def _couplet(halves: Sequence[Hemistich], context: Context) -> Made:
    texts: dict[Hemistich, Inline] = {}
    children: Children = ()
    for half in halves:
        texts[half], own = context.woven(half, "Regular")
        children += own
    slabs = rows_of(set_couplet(context.compositor, context.style, context.verse, texts))
    first = 0 if context.verse.may_part(halves[0]) else FORBIDDEN
    slabs = [replace(slab, penalty=FORBIDDEN if i else first) for i, slab in enumerate(slabs)]
    return Made(_noted(slabs, texts.values()), (Element("P", children),))


def _table(cells: Sequence[Cell], at: int, context: Context) -> Made:
    rows: list[list[CellText]] = []
    elements: list[Element] = []
    count = max(cell.column for cell in cells)
    for _, group in groupby(cells, key=lambda cell: cell.row):
        row = list(group)
        role: Role = "TH" if row[0].header else "TD"
        # A cell that says nothing is an element all the same: every row has as many (ISO 14289-1,
        # 7.5; Matterhorn 15-003).
        found = [Element(role, ())] * count
        rows.append([])
        for cell in row:
            text, children = context.woven(cell, HEAD if cell.header else "Regular")
            rows[-1].append(CellText(cell, text))
            found[cell.column - 1] = Element(role, children)
        elements.append(Element("TR", tuple(found)))
    # On a turned page there is no foot for the notes of its headings.
    noted = any(
        mark.kind == "note" for above in headings_above(context.blocks, at) for mark in above.marks
    )
    slabs = set_table(context.compositor, context.style, rows, may_turn=not noted)
    return Made(slabs, (Element("Table", tuple(elements)),))


def _title(block: Title, context: Context) -> Made:
    """The title where no cover shows it: as a heading of the largest rank that it fits at, without
    rows above.
    """
    text, children = context.woven(block, "Display Bold")
    rank, lines = set_heading(text, 0, context)
    made = spaced(context.style, rank, lines, below=None)
    return Made(list(dropwhile(lambda slab: slab.blank, made)), (Element("P", children),))


def _slogan(block: Slogan, context: Context, ink: Ink, *, first: bool) -> Made:
    """One slogan as a slab of its own, its lines a whole number of rows apart, a row more after the
    last.
    """
    style, compositor = context.style, context.compositor
    leaf = next(context.leaves)
    most = Type("Display Black", style.slogan, ink)
    large = fit(compositor, block.text, most, Space(style.measure), _SLOGAN_LINES)
    step = -(-large.size * _SLOGAN_STEP // 100 // style.leading)
    texts = [(text, replace(most, size=large.size)) for text in large.lines]
    lines, _ = compositor.display(texts, leaf, style.measure)
    placed = tuple((style.leading * (step * (i + 1) - 1), line) for i, line in enumerate(lines))
    slab = Slab(step * len(lines) + 1, placed, 0 if first else APART)
    return Made([slab], (Element("P", (leaf,)),))


def _closing(block: Closing | DateLine, context: Context) -> Made:
    """Who issued the text, which meeting adopted it, where and when: nothing of it on another
    page.
    """
    issuer = isinstance(block, Closing) and block.role == "issuing body"
    weight: FaceCut = "Bold" if issuer else "Regular"
    text, children = context.woven(block, weight)
    setting = context.compositor.setting(text, Type(weight, context.style.size))
    lines = context.compositor.ragged(setting, context.style.measure)
    slabs = _slabs(lines, text, _links(children))
    return Made([replace(slab, penalty=FORBIDDEN) for slab in slabs], (Element("P", children),))
