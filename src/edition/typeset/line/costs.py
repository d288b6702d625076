"""What is wrong with a line, in numbers: the costs that the breaking of lines weighs."""

from msgspec import Struct

FORBIDDEN = 10_000
"""The penalty of a break that never is."""
LINE = 0.05
"""What every line costs."""


class LineCosts(Struct, frozen=True):
    """What is wrong with a line, in demerits; 1 is a line hardly worth a second look, 10 one that a
    reader sees.

    Ratios and shares of gaps are of the natural gap.
    """

    strain: float = 20.0
    """The square of what a gap differs from the one wanted."""
    tight: float = 8.0
    """Where gaps are narrow, the strain once more for each part of that square: words run together
    sooner than they fall apart.
    """
    joints: float = 0.05
    """Letters drawn apart or together by all that they may; by less, the square of the share. Far
    below what gaps cost, so that joints give first.
    """
    one_kashida: float = 2.1
    """A word drawn longer: as much as gaps that differ by a third."""
    two_kashida: float = 5.0
    """Two of them."""
    runt: float = 60.0
    """A last line shorter than the limits have it."""
    overfull: float = 1e6
    """A line over the measure, more the more it is over: only where there is no other."""
    alike: float = 1.3
    """The ratio of the gaps of neighbours up to which nothing is seen."""
    unlike: float = 1.345
    """The ratio from which on it is dear: just below what is called uneven."""
    beside: float = 12.0
    """The square of what the ratio is beyond `alike`."""
    beside_unlike: float = 200.0
    """What it is beyond `unlike`."""
    beside_most: float = 30.0
    """Neighbours of unlike gaps at most: a bad line must not make its neighbours bad as well."""
    width: float = 2e4
    """The square of what the letters of neighbours differ in width beyond the bound."""
    narrow: float = 0.95
    """Gaps, as a share of those wanted, beside which there is no kashida: it would look as if the
    white had been shared out badly.
    """
    never: float = 1e5
    """Kashida in neighbouring lines, or beside such gaps: only where all else is overfull."""


class LoosenessCosts(Struct, frozen=True):
    """What a paragraph may cost that is set in a line more or fewer."""

    prices: tuple[float, ...] = (12.0, 3.0)
    """What each line is made dearer or cheaper by, so that one less or more is the better way: the
    first that leads to it is taken, and the lower is tried where the higher overshoots.
    """
    most: float = 4.5
    """Of the dearest of its lines: beyond that it shows."""
    stretch: float = 0.65
    """Its gaps grow by no more than this share."""
    widened: float = 0.08
    """The share by which all lines together can be wider at such a price; beyond it none is
    searched.
    """
    narrowed: float = 0.05
    """And narrower."""


class RaggedCosts(Struct, frozen=True):
    """What ragged lines cost but for the square of their white as a share of the measure."""

    runt: float = 0.25
    """A last line that is too short costs as much as one that is half empty."""
    overfull: float = 100.0
    """A line wider than the measure, for each measure that it takes: only a box that no line
    holds.
    """


COSTS = LineCosts()
LOOSENESS = LoosenessCosts()
RAGGED_COSTS = RaggedCosts()
