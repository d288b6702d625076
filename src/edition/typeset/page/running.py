"""The whole text as one run of slabs: title above, addresses below, for outputs without a cover."""

from collections.abc import Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.core.white_space import same
from edition.model.description import Description
from edition.model.document import Block, Title
from edition.model.page import Element, Figure, LinkArea, PlacedLine
from edition.model.reading import Reading
from edition.typeset.block.display import Space, fit
from edition.typeset.block.galley import Galley, galley_of, set_matter
from edition.typeset.block.slabs import FORBIDDEN, PlacedSlabs, Slab, placed
from edition.typeset.forme.addresses import addresses
from edition.typeset.forme.making_up_by_hand import Forme, Frame
from edition.typeset.forme.qr import quiet
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style
from edition.typeset.page.pagination import Cut

_SHARES = (100, 80, 65, 50)
_BELOW_TITLE = 4


class Addresses(Struct, frozen=True):
    """The block of addresses at the end: lines, links and symbol from its own top, the element of
    each, and its height.
    """

    lines: tuple[PlacedLine, ...]
    links: tuple[LinkArea, ...]
    figures: tuple[Figure, ...]
    elements: tuple[Element, ...]
    height: Length


def running_galley(
    compositor: Compositor,
    style: Style,
    description: Description,
    reading: Reading,
    leaves: "count[int]",
    *,
    titled: bool = True,
) -> Galley:
    """The title as edition.toml divides it, unless a cover has it, then all other blocks."""
    blocks = [block for block in reading.document.blocks if not is_shown(block, description)]
    if not titled:
        return galley_of(set_matter(compositor, style, blocks, leaves, endnotes=True))
    title = _title(compositor, style, description, leaves)
    galley = galley_of(set_matter(compositor, style, blocks, leaves, endnotes=True))
    sections = (Element("Sect", (title[1],)), *galley.sections)
    return replace(galley, slabs=(*title[0], *galley.slabs), sections=sections)


def is_shown(block: Block, description: Description) -> bool:
    """Whether large type shows a block: the title of edition.toml, unless a note or a link is to be
    set with it.
    """
    if not isinstance(block, Title):
        return False
    plain = not any(mark.kind in ("note", "link") for mark in block.marks)
    return plain and same(block.text, description.title)


def _title(
    compositor: Compositor, style: Style, description: Description, leaves: "count[int]"
) -> tuple[list[Slab], Element]:
    """The title as one slab, as large as leaves its page some rows of text."""
    leaf = next(leaves)
    tried = (
        _title_slab(compositor, style, description, leaf, style.title * share // 100)
        for share in _SHARES
    )
    slab = next((slab for slab in tried if slab.rows <= style.rows - _BELOW_TITLE), None)
    slab = slab or _title_slab(compositor, style, description, leaf, style.size)
    return [slab, Slab(1, penalty=FORBIDDEN, blank=True)], Element("H1", (leaf,))


def _title_slab(
    compositor: Compositor, style: Style, description: Description, leaf: int, largest: Length
) -> Slab:
    """Its parts one below the other, the first the largest."""
    texts: list[tuple[str, Type]] = []
    baselines: list[Length] = []
    y: Length = 0
    for i, part in enumerate(description.title_parts or (description.title,)):
        most = largest * (50 if i else 100) // 100
        large = fit(
            compositor,
            part,
            Type("Bold" if i else "Black", most),
            Space(style.measure),
            range(1, 5),
        )
        y += large.size * (120 if i else 60) // 100
        for line in large.lines:
            texts.append((line, Type("Bold" if i else "Black", large.size)))
            baselines.append(y)
            y += large.size * 130 // 100
    lines, _ = compositor.display(texts, leaf, style.measure)
    return Slab(-(-y // style.leading) + 1, tuple(zip(baselines, lines, strict=True)))


def end_addresses(
    compositor: Compositor, style: Style, description: Description, leaves: "count[int]"
) -> Addresses:
    """The symbol of the first one that is coded, then every address in letters, flush right, from a
    top of 0.
    """
    forme = Forme(compositor, Frame(0, style.measure, style.qr), leaves)
    y = style.address
    for address in [each for each in addresses(description) if each.qr and style.qr][:1]:
        y = forme.symbol(address, 0) + quiet(address.target, style.qr) + style.address
    for address in addresses(description):
        y = forme.address(address, y, style.address)
    return Addresses(
        tuple(forme.lines), tuple(forme.links), tuple(forme.figures), tuple(forme.elements), y
    )


def place_slabs(
    slabs: Sequence[Slab], cut: Cut, style: Style, left: Length, top: Length
) -> PlacedSlabs:
    """What stands on one page or panel whose first baseline is at `top`."""
    return placed(slabs[cut.start : cut.end], left, top, style.leading)
