"""The paragraphs of a finished file, as its structure tree has them, and how each stands from left
to right by somebody else's implementation of UAX #9: unicode-bidi, through python-bidi.

That library puts a string in order and does not say where a character went. So the string is put in
order several times with its characters replaced by one of two of their class, by a binary digit of
their index: read together, the digits are the indexes.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional, category, name

from bidi import get_display
from msgspec import Struct

from edition.core.quoting import worded
from edition.verify.file.claimed import Declared
from edition.verify.file.structure_tree import Content, Spoken, in_contents

Departure = tuple[int, int, str]
"""Code points [start, end) and a kind: all from left to right, or "range"."""

_LRI, _PDI, _ALM, _LRM = "\u2066", "\u2069", "\u061c", "\u200e"
"""Marks of direction, by which what is declared is written for the library."""
_TWINS = {
    "AL": "اب", "R": "אב", "L": "ab", "EN": "01", "AN": "٠١", "ES": "+-", "ET": "#%", "CS": ",:",
    "NSM": "\u0300\u0301",
    "BN": "\u200b\u200d", "WS": " \u2003", "ON": "!&", "S": "\t\x0b",
}  # fmt: skip
"""Two characters of each class: to write a nought and a one with."""
_BRACKETS = frozenset(
    "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉《》「」『』【】〔〕〖〗〘〙〚〛"
    "\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u2768\u2769\u276a\u276b\u2045\u2046"
)
# The only brackets that are canonically equivalent, so that either spelling closes what the other
# opened (BD14, BD15).
_OPENING, _CLOSING = ("\u2329", "\u3008"), ("\u232a", "\u3009")
_CANONICAL = str.maketrans({_OPENING[0]: _OPENING[1], _CLOSING[0]: _CLOSING[1]})
_ONES = frozenset(twins[1] for twins in (*_TWINS.values(), _OPENING, _CLOSING))
_OF_ADDRESS = frozenset(":/?#[]@!$&'()*+,;=.")
"""Delimiters of an address (RFC 3986, 2.2), and the full stop."""
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")


def runs_left_to_right(text: str) -> bool:
    """Whether a paragraph has a left-to-right letter and no right-to-left one: the law of an
    edition, in place of P2 and P3.
    """
    characters = set(text)
    left = any(bidirectional(c) == "L" and category(c) != "Cf" for c in characters)
    return left and not any(
        bidirectional(c) in ("R", "AL") and (c.isalpha() or category(c) == "Cf") for c in characters
    )


def from_left(
    text: str, departures: Sequence[Departure], isolated: Sequence[tuple[int, int]]
) -> list[int]:
    """The indexes of a paragraph from left to right, set on one line; of what is invisible, indexes
    may lack.

    `departures` are declared: all but ranges count as isolates from left to right, before a range
    counts U+061C (HL3, HL5). `isolated` are marks of notes, which stand each for itself. The
    direction is the law's.
    """
    base = "L" if runs_left_to_right(text) else "R"
    # Most paragraphs have nothing but right-to-left words, or nothing of them, and come out
    # reversed or as they are; then one call is enough. A mixed one can look so by chance, where
    # its words read the same from either end («نان PDF نان»).
    if not departures and not isolated and not _is_mixed(text):
        shown = get_display(text, base_dir=base)
        if len(shown) == len(text) and shown == text[::-1]:
            return list(range(len(text) - 1, -1, -1))
        if shown == text:
            return list(range(len(text)))
    characters, indexes = _marked(text, departures, isolated)
    return [at for at in _places(characters, indexes, base) if at >= 0]


def _is_mixed(text: str) -> bool:
    classes = set(map(bidirectional, set(text)))
    return not classes.isdisjoint(("R", "AL")) and not classes.isdisjoint(("L", "EN", "AN"))


def _marked(
    text: str, departures: Sequence[Departure], isolated: Sequence[tuple[int, int]]
) -> tuple[list[str], list[int]]:
    """The paragraph with what is declared written as marks of direction, and the index of each
    character (-1: a mark).
    """
    body = list(text.translate(_CANONICAL))
    opens: dict[int, list[tuple[int, str]]] = {}
    closes: dict[int, int] = {}
    for start, end, kind in [*departures, *((*each, "note") for each in isolated)]:
        # Of two that begin together the longer one is opened first, for it holds the other.
        opens.setdefault(start, []).append((-end, _ALM if kind == "range" else _LRI))
        if kind != "range":
            closes[end] = closes.get(end, 0) + 1
            body[start:end] = _straightened(text[start:end])
    characters: list[str] = []
    indexes: list[int] = []
    for at in range(len(text) + 1):
        marks = [_PDI] * closes.get(at, 0) + [mark for _, mark in sorted(opens.get(at, ()))]
        characters += [*marks, *body[at : at + 1]]
        indexes += [*[-1] * len(marks), *([at] if at < len(text) else [])]
    return characters, indexes


def _straightened(piece: str) -> list[str]:
    """A piece as it is declared: without right-to-left letters all from left to right; else its
    parts in that order.
    """
    # Within an isolate, what has no letter of its own takes the direction of a mark put in its
    # place; the index that stands with it is still that of the character.
    if not any(bidirectional(c) in ("R", "AL") for c in piece):
        return [_LRM] * len(piece)
    found = list(piece)
    for at, c in enumerate(piece):
        between = 0 < at < len(piece) - 1 and _beside_digits(piece, at)
        if c in _OF_ADDRESS or between:
            found[at] = _LRM
    return found


def _beside_digits(piece: str, at: int) -> bool:
    """Whether a dash or a space stands between digits, with dashes and spaces alone about it."""
    left, right = at, at
    while left >= 0 and (piece[left] in _DASHES or piece[left].isspace()):
        left -= 1
    while right < len(piece) and (piece[right] in _DASHES or piece[right].isspace()):
        right += 1
    return (
        left < at < right
        and left >= 0
        and right < len(piece)
        and piece[left].isdigit()
        and piece[right].isdigit()
    )


def _places(characters: Sequence[str], indexes: Sequence[int], base: str) -> list[int]:
    """The index of what stands at each place from left to right, -1 where that is a mark of
    direction.
    """
    shown = get_display("".join(characters), base_dir=base)
    if len(shown) != len(characters):
        raise ValueError(worded("the library left characters out"))
    # All but brackets are told apart at once; brackets kind by kind, for these must stay brackets
    # of a kind of their own to be paired (N0).
    found = _read(characters, base, ())
    for pair in _kinds({c for c in characters if c in _BRACKETS}):
        found |= _read(characters, base, pair)
    return [
        indexes[found[place]] if c in _BRACKETS or _twin(c) else -1 for place, c in enumerate(shown)
    ]


def _read(characters: Sequence[str], base: str, pair: tuple[str, ...]) -> dict[int, int]:
    """The index of what stands at each place, for brackets of one kind (`pair`: the opening and the
    closing one), or for all that is no bracket.
    """
    found: defaultdict[int, int] = defaultdict(int)
    written = dict(zip((_OPENING[1], _CLOSING[1]), ((c, c) for c in pair), strict=False))
    # The kind that serves for the digits changes places with the one that is told apart.
    written |= zip(pair, (_OPENING, _CLOSING), strict=False)
    for bit in range(max(len(characters) - 1, 1).bit_length()):
        word = (written.get(c, _twin(c) or c + c)[at >> bit & 1] for at, c in enumerate(characters))
        for place, c in enumerate(get_display("".join(word), base_dir=base)):
            if (c in (*_OPENING, *_CLOSING)) == bool(pair):
                found[place] |= (c in _ONES) << bit
    return found


def _kinds(brackets: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of which a bracket stands in the text."""
    pairs: dict[str, tuple[str, str]] = {}
    for bracket in brackets:
        code = ord(bracket)
        other = {"[": "]", "{": "}"}.get(bracket) or {"]": "[", "}": "{"}.get(bracket)
        if other is None:
            opens = category(bracket) == "Ps" or name(bracket).startswith("LEFT")
            other = chr(code + 1) if opens else chr(code - 1)
        pair = (bracket, other) if category(bracket) == "Ps" else (other, bracket)
        pairs[pair[0]] = pair
    return list(pairs.values())


