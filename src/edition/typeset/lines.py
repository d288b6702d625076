"""Lines: words side by side in visual order, spaces stretched or not."""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bidi import visual_order
from edition.core.languages import LANGUAGES, Language
from edition.core.units import POINT, Length
from edition.faces import Further
from edition.model.page import UNSCALED, Fragment, Ink, Piece, SetLine, ShapedRun, Weight
from edition.typeset.breaking import FLUSH, FORBIDDEN, JUSTIFIED, RAGGED, Box, Limits, Line, break_lines
from edition.typeset.fragments import Set, fragments
from edition.typeset.inline import Inline
from edition.typeset.ragged import break_ragged
from edition.typeset.shape import Shaper, Word
from edition.typeset.units import unbroken

RTL, LTR = 1, 0
Spaces: TypeAlias = tuple[int | None, ...]
"""The level of the space behind each word; None where none stands there, but a line may end."""

_WITHIN_WORD = 60
_WIDEST = 2.5


class Type(Struct, frozen=True):
    """How text is set: in which weight and ink, at what size, in which direction its paragraph runs, how widened."""

    weight: Weight
    size: Length
    ink: Ink = "black"
    base: int = RTL
    scale: int = UNSCALED


class Compositor:
    """Sets text of one edition into lines. All x count from the left of the text block.

    `language` is what the compiler itself says on a page; `further` are the names of the faces beside the family.
    """

    def __init__(self, shaper: Shaper, language: Language = LANGUAGES["fa"]) -> None:
        self._shaper = shaper
        self.language = language
        self.further = tuple(face.family for face in shaper.faces.values() if isinstance(face, Further))

    def width(self, text: str, type_: Type) -> Length:
        """Natural width of a text set on one line."""
        words, _ = self._shaper.words(text, type_.weight, type_.base)
        return sum(self._width_of(word, type_) for word in words) + (len(words) - 1) * self.space(type_)

    def scaled(self, advance: int, type_: Type) -> Length:
        """Font units at the size of the type."""
        return round(advance * type_.size * type_.scale / (self._shaper.faces[type_.weight].upem * UNSCALED))

    def _width_of(self, word: Word, type_: Type) -> Length:
        """A word as wide as its runs are when each is rounded to a thousandth, as they are set."""
        return sum(self.scaled(run.advance, type_) for run, _ in word.runs)

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

    def right_bearing(self, line: SetLine) -> Length:
        """The white between the last ink of a line and its right edge, by which large type seems indented."""
        piece = line.fragments[-1].pieces[-1]
        face = self._shaper.faces[piece.run.face]
        glyph = piece.run.glyphs[-1]
        ink = face.font.get_glyph_extents(glyph.index)
        return round((glyph.advance - glyph.dx - ink.x_bearing - ink.width) * line.size / face.upem) if ink else 0

    def line(self, text: str, type_: Type, leaf: int, *, right: Length | None = None, left: Length = 0) -> SetLine:
        """One line at natural width: its right edge at `right`, or its left edge at `left`."""
        words, levels = self._shaper.words(text, type_.weight, type_.base)
        x = left if right is None else right - self.width(text, type_)
        return self._set(words, levels, type_, leaf, x, [self.space(type_)] * len(words))

    def parts(self, lines: Sequence[tuple[str, Type]], leaf: int, right: Length) -> tuple[SetLine, ...]:
        """Lines broken by hand, at natural width, each with its right edge at `right`; directions are those of the whole text."""
        text = " ".join(line for line, _ in lines)
        found: list[SetLine] = []
        start = 0
        for line, type_ in lines:
            words, levels = self._shaper.words(text, type_.weight, type_.base)
            end = start + line.count(" ") + 1
            gaps = [self.space(type_)] * (end - start - 1)
            x = right - sum(self._width_of(word, type_) for word in words[start:end]) - sum(gaps)
            found.append(self._set(words[start:end], levels[start:end], type_, leaf, x, gaps))
            start = end
        return tuple(found)

    def paragraph(
        self, text: str | Inline, type_: Type, leaf: int, measure: Length, indent: Length = 0, limits: Limits = JUSTIFIED
    ) -> tuple[SetLine, ...]:
        """A paragraph, its first line indented; justified but for its last line, or ragged, as its limits say."""
        words, spaces = self._words(text, type_)
        lines: list[SetLine] = []
        start = 0
        broken_by = break_ragged if limits == FLUSH else break_lines
        for broken in broken_by(self._boxes(text, words, spaces, type_, _most(measure, limits)), measure, indent, limits):
            end = broken.end
            room = measure - (indent if start == 0 else 0)
            line = words[start:end]
            natural = end == len(words) or limits == FLUSH
            scaled = replace(type_, scale=round(UNSCALED * (1 + broken.scale)))
            gaps = self._gaps(line, spaces[start:end], scaled, room, limits, natural=natural)
            width = sum(self._width_of(word, scaled) for word in line) + sum(gaps)
            x = room - width if type_.base == RTL else measure - room
            lines.append(self._line_of(text, words, spaces, start, end, scaled, leaf, x, gaps))
            start = end
        return tuple(lines)

    def ragged(self, text: str | Inline, type_: Type, leaf: int, measure: Length) -> tuple[SetLine, ...]:
        """A paragraph set flush right, whatever its direction, broken for lines of even length."""
        words, spaces = self._words(text, type_)
        lines: list[SetLine] = []
        start = 0
        for end in _even_ends(self._boxes(text, words, spaces, type_, measure), measure):
            line = words[start:end]
            gaps = self._natural_gaps(spaces[start:end], type_)
            x = measure - sum(self._width_of(word, type_) for word in line) - sum(gaps)
            lines.append(self._line_of(text, words, spaces, start, end, type_, leaf, x, gaps))
            start = end
        return tuple(lines)

    def _words(self, text: str | Inline, type_: Type) -> tuple[tuple[Word, ...], Spaces]:
        if isinstance(text, Inline):
            return self._shaper.inline_words(text, type_.weight, type_.base)
        return self._shaper.words(text, type_.weight, type_.base)

    def _boxes(self, text: str | Inline, words: Sequence[Word], spaces: Spaces, type_: Type, widest: Length) -> list[Box]:
        """The words as boxes; only what is wider than `widest` is broken within."""
        space = self.space(type_)
        kept = unbroken(text.text if isinstance(text, Inline) else text)
        boxes: list[Box] = []
        token: list[Box] = []
        number = 0
        for word, level in zip(words, spaces, strict=True):
            width = self._width_of(word, type_)
            if level is None:
                token.append(Box(width, 0, _WITHIN_WORD))
                continue
            token.append(Box(width, space, FORBIDDEN if number in kept else 0))
            if len(token) > 1 and sum(box.width for box in token) <= widest:
                token[:-1] = [replace(box, penalty=FORBIDDEN) for box in token[:-1]]
            boxes += token
            token, number = [], number + 1
        return boxes

    def _gaps(
        self, line: Sequence[Word], spaces: Spaces, type_: Type, room: Length, limits: Limits, *, natural: bool
    ) -> list[Length]:
        """The gap behind each word but the last. Thousandths that do not divide evenly go to the first gaps.

        A line that cannot be filled, beside an address or another long unit, is left as it is.
        """
        count = _gaps_in(spaces)
        width = self.space(type_) * count
        glue = room - sum(self._width_of(word, type_) for word in line)
        if not count or (natural and width <= glue) or glue > _WIDEST * width:
            return self._natural_gaps(spaces, type_)
        least = round(width * (1 - limits.shrink))
        each, rest = divmod(max(glue, least), count)
        stretched = iter([each + (i < rest) for i in range(count)])
        return [0 if level is None else next(stretched) for level in spaces[:-1]]

    def _natural_gaps(self, spaces: Spaces, type_: Type) -> list[Length]:
        space = self.space(type_)
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

    def _set(self, words: Sequence[Word], levels: Spaces, type_: Type, leaf: int, x: Length, gaps: Sequence[Length]) -> SetLine:
        """Words at their places from left to right, starting at x."""
        pieces = tuple(set_.piece for set_ in self._in_order(words, levels, type_, x, gaps, [0] * len(words)))
        text = " ".join(word.text for word in words)
        return SetLine(type_.weight, type_.size, (Fragment(leaf, text, type_.ink, pieces),), scale=type_.scale)

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
        """The same for words of several leaves; the space at the end of a line is of the leaf before it."""
        begins = [begin for begin, _ in inline.words()]
        first, goes_on = begins[start], end < len(words)
        last = begins[end] if goes_on else len(inline.text)
        pieces = self._in_order(words[start:end], spaces[start:end], type_, x, gaps, begins[start:end])
        found = fragments(inline, pieces, first, last, type_.ink)
        within_word = goes_on and spaces[end - 1] is None
        return SetLine(type_.weight, type_.size, found, within_word=within_word, scale=type_.scale)

    def _in_order(
        self, words: Sequence[Word], levels: Spaces, type_: Type, x: Length, gaps: Sequence[Length], begins: Sequence[int]
    ) -> list[Set]:
        """The pieces of a line from left to right (UAX #9, rule L2, over whole runs), the first of them at x."""
        runs: list[tuple[ShapedRun, int, Length, int]] = []
        for i, word in enumerate(words):
            for (run, level), at in zip(word.runs, word.starts, strict=False):
                runs.append((run, level, self.scaled(run.advance, type_), begins[i] + at))
            space = levels[i]
            if i < len(words) - 1 and space is not None:
                runs.append((self.blank(type_, space), space, gaps[i], begins[i] + len(word.text)))
        pieces: list[Set] = []
        for i in visual_order([level for _, level, _, _ in runs]):
            run, _, width, at = runs[i]
            pieces.append(Set(Piece(run, x), at))
            x += width
        return pieces


