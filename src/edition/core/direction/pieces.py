"""Pieces that stand from left to right as one, where the algorithm alone would part them.

Phrases are Latin words whose ends it would tear off: «@name», «.docx», «C++», an address at the end
of a sentence in English. Between the first and the last Latin letter of a phrase UAX #9 keeps
everything in order; what it misplaces are marks before the first and behind the last. So a phrase
is looked at as a whole, from the first word with a Latin letter to the last, with numbers behind it
that the algorithm draws to it (W7), and is a piece only where a mark or an address is of it.

Rows are numbers that stand together: telephone numbers and codes in groups, dates with hyphens,
sums, ranges, amounts with a sign.

What is no Latin letter and no right-to-left one is cut into tokens, each written as one letter, so
that the grammar is stated on a short string and never on a part of a number:

    n  a number with its own marks: a decimal, an amount in thousands, a time, a date with strokes
    h  a hyphen     d  a dash     m  a minus     p  plus, plus-minus     x  × ÷ * /     e  =  ≠
    r  < > ≤ ≥ ~ ≈  c  a currency   %  per cent, degrees   (  )  brackets   #   s  white space
    o  anything else, at which every row ends

A row is as long as it can be. It is parted where white space alone stands between two numbers,
unless the groups are a telephone number or a code; then each part is read as a whole: a piece of
one kind, or none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from edition.core.bidi.bidi_classes import class_letters
from edition.core.direction.found_addresses import FoundAddress
from edition.core.identifiers import is_issn
from edition.core.patterns import later
from edition.core.white_space import THIN

Kind: TypeAlias = Literal[
    "telephone", "card", "book number", "number", "date", "sum", "sign", "currency", "range"
]

FIGURES = "0-9\u06f0-\u06f9\u0660-\u0669"
_OTHER, _FIGURE, _MARK, _STROKE, _THIN = "o0./t"
_SIGNS = {
    _FIGURE: "0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩",
    _MARK: ".,:\u066b\u066c\u060c'\u2019",
    _STROKE: "/",
    _THIN: THIN,
    "h": "-\u2010\u2011",  # - and the hyphens of Unicode
    "d": "\u2012\u2013\u2014\u2015",  # – —
    "m": "\u2212",  # −
    "p": "+\u00b1",  # + ±
    "x": "\u00d7\u00f7*",  # × ÷ *
    "e": "=\u2260",  # = ≠
    "r": "<>\u2264\u2265~\u2248",  # < > ≤ ≥ ~ ≈
    # $ £ ¥ € and the like
    "c": "".join(("$\u00a2\u00a3\u00a4\u00a5\u058f", *map(chr, range(0x20A0, 0x20C1)))),
    "%": "%\u066a\u2030\u00b0\u2032\u2033",  # % ‰ ° ′ ″
    "(": "(",
    ")": ")",
    "#": "#",
    "s": " \u00a0\u202f",
}


class _Kinds(dict[int, str]):
    """Code point to what it is in a row."""

    def __missing__(self, code_point: int) -> str:
        return _OTHER


_KINDS = _Kinds({ord(sign): kind for kind, signs in _SIGNS.items() for sign in signs})
# What stands between the figures of one number: 3.5, 12,000, 1403/12/30, 16:30, 12'000. A pattern
# of the characters themselves takes ten times as long to make.
_TOKEN = re.compile(r"(?P<n>0+(?:[./]0+|t000(?!0))*)|(?P<x>/)|(?P<o>[.t])|.")
_ROW = re.compile(r"[^o]*n[^o]*")
_GAP_BETWEEN_NUMBERS = re.compile(r"(?<=[n%c)])s(?=[n(c#]|[mpr]c?n|xn)")
_LOOSE_HEAD, _LOOSE_TAIL = (
    re.compile(r"(?:[s)]|[hdmpxe%](?=s))+"),
    re.compile(r"(?:[s(]|(?<=s)[hdmpxerc#])+$"),
)

# An amount: its sign and its currency at either side of the number, per cent behind it.
_AMOUNT = "[hmpr]?c?[hm]?n(?:[%c]|s[%c](?!n))?"
_CHAIN = "n(?:hn){2,}|n(?:dn){2}"
_END = f"(?:{_CHAIN}|{_AMOUNT})"
_RANGE = later(rf"({_END})(?:[hd]|s[hd]s|s[hd]|[hd]s)({_END})|(nhn)s?ds?(nhn)")
_SIGNED = later(r"(?=[^n])(?:re?s?)?[hmp]?c?[hm]?n(?:[%c]|s[%c])?")
_OPERAND = rf"\(*{_AMOUNT}\)*"
_EQUATION = later(rf"{_OPERAND}(?:s?[hdmpxer]s?{_OPERAND})+")
_OPERATION = later(rf"{_OPERAND}(?:s[mpx]s{_OPERAND})+")

_SPACE = "[ \u00a0\u202f]"
_HYPHEN = "[-\u2010\u2011\u2013]"
_JOINT = "[ \u00a0\u202f\\-\u2010\u2011\u2013]"
_EXTENSIONS = r"(?:/\d{1,4})*"
_COUNTRY = r"(?:[+]\d+|[(][+]\d+[)]|00\d*)"
# +98 21 8877 6655, +44 (0)20 7946 0000, 0098-21-88776655/12
_INTERNATIONAL = rf"{_COUNTRY}(?:{_JOINT}?[(]\d+[)]|(?:{_JOINT}|(?<=[)]))\d+)+{_EXTENSIONS}"
# 021-88776655, (021) 8877 6655, 0912 345 67 89, 021 - 88776655/3
_AREA = rf"(?:0\d+|[(]0\d+[)])(?: {_HYPHEN} |{_JOINT}|(?<=[)]))"
_NATIONAL = rf"{_AREA}\d{{2,}}(?:{_SPACE}\d{{2,}}|{_HYPHEN}\d+)*{_EXTENSIONS}"
# +98.21.88776655, 021.8877.6655
_DOTTED = r"(?:[+]\d+|[(][+]\d+[)]|00\d+|0\d\d+)(?:[.]\d+){2,}"
# *100*1#
_SERVICE = r"[*]\d+(?:[*]\d+)*[#]"
_TELEPHONE = later("|".join((_INTERNATIONAL, _NATIONAL, _DOTTED, _SERVICE)))
_BEGIN_TELEPHONE = ("+", "0", "*", "(+", "(0")
# Groups of figures on bank cards: sixteen with or without a check group, American Express, Diners.
_CARDS = ((4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4))
_GROUPS = later(rf"\d+(?:({_JOINT})\d+)(?:\1\d+)*")
_LEAST_TELEPHONE, _MOST_TELEPHONE = 7, 15
"""Figures of a telephone number: those of a town, and of all countries (ITU-T E.164)."""
_LEAST_ACCOUNT = 9
"""Figures of a code in groups that is one by its length."""
_YEARS = later(r"1[2-4]\d\d|1[7-9]\d\d|20\d\d")
_SERIAL_WORD = later("(?:ISSN|شاپا)[^\\W\\d_]*(?:[:‌\\s]|ٔ)*$")
_SERIAL = later(r"(\d{4})[-\u2010\u2011\u2013 ](\d{3}[\dX])")
_SERIAL_LENGTH = 9
_OPENS = "([{«\"'“„‘‚‹<\u05be\u05f3\u05f4"
_PLAIN = {ord(c): str(i) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for i, c in enumerate(digits)}


class Numbers(NamedTuple):
    """Code points [start, end) that are one piece, of a kind. Those of a range hold, for each of
    its ends, a piece or nothing.
    """

    start: int
    end: int
    kind: Kind


class _Token(Struct, frozen=True):
    letter: str
    start: int
    end: int


def numbers(text: str, start: int, end: int) -> Iterator[Numbers]:
    """The pieces of text[start:end], in order; within a range also the pieces that are its ends,
    behind the range itself.
    """
    kinds = text[start:end].translate(_KINDS)
    tokens = [
        _Token(found.lastgroup or found[0], start + found.start(), start + found.end())
        for found in _TOKEN.finditer(kinds)
    ]
    letters = "".join(token.letter for token in tokens)
    for row in _ROW.finditer(letters):
        yield from _row(text, tokens[slice(*row.span())])


def _row(text: str, tokens: Sequence[_Token]) -> Iterator[Numbers]:
    """The pieces of one row: groups of a telephone number or a code wherever they begin, else part
    by part.
    """
    letters = "".join(token.letter for token in tokens)
    gaps = _GAP_BETWEEN_NUMBERS.finditer(letters) if "s" in letters else ()
    bounds = [0, *(found.start() for found in gaps), len(tokens)]
    parts = [_trimmed(tokens[first:last]) for first, last in pairwise(bounds)]
    parts = [part for part in parts if part]
    at = 0
    while at < len(parts):
        last, code = next(_codes(text, parts, at), (at, None))
        yield from [code] if code else _part(text, parts[at])
        at = last + 1


def _trimmed(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """Tokens without what only stands before or behind them: white space, a dash between words, a
    bracket without its fellow.
    """
    letters = "".join(token.letter for token in tokens)
    first = found.end() if (found := _LOOSE_HEAD.match(letters)) else 0
    last = found.start() if (found := _LOOSE_TAIL.search(letters)) else len(letters)
    while (
        letters.count("(", first, last) > letters.count(")", first, last) and letters[first] == "("
    ):
        first += 1
    while (
        letters.count("(", first, last) < letters.count(")", first, last)
        and letters[last - 1] == ")"
    ):
        last -= 1
    return tokens[first:last]


def _codes(text: str, parts: Sequence[Sequence[_Token]], at: int) -> Iterator[tuple[int, Numbers]]:
    """The longest telephone, card or book number that begins with part `at`, behind the number of
    its last part.
    """
    for last in range(min(len(parts), at + 9) - 1, at - 1, -1):
        start, end = parts[at][0].start, parts[last][-1].end
        if start and (text[start - 1].isalnum() and text[start] in "+*"):
            continue
        kind = _code(text[start:end].translate(_PLAIN), text[max(start - 16, 0) : start])
        if kind:
            yield last, Numbers(start, end, kind)
            return
        if at == last and (inner := _within_brackets(text, start, end)):
            yield last, inner
            return


def _within_brackets(text: str, start: int, end: int) -> Numbers | None:
    """The code that is all of what a pair of brackets holds: «(021-88776655)»."""
    inside = text[start + 1 : end - 1]
    if (
        inside
        and text[start] == "("
        and text[end - 1] == ")"
        and inside.count("(") == inside.count(")")
        and inside.find(")") >= inside.find("(")
    ):
        kind = _code(inside.translate(_PLAIN), "")
        return Numbers(start + 1, end - 1, kind) if kind else None
    return None


def _code(piece: str, before: str) -> Kind | None:
    """What a piece in plain figures is as a whole, if it is a code in groups; `before` is what
    stands before it.
    """
    figures = sum(map(str.isdigit, piece))
    if figures < _LEAST_TELEPHONE and piece[0] != "*":
        return None
    # What few pieces can be is not looked for where its first sign or its length tells.
    if (
        piece.startswith(_BEGIN_TELEPHONE)
        and _TELEPHONE.fullmatch(piece)
        and (piece[0] == "*" or _LEAST_TELEPHONE <= figures <= _MOST_TELEPHONE)
    ):
        return "telephone"
    serial = _SERIAL.fullmatch(piece) if len(piece) == _SERIAL_LENGTH else None
    if serial and _SERIAL_WORD.search(before) and is_issn(f"{serial[1]}-{serial[2]}"):
        return "book number"
    grouped = _GROUPS.fullmatch(piece)
    if not grouped:
        return None
    groups = re.split(_JOINT, piece)
    if len(groups) == 5 and piece[:3] in ("978", "979") and figures == 13:
        return "book number"
    shape = tuple(map(len, groups))
    if shape in _CARDS and not all(map(_YEARS.fullmatch, groups)):
        return "card"
    leads = any(group[0] == "0" and len(group) > 1 for group in groups)
    long = figures >= _LEAST_ACCOUNT or (figures >= _LEAST_TELEPHONE and shape[0] > 2)
    return "card" if len(groups) > 2 and grouped[1].isspace() and long and leads else None


def _part(text: str, tokens: Sequence[_Token]) -> Iterator[Numbers]:
    """What a part is as a whole; of a sum or a range in brackets, what they hold."""
    letters = "".join(token.letter for token in tokens)
    whole = (tokens[0].start, tokens[-1].end)
    before = text[whole[0] - 1] if whole[0] else " "
    glued = not (before.isspace() or before in _OPENS)
    several = letters.count("n") > 1
    if letters == "n":
        yield from (
            [Numbers(*whole, "number")] if any(mark in text[slice(*whole)] for mark in THIN) else []
        )
    elif letters[0] == "(" and letters[-1] == ")" and "(" not in letters[1:]:
        yield from _part(text, tokens[1:-1]) if len(tokens) > 2 else ()
    elif several and _is_sum(letters):
        yield Numbers(*whole, "sum")
    elif several and re.fullmatch(_CHAIN, letters) and (letters[1] == "h" or _is_date(tokens)):
        yield Numbers(*whole, "date")
    elif several and (found := _RANGE.fullmatch(letters)):
        yield Numbers(*whole, "range")
        for first, last in found.regs[1:]:
            yield from _part(text, tokens[first:last]) if first >= 0 else ()
    elif letters[0] != "n" and _SIGNED.fullmatch(letters) and not (glued and letters[0] != "c"):
        yield Numbers(*whole, "currency" if "c" in letters[: letters.index("n")] else "sign")
    elif letters == "#n" and not glued and text[tokens[1].start].isascii():
        yield Numbers(*whole, "sign")


def _is_sum(letters: str) -> bool:
    """Numbers with an equals sign, or joined by plus, minus, times or divided by between spaces, in
    balanced brackets.
    """
    if letters.count("(") != letters.count(")"):
        return False
    return bool(_OPERATION.fullmatch(letters) or ("e" in letters and _EQUATION.fullmatch(letters)))


def _is_date(tokens: Sequence[_Token]) -> bool:
    """Whether three numbers joined by dashes are a day: a year of four figures and two numbers of
    one or two.
    """
    lengths = [token.end - token.start for token in tokens if token.letter == "n"]
    return lengths[1] <= 2 and sorted((lengths[0], lengths[2]))[0] <= 2 and max(lengths) == 4


PhraseKind: TypeAlias = Literal["address", "mark", "code"]

_WORD = re.compile(r"[^ \u00a0\u202f]+")
_OPENING = re.compile("[(\\[{\"'“„‘‚‹]+")
_D = "0-9\u06f0-\u06f9\u0660-\u0669"
# What may stand before the first Latin letter of a phrase and is of it.
_MARK_BEFORE = later(
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
_WORD_WITH_DOT = later(r"\.[a-z0-9]\w{0,9}(?:[./*]|\b)|\.[A-Z]{2,6}\b")
_CODE_BEFORE = later(
    rf"[+\-\u2212\u00b1]?[$\u00a3\u20ac]?[{_D}]+(?:[.,/:_+\-\u2010\u2011\u066b\u066c][{_D}]+)*"
    rf"[.,/:_+\-\u2010\u2011\u00b0]?"
)
_MARK_BEHIND = later(
    r"(?:[+#*]+|__+|\(\)|\[\]|[\u2122\u00ae\u2120\u00a9]|[/\\](?=[\"'”’.,:;!?\u2026)\]}]|$)|>)+"
)
_TRAILING = "\"'“”‘’.,:;!?\u2026)]}›"
_CLOSES = {")": "(", "]": "[", "}": "{", ">": "<"}
_DEGREE = later(rf"(?:[+\-\u2212\u00b1])?[{_D}]+(?:[.,\u066b][{_D}]+)?[ \u00a0\u202f]?$")


class Phrase(Struct, frozen=True):
    """Code points [start, end) that are one Latin phrase; `kind` says what the algorithm alone
    would tear off, if anything.
    """

    start: int
    end: int
    kind: PhraseKind | None


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
    kind: PhraseKind | None = "address" if within else "mark" if behind else before
    return Phrase(begin, stop, kind)


def _head(
    text: str, region: int, start: int, end: int, addresses: Sequence[FoundAddress]
) -> tuple[int, PhraseKind | None]:
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
    marks = _MARK_BEHIND.match(rest) if rest else None
    if marks and not rest[marks.end() :].strip(_TRAILING):
        found = marks[0] if "<" in text[begin:stop] else marks[0].rstrip(">")
        stop += len(found)
    while stop < last[1] and (opening := _CLOSES.get(text[stop])):
        if text.count(opening, begin, stop) <= text.count(text[stop], begin, stop):
            break
        stop += 1
    return stop, stop > bare
