"""A text of a document in the dialect of text.md: its blocks one below another, as pieces.

Lists whose items stand alone are lines that begin with their label; lists within lists, and items
that go on, are bullets, in which a label takes the bullet's place.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from edition.incoming.inlines import BREAK, Piece, pieces_of
from edition.incoming.leaves import Leaf, Lost
from edition.incoming.sides import Placed, Text

_KNOWN_LABEL = re.compile(
    r"\d{1,2}\s*[.)\-–]|\(\s*(?:\d{1,3}|الف|[^\W\d_])\s*\)|(?:الف|[^\W\d_])\s*[)\-–]"
)
"""Labels that the reader of text.md takes for such; another stands before its words as one."""
_CONTINUED = "    "


class Written:
    """The pieces of a text, and what of it could not be kept."""

    def __init__(self, text: Text) -> None:
        self.pieces: list[Piece] = []
        self.lost: list[Lost] = []
        self._before: Leaf | None = None
        for kind, group in groupby(text.paragraphs, _kind):
            self._group(kind, list(group))
        for note, paragraphs in text.notes.items():
            self._note(note, paragraphs)
        if self.pieces:
            self.pieces.append(Piece(("end",), "\n"))

    def _group(self, kind: str, group: Sequence[Placed]) -> None:
        if kind.startswith("table"):
            self._part(group[0])
            self._table(group)
            self._before = group[-1].leaf
        elif kind == "list":
            self._list(group)
        elif kind == "code":
            self._part(group[0])
            self._code(group)
            self._before = group[-1].leaf
        else:
            for each in group:
                self._part(each)
                self._quote(each)
                self._single(each)

    def _part(self, placed: Placed, blank: str = "\n\n") -> None:
        """What parts a block from the one before it."""
        if self.pieces:
            before = self._before
            change = before.change if before and before.end != "both" else None
            self.pieces.append(Piece(("part", placed.number), blank, change=change))
        self._before = placed.leaf

    def _mark(self, placed: Placed, what: str, text: str) -> None:
        self.pieces.append(Piece((what, placed.number), text))

    def _quote(self, placed: Placed) -> None:
        if placed.leaf.quotes:
            self._mark(placed, "quote", "> " * placed.leaf.quotes)

    def _single(self, placed: Placed) -> None:
        leaf = placed.leaf
        if leaf.kind == "rule":
            self._mark(placed, "rule", "---")
            return
        if leaf.kind == "heading":
            self._mark(placed, "heading", f"{'#' * min(leaf.level, 6)} ")
        if placed.label:
            self._mark(placed, "label", f"{placed.label} ")
        self._inside(placed)

    def _inside(self, placed: Placed, *, in_cell: bool = False) -> None:
        found, lost = pieces_of(placed.runs, in_cell=in_cell)
        self.pieces += found
        self.lost += [Lost(each, placed.leaf.place) for each in lost]

    def _list(self, group: Sequence[Placed]) -> None:
        depths = {_depth(each) for each in group}
        plain = len(depths) == 1 and all(each.label for each in group)
        for number, each in enumerate(group):
            goes_on = not each.label
            listed = each.label == "•" or _KNOWN_LABEL.fullmatch(each.label) is not None
            tight = number and not goes_on and listed and _alike(group[number - 1], each)
            self._part(each, "\n" if tight else "\n\n")
            self._quote(each)
            depth = _depth(each)
            indent = "" if plain else "  " * (depth - 1)
            if goes_on:
                self._mark(each, "label", f"{indent}  ")
            elif each.label == "•":
                self._mark(each, "label", f"{indent}- ")
            else:
                bullet = "- " if not plain and listed else ""
                self._mark(each, "label", f"{indent}{bullet}{each.label} ")
            self._inside(each)

    def _code(self, group: Sequence[Placed]) -> None:
        lines = ["".join(run.text for _, run in each.runs) for each in group]
        longest = max((len(found) for line in lines for found in re.findall("`+", line)), default=0)
        fence = "`" * max(3, longest + 1)
        self._mark(group[0], "fence", f"{fence}\n")
        for each, line in zip(group, lines, strict=True):
            self.pieces.append(Piece(("code", each.number), f"{line}\n"))
        self._mark(group[0], "fenced", fence)

    def _table(self, group: Sequence[Placed]) -> None:
        cells: dict[tuple[int, int], list[Placed]] = {}
        for each in group:
            if each.leaf.cell:
                cells.setdefault(each.leaf.cell[1:], []).append(each)
        rows = sorted({row for row, _ in cells})
        columns = max(column for _, column in cells)
        first = group[0]
        for row in rows:
            if row != rows[0]:
                self._mark(first, f"row {row}", "\n")
            for column in range(1, columns + 1):
                self._mark(first, f"cell {row}.{column}", "| ")
                for number, each in enumerate(cells.get((row, column), ())):
                    if number and each.runs:
                        self._mark(each, "line", BREAK)
                    if each.label:
                        self._mark(each, "label", f"{each.label} ")
                    self._inside(each, in_cell=True)
                self._mark(first, f"cell {row}.{column}.", " ")
            self._mark(first, f"row {row}.", "|")
            if row == rows[0]:
                self._mark(first, "head", "\n" + "| --- " * columns + "|")

    def _note(self, note: int, paragraphs: Sequence[Placed]) -> None:
        for number, each in enumerate(paragraphs):
            self._part(each)
            self._mark(each, "note", _CONTINUED if number else f"[^{note}]: ")
            if each.label:
                self._mark(each, "label", f"{each.label} ")
            self._inside(each)


def _kind(placed: Placed) -> str:
    leaf = placed.leaf
    if leaf.cell is not None:
        return f"table {leaf.cell[0]}"
    if leaf.kind == "code":
        return "code"
    if leaf.kind == "text" and (leaf.depth or placed.label):
        return "list"
    return "single"


def _depth(placed: Placed) -> int:
    """How many lists an item stands in, itself among them."""
    counted = placed.leaf.counted
    return placed.leaf.depth or (len(counted.levels) if counted else 1)


def _alike(one: Placed, other: Placed) -> bool:
    """Whether an item stands in the list of the one before it, or within that, or behind one that
    does.
    """
    if not one.label or one.leaf.quotes != other.leaf.quotes:
        return False
    lists = [each.leaf.counted.list for each in (one, other) if each.leaf.counted]
    return len(set(lists)) == 1 or _depth(one) != _depth(other)


def lines_at(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, int]]:
    """Each piece with the line that it begins in, from 1."""
    line = 1
    for piece in pieces:
        yield piece, line
        line += piece.text.count("\n")
