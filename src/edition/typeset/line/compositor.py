"""Lines: words side by side in visual order, spaces stretched or not."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.core.direction import Policy, runs_left_to_right
from edition.core.languages import LANGUAGES, Language
from edition.core.units import Length
from edition.faces import Faces, Further
from edition.model.page import UNSCALED, Fragment, Ink, SetLine, ShapedRun, Weight
from edition.typeset.line.breaking import (
    FLUSH,
    FORBIDDEN,
    RAGGED,
    Box,
    Limits,
    Line,
    break_lines,
    cost,
    even_ends,
    vary_lines,
)
from edition.typeset.line.dividing import (
    WITHIN,
    Spaces,
    begins,
    between,
    chunks,
    clusters,
    divided,
    is_long,
    loosened,
    penalty,
    said,
)
from edition.typeset.line.edges import right_edges
from edition.typeset.line.fragments import Set, fragments
from edition.typeset.line.hanging import hung
from edition.typeset.line.inline import Inline
from edition.typeset.line.kashida import best_place, elongated
from edition.typeset.line.order import in_order, plain_order
from edition.typeset.line.ragged import break_ragged
from edition.typeset.line.sense import NO_SENSE, Sense
from edition.typeset.line.shape import Shaper
from edition.typeset.line.style import JUSTIFIED
from edition.typeset.line.tracking import each_joint, joints_of, room, tracked
from edition.typeset.line.units import unbroken
from edition.typeset.line.word import Word

RTL = 1
_WIDEST, _HELPED = (
    2.5,
    2.0,
)  # of the natural gap: as it is, and where joints and kashida have given what they may


class Type(Struct, frozen=True):
    """How text is set: in which weight and ink, at what size, how widened."""

    weight: Weight
    size: Length
    ink: Ink = "black"
    scale: int = UNSCALED


class Copy(NamedTuple):
    """A paragraph that has been broken: its words, the spaces behind them, both as boxes, and its
    lines; how it is to be set.

    `turned`: it is prose that runs from left to right, and begins at the left edge.
    """

    text: str | Inline
    type_: Type
    leaf: int
    measure: Length
    indent: Length
    limits: Limits
    turned: bool
    words: tuple[Word, ...]
    spaces: Spaces
    boxes: list[Box]
    lines: tuple[Line, ...]


class Compositor:
    """Sets text of one edition into lines. All x count from the left of the text block.

    `language` is what the compiler itself says on a page; `further` are the names of the faces
    beside the family, `sense` what its text tells of words that belong together in display type.
    """

    def __init__(
        self, shaper: Shaper, language: Language = LANGUAGES["fa"], sense: Sense = NO_SENSE
    ) -> None:
        self._shaper = shaper
        self.sense = sense
        self._tracked: dict[tuple[Word, int], Word] = {}
        self._begun: tuple[Spaces, Sequence[int]] = ((), ())
        self._boxed: dict[tuple[Weight, Length, bool, Limits], dict[Word, Box]] = {}
        self.language = language
        self.further = tuple(
            face.family for face in shaper.faces.values() if isinstance(face, Further)
        )

    def width(self, text: str, type_: Type) -> Length:
        """Natural width of a text set on one line."""
        words, _ = self._shaper.words(text, type_.weight)
        return sum(self._widths(words, type_)) + (len(words) - 1) * self.space(type_)

    def runs_left_to_right(self, text: str | Inline) -> bool:
        """Whether a text as a whole runs from left to right."""
        return runs_left_to_right(text.text if isinstance(text, Inline) else text)

    @property
    def policy(self) -> Policy:
        """What the edition says of pieces that run from left to right."""
        return self._shaper.policy

    def scaled(self, advance: int, type_: Type) -> Length:
        """Font units at the size of the type."""
        return round(advance * self._unit(type_))

    def _unit(self, type_: Type) -> float:
        return type_.size * type_.scale / (self._shaper.faces[type_.weight].upem * UNSCALED)

    def _widths(self, words: Iterable[Word], type_: Type) -> list[Length]:
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
        return self.scaled(self._shaper.faces[type_.weight].space, type_)

    def x_height(self, type_: Type) -> float:
        """The height of the letter x as a share of the size."""
        face = self._shaper.faces[type_.weight]
        return face.x_height / face.upem

    def blank(self, type_: Type, level: int = RTL) -> ShapedRun:
        """A space of an embedding level."""
        return self._shaper.run(" ", type_.weight, rtl=level % 2 == 1)

    def left_bearing(self, run: ShapedRun, type_: Type) -> Length:
        """The white between the left edge of a run and its first ink."""
        glyph = run.glyphs[0]
        ink = self._shaper.faces[run.face].font.get_glyph_extents(glyph.index)
        return self.scaled(glyph.dx + ink.x_bearing, type_) if ink else 0

    def line(
        self, text: str, type_: Type, leaf: int, *, right: Length | None = None, left: Length = 0
    ) -> SetLine:
        """One line at natural width: its right edge at `right`, or its left edge at `left`."""
        words, levels = self._shaper.words(text, type_.weight)
        x = left if right is None else right - self.width(text, type_)
        return self._set(words, levels, type_, leaf, x, [self.space(type_)] * len(words))

    def parts(
        self, lines: Sequence[tuple[str, Type]], leaf: int, right: Length
    ) -> tuple[SetLine, ...]:
        """Lines broken by hand, at natural width, each with its right edge at `right`; directions
        are those of the whole text.
        """
        text = "".join(
            line.removesuffix(WITHIN) if line.endswith(WITHIN) else f"{line} " for line, _ in lines
        )[:-1]
        found: list[SetLine] = []
        start = 0
        for line, type_ in lines:
            end = start + len(line.removesuffix(WITHIN))
            words, levels = between(*self._shaper.words(text, type_.weight), start, end)
            gaps = self._natural_gaps(levels, type_)
            x = right - sum(self._widths(words, type_)) - sum(gaps)
            found.append(self._set(words, levels, type_, leaf, x, gaps))
            start = end if line.endswith(WITHIN) else end + 1
        return tuple(found)

    def display(
        self, lines: Sequence[tuple[str, Type]], leaf: int, right: Length
    ) -> tuple[tuple[SetLine, ...], Length]:
        """Lines of display type broken by hand, their optical edge at `right`, and how far the
        furthest hangs out beyond it.
        """
        found, out = [], 0
        for line in self.parts(lines, leaf, right):
            run = line.fragments[-1].pieces[-1].run
            face = self._shaper.faces[run.face]
            edge, ink = (line.size * end / face.upem for end in right_edges(run, face))
            found.append(_moved(line, round(line.size * run.advance / face.upem - edge)))
            out = max(out, round(ink - edge))
        return tuple(found), out

    def clusters(self, text: str, type_: Type) -> list[str]:
        """The smallest parts of a text without spaces."""
        return [
            part for word in self._shaper.words(text, type_.weight)[0] for part in clusters(word)
        ]

    def chunks(self, text: str, type_: Type) -> list[tuple[str, Length]]:
        """A text that no line of display type parts, its long words in chunks after all, and the
        width of each part.
        """
        words, _ = self._shaper.words(text, type_.weight)
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

    def paragraph(
        self,
        text: str | Inline,
        type_: Type,
        leaf: int,
        measure: Length,
        indent: Length = 0,
        limits: Limits = JUSTIFIED,
    ) -> tuple[SetLine, ...]:
        """A paragraph of prose, its first line indented; justified but for its last line, or
        ragged, as its limits say.
        """
        return self.filled(self.copy(text, type_, leaf, measure, indent, limits, prose=True))

    def copy(
        self,
        text: str | Inline,
        type_: Type,
        leaf: int,
        measure: Length,
        indent: Length = 0,
        limits: Limits = JUSTIFIED,
        *,
        prose: bool,
    ) -> Copy:
        """A paragraph broken and not yet set. Prose turns to the left edge where it runs from
        there; an item keeps its edge.
        """
        most = _most(measure, limits)
        words, spaces = self._words(text, type_, most - max(indent, 0), most)
        boxes = self._boxes(text, words, spaces, type_, most, limits)
        lines = (break_ragged if limits == FLUSH else break_lines)(boxes, measure, indent, limits)
        turned = prose and self.runs_left_to_right(text)
        return Copy(text, type_, leaf, measure, indent, limits, turned, words, spaces, boxes, lines)

    def varied(self, copy: Copy, by: int) -> tuple[tuple[SetLine, ...], float] | None:
        """A paragraph in one line more or fewer, and what that costs; None where it would show."""
        lines = vary_lines(copy.boxes, copy.measure, copy.indent, copy.limits, copy.lines, by)
        return (
            (self.filled(copy._replace(lines=lines)), cost(lines) - cost(copy.lines))
            if lines
            else None
        )

    def filled(self, copy: Copy) -> tuple[SetLine, ...]:
        """The lines of a paragraph, each at its scale, with its kashida, its gaps filling what is
        left.
        """
        text, type_, leaf, measure, indent, limits, turned, plain, spaces, boxes, broken = copy
        words = list(plain)
        reversed_ = self.runs_left_to_right(text)
        lines: list[SetLine] = []
        start = 0
        for each in broken:
            end = each.end
            first = indent if start == 0 else 0
            scale = each.scale
            natural = end == len(words) or limits == FLUSH
            if each.joints or each.kashida:
                given, exact = self._given(words[start:end], type_, each, limits)
                if self._is_filled(given, spaces[start:end], type_, measure - first):
                    words[start:end], scale = given, exact
                else:
                    natural = True
            scaled = replace(type_, scale=round(UNSCALED * (1 + scale)))
            head, tail = (
                round(hung * (1 + scale)) for hung in (boxes[start].head, boxes[end - 1].tail)
            )
            width = sum(self._widths(words[start:end], scaled))
            white = measure - first + head + tail - width
            gaps = self._gaps(spaces[start:end], scaled, white, limits, natural=natural)
            width += sum(gaps)
            x = first - head if turned else measure - first + (tail if reversed_ else head) - width
            lines.append(self._line_of(text, words, spaces, start, end, scaled, leaf, x, gaps))
            start = end
        return tuple(lines)

    def ragged(
        self, text: str | Inline, type_: Type, leaf: int, measure: Length
    ) -> tuple[SetLine, ...]:
        """A paragraph set flush right, whatever its direction, broken for lines of even length."""
        words, spaces = self._words(text, type_, measure, measure)
        lines: list[SetLine] = []
        start = 0
        for end in even_ends(self._boxes(text, words, spaces, type_, measure), measure):
            line = words[start:end]
            gaps = self._natural_gaps(spaces[start:end], type_)
            x = measure - sum(self._widths(line, type_)) - sum(gaps)
            lines.append(self._line_of(text, words, spaces, start, end, type_, leaf, x, gaps))
            start = end
        return tuple(lines)

    def uncut(self, text: str | Inline, type_: Type) -> tuple[tuple[Word, ...], Spaces]:
        """The words of a text that is one line, and the spaces behind them."""
        if isinstance(text, Inline):
            return self._shaper.inline_words(text, type_.weight)
        return self._shaper.words(text, type_.weight)

    @property
    def faces(self) -> Faces:
        """The faces it sets in."""
        return self._shaper.faces

    def em(self, type_: Type) -> int:
        """The font units of an em."""
        return self._shaper.faces[type_.weight].upem

    def tracked(self, words: Sequence[Word], each: int) -> Sequence[Word]:
        """Words with so many font units at every joint."""
        return (
            [self._tracked.get((word, each)) or self._one_tracked(word, each) for word in words]
            if each
            else words
        )

    def width_of(self, words: Iterable[Word], type_: Type) -> Length:
        """The width of words as they are set, without gaps."""
        return sum(self._widths(words, type_))

    def whole_line(
        self,
        text: str | Inline,
        words: Sequence[Word],
        spaces: Spaces,
        type_: Type,
        leaf: int,
        x: Length,
        gaps: Sequence[Length],
    ) -> SetLine:
        """All words of a text on one line, its left edge at `x`, with these gaps behind all but the
        last.
        """
        return self._line_of(text, words, spaces, 0, len(words), type_, leaf, x, gaps)

    def _words(
        self, text: str | Inline, type_: Type, first: Length, widest: Length
    ) -> tuple[tuple[Word, ...], Spaces]:
        """The words of a text; what is wider than a line, `first` where it begins the text, is in
        parts.
        """
        words, spaces = self.uncut(text, type_)
        if self.scaled(max(word.advance for word in words), type_) < min(first, widest):
            return words, spaces
        return divided(words, spaces, lambda word: self._widths((word,), type_)[0], first, widest)

    def _given(
        self, words: Sequence[Word], type_: Type, line: Line, limits: Limits
    ) -> tuple[Sequence[Word], float]:
        """The words of a line with what their joints give, and drawn longer; and its scale, for
        joints give in whole steps.
        """
        faces, em = self._shaper.faces, self._shaper.faces[type_.weight].upem
        each = each_joint(
            line.joints * em / type_.size,
            words,
            room(limits.tracking, em),
            room(limits.narrowing, em),
        )
        scale = line.scale
        if each:
            plain = sum(self._widths(words, type_))
            words = self.tracked(words, each)
            exact = (plain * (1 + scale) + line.joints) / sum(self._widths(words, type_)) - 1
            scale = max(-limits.scale, min(exact, limits.scale))
        if line.kashida:
            words = elongated(
                words, line.kashida * em // type_.size, round(limits.elongation * em), faces
            )
        return words, scale

    def _one_tracked(self, word: Word, each: int) -> Word:
        made = self._tracked[word, each] = tracked(word, each, self._shaper.faces)
        return made

    def _is_filled(
        self, words: Sequence[Word], spaces: Spaces, type_: Type, measure: Length
    ) -> bool:
        """Whether a line is full: one that lacks much even so, beside an address, is left as
        it is.
        """
        return measure - sum(self._widths(words, type_)) <= _HELPED * self.space(type_) * _gaps_in(
            spaces
        )

    def _boxes(
        self,
        text: str | Inline,
        words: Sequence[Word],
        spaces: Spaces,
        type_: Type,
        widest: Length,
        limits: Limits = RAGGED,
    ) -> list[Box]:
        """The words as boxes; only what is wider than `widest` is broken within."""
        rtl = not self.runs_left_to_right(text)
        made = self._boxed.setdefault((type_.weight, type_.size, rtl, limits), {})
        kept = unbroken(text.text if isinstance(text, Inline) else text)
        boxes = [made.get(word) or self._box(word, type_, limits, made, rtl=rtl) for word in words]
        if None in spaces:
            boxes = list(_within_words(boxes, words, spaces, kept, widest))
        else:
            for number in kept:
                boxes[number] = replace(boxes[number], penalty=FORBIDDEN)
        return loosened(boxes, limits.shrink, widest) if kept else boxes

    def _box(
        self, word: Word, type_: Type, limits: Limits, made: dict[Word, Box], *, rtl: bool
    ) -> Box:
        """A word as a box that a break may follow, kept for the next time it stands in such
        type.
        """
        head, tail = self._hung(word, type_, rtl=rtl) if limits.hanging else (0, 0)
        place = best_place(word) if limits.elongation else None
        longer = round(place.longest * limits.elongation * type_.size) if place else 0
        [width] = self._widths((word,), type_)
        each = (
            room(limits.tracking, self._shaper.faces[type_.weight].upem) if limits.tracking else 0
        )
        joints = self.scaled(each * joints_of(word), type_) if each else 0
        box = made[word] = Box(width, self.space(type_), 0, longer, head, tail, joints)
        return box

    def _hung(self, word: Word, type_: Type, *, rtl: bool) -> tuple[Length, Length]:
        """What of a word hangs out of the measure where it begins a line, and where it ends one."""
        head, tail = hung(word, rtl=rtl)
        return self.scaled(head, type_) if head else 0, self.scaled(tail, type_) if tail else 0

    def _gaps(
        self, spaces: Spaces, type_: Type, glue: Length, limits: Limits, *, natural: bool
    ) -> list[Length]:
        """The gap behind each word but the last, all together `glue`. Thousandths that do not
        divide evenly go to the first.

        A line that cannot be filled, beside an address or another long unit, is left as it is.
        """
        count = _gaps_in(spaces)
        width = self.space(type_) * count
        if not count or (natural and width * limits.wanted <= glue) or glue > _WIDEST * width:
            return self._natural_gaps(spaces, type_, limits)
        least = round(width * (1 - limits.shrink))
        each, rest = divmod(max(glue, least), count)
        stretched = iter([each + (i < rest) for i in range(count)])
        return [0 if level is None else next(stretched) for level in spaces[:-1]]

    def _natural_gaps(self, spaces: Spaces, type_: Type, limits: Limits = RAGGED) -> list[Length]:
        space = round(self.space(type_) * limits.wanted)
        return [0 if level is None else space for level in spaces[:-1]]

    def _line_of(
        self,
        text: str | Inline,
        words: Sequence[Word],
        spaces: Spaces,
        start: int,
        end: int,
        type_: Type,
        leaf: int,
        x: Length,
        gaps: Sequence[Length],
    ) -> SetLine:
        """Words [start, end) of a text."""
        if isinstance(text, Inline):
            return self._set_inline(text, words, spaces, start, end, type_, x, gaps)
        return self._set(words[start:end], spaces[start:end], type_, leaf, x, gaps)

    def _set(
        self,
        words: Sequence[Word],
        levels: Spaces,
        type_: Type,
        leaf: int,
        x: Length,
        gaps: Sequence[Length],
    ) -> SetLine:
        """Words at their places from left to right, starting at x."""
        pieces = plain_order(words, levels, self._unit(type_), self.blank(type_), x, gaps) or tuple(
            set_.piece for set_ in self._in_order(words, levels, type_, x, gaps, [0] * len(words))
        )
        line = (Fragment(leaf, said(words, levels), type_.ink, pieces),)
        return SetLine(
            type_.weight, type_.size, line, within_word=levels[-1] is None, scale=type_.scale
        )

    def _in_order(
        self,
        words: Sequence[Word],
        levels: Spaces,
        type_: Type,
        x: Length,
        gaps: Sequence[Length],
        begins: Sequence[int],
    ) -> list[Set]:
        blanks = {level: self.blank(type_, level) for level in set(levels) if level is not None}
        return in_order(words, levels, self._unit(type_), blanks, x, gaps, begins)

    def _set_inline(
        self,
        inline: Inline,
        words: Sequence[Word],
        spaces: Spaces,
        start: int,
        end: int,
        type_: Type,
        x: Length,
        gaps: Sequence[Length],
    ) -> SetLine:
        """The same for words of several leaves; the space at the end of a line is of the leaf
        before it.
        """
        if self._begun[0] is not spaces or len(self._begun[1]) != len(words):
            self._begun = (spaces, begins(words, spaces))  # once for all lines of a paragraph
        at = self._begun[1]
        first, goes_on = at[start], end < len(words)
        last = at[end] if goes_on else len(inline.text)
        pieces = self._in_order(words[start:end], spaces[start:end], type_, x, gaps, at[start:end])
        found = fragments(inline, pieces, first, last, type_.ink)
        within_word = goes_on and spaces[end - 1] is None
        return SetLine(type_.weight, type_.size, found, within_word=within_word, scale=type_.scale)


def _moved(line: SetLine, by: Length) -> SetLine:
    """A line further to the right."""
    moved = [
        replace(f, pieces=tuple(replace(piece, x=piece.x + by) for piece in f.pieces))
        for f in line.fragments
    ]
    return replace(line, fragments=tuple(moved))


def _within_words(
    boxes: Sequence[Box],
    words: Sequence[Word],
    spaces: Spaces,
    kept: Collection[int],
    widest: Length,
) -> Iterator[Box]:
    """The boxes of words that are cut at places where a line may end, but only in a token wider
    than `widest`.
    """
    token: list[Box] = []
    number = 0
    for i, (box, level) in enumerate(zip(boxes, spaces, strict=True)):
        if level is None:
            token.append(Box(box.width, 0, penalty(words[i], words[i + 1])))
            continue
        token.append(replace(box, penalty=FORBIDDEN) if number in kept else box)
        if len(token) > 1 and sum(part.width for part in token) <= widest:
            token[:-1] = [replace(part, penalty=FORBIDDEN) for part in token[:-1]]
        yield from token
        token, number = [], number + 1


def _most(measure: Length, limits: Limits) -> Length:
    """The width of a word that a line can still be narrowed to hold."""
    return round(measure / (1 - limits.scale))


def _gaps_in(spaces: Spaces) -> int:
    """How many gaps a line has that can give way."""
    return len(spaces) - 1 - spaces[:-1].count(None)
