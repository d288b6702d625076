"""The ends of a leaflet: a cover on its front; where the text is to be found, on its back or at the
foot of its last panel.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.core.units import Length, pt
from edition.model.document import Slogan
from edition.model.page import Element, PlacedLine, Rule
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.display import Space, fit
from edition.typeset.book.cover import set_cover
from edition.typeset.book.folded import Shown
from edition.typeset.forme.making_up_by_hand import Forme, Frame
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style
from edition.typeset.page.running import Addresses

_SLOGAN: Length = pt(40)
_AROUND = 3  # rows

End = tuple[Shown, tuple[Element, ...]]
"""A panel, or what is added to one, and the elements of it."""


def cover(
    compositor: Compositor, style: Style, source: Source, reading: Reading, leaves: "count[int]"
) -> tuple[End, Problems]:
    """The pamphlet's cover on a panel, its band no wider than the text: a fold that is a little off
    would carry it over.

    And why it cannot stand there.
    """
    forme = Forme(compositor, Frame(0, style.measure, style.qr), leaves)
    _, problems = set_cover(forme, replace(style, bleed=0), source, reading, 0)
    rules = tuple(_within(forme.rules, style.measure))
    shown = Shown(
        tuple(forme.lines), tuple(forme.links), tuple(forme.figures), rules, wide=forme.edge
    )
    return (shown, tuple(forme.elements)), problems


def slogan_of(reading: Reading) -> str:
    """The first slogan of the text, "" for none."""
    return next((block.text for block in reading.document.blocks if isinstance(block, Slogan)), "")


def back(
    compositor: Compositor, style: Style, text: str, end: Addresses, leaves: "count[int]"
) -> End:
    """A panel of its own: a slogan from the top, symbol and addresses at the foot."""
    slogan = _slogan(compositor, style, text, leaves)
    lines = [replace(line, y=line.y + style.head - style.size) for line in slogan.lines]
    shown = _placed(end, style.foot() - end.height, lines)
    return replace(shown, wide=style.measure), (*slogan.elements, *end.elements)


def foot(
    compositor: Compositor,
    style: Style,
    text: str,
    end: Addresses,
    top: Length,
    leaves: "count[int]",
) -> End:
    """Symbol and addresses at the foot of a panel that is free from `top` on, and midway a slogan,
    where it has room.
    """
    y = style.foot() + style.leading // 4 - end.height
    slogan = _slogan(compositor, style, text, leaves)
    free = y - top - slogan.height
    if not slogan.lines or free < 2 * _AROUND * style.leading:
        return _placed(end, y, ()), end.elements
    lines = [replace(line, y=line.y + top + free // 2) for line in slogan.lines]
    return _placed(end, y, lines), (*slogan.elements, *end.elements)


def below(end: Addresses, y: Length) -> End:
    """The addresses from y on."""
    return _placed(end, y, ()), end.elements


def _slogan(compositor: Compositor, style: Style, text: str, leaves: "count[int]") -> Addresses:
    """A slogan, if there is one, in the accent ink, as large as the measure lets it be, from a top
    of 0.
    """
    forme = Forme(compositor, Frame(0, style.measure, 0), leaves)
    y: Length = 0
    if text:
        large = fit(compositor, text, Type("Black", _SLOGAN), Space(style.measure), range(1, 5))
        step = large.size * 125 // 100
        baselines = [large.size + step * i for i in range(len(large.lines))]
        forme.display(
            [(line, Type("Black", large.size, "accent")) for line in large.lines], baselines, "P"
        )
        y = baselines[-1] + large.size // 3
    return Addresses(tuple(forme.lines), (), (), tuple(forme.elements), y)


def _placed(end: Addresses, y: Length, above: Sequence[PlacedLine]) -> Shown:
    lines = (*above, *(replace(line, y=line.y + y) for line in end.lines))
    links = tuple(replace(link, y=link.y + y) for link in end.links)
    return Shown(lines, links, tuple(replace(figure, y=figure.y + y) for figure in end.figures))


def _within(rules: Sequence[Rule], measure: Length) -> Iterator[Rule]:
    """What of each rule stands within the measure."""
    for rule in rules:
        left, right = max(rule.x, 0), min(rule.x + rule.width, measure)
        if left < right:
            yield replace(rule, x=left, width=right - left)
