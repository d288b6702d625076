"""The rectangles of a page that lead somewhere: one for each piece of a link on each of its
lines.
"""

from collections.abc import Collection, Iterator, Sequence

from edition.model.page import LinkArea, PlacedLine
from edition.typeset.line.compositor import Compositor, Type


def link_areas(
    compositor: Compositor, lines: Sequence[PlacedLine], links: Collection[int]
) -> Iterator[LinkArea]:
    """The areas of the fragments whose leaves are among `links`."""
    for placed in lines:
        line = placed.line
        for fragment in line.fragments:
            if fragment.leaf in links:
                first, last = fragment.pieces[0], fragment.pieces[-1]
                end = last.x + compositor.scaled(
                    last.run.advance, Type(line.face, line.size, scale=line.scale)
                )
                yield LinkArea(
                    fragment.leaf,
                    placed.x + first.x,
                    placed.y - line.size,
                    end - first.x,
                    line.size * 135 // 100,
                )
