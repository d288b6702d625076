"""The feet of pages: notes below the text that refers to them, their place in the structure, and
notes that no page can hold.

A note is read where its page ends: behind the last block that ends there, or within the one that
goes on, between its two parts, so that the structure says what the pages show in the order in which
they show it.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, error, place_at
from edition.core.quoting import worded
from edition.core.units import Length, pt, times
from edition.model.document import Document, Note
from edition.model.page import Arrangement, Element, PlacedLine, Role, Rule
from edition.model.source import SourceText
from edition.typeset.block.footnotes import Footnote
from edition.typeset.block.galley import Galley
from edition.typeset.block.slabs import Slab
from edition.typeset.line.style import Style
from edition.typeset.page.pagination import rows_of_foot

_MAY_HOLD_NOTES: frozenset[Role] = frozenset({"Sect", "P", "LBody", "BlockQuote", "TH", "TD"})
_RULE_WIDTH = 4
"""Of the rule above notes, in the size of the text."""
_RULE_HEIGHT: Length = pt(0.5)
"""As thin as it is in books."""
_RULE_ABOVE = 1.25
"""From the rule down to the first baseline of the notes, in their leading."""


class Filled(Struct, frozen=True):
    """What stands on a page of text, and the labels of the notes that it must show.

    `turned`: it lies on its side, all x counting from its upper edge and all y from its right one.
    """

    shown: Arrangement
    notes: tuple[str, ...]
    turned: bool = False


def with_notes(
    pages: Sequence[Filled],
    notes: Mapping[str, Footnote],
    sections: Sequence[Element],
    leaves: "count[int]",
) -> tuple[tuple[Filled, ...], tuple[Element, ...]]:
    """Pages whose lines name the leaves that the structure gives them, and the sections with their
    notes.
    """
    if not any(page.notes for page in pages):
        return tuple(pages), tuple(sections)
    renamed: dict[int, int] = {}
    found: list[Filled] = []
    tree = _Growing(sections)
    for number, page in enumerate(pages):
        # A block that was parted on an earlier page goes on under the name of its latest part.
        lines = tuple(_renamed(placed, renamed) for placed in page.shown.lines)
        found.append(replace(page, shown=replace(page.shown, lines=lines)))
        if not page.notes or not lines:
            continue
        original, last = _last_leaf(page.shown.lines[-1]), _last_leaf(lines[-1])
        put: tuple[Element | int, ...] = tuple(notes[label].element for label in page.notes)
        goes_on = any(
            _shows(placed, original)
            for later in pages[number + 1 : number + 2]
            for placed in later.shown.lines
        )
        # The notes come between the two parts of it, so the second has to be a leaf of its own.
        if goes_on:
            renamed[original] = next(leaves)
            put = (*put, renamed[original])
        tree.put_behind(last, put, _MAY_HOLD_NOTES, within=goes_on)
    return tuple(found), tree.grown()


def foot(
    notes: Sequence[Footnote], style: Style, left: Length, bottom: Length
) -> tuple[tuple[PlacedLine, ...], tuple[Rule, ...]]:
    """The lines of the notes of a page whose text stands `left`, the last of them at `bottom`, and
    the rule above them.
    """
    lines = [line for note in notes for line in note.lines]
    if not lines:
        return (), ()
    leading = style.note_leading
    first = bottom - (len(lines) - 1) * leading
    placed = tuple(PlacedLine(line, left, first + i * leading) for i, line in enumerate(lines))
    width = _RULE_WIDTH * style.size
    top = first - times(leading, _RULE_ABOVE)
    rule = Rule(left + style.measure - width, top, width, _RULE_HEIGHT, "black")
    return placed, (rule,)


def without_the_deep(
    galley: Galley, room: int, document: Document, source: SourceText
) -> tuple[Galley, Problems]:
    """The galley with those slabs cut down whose notes no page can hold, so that it can still be
    paged, and an error for each of them.

    `room` is the number of rows that the shallowest page has.
    """
    deep = {i: slab for i, slab in enumerate(galley.slabs) if _depth(slab) > room}
    if not deep:
        return galley, ()
    slabs = tuple(
        replace(slab, rows=1, foot=0) if i in deep else slab for i, slab in enumerate(galley.slabs)
    )
    faults = tuple(_note_long(slab, document, source) for slab in deep.values())
    return replace(galley, slabs=slabs), faults


def _depth(slab: Slab) -> int:
    return slab.rows + (slab.head.rows if slab.head else 0) + rows_of_foot(slab.foot)


def _note_long(slab: Slab, document: Document, source: SourceText) -> Diagnostic:
    notes = [
        block for block in document.blocks if isinstance(block, Note) and block.label in slab.notes
    ]
    if not notes:
        raise AssertionError("what has no notes is set on whole pages")
    named = ", ".join(dict.fromkeys(f"[^{note.label}]" for note in notes))
    return error(
        "note-long",
        worded("{named} would not fit on the page of the line that refers to it", named=named),
        "shorten it, or make it a part of the text",
        place_at(source.file, source.text, notes[0].span.start),
    )


def _last_leaf(placed: PlacedLine) -> int:
    return max(placed.line.fragments, key=lambda fragment: fragment.rank).leaf


def _shows(placed: PlacedLine, leaf: int) -> bool:
    return any(fragment.leaf == leaf for fragment in placed.line.fragments)


def _renamed(placed: PlacedLine, renamed: Mapping[int, int]) -> PlacedLine:
    if not any(fragment.leaf in renamed for fragment in placed.line.fragments):
        return placed
    fragments = tuple(replace(f, leaf=renamed.get(f.leaf, f.leaf)) for f in placed.line.fragments)
    return replace(placed, line=replace(placed.line, fragments=fragments))


class _Branch:
    """An element that stands in a parent, if not at the top, with children that may become more."""

    def __init__(
        self, element: Element, parent: "_Branch | None", branches: "dict[int, _Branch]"
    ) -> None:
        self.element = element
        self.parent = parent
        self.children: list[_Child] = []
        for child in element.children:
            if isinstance(child, Element):
                self.children.append(_Branch(child, self, branches))
            else:
                branches[child] = self
                self.children.append(child)

    def grown(self) -> Element:
        """The element with all that was put into it."""
        children = tuple(
            child.grown() if isinstance(child, _Branch) else child for child in self.children
        )
        return replace(self.element, children=children)


_Child: TypeAlias = _Branch | Element | int


class _Growing:
    """A structure while elements are put into it; what is put in is not looked into again, but for
    its leaves.

    A leaf leads to those that it stands in, so that no other is looked at.
    """

    def __init__(self, elements: Sequence[Element]) -> None:
        self._branches: dict[int, _Branch] = {}
        self._top = [_Branch(element, None, self._branches) for element in elements]

    def put_behind(
        self, leaf: int, put: Sequence[Element | int], may_hold: Collection[Role], *, within: bool
    ) -> None:
        """Put something behind a leaf, as far out as may be in an element of these roles (`within`:
        beside the leaf).
        """
        branch = self._branches.get(leaf)
        child: _Child = leaf
        place: tuple[_Branch, _Child] | None = None
        while branch:
            if branch.element.role in may_hold and (
                child == leaf or (not within and _ends_with(child, leaf))
            ):
                place = branch, child
            child, branch = branch, branch.parent
        if place:
            branch, child = place
            at = branch.children.index(child) + 1
            branch.children[at:at] = put
            self._branches.update((each, branch) for each in put if isinstance(each, int))

    def grown(self) -> tuple[Element, ...]:
        """The elements with all that was put into them."""
        return tuple(branch.grown() for branch in self._top)


def _ends_with(child: _Child, leaf: int) -> bool:
    while not isinstance(child, int):
        child = next(
            (kid for kid in reversed(child.children) if isinstance(kid, int) or kid.children), -1
        )
    return child == leaf
