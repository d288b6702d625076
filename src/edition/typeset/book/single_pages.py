"""The whole text as one run, the title above it and the addresses below: on single pages in the
style that is given, large print and pages for a telephone; and what a leaflet takes of that.
"""

from collections.abc import Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length, times
from edition.core.white_space import same
from edition.model.description import Description
from edition.model.document import Block, Title
from edition.model.page import Arrangement, Element, PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, Stack, fit
from edition.typeset.block.galley import Galley, galley_of, set_matter
from edition.typeset.block.slabs import FORBIDDEN, Slab, cuttable, placed
from edition.typeset.forme.forme import Forme, Frame, Manuscript
from edition.typeset.forme.links import addresses, module_of, quiet
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style
from edition.typeset.page.furnishing import furniture, link_areas, outline
from edition.typeset.page.pagination import Cut, Grid, Rows, paginate

_SHARES = (1, 0.8, 0.65, 0.5)
"""Of the size of a title, tried until one leaves its page rows for text."""
_BELOW_TITLE = 4
"""Rows of text on the page of the title, at least."""
_OTHERS = 0.5
"""The largest size of the other parts of a title, in that of the first."""
_FIRST, _FURTHER = Stack(0.6, 1.3), Stack(1.2, 1.3)
"""The first part of a title, and one behind it."""
_APART = 2
"""Rows from the last line of the text to the addresses."""
_EVERY = 1
"""Single pages all stand as odd ones do: the wider margin at the right, where numbers hang, the
folio at the left.
"""


class Addresses(Struct, frozen=True):
    """The block of addresses at the end from its own top: lines, links and symbol, the element of
    each, and its height.
    """

    shown: Arrangement
    elements: tuple[Element, ...]
    height: Length


def set_single_pages(
    compositor: Compositor, style: Style, name: str, source: Source, reading: Reading
) -> PagedDocument:
    """Folios at the left foot, the addresses after the last line, alone on a page only where what
    they follow fills one.
    """
    manuscript = Manuscript(compositor, source.description, reading, count())
    galley = running_galley(manuscript, style)
    end = end_addresses(manuscript, style)
    lines = -(-end.height // style.leading) + _APART
    room = Slab(lines, penalty=FORBIDDEN) if end.shown.lines else Slab(0)
    slabs, grid = tuple(cuttable((*galley.slabs, room), style.rows)), style
    if style.parted:
        slabs, grid = halved(slabs, style)
    found = paginate(Rows(slabs), Grid(grid.rows))
    if found is None:
        raise AssertionError("no slab is deeper than a page")
    shown = [stand(manuscript, galley, slabs, cut, grid) for cut in found[0]]
    shown = [each.moved(style.left(_EVERY), style.head) for each in shown]
    # The addresses stand in the room that was kept for them.
    bottom = max((line.y for line in shown[-1].lines), default=None)
    y = style.head if bottom is None else bottom + _APART * style.leading
    shown[-1] = shown[-1].with_(end.shown.moved(style.left(_EVERY), y))
    folios = [compositor.language.figures(number) for number in range(1, len(shown) + 1)]
    pages = [
        Arrangement(furniture=furniture(compositor, style, _EVERY, folio, ""))
        .with_(each)
        .page(number, folio, style.area(_EVERY))
        for number, (folio, each) in enumerate(zip(folios, shown, strict=True), 1)
    ]
    marks = outline(source.description.title, manuscript.headings(), galley.sections, pages)
    last = [Element("Sect", end.elements)] if end.elements else []
    structure = Element("Document", (*galley.sections, *last))
    return PagedDocument(
        name, style.width, style.height, tuple(pages), structure, marks, style.size, 0.0, True
    )


def running_galley(manuscript: Manuscript, style: Style, *, titled: bool = True) -> Galley:
    """The title as edition.toml divides it, unless a cover has it, then all other blocks."""
    compositor, description, reading, leaves = manuscript
    blocks = [b for b in reading.document.blocks if not is_shown(b, description)]
    title = _title(manuscript, style) if titled else None
    galley = galley_of(set_matter(compositor, style, blocks, leaves, endnotes=True))
    if title is None:
        return galley
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


def _title(manuscript: Manuscript, style: Style) -> tuple[list[Slab], Element]:
    """The title as one slab, as large as leaves its page some rows of text."""
    leaf = next(manuscript.leaves)
    sizes = [times(style.title, share) for share in _SHARES]
    tried = (_title_slab(manuscript, style, leaf, size) for size in sizes)
    slab = next((slab for slab in tried if slab.rows <= style.rows - _BELOW_TITLE), None)
    slab = slab or _title_slab(manuscript, style, leaf, style.size)
    return [slab, Slab(1, penalty=FORBIDDEN, blank=True)], Element("H1", (leaf,))


def _title_slab(manuscript: Manuscript, style: Style, leaf: int, largest: Length) -> Slab:
    """Its parts one below the other, the first the largest."""
    compositor, description = manuscript.compositor, manuscript.description
    texts: list[tuple[str, Type]] = []
    baselines: list[Length] = []
    y: Length = 0
    for i, part in enumerate(description.title_parts or (description.title,)):
        type_ = (
            Type("Display Bold", times(largest, _OTHERS)) if i else Type("Display Black", largest)
        )
        large = fit(compositor, part, type_, Space(style.measure), range(1, 5))
        found, y = (_FURTHER if i else _FIRST).baselines(y, large)
        texts += [(line, Type(type_.weight, large.size)) for line in large.lines]
        baselines += found
    lines, _ = compositor.display(texts, leaf, style.measure)
    return Slab(-(-y // style.leading) + 1, tuple(zip(baselines, lines, strict=True)))


def end_addresses(manuscript: Manuscript, style: Style) -> Addresses:
    """The symbol of the first one that is coded, then every address in letters, flush right, from a
    top of 0.
    """
    forme = Forme(manuscript.compositor, Frame(0, style.measure, style.qr), manuscript.leaves)
    every = addresses(manuscript.description)
    y = style.address
    for address in [each for each in every if each.qr and style.qr][:1]:
        white = quiet(module_of(address, style.qr))
        y = forme.symbol(address, 0) + white + style.address
    for address in every:
        y = forme.address(address, y, style.address)
    return Addresses(forme.arranged(), tuple(forme.elements), y)


def stand(
    manuscript: Manuscript, galley: Galley, slabs: Sequence[Slab], cut: Cut, style: Style
) -> Arrangement:
    """What stands on one page or panel, its links among it, from its first baseline on."""
    found = placed(slabs[cut.start : cut.end], 0, 0, style.leading)
    links = tuple(link_areas(manuscript.compositor, found.lines, galley.links))
    return replace(found, links=links)


def halved(slabs: Sequence[Slab], style: Style) -> tuple[tuple[Slab, ...], Style]:
    """Slabs twice as many rows deep, those of none one, and the style in which a row is half as
    high: the grid of pages on which paragraphs stand half a row apart.
    """
    return tuple(map(_deeper, slabs)), replace(
        style, leading=style.leading // 2, rows=2 * style.rows
    )


def _deeper(slab: Slab) -> Slab:
    """With all that it repeats above it; where lines and rules stand within it is no matter of
    rows.
    """
    return replace(slab, rows=2 * slab.rows or 1, head=_deeper(slab.head) if slab.head else None)
