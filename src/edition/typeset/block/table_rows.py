"""The rows of a table as slabs: a rule under its head, which every page repeats, and hairlines
where cells have several lines; or as records, where no columns would fit.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.units import Length
from edition.model.page import ARTIFACT, Rule, SetLine
from edition.typeset.block.slabs import FORBIDDEN, FORCED, Slab, placed
from edition.typeset.block.table_columns import (
    HAIRLINE,
    HEAD,
    HEAD_RULE,
    LOOSE,
    CellText,
    Columns,
    Rows,
    gap_of,
    rule_below,
    turned,
    upright,
)
from edition.typeset.line.beside import side_by_side
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.setting import shifted
from edition.typeset.line.stretches import Inline, plain
from edition.typeset.line.style import Style

_NAMES_MOST = 0.36
"""The share of the measure that the names of columns have at most where a table is set as
records.
"""


def set_table(compositor: Compositor, style: Style, rows: Rows, *, may_turn: bool) -> list[Slab]:
    """The slabs of a table, all `turned` or none; their `notes` are the labels that their cells
    refer to.

    Where a row and the head above it would be deeper than the shallowest page it is set as records
    too.
    """
    if columns := upright(compositor, style, rows):
        slabs = _rows(compositor, style, columns, rows)
        # A row is not cut: one that no page holds, with the head above it, makes records of all.
        if max(map(_with_head, slabs)) <= style.least_rows:
            return slabs
    elif may_turn and (columns := turned(compositor, style, rows)):
        slabs = _rows(compositor, style, columns, rows)
        # A turned page is shallow, and a head that takes half of it leaves no table to be seen.
        if max(map(_with_head, slabs)) <= style.turned_rows // 2:
            return [replace(slab, turned=True) for slab in slabs]
    return set_records(compositor, style, rows)


def set_records(compositor: Compositor, style: Style, rows: Rows) -> list[Slab]:
    """The slabs of head and records, a hairline below each but the last; their `notes` are the
    labels that they refer to.
    """
    records = _Records(compositor, style, rows)
    return [*records.head(), *records.slabs()]


def turned_pages(style: Style, above: Sequence[Slab], slabs: Sequence[Slab]) -> list[Slab]:
    """The rows of a turned table gathered into pages, each a slab, the heading `above` on the first
    of them.

    The last two rows are not parted where that would leave one alone.
    """
    pages: list[list[Slab]] = [[]]
    room = style.turned_rows - sum(slab.rows for slab in above)
    for slab in slabs:
        page = pages[-1]
        # The first row of a page brings the head along, so its rows count with it.
        if page and sum(each.rows for each in page[1:]) + _with_head(page[0]) + slab.rows > room:
            # The last row of all would stand alone: the one before it goes with it, if that does
            # not leave another alone here.
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
        # Where no cell has a second line the rows are told apart without rules.
        thickness = HEAD_RULE if headed and i == 0 else HAIRLINE if wraps and i < last else 0
        slabs.append(
            replace(
                slab,
                penalty=FORBIDDEN if i and i in (headed, last) else 0,
                notes=tuple(label for cell in rows[i] for label in cell.text.notes.values()),
                rules=(_rule(style, columns, slab.rows, thickness),) if thickness else (),
                head=head if i > headed else None,
            )
        )
    return slabs


def _set(compositor: Compositor, columns: Columns, row: Sequence[CellText]) -> list[list[SetLine]]:
    """The lines of each cell of a row; cells of one line are one with the first line of the next:
    read on, they stand apart.
    """
    found: list[list[SetLine]] = []
    beside: list[SetLine] = []
    for cell, text in row:
        right, width = columns.places[cell.column - 1]
        type_ = columns.type_of(cell)
        first, *others = (
            shifted(line, right - width)
            for line in compositor.ragged(compositor.setting(text, type_), width)
        )
        beside.append(first)
        # A reader takes what stands on one baseline for one line, so the first line of a cell ends
        # a line of the row where others of it follow, for these are read before the next cell.
        if others or cell is row[-1].cell:
            found.append([side_by_side(compositor, type_, beside), *others])
            beside = []
    return found


def _slab(style: Style, row: Sequence[Sequence[SetLine]]) -> Slab:
    lines = tuple((style.leading * i, line) for column in row for i, line in enumerate(column))
    return Slab(max(map(len, row)), lines)


def _head(compositor: Compositor, style: Style, columns: Columns, row: Sequence[CellText]) -> Slab:
    """The head as it is repeated: without marks of notes, and of no leaf."""
    plain_row = [CellText(each.cell, _unmarked(compositor, each)) for each in row]
    slab = _slab(style, _set(compositor, columns, plain_row))
    rule = _rule(style, columns, slab.rows, HEAD_RULE)
    return Slab(slab.rows, repeated=slab.lines, rules=(rule,))


def _unmarked(compositor: Compositor, entry: CellText) -> Inline:
    """The name of a column where it stands once more."""
    return plain(entry.cell.text, ARTIFACT, HEAD, compositor.policy)


def _rule(style: Style, columns: Columns, rows: int, thickness: Length) -> Rule:
    """A rule below the last line of a row, as wide as the table."""
    y = rule_below(style, columns.size, rows)
    return Rule(
        columns.left, y - thickness // 2, columns.places[0][0] - columns.left, thickness, "black"
    )


class _Records:
    """A table as records: its head first, as a list of names, then each row as a block, each cell
    at the left of its column's name.

    The names stand in the text once, in that list; at the cells they are drawn, as running heads
    are. So pages and structure have one order, and a table in the structure is a table however it
    was set. `width` is that of the column of names.
    """

    def __init__(self, compositor: Compositor, style: Style, rows: Rows) -> None:
        self._compositor = compositor
        self._style = style
        headed = rows[0][0].cell.header
        self._names = {entry.cell.column: entry for entry in rows[0]} if headed else {}
        self._rows = rows[headed:]
        self._type = Type("Regular", style.size)
        self._bold = Type(HEAD, style.size)
        widest = max(
            (compositor.width(entry.cell.text, self._bold) for entry in self._names.values()),
            default=0,
        )
        self._width = min(widest + style.size // LOOSE, round(style.measure * _NAMES_MOST))

    def head(self) -> Iterator[Slab]:
        """The names, as many to a line as it holds, no page between them and the first record."""
        if not self._names:
            return
        lines = list(self._lines_of_names())
        notes = tuple(
            label for entry in self._names.values() for label in entry.text.notes.values()
        )
        for i, line in enumerate(lines):
            rules = (self._rule(HEAD_RULE),) if i == len(lines) - 1 else ()
            yield Slab(
                1, ((0, line),), FORBIDDEN if i else 0, notes=() if i else notes, rules=rules
            )

    def slabs(self) -> Iterator[Slab]:
        """All records, no first or last line of one left alone."""
        for number, row in enumerate(self._rows):
            record = [slab for entry in row for slab in self._pair(entry)]
            for at in {*((0,) if number == 0 and self._names else ()), 1, len(record) - 1} - {
                len(record)
            }:
                record[at] = replace(record[at], penalty=FORBIDDEN)
            if number + 1 < len(self._rows):
                record[-1] = replace(record[-1], rules=(self._rule(HAIRLINE),))
            yield from record

    def _lines_of_names(self) -> Iterator[SetLine]:
        """From right to left, a gap apart; a name that is longer than a line begins one."""
        gap, room = gap_of(self._style.size), 0
        gathered: list[SetLine] = []
        for entry in self._names.values():
            set_ = self._compositor.ragged(
                self._compositor.setting(entry.text, self._bold), self._style.measure
            )
            width = self._style.measure - min(line.fragments[0].pieces[0].x for line in set_)
            if gathered and (len(set_) > 1 or width > room):
                yield side_by_side(self._compositor, self._bold, gathered)
                gathered, room = [], 0
            if len(set_) > 1:
                yield from set_
                continue
            room = room if gathered else self._style.measure
            gathered.append(shifted(set_[0], room - self._style.measure))
            room -= width + gap
        if gathered:
            yield side_by_side(self._compositor, self._bold, gathered)

    def _pair(self, entry: CellText) -> Iterator[Slab]:
        """A cell and the name of its column, a slab a line; neither a line of the name nor one of
        several is left alone.
        """
        name = self._names.get(entry.cell.column)
        side = (self._width + self._style.size) if self._names else 0
        lines = self._compositor.ragged(
            self._compositor.setting(entry.text, self._type), self._style.measure - side
        )
        hung = tuple(
            (self._style.leading * i, line)
            for i, line in enumerate(self._name(name) if name else ())
        )
        for i in range(max(len(lines), len(hung))):
            kept = i and (
                i <= max(len(hung) - 1, 1) or i == len(lines) - 1 or lines[i - 1].within_word
            )
            slab = Slab(1, ((0, lines[i]),) if i < len(lines) else (), FORBIDDEN if kept else 0)
            yield (
                slab if i else replace(slab, repeated=hung, notes=tuple(entry.text.notes.values()))
            )

    def _name(self, entry: CellText) -> Sequence[SetLine]:
        """Without marks of notes, and of no leaf."""
        name = self._compositor.setting(_unmarked(self._compositor, entry), self._bold)
        lines = self._compositor.ragged(name, self._width)
        return [shifted(line, self._style.measure - self._width) for line in lines]

    def _rule(self, thickness: int) -> Rule:
        return Rule(
            0,
            rule_below(self._style, self._style.size, 1) - thickness // 2,
            self._style.measure,
            thickness,
            "black",
        )
