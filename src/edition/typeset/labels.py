"""List labels: outside the measure, so that numbers stand under each other however they were typed."""

from edition.core.units import Length
from edition.model.document import Label
from edition.model.page import Fragment, Piece
from edition.typeset.lines import Compositor, Type

_DASHES = frozenset("-–—ـ‐‑")


def set_label(compositor: Compositor, label: Label, type_: Type, leaf: int, measure: Length, gap: Length) -> Fragment:
    """The label at the right of a line that ends at `measure`, the ink of its last character `gap` away from the text.

    «1 –» and «1–» look alike: between a number and its dash stands half a space, whether one was typed or not.
    A real space parts label and text for those who read the file.
    """
    pieces = [Piece(compositor.blank(type_), measure)]
    marks = compositor.line(label.text, type_, leaf).fragments[0].pieces
    x = measure + gap - compositor.left_bearing(marks[0].run, type_)
    half = compositor.space(type_) // 2
    dashed = False
    for piece in marks:
        if piece.run.text == " ":
            pieces.append(Piece(piece.run, x))
            continue
        x += half if dashed else 0
        pieces.append(Piece(piece.run, x))
        x += compositor.scaled(piece.run.advance, type_)
        dashed = piece.run.text[-1] in _DASHES
    return Fragment(leaf, label.text + " ", type_.ink, tuple(pieces), rank=-1)
