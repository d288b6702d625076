"""Latin phrases whose ends the algorithm would tear off: «@name», «.docx», «C++», an address at the
end of a sentence in English.

Between the first and the last Latin letter of a phrase UAX #9 keeps everything in order; what it
misplaces are marks before the first and behind the last. So a phrase is looked at as a whole, from
the first word with a Latin letter to the last, with numbers behind it that the algorithm draws to
it (W7), and is a piece only where a mark or an address is of it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from edition.core.bidi.bidi_classes import class_letters
from edition.core.direction.found_addresses import FoundAddress

Kind: TypeAlias = Literal["address", "mark", "code"]

_WORD = re.compile(r"[^ \u00a0\u202f]+")
_OPENING = re.compile("[(\\[{\"'“‘‹]+")
_D = "0-9\u06f0-\u06f9\u0660-\u0669"
# What may stand before the first Latin letter of a phrase and is of it.
_MARK_BEFORE = re.compile(
    r"""
      (?P<sign>[@#$_%~]+)               # @name, #tag, _private
    | (?P<path>[~.]{0,2}[/\\]+\.?)      # /etc, ~/bin, ../src, \\host, /.config
    | (?P<tag></?)                      # <body>, </body>
    | (?P<ending>\*?\.)                 # .docx, *.pdf
    | (?P<option>--)                    # --help
    | (?P<degree>\u00b0)                # °C
    """,
    re.VERBOSE,
)
_WORD_WITH_DOT = re.compile(r"\.[a-z0-9]\w{0,9}(?:[./*]|\b)|\.[A-Z]{2,6}\b")
_CODE_BEFORE = re.compile(
    rf"[+\-\u2212\u00b1]?[$\u00a3\u20ac]?[{_D}]+(?:[.,/:_+\-\u2010\u2011\u066b\u066c][{_D}]+)*"
    rf"[.,/:_+\-\u2010\u2011\u00b0]?"
)
_MARK_BEHIND = re.compile(
    r"(?:[+#*]+|__+|\(\)|\[\]|[\u2122\u00ae\u2120\u00a9]|[/\\](?=[\"'”’.,:;!?\u2026)\]}]|$)|>)+"
)
_TRAILING = "\"'“”‘’.,:;!?\u2026)]}›"
_CLOSES = {")": "(", "]": "[", "}": "{", ">": "<"}
_DEGREE = re.compile(rf"(?:[+\-\u2212\u00b1])?[{_D}]+(?:[.,\u066b][{_D}]+)?[ \u00a0\u202f]?$")


class Phrase(NamedTuple):
    """Code points [start, end) that are one Latin phrase; `kind` says what the algorithm alone
    would tear off, if anything.
    """

    start: int
    end: int
    kind: Kind | None


def phrase(text: str, start: int, end: int, addresses: Sequence[FoundAddress]) -> Phrase | None:
    """The phrase of text[start:end], which has no right-to-left letter; None where there is no
    Latin letter.
    """
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    latin = [word for word in words if "L" in class_letters(text[slice(*word)])]
    if not latin:
        return None
    first = bisect_left(addresses, start, key=lambda each: each.start)
    within = [
        each
        for each in addresses[first : bisect_left(addresses, end, key=lambda each: each.start)]
        if each.end <= end
    ]
    begin, before = _head(text, start, *latin[0], within)
    stop, behind = _tail(text, begin, _last(text, words, latin[-1], within), end, within)
    kind: Kind | None = "address" if within else "mark" if behind else before
    return Phrase(begin, stop, kind)


def _head(
    text: str, region: int, start: int, end: int, addresses: Sequence[FoundAddress]
) -> tuple[int, Kind | None]:
    """Where a phrase begins whose first word is text[start:end], and whether it begins with more
    than a letter.
    """
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    letters = class_letters(text[start:end])
    first = start + letters.index("L")
    if any(each.start == start for each in addresses):
        return start, None
    lead = text[start:first]
    glued = opening is None and start > 0 and text[start - 1].isalnum()
    if not lead or any(each.start < first for each in addresses):
        return first, None
    if lead == "\u00b0" and (number := _DEGREE.search(text, region, start)):
        return number.start(), "code"
    if _CODE_BEFORE.fullmatch(lead) and not (glued and not lead[0].isdigit()):
        return start, "code"
    if lead == "-" and re.match(r"-[A-Za-z]\b", text[start:end]) and not glued:
        return start, "mark"
    if (
        _MARK_BEFORE.fullmatch(lead)
        and not (glued and lead not in ("@", "#", "$"))
        and _is_dotted(text, start, first)
    ):
        return start, "mark"
    return first, None


def _is_dotted(text: str, start: int, first: int) -> bool:
    """Whether a full stop before a word is of it («.docx»), and not the last sentence's, typed a
    space too late.
    """
    return text[first - 1] != "." or _WORD_WITH_DOT.match(text, first - 1) is not None


def _last(
    text: str,
    words: Sequence[tuple[int, int]],
    latin: tuple[int, int],
    addresses: Sequence[FoundAddress],
) -> tuple[int, int]:
    """The last word of a phrase: its last with a Latin letter, or a number in ASCII behind that,
    but none behind a name.
    """
    if text[latin[0]] in "@#" or any(
        each.start < latin[1] and latin[0] < each.end for each in addresses
    ):
        return latin
    last = latin
    for start, end in words:
        word = text[start:end]
        if start >= latin[1]:
            if not word.isascii() and any(map(str.isdigit, word)):
                break
            last = (start, end) if any(map(str.isdigit, word)) else last
    return last


def _tail(
    text: str, begin: int, last: tuple[int, int], end: int, addresses: Sequence[FoundAddress]
) -> tuple[int, bool]:
    """Where a phrase ends with its last word, and whether a mark behind its last letter or figure
    is of it.
    """
    stop = max((each.end for each in addresses if last[0] <= each.end <= last[1]), default=last[0])
    letters = class_letters(text[last[0] : last[1]])
    stop = max(
        stop,
        last[0] + max((i + 1 for i, letter in enumerate(letters) if letter in "LEN"), default=0),
    )
    bare = stop
    rest = text[stop : last[1]]
    marks = _MARK_BEHIND.match(rest)
    if marks and not rest[marks.end() :].strip(_TRAILING):
        found = marks[0] if "<" in text[begin:stop] else marks[0].rstrip(">")
        stop += len(found)
    while stop < last[1] and (opening := _CLOSES.get(text[stop])):
        if text.count(opening, begin, stop) <= text.count(text[stop], begin, stop):
            break
        stop += 1
    return stop, stop > bare
