"""Lines: words side by side in visual order, spaces stretched or not."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bidi import visual_order
from edition.core.units import POINT, Length
from edition.model.page import UNSCALED, Fragment, Ink, Piece, SetLine, ShapedRun, Weight
from edition.typeset.breaking import FORBIDDEN, JUSTIFIED, RAGGED, Box, Limits, break_lines, scaling
from edition.typeset.shape import Shaper, Word
from edition.typeset.units import unbroken

RTL, LTR = 1, 0


class Type(Struct, frozen=True):
    """How text is set: in which weight and ink, at what size, in which direction its paragraph runs, how widened."""

    weight: Weight
    size: Length
    ink: Ink = "black"
    base: int = RTL
    scale: int = UNSCALED


class Compositor:
    """Sets text of one edition into lines. All x count from the left of the text block."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper

    def width(self, text: str, type_: Type) -> Length:
        """Natural width of a text set on one line."""
        words, _ = self._shaper.words(text, type_.weight, type_.base)
        return sum(self.scaled(word.advance, type_) for word in words) + (len(words) - 1) * self.space(type_)

    def scaled(self, advance: int, type_: Type) -> Length:
        """Font units at the size of the type."""
        return round(advance * type_.size * type_.scale / (self._shaper.faces[type_.weight].upem * UNSCALED))

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
            x = right - sum(self.scaled(word.advance, type_) for word in words[start:end]) - sum(gaps)
            found.append(self._set(words[start:end], levels[start:end], type_, leaf, x, gaps))
            start = end
        return tuple(found)

    def paragraph(
        self, text: str, type_: Type, leaf: int, measure: Length, indent: Length = 0, limits: Limits = JUSTIFIED
    ) -> tuple[SetLine, ...]:
        """A paragraph, its first line indented at the right; justified but for its last line, or ragged, as its limits say."""
        words, levels = self._shaper.words(text, type_.weight, type_.base)
        lines: list[SetLine] = []
        start, before = 0, 0.0
        for end in break_lines(self._boxes(text, words, type_), measure, indent, limits):
            room = measure - (indent if start == 0 else 0)
            line = words[start:end]
            natural = end == len(words) or limits == RAGGED
            before = self._scaling(line, type_, room, before, limits, natural=natural)
            scaled = replace(type_, scale=round(UNSCALED * (1 + before)))
            gaps = self._gaps(line, scaled, room, limits, natural=natural)
            x = room - sum(self.scaled(word.advance, scaled) for word in line) - sum(gaps)
            lines.append(self._set(line, levels[start:end], scaled, leaf, x, gaps))
            start = end
        return tuple(lines)

    def _scaling(self, line: Sequence[Word], type_: Type, room: Length, before: float, limits: Limits, *, natural: bool) -> float:
        """What a line takes of the scale, within its limits and not further than them from the line before."""
        width = sum(self.scaled(word.advance, type_) for word in line) + self.space(type_) * (len(line) - 1)
        short = room - width
        if natural and short >= 0:
            return 0.0
        return max(before - limits.scale, min(before + limits.scale, scaling(short, width, limits.scale)))

    def ragged(self, text: str, type_: Type, leaf: int, measure: Length) -> tuple[SetLine, ...]:
        """A paragraph set flush right, whatever its direction, broken for lines of even length."""
        words, levels = self._shaper.words(text, type_.weight, type_.base)
        boxes = self._boxes(text, words, type_)
        lines: list[SetLine] = []
        start = 0
        for end in _even_ends(boxes, measure):
            line = words[start:end]
            gaps = [self.space(type_)] * (len(line) - 1)
            x = measure - sum(self.scaled(word.advance, type_) for word in line) - sum(gaps)
            lines.append(self._set(line, levels[start:end], type_, leaf, x, gaps))
            start = end
        return tuple(lines)

    def _boxes(self, text: str, words: Sequence[Word], type_: Type) -> list[Box]:
        space = self.space(type_)
        kept = unbroken(text)
        return [Box(self.scaled(w.advance, type_), space, FORBIDDEN if i in kept else 0) for i, w in enumerate(words)]

    def _gaps(self, line: Sequence[Word], type_: Type, room: Length, limits: Limits, *, natural: bool) -> list[Length]:
        """The gap behind each word but the last. Thousandths that do not divide evenly go to the first gaps."""
        count = len(line) - 1
        width = self.space(type_) * count
        glue = room - sum(self.scaled(word.advance, type_) for word in line)
        if not count or (natural and width <= glue):
            return [self.space(type_)] * count
        least = round(width * (1 - limits.shrink))
        each, rest = divmod(max(glue, least), count)
        return [each + (i < rest) for i in range(count)]

    def _set(
        self, words: Sequence[Word], levels: Sequence[int], type_: Type, leaf: int, x: Length, gaps: Sequence[Length]
    ) -> SetLine:
        """Words at their places from left to right, starting at x (UAX #9, rule L2, over whole runs)."""
        runs: list[tuple[ShapedRun, int, Length]] = []
        for i, word in enumerate(words):
            runs += [(run, level, self.scaled(run.advance, type_)) for run, level in word.runs]
            if i < len(words) - 1:
                runs.append((self.blank(type_, levels[i]), levels[i], gaps[i]))
        pieces: list[Piece] = []
        for i in visual_order([level for _, level, _ in runs]):
            run, _, width = runs[i]
            pieces.append(Piece(run, x))
            x += width
        text = " ".join(word.text for word in words)
        return SetLine(type_.weight, type_.size, (Fragment(leaf, text, type_.ink, tuple(pieces)),), scale=type_.scale)


def _even_ends(boxes: Sequence[Box], measure: Length) -> tuple[int, ...]:
    """The ends of as few lines as the measure allows, in the narrowest measure that needs no more of them."""
    ends = break_lines(boxes, measure, limits=RAGGED)
    if len(ends) == 1:
        return ends
    low, high = max(box.width for box in boxes), measure
    while high - low > POINT:
        middle = (low + high) // 2
        narrower = break_lines(boxes, middle, limits=RAGGED)
        low, high, ends = (low, middle, narrower) if len(narrower) == len(ends) else (middle, high, ends)
    return ends
