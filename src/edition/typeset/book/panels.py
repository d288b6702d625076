"""The panels of sheets of A4 that are folded in three: which stands where, in the order in which
they are read.

Folded like a Z, three equal ones from right to left, then those behind them; outside are the first
and, at the back, the fourth.

Rolled, the panel that is folded in is narrower, or it would buckle: printers take 100, 100 and 97
mm, the flap 2 under a third. It opens as a right-bound book does. Printers count the panels 1 at
the front, 2 to 4 inside, 5 on the flap and 6 at the back (flap, back, front from the right
outside), and so they are read: what is open at once has no gap in it.
"""

from typing import NamedTuple

from edition.core.units import Length, mm
from edition.model.description import Fold

WIDTH, HEIGHT = mm(297), mm(210)
ON_A_SIDE, OF_A_SHEET = 3, 6
_THIRD = WIDTH // 3
_BESIDE = mm(100)
_FLAP = WIDTH - 2 * _BESIDE
_WIDTHS = {
    "z": ((_THIRD, _THIRD, _THIRD), (_THIRD, _THIRD, _THIRD)),
    "roll": ((_FLAP, _BESIDE, _BESIDE), (_BESIDE, _BESIDE, _FLAP)),
}
_PLACES = {
    "z": ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)),
    "roll": ((0, 2), (1, 0), (1, 1), (1, 2), (0, 0), (0, 1)),
}
_BACK = {"z": 3, "roll": 5}


class Panel(NamedTuple):
    """Of the side that is page `page` of the file, from `left` on so wide."""

    page: int
    left: Length
    width: Length


def panels(fold: Fold, sheets: int, *, back: bool) -> tuple[Panel, ...]:
    """In reading order, six to a sheet; with a `back` the last one is the panel that is outside at
    the back of the last sheet.
    """
    found = [_panel(fold, sheet, *place) for sheet in range(sheets) for place in _PLACES[fold]]
    if back:
        found.append(found.pop(_BACK[fold] - OF_A_SHEET))
    return tuple(found)


def widths(fold: Fold, side: int) -> tuple[Length, ...]:
    """Those of the panels of an outer (0) or inner (1) side, from the right."""
    return _WIDTHS[fold][side]


def folds(fold: Fold, side: int) -> tuple[Length, Length]:
    """How far from the left edge of a side its folds are, the right one first."""
    first, second, _ = _WIDTHS[fold][side]
    return WIDTH - first, WIDTH - first - second


def _panel(fold: Fold, sheet: int, side: int, place: int) -> Panel:
    own = _WIDTHS[fold][side]
    return Panel(2 * sheet + side + 1, WIDTH - sum(own[: place + 1]), own[place])
