"""A grid of half rows, for pages on which paragraphs stand half a row apart."""

from collections.abc import Sequence

from msgspec.structs import replace

from edition.typeset.galley import Slab
from edition.typeset.style import Style


def halved(slabs: Sequence[Slab], style: Style) -> tuple[tuple[Slab, ...], Style]:
    """Slabs twice as many rows deep, those of none one, and the style in which a row is half as high."""
    deeper = tuple(replace(slab, rows=2 * slab.rows or 1) for slab in slabs)
    return deeper, replace(style, leading=style.leading // 2, rows=2 * style.rows)
