"""The register of emendations as changes of a whole text: made forwards, and taken back."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from edition.model.reading import Emendation
from edition.model.source import Span


def emend(text: str, register: Sequence[Emendation]) -> str:
    """`text` with every emendation made. The register is in the order of its spans, which do not
    overlap.
    """
    parts: list[str] = []
    done = 0
    for emendation in register:
        parts += text[done : emendation.span.start], emendation.after
        done = emendation.span.end
    return "".join((*parts, text[done:]))


def restore(emended: str, register: Sequence[Emendation]) -> str:
    """The text that `emend` was given: the inverse of it, by the register alone.

    Raises ValueError where the characters that the register set do not stand at their place.
    """
    parts: list[str] = []
    done = shift = 0
    for emendation in register:
        start = emendation.span.start + shift
        end = start + len(emendation.after)
        if emended[start:end] != emendation.after:
            raise ValueError(f"the text at {start} is not «{emendation.after}»")
        parts += emended[done:start], emendation.before
        done = end
        shift += len(emendation.after) - len(emendation.before)
    return "".join((*parts, emended[done:]))


def meeting(register: Sequence[Emendation], span: Span) -> Sequence[Emendation]:
    """Those of a register, in the order of its spans, that have a character of `span`."""
    first = bisect_right(register, span.start, key=lambda emendation: emendation.span.end)
    return register[
        first : bisect_left(register, span.end, key=lambda emendation: emendation.span.start)
    ]
