"""What is seen of set lines: where words stand, how wide the gaps between them are, what they
measure all together, and where they stand otherwise than by the Unicode Bidirectional Algorithm
alone.
"""

from itertools import pairwise
from typing import Literal

from msgspec import Struct

from edition.core.diagnostics import Place
from edition.core.direction import Kind
from edition.core.units import Length

Filling = Literal["justified", "last", "ragged"]
"""Filled to the measure; the last of its paragraph; left at its natural width."""


class ObservedWord(Struct, frozen=True):
    """From `left` to `right` of the page, advances and not ink: all that no gap parts."""

    left: Length
    right: Length


class ObservedLine(Struct, frozen=True):
    """A line of a page: the `place`th from its top (from 1), its baseline at `y`, its words from
    left to right.

    `block` is the left edge of its text block, `paragraph` the number of the element it belongs to,
    in reading order. `scale` is in hundred-thousandths; `natural` is the width of a space at that
    scale. `alone`: no other line of its block has its baseline. `labels` are the numbers or marks
    beside its words. `joint` is by how many em letters are drawn apart where they join (negative:
    together). `longer` counts its words with a kashida.
    """

    page: int
    place: int
    y: Length
    block: Length
    paragraph: int
    kind: Filling
    size: Length
    scale: int
    natural: Length
    words: tuple[ObservedWord, ...]
    text: str
    alone: bool
    labels: tuple[ObservedWord, ...] = ()
    joint: float = 0.0
    longer: int = 0

    @property
    def width(self) -> Length:
        """From the first word to the last."""
        return self.words[-1].right - self.words[0].left

    @property
    def white(self) -> tuple[Length, ...]:
        """What is between the words, from left to right."""
        return tuple(after.left - word.right for word, after in pairwise(self.words))

    @property
    def gaps(self) -> tuple[Length, ...]:
        """The same but for what is an em wide or wider, which parts columns."""
        return tuple(white for white in self.white if white < self.size)

    @property
    def gap(self) -> float:
        """The mean gap, 0 where there is none."""
        gaps = self.gaps
        return sum(gaps) / len(gaps) if gaps else 0.0


class LooseLine(Struct, frozen=True):
    """A line that is quoted for its gaps, the mean of which is `gap`, in em."""

    page: int
    place: int
    gap: float
    text: str


class MeasuredTypography(Struct, frozen=True):
    """What the text of an output measures: `lines` fill the measure, and of these the figures are,
    but for three.

    `size` is the commonest, `measure` the width that lines fill. `gap` is the median of the lines'
    mean gaps, in em; `variation` is their coefficient of variation, `widest` their 95th percentile
    as a share of the median, `loose` the per cent of lines with a mean gap of over one and a half
    medians. `scaled` is the per cent of lines that are narrowed or widened, `most_scaled` by how
    many per cent at most; `tracked` that of lines whose letters are drawn apart or together where
    they join, `most_tracked` by how many em at most. `unlike` is the greatest ratio of the mean
    gaps of two lines of a paragraph, one below the other. `worst` are the loosest lines, the worst
    first. Three are of all lines of that size: `kashida`, the per cent that have any, `runts`, last
    lines of paragraphs shorter than an eighth of the measure, and `off_grid`, the per cent of
    baselines over half a point off the grid of the commonest leading.
    """

    file: str
    lines: int
    size: Length
    measure: Length
    gap: float
    variation: float
    widest: float
    loose: float
    runts: int
    off_grid: float
    scaled: float
    most_scaled: float
    tracked: float
    most_tracked: float
    unlike: float
    kashida: float
    worst: tuple[LooseLine, ...]


class Departed(Struct, frozen=True):
    """A piece that departs from UAX #9: of what kind, where it begins in the source, and its
    characters as they are read.

    `stands` are its characters as they stand on one line, from left to right, and `otherwise` as
    they would by UAX #9 alone.
    """

    kind: Kind
    place: Place
    text: str
    stands: str
    otherwise: str
