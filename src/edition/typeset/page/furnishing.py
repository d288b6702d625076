"""What helps to find the place in a text and is no part of it: folios and running heads, the areas
of links, and the bookmarks.
"""

from collections.abc import Collection, Iterator, Sequence

from edition.core.units import Length, times
from edition.model.document import Heading
from edition.model.page import ARTIFACT, Bookmark, Element, LinkArea, Page, PlacedLine
from edition.typeset.block.sections import first_leaves, leaves_of
from edition.typeset.forme.forme import LINK_HEIGHT
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style

_ABOVE_A_HEADING = 2
"""Sizes of a heading from its baseline up to where its bookmark leads."""


def furniture(
    compositor: Compositor, style: Style, number: int, folio: str, head: str
) -> tuple[PlacedLine, ...]:
    """The running head at the right, the folio at the outer foot: left on odd pages, which stand
    left.
    """
    left = style.left(number)
    at = left, style.measure, style.folio, style.running_head, style.furniture, number % 2
    return compositor.once(
        lambda: ("furniture", at, folio, head),
        lambda: _furniture(compositor, style, number, folio, head),
    )


def _furniture(
    compositor: Compositor, style: Style, number: int, folio: str, head: str
) -> tuple[PlacedLine, ...]:
    type_ = Type("Medium", style.furniture)
    left = style.left(number)
    outer = {"left": 0} if number % 2 else {"right": style.measure}
    lines = [PlacedLine(compositor.line(folio, type_, ARTIFACT, **outer), left, style.folio)]
    if head:
        small = Type("Regular", style.furniture)
        shown = _shortened(compositor, head, small, style.measure)
        lines.append(
            PlacedLine(
                compositor.line(shown, small, ARTIFACT, right=style.measure),
                left,
                style.running_head,
            )
        )
    return tuple(lines)


def _shortened(compositor: Compositor, head: str, type_: Type, measure: Length) -> str:
    """As many words as the measure holds, with an ellipsis where some are left out."""
    words = head.split(" ")
    for count in range(len(words), 0, -1):
        shown = head if count == len(words) else f"{' '.join(words[:count])} …"
        if compositor.width(shown, type_) <= measure:
            return shown
    return ""


def link_areas(
    compositor: Compositor, lines: Sequence[PlacedLine], links: Collection[int]
) -> Iterator[LinkArea]:
    """The rectangles that lead somewhere: one for each piece of a link, its leaf among `links`, on
    each of its lines.
    """
    for placed in lines:
        line = placed.line
        for fragment in line.fragments:
            if fragment.leaf in links:
                first, last = fragment.pieces[0], fragment.pieces[-1]
                end = last.x + compositor.scaled(
                    last.run.advance,
                    Type("Regular", line.size, scale=line.scale, face=line.face),
                )
                yield LinkArea(
                    fragment.leaf,
                    placed.x + first.x,
                    placed.y - line.size,
                    end - first.x,
                    times(line.size, LINK_HEIGHT),
                )


def outline(
    title: str, headings: Sequence[Heading], sections: Sequence[Element], pages: Sequence[Page]
) -> tuple[Bookmark, ...]:
    """The title, then every heading, each at the top of its first line."""
    structure = Element("Document", tuple(sections))
    texts = {leaf: (title, 1) for leaf in leaves_of(structure, "H1")}
    for heading, (leaf, level) in zip(
        headings, first_leaves(structure, "H2", "H3", "H4", "H5"), strict=True
    ):
        texts[leaf] = (heading.text, level)
    found: dict[int, Bookmark] = {}
    for page in pages:
        for placed in page.lines:
            leaf = min(placed.line.fragments, key=lambda fragment: fragment.rank).leaf
            if leaf in texts and leaf not in found:
                text, level = texts[leaf]
                top = max(0, placed.y - _ABOVE_A_HEADING * placed.line.size)
                found[leaf] = Bookmark(text, page.number, top, level, leaf)
    return tuple(found.values())
