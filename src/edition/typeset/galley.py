"""The galley: every block of the text as slabs of whole grid rows, before it is cut into pages."""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.document import Block, Closing, DateLine, Heading, Item, Paragraph, Signatory, Slogan, Title
from edition.model.page import Element, Ink, SetLine, Weight
from edition.typeset.display import Space, fit
from edition.typeset.labels import set_label
from edition.typeset.lines import Compositor, Type
from edition.typeset.style import Style

FORBIDDEN = 10_000
FORCED = -10_000
_APART = 2_000  # slogans stand together if they can


class Slab(Struct, frozen=True):
    """What is not cut: `rows` of the grid, with lines at their distance below the first baseline.

    `penalty` is that of a page break before it (FORBIDDEN, FORCED). A `blank` slab vanishes at the head and foot of a page.
    `section` is the heading that begins here.
    """

    rows: int
    lines: tuple[tuple[Length, SetLine], ...] = ()
    penalty: int = 0
    blank: bool = False
    section: str = ""


_BLANK = Slab(1, blank=True)


class Galley(Struct, frozen=True):
    """All slabs in order, and the structure of what they show: a Sect for each section, without the Document above them."""

    slabs: tuple[Slab, ...]
    sections: tuple[Element, ...]


class Setter:
    """Turns blocks into slabs and elements, numbering the leaves as it goes."""

    def __init__(self, compositor: Compositor, style: Style, leaves: "count[int]") -> None:
        self._compositor = compositor
        self._style = style
        self._leaves = leaves

    def galley(self, blocks: Sequence[Block]) -> Galley:
        """The blocks of the text; slogans and signatories at the end begin pages of their own."""
        turns = page_turns(blocks) if self._style.turning else frozenset()
        slabs: list[Slab] = []
        elements: list[tuple[Block, Element]] = []
        for i, block in enumerate(blocks):
            before, after = blocks[i - 1] if i else None, blocks[i + 1] if i + 1 < len(blocks) else None
            made, element = self._block(block, before, after)
            if i in turns:
                made = made[1:] if made[0].blank else made
                made[0] = replace(made[0], penalty=FORCED)
            slabs += made
            elements.append((block, element))
        return Galley(tuple(slabs), tuple(_sections(elements)))

    def _block(self, block: Block, before: Block | None, after: Block | None) -> tuple[list[Slab], Element]:
        after_list = isinstance(before, Item) and not isinstance(block, Item | Heading)
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                made, element = self._paragraph(block, indented=isinstance(before, Paragraph))
            case Item():
                made, element = self._item(block)
                after_list = before is not None and not isinstance(before, Item | Heading)
            case Slogan():
                return self._slogan(
                    block, "black" if isinstance(after, Slogan) else "accent", first=not isinstance(before, Slogan)
                )
            case Signatory():
                return self._item(block)
            case Closing() | DateLine():
                return self._closing(block, first=not isinstance(before, Closing | DateLine))
            case Title():
                return self._closing(block, first=False)
        return [*([_BLANK] if after_list else []), *made], element

    def _paragraph(self, block: Paragraph, *, indented: bool) -> tuple[list[Slab], Element]:
        leaf = next(self._leaves)
        style = self._style
        lines = self._compositor.paragraph(
            block.text, Type("Regular", style.size), leaf, style.measure, style.indent if indented else 0, style.limits
        )
        return _rows(lines), Element("P", (leaf,))

    def _heading(self, block: Heading) -> tuple[list[Slab], Element]:
        leaf = next(self._leaves)
        style = self._style
        lines = self._compositor.ragged(block.text, Type("Bold", style.heading), leaf, style.measure)
        rows = [Slab(1, ((0, line),), FORBIDDEN) for line in lines]
        section = block.text if block.of == "section" else ""
        return [_BLANK, replace(rows[0], penalty=0, section=section), *rows[1:]], Element("H2", (leaf,))

    def _item(self, block: Item | Signatory) -> tuple[list[Slab], Element]:
        style = self._style
        label = next(self._leaves) if block.label else None
        leaf = next(self._leaves)
        body = Element("LBody", (leaf,))
        type_ = Type("Regular", style.size)
        if isinstance(block, Item):
            lines = self._compositor.paragraph(block.text, type_, leaf, style.measure, limits=style.limits)
        else:
            lines = self._compositor.ragged(block.text, type_, leaf, style.measure)
        if label is None or block.label is None:
            return _rows(lines), Element("LI", (body,))
        mark = set_label(self._compositor, block.label, replace(type_, ink="accent"), label, style.measure, style.label_gap)
        first = replace(lines[0], fragments=(*lines[0].fragments, mark))
        return _rows((first, *lines[1:])), Element("LI", (Element("Lbl", (label,)), body))

    def _slogan(self, block: Slogan, ink: Ink, *, first: bool) -> tuple[list[Slab], Element]:
        """One slogan as a slab of its own, its lines a whole number of rows apart, a row more after the last."""
        leaf = next(self._leaves)
        style = self._style
        large = fit(self._compositor, block.text, Type("Black", 0), Space(style.measure), style.slogan, range(1, 4))
        step = -(-large.size * 135 // 100 // style.leading)
        lines = self._compositor.parts([(text, Type("Black", large.size, ink)) for text in large.lines], leaf, style.measure)
        placed = tuple((style.leading * (step * (i + 1) - 1), line) for i, line in enumerate(lines))
        return [Slab(step * len(lines) + 1, placed, 0 if first else _APART)], Element("P", (leaf,))

    def _closing(self, block: Title | Closing | DateLine, *, first: bool) -> tuple[list[Slab], Element]:
        leaf = next(self._leaves)
        style = self._style
        bold = isinstance(block, Title) or (isinstance(block, Closing) and block.role == "issuing body")
        weight: Weight = "Bold" if bold else "Regular"
        lines = self._compositor.ragged(block.text, Type(weight, style.size), leaf, style.measure)
        rows = [replace(slab, penalty=FORBIDDEN) for slab in _rows(lines)]
        return [*([replace(_BLANK, penalty=FORBIDDEN)] if first else []), *rows], Element("P", (leaf,))


def _rows(lines: Sequence[SetLine]) -> list[Slab]:
    """A slab a line; no first line is left alone at the foot of a page (orphan), no last one at its head (widow)."""
    last = len(lines) - 1
    return [Slab(1, ((0, line),), FORBIDDEN if i == 1 or (i and i == last) else 0) for i, line in enumerate(lines)]


def page_turns(blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the blocks that begin a page: the first slogan of the closing part, and the heading of the signatories.

    The closing part is what no paragraph and no item follows.
    """
    closing = len(blocks)
    while closing and not isinstance(blocks[closing - 1], Paragraph | Item):
        closing -= 1
    turns = [i for i in range(closing, len(blocks)) if isinstance(blocks[i], Slogan)][:1]
    turns += [i for i in range(closing, len(blocks)) if _heads_signatories(blocks[i])]
    return frozenset(turns) - {0}


def _heads_signatories(block: Block) -> bool:
    return isinstance(block, Heading) and block.of == "signatories"


def _sections(elements: Sequence[tuple[Block, Element]]) -> Iterator[Element]:
    """A Sect from each heading to the next, runs of list items gathered into an L."""
    section: list[Element] = []
    items: list[Element] = []
    for block, element in elements:
        if items and element.role != "LI":
            section.append(Element("L", tuple(items)))
            items = []
        if isinstance(block, Heading) and section:
            yield Element("Sect", tuple(section))
            section = []
        (items if element.role == "LI" else section).append(element)
    if items:
        section.append(Element("L", tuple(items)))
    if section:
        yield Element("Sect", tuple(section))
