"""What of a plain text is left out, on the record: the lines of the pages that it was taken from,
which are none of the text; and the signs that are set as marks of a list.

 1. «PageV01P009», as OpenITI marks the end of a page, wherever it stands.
 2. «صفحه ۱۲», «page 12»: a line of a word for a page and its number, of which there are two or
    more, and the numbers go up.
 3. A number alone, within dashes or brackets or without: of three or more of which nearly all go up
    by few, if at least two and a third of them stand between the parts of a torn sentence. Numbers
    above whole paragraphs are chapters, and in a text with verse they are poems.
 4. A running head: a short line beside such lines, three times the same, whatever number is in it.
"""

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from edition.core.languages.line_words import PAGE, plainly
from edition.core.patterns import later
from edition.core.quoting import worded
from edition.model.description import Structure
from edition.model.source import LeftOut, Span
from edition.read.plain.kinds import Kind
from edition.read.plain.source_lines import SourceLine

_OPENITI_PAGE = "PageV"
_OPENITI = later(rf"\b{_OPENITI_PAGE}\d{{2}}P\d{{3,4}}[AB]?\b")
_ALONE = re.compile(r"[\W_]{0,4}(?P<number>\d{1,4})[\W_]{0,4}")
_NAMED = re.compile(
    r"[\W_]*(?P<word>[^\W\d_][^\s\d.:]*)\s*[.:]?\s*[(\[]?(?P<number>\d{1,4})[)\]]?[\W_]*"
)
_LEAST_NAMED, _LEAST_ALONE, _LEAST_TORN, _HEADS = 2, 3, 2, 3
_GAP, _GOING_UP = 5, 0.8
"""Pages that may be missing between two, and the share of numbers that follow one another."""
_TORN = 40
"""Characters of a line that may be the upper part of a torn sentence."""
_PAGE = worded("the line of a page that the text was taken from is not printed")
_HEAD = worded("the running head of a page that the text was taken from is not printed")
_SIGN = worded("the sign before an item is set as the mark of a list")
_STATED = worded("a line that `left_out` names is not printed")


def page_lines(
    text: str, lines: Sequence[SourceLine], stated: Collection[int], structure: Structure
) -> tuple[LeftOut, ...]:
    """What is left out, in the order of the text. `stated` are the lines that the editor leaves
    out; `structure` says whether the rules are asked too, and whether there is verse: in that a
    number alone is the number of a poem.
    """
    found = {at: LeftOut(lines[at].span, _STATED) for at in stated}
    if not structure.page_lines:
        return tuple(sorted(found.values(), key=lambda each: each.span.start))
    marks: list[LeftOut] = []
    whole: set[int] = set()
    if _OPENITI_PAGE in text:
        marks = [LeftOut(Span(*mark.span()), _PAGE) for mark in _OPENITI.finditer(text)]
        whole = {at for at, line in enumerate(lines) if _OPENITI.fullmatch(line.text)}
    pages = {*_named(lines), *(() if structure.verse else _alone(lines))} - whole
    found = {at: LeftOut(lines[at].span, _PAGE) for at in pages} | found
    heads = _heads(lines, pages | whole)
    found = {at: LeftOut(lines[at].span, _HEAD) for at in heads} | found
    return tuple(sorted((*found.values(), *marks), key=lambda each: each.span.start))


def _named(lines: Sequence[SourceLine]) -> Sequence[int]:
    numbers = {
        at: int(met["number"])
        for at, line in enumerate(lines)
        if (met := _NAMED.fullmatch(line.text)) and plainly(met["word"]) in PAGE
    }
    going_up = _going_up(list(numbers.values()))
    return list(numbers) if len(numbers) >= _LEAST_NAMED and going_up else ()


def _alone(lines: Sequence[SourceLine]) -> Sequence[int]:
    numbers = {
        at: int(met["number"])
        for at, line in enumerate(lines)
        if (met := _ALONE.fullmatch(line.text))
    }
    torn = sum(_tears(lines, at, numbers) for at in numbers)
    if len(numbers) < _LEAST_ALONE or torn < max(_LEAST_TORN, len(numbers) / 3):
        return ()
    return list(numbers) if _going_up(list(numbers.values())) else ()


def _going_up(numbers: Sequence[int]) -> bool:
    steps = [0 < after - before <= _GAP for before, after in itertools.pairwise(numbers)]
    return sum(steps) >= _GOING_UP * len(steps)


def _tears(lines: Sequence[SourceLine], at: int, among: Collection[int]) -> bool:
    """Whether the sentence above a line goes on below it."""
    above, below = at - 1, at + 1
    if above < 0 or below >= len(lines) or above in among:
        return False
    line = lines[above]
    return len(line.text) >= _TORN and not line.ends_sentence and not line.divided


def _heads(lines: Sequence[SourceLine], pages: Collection[int]) -> Iterator[int]:
    """Rule 4."""
    beside = [
        at
        for at, line in enumerate(lines)
        if at not in pages and line.is_short and (at - 1 in pages or at + 1 in pages)
    ]
    said = Counter(_without_number(lines[at]) for at in beside)
    for at in beside:
        words = _without_number(lines[at])
        if words and said[words] >= _HEADS:
            yield at


def _without_number(line: SourceLine) -> str:
    return re.sub(r"[\d\W_]+", " ", line.text).strip()


def signs_set(lines: Sequence[SourceLine], kinds: Sequence[Kind]) -> Iterator[LeftOut]:
    """The signs of messengers that are set as marks of a list: those of items and signatories."""
    for line, kind in zip(lines, kinds, strict=True):
        if line.label and line.label.instead and kind in ("item", "signatory"):
            span = Span(line.span.start, line.label.end)
            yield LeftOut(span, _SIGN, line.label.instead)