@cache
def _twin(character: str) -> str | None:
    """Two characters of the class of one, to write a binary digit with; None where it must stay
    what it is.
    """
    return None if character in _BRACKETS else _TWINS.get(bidirectional(character) or "L")


_PARTS = frozenset({"Span", "Link", "Reference", "Code"})
_CODE = re.compile(r".*/Code \d+(?=/|$)")


class TaggedPart(Struct, frozen=True):
    """Code points [start, end) of a paragraph, and the contents that show them, in order."""

    start: int
    end: int
    contents: tuple[Content, ...]


class TaggedParagraph(Struct, frozen=True):
    """What is put in order as one: a paragraph, an item, a cell, a note, a heading, a label.

    `references` are the numbers of notes in its text, [start, end); `inserted` the same with the
    white space before them, none of which the source has. `mode` is its writing mode (LrTb, RlTb).
    `code` is what stands in elements Code, white space at its ends left out.
    """

    place: str
    text: str
    parts: tuple[TaggedPart, ...]
    references: tuple[tuple[int, int], ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()
    mode: str = ""
    code: tuple[tuple[int, int], ...] = ()


def departures_of(paragraph: TaggedParagraph, declared: Declared) -> list[Departure]:
    """What is declared of a paragraph as the edition knows it, without the marks of notes, at its
    places with them.
    """
    gone = {at for span in paragraph.inserted for at in range(*span)}
    kept = [at for at in range(len(paragraph.text)) if at not in gone]
    bare = "".join([paragraph.text[at] for at in kept])
    lead = len(bare) - len(bare.lstrip())
    code = tuple(
        (bisect_left(kept, start) - lead, bisect_left(kept, end) - lead)
        for start, end in paragraph.code
    )
    said = declared(bare.strip(), code=code) if code else declared(bare.strip())
    return [(kept[start + lead], kept[end - 1 + lead] + 1, kind) for start, end, kind in said]


class OrderedParagraph(NamedTuple):
    """A paragraph, what is declared of it, and the indexes of its text from left to right, set on
    one line.
    """

    paragraph: TaggedParagraph
    departures: Sequence[Departure]
    from_left: Sequence[int]


def in_order(paragraph: TaggedParagraph, declared: Declared) -> OrderedParagraph:
    """The paragraph in order, which what its pages show and where they show it are held against."""
    departures = departures_of(paragraph, declared)
    return OrderedParagraph(
        paragraph, departures, from_left(paragraph.text, departures, paragraph.references)
    )


def paragraphs(stretches: Iterable[Spoken | str]) -> Iterator[TaggedParagraph]:
    """The paragraphs, in reading order, of what is read aloud; links, references and pages are
    parts of one.
    """
    spoken = [stretch for stretch in stretches if isinstance(stretch, Spoken)]
    for place, group in groupby(spoken, key=lambda stretch: _paragraph(stretch.place)):
        yield _joined(place, list(group))


def _joined(place: str, stretches: Sequence[Spoken]) -> TaggedParagraph:
    text = ""
    parts: list[TaggedPart] = []
    references: list[tuple[int, int]] = []
    inserted: list[tuple[int, int]] = []
    code: dict[str, tuple[int, int]] = {}
    for stretch in stretches:
        start, said = len(text), stretch.text.rstrip()
        if "/Reference " in stretch.place and not in_contents(place):
            inserted.append((start, start + len(said)))
            references.append((start + len(said) - len(said.lstrip()), start + len(said)))
        text += stretch.text
        if (above := _CODE.match(stretch.place)) and said:
            first = start + len(said) - len(said.lstrip())
            code[above[0]] = (code.get(above[0], (first, 0))[0], start + len(said))
        parts.append(TaggedPart(start, len(text), stretch.contents))
    return TaggedParagraph(
        place,
        text,
        tuple(parts),
        tuple(references),
        tuple(inserted),
        stretches[0].mode,
        tuple(code.values()),
    )


def _paragraph(place: str) -> str:
    """The place of the paragraph that a stretch is part of; of the contents, an entry and its folio
    stand each for itself.
    """
    if in_contents(place):
        return place
    steps = place.split("/")
    while steps[-1].partition(" ")[0] in _PARTS:
        steps.pop()
    return "/".join(steps)
