"""One page being made up by hand: cover, imprint, back cover, poster."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length, mm, pt, times
from edition.model.description import Description
from edition.model.document import Heading
from edition.model.page import (
    Area,
    Arrangement,
    Element,
    Figure,
    Ink,
    LinkArea,
    Matrix,
    Page,
    PlacedLine,
    Role,
    Rule,
    SetLine,
)
from edition.model.reading import Reading
from edition.typeset.forme.links import ShownLink, module_of, symbol
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.dividing import WITHIN

ADDRESS_STEP = 1.4
"""From one line of an address to the next, in its size."""
LINK_HEIGHT = 1.35
"""The height of the area of a link, in the size of its line, from a size above the baseline down:
it holds what of the letters is below that, and does not touch the line below.
"""


_HAIR: Length = pt(0.25)
"""The width of a tick."""
_TICK: Length = mm(3)
"""Its length."""
_EDGE: Length = mm(5)
"""From the edge of the sheet, what printers do not reach."""


def ticks(x: Length, height: Length) -> tuple[Rule, Rule]:
    """Short hairlines at head and foot of a sheet of this height, where printers reach, that show
    where it is folded or cut.
    """
    head, foot = (
        Rule(x - _HAIR // 2, y, _HAIR, _TICK, "black") for y in (_EDGE, height - _EDGE - _TICK)
    )
    return head, foot


def within(rules: Iterable[Rule], left: Length, right: Length) -> Iterator[Rule]:
    """What of each rule stands between two edges: a fold that is a little off would carry it
    over.
    """
    for rule in rules:
        start, end = max(rule.x, left), min(rule.x + rule.width, right)
        if start < end:
            yield replace(rule, x=start, width=end - start)


class Leaded(Struct, frozen=True):
    """Type, and how far its lines are apart."""

    type_: Type
    leading: Length


class Manuscript(NamedTuple):
    """A text on its way to pages: who sets it, what edition.toml says of it, what is read of it,
    and the numbers of the leaves that are free.
    """

    compositor: Compositor
    description: Description
    reading: Reading
    leaves: "count[int]"

    def headings(self) -> list[Heading]:
        """All of its headings, in order."""
        return [block for block in self.reading.document.blocks if isinstance(block, Heading)]


class Frame(Struct, frozen=True):
    """Where the type of a page stands: its left edge, its measure, and the side of a QR symbol
    there.
    """

    left: Length
    measure: Length
    qr: Length


class Forme:
    """Gathers lines, rules and symbols for one page, top to bottom, and the elements that they
    show.
    """

    def __init__(self, compositor: Compositor, frame: Frame, leaves: "count[int]") -> None:
        self.compositor = compositor
        self.left = frame.left
        self.measure = frame.measure
        self.right = frame.left + frame.measure
        self._qr = frame.qr
        self.edge = self.right
        self.lines: list[PlacedLine] = []
        self.rules: list[Rule] = []
        self.figures: list[Figure] = []
        self.links: list[LinkArea] = []
        self.elements: list[Element] = []
        self.leaves = leaves

    def place(self, lines: Sequence[SetLine], y: Length, leading: Length) -> Length:
        """Lines below each other, the first baseline at y; returns the baseline that would come
        next.
        """
        for line in lines:
            self.lines.append(PlacedLine(line, self.left, y))
            y += leading
        return y

    def text(self, role: Role, text: str, type_: Leaded, y: Length, lang: str = "") -> Length:
        """A block set ragged within the measure, its first baseline at y, and its language where
        that is not the edition's; returns the baseline that would come next.
        """
        leaf = next(self.leaves)
        self.elements.append(Element(role, (leaf,), lang))
        return self.place(
            self.compositor.ragged(self.compositor.plain(text, type_.type_, leaf), self.measure),
            y,
            type_.leading,
        )

    def display(
        self, texts: Sequence[tuple[str, Type]], baselines: Sequence[Length], role: Role
    ) -> None:
        """One element whose lines are given one by one, each with its type and baseline, its
        optical edge at the right; the white beside it may be hung into as far as printers print.
        """
        leaf = next(self.leaves)
        self.elements.append(Element(role, (leaf,)))
        hung = max(self.left - _EDGE, self.left // 2)
        lines, out = self.compositor.display(texts, leaf, self.measure, hung)
        self.edge = max(self.edge, self.right + out)
        self.lines += [
            PlacedLine(line, self.left, y) for line, y in zip(lines, baselines, strict=True)
        ]

    def take(self, other: "Forme") -> None:
        """All that stands on another forme of the same page, behind what stands here."""
        self.lines += other.lines
        self.rules += other.rules
        self.figures += other.figures
        self.links += other.links
        self.elements += other.elements
        self.edge = max(self.edge, other.edge)

    def page(self, number: int, height: Length) -> Page:
        """The finished page; its text stands within the measure, and display type hangs out at the
        right.
        """
        folio = self.compositor.language.figures(number)
        return self.arranged().page(number, folio, Area(self.left, 0, self.edge, height))

    def arranged(self) -> Arrangement:
        """All that was gathered."""
        return Arrangement(
            tuple(self.lines),
            rules=tuple(self.rules),
            figures=tuple(self.figures),
            links=tuple(self.links),
        )

    def rule(self, x: Length, y: Length, width: Length, height: Length, ink: Ink) -> None:
        """A band or a rule."""
        self.rules.append(Rule(x, y, width, height, ink))

    def figure(self, make: Callable[[int], Figure], alt: str) -> None:
        """A figure, given the leaf it shows."""
        leaf = next(self.leaves)
        self.elements.append(Element("Figure", (leaf,), alt=alt))
        self.figures.append(make(leaf))

    def address(self, address: ShownLink, y: Length, size: Length) -> Length:
        """An address in letters, from left to right, broken at / . - _ only, each line a link to
        the whole address.
        """
        leaf = next(self.leaves)
        type_ = Type("Regular", size)
        self.elements.append(
            Element(
                "P",
                (
                    Element(
                        "Link",
                        (leaf,),
                        alt=address.spoken,
                        url=address.target,
                    ),
                ),
            )
        )
        *most, last = _broken(address.shown, self.compositor, type_, self.measure)
        parts = [*((part + WITHIN, type_) for part in most), (last, type_)]
        for line in self.compositor.parts(parts, leaf, self.measure):
            width = self.measure - line.fragments[0].pieces[0].x
            self.lines.append(PlacedLine(line, self.left, y))
            self.links.append(
                LinkArea(leaf, self.right - width, y - size, width, round(size * LINK_HEIGHT))
            )
            y += times(size, ADDRESS_STEP)
        return y

    def symbol(self, address: ShownLink, y: Length, x: Length = 0) -> Length:
        """A QR symbol, its quiet zone left free on every side, `x` from the right edge; returns the
        y below it.

        What it leads to is said by the address in letters beside it, so its alternative text is
        short.
        """
        rows, module = symbol(address.target), module_of(address, self._qr)
        side = module * len(rows)
        self.figure(
            lambda leaf: Matrix(leaf, self.right - x - side, y, side, side, module, rows),
            f"QR: {address.label}",
        )
        return y + side


def _broken(address: str, compositor: Compositor, type_: Type, measure: Length) -> list[str]:
    """The lines of an address: parted behind / . - _, and anywhere where a piece between these is
    too long for a line.
    """
    lines = [""]
    for piece in re.findall(r"[^/.\-_]*[/.\-_]+|[^/.\-_]+$", address):
        for part in (
            [piece]
            if compositor.width(piece, type_) <= measure
            else compositor.clusters(piece, type_)
        ):
            if lines[-1] and compositor.width(lines[-1] + part, type_) > measure:
                lines.append("")
            lines[-1] += part
    return lines
