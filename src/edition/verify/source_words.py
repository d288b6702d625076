"""Whether every word of the source stands in the text of the output, in order."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.model.reading import Emendation
from edition.model.source import Span
from edition.verify.scores import words


def emended(source: str, emendations: Sequence[Emendation]) -> str:
    """The source with the register applied; spans are those of the source as found, and an empty one is an insertion."""
    parts: list[str] = []
    done = 0
    for change in sorted(emendations, key=lambda e: (e.span.start, e.span.end)):
        parts += source[done : change.span.start], change.after
        done = change.span.end
    return "".join((*parts, source[done:]))


def in_reading_order(source: str, emendations: Sequence[Emendation], notes: Sequence[Span]) -> str:
    """The source with the register applied, and its notes, in the order given, behind all else."""
    if not notes:
        return emended(source, emendations)
    bounds = [0, *(bound for note in sorted(notes, key=lambda n: n.start) for bound in (note.start, note.end)), len(source)]
    body = [Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    return "\n".join(_emended_part(source, part, emendations) for part in (*body, *notes))


def _emended_part(source: str, part: Span, emendations: Sequence[Emendation]) -> str:
    within = [e for e in emendations if part.start <= e.span.start and e.span.end <= part.end]
    moved = [replace(e, span=Span(e.span.start - part.start, e.span.end - part.start)) for e in within]
    return emended(source[part.start : part.end], moved)


def lost_words(source: str, expected: str) -> Iterator[str]:
    """A clause that names the first word of `source` that `expected` lacks or has too early; nothing where it has them all.

    A word of the source may stand apart there (a label that was typed without a space behind it).
    """
    there = words(expected)
    at = 0
    for number, line in enumerate(source.splitlines(), 1):
        for word in words(line):
            after = _behind(word, there, at)
            if after is None:
                yield f"«{word}» of line {number} is not in the text after «{' '.join(there[max(at - 3, 0) : at])}»"
                return
            at = after


def _behind(word: str, there: Sequence[str], at: int) -> int | None:
    """The index behind the first place from `at` on where the word stands, whole or in parts; None where it does not."""
    for i in range(at, len(there)):
        joined, j = there[i], i + 1
        while len(joined) < len(word) and j < len(there) and word.startswith(joined):
            joined, j = joined + there[j], j + 1
        if joined == word:
            return j
    return None
