"""Notes: set small, each in its own direction, its number before it; at the foot of the page that
refers to it.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.direction import runs_left_to_right
from edition.core.units import Length
from edition.model.document import Mark, Note
from edition.model.page import Element, Piece, SetLine
from edition.typeset.line.breaking import Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.setting import Setting
from edition.typeset.line.stretches import Conventions, inline
from edition.typeset.line.style import Style

_NUMBER_GAP = 2
"""Spaces between the number of a note and its first word."""


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
    conventions: Conventions,
    leaves: "count[int]",
) -> dict[str, Footnote]:
    """Every note by its label, in the order of their numbers."""
    found: dict[str, Footnote] = {}
    type_ = Type("Regular", style.note)
    for note in sorted(notes, key=lambda note: note.number):
        before = found.get(note.label, Footnote((), Element("Note", ())))
        label = next(leaves)
        marks = tuple(_softened(note))
        text, children = inline(note.text, marks, type_.weight, leaves, conventions)
        elements = [Element("P", children)]
        # Of several paragraphs the first has the number.
        number = "" if note.label in found else conventions.numbers[note.label]
        if number:
            elements.insert(0, Element("Lbl", (label,)))
        written = compositor.plain(number, type_, label) if number else None
        lines = _set(compositor, style, compositor.setting(text, type_), written)
        refers = (mark.target for mark in note.marks if mark.kind == "note")
        found[note.label] = Footnote(
            (*before.lines, *lines),
            Element("Note", (*before.element.children, *elements), note=note.label),
            (*before.refers, *refers),
        )
    return found


def _set(
    compositor: Compositor, style: Style, text: Setting, number: Setting | None
) -> tuple[SetLine, ...]:
    """One paragraph of a note, with its number if that is given."""
    if number is None:
        return compositor.paragraph(text, Filling(style.measure, style.limits))
    width = compositor.width(number.text.text, number.type_)
    indent = width + _NUMBER_GAP * compositor.space(number.type_)
    first, *others = compositor.paragraph(text, Filling(style.measure, style.limits, indent))
    turned = runs_left_to_right(text.text.text)
    return _numbered(compositor, first, number, None if turned else style.measure), *others


def _softened(note: Note) -> Iterator[Mark]:
    """The marks of a note, its Latin no heavier than Medium: the titles of books, for which a Latin
    face would have an italic.
    """
    for mark in note.marks:
        latin = mark.kind == "strong" and runs_left_to_right(note.text[mark.start : mark.end])
        yield replace(mark, kind="emphasis") if latin else mark


def _numbered(
    compositor: Compositor, line: SetLine, number: Setting, right: Length | None
) -> SetLine:
    """A first line with the number before it, which ends at `right`, or begins at the left edge;
    and a space between.
    """
    type_ = number.type_
    width = compositor.width(number.text.text, type_)
    start = 0 if right is None else right - width
    natural = [compositor.space(type_)] * len(number.words)
    [written] = compositor.placed(number, start, natural).fragments
    if right is None:
        space = Piece(compositor.blank(type_, 0), width)
        pieces = (*written.pieces, space)
    else:
        space = Piece(compositor.blank(type_), start - compositor.space(type_))
        pieces = (space, *written.pieces)
    mark = replace(written, text=f"{written.text} ", pieces=pieces, rank=-1)
    found = (mark, *line.fragments) if right is None else (*line.fragments, mark)
    return replace(line, fragments=found)
