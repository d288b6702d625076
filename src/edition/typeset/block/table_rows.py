"""The rows of a table as slabs: a rule under its head, which every page repeats, and hairlines
where cells have several lines.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.units import Length
from edition.model.page import ARTIFACT, Rule, SetLine
from edition.typeset.block.records import set_records
from edition.typeset.block.slabs import FORBIDDEN, FORCED, Slab, placed
from edition.typeset.block.tables import (
    HAIRLINE,
    HEAD_RULE,
    Columns,
    Entry,
    Rows,
    rule_below,
    turned,
    upright,
)
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.inline import Inline
from edition.typeset.line.shifting import shifted, side_by_side
from edition.typeset.line.style import Style


def set_table(compositor: Compositor, style: Style, rows: Rows, *, may_turn: bool) -> list[Slab]:
    """The slabs of a table, all `turned` or none; their `notes` are the labels that their cells
    refer to.

    Where a row and the head above it would be deeper than the shallowest page it is set as records
    too.
    """
    if columns := upright(compositor, style, rows):
        slabs = _rows(compositor, style, columns, rows)
        if max(map(_with_head, slabs)) <= style.least_rows:
            return slabs
    elif may_turn and (columns := turned(compositor, style, rows)):
        slabs = _rows(compositor, style, columns, rows)
        if max(map(_with_head, slabs)) <= style.turned_rows // 2:
            return [replace(slab, turned=True) for slab in slabs]
    return set_records(compositor, style, rows)


def turned_pages(style: Style, above: Sequence[Slab], slabs: Sequence[Slab]) -> list[Slab]:
    """The rows of a turned table gathered into pages, each a slab, the heading `above` on the first
    of them.

    The last two rows are not parted where that would leave one alone.
    """
    pages: list[list[Slab]] = [[]]
    room = style.turned_rows - sum(slab.rows for slab in above)
    for slab in slabs:
        page = pages[-1]
        if page and sum(each.rows for each in page[1:]) + _with_head(page[0]) + slab.rows > room:
            kept = [page.pop()] if slab.penalty == FORBIDDEN and len(page) > 2 else []
            pages.append(kept)
            room = style.turned_rows
        pages[-1].append(slab)
    heading = [
        replace(slab, lines=tuple((y, _to_the_right(style, line)) for y, line in slab.lines))
        for slab in above
    ]
    return [_one(style, [*(heading if page is pages[0] else ()), *page]) for page in pages]


def _to_the_right(style: Style, line: SetLine) -> SetLine:
    return shifted(line, style.turned_measure - style.measure)


def _with_head(slab: Slab) -> int:
    return slab.rows + (slab.head.rows if slab.head else 0)


def _one(style: Style, slabs: Sequence[Slab]) -> Slab:
    """A slab of what stands on a turned page; it takes no more rows than the shallowest page
    has.
    """
    found = placed(slabs, 0, 0, style.leading)
    return Slab(
        style.least_rows,
        tuple((each.y, each.line) for each in found.lines),
        FORCED,
        section=next((slab.section for slab in slabs if slab.section), ""),
        repeated=tuple((each.y, each.line) for each in found.furniture),
        rules=tuple(found.rules),
        turned=True,
    )


def _rows(compositor: Compositor, style: Style, columns: Columns, rows: Rows) -> list[Slab]:
    """A slab a row, each but the first two with the head that is repeated above it; neither first
    nor last row is left alone.
    """
    lines = [_set(compositor, columns, row) for row in rows]
    headed = rows[0][0].cell.header
    wraps = any(len(column) > 1 for row in lines[headed:] for column in row)
    head = _head(compositor, style, columns, rows[0]) if headed else None
    last = len(rows) - 1
    slabs: list[Slab] = []
    for i, row in enumerate(lines):
        slab = _slab(style, row)
        thickness = HEAD_RULE if headed and i == 0 else HAIRLINE if wraps and i < last else 0
        slabs.append(
            replace(
                slab,
                penalty=FORBIDDEN if i and i in (headed, last) else 0,
                notes=tuple(_noted(rows[i])),
                rules=(_rule(style, columns, slab.rows, thickness),) if thickness else (),
                head=head if i > headed else None,
            )
        )
    return slabs


def _set(compositor: Compositor, columns: Columns, row: Sequence[Entry]) -> list[list[SetLine]]:
    """The lines of each cell of a row; cells of one line are one with the first line of the next:
    read on, they stand apart.
    """
    found: list[list[SetLine]] = []
    beside: list[SetLine] = []
    for cell, text, leaf in row:
        right, width = columns.places[cell.column - 1]
        first, *others = (
            shifted(line, right - width)
            for line in compositor.ragged(text, columns.type_of(cell), leaf, width)
        )
        beside.append(first)
        if others or cell is row[-1].cell:
            found.append([side_by_side(compositor, columns.type_of(cell), beside), *others])
            beside = []
    return found


def _slab(style: Style, row: Sequence[Sequence[SetLine]]) -> Slab:
    lines = tuple((style.leading * i, line) for column in row for i, line in enumerate(column))
    return Slab(max(map(len, row)), lines)


def _head(compositor: Compositor, style: Style, columns: Columns, row: Sequence[Entry]) -> Slab:
    """The head as it is repeated: without marks of notes, and of no leaf."""
    slab = _slab(
        style,
        _set(compositor, columns, [Entry(entry.cell, entry.cell.text, ARTIFACT) for entry in row]),
    )
    return Slab(
        slab.rows, repeated=slab.lines, rules=(_rule(style, columns, slab.rows, HEAD_RULE),)
    )


def _rule(style: Style, columns: Columns, rows: int, thickness: Length) -> Rule:
    """A rule below the last line of a row, as wide as the table."""
    y = rule_below(style, columns.size, rows)
    return Rule(
        columns.left, y - thickness // 2, columns.places[0][0] - columns.left, thickness, "black"
    )


def _noted(row: Sequence[Entry]) -> Iterator[str]:
    for entry in row:
        if isinstance(entry.text, Inline):
            yield from entry.text.notes.values()
