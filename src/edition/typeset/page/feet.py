"""The feet of pages: notes below the text that refers to them, and their place in the structure.

A note is read where its page ends: behind the last block that ends there, or within the one that
goes on, between its two parts, so that the structure says what the pages show in the order in which
they show it.
"""

from collections.abc import Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.page import Element, PlacedLine, Role, Rule
from edition.typeset.block.footnotes import Footnote
from edition.typeset.page.growing import Growing

_MAY_HOLD_NOTES: frozenset[Role] = frozenset({"Sect", "P", "LBody", "BlockQuote", "TH", "TD"})
_RULE_WIDTH = 4
_RULE_HEIGHT: Length = 500


class Filled(Struct, frozen=True):
    """The lines of a page's text, and the labels of the notes that it must show; heads that are
    repeated there, and rules.

    `turned`: it lies on its side, all x counting from its upper edge and all y from its right one.
    """

    lines: tuple[PlacedLine, ...]
    notes: tuple[str, ...]
    furniture: tuple[PlacedLine, ...] = ()
    rules: tuple[Rule, ...] = ()
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
    renamed: dict[int, int] = {}
    found: list[Filled] = []
    tree = Growing(sections)
    for number, page in enumerate(pages):
        lines = tuple(_renamed(placed, renamed) for placed in page.lines)
        found.append(replace(page, lines=lines))
        if not page.notes or not page.lines:
            continue
        original, last = _last_leaf(page.lines[-1]), _last_leaf(lines[-1])
        put: tuple[Element | int, ...] = tuple(notes[label].element for label in page.notes)
        goes_on = any(
            _shows(placed, original)
            for later in pages[number + 1 : number + 2]
            for placed in later.lines
        )
        if goes_on:
            renamed[original] = next(leaves)
            put = (*put, renamed[original])
        tree.put_behind(last, put, _MAY_HOLD_NOTES, within=goes_on)
    return tuple(found), tree.grown()


def foot(
    notes: Sequence[Footnote],
    left: Length,
    right: Length,
    bottom: Length,
    leading: Length,
    size: Length,
) -> tuple[tuple[PlacedLine, ...], tuple[Rule, ...]]:
    """The lines of the notes of a page, the last of them at `bottom`, and the rule above them."""
    lines = [line for note in notes for line in note.lines]
    if not lines:
        return (), ()
    first = bottom - (len(lines) - 1) * leading
    placed = tuple(PlacedLine(line, left, first + i * leading) for i, line in enumerate(lines))
    width = _RULE_WIDTH * size
    return placed, (Rule(right - width, first - leading * 5 // 4, width, _RULE_HEIGHT, "black"),)


def _last_leaf(placed: PlacedLine) -> int:
    return max(placed.line.fragments, key=lambda fragment: fragment.rank).leaf


def _shows(placed: PlacedLine, leaf: int) -> bool:
    return any(fragment.leaf == leaf for fragment in placed.line.fragments)


def _renamed(placed: PlacedLine, renamed: Mapping[int, int]) -> PlacedLine:
    if not any(fragment.leaf in renamed for fragment in placed.line.fragments):
        return placed
    fragments = tuple(replace(f, leaf=renamed.get(f.leaf, f.leaf)) for f in placed.line.fragments)
    return replace(placed, line=replace(placed.line, fragments=fragments))
