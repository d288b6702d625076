"""The galley: every block of the text as slabs of whole grid rows, before it is cut into pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.document import (
    Block,
    Cell,
    Closing,
    DateLine,
    Divider,
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
from edition.typeset.block.couplets import set_couplet
from edition.typeset.block.display import Space, fit
from edition.typeset.block.footnotes import Footnote, set_notes
from edition.typeset.block.grouping import groups, headings_above, page_turns, stands_apart
from edition.typeset.block.headings import (
    fitting,
    opened,
    ranks,
    runs_in,
    spaced,
    type_of,
    weighted,
)
from edition.typeset.block.labels import set_label, wide_labels
from edition.typeset.block.sections import leaves_of, lists_around, quotes_around
from edition.typeset.block.sections import sections as made_sections
from edition.typeset.block.slabs import (
    APART,
    BLANK,
    FORBIDDEN,
    FORCED,
    HALF,
    Slab,
    cuttable,
    divider,
    rows_of,
    unparted,
)
from edition.typeset.block.table_rows import set_table, turned_pages
from edition.typeset.block.tables import HEAD, Entry
from edition.typeset.block.verse import Verse, plan_verse
from edition.typeset.line.breaking import FLUSH
from edition.typeset.line.compositor import Compositor, Copy, Type
from edition.typeset.line.inline import Children, Inline, inline, joined, whole
from edition.typeset.line.shifting import shifted
from edition.typeset.line.style import Style

_STEP = 2
_LEAST_LINES = 3  # of a paragraph that may be set in one more or fewer


class Galley(Struct, frozen=True):
    """All slabs in order, and the structure of what they show: a Sect for each section, without the
    Document above them.

    `notes` are those that slabs name, which stand in no section yet; `links` the leaves of the
    Links.
    """

    slabs: tuple[Slab, ...]
    sections: tuple[Element, ...]
    notes: Mapping[str, Footnote] = {}
    links: frozenset[int] = frozenset()


class Setter:
    """Turns blocks into slabs and elements, numbering the leaves as it goes."""

    def __init__(self, compositor: Compositor, style: Style, leaves: "count[int]") -> None:
        self._compositor = compositor
        self._style = style
        self._leaves = leaves
        self._variable: list[tuple[Copy, Callable[[Sequence[SetLine]], list[Slab]]]] = []

    def galley(self, blocks: Sequence[Block], *, endnotes: bool = False) -> Galley:
        """The blocks of the text; slogans and signatories at the end begin pages of their own,
        notes follow all else if asked.
        """
        notes = [block for block in blocks if isinstance(block, Note)]
        blocks = [block for block in blocks if not isinstance(block, Note)] if notes else blocks
        self._prepare(blocks, notes, self._style.size if endnotes else self._style.note)
        self._blocks = blocks
        self._groups: list[tuple[int, list[Slab]]] = []
        elements: list[tuple[Block, Element]] = []
        for at, group in groups(blocks):
            after = at + len(group)
            made, element = self._group(group, at, blocks[after] if after < len(blocks) else None)
            self._groups.append((at, made))
            elements += [(group[0], element)] if element else []
        sections = tuple(made_sections(elements))
        slabs = self._joined(ranks(blocks, book=False), opening=False)
        if notes and endnotes:
            slabs, sections = self._with_endnotes(slabs, sections)
        return Galley(
            tuple(slabs), sections, {} if endnotes else self._notes, frozenset(self._links)
        )

    def as_book(self, galley: Galley, *, opening: bool) -> Galley:
        """The same galley with headings as books have them; `opening`: sections begin pages."""
        return replace(
            galley, slabs=tuple(self._joined(ranks(self._blocks, book=True), opening=opening))
        )

    def _joined(self, ranked: Mapping[str, int], *, opening: bool) -> list[Slab]:
        """The slabs of all groups one behind the other, headings of these ranks among them."""
        blocks = self._blocks
        turns = page_turns(blocks) if self._style.turning else frozenset()
        parts: list[list[Slab]] = []
        for at, made in self._groups:
            block, above = blocks[at], blocks[at - 1] if at else None
            if isinstance(block, Heading) and block.ref in self._headings:
                opens = opening and at > 0 and block.level == 1 and not isinstance(above, Heading)
                made = self._heading(block, above, ranked, opens=opens)
            if made and made[0].turned:
                made = self._turned(parts, headings_above(blocks, at), made)
            elif made and (at in turns or (parts and parts[-1] and parts[-1][-1].turned)):
                made = made[next(i for i, slab in enumerate(made) if not slab.blank) :]
                made[0] = replace(made[0], penalty=FORCED)
            elif made and any(
                heading.ref in self._headings for heading in headings_above(blocks, at)
            ):
                made = [replace(made[0], penalty=FORBIDDEN), *made[1:]]
            parts.append(made)
        if self._style.kept:
            parts = unparted(
                parts,
                [isinstance(blocks[at], Signatory) for at, _ in self._groups],
                self._style.least_rows,
            )
        return list(cuttable([slab for part in parts for slab in part], self._style.least_rows))

    def _prepare(self, blocks: Sequence[Block], notes: Sequence[Note], size: Length) -> None:
        """What must be known of the whole text before a part of it is set."""
        self._numbers = {
            note.label: self._compositor.language.figures(note.number) for note in notes
        }
        self._notes = set_notes(
            self._compositor, replace(self._style, note=size), notes, self._numbers, self._leaves
        )
        self._noted: set[str] = set()
        self._headings: dict[str, tuple[str | Inline, int, tuple[str, ...]]] = {}
        self._run_in: Inline | None = None
        self._links = {
            leaf for note in self._notes.values() for leaf in leaves_of(note.element, "Link")
        }
        self._strips = wide_labels(self._compositor, self._style, blocks)
        verse = [self._as_verse(block) for block in blocks if isinstance(block, Hemistich)]
        self._verse = plan_verse(self._compositor, self._style, verse, blocks)

    def _turned(
        self, parts: list[list[Slab]], headings: Sequence[Heading], table: Sequence[Slab]
    ) -> list[Slab]:
        """The pages of a turned table, its headings taken from the upright pages."""
        first = len(parts) - len(headings)
        above = [slab for part in parts[first:] for slab in part if not slab.blank]
        parts[first:] = [[] for _ in headings]
        return turned_pages(self._style, above, table)

    def _with_endnotes(
        self, slabs: list[Slab], sections: tuple[Element, ...]
    ) -> tuple[list[Slab], tuple[Element, ...]]:
        """The notes as the last section, for pages that have no foot."""
        slabs = [replace(slab, notes=(), foot=0) for slab in slabs]
        for note in self._notes.values():
            slabs += [BLANK, *rows_of(note.lines)]
        return slabs, (
            *sections,
            Element("Sect", tuple(note.element for note in self._notes.values())),
        )

    def _group(
        self, group: Sequence[Block], at: int, after: Block | None
    ) -> tuple[list[Slab], Element | None]:
        """A block, both halves of a couplet, or the cells of a table; `at` is the number of the
        first.
        """
        block, before = group[0], self._blocks[at - 1] if at else None
        match block:
            case Hemistich():
                made, element = self._couplet(
                    [half for half in group if isinstance(half, Hemistich)]
                )
            case Cell():
                noted = any(
                    mark.kind == "note"
                    for above in headings_above(self._blocks, at)
                    for mark in above.marks
                )
                made, element = self._table(
                    [cell for cell in group if isinstance(cell, Cell)], may_turn=not noted
                )
            case _:
                return self._block(at, before, after)
        return [
            *([BLANK] if stands_apart(before, block) and not made[0].turned else []),
            *made,
        ], element

    def _block(
        self, at: int, before: Block | None, after: Block | None
    ) -> tuple[list[Slab], Element | None]:
        block = self._blocks[at]
        apart = stands_apart(before, block)
        match block:
            case Heading():
                return [], self._read_heading(block, after)
            case Paragraph():
                apart = apart or (
                    self._run_in is not None and len(headings_above(self._blocks, at)) == 1
                )
                indented = (
                    isinstance(before, Paragraph)
                    and not block.level
                    and before.quoted == block.quoted
                )
                made, element = self._paragraph(block, indented=indented)
                if self._style.parted and indented and not apart:
                    made = [HALF, *made]
            case Item():
                made, element = self._item(block)
            case Divider():
                return [divider(self._style)], None
            case Slogan():
                return self._slogan(
                    block,
                    "black" if isinstance(after, Slogan) else "accent",
                    first=not isinstance(before, Slogan),
                )
            case Signatory():
                return self._signatory(block)
            case Closing() | DateLine():
                return self._closing(block, first=not isinstance(before, Closing | DateLine))
            case Title():
                text, leaf, children = self._inline(block, "Bold")
                lines = self._compositor.ragged(
                    weighted(text, 0), type_of(self._style, 0), leaf, self._style.measure
                )
                made = self._with_notes(
                    spaced(self._style, 0, rows_of(lines), below=None)[2:], [(text, leaf)]
                )
                return made, Element("P", children)
            case _:
                raise AssertionError("verse, tables and notes are set by groups")
        return [*([BLANK] if apart else []), *made], element

    def _inline(self, block: Marked, weight: Weight) -> tuple[str | Inline, int, Children]:
        """The text of a block, its leaf where it has but one, and the children of its element."""
        text, children = inline(
            block.text, block.marks, self._numbers, weight, self._leaves, self._compositor.policy
        )
        for child in children:
            if isinstance(child, Element) and child.role == "Link":
                self._links |= {leaf for leaf in child.children if isinstance(leaf, int)}
        leaf = children[0] if isinstance(children[0], int) else ARTIFACT
        return text, leaf, children

    def _set(self, lines: Sequence[SetLine], text: str | Inline) -> list[Slab]:
        """A slab a line, with the notes that it is the first to refer to; no page ends within a
        link.
        """
        slabs = rows_of(lines)
        if not isinstance(text, Inline):
            return slabs
        for i, line in enumerate(lines):
            leaves = [
                fragment.leaf
                for fragment in sorted(line.fragments, key=lambda fragment: fragment.rank)
            ]
            slabs[i] = self._noting(
                slabs[i], [text.notes[leaf] for leaf in leaves if leaf in text.notes]
            )
            if i and self._links & set(leaves) & {
                fragment.leaf for fragment in lines[i - 1].fragments
            }:
                slabs[i] = replace(slabs[i], penalty=FORBIDDEN)
        return slabs

    def _noting(self, slab: Slab, labels: Sequence[str]) -> Slab:
        new = list(self._led_to(labels))
        return (
            replace(slab, notes=(*slab.notes, *new), foot=slab.foot + self._foot(new))
            if new
            else slab
        )

    def _foot(self, notes: Iterable[str]) -> int:
        """What notes take of their page, in thousandths of a row."""
        lines = sum(len(self._notes[label].lines) for label in notes)
        return -(-lines * self._style.note_leading * 1000 // self._style.leading)

    def _led_to(self, labels: Sequence[str]) -> Iterator[str]:
        """The notes of these labels that stand on no page yet, each with those that it refers to
        behind it.
        """
        for label in labels:
            if label not in self._noted:
                self._noted.add(label)
                yield label
                yield from self._led_to(self._notes[label].refers)

    def _paragraph(self, block: Paragraph, *, indented: bool) -> tuple[list[Slab], Element]:
        style = self._style
        text, leaf, children = self._inline(block, "Regular")
        if self._run_in:
            text = joined(self._run_in, whole(text, leaf, "Regular", self._compositor.policy))
            self._run_in = None
        right, left = self._insets(block)
        measure = style.measure - right - left
        indent = style.indent if indented else 0
        copy = self._compositor.copy(
            text, Type("Regular", style.size), leaf, measure, indent, style.limits, prose=True
        )

        def slabs(lines: Sequence[SetLine]) -> list[Slab]:
            return self._set([shifted(line, left) for line in lines], text)

        return self._paragraph_of(copy, slabs), Element("P", children)

    def _paragraph_of(
        self, copy: Copy, slabs: Callable[[Sequence[SetLine]], list[Slab]]
    ) -> list[Slab]:
        """The slabs into which the lines of a paragraph are made; if one with notes were varied,
        these would be counted anew.
        """
        made = slabs(self._compositor.filled(copy))
        noted = isinstance(copy.text, Inline) and copy.text.notes
        if len(made) < _LEAST_LINES or copy.limits == FLUSH or noted:
            return made
        self._variable.append((copy, slabs))
        return [replace(slab, paragraph=len(self._variable) - 1) for slab in made]

    def varied(self, paragraph: int, by: int) -> tuple[list[Slab], float] | None:
        """A paragraph of the galley in one line more or fewer, with what it costs; None where that
        would show.
        """
        copy, slabs = self._variable[paragraph]
        found = self._compositor.varied(copy, by)
        return (
            ([replace(slab, paragraph=paragraph) for slab in slabs(found[0])], found[1])
            if found
            else None
        )

    def _insets(self, block: Block) -> tuple[Length, Length]:
        """How far a block stands in from right and left: for each quote on both sides, for each
        list but one at the right.

        Together no more than half the measure: deeper levels stand where the last one did that
        fits.
        """
        step = _STEP * self._style.size
        most = self._style.measure // (2 * step)
        quotes = min(quotes_around(block), most // 2)
        lists = min(max(lists_around(block) - 1, 0), most - 2 * quotes)
        return step * (quotes + lists) + self._strips.get(block.ref, 0), step * quotes

    def _as_verse(self, half: Hemistich) -> Verse:
        """A half as it will be set, though with leaves of nothing, and the room for it."""
        text, _ = inline(
            half.text, half.marks, self._numbers, "Regular", count(), self._compositor.policy
        )
        return Verse(half, text, self._style.measure - sum(self._insets(half)))

    def _couplet(self, halves: Sequence[Hemistich]) -> tuple[list[Slab], Element]:
        set_: dict[Hemistich, tuple[str | Inline, int]] = {}
        children: list[Element | int] = []
        for half in halves:
            text, leaf, own = self._inline(half, "Regular")
            set_[half] = (text, leaf)
            children += own
        slabs = rows_of(set_couplet(self._compositor, self._style, self._verse, set_))
        first = 0 if self._verse.may_part(halves[0]) else FORBIDDEN
        slabs = [replace(slab, penalty=FORBIDDEN if i else first) for i, slab in enumerate(slabs)]
        return self._with_notes(slabs, set_.values()), Element("P", tuple(children))

    def _table(self, cells: Sequence[Cell], *, may_turn: bool) -> tuple[list[Slab], Element]:
        rows: list[list[Entry]] = []
        elements: list[Element] = []
        count = max(cell.column for cell in cells)
        for _, group in groupby(cells, key=lambda cell: cell.row):
            row = list(group)
            role: Role = "TH" if row[0].header else "TD"
            # A cell that says nothing is an element all the same: every row has as many (ISO
            # 14289-1, 7.5; Matterhorn 15-003).
            found = [Element(role, ())] * count
            rows.append([])
            for cell in row:
                text, leaf, children = self._inline(cell, HEAD if cell.header else "Regular")
                rows[-1].append(Entry(cell, text, leaf))
                found[cell.column - 1] = Element(role, children)
            elements.append(Element("TR", tuple(found)))
        slabs = set_table(self._compositor, self._style, rows, may_turn=may_turn)
        return [self._noting(replace(slab, notes=()), slab.notes) for slab in slabs], Element(
            "Table", tuple(elements)
        )

    def _with_notes(
        self, slabs: list[Slab], texts: Iterable[tuple[str | Inline, int]]
    ) -> list[Slab]:
        """Slabs that no page parts, their notes on the first of them."""
        labels = [
            label for text, _ in texts if isinstance(text, Inline) for label in text.notes.values()
        ]
        return [self._noting(slabs[0], labels), *slabs[1:]]

    def _read_heading(self, block: Heading, after: Block | None) -> Element:
        """A heading, kept until it is known of which rank it is, or until the paragraph comes at
        whose head it stands.
        """
        text, leaf, children = self._inline(block, "Bold")
        if runs_in(block, after):
            self._run_in = whole(text, leaf, "Bold", self._compositor.policy)
        else:
            notes = (
                tuple(self._led_to(tuple(text.notes.values()))) if isinstance(text, Inline) else ()
            )
            self._headings[block.ref] = (text, leaf, notes)
        return Element("H2", children)

    def _heading(
        self, block: Heading, above: Block | None, ranked: Mapping[str, int], *, opens: bool
    ) -> list[Slab]:
        text, leaf, notes = self._headings[block.ref]
        rank, lines = self._ranked(text, leaf, ranked[block.ref])
        section = block.text if block.of == "section" and block.level == 1 else ""
        slabs = rows_of(lines)
        slabs[0] = replace(slabs[0], section=section, notes=notes, foot=self._foot(notes))
        made = spaced(
            self._style,
            rank,
            slabs,
            below=ranked[above.ref] if isinstance(above, Heading) else None,
        )
        return opened(self._style, made) if opens and rank == 0 else made

    def _ranked(self, text: str | Inline, leaf: int, rank: int) -> tuple[int, Sequence[SetLine]]:
        """The lines of a heading, and of which rank they are."""
        lines = self._compositor.ragged(
            weighted(text, rank), type_of(self._style, rank), leaf, self._style.measure
        )
        fit_ = fitting(self._style, rank, len(lines))
        return (rank, lines) if fit_ == rank else self._ranked(text, leaf, fit_)

    def _item(self, block: Item) -> tuple[list[Slab], Element]:
        style = self._style
        label = next(self._leaves)
        text, leaf, children = self._inline(block, "Regular")
        right, left = self._insets(block)
        measure = style.measure - right - left
        copy = self._compositor.copy(
            text, Type("Regular", style.size), leaf, measure, limits=style.limits, prose=False
        )

        def slabs(lines: Sequence[SetLine]) -> list[Slab]:
            first = self._labelled(lines[0], block.label, label, measure)
            return self._set([shifted(line, left) for line in (first, *lines[1:])], text)

        return self._paragraph_of(copy, slabs), Element(
            "LI", (Element("Lbl", (label,)), Element("LBody", children))
        )

    def _labelled(self, line: SetLine, label: Label, leaf: int, right: Length) -> SetLine:
        style = self._style
        mark = set_label(
            self._compositor,
            label,
            Type("Regular", style.size, "accent"),
            leaf,
            right,
            style.label_gap,
        )
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
        """One slogan as a slab of its own, its lines a whole number of rows apart, a row more after
        the last.
        """
        leaf = next(self._leaves)
        style = self._style
        large = fit(
            self._compositor,
            block.text,
            Type("Black", 0),
            Space(style.measure),
            style.slogan,
            range(1, 4),
        )
        step = -(-large.size * 135 // 100 // style.leading)
        texts = [(text, Type("Black", large.size, ink)) for text in large.lines]
        lines, _ = self._compositor.display(texts, leaf, style.measure)
        placed = tuple((style.leading * (step * (i + 1) - 1), line) for i, line in enumerate(lines))
        return [Slab(step * len(lines) + 1, placed, 0 if first else APART)], Element("P", (leaf,))

    def _closing(self, block: Closing | DateLine, *, first: bool) -> tuple[list[Slab], Element]:
        style = self._style
        weight: Weight = (
            "Bold" if isinstance(block, Closing) and block.role == "issuing body" else "Regular"
        )
        text, leaf, children = self._inline(block, weight)
        lines = self._compositor.ragged(text, Type(weight, style.size), leaf, style.measure)
        rows = [replace(slab, penalty=FORBIDDEN) for slab in self._set(lines, text)]
        return [*([replace(BLANK, penalty=FORBIDDEN)] if first else []), *rows], Element(
            "P", children
        )
