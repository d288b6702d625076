"""Which way a text runs, and what of it runs from left to right against the algorithm.

The law is UAX #9 with the direction of the edition (`law`). What departs from it is a short list,
for pieces that every reader of the language reads from the left: each of a kind that has a name,
which `[direction]` in edition.toml can turn off.

* `telephone`, `card` (bank cards, accounts and other codes with noughts before them), `book number`
  (ISBN, ISSN): groups with spaces or hyphens;
* `number`: one whose thousands are parted by thin spaces;
* `date`: three numbers or more joined by hyphens;
* `sum`: numbers with an equals sign, or with + − × ÷ between spaces. In Arabic they go by the law,
  as sums are written from the right there, but for Morocco's, which are written from the left (W3C
  Note "Arabic mathematical notation", 2006);
* `sign` and `currency`: a number with its sign or its currency before it;
* `mark`: a Latin word or phrase with a mark at its head or end («@name», «.docx», «/path», «C++»);
* `code`: a Latin word that begins with figures («7-Zip», «1.0-beta», «25 °C»); and, whatever its
  letters, what is marked up as code;
* `address`: an address or an e-mail with the Latin phrase that it ends;
* `declared`: a piece that edition.toml names;
* `range`: two numbers, times, amounts or dates with a hyphen or dash between them. It is the one
  that runs from right to left: the first at the right, each whole, at the head of a paragraph too,
  where the algorithm alone would set it from left to right.

Each is the largest that can be: none is a part of a longer number or phrase.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias
from unicodedata import bidirectional, category

from edition.core.bidi import departed_levels, visual_order
from edition.core.bidi.bidi_classes import class_letter, class_letters
from edition.core.direction.found_addresses import FoundAddress, addresses
from edition.core.direction.pieces import FIGURES, numbers, phrase
from edition.core.patterns import later

__all__ = [
    "KINDS",
    "PLAIN",
    "Departure",
    "FoundAddress",
    "Kind",
    "Policy",
    "addresses",
    "departures",
    "policy",
    "runs_left_to_right",
    "whole",
]

Kind: TypeAlias = Literal[
    "telephone",
    "card",
    "book number",
    "number",
    "date",
    "sum",
    "sign",
    "currency",
    "mark",
    "code",
    "address",
    "declared",
    "range",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "telephone", "card", "book number", "number", "date", "sum", "sign", "currency", "mark",
    "code", "address", "declared",
    "range",
)  # fmt: skip

# A stretch without right-to-left letters, quotation marks and controls; a comma of the script ends
# it too, if it is in no number.
_BOUNDS = "ARijfdlrxypb\u00ab"
_STRETCH = re.compile(f"[^{_BOUNDS}]+")
_ENDS = re.compile(r"[«»]|(?<!\d)،|،(?!\d)")
_RIGHT = later("[AR]")
_FIGURE = re.compile(f"[{FIGURES}]")
_CUE = re.compile("[EN]|[stoc]L|L[sto]")
_LONGEST_WHOLE = 32
"""Code points that are kept in one line: half of one of a pamphlet, beyond which gaps would
tear.
"""
_NEUTRAL, _LETTER = "\ufffc", "x"
"""In place of code where it is asked what is beside it."""
_BOOK_NUMBERS = ("ISBN", "ISSN", "DOI", "doi")
_BOOK_NUMBER = later(rf"\b(?:{'|'.join(_BOOK_NUMBERS)})(?:-1[03])?:? (?=\d)")

_RIGHT_TO_LEFT = ("R", "AL")


class Policy(NamedTuple):
    """What an edition says of its pieces: the kinds that are turned off, and pieces of its own."""

    off: frozenset[str] = frozenset()
    pieces: tuple[str, ...] = ()


PLAIN = Policy()


class Departure(NamedTuple):
    """Code points [start, end) of a text that stand otherwise than by UAX #9 alone: all from left
    to right, or a range.
    """

    start: int
    end: int
    kind: Kind


def policy(
    language: str, off: frozenset[str] = frozenset(), pieces: tuple[str, ...] = ()
) -> Policy:
    """The policy of an edition in a language."""
    tag = language.lower().split("-")
    written_from_the_right = tag[0] == "ar" and "ma" not in tag
    return Policy(off | {"sum"} if written_from_the_right else off, pieces)


@lru_cache(maxsize=4096)
def departures(
    text: str, policy: Policy = PLAIN, code: tuple[tuple[int, int], ...] = ()
) -> tuple[Departure, ...]:
    """The departures of one paragraph, by where they begin; they are disjoint, but for the pieces
    that are the ends of a range, and for what stands in code. There is none in a paragraph that
    runs from left to right.

    `code` are the stretches that are marked up as code. One is a word of the Latin phrase that it
    stands in, and with it runs from left to right as a unit; where it has right-to-left letters it
    does so by itself.
    """
    if runs_left_to_right(text):
        return ()
    if not code:
        return _plain(text, policy)
    latin: list[tuple[int, int]] = []
    mixed: list[tuple[int, int]] = []
    body = list(text)
    for start, end in code:
        of_its_own = _RIGHT.search(class_letters(text[start:end])) is not None
        (mixed if of_its_own else latin).append((start, end))
        body[start:end] = (_NEUTRAL if of_its_own else _LETTER) * (end - start)
    masked = "".join(body)
    own = [*_phrases(masked, latin), *(Departure(start, end, "code") for start, end in mixed)]
    taken = {at for each in own for at in range(each.start, each.end)}
    others = (
        each for each in _plain(masked, policy) if taken.isdisjoint(range(each.start, each.end))
    )
    return tuple(sorted((*own, *others), key=lambda each: (each.start, -each.end)))


def _phrases(text: str, code: Sequence[tuple[int, int]]) -> Iterator[Departure]:
    """The Latin phrases of which words are code."""
    letters = class_letters(text)
    known = addresses(text)
    done = 0
    for start, stop in _stretches(text, letters) if code else ():
        within = [each for each in code if start <= each[0] and each[1] <= stop and each[0] >= done]
        found = phrase(text, start, stop, known) if within else None
        if found:
            done = found.end
            yield Departure(found.start, found.end, "code")
        yield from (Departure(*each, "code") for each in within if each[0] >= done)


def _plain(text: str, policy: Policy) -> tuple[Departure, ...]:
    """The departures of a paragraph without code."""
    letters = class_letters(text)
    if (not policy.pieces and not _CUE.search(letters)) or runs_left_to_right(text):
        return ()
    found = [Departure(*each) for each in _declared(text, policy)]
    taken = {at for each in found for at in range(each.start, each.end)}
    for each in _found(text, letters):
        if each.kind not in policy.off and taken.isdisjoint(range(each.start, each.end)):
            found.append(each)
    return _free(text, letters, _needed(text, found))


def _free(text: str, letters: str, found: list[Departure]) -> tuple[Departure, ...]:
    """The pieces that stand free. One that a number or a Latin letter touches would be a part of
    something longer.
    """
    # A piece that is given up changes the levels around the others, so all are looked at again.
    while found:
        levels = departed_levels(text, 1, found)
        free = [each for each in found if _stands_free(each, letters, levels)]
        if len(free) == len(found):
            break
        found = free
    return tuple(found)


def _needed(text: str, found: list[Departure]) -> list[Departure]:
    """Of pieces by their kinds those that the algorithm, with the others in their places, does not
    set so by itself.
    """
    needed = [each for each in found if each.kind in ("range", "declared")]
    others = [each for each in found if each.kind not in ("range", "declared")]
    # A piece that is set changes what the algorithm makes of its neighbours: those that come out
    # torn only then are needed too.
    while others:
        kept = sorted(needed, key=lambda each: (each.start, -each.end))
        place = {at: i for i, at in enumerate(visual_order(departed_levels(text, 1, kept)))}
        torn = [
            each
            for each in others
            if any(place[at + 1] != place[at] + 1 for at in range(each.start, each.end - 1))
        ]
        if not torn:
            break
        needed += torn
        others = [each for each in others if each not in torn]
    return sorted(needed, key=lambda each: (each.start, -each.end))


def _stands_free(piece: Departure, letters: str, levels: Sequence[int]) -> bool:
    before, behind = letters[: piece.start].rstrip("mz"), letters[piece.end :].lstrip("mz")
    if piece.kind == "range":
        return not {before.rstrip("mzt")[-1:], behind.lstrip("mzt")[:1]} & set("EN")
    return (not before or levels[len(before) - 1] == 1) and (
        not behind or levels[len(letters) - len(behind)] == 1
    )


def whole(text: str) -> tuple[tuple[int, int], ...]:
    """What no line parts at its spaces, [start, end), in order, wherever it stands.

    Numbers in groups, ranges and sums, and a book number and the word before it.
    """
    if not _FIGURE.search(text):
        return ()
    pieces = (each for start, end in _numbered(text) for each in numbers(text, start, end))
    found = [(each.start, each.end) for each in pieces if each.end - each.start <= _LONGEST_WHOLE]
    if any(word in text for word in _BOOK_NUMBERS):
        found += (word.span() for word in _BOOK_NUMBER.finditer(text))
    return tuple(sorted(found))


def _declared(text: str, policy: Policy) -> Iterator[tuple[int, int, Kind]]:
    end = 0
    spans = sorted(
        found.span() for piece in policy.pieces for found in re.finditer(re.escape(piece), text)
    )
    for start, stop in spans:
        if start >= end:
            end = stop
            yield start, end, "declared"


def _stretches(text: str, letters: str) -> Iterator[tuple[int, int]]:
    for found in _STRETCH.finditer(letters):
        yield from _parts(text, *found.span())


def _parts(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    for mark in _ENDS.finditer(text, start, stop):
        yield start, mark.start()
        start = mark.end()
    yield start, stop


def _numbered(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that have a digit. They are sought from their digits, for between two words of
    the script there is a stretch too, and few characters of a text are beside a digit.
    """
    stop = 0
    while digit := _FIGURE.search(text, stop):
        start, end = digit.span()
        while start > stop and class_letter(text[start - 1]) not in _BOUNDS:
            start -= 1
        while end < len(text) and class_letter(text[end]) not in _BOUNDS:
            end += 1
        stop = end
        yield from (part for part in _parts(text, start, end) if _FIGURE.search(text, *part))


