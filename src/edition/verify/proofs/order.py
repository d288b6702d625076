"""Whether what stands on paper stands in the right order: every paragraph against UAX #9, by
PDFium's places of its letters.

A paragraph is put in order as one line (`ordering`), with what the edition declares to depart from
the algorithm; the letters of each of its lines keep the order that they have in the whole (only
blanks at the end of a line move, rule L1). Nothing of the compiler's own bidirectional code is
asked. What a code holds that stands for a whole string, `wide_codes` proves.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from edition.model.proof import Fault
from edition.verify.file.claims import Declared
from edition.verify.file.readers import Placed
from edition.verify.proofs.ordering import Departure, from_left, runs_left_to_right
from edition.verify.proofs.paragraphs import Paragraph, departures_of
from edition.verify.proofs.places import Finder

Places = Sequence[dict[int, list[Placed]]]
"""For each page, what PDFium shows of each marked content."""

_QUOTED = 60
_DECLARE = (
    "name the whole of it among the pieces of [direction] in edition.toml, and report the fault"
)
_JOINTS = frozenset("./:,-\u066b\u066c\u060c\u2010\u2011\u2013_")
# What PDFium itself writes for some characters, besides decomposing them and mirroring those that
# have a mirror.
_BY_PDFIUM = str.maketrans(
    {"®": "R", "\u2044": "/", "\u2215": "|", "\u2260": "=/", "\u06d5": "\u0647", "\ufffe": "\x02"}
)
_AT_END = "\x02"
_QUOTATION_MARKS = frozenset("“”‘’")


def disorder(
    paragraphs: Sequence[Paragraph], places: Places, declared: Declared, finder: Finder
) -> Iterator[Fault]:
    """The first line of each paragraph that does not stand as it must, and each piece declared that
    cuts a number or a phrase.
    """
    for paragraph in paragraphs:
        mode = "LrTb" if runs_left_to_right(paragraph.text) else "RlTb"
        # The folio of an entry of the contents is set as the entry is.
        if mode != paragraph.mode and any(map(str.isalpha, paragraph.text)):
            yield Fault(
                f"{paragraph.place} has another writing mode than its letters", mode, paragraph.mode
            )
        departures = departures_of(paragraph, declared)
        for start, clause in _cut(paragraph.text, departures):
            yield Fault(
                f"{paragraph.place}: {clause}",
                place=finder.place(paragraph.text, start),
                act=_DECLARE,
            )
        order = from_left(paragraph.text, departures, paragraph.references)
        for first, wanted, found, page in _lines(paragraph, order, places):
            if not _stands(wanted, found):
                shown, meant = (
                    "".join(each.text for each in found)[:_QUOTED],
                    "".join(wanted)[:_QUOTED],
                )
                fact = (
                    f"{paragraph.place} on page {page + 1} does not stand as it must from left "
                    "to right"
                )
                yield Fault(fact, meant, shown, finder.place(paragraph.text, first))
                break


def _cut(text: str, departures: Iterable[Departure]) -> Iterator[tuple[int, str]]:
    """A clause for each piece that ends within a number, a Latin word or a phrase of them: it would
    be torn there.
    """
    for start, end, kind in departures:
        within = _is_within_word(text, start) or _is_within_word(text, end)
        if within or (
            kind != "range" and (_is_within_phrase(text, start) or _is_within_phrase(text, end))
        ):
            yield start, f"the {kind} «{text[start:end]}» is a part of what must stay together"


def _is_within_word(text: str, bound: int) -> bool:
    before, behind = text[:bound], text[bound:]
    if not before or not behind:
        return False
    one, other = _kind(before[-1]), _kind(behind[0])
    if one and other:
        return one == other or one + other == "LE"
    if before[-1] in _JOINTS and len(before) > 1:
        return other == "E" and _kind(before[-2]) == "E"
    return (
        behind[0] in _JOINTS
        and len(behind) > 1
        and one == "E"
        and _kind(behind[1]) == "E"
        and behind[0] not in "،,"
    )


def _is_within_phrase(text: str, bound: int) -> bool:
    """Whether there is a Latin letter on either side, with white space alone between."""
    before, behind = text[:bound].rstrip(" "), text[bound:].lstrip(" ")
    return _kind(before[-1:] or " ") == "L" and _kind(behind[:1] or " ") == "L"


def _kind(character: str) -> str:
    """E of a digit, L of a Latin letter, else nothing."""
    kind = unicodedata.bidirectional(character)
    return (
        "E"
        if character.isdigit() and kind in ("EN", "AN")
        else "L"
        if kind == "L" and character.isalpha()
        else ""
    )


class _Letter(NamedTuple):
    at: int
    text: str


def _lines(
    paragraph: Paragraph, order: Sequence[int], places: Places
) -> Iterator[tuple[int, list[str], list[Placed], int]]:
    """Of each line: its first letter's offset, its letters as they must stand, what stands there
    from the left, and its page.
    """
    rank = {at: place for place, at in enumerate(order)}
    gathered: defaultdict[tuple[int, float], tuple[list[_Letter], list[Placed]]] = defaultdict(
        lambda: ([], [])
    )
    for part in paragraph.parts:
        letters = [
            _Letter(at, c) for at in range(part.start, part.end) for c in folded(paragraph.text[at])
        ]
        taken = 0
        for content in part.contents:
            held = places[content.page].get(content.mcid, ())
            shown = _hyphens_told(
                [each._replace(text=c) for each in held for c in folded(each.text)], letters[taken:]
            )
            if shown:
                line = gathered[content.page, round(shown[0].y)]
                line[0].extend(letters[taken : taken + len(shown)])
                line[1].extend(shown)
            taken += len(shown)
        if taken < len(letters):
            page = part.contents[-1].page if part.contents else 0
            yield letters[taken].at, [letter.text for letter in letters[taken:]], [], page
    for (page, _), (own, shown) in gathered.items():
        wanted = [letter.text for letter in sorted(own, key=lambda letter: rank[letter.at])]
        yield (
            min((letter.at for letter in own), default=0),
            wanted,
            sorted(shown, key=lambda each: each.x),
            page,
        )


def _hyphens_told(shown: list[Placed], letters: Sequence[_Letter]) -> list[Placed]:
    """What is shown, with U+0002, which PDFium gives for a hyphen at the end of a line, soft or
    not, as a hyphen or left out.
    """
    if not any(each.text == _AT_END for each in shown):
        return shown
    hyphens = sum(letter.text == "-" for letter in letters[: len(shown)])
    soft = hyphens < sum(each.text in ("-", _AT_END) for each in shown)
    return [
        each._replace(text="-") if each.text == _AT_END else each
        for each in shown
        if not (soft and each.text == _AT_END)
    ]


def _stands(wanted: Sequence[str], found: Sequence[Placed]) -> bool:
    """Whether the letters are these, from the left; those of one code have one place, and any order
    there.
    """
    if len(wanted) != len(found):
        return False
    at = 0
    for _, group in groupby(found, key=lambda each: round(each.x, 2)):
        code = sorted(each.text for each in group)
        if sorted(wanted[at : at + len(code)]) != code:
            return False
        at += len(code)
    return True


def folded(character: str) -> str:
    """The letters of a character as PDFium may give it: decomposed, without marks, joiners and
    white space, a bracket as "|".
    """
    known = character.translate(_BY_PDFIUM)
    found = known if known.isascii() else unicodedata.normalize("NFKD", known).translate(_BY_PDFIUM)
    return "".join(
        "|" if _has_a_mirror(c) else c for c in found if not (c.isspace() or _is_invisible(c))
    )


def _has_a_mirror(character: str) -> bool:
    return unicodedata.mirrored(character) == 1 or character in _QUOTATION_MARKS


def _is_invisible(character: str) -> bool:
    hidden = (
        unicodedata.bidirectional(character) in ("NSM", "BN")
        or unicodedata.category(character) == "Cf"
    )
    return (hidden or character == "\u0640") and character != _AT_END
