"""A grid of half rows, for pages on which paragraphs stand half a row apart."""

from collections.abc import Sequence

from msgspec.structs import replace

from edition.typeset.block.slabs import Slab
from edition.typeset.line.style import Style


def halved(slabs: Sequence[Slab], style: Style) -> tuple[tuple[Slab, ...], Style]:
    """Slabs twice as many rows deep, those of none one, and the style in which a row is half as
    high.
    """
    return tuple(map(_deeper, slabs)), replace(
        style, leading=style.leading // 2, rows=2 * style.rows
    )


def _deeper(slab: Slab) -> Slab:
    """With all that it repeats above it; where lines and rules stand within it is no matter of
    rows.
    """
    return replace(slab, rows=2 * slab.rows or 1, head=_deeper(slab.head) if slab.head else None)
