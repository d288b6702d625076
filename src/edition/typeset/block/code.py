"""Code: each line by itself from left to right, at the left edge, in the face of one width, with
its spaces.

A line that is too long goes on in the next, a little further in than it began, with a mark before
it that is no part of the text.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from edition.core.direction import Departure, runs_left_to_right
from edition.core.units import Length, pt
from edition.model.document import CodeLine
from edition.model.page import ARTIFACT, Element, SetLine
from edition.typeset.block.context import Context
from edition.typeset.block.slabs import BLANK, Slab, rows_of
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.dividing import divided
from edition.typeset.line.setting import Setting, Type
from edition.typeset.line.stretches import Inline, Stretch
from edition.typeset.line.style import Style

_SIZE = 80
"""The size of code, per cent of that of the text: sixty letters on a line of a page of A5."""
_LEAST: Length = pt(7)
_FURTHER = 2
"""Letters by which a line stands in that goes on, with its mark in the first."""
_GOES_ON = "\u21b3"
_MOST_BLANK = 2
"""Blank lines that are kept of those between two lines."""


def type_of_code(style: Style) -> Type:
    """The type of a block of code: no smaller than 7 points where the text is not."""
    return Type("Code", max(style.size * _SIZE // 100, min(style.size, _LEAST)))


def set_code(lines: Sequence[CodeLine], context: Context) -> tuple[list[Slab], tuple[Element, ...]]:
    """The slabs of a block of code, and an element for each of its lines, which are paragraphs of
    their own to whoever reads aloud.
    """
    rows: list[_Row] = []
    elements: list[Element] = []
    above: list[int] = []
    for line in lines:
        leaf = next(context.leaves)
        made = list(_rows(line, leaf, context))
        rows += made
        above += [min(line.above, _MOST_BLANK), *[0] * (len(made) - 1)]
        elements.append(Element("P", (Element("Code", (leaf,)),)))
    slabs: list[Slab] = []
    kept = rows_of([row.line for row in rows])
    for row, slab, blanks in zip(rows, kept, above, strict=True):
        repeated = ((0, row.mark),) if row.mark else ()
        slabs += [*[BLANK] * blanks, replace(slab, repeated=repeated)]
    return slabs, tuple(elements)


class _Row(Struct, frozen=True):
    """A line as it is set, with the mark that it goes on, if it does."""

    line: SetLine
    mark: SetLine | None


def _rows(line: CodeLine, leaf: int, context: Context) -> Iterator[_Row]:
    """One line, in as many as it takes."""
    compositor, type_ = context.compositor, type_of_code(context.style)
    right, left = context.insets(line)
    measure = context.style.measure - right - left
    space = compositor.space(type_)
    words = line.text.lstrip(" ")
    lead = min(len(line.text) - len(words), measure // (2 * space))
    text = " " * lead + words
    hang = min((lead + _FURTHER) * space, measure // 2)
    setting = compositor.setting(_inline(text, leaf), type_)
    room = measure - hang
    setting = divided(setting, lambda word: compositor.scaled(word.advance, type_), room, room)
    first = True
    for part in _filled(setting, compositor, measure, hang):
        gaps = [0 if level is None else space for level in part.spaces[:-1]]
        x = left if first else left + hang
        mark = (
            None
            if first
            else compositor.line(
                _GOES_ON, replace(type_, ink="accent"), ARTIFACT, left=x - _FURTHER * space
            )
        )
        yield _Row(compositor.placed(part, x, gaps), mark)
        first = False


def _inline(text: str, leaf: int) -> Inline:
    """A line of code as a text of one leaf: no address in it is a link."""
    left = runs_left_to_right(text)
    found = () if left else (Departure(0, len(text), "code"),)
    return Inline(text, (Stretch(0, len(text), leaf, "Code"),), found, (), {})


def _filled(
    setting: Setting, compositor: Compositor, measure: Length, hang: Length
) -> Iterator[Setting]:
    """The words line by line, each as full as it can be."""
    space = compositor.space(setting.type_)
    start, x, room = 0, 0, measure
    begun = False
    for number in range(len(setting.words)):
        wide = compositor.width_of(setting.span(number, number + 1))
        gap = space if number > start and setting.spaces[number - 1] is not None else 0
        if begun and wide and x + gap + wide > room:
            end = number
            while not setting.words[end - 1].text:
                end -= 1
            yield setting.span(start, end)
            start, x, room, gap, begun = number, 0, measure - hang, 0, False
        x += gap + wide
        begun = begun or wide > 0
    yield setting.span(start, len(setting.words))
