"""Half a couplet on one line, made as wide as is asked.

Its gaps and the joints of its letters give alike, each of what it may; where that is not enough, a
word is drawn longer, of its last third if one there bears it, and there the last. As calligraphers
do, two words where one does not suffice. A half that is to be narrower than it is gives by gaps and
joints alone.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from edition.core.units import Length
from edition.model.page import SetLine
from edition.typeset.line.breaking import Limits
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.kashida import KashidaPlace, best_place, longer
from edition.typeset.line.setting import Setting, Type
from edition.typeset.line.stretches import Inline
from edition.typeset.line.tracking import each_joint, joints_of, room

_WIDEST_GAP = 0.5
"""By what share of itself a gap grows."""

_LEAST_SHARE = 0.7
"""A half of less than this share of the width asked stays as it is."""

_KASHIDA = 1.3
"""Em of a kashida, more where the letters bear a longer one."""

_EASED = 0.6
"""The share of what gaps and joints may give that they do beside a kashida, so that none is very
short.
"""

_LAST_THIRD = 2 / 3
"""The share of the width of a half behind which a word is of its last third."""


class Elongation(NamedTuple):
    """The word that is drawn longer, and where."""

    word: int
    place: KashidaPlace
    late: bool


Way = tuple[Elongation, ...]


class Half:
    """A half as one line, how wide it stands at its natural gaps, and what of it may give: gaps
    `glue`, as many `joints`.
    """

    def __init__(self, setting: Setting, natural: Length, glue: Length, joints: int) -> None:
        self.setting = setting
        self.natural = natural
        self.glue = glue
        self.joints = joints

    def of(self, text: Inline) -> "Half":
        """The same half of a text that says the same, in other leaves."""
        return Half(self.setting._replace(text=text), self.natural, self.glue, self.joints)

    @cached_property
    def elongations(self) -> Sequence[Elongation]:
        """The words of it that bear a kashida."""
        return list(_elongations(self))

    @cached_property
    def longest(self) -> Length:
        """What one kashida gives at most, or two: many widths are asked of a half, and this says
        which of them it reaches.
        """
        places = sorted(self.elongations, key=lambda each: -each.place.longest)
        return self.gives(tuple(places[:2]))

    def drawn(self, lacking: Length) -> Way:
        """The best way to draw one word of it longer, or two, that gives what it lacks."""
        last = len(self.setting.words) - 1
        for count in (1, 2):
            ways = [
                way for way in combinations(self.elongations, count) if self.gives(way) >= lacking
            ]
            if ways:
                return min(ways, key=lambda way: _price(way, last))
        return ()

    def gives(self, way: Way) -> Length:
        """What these kashida give at most."""
        return round(_longest(way) * _KASHIDA * self.setting.type_.size)


def measured(compositor: Compositor, setting: Setting) -> Half:
    """A text as one line, whatever its width."""
    glue = compositor.space(setting.type_) * setting.gaps
    joints = sum(map(joints_of, setting.words))
    return Half(setting, compositor.width_of(setting) + glue, glue, joints)


class Filler:
    """Makes halves as wide as the others of their stanza, as far as these limits allow."""

    def __init__(self, compositor: Compositor, limits: Limits) -> None:
        self._compositor = compositor
        self._limits = limits
        self._mosts: dict[Half, Length] = {}
        self._rooms: dict[tuple[Type, float], int] = {}

    def tightest(self, half: Half, share: float = 1.0) -> Length:
        """The least width of a half, or that where it gives this share of what it may."""
        gives = half.glue * self._limits.shrink + self._of_joints(half, self._limits.narrowing)
        return half.natural - int(gives * share)

    def width(self, half: Half, asked: Length) -> Length:
        """The width that a half gets of which this one is asked: that, or its own."""
        return asked if self._reaches(half, asked) else half.natural

    def line(self, half: Half, right: Length, width: Length) -> SetLine:
        """A half with its right edge at `right`, of the width that it gets."""
        width = self.width(half, width)
        made = self._given(half, width - half.natural)
        letters = self._compositor.width_of(made)
        gaps = made.shared(width - letters)
        return self._compositor.placed(made, right - letters - sum(gaps), gaps)

    def _reaches(self, half: Half, width: Length) -> bool:
        lacking = width - half.natural
        if lacking <= 0 or lacking <= (most := self._most(half)):
            return True
        filled = half.natural >= _LEAST_SHARE * width
        return filled and bool(self._limits.elongation) and lacking - most <= half.longest

    def _most(self, half: Half) -> Length:
        """What gaps and joints give together."""
        most = self._mosts.get(half)
        if most is None:
            gaps = int(half.glue * min(_WIDEST_GAP, self._limits.stretch))
            most = self._mosts[half] = gaps + self._of_joints(half, self._limits.tracking)
        return most

    def _of_joints(self, half: Half, share: float) -> Length:
        type_ = half.setting.type_
        known = self._rooms.get((type_, share))
        if known is None:
            known = self._rooms[type_, share] = room(share, self._compositor.em(type_))
        return self._compositor.scaled(known * half.joints, type_)

    def _given(self, half: Half, lacking: Length) -> Setting:
        """The half with what of this white its joints take, and a kashida where gaps and joints are
        not enough.
        """
        setting, type_ = half.setting, half.setting.type_
        most = self._most(half)
        drawn = lacking > most and self._limits.elongation
        # One if one can, in the last third, there in the last word.
        way = half.drawn(lacking - most) if drawn else ()
        # Beside a kashida gaps and joints do not give all they may, so that it has some length.
        kashida = min(half.gives(way), round(lacking - _EASED * most)) if way else 0
        each = self._each_joint(half, lacking - kashida)
        words = list(self._compositor.tracked(setting.words, each))
        # Without a gap nothing else takes the rest that whole steps of the joints leave.
        if not setting.gaps:
            letters = self._compositor.width_of(setting._replace(words=words))
            kashida = half.natural + lacking - letters
        units = kashida * self._compositor.em(type_) / type_.size
        for word, place, _ in way:
            length = int(units * place.longest / _longest(way))
            words[word] = longer(words[word], place.at, length, self._compositor.faces)
        return setting._replace(words=words)

    def _each_joint(self, half: Half, left: Length) -> int:
        """What the joints take of the white that is left for them and the gaps, as much as these do
        of what they may.
        """
        em = self._compositor.em(half.setting.type_)
        limits = self._limits
        most = self._most(half) if left > 0 else half.natural - self.tightest(half)
        share = self._of_joints(half, limits.tracking if left > 0 else limits.narrowing) / (
            most or 1
        )
        return each_joint(
            left * share * em / half.setting.type_.size,
            half.setting.words,
            room(limits.tracking, em),
            room(limits.narrowing, em),
        )


def _longest(way: Way) -> float:
    return sum(each.place.longest for each in way)


def _price(way: Way, last: int) -> tuple[int, ...]:
    """What is wrong with kashida in these words of a half, the worst first; of equal ones those are
    better that are later.
    """
    words = [each.word for each in way]
    early = sum(not each.late for each in way)
    beside = len(words) > 1 and words[1] - words[0] == 1
    return (
        len(way),
        early,
        words[-1] < last,
        beside,
        sum(each.place.rank for each in way),
        -sum(words),
    )


def _elongations(half: Half) -> Iterator[Elongation]:
    """The words of a half that bear a kashida, each with its best place."""
    width = sum(word.advance for word in half.setting.words)
    before = 0
    for i, word in enumerate(half.setting.words):
        if place := best_place(word):
            yield Elongation(
                i, place, before + word.advance * place.at / len(word.text) >= _LAST_THIRD * width
            )
        before += word.advance
