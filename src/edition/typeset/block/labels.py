"""List labels: outside the measure, so that numbers stand under each other however they were
typed.
"""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import groupby

from edition.core.units import Length
from edition.model.document import Block, Item, Signatory
from edition.model.page import Fragment, Ink, Piece
from edition.typeset.block.sections import lists_around
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.setting import Setting
from edition.typeset.line.style import Style

_BOXES = frozenset("☐☑")
_DASHES = frozenset("-–—ـ‐‑")


def wide_labels(
    compositor: Compositor, style: Style, blocks: Sequence[Block]
) -> Mapping[str, Length]:
    """By how much the blocks of a list must stand in, by their refs, so that its widest label hangs
    on the paper.
    """
    over = cache(partial(_over, compositor, style))
    found: dict[str, Length] = {}
    for listed, group in groupby(blocks, key=lambda block: lists_around(block) > 0):
        if listed:
            gathered = list(group)
            labels = (each.label for each in gathered if isinstance(each, Item | Signatory))
            # The numbers of one list are those of the next.
            widest = max((over(label.text) for label in labels if label), default=0)
            found |= {block.ref: widest for block in gathered if widest}
    return found


def _over(compositor: Compositor, style: Style, label: str) -> Length:
    """What of a label the margin at the right of the text does not hold."""
    type_ = type_of_label(label, style)
    made = set_label(compositor, compositor.plain(label, type_), 0, style.label_gap)
    last = made.pieces[-1]
    return max(last.x + compositor.scaled(last.run.advance, type_) - style.hang, 0)


def type_of_label(label: str, style: Style, ink: Ink = "black") -> Type:
    """The type of a label: boxes to be ticked off are in the face of code, which has them."""
    return Type("Code" if _BOXES.issuperset(label) else "Regular", style.size, ink)


def set_label(compositor: Compositor, label: Setting, right: Length, gap: Length) -> Fragment:
    """The label at the right of a line that ends at `right`, the ink of its last character `gap`
    away from the text.

    «1 –» and «1–» look alike: between a number and its dash stands half a space, whether one was
    typed or not. A real space parts label and text for those who read the file.
    """
    type_ = label.type_
    pieces = [Piece(compositor.blank(type_), right)]
    natural = [compositor.space(type_)] * len(label.words)
    [marks] = compositor.placed(label, 0, natural).fragments
    x = right + gap - compositor.left_bearing(marks.pieces[0].run, type_)
    half = compositor.space(type_) // 2
    dashed = False
    for piece in marks.pieces:
        if piece.run.text == " ":
            pieces.append(Piece(piece.run, x))
            continue
        x += half if dashed else 0
        pieces.append(Piece(piece.run, x))
        x += compositor.scaled(piece.run.advance, type_)
        dashed = piece.run.text[-1] in _DASHES
    return Fragment(marks.leaf, f"{marks.text} ", type_.ink, tuple(pieces), rank=-1)
