"""Notes: set small, each in its own direction, its number before it; at the foot of the page that
refers to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.document import Mark, Note
from edition.model.page import Element, Fragment, Piece, SetLine
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.inline import inline
from edition.typeset.line.style import Style

_NUMBER_GAP = 2


class Footnote(Struct, frozen=True):
    """A note as set: its lines, its element, and the labels of the notes that it refers to
    itself.
    """

    lines: tuple[SetLine, ...]
    element: Element
    refers: tuple[str, ...] = ()


def set_notes(
    compositor: Compositor,
    style: Style,
    notes: Sequence[Note],
    numbers: Mapping[str, str],
    leaves: "count[int]",
) -> dict[str, Footnote]:
    """Every note by its label, in the order of their numbers."""
    found: dict[str, Footnote] = {}
    for note in sorted(notes, key=lambda note: note.number):
        before = found.get(note.label)
        lines, children = _set(
            compositor, style, note, numbers, "" if before else numbers[note.label], leaves
        )
        refers = [mark.target for mark in note.marks if mark.kind == "note"]
        if before:
            children, lines, refers = (
                [*_elements(before), *children],
                [*before.lines, *lines],
                [*before.refers, *refers],
            )
        found[note.label] = Footnote(tuple(lines), Element("Note", tuple(children)), tuple(refers))
    return found


def _elements(footnote: Footnote) -> Iterator[Element]:
    yield from (child for child in footnote.element.children if isinstance(child, Element))


def _set(
    compositor: Compositor,
    style: Style,
    note: Note,
    numbers: Mapping[str, str],
    number: str,
    leaves: "count[int]",
) -> tuple[list[SetLine], list[Element]]:
    """One paragraph of a note, with its number if that is given."""
    label = next(leaves)
    text, children = inline(
        note.text, tuple(_softened(compositor, note)), numbers, "Regular", leaves, compositor.policy
    )
    type_ = Type("Regular", style.note)
    turned = compositor.runs_left_to_right(text)
    indent = (
        compositor.width(number, type_) + _NUMBER_GAP * compositor.space(type_) if number else 0
    )
    leaf = (
        next(child for child in children if isinstance(child, int)) if isinstance(text, str) else -1
    )
    lines = list(compositor.paragraph(text, type_, leaf, style.measure, indent, style.limits))
    element = Element("P", children)
    if not number:
        return lines, [element]
    lines[0] = _numbered(
        compositor, lines[0], number, type_, label, None if turned else style.measure
    )
    return lines, [Element("Lbl", (label,)), element]


def _softened(compositor: Compositor, note: Note) -> Iterator[Mark]:
    """The marks of a note, its Latin no heavier than Medium: the titles of books, for which a Latin
    face would have an italic.
    """
    for mark in note.marks:
        latin = mark.kind == "strong" and compositor.runs_left_to_right(
            note.text[mark.start : mark.end]
        )
        yield replace(mark, kind="emphasis") if latin else mark


def _numbered(
    compositor: Compositor, line: SetLine, number: str, type_: Type, leaf: int, right: Length | None
) -> SetLine:
    """A first line with the number before it, which ends at `right`, or begins at the left edge;
    and a space between.
    """
    written = compositor.line(number, type_, leaf).fragments[0].pieces
    width = compositor.width(number, type_)
    start = 0 if right is None else right - width
    pieces = tuple(Piece(piece.run, piece.x + start) for piece in written)
    if right is None:
        mark = Fragment(
            leaf,
            f"{number} ",
            type_.ink,
            (*pieces, Piece(compositor.blank(type_, 0), width)),
            rank=-1,
        )
        return replace(line, fragments=(mark, *line.fragments))
    mark = Fragment(
        leaf,
        f"{number} ",
        type_.ink,
        (Piece(compositor.blank(type_), start - compositor.space(type_)), *pieces),
        rank=-1,
    )
    return replace(line, fragments=(*line.fragments, mark))
