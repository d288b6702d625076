"""Hard-wrapped text: lines that a program ended where the next word had no room, put together again
as paragraphs.

A text is wrapped if none of its lines is longer than 100 code points and the longest is 40 or more,
if three lines or more end full, and if at least four of five that another follows directly do. A
line is full if the first word of the next, put behind it with a space, would make it longer than
the longest line of the text. In a wrapped text a full line goes on in the next one, unless a blank
line parts them or the next begins with the mark of a list.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from edition.core.white_space import fold
from edition.model.source import Span
from edition.read.lines import Line

_NARROWEST, _WIDEST = 40, 100
_FULL_LINES = 3
_FULL_SHARE = 0.8


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the text of these lines is hard-wrapped."""
    longest = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return False
    followed = [at for at in range(len(lines) - 1) if _may_go_on(lines, at)]
    full = sum(_is_full(lines, at, longest) for at in followed)
    return full >= _FULL_LINES and full >= _FULL_SHARE * len(followed)


def unwrapped(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a text, or its paragraphs where it is wrapped, each with the number of its first
    line.
    """
    if not is_wrapped(lines):
        return lines
    longest = max(len(line.text) for line in lines)
    found: list[Line] = []
    for at, line in enumerate(lines):
        if at and _may_go_on(lines, at - 1) and _is_full(lines, at - 1, longest):
            span = Span(found[-1].span.start, line.span.end)
            found[-1] = replace(found[-1], span=span, text=fold(text[span.start : span.end]))
        else:
            found.append(line)
    return tuple(found)


def _may_go_on(lines: Sequence[Line], at: int) -> bool:
    after = lines[at + 1]
    return not after.opens and after.label is None


def _is_full(lines: Sequence[Line], at: int, longest: int) -> bool:
    word = lines[at + 1].text.split(" ", 1)[0]
    return len(lines[at].text) + 1 + len(word) > longest
