"""The contents: every heading at the right, dots, and at the left the folio of the page on which it
stands; in one column or two.

How long it is follows from the headings alone, for folios have a column of their own. So it is cut
into pages before the text is, and filled in when that has its pages: nothing is done twice, and
nothing can go round in circles.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.pdf_syntax import circle
from edition.core.units import Length
from edition.model.document import Heading
from edition.model.page import ARTIFACT, Bookmark, Drawing, Element, LinkArea, PlacedLine, SetLine
from edition.typeset.block.slabs import FORBIDDEN, Slab
from edition.typeset.forme.making_up_by_hand import Forme, Frame
from edition.typeset.line.beside import right_edge, side_by_side
from edition.typeset.line.breaking import FLUSH, Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.setting import shifted
from edition.typeset.line.stretches import Conventions, Inline, Stretch, inline
from edition.typeset.line.style import Style
from edition.typeset.page.pagination import Cut, Rows, paginate

_FEW = 5
_FACING = 2
_DEEP = 8
_SINKS = (4, 3, 2)
_HEADING = 2  # rows
_NARROW = 3  # lines of an entry in a narrow column
_BETWEEN = 3  # em of white between two columns
_FIGURES = 3
_PITCH = 2  # dots to the size of type


class Entry(Struct, frozen=True):
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

    entries: tuple[Entry, ...]
    slabs: tuple[Slab, ...]
    cuts: tuple[Cut, ...]
    sink: int
    beside: int = 1

    def pages(self) -> int:
        """How many it takes."""
        return -(-len(self.cuts) // self.beside)


def set_contents(
    compositor: Compositor,
    style: Style,
    headings: Sequence[Heading],
    number: int,
    leaves: "count[int]",
) -> Contents:
    """The contents of a text with these headings, from page `number` on, in one column.

    Parts of sections are listed where all fits two pages, or where the sections are few.
    """
    whole = _paged(
        _entries(compositor, style, headings, max(heading.level for heading in headings), leaves),
        style,
        number,
    )
    if len(whole.cuts) <= _FACING or sum(heading.level == 1 for heading in headings) < _FEW:
        return whole
    return _paged(_entries(compositor, style, headings, 1, leaves), style, number)


def in_two_columns(
    compositor: Compositor,
    style: Style,
    headings: Sequence[Heading],
    contents: Contents,
    leaves: "count[int]",
) -> Contents | None:
    """The same entries on fewer pages; None where there are none fewer, or an entry would be a
    column of words.
    """
    listed = [headings[entry.number] for entry in contents.entries]
    numbers = [entry.number for entry in contents.entries]
    found = _entries(
        compositor,
        replace(style, measure=_width(style, 2)),
        listed,
        max(h.level for h in listed),
        leaves,
    )
    if max(len(entry.lines) for entry in found) > _NARROW:
        return None
    entries = tuple(
        replace(entry, number=number) for entry, number in zip(found, numbers, strict=True)
    )
    made = _balanced(entries, style)
    return made if made.pages() < contents.pages() else None


def fill_contents(
    compositor: Compositor,
    style: Style,
    contents: Contents,
    goals: Sequence[Bookmark],
    number: int,
    leaves: "count[int]",
) -> tuple[tuple[Forme, ...], Element]:
    """The pages of the contents from page `number` on, and their Sect; `goals` say where each
    heading stands.
    """
    folios = {entry.number: next(leaves) for entry in contents.entries}
    rows = [(entry, i) for entry in contents.entries for i in range(len(entry.lines))]
    frames = [
        Frame(style.left(number + i), style.measure, style.qr) for i in range(contents.pages())
    ]
    formes = [Forme(compositor, frame, leaves) for frame in frames]
    top = style.head + (contents.sink - _HEADING) * style.leading
    first, width = formes[0], _width(style, contents.beside)
    first.rule(
        first.right - 4 * style.size,
        top - 3 * style.leading,
        4 * style.size,
        style.size // 5,
        "accent",
    )
    first.text(
        "H2", compositor.language.words.contents, Type("Bold", style.heading), top, style.leading
    )
    for at, cut in enumerate(contents.cuts):
        forme, place = formes[at // contents.beside], at % contents.beside
        left = forme.right - width - place * (width + _BETWEEN * style.size)
        y = style.head + (contents.sink * style.leading if forme is first else 0)
        gaps: list[tuple[Length, Length, Length]] = []
        for entry, i in rows[cut.start : cut.end]:
            line, leaf = entry.lines[i], entry.leaf
            if i == len(entry.lines) - 1:
                leaf = folios[entry.number]
                folio = compositor.line(
                    compositor.language.figures(goals[entry.number].page), entry.type_, leaf
                )
                gaps.append(
                    (right_edge(compositor, folio, entry.type_), line.fragments[0].pieces[0].x, y)
                )
                line = side_by_side(compositor, entry.type_, (line, folio))
            forme.links.append(
                LinkArea(leaf, left, y - style.leading * 3 // 4, width, style.leading)
            )
            forme.lines.append(PlacedLine(line, left, y))
            y += style.leading
        forme.figures.append(_leaders(gaps, replace(style, measure=width), left))
    listed = [
        (
            entry.level,
            Element(
                "Reference",
                (Element("Link", (entry.leaf, folios[entry.number]), to=goals[entry.number]),),
            ),
        )
        for entry in contents.entries
    ]
    return tuple(formes), Element("Sect", (*first.elements, _list(listed)))


def _entries(
    compositor: Compositor,
    style: Style,
    headings: Sequence[Heading],
    deepest: int,
    leaves: "count[int]",
) -> tuple[Entry, ...]:
    """The headings down to a level; those of a lower level stand in, those of the highest are then
    heavier.
    """
    listed = [
        (number, heading) for number, heading in enumerate(headings) if heading.level <= deepest
    ]
    levels = {heading.level for _, heading in listed}
    digit = max(
        compositor.width(digit, Type("Regular", style.size))
        for digit in compositor.language.words.digits
    )
    room = _FIGURES * digit + 2 * style.size
    found: list[Entry] = []
    for number, heading in listed:
        step = heading.level - min(levels)
        type_ = Type("Medium" if len(levels) > 1 and not step else "Regular", style.size)
        leaf, hang = next(leaves), style.size
        width = style.measure - room - 2 * step * style.size - hang
        setting = compositor.setting(_plain(compositor, heading.text, leaf, type_), type_)
        copy = compositor.compose(setting, Filling(width, FLUSH, -hang), prose=False)
        found.append(
            Entry(
                number,
                heading.level,
                leaf,
                type_,
                tuple(shifted(line, room) for line in compositor.filled(copy)),
            )
        )
    return tuple(found)


def _plain(compositor: Compositor, text: str, leaf: int, type_: Type) -> Inline:
    """The text as one leaf: an address in it may be broken and leads nowhere of its own."""
    woven, _ = inline(text, (), type_.weight, count(), Conventions(compositor.policy))
    return replace(woven, stretches=(Stretch(0, len(text), leaf, type_.weight),))


def _paged(entries: tuple[Entry, ...], style: Style, number: int) -> Contents:
    """On the fewest pages; the first begins as low as the first page of the text, or a little
    higher if that saves one.

    No page ends between the lines of an entry, or between one and the first of its parts, unless
    that is very long.
    """
    slabs = tuple(_slabs(entries))
    sinks = [sink + _HEADING for sink in _SINKS]
    found = [
        (made, sink) for sink in sinks if (made := paginate(Rows(slabs), style.rows, sink, number))
    ]
    (cuts, _), sink = min(found, key=lambda way: (len(way[0][0]), way[0][1]))
    return Contents(entries, slabs, cuts, sink)


def _balanced(entries: tuple[Entry, ...], style: Style) -> Contents:
    """In two columns, all as deep as each other and no deeper than they must be."""
    slabs, sink = tuple(_slabs(entries)), _SINKS[0] + _HEADING
    found = [
        made[0]
        for depth in range(style.rows - sink, 0, -1)
        if (made := paginate(Rows(slabs), depth, 0, 2))
    ]
    fewest = -(-len(found[0]) // 2)
    return Contents(
        entries, slabs, [cuts for cuts in found if -(-len(cuts) // 2) == fewest][-1], sink, 2
    )


def _slabs(entries: Sequence[Entry]) -> Iterator[Slab]:
    for before, entry in zip((None, *entries), entries, strict=False):
        keep = before is not None and before.level < entry.level
        whole = len(entry.lines) <= _DEEP
        yield from (
            Slab(1, penalty=FORBIDDEN if whole and (i or keep) else 0)
            for i in range(len(entry.lines))
        )


def _width(style: Style, beside: int) -> Length:
    """The width of a column."""
    return (style.measure - (beside - 1) * _BETWEEN * style.size) // beside


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
    pitch, radius, white = style.size // _PITCH, style.size // 24, style.size // 2
    path: list[tuple[str, tuple[Length, ...]]] = []
    first = -(-(max((start for start, _, _ in gaps), default=0) + white) // pitch)
    for _, end, y in gaps:
        for place in range(first, (end - white) // pitch + 1):
            path += circle(place * pitch, y - radius, radius)
    return Drawing(ARTIFACT, left, 0, style.measure, style.height, tuple(path), even_odd=False)