def _found(text: str, letters: str) -> Iterator[Departure]:
    """Every departure, whatever the policy."""
    known = addresses(text)
    mixed = [
        _with_phrases(text, letters, each)
        for each in known
        if _RIGHT.search(letters, each.start, each.end)
    ]
    for start, end in mixed:
        yield Departure(start, end, "address")
    for start, end in _stretches(text, letters):
        for first, last in _without(start, end, mixed):
            if _CUE.search(letters, first, last):
                yield from _of_stretch(text, first, last, known)


def _with_phrases(text: str, letters: str, address: FoundAddress) -> tuple[int, int]:
    """An address with right-to-left letters in it, and what stands in Latin right before and behind
    it.
    """
    start, end = address.start, address.end
    first = start
    while first and not _RIGHT.match(letters, first - 1):
        first -= 1
    after = _RIGHT.search(letters, end)
    if (before := phrase(text, first, start, ())) and not text[before.end : start].strip():
        start = before.start
    if (behind := phrase(text, end, after.start() if after else len(text), ())) and not text[
        end : behind.start
    ].strip():
        end = behind.end
    return start, end


def _without(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of [start, end) between the stretches that are taken, which are in order."""
    at = bisect_right(taken, start, key=lambda stretch: stretch[1])
    while at < len(taken) and taken[at][0] < end:
        first, last = taken[at]
        if start < first:
            yield start, first
        start = max(start, last)
        at += 1
    if start < end:
        yield start, end


def _of_stretch(
    text: str, start: int, end: int, known: tuple[FoundAddress, ...]
) -> Iterator[Departure]:
    """The pieces before a Latin phrase, the phrase, and those behind it; or a sum that the phrase
    is a part of.
    """
    latin = phrase(text, start, end, known)
    if latin is None:
        yield from (Departure(*each) for each in numbers(text, start, end))
        return
    before = list(numbers(text, start, latin.start))
    kind = latin.kind
    begin = latin.start
    if (
        before
        and before[-1].kind in ("sign", "currency")
        and not text[before[-1].end : latin.start].strip()
    ):
        begin, kind = before.pop().start, kind or "mark"
    yield from (Departure(*each) for each in before)
    if kind:
        yield Departure(begin, latin.end, kind)
    yield from (
        Departure(*each) for each in numbers(text, latin.end, end) if each.kind == "range" or kind
    )


def runs_left_to_right(text: str) -> bool:
    """Whether a paragraph, an item, a cell, a note, a heading or a name runs from left to right in
    a right-to-left edition.

    It does where it has a left-to-right letter and no right-to-left one. This stands in place of
    rules P2 and P3 of UAX #9, as HL1 permits: «PDF را باز کنید» begins at the right, and digits and
    marks alone say nothing. A mark of direction that calls for right to left counts as a letter,
    for somebody typed it to be heeded.
    """
    latin = False
    for character in text:
        kind = bidirectional(character)
        if kind in _RIGHT_TO_LEFT and category(character)[0] in "LMC":
            return False
        latin = latin or (kind == "L" and category(character) != "Cf")
    return latin
