"""Couplets as lines, by the plan of their text."""

from collections.abc import Mapping, Sequence

from edition.core.units import Length
from edition.model.document import Hemistich
from edition.model.page import SetLine
from edition.typeset.block.hemistichs import Filler, Half, measured
from edition.typeset.block.verse import VersePlan
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.inline import Inline
from edition.typeset.line.shifting import shifted, side_by_side
from edition.typeset.line.style import Style

_TURNED = 1.5
"""Em by which the rest of a half that has no room on one line stands further left than a second
half does.
"""

Halves = Mapping[Hemistich, tuple[str | Inline, int]]


def set_couplet(
    compositor: Compositor, style: Style, plan: VersePlan, halves: Halves
) -> list[SetLine]:
    """The line of a couplet; two where it is staggered or a refrain, and where a half alone has no
    room, more.
    """
    return _Couplet(compositor, style, plan, halves).lines()


class _Couplet:
    """The halves of a couplet, measured, each with its leaf, and the edges between which they
    stand.
    """

    def __init__(
        self, compositor: Compositor, style: Style, plan: VersePlan, halves: Halves
    ) -> None:
        first = next(iter(halves))
        type_ = Type("Regular", plan.size)
        self._compositor = compositor
        self._plan = plan
        self._type = type_
        self._filler = Filler(compositor, style.limits)
        self._halves = [(measured(compositor, text, type_), leaf) for text, leaf in halves.values()]
        self._lone = len(halves) == 1 or first.ref in plan.refrains
        self._width = plan.widths.get(first.stanza, 0)
        self._room = plan.rooms[first.stanza]
        self._measure = style.measure

    def lines(self) -> list[SetLine]:
        """See `set_couplet`."""
        if self._lone and self._plan.even:
            return self._centred()
        if self._plan.step or self._lone:
            return self._staggered()
        between = self._width + self._plan.gap
        right = self._right(between + self._width)
        return [
            side_by_side(
                self._compositor,
                self._type,
                [
                    self._set(half, leaf, right - i * between)
                    for i, (half, leaf) in enumerate(self._halves)
                ],
            )
        ]

    def _right(self, block: Length) -> Length:
        """The right edge of a block that is so wide: of one that is centred, or else of all there
        is.
        """
        return (self._measure + (block if self._plan.even else self._room)) // 2

    def _set(self, half: Half, leaf: int, right: Length) -> SetLine:
        return self._filler.line(
            half, leaf, right, self._width if self._plan.even else half.natural
        )

    def _staggered(self) -> list[SetLine]:
        """A line a half: the first at the right edge of the block, the second at its left one; if
        ragged, a step further left.

        None is filled: halves that do not stand beside one another are not seen to be of one width,
        but a kashida is.
        """
        step = self._plan.step
        right = self._right(self._width + step)
        lines: list[SetLine] = []
        for i, (half, leaf) in enumerate(self._halves):
            if self._filler.tightest(half) <= self._room - (step if i or self._plan.even else 0):
                width = min(half.natural, self._room - step) if self._plan.even else half.natural
                left = right - step - self._width
                edge = (
                    left + self._filler.width(half, width)
                    if i and self._plan.even
                    else right - i * step
                )
                lines.append(self._filler.line(half, leaf, edge, width))
            else:
                turned = step + round(_TURNED * self._plan.size)
                first, *rest = self._broken(half, leaf, self._room - turned)
                edge = (self._measure - self._room) // 2
                lines += [
                    shifted(first, edge + turned - i * step),
                    *(shifted(line, edge) for line in rest),
                ]
        return lines

    def _centred(self) -> list[SetLine]:
        """A half alone, or both of a refrain as wide as each other."""
        width = max(half.natural for half, _ in self._halves)
        if width <= self._room:
            return [
                self._filler.line(
                    half, leaf, (self._measure + self._filler.width(half, width)) // 2, width
                )
                for half, leaf in self._halves
            ]
        lines: list[SetLine] = []
        for half, leaf in self._halves:
            for line in self._broken(half, leaf, self._room):
                lines.append(
                    shifted(line, (self._measure - self._room - line.fragments[0].pieces[0].x) // 2)
                )
        return lines

    def _broken(self, half: Half, leaf: int, room: Length) -> Sequence[SetLine]:
        """A half that has no room on one line, on several of even length."""
        return self._compositor.ragged(half.text, self._type, leaf, room)
