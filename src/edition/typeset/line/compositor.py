"""Lines: words side by side in visual order, spaces stretched or not.

The optical edge of a line: what the eye does not take for its edge hangs out beyond it.

Of running text light marks at the ends of a line stand outside the measure in part, by their
optical width, after Hàn Thế Thành, Micro-typographic extensions to the TeX typesetting system,
TUGboat 21 (2000). Of display type, seen from afar, the edge is the ink of the first letter between
the baseline and the height of x: madda, dots and marks hang out. What is no letter of the Arabic
script, a figure or a T, stands at the edge with all of its ink.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar
from unicodedata import bidirectional

from msgspec.structs import replace

from edition.core.direction import Policy, runs_left_to_right
from edition.core.languages import Language
from edition.core.units import Length
from edition.faces import Face, Faces, families, house
from edition.faces.contours import reach
from edition.model.page import ARTIFACT, UNSCALED, FaceName, SetLine, ShapedRun
from edition.typeset.line.breaking import (
    FLUSH,
    RAGGED,
    BrokenLine,
    Filling,
    Limits,
    WordBox,
    break_lines,
    break_ragged,
    cost,
    even_ends,
    vary_lines,
)
from edition.typeset.line.dividing import (
    WITHIN,
    between,
    chunks,
    clusters,
    divided,
    ended,
    is_long,
)
from edition.typeset.line.kashida import best_place, elongated
from edition.typeset.line.rows import NOTHING_TAKEN, Taken, ink_of
from edition.typeset.line.sense import NO_SENSE, Sense
from edition.typeset.line.setting import Setting, Type, shifted
from edition.typeset.line.shape import ShapedWord, Shaper
from edition.typeset.line.stretches import Inline, plain
from edition.typeset.line.tracking import each_joint, joints_of, room, tracked

T = TypeVar("T")

_HEADS: Mapping[str, int] = {"«": 40, "»": 40, "(": 25, "[": 25, "“": 50, "‘": 50, '"': 50}
"""What hangs out of a mark at the head of a line, per cent of its advance."""
_TAILS: Mapping[str, int] = {
    ".": 70, "،": 70, ",": 70, "؛": 50, ";": 50, ":": 50, "؟": 20, "?": 20, "!": 30, "»": 40,
    "«": 40, ")": 25, "]": 25,
    "-": 60, "\u2013": 40, "\u2026": 30, "”": 50, "’": 50, '"': 50,
}  # fmt: skip
"""And at the tail."""

_FAR = 10
"""Heights beyond those of any glyph, in ems."""


def hung(word: ShapedWord, *, rtl: bool) -> tuple[int, int]:
    """What hangs out where a word begins a line, and where it ends one, in font units; `rtl` is the
    direction of the line.
    """
    head = _HEADS.get(word.text[:1], 0)
    tail = _TAILS.get(word.text[-1:], 0)
    if not (head or tail):
        return 0, 0
    first, last = word.runs[0][0], word.runs[-1][0]
    heads = first.glyphs[-1 if rtl else 0] if head and first.rtl == rtl else None
    tails = last.glyphs[0 if rtl else -1] if tail and last.rtl == rtl else None
    return (heads.advance * head // 100 if heads else 0), (
        tails.advance * tail // 100 if tails else 0
    )


def right_edges(run: ShapedRun, face: Face) -> tuple[float, float]:
    """The right end of a run by the ink that the eye aligns, and that of all its ink, in font
    units.

    Where it has no ink its advance.
    """
    whole = max(_ends(run, face, -_FAR * face.upem, _FAR * face.upem), default=run.advance)
    first = run.glyphs[-1]
    if bidirectional(run.text[first.cluster]) != "AL":
        return whole, whole
    return max(_ends(run, face, 0, face.x_height), default=whole), whole


def _ends(run: ShapedRun, face: Face, low: int, high: int) -> Iterator[float]:
    """The right end of each glyph between two heights over the baseline."""
    pen = 0
    for glyph in run.glyphs:
        share = glyph.size / 100
        end = reach(
            face, glyph.index, round((low - glyph.dy) / share), round((high - glyph.dy) / share)
        )
        if end is not None:
            yield pen + glyph.dx + end * share
        pen += glyph.advance


__all__ = ["Composition", "Compositor", "Type"]


def _parts(setting: Setting) -> list[tuple[int, int]]:
    """The words [start, end) between the places at which the text says that a line ends."""
    breaks = setting.text.breaks
    ends = [
        number
        for number, (word, begin) in enumerate(
            zip(setting.words, setting.begins, strict=True) if breaks else (), 1
        )
        if begin + len(word.text) in breaks
    ]
    count = len(setting.words)
    return list(pairwise([0, *(end for end in ends if end < count), count]))


_RTL = 1
"""The embedding level of what runs from right to left and in nothing else."""
_WIDEST = 2.5
"""Natural gaps up to which a gap is stretched; a line that lacks more is left as it is."""
_HELPED = 2.0
"""The same where joints and kashida have given what they may: then such a line had better be
short.
"""


class Composition(NamedTuple):
    """A paragraph that has been broken and not yet set: its words, these as boxes, and its lines.

    `turned`: it is prose that runs from left to right, and begins at the left edge. `ends` are the
    numbers of the words before which a line ends because the text says so.
    """

    setting: Setting
    filling: Filling
    turned: bool
    boxes: Sequence[WordBox]
    lines: tuple[BrokenLine, ...]
    ends: frozenset[int] = frozenset()


class Compositor:
    """Sets text of one edition into lines. All x count from the left of the text block.

    `language` is what the compiler itself says on a page; `families` are the names of what all is
    set in (`faces.families`), `sense` what its text tells of words that belong together in display
    type, and `taken` what it takes of the height.
    """

    def __init__(
        self,
        shaper: Shaper,
        language: Language,
        sense: Sense = NO_SENSE,
        taken: Taken = NOTHING_TAKEN,
    ) -> None:
        self._shaper = shaper
        self.sense = sense
        self.apart = taken.apart
        self._tracked: dict[tuple[ShapedWord, int], ShapedWord] = {}
        self._units: dict[Type, float] = {}
        self._blanks: dict[tuple[FaceName, int, FaceName], ShapedRun] = {}
        self._boxed: dict[tuple[FaceName, Length, bool, Limits], dict[ShapedWord, WordBox]] = {}
        self.language = language
        self.families = families(shaper.faces, taken.faces)
        self._family = tuple(house(shaper.faces).values())

    keeps = False
    """Whether what is made once is there the next time."""

    def once(self, key: Callable[[], Hashable], make: Callable[[], T]) -> T:
        """What is made; one that stays has it by its key from the time before (`line.kept`)."""
        return make()

    def lines_once(
        self, texts: Sequence[Inline], key: Hashable, make: Callable[[], Iterable[SetLine]]
    ) -> tuple[SetLine, ...]:
        """The same of the lines of texts; `key` has all else that they are made of."""
        return tuple(make())

    def width(self, text: str, type_: Type) -> Length:
        """Natural width of a text set on one line; it may be a line that ends within a word."""
        text = text.removesuffix(WITHIN)
        type_ = self.chosen(text, type_)
        words, _ = self._shaper.words(text, type_.name)
        return sum(self._widths(words, type_)) + (len(words) - 1) * self.space(type_)

    @property
    def policy(self) -> Policy:
        """What the edition says of pieces that run from left to right."""
        return self._shaper.policy

    def scaled(self, advance: int, type_: Type) -> Length:
        """Font units at the size of the type."""
        return round(advance * self._unit(type_))

    def _unit(self, type_: Type) -> float:
        unit = self._units.get(type_)
        if unit is None:
            upem = self._shaper.face(type_.name).upem
            unit = self._units[type_] = type_.size * type_.scale / (upem * UNSCALED)
        return unit

    def _widths(self, words: Iterable[ShapedWord], type_: Type) -> list[Length]:
        """Words as wide as their runs are when each is rounded to a thousandth, as they are set."""
        unit = self._unit(type_)
        return [
            round(word.advance * unit)
            if len(word.runs) == 1
            else sum(round(run.advance * unit) for run, _ in word.runs)
            for word in words
        ]

    def space(self, type_: Type) -> Length:
        """Natural width of a space."""
        return self.scaled(self._shaper.face(type_.name).space, type_)

    def x_height(self, type_: Type) -> float:
        """The height of the letter x of display type as a share of its size."""
        face = self._shaper.face(type_.name)
        return face.x_height * self._held(face, face.extent) / face.upem

    def ink(self, text: str, type_: Type) -> tuple[Length, Length]:
        """How far the ink of a text set on one line reaches above its baseline, and below it."""
        words, _ = self._shaper.words(text.removesuffix(WITHIN), type_.name)
        inks = [ink_of(run, self._shaper.faces[run.face]) for word in words for run, _ in word.runs]
        above, below = max(top for top, _ in inks), max(bottom for _, bottom in inks)
        return round(above * type_.size), round(below * type_.size)

    def signs(self, text: str, type_: Type) -> tuple[Length, Length]:
        """How far a line of display type rises above the highest letter of the family of the
        project, and hangs below the lowest: signs on its letters do.
        """
        rise, hang = self.ink(text, self.large(text, type_))
        top, bottom = self._family[0].reach
        return max(rise - round(top * type_.size), 0), max(hang - round(bottom * type_.size), 0)

    def blank(self, type_: Type, level: int = _RTL, beside: FaceName = "") -> ShapedRun:
        """A space of an embedding level, in the face of the words `beside` it, if it has one."""
        return self._blank(type_.name, level, beside)

    def _blank(self, name: FaceName, level: int, beside: FaceName) -> ShapedRun:
        blank = self._blanks.get((name, level, beside))
        if blank is None:
            known = beside and self._shaper.faces[beside].glyph(" ")
            blank = self._shaper.run(" ", beside if known else name, rtl=level % 2 == 1)
            self._blanks[name, level, beside] = blank
        return blank

    def left_bearing(self, run: ShapedRun, type_: Type) -> Length:
        """The white between the left edge of a run and its first ink."""
        glyph = run.glyphs[0]
        ink = self._shaper.faces[run.face].font.get_glyph_extents(glyph.index)
        return self.scaled(glyph.dx + ink.x_bearing, type_) if ink else 0

    def setting(self, text: Inline, type_: Type) -> Setting:
        """The words of a text, whole, and the spaces behind them."""
        type_ = self.chosen(text.text, type_)
        words, spaces = self._shaper.inline_words(text, type_.name)
        return Setting.of(text, type_, words, spaces)

    def plain(self, text: str, type_: Type, leaf: int = ARTIFACT) -> Setting:
        """The same of a text of one leaf, nothing of it marked."""
        return self.setting(plain(text, leaf, type_.weight, self.policy), type_)

    def chosen(self, text: str, type_: Type) -> Type:
        """A type in the face in which a text is set as a whole; one that has its face keeps it."""
        name = type_.face or self._shaper.chosen(text, type_.weight)
        return type_ if name == type_.name else replace(type_, face=name)

    def placed(self, line: Setting, x: Length, gaps: Sequence[Length]) -> SetLine:
        """All words of a setting on one line, its left edge at `x`, with these gaps behind all but
        the last.
        """
        return line.placed(self._unit(line.type_), partial(self._blank, line.type_.name), x, gaps)

    def line(
        self, text: str, type_: Type, leaf: int, *, right: Length | None = None, left: Length = 0
    ) -> SetLine:
        """One line at natural width: its right edge at `right`, or its left edge at `left`."""
        made = self.plain(text, type_, leaf)
        x = left if right is None else right - self.width(text, type_)
        return self.placed(made, x, [self.space(type_)] * len(made.words))

    def parts(
        self, lines: Sequence[tuple[str, Type]], leaf: int, right: Length, *, large: bool = False
    ) -> tuple[SetLine, ...]:
        """Lines broken by hand, at natural width, each with its right edge at `right`; directions
        are those of the whole text. They are display type if they are `large`.
        """
        text = "".join(
            line.removesuffix(WITHIN) if line.endswith(WITHIN) else f"{line} " for line, _ in lines
        )[:-1]
        found: list[SetLine] = []
        start = 0
        for line, type_ in self._in_faces(lines, large=large):
            end = start + len(line.removesuffix(WITHIN))
            part = between(self.plain(text, type_, leaf), start, end)
            gaps = self._natural_gaps(part)
            found.append(self.placed(part, right - self.width_of(part) - sum(gaps), gaps))
            start = end if line.endswith(WITHIN) else end + 1
        return tuple(found)

    def _in_faces(
        self, lines: Sequence[tuple[str, Type]], *, large: bool
    ) -> Iterator[tuple[str, Type]]:
        """Lines with the faces in which their texts are set; lines of one weight and size are one
        text.
        """
        for _, group in groupby(lines, key=lambda line: (line[1].weight, line[1].size)):
            gathered = list(group)
            said = " ".join(line.removesuffix(WITHIN) for line, _ in gathered)
            set_in = self.large if large else self.chosen
            yield from ((line, set_in(said, type_)) for line, type_ in gathered)

    def display(
        self,
        lines: Sequence[tuple[str, Type]],
        leaf: int,
        right: Length,
        hung: Length | None = None,
    ) -> tuple[tuple[SetLine, ...], Length]:
        """Lines of display type broken by hand, their optical edge at `right`, and how far the
        furthest hangs out beyond it.

        Ink that would hang out by more than `hung`, as the madda of a large «آ» does, takes its
        line with it; a line that would then reach out farther than that at the left is smaller.
        """
        made = [
            self._at_edge(line, right, hung) for line in self.parts(lines, leaf, right, large=True)
        ]
        least = right + 2 * (hung or 0)
        smaller = [
            (text, replace(type_, size=type_.size * least // wide) if wide > least else type_)
            for (text, type_), (_, _, wide) in zip(lines, made, strict=True)
        ]
        if hung is not None and smaller != list(lines):
            parts = self.parts(smaller, leaf, right, large=True)
            made = [self._at_edge(line, right, hung) for line in parts]
        return tuple(line for line, _, _ in made), max((out for _, out, _ in made), default=0)

    def _at_edge(
        self, line: SetLine, right: Length, hung: Length | None
    ) -> tuple[SetLine, Length, Length]:
        """A line whose advance ends at `right`, with its optical edge there; how far its ink hangs
        out beyond that, and how wide it is from its left end to where it may hang out to.
        """
        last, first = line.fragments[-1].pieces[-1], line.fragments[0].pieces[0]
        face = self._shaper.faces[last.run.face]
        edge, ink = (line.size * end / face.upem for end in right_edges(last.run, face))
        over = max(round(ink - edge) - hung, 0) if hung is not None else 0
        by = round(line.size * last.run.advance / face.upem - edge) - over
        wide = right + hung - (first.x + by) if hung is not None else 0
        return shifted(line, by), round(ink - edge) - over, wide

    def large(self, text: str, type_: Type) -> Type:
        """The type in which a text of display type is set: in the face chosen for it, and smaller
        where that, or a sign on its letters, takes more of the height than the family of the
        project does, for which the distances of its lines are made.
        """
        type_ = self.chosen(text, type_)
        face = self._shaper.face(type_.name)
        if face in self._family:
            return type_
        words, _ = self._shaper.words(text, type_.name)
        inks = [ink_of(run, self._shaper.faces[run.face]) for word in words for run, _ in word.runs]
        taken = max(top for top, _ in inks) + max(bottom for _, bottom in inks)
        held = self._held(face, max(taken, face.extent))
        return replace(type_, size=max(round(type_.size * held), 1))

    def opened(self, type_: Type) -> float:
        """By how much lines must stand farther apart than in the family of the project."""
        face = self._shaper.face(type_.name)
        return 1 / self._held(face, face.extent)

    def _held(self, face: Face, extent: float) -> float:
        """By how much display type is smaller that takes so many em of the height."""
        usual = self._family[0].extent
        return usual / extent if extent > usual and face not in self._family else 1.0

    def clusters(self, text: str, type_: Type) -> list[str]:
        """The smallest parts of a text without spaces."""
        return [part for word in self._shaper.words(text, type_.name)[0] for part in clusters(word)]

    def chunks(self, text: str, type_: Type) -> list[tuple[str, Length]]:
        """A text that no line of display type parts, its long words in chunks after all, and the
        width of each part.
        """
        type_ = self.chosen(text, type_)
        words, _ = self._shaper.words(text, type_.name)
        found: list[tuple[str, Length]] = []
        before, white = "", 0
        for word in words:
            *most, last = chunks(word) if is_long(word.text) else [word]
            for part in most:
                found.append((before + part.text, white + self._widths((part,), type_)[0]))
                before, white = "", 0
            before += f"{last.text} "
            white += self._widths((last,), type_)[0] + self.space(type_)
        return [*found, (before[:-1], white - self.space(type_))]

    def compose(self, setting: Setting, filling: Filling, *, prose: bool = True) -> Composition:
        """A paragraph broken and not yet set. Prose turns to the left edge where it runs from
        there; an item keeps its edge.
        """
        measure, indent, limits = filling.measure, filling.indent, filling.limits
        # The width of a word that a line can still be narrowed to hold.
        widest = round(measure / (1 - limits.scale))
        setting = self._divided(setting, widest - max(indent, 0), widest)
        boxes = self._boxes(setting, widest, limits)
        broken = break_ragged if limits == FLUSH else break_lines
        lines: list[BrokenLine] = []
        parts = _parts(setting)
        for start, end in parts:
            part = broken(boxes[start:end], measure, 0 if start else indent, limits)
            lines += [replace(line, end=line.end + start) for line in part] if start else part
        turned = prose and runs_left_to_right(setting.text.text)
        ends = frozenset(end for _, end in parts[:-1])
        return Composition(setting, filling, turned, boxes, tuple(lines), ends)

    def paragraph(self, setting: Setting, filling: Filling) -> tuple[SetLine, ...]:
        """A paragraph of prose, broken and set."""
        return self.filled(self.compose(setting, filling))

    def varied(self, made: Composition, by: int) -> tuple[Composition, float] | None:
        """A paragraph in one line more or fewer, not yet set, and what that costs; None where it
        would show.
        """
        if made.ends:
            return None
        lines = vary_lines(made.boxes, made.filling, made.lines, by)
        return (made._replace(lines=lines), cost(lines) - cost(made.lines)) if lines else None

    def filled(self, made: Composition) -> tuple[SetLine, ...]:
        """The lines of a paragraph, its first line indented, each at its scale, with its kashida,
        its gaps filling what is left; justified but for the last one, or ragged.
        """
        starts = [0, *(line.end for line in made.lines)]
        return tuple(
            self._filled(made, start, line) for start, line in zip(starts, made.lines, strict=False)
        )

    def _filled(self, made: Composition, start: int, broken: BrokenLine) -> SetLine:
        """The line that begins with word `start`."""
        boxes, limits = made.boxes, made.filling.limits
        indent = made.filling.indent if start == 0 else 0
        measure = made.filling.measure - indent
        line, scale = made.setting.span(start, broken.end), broken.scale
        natural = broken.end == len(boxes) or broken.end in made.ends or limits == FLUSH
        if broken.joints or broken.kashida:
            given, exact = self._given(line, broken, limits)
            # Beside an address a line can lack so much that no help fills it: then it is left as
            # it is, for letters drawn apart beside a hole would be seen.
            if measure - self.width_of(given) <= _HELPED * self.space(line.type_) * given.gaps:
                line, scale = given, exact
            else:
                natural = True
        line = line._replace(type_=replace(line.type_, scale=round(UNSCALED * (1 + scale))))
        # What hangs out does so beyond the measure, at the scale of the line.
        head = round(boxes[start].head * (1 + scale))
        tail = round(boxes[broken.end - 1].tail * (1 + scale))
        width = self.width_of(line)
        gaps = self._gaps(line, measure + head + tail - width, limits, natural=natural)
        width += sum(gaps)
        if made.turned:
            return self.placed(line, indent - head, gaps)
        # Of a text from the left that keeps the right edge it is the end that hangs out there.
        beyond = tail if runs_left_to_right(line.text.text) else head
        return self.placed(line, measure + beyond - width, gaps)

    def ragged(self, setting: Setting, measure: Length) -> tuple[SetLine, ...]:
        """A paragraph set flush right, whatever its direction, broken for lines of even length."""
        setting = self._divided(setting, measure, measure)
        lines: list[SetLine] = []
        boxes = self._boxes(setting, measure, RAGGED)
        for first, last in _parts(setting):
            start = first
            for end in even_ends(boxes[first:last], measure):
                line = setting.span(start, first + end)
                gaps = self._natural_gaps(line)
                lines.append(self.placed(line, measure - self.width_of(line) - sum(gaps), gaps))
                start = first + end
        return tuple(lines)

    @property
    def faces(self) -> Faces:
        """The faces it sets in."""
        return self._shaper.faces

    def em(self, type_: Type) -> int:
        """The font units of an em."""
        return self._shaper.face(type_.name).upem

    def tracked(self, words: Sequence[ShapedWord], each: int) -> Sequence[ShapedWord]:
        """Words with so many font units at every joint."""
        return (
            [self._tracked.get((word, each)) or self._one_tracked(word, each) for word in words]
            if each
            else words
        )

    def width_of(self, line: Setting) -> Length:
        """The width of words as they are set, without gaps."""
        return sum(self._widths(line.words, line.type_))

    def _divided(self, setting: Setting, first: Length, widest: Length) -> Setting:
        """The setting with what is wider than a line, `first` where it begins the text, in
        parts.
        """
        type_ = setting.type_
        if self.scaled(max(word.advance for word in setting.words), type_) < min(first, widest):
            return setting
        return divided(setting, lambda word: self._widths((word,), type_)[0], first, widest)

    def _given(self, line: Setting, broken: BrokenLine, limits: Limits) -> tuple[Setting, float]:
        """A line with what its joints give, and words drawn longer; and its scale, for joints give
        in whole steps.
        """
        type_, words, scale = line.type_, line.words, broken.scale
        em = self.em(type_)
        each = each_joint(
            broken.joints * em / type_.size,
            words,
            room(limits.tracking, em),
            room(limits.narrowing, em),
        )
        if each:
            plain = self.width_of(line)
            words = self.tracked(words, each)
            # The scale makes up for what whole steps give too much or too little.
            exact = (plain * (1 + scale) + broken.joints) / sum(self._widths(words, type_)) - 1
            scale = max(-limits.scale, min(exact, limits.scale))
        if broken.kashida:
            length, longest = broken.kashida * em // type_.size, round(limits.elongation * em)
            words = elongated(words, length, longest, self.faces)
        return line._replace(words=words), scale

    def _one_tracked(self, word: ShapedWord, each: int) -> ShapedWord:
        made = self._tracked[word, each] = tracked(word, each, self._shaper.faces)
        return made

    def _boxes(self, setting: Setting, widest: Length, limits: Limits) -> list[WordBox]:
        """The words as boxes; only what is wider than `widest` is broken within."""
        type_ = setting.type_
        rtl = not runs_left_to_right(setting.text.text)
        made = self._boxed.setdefault((type_.name, type_.size, rtl, limits), {})
        boxes = [
            made.get(word) or made.setdefault(word, self._box(word, type_, limits, rtl=rtl))
            for word in setting.words
        ]
        return ended(setting, boxes, limits.shrink, widest)

    def _box(self, word: ShapedWord, type_: Type, limits: Limits, *, rtl: bool) -> WordBox:
        """A word as a box that a break may follow."""
        head, tail = hung(word, rtl=rtl) if limits.hanging else (0, 0)
        place = best_place(word) if limits.elongation else None
        longer = round(place.longest * limits.elongation * type_.size) if place else 0
        [width] = self._widths((word,), type_)
        each = room(limits.tracking, self.em(type_)) if limits.tracking else 0
        return WordBox(
            width,
            self.space(type_),
            kashida=longer,
            head=self.scaled(head, type_) if head else 0,
            tail=self.scaled(tail, type_) if tail else 0,
            joints=self.scaled(each * joints_of(word), type_) if each else 0,
        )

    def _gaps(self, line: Setting, glue: Length, limits: Limits, *, natural: bool) -> list[Length]:
        """The gap behind each word but the last, all together `glue`.

        A line that cannot be filled, beside an address or another long unit, is left as it is.
        """
        width = self.space(line.type_) * line.gaps
        if not width or (natural and width * limits.wanted <= glue) or glue > _WIDEST * width:
            return self._natural_gaps(line, limits)
        return line.shared(max(glue, round(width * (1 - limits.shrink))))

    def _natural_gaps(self, line: Setting, limits: Limits = RAGGED) -> list[Length]:
        space = round(self.space(line.type_) * limits.wanted)
        return [0 if level is None else space for level in line.spaces[:-1]]
