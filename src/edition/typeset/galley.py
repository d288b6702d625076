"""The galley: every block of the text as slabs of whole grid rows, before it is cut into pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.document import (
    Block,
    Cell,
    Closing,
    DateLine,
    Heading,
    Hemistich,
    Item,
    Label,
    Marked,
    Note,
    Paragraph,
    Signatory,
    Slogan,
    Title,
)
from edition.model.page import ARTIFACT, Element, Ink, Role, SetLine, Weight
from edition.typeset.breaking import FLUSH
from edition.typeset.display import Space, fit
from edition.typeset.footnotes import Footnote, set_notes
from edition.typeset.grouping import groups, page_turns, stands_apart
from edition.typeset.inline import Children, Inline, inline
from edition.typeset.labels import set_label, wide_labels
from edition.typeset.lines import Compositor, Copy, Type
from edition.typeset.sections import leaves_of, lists_around, quotes_around
from edition.typeset.sections import sections as made_sections
from edition.typeset.shifting import shifted
from edition.typeset.style import Style
from edition.typeset.tables import Columns
from edition.typeset.verse import plan_verse, set_couplet

FORBIDDEN = 10_000
FORCED = -10_000
_STEP = 2
_LEAST_LINES = 3  # of a paragraph that may be set in one more or fewer
_ABOVE_NAMES = 2  # rows, of their heading
_APART = 2_000  # what stands together if it can


class Slab(Struct, frozen=True):
    """What is not cut: `rows` of the grid, with lines at their distance below the first baseline.

    `penalty` is that of a page break before it (FORBIDDEN, FORCED). A `blank` slab vanishes at the head and foot of a page; one
    of no rows is where half a row goes in, once the grid is halved.
    `section` is the heading that begins here. `notes` are the labels of the notes that belong on its page, and `foot` what these
    take of that, in thousandths of a row. `paragraph` is the number of the paragraph it is a line of, if that could be set in a
    line more or fewer.
    """

    rows: int
    lines: tuple[tuple[Length, SetLine], ...] = ()
    penalty: int = 0
    blank: bool = False
    section: str = ""
    notes: tuple[str, ...] = ()
    foot: int = 0
    paragraph: int | None = None


_BLANK = Slab(1, blank=True)
_HALF = Slab(0, blank=True)


class Galley(Struct, frozen=True):
    """All slabs in order, and the structure of what they show: a Sect for each section, without the Document above them.

    `notes` are those that slabs name, which stand in no section yet; `links` the leaves of the Links; `wide` the tables that do
    not fit the measure.
    """

    slabs: tuple[Slab, ...]
    sections: tuple[Element, ...]
    notes: Mapping[str, Footnote] = {}
    links: frozenset[int] = frozenset()
    wide: frozenset[int] = frozenset()


class Setter:
    """Turns blocks into slabs and elements, numbering the leaves as it goes."""

    def __init__(self, compositor: Compositor, style: Style, leaves: "count[int]") -> None:
        self._compositor = compositor
        self._style = style
        self._leaves = leaves
        self._variable: list[tuple[Copy, Callable[[Sequence[SetLine]], list[Slab]]]] = []

    def galley(self, blocks: Sequence[Block], *, endnotes: bool = False) -> Galley:
        """The blocks of the text; slogans and signatories at the end begin pages of their own, notes follow all else if asked."""
        notes = [block for block in blocks if isinstance(block, Note)]
        blocks = [block for block in blocks if not isinstance(block, Note)] if notes else blocks
        self._prepare(blocks, notes, self._style.size if endnotes else self._style.note)
        turns = page_turns(blocks) if self._style.turning else frozenset()
        slabs: list[Slab] = []
        names: list[list[tuple[int, int]]] = []
        elements: list[tuple[Block, Element]] = []
        for at, group in groups(blocks):
            after = at + len(group)
            made, element = self._group(group, blocks[at - 1] if at else None, blocks[after] if after < len(blocks) else None)
            if at in turns:
                made = made[1:] if made[0].blank else made
                made[0] = replace(made[0], penalty=FORCED)
            elif at and isinstance(blocks[at - 1], Heading):
                made[0] = replace(made[0], penalty=FORBIDDEN)
            if isinstance(group[0], Signatory):
                names += [] if names and isinstance(blocks[at - 1], Signatory) else [[]]
                names[-1].append((len(slabs), sum(slab.rows for slab in made)))
            slabs += made
            elements.append((group[0], element))
        # Where parts begin pages, one begins up to six rows lower, and a plan may take a row from every page.
        shallowest = self._style.rows - (7 if self._style.turning else 0)
        slabs = _unparted(slabs, names, shallowest) if self._style.kept else slabs
        sections = tuple(made_sections(elements))
        if notes and endnotes:
            slabs, sections = self._with_endnotes(slabs, sections)
        slabs = list(_cuttable(slabs, shallowest))
        notes_below = {} if endnotes else self._notes
        return Galley(tuple(slabs), sections, notes_below, frozenset(self._links), frozenset(self._columns.wide))

    def _prepare(self, blocks: Sequence[Block], notes: Sequence[Note], size: Length) -> None:
        """What must be known of the whole text before a part of it is set."""
        self._numbers = {note.label: self._compositor.language.figures(note.number) for note in notes}
        self._notes = set_notes(self._compositor, replace(self._style, note=size), notes, self._numbers, self._leaves)
        self._noted: set[str] = set()
        self._links = {leaf for note in self._notes.values() for leaf in leaves_of(note.element, "Link")}
        self._verse = plan_verse(self._compositor, self._style, blocks)
        self._strips = wide_labels(self._compositor, self._style, blocks)
        self._columns = Columns(self._compositor, self._style, blocks)

    def _with_endnotes(self, slabs: list[Slab], sections: tuple[Element, ...]) -> tuple[list[Slab], tuple[Element, ...]]:
        """The notes as the last section, for pages that have no foot."""
        slabs = [replace(slab, notes=(), foot=0) for slab in slabs]
        for note in self._notes.values():
            slabs += [_BLANK, *_rows(note.lines)]
        return slabs, (*sections, Element("Sect", tuple(note.element for note in self._notes.values())))

    def _group(self, group: Sequence[Block], before: Block | None, after: Block | None) -> tuple[list[Slab], Element]:
        """A block, both halves of a couplet, or the cells of a row of a table."""
        block = group[0]
        match block:
            case Hemistich():
                made, element = self._couplet([half for half in group if isinstance(half, Hemistich)])
            case Cell():
                after_row = after if isinstance(after, Cell) and after.table == block.table else None
                made, element = self._row([cell for cell in group if isinstance(cell, Cell)], after_row)
            case _:
                return self._block(block, before, after)
        return [*([_BLANK] if stands_apart(before, block) else []), *made], element

    def _block(self, block: Block, before: Block | None, after: Block | None) -> tuple[list[Slab], Element]:
        match block:
            case Heading():
                return self._heading(block, before)
            case Paragraph():
                indented = isinstance(before, Paragraph) and not block.level and before.quoted == block.quoted
                made, element = self._paragraph(block, indented=indented)
                if self._style.parted and indented and not stands_apart(before, block):
                    made = [_HALF, *made]
            case Item():
                made, element = self._item(block)
            case Slogan():
                return self._slogan(
                    block, "black" if isinstance(after, Slogan) else "accent", first=not isinstance(before, Slogan)
                )
            case Signatory():
                return self._signatory(block)
            case Closing() | DateLine():
                return self._closing(block, first=not isinstance(before, Closing | DateLine))
            case Title():
                made, element = self._closing(block, first=False)
                return [*made, replace(_BLANK, penalty=FORBIDDEN)], element
            case _:
                raise AssertionError("verse, tables and notes are set by groups")
        return [*([_BLANK] if stands_apart(before, block) else []), *made], element

    def _inline(self, block: Marked, weight: Weight) -> tuple[str | Inline, int, Children]:
        """The text of a block, its leaf where it has but one, and the children of its element."""
        text, children = inline(block.text, block.marks, self._numbers, weight, self._leaves, self._compositor.policy)
        for child in children:
            if isinstance(child, Element) and child.role == "Link":
                self._links |= {leaf for leaf in child.children if isinstance(leaf, int)}
        leaf = children[0] if isinstance(children[0], int) else ARTIFACT
        return text, leaf, children

    def _set(self, lines: Sequence[SetLine], text: str | Inline) -> list[Slab]:
        """A slab a line, with the notes that it is the first to refer to; no page ends within a link."""
        slabs = _rows(lines)
        if not isinstance(text, Inline):
            return slabs
        for i, line in enumerate(lines):
            leaves = [fragment.leaf for fragment in sorted(line.fragments, key=lambda fragment: fragment.rank)]
            slabs[i] = self._noting(slabs[i], [text.notes[leaf] for leaf in leaves if leaf in text.notes])
            if i and self._links & set(leaves) & {fragment.leaf for fragment in lines[i - 1].fragments}:
                slabs[i] = replace(slabs[i], penalty=FORBIDDEN)
        return slabs

    def _noting(self, slab: Slab, labels: Sequence[str]) -> Slab:
        new = list(self._led_to(labels))
        lines = sum(len(self._notes[label].lines) for label in new)
        foot = -(-lines * self._style.note_leading * 1000 // self._style.leading)
        return replace(slab, notes=(*slab.notes, *new), foot=slab.foot + foot) if new else slab

    def _led_to(self, labels: Sequence[str]) -> Iterator[str]:
        """The notes of these labels that stand on no page yet, each with those that it refers to behind it."""
        for label in labels:
            if label not in self._noted:
                self._noted.add(label)
                yield label
                yield from self._led_to(self._notes[label].refers)

    def _paragraph(self, block: Paragraph, *, indented: bool) -> tuple[list[Slab], Element]:
        style = self._style
        text, leaf, children = self._inline(block, "Regular")
        right, left = self._insets(block)
        measure = style.measure - right - left
        indent = style.indent if indented else 0
        copy = self._compositor.copy(text, Type("Regular", style.size), leaf, measure, indent, style.limits, prose=True)

        def slabs(lines: Sequence[SetLine]) -> list[Slab]:
            return self._set([shifted(line, left) for line in lines], text)

        return self._paragraph_of(copy, slabs), Element("P", children)

    def _paragraph_of(self, copy: Copy, slabs: Callable[[Sequence[SetLine]], list[Slab]]) -> list[Slab]:
        """The slabs into which the lines of a paragraph are made; if one with notes were varied, these would be counted anew."""
        made = slabs(self._compositor.filled(copy))
        noted = isinstance(copy.text, Inline) and copy.text.notes
        if len(made) < _LEAST_LINES or copy.limits == FLUSH or noted:
            return made
        self._variable.append((copy, slabs))
        return [replace(slab, paragraph=len(self._variable) - 1) for slab in made]

    def varied(self, paragraph: int, by: int) -> tuple[list[Slab], float] | None:
        """A paragraph of the galley in one line more or fewer, with what it costs; None where that would show."""
        copy, slabs = self._variable[paragraph]
        found = self._compositor.varied(copy, by)
        return ([replace(slab, paragraph=paragraph) for slab in slabs(found[0])], found[1]) if found else None

    def _insets(self, block: Block) -> tuple[Length, Length]:
        """How far a block stands in from right and left: for each quote on both sides, for each list but one at the right.

        Together no more than half the measure: deeper levels stand where the last one did that fits.
        """
        step = _STEP * self._style.size
        most = self._style.measure // (2 * step)
        quotes = min(quotes_around(block), most // 2)
        lists = min(max(lists_around(block) - 1, 0), most - 2 * quotes)
        return step * (quotes + lists) + self._strips.get(block.ref, 0), step * quotes

    def _couplet(self, halves: Sequence[Hemistich]) -> tuple[list[Slab], Element]:
        set_: dict[Hemistich, tuple[str | Inline, int]] = {}
        children: list[Element | int] = []
        for half in halves:
            text, leaf, own = self._inline(half, "Regular")
            set_[half] = (text, leaf)
            children += own
        lines = set_couplet(self._compositor, self._style, self._verse, set_)
        _, left = self._insets(halves[0])
        slabs = _rows([shifted(line, -left) for line in lines])
        first = 0 if self._verse.may_part(halves[0]) else FORBIDDEN
        slabs = [replace(slab, penalty=FORBIDDEN if i else first) for i, slab in enumerate(slabs)]
        return self._with_notes(slabs, set_.values()), Element("P", tuple(children))

    def _row(self, cells: Sequence[Cell], below: Block | None) -> tuple[list[Slab], Element]:
        set_: dict[Cell, tuple[str | Inline, int]] = {}
        role: Role = "TH" if cells[0].header else "TD"
        # A cell that says nothing is an element all the same: every row has as many (ISO 14289-1, 7.5; Matterhorn 15-003).
        elements = [Element(role, ())] * self._columns.count(cells[0].table)
        for cell in cells:
            text, leaf, children = self._inline(cell, "Medium" if cell.header else "Regular")
            set_[cell] = (text, leaf)
            elements[cell.column - 1] = Element(role, children)
        columns = self._columns.set_row(set_)
        leading = self._style.leading
        lines = tuple((leading * i, line) for column in columns for i, line in enumerate(column))
        slab = Slab(max(map(len, columns)), lines, FORBIDDEN if cells[0].row == 2 or (below is None and cells[0].row > 1) else 0)
        return self._with_notes([slab], set_.values()), Element("TR", tuple(elements))

    def _with_notes(self, slabs: list[Slab], texts: Iterable[tuple[str | Inline, int]]) -> list[Slab]:
        """Slabs that no page parts, their notes on the first of them."""
        labels = [label for text, _ in texts if isinstance(text, Inline) for label in text.notes.values()]
        return [self._noting(slabs[0], labels), *slabs[1:]]

    def _heading(self, block: Heading, before: Block | None) -> tuple[list[Slab], Element]:
        style = self._style
        text, leaf, children = self._inline(block, "Bold")
        lines = self._compositor.ragged(
            text, Type("Bold", style.heading if block.level == 1 else style.size), leaf, style.measure
        )
        rows = [replace(slab, penalty=FORBIDDEN) for slab in self._set(lines, text)]
        section = block.text if block.of == "section" and block.level == 1 else ""
        first = replace(rows[0], penalty=0, section=section)
        return [*([] if isinstance(before, Heading) else [_BLANK]), first, *rows[1:]], Element("H2", children)

    def _item(self, block: Item) -> tuple[list[Slab], Element]:
        style = self._style
        label = next(self._leaves)
        text, leaf, children = self._inline(block, "Regular")
        right, left = self._insets(block)
        measure = style.measure - right - left
        copy = self._compositor.copy(text, Type("Regular", style.size), leaf, measure, limits=style.limits, prose=False)

        def slabs(lines: Sequence[SetLine]) -> list[Slab]:
            first = self._labelled(lines[0], block.label, label, measure)
            return self._set([shifted(line, left) for line in (first, *lines[1:])], text)

        return self._paragraph_of(copy, slabs), Element("LI", (Element("Lbl", (label,)), Element("LBody", children)))

    def _labelled(self, line: SetLine, label: Label, leaf: int, right: Length) -> SetLine:
        style = self._style
        mark = set_label(self._compositor, label, Type("Regular", style.size, "accent"), leaf, right, style.label_gap)
        return replace(line, fragments=(*line.fragments, mark))

    def _signatory(self, block: Signatory) -> tuple[list[Slab], Element]:
        style = self._style
        label = next(self._leaves) if block.label else None
        text, leaf, children = self._inline(block, "Regular")
        body = Element("LBody", children)
        measure = style.measure - self._strips.get(block.ref, 0)
        lines = self._compositor.ragged(text, Type("Regular", style.size), leaf, measure)
        if label is None or block.label is None:
            return self._set(lines, text), Element("LI", (body,))
        first = self._labelled(lines[0], block.label, label, measure)
        return self._set((first, *lines[1:]), text), Element("LI", (Element("Lbl", (label,)), body))

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
        style = self._style
        bold = isinstance(block, Title) or (isinstance(block, Closing) and block.role == "issuing body")
        weight: Weight = "Bold" if bold else "Regular"
        text, leaf, children = self._inline(block, weight)
        lines = self._compositor.ragged(text, Type(weight, style.size), leaf, style.measure)
        rows = [replace(slab, penalty=FORBIDDEN) for slab in self._set(lines, text)]
        return [*([replace(_BLANK, penalty=FORBIDDEN)] if first else []), *rows], Element("P", children)


def _rows(lines: Sequence[SetLine]) -> list[Slab]:
    """A slab a line; no first line is left alone at the foot of a page (orphan), no last one at its head (widow).

    No page ends within a word.
    """
    last = len(lines) - 1
    kept = [i == 1 or (i and (i == last or lines[i - 1].within_word)) for i in range(len(lines))]
    return [Slab(1, ((0, line),), FORBIDDEN if keep else 0) for line, keep in zip(lines, kept, strict=True)]


def _unparted(slabs: Sequence[Slab], names: Sequence[Sequence[tuple[int, int]]], depth: int) -> list[Slab]:
    """The slabs with no break within a list of names that fits a page with its heading.

    `names` are the index of the first slab and the rows of each name, list by list.
    """
    kept = {at for run in names if sum(rows for _, rows in run) + _ABOVE_NAMES <= depth for at, _ in run[1:]}
    return [replace(slab, penalty=FORBIDDEN) if i in kept else slab for i, slab in enumerate(slabs)]


def _cuttable(slabs: Sequence[Slab], depth: int) -> Iterator[Slab]:
    """The slabs with a break allowed, though dear, wherever a run that should not be cut would be deeper than a page."""
    run = 0
    for slab in slabs:
        if slab.penalty != FORBIDDEN:
            run = 0
        elif run + slab.rows > depth:
            slab, run = replace(slab, penalty=_APART), 0
        run += slab.rows
        yield slab
