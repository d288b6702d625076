"""The contents: every heading at the right, dots, and at the left the folio of the page on which it
stands; in one column or two.

How long it is follows from the headings alone, for folios have a column of their own. So it is cut
into pages before the text is, and filled in when that has its pages: nothing is done twice, and
nothing can go round in circles.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.pdf_syntax import circle
from edition.core.units import Length, times
from edition.model.document import Heading
from edition.model.page import ARTIFACT, Bookmark, Drawing, Element, LinkArea, PlacedLine, SetLine
from edition.typeset.block.slabs import FORBIDDEN, Slab
from edition.typeset.forme.forme import Forme, Frame, Leaded, Manuscript
from edition.typeset.line.beside import right_edge, side_by_side
from edition.typeset.line.breaking import FLUSH, Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.setting import shifted
from edition.typeset.line.stretches import Conventions, Inline, Stretch, inline
from edition.typeset.line.style import Style
from edition.typeset.page.pagination import Cut, Grid, Rows, paginate

_FEW = 5
"""Sections from which on their parts are left out where all would not fit two pages."""
_FACING = 2
"""Pages that are seen at once."""
_DEEP = 8
"""Lines of an entry up to which no page ends within it."""
_SINKS = (4, 3, 2)
"""Rows by which the first page may begin lower than others, as the text does, or a little less."""
_NARROW = 3
"""Lines that an entry may have in a narrow column."""


class ContentsShape(Struct, frozen=True):
    """How contents are drawn, in the size of their type unless it says otherwise.

    `heading`: the rows from the heading down to the first entry. `rule`: the width of the rule
    above the heading, and `above` the rows between the two. `thickness`: so many of the rule go to
    a size. `between`: white between two columns. `figures`: what a folio has room for. `pitch`: so
    many dots go to a size. `radius`: so many radii of a dot. `link`: of the leading, how far the
    area of an entry begins above its baseline.
    """

    heading: int = 2
    rule: int = 4
    above: int = 3
    thickness: int = 5
    between: int = 3
    figures: int = 3
    pitch: int = 2
    radius: int = 24
    link: float = 0.75


_SHAPE = ContentsShape()


class ContentsEntry(Struct, frozen=True):
    """A heading as it is listed: the one of this `number` among all (from 0), its leaf, its lines
    as wide as their column.
    """

    number: int
    level: int
    leaf: int
    type_: Type
    lines: tuple[SetLine, ...]


class Contents(Struct, frozen=True):
    """The entries in order, and their columns: `slabs` are each line of each entry, in its column
    by `cuts`.

    So many columns stand `beside` one another on a page, the first at the right. On the first page
    they begin `sink` rows lower, and the heading stands above them.
    """

    entries: tuple[ContentsEntry, ...]
    slabs: tuple[Slab, ...]
    cuts: tuple[Cut, ...]
    sink: int
    beside: int = 1

    def pages(self) -> int:
        """How many it takes."""
        return -(-len(self.cuts) // self.beside)


def set_contents(manuscript: Manuscript, style: Style, number: int) -> Contents:
    """The contents of a text that has headings, from page `number` on, in one column.

    Parts of sections are listed where all fits two pages, or where the sections are few.
    """
    headings = list(enumerate(manuscript.headings()))
    compositor = manuscript.compositor
    whole = _paged(compositor, _entries(manuscript, style, headings), style, number)
    sections = [(at, heading) for at, heading in headings if heading.level == 1]
    if len(whole.cuts) <= _FACING or len(sections) < _FEW:
        return whole
    return _paged(compositor, _entries(manuscript, style, sections), style, number)


def in_two_columns(manuscript: Manuscript, style: Style, contents: Contents) -> Contents | None:
    """The same entries on fewer pages; None where there are none fewer, or an entry would be a
    column of words.
    """
    headings = manuscript.headings()
    listed = [(entry.number, headings[entry.number]) for entry in contents.entries]
    entries = _entries(manuscript, replace(style, measure=_width(style, 2)), listed)
    if max(len(entry.lines) for entry in entries) > _NARROW:
        return None
    made = _balanced(entries, style)
    return made if made.pages() < contents.pages() else None


class _Folio(Struct, frozen=True):
    """The number of the page on which a heading stands, and the leaf that says it."""

    leaf: int
    figures: str


def fill_contents(
    manuscript: Manuscript,
    style: Style,
    contents: Contents,
    goals: Sequence[Bookmark],
    number: int,
) -> tuple[tuple[Forme, ...], Element]:
    """The pages of the contents from page `number` on, and their Sect; `goals` say where each
    heading stands.
    """
    compositor, leaves = manuscript.compositor, manuscript.leaves
    folios = {
        entry.number: _Folio(next(leaves), compositor.language.figures(goals[entry.number].page))
        for entry in contents.entries
    }
    numbers = range(number, number + contents.pages())
    frames = [Frame(style.left(page), style.measure, style.qr) for page in numbers]
    formes = [Forme(compositor, frame, leaves) for frame in frames]
    _head(formes[0], style, contents)
    # What was cut into columns were lines, one a row: each cut has the lines of one column.
    lines = [(entry, i) for entry in contents.entries for i in range(len(entry.lines))]
    column = replace(style, measure=_width(style, contents.beside))
    for at, cut in enumerate(contents.cuts):
        # Columns are read from right to left, and page after page.
        forme, place = formes[at // contents.beside], at % contents.beside
        step = column.measure + _SHAPE.between * style.size
        left = forme.right - column.measure - place * step
        # On the first page all columns begin below the heading.
        y = style.head + (contents.sink * style.leading if forme is formes[0] else 0)
        _fill_column(forme, column, (left, y), lines[cut.start : cut.end], folios)
    listed: list[tuple[int, Element]] = []
    for entry in contents.entries:
        # One Link for heading and folio: both lead to the place, and are heard as one.
        seen = (entry.leaf, folios[entry.number].leaf)
        link = Element("Link", seen, to=goals[entry.number])
        listed.append((entry.level, Element("Reference", (link,))))
    return tuple(formes), Element("Sect", (*formes[0].elements, _list(listed)))


def _head(forme: Forme, style: Style, contents: Contents) -> None:
    """The heading above the first column, with a rule over it."""
    y = style.head + (contents.sink - _SHAPE.heading) * style.leading
    width, thickness = _SHAPE.rule * style.size, style.size // _SHAPE.thickness
    top = y - _SHAPE.above * style.leading
    forme.rule(forme.right - width, top, width, thickness, "accent")
    type_ = Leaded(Type("Display Bold", style.heading), style.leading)
    forme.text("H2", forme.compositor.language.words.contents, type_, y)


def _fill_column(
    forme: Forme,
    style: Style,
    corner: tuple[Length, Length],
    lines: Sequence[tuple[ContentsEntry, int]],
    folios: Mapping[int, _Folio],
) -> None:
    """A column from its left edge and first baseline on, as wide as the style says: these lines of
    entries, links over all of its width, and dots.
    """
    compositor = forme.compositor
    left, y = corner
    gaps: list[tuple[Length, Length, Length]] = []
    for entry, i in lines:
        line, leaf = entry.lines[i], entry.leaf
        # The folio stands in the last line of an entry, at the end of the dots behind it. The line
        # is of two leaves there, and its area that of the second: an area has one.
        if i == len(entry.lines) - 1:
            folio = folios[entry.number]
            figures = compositor.line(folio.figures, entry.type_, folio.leaf)
            right = right_edge(compositor, figures, entry.type_)
            gaps.append((right, line.fragments[0].pieces[0].x, y))
            line, leaf = side_by_side(compositor, entry.type_, (line, figures)), folio.leaf
        top = y - times(style.leading, _SHAPE.link)
        forme.links.append(LinkArea(leaf, left, top, style.measure, style.leading))
        forme.lines.append(PlacedLine(line, left, y))
        y += style.leading
    forme.figures.append(_leaders(gaps, style, left))


def _entries(
    manuscript: Manuscript, style: Style, listed: Sequence[tuple[int, Heading]]
) -> tuple[ContentsEntry, ...]:
    """These headings, with their numbers among all; those of a lower level stand in, those of the
    highest are then heavier.
    """
    compositor = manuscript.compositor
    levels = {heading.level for _, heading in listed}
    digit = max(
        compositor.width(digit, Type("Regular", style.size))
        for digit in compositor.language.words.digits
    )
    room = _SHAPE.figures * digit + 2 * style.size
    found: list[ContentsEntry] = []
    for number, heading in listed:
        step = heading.level - min(levels)
        type_ = Type("Medium" if len(levels) > 1 and not step else "Regular", style.size)
        leaf, hang = next(manuscript.leaves), style.size
        width = style.measure - room - 2 * step * style.size - hang
        setting = compositor.setting(_plain(compositor, heading.text, leaf, type_), type_)
        copy = compositor.compose(setting, Filling(width, FLUSH, -hang), prose=False)
        lines = tuple(shifted(line, room) for line in compositor.filled(copy))
        found.append(ContentsEntry(number, heading.level, leaf, type_, lines))
    return tuple(found)


def _plain(compositor: Compositor, text: str, leaf: int, type_: Type) -> Inline:
    """The text as one leaf: an address in it may be broken and leads nowhere of its own."""
    woven, _ = inline(text, (), type_.weight, count(), Conventions(compositor.policy))
    return replace(woven, stretches=(Stretch(0, len(text), leaf, type_.weight),))


def _paged(
    compositor: Compositor, entries: tuple[ContentsEntry, ...], style: Style, number: int
) -> Contents:
    """On the fewest pages; the first begins as low as the first page of the text, or a little
    higher if that saves one.

    No page ends between the lines of an entry, or between one and the first of its parts, unless
    that is very long.
    """
    slabs = tuple(_slabs(entries))

    def cut() -> tuple[tuple[Cut, ...], int]:
        rows = Rows(slabs)
        sinks = [sink + _SHAPE.heading for sink in _SINKS]
        found = [
            (made, sink)
            for sink in sinks
            if (made := paginate(rows, Grid(style.rows, sink, number)))
        ]
        (cuts, _), sink = min(found, key=lambda way: (len(way[0][0]), way[0][1]))
        return cuts, sink

    shapes = tuple((entry.level, len(entry.lines)) for entry in entries)
    cuts, sink = compositor.once(lambda: ("contents", shapes, style.rows, number), cut)
    return Contents(entries, slabs, cuts, sink)


def _balanced(entries: tuple[ContentsEntry, ...], style: Style) -> Contents:
    """In two columns, all as deep as each other and no deeper than they must be."""
    slabs, sink = tuple(_slabs(entries)), _SINKS[0] + _SHAPE.heading
    found = [
        made[0]
        for depth in range(style.rows - sink, 0, -1)
        if (made := paginate(Rows(slabs), Grid(depth, first=2)))
    ]
    # The deepest columns come first, and take the fewest pages: of those that take no more, the
    # last are the shallowest.
    fewest = -(-len(found[0]) // 2)
    cuts = [cuts for cuts in found if -(-len(cuts) // 2) == fewest][-1]
    return Contents(entries, slabs, cuts, sink, 2)


def _slabs(entries: Sequence[ContentsEntry]) -> Iterator[Slab]:
    for before, entry in zip((None, *entries), entries, strict=False):
        keep = before is not None and before.level < entry.level
        whole = len(entry.lines) <= _DEEP
        yield from (
            Slab(1, penalty=FORBIDDEN if whole and (i or keep) else 0)
            for i in range(len(entry.lines))
        )


def _width(style: Style, beside: int) -> Length:
    """The width of a column."""
    return (style.measure - (beside - 1) * _SHAPE.between * style.size) // beside


def _list(entries: Sequence[tuple[int, Element]]) -> Element:
    """A TOC of the entries, in each TOCI the TOC of what is below it."""
    highest = min(level for level, _ in entries)
    starts = [i for i, (level, _) in enumerate(entries) if level == highest or i == 0]
    items: list[Element] = []
    for start, end in zip(starts, [*starts[1:], len(entries)], strict=True):
        below = entries[start + 1 : end]
        items.append(Element("TOCI", (entries[start][1], *([_list(below)] if below else []))))
    return Element("TOC", tuple(items))


def _leaders(gaps: Sequence[tuple[Length, Length, Length]], style: Style, left: Length) -> Drawing:
    """Dots on the baseline of each gap, from behind the widest folio to its right end, one below
    the other on the whole page.
    """
    pitch, radius, white = style.size // _SHAPE.pitch, style.size // _SHAPE.radius, style.size // 2
    path: list[tuple[str, tuple[Length, ...]]] = []
    # Dots stand at multiples of the pitch from the left edge: one below the other on every line.
    first = -(-(max((start for start, _, _ in gaps), default=0) + white) // pitch)
    for _, end, y in gaps:
        for place in range(first, (end - white) // pitch + 1):
            path += circle(place * pitch, y - radius, radius)
    return Drawing(ARTIFACT, left, 0, style.measure, style.height, tuple(path), even_odd=False)
