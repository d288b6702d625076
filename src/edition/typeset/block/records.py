"""A table as records: its head first, as a list of names, then each row as a block, each cell at
the left of its column's name.

The names stand in the text once, in that list; at the cells they are drawn, as running heads are.
So pages and structure have one order, and a table in the structure is a table however it was set.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.model.page import ARTIFACT, Rule, SetLine
from edition.typeset.block.slabs import FORBIDDEN, Slab
from edition.typeset.block.tables import HAIRLINE, HEAD, HEAD_RULE, Entry, Rows, gap_of, rule_below
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.inline import Inline
from edition.typeset.line.shifting import shifted, side_by_side
from edition.typeset.line.style import Style

_MOST = 0.36  # of the measure


def set_records(compositor: Compositor, style: Style, rows: Rows) -> list[Slab]:
    """The slabs of head and records, a hairline below each but the last; their `notes` are the
    labels that they refer to.
    """
    records = _Records(compositor, style, rows)
    return [*records.head(), *records.slabs()]


class _Records:
    """`width` is that of the column of names."""

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
        self._width = min(widest + style.size // 10, round(style.measure * _MOST))

    def head(self) -> Iterator[Slab]:
        """The names, as many to a line as it holds, no page between them and the first record."""
        if not self._names:
            return
        lines = list(self._lines_of_names())
        notes = tuple(label for entry in self._names.values() for label in _notes(entry))
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
            set_ = self._compositor.ragged(entry.text, self._bold, entry.leaf, self._style.measure)
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

    def _pair(self, entry: Entry) -> Iterator[Slab]:
        """A cell and the name of its column, a slab a line; neither a line of the name nor one of
        several is left alone.
        """
        name = self._names.get(entry.cell.column)
        side = (self._width + self._style.size) if self._names else 0
        lines = self._compositor.ragged(
            entry.text, self._type, entry.leaf, self._style.measure - side
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
            yield slab if i else replace(slab, repeated=hung, notes=_notes(entry))

    def _name(self, entry: Entry) -> Sequence[SetLine]:
        """Without marks of notes, and of no leaf."""
        lines = self._compositor.ragged(entry.cell.text, self._bold, ARTIFACT, self._width)
        return [shifted(line, self._style.measure - self._width) for line in lines]

    def _rule(self, thickness: int) -> Rule:
        return Rule(
            0,
            rule_below(self._style, self._style.size, 1) - thickness // 2,
            self._style.measure,
            thickness,
            "black",
        )


def _notes(entry: Entry) -> Sequence[str]:
    return tuple(entry.text.notes.values()) if isinstance(entry.text, Inline) else ()
