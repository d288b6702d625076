"""The bookmarks of an output: its title and its headings, and where they stand."""

from collections.abc import Sequence

from edition.model.document import Heading
from edition.model.page import Bookmark, Element, Page
from edition.typeset.block.sections import first_leaves, leaves_of


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
                found[leaf] = Bookmark(
                    text, page.number, max(0, placed.y - 2 * placed.line.size), level
                )
    return tuple(found.values())
