"""The contents: every heading at the right, dots, and at the left the folio of the page on which it stands.

How long it is follows from the headings alone, for folios have a column of their own. So it is cut into pages before the text is,
and filled in when that has its pages: nothing is done twice, and nothing can go round in circles.
"""

from collections.abc import Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.document import Heading
from edition.model.page import ARTIFACT, Bookmark, Drawing, Element, LinkArea, SetLine
from edition.typeset.breaking import FLUSH
from edition.typeset.forme import Forme, Frame
from edition.typeset.inline import Inline, Stretch, inline
from edition.typeset.lines import Compositor, Type
from edition.typeset.pagination import Cut, Rows, paginate
from edition.typeset.shifting import right_edge, shifted, side_by_side
from edition.typeset.slabs import FORBIDDEN, Slab
from edition.typeset.style import Style

_FEW = 5
_FACING = 2
_DEEP = 8
_SINKS = (4, 3, 2)
_FIGURES = 3
_PITCH = 2  # dots to the size of type
_ROUND = 552  # control points of a quarter of a circle, in thousandths of its radius


class Entry(Struct, frozen=True):
    """A heading as it is listed: the one of this `number` among all (from 0), its leaf, its lines from right to left edge."""

    number: int
    level: int
    leaf: int
    type_: Type
    lines: tuple[SetLine, ...]


class Contents(Struct, frozen=True):
    """The entries in order, and their pages: `slabs` are the heading and then each line of each entry, on its page by `cuts`.

    The first page begins `sink` rows lower.
    """

    entries: tuple[Entry, ...]
    slabs: tuple[Slab, ...]
    cuts: tuple[Cut, ...]
    sink: int


def set_contents(
    compositor: Compositor, style: Style, headings: Sequence[Heading], number: int, leaves: "count[int]"
) -> Contents:
    """The contents of a text with these headings, from page `number` on.

    Parts of sections are listed where all fits two pages, or where the sections are few.
    """
    whole = _paged(_entries(compositor, style, headings, max(heading.level for heading in headings), leaves), style, number)
    if len(whole.cuts) <= _FACING or sum(heading.level == 1 for heading in headings) < _FEW:
        return whole
    return _paged(_entries(compositor, style, headings, 1, leaves), style, number)


