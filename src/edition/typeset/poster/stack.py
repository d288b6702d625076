"""The stack: a title, a slogan or a few words that stand for themselves, each line as large as the
measure lets it be, from the upper margin down to the band above the foot.
"""

from collections.abc import Sequence

from edition.core.units import Length, times
from edition.model.page import Ink
from edition.model.shown import Shown
from edition.typeset.block.display import Fit, Parts, Space, fit, parts_within
from edition.typeset.line.compositor import Type
from edition.typeset.poster.poster_sheet import PosterSheet, Refused
from edition.typeset.poster.stacking import Room, Stacked, StackedLine, stacked

_PLAIN = 1.22
"""From line to line where all lines have one size, in it."""
_TITLE = 1.18
"""The same of the first part of a title, by whose size the others are set."""
_ACCENTED = 3
"""Words of a text whose last line is in the accent; in a longer one that would stress a word that
its authors did not.
"""
_TAILS = 0.3
"""From the last baseline to the ends of its tails."""
_ASCENT = 0.8
"""From the upper edge to the first baseline, where all lines have one size."""
_HALVES = (0.75, 0.5, 0.0)
"""The share of that size that no line of a couplet is below: the first that goes."""
_BLACK: tuple[Ink, ...] = ("black",)
_NO_PARTS = Parts([], [], 0)
_FIRST = 0.62
"""The share of the height that the first part of a title has at least."""


def set_stack(sheet: PosterSheet, shown: Shown, *, flooded: bool = False) -> Refused | None:
    """A text alone, or a couplet, of which each half begins a line.

    The accent is on its last line where it has three words at most, else on the band. On a flooded
    sheet the first line is in the white of the paper, the others in black, and what is scanned
    stands on white.
    """
    if flooded:
        sheet.field("accent")
    top = sheet.kicker(shown.heading, sheet.top)
    parts = [block.text for block in shown.verse] or [shown.alone]
    made = stack_of(sheet, parts, sheet.floor - top)
    accented = not flooded and len(made.lines) > 1 and shown.words <= _ACCENTED
    first: Ink = "paper" if flooded else "black"
    last: Ink = "accent" if accented else "black"
    inks = (first, *_BLACK * (len(made.lines) - 2), last)[: len(made.lines)]
    lay(sheet, made, top, inks)
    sheet.band(sheet.band_top, "black" if flooded or accented else "accent")
    return sheet.judged(made.smallest, Type("Display Black", 0))


def set_title(sheet: PosterSheet, parts: tuple[str, ...]) -> Refused | None:
    """The first part of a title as a stack, the others in Bold between it and the band."""
    whole = sheet.floor - sheet.top
    first = times(whole, _FIRST)
    size = _plain(sheet, parts[0], times(sheet.bottom - sheet.top, _FIRST), _TITLE).size
    room = Space(sheet.measure, whole - first)
    below, fits = parts_within(sheet.compositor, parts[1:], room, size)
    made = stack_of(sheet, parts[:1], whole - _depth(below))
    lay(sheet, made, sheet.top, below=below)
    sheet.band(sheet.band_top, "accent")
    smallest = below.texts[-1][1].size if below.texts else made.smallest
    return sheet.judged(smallest if fits else 1, Type("Display Bold", 0))


def stack_of(sheet: PosterSheet, parts: Sequence[str], height: Length) -> Stacked:
    """The stack of a text, each of its parts on lines of its own, no line smaller than if all had
    one size; and that where nothing else goes. A couplet, whose halves begin lines, gives up a
    quarter of that, and no more unless it must: its first word is not called out above the others.
    """
    plain = _plain(sheet, " ".join(parts), height)
    for share in (1,) if len(parts) == 1 else _HALVES:
        least = max(times(plain.size, share), 1)
        room = Room(sheet.measure, height, least, sheet.blank, sheet.white)
        found = stacked(sheet.compositor, parts, Type("Display Black", 0), room)
        if found:
            return found
    return _even(plain)


def _plain(sheet: PosterSheet, text: str, height: Length, step: float = _PLAIN) -> Fit:
    most = Type("Display Black", sheet.measure)
    return fit(sheet.compositor, text, most, Space(sheet.measure, height, step), range(1, 16))


def _even(plain: Fit) -> Stacked:
    step, first = times(plain.size, _PLAIN), times(plain.size, _ASCENT)
    lines = tuple(
        StackedLine(line, plain.size, first + step * i) for i, line in enumerate(plain.lines)
    )
    return Stacked(lines, step * len(lines), 0.0)


def lay(
    sheet: PosterSheet,
    made: Stacked,
    top: Length,
    inks: Sequence[Ink] = (),
    below: Parts = _NO_PARTS,
) -> None:
    """The lines of a stack from `top` on, each in its ink, black where none is said; and what
    follows down to the floor, so that what is left of the height is between the two.
    """
    inks = inks or _BLACK * len(made.lines)
    lines = zip(made.lines, inks, strict=True)
    texts = [(line.text, Type("Display Black", line.size, ink)) for line, ink in lines]
    baselines = [top + line.baseline for line in made.lines]
    hung = sheet.floor - _depth(below)
    sheet.forme.display(
        [*texts, *below.texts], [*baselines, *(hung + y for y in below.baselines)], "H1"
    )


def _depth(below: Parts) -> Length:
    """What the further parts of a title take, down to the tails of their last line."""
    return below.baselines[-1] + times(below.texts[-1][1].size, _TAILS) if below.texts else 0
