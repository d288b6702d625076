"""Lines of one baseline made one."""

from collections.abc import Sequence

from msgspec.structs import replace

from edition.core.units import Length
from edition.model.page import Fragment, Glyph, Piece, SetLine, ShapedRun
from edition.typeset.line.compositor import Compositor, Type

_WIDEST = 60_000
"""Of a space, in font units: what is wider no font holds, whose advances have 16 bits (OpenType,
hmtx). What is at the left of it stands where it stands.
"""


def side_by_side(compositor: Compositor, type_: Type, columns: Sequence[SetLine]) -> SetLine:
    """Lines that stand beside one another, the first at the right, as one line: readers take its
    parts in their order.

    The white between two of them is one wide space, so that no reader takes it for the end of a
    line.
    """
    fragments: list[Fragment] = []
    rank = 0
    for at, column in enumerate(columns):
        own = [replace(fragment, rank=rank + fragment.rank) for fragment in column.fragments]
        rank += len(own)
        if at + 1 < len(columns):
            last = max(range(len(own)), key=lambda i: own[i].rank)
            own[last] = replace(own[last], text=f"{own[last].text} ")
            if _is_seen(column) and _is_seen(columns[at + 1]):
                own[0] = replace(
                    own[0],
                    pieces=(_space(compositor, type_, column, columns[at + 1]), *own[0].pieces),
                )
        fragments = [*own, *fragments]
    return replace(columns[0], fragments=tuple(fragments))


def right_edge(compositor: Compositor, line: SetLine, type_: Type) -> Length:
    """Where the last piece of a line ends."""
    last = next(fragment for fragment in reversed(line.fragments) if fragment.pieces).pieces[-1]
    return last.x + compositor.scaled(last.run.advance, type_)


def _is_seen(line: SetLine) -> bool:
    """Whether a line has any piece: that before the mark of a note that stands alone in a narrow
    cell has none.
    """
    return any(fragment.pieces for fragment in line.fragments)


def _space(compositor: Compositor, type_: Type, line: SetLine, after: SetLine) -> Piece:
    """The space between a line and the one at the left of it."""
    first = next(fragment for fragment in line.fragments if fragment.pieces).pieces[0]
    left, right = right_edge(compositor, after, type_), first.x
    # In the face of the line before it, whatever that was set in.
    type_ = replace(type_, face=line.face)
    blank = compositor.blank(type_)
    advance = round((right - left) * blank.advance / compositor.space(type_))
    advance = min(advance, _WIDEST)
    return Piece(
        ShapedRun(
            " ", blank.face, True, (Glyph(blank.glyphs[0].index, 0, advance, 0, 0),), advance
        ),
        left,
    )