def fill_contents(
    compositor: Compositor, style: Style, contents: Contents, goals: Sequence[Bookmark], number: int, leaves: "count[int]"
) -> tuple[tuple[Forme, ...], Element]:
    """The pages of the contents from page `number` on, and their Sect; `goals` say where each heading stands."""
    folios = {entry.number: next(leaves) for entry in contents.entries}
    rows = [(entry, i) for entry in contents.entries for i in range(len(entry.lines))]
    frames = [Frame(style.left(number + i), style.measure, style.qr) for i in range(len(contents.cuts))]
    formes = [Forme(compositor, frame, leaves) for frame in frames]
    top = style.head + contents.sink * style.leading
    first = formes[0]
    first.rule(first.right - 4 * style.size, top - 3 * style.leading, 4 * style.size, style.size // 5, "accent")
    first.text("H2", compositor.language.words.contents, Type("Bold", style.heading), top, style.leading)
    for forme, cut in zip(formes, contents.cuts, strict=True):
        shown = rows[max(cut.start - 1, 0) : cut.end - 1]
        y = top + contents.slabs[0].rows * style.leading if forme is first else style.head
        gaps: list[tuple[Length, Length, Length]] = []
        for entry, i in shown:
            line, leaf = entry.lines[i], entry.leaf
            if i == len(entry.lines) - 1:
                leaf = folios[entry.number]
                folio = compositor.line(compositor.language.figures(goals[entry.number].page), entry.type_, leaf)
                gaps.append((right_edge(compositor, folio, entry.type_), line.fragments[0].pieces[0].x, y))
                line = side_by_side(compositor, entry.type_, (line, folio))
            forme.links.append(LinkArea(leaf, forme.left, y - style.leading * 3 // 4, style.measure, style.leading))
            y = forme.place([line], y, style.leading)
        forme.figures.append(_leaders(gaps, style, forme.left))
    listed = [
        (entry.level, Element("Reference", (Element("Link", (entry.leaf, folios[entry.number]), to=goals[entry.number]),)))
        for entry in contents.entries
    ]
    return tuple(formes), Element("Sect", (*first.elements, _list(listed)))


def _entries(
    compositor: Compositor, style: Style, headings: Sequence[Heading], deepest: int, leaves: "count[int]"
) -> tuple[Entry, ...]:
    """The headings down to a level; those of a lower level stand in, those of the highest are then heavier."""
    listed = [(number, heading) for number, heading in enumerate(headings) if heading.level <= deepest]
    levels = {heading.level for _, heading in listed}
    digit = max(compositor.width(digit, Type("Regular", style.size)) for digit in compositor.language.words.digits)
    room = _FIGURES * digit + 2 * style.size
    found: list[Entry] = []
    for number, heading in listed:
        step = heading.level - min(levels)
        type_ = Type("Medium" if len(levels) > 1 and not step else "Regular", style.size)
        leaf, hang = next(leaves), style.size
        width = style.measure - room - 2 * step * style.size - hang
        copy = compositor.copy(_plain(compositor, heading.text, leaf, type_), type_, leaf, width, -hang, FLUSH, prose=False)
        found.append(Entry(number, heading.level, leaf, type_, tuple(shifted(line, room) for line in compositor.filled(copy))))
    return tuple(found)


def _plain(compositor: Compositor, text: str, leaf: int, type_: Type) -> str | Inline:
    """The text as one leaf: an address in it may be broken and leads nowhere of its own."""
    woven, _ = inline(text, (), {}, type_.weight, count(), compositor.policy)
    return replace(woven, stretches=(Stretch(0, len(text), leaf, type_.weight),)) if isinstance(woven, Inline) else woven


def _paged(entries: tuple[Entry, ...], style: Style, number: int) -> Contents:
    """On the fewest pages; the first begins as low as the first page of the text, or a little higher if that saves one.

    No page ends between the lines of an entry, or between one and the first of its parts, unless that is very long.
    """
    slabs = [Slab(2)]
    for before, entry in zip((None, *entries), entries, strict=False):
        keep = before is None or before.level < entry.level
        whole = len(entry.lines) <= _DEEP
        slabs += [Slab(1, penalty=FORBIDDEN if whole and (i or keep) else 0) for i in range(len(entry.lines))]
    found = [(made, sink) for sink in _SINKS if (made := paginate(Rows(slabs), style.rows, sink, number))]
    (cuts, _), sink = min(found, key=lambda way: (len(way[0][0]), way[0][1]))
    return Contents(entries, tuple(slabs), cuts, sink)


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
    """Dots on the baseline of each gap, from behind the widest folio to its right end, one below the other on the whole page."""
    pitch, radius, white = style.size // _PITCH, style.size // 24, style.size // 2
    path: list[tuple[str, tuple[Length, ...]]] = []
    first = -(-(max((start for start, _, _ in gaps), default=0) + white) // pitch)
    for _, end, y in gaps:
        for place in range(first, (end - white) // pitch + 1):
            path += _dot(place * pitch, y - radius, radius)
    return Drawing(ARTIFACT, left, 0, style.measure, style.height, tuple(path), even_odd=False)


def _dot(x: Length, y: Length, r: Length) -> list[tuple[str, tuple[Length, ...]]]:
    """A disc around (x, y)."""
    c = r * _ROUND // 1000
    return [
        ("m", (x + r, y)),
        ("c", (x + r, y + c, x + c, y + r, x, y + r)),
        ("c", (x - c, y + r, x - r, y + c, x - r, y)),
        ("c", (x - r, y - c, x - c, y - r, x, y - r)),
        ("c", (x + c, y - r, x + r, y - c, x + r, y)),
        ("h", ()),
    ]