def _most(measure: Length, limits: Limits) -> Length:
    """The width of a word that a line can still be narrowed to hold."""
    return round(measure / (1 - limits.scale))


def _gaps_in(spaces: Spaces) -> int:
    """How many gaps a line has that can give way."""
    return len(spaces) - 1 - spaces[:-1].count(None)


def _even_ends(boxes: Sequence[Box], measure: Length) -> tuple[int, ...]:
    """The ends of as few lines as the measure allows, in the narrowest measure that needs no more of them."""
    lines = break_lines(boxes, measure, limits=RAGGED)
    low, high = (max(box.width for box in boxes), measure) if len(lines) > 1 else (measure, measure)
    while high - low > POINT:
        middle = (low + high) // 2
        narrower = break_lines(boxes, middle, limits=RAGGED)
        fits = len(narrower) == len(lines) and _widest(boxes, narrower) <= middle
        low, high, lines = (low, middle, narrower) if fits else (middle, high, lines)
    return tuple(line.end for line in lines)


def _widest(boxes: Sequence[Box], lines: Sequence[Line]) -> Length:
    """The natural width of the widest line."""
    starts = [0, *(line.end for line in lines[:-1])]
    parts = [boxes[start : line.end] for start, line in zip(starts, lines, strict=True)]
    return max(sum(box.width + box.gap for box in part) - part[-1].gap for part in parts)
