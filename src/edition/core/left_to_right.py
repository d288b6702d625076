"""What runs from left to right as one unit in a right-to-left text, without marks put there by hand.

 1. An address: http, https or ftp with what follows, and a name that begins with www (the library linkify-it says where they
    end; Persian and Arabic punctuation at the end of one, and a bracket or quotation mark that it did not open, is not of it; a
    Persian path is); and an e-mail address in ASCII.
 2. Numbers joined by the same mark, without spaces: / or - or . or U+2010, U+2011, U+2013. So a date, a range of years, a
    telephone number, a version and a fraction all follow one rule: the first number stands left.
 3. A telephone number in groups, with a space, a hyphen or a dot between them: seven digits or more with nothing else between
    them. Behind + or 00 a group may be of one figure («+46 8 123 456»); behind a single 0 it has two or more, for there it may
    be a count («0 5 3»). An area code may be in brackets.
 4. ISBN and ISSN with their word before them, in groups with spaces or hyphens, of as many figures as they have (ISO 2108: ten,
    or thirteen that begin with 978 or 979; ISO 3297: eight), the last of which may be X; an ISBN of thirteen in five groups
    without its word too. DOI and version numbers with their word.
 5. A number with a plus, minus or plus-minus sign (U+2212, +, U+00B1) before it, and one with a degree sign and its letter, or
    with # before it.
 6. A Latin word with plus signs, # or stars at its end («C++», «C#»).

Everything else goes by the Unicode Bidirectional Algorithm alone, and so does a number of rule 2 to 5 behind a Latin word, which
is a part of that phrase.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, NamedTuple
from unicodedata import bidirectional

_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
_D = "0-9\u06f0-\u06f9\u0660-\u0669"
_JOINED = "".join(f"|[{_D}]+(?:{mark}[{_D}]+)+" for mark in ("/", "-", r"\.", "\u2010", "\u2011", "\u2013"))[1:]
_GAP = r"[ \u00a0.\-\u2010\u2011]"
_HYPHEN = r"[ \u00a0\-\u2010\u2011\u2013]"
_NOUGHT = "[0\u06f0\u0660]"
_PREFIX = "[9\u06f9\u0669][7\u06f7\u0667][89\u06f8\u06f9\u0668\u0669]"
_THIRTEEN = rf"{_PREFIX}(?:{_HYPHEN}?[{_D}]){{10}}"
_BEFORE = r"(?<![\w=<>\u2264\u2265~/&@+.\-])"
_UNIT = re.compile(
    rf"""
    {_BEFORE}(?:
        (?:ISBN|ISSN|DOI|doi)(?:-1[03])?:?\ ?[{_D}][{_D}\-\u2010\u2011\u2013./A-Za-z]*[{_D}Xx]
      | [vV]?(?:{_JOINED})[A-Za-z]?
      | [#]?[{_D}]+(?:[./\u066b,][{_D}]+)?\u00b0[A-Za-z]?
      | [A-Za-z][A-Za-z0-9]*[+\#*]+
    )(?![^\W_])
    | (?<![^\s(\[{{«"\u2018\u201c])[+\u2212\u00b1][{_D}]+(?:[./\u066b,][{_D}]+)?(?:\u00b0[A-Za-z]?)?(?![^\W_])
    | (?<![\w&])\#[{_D}]+(?![^\W_])
    """,
    re.VERBOSE,
)
# Without one of these there is no unit; most texts are settled by this one search.
_CUE = re.compile(
    rf"[{_D}][/\-.\u2010\u2011\u2013)]?[ \u00a0(]?[{_D}]|[{_D}]\u00b0|[+\u2212\u00b1#][{_D}]|[A-Za-z0-9][+#*]|ISBN|ISSN|DOI|doi"
)
_ADDRESS_CUE = re.compile(r"://|www\.", re.IGNORECASE)
_MAIL = re.compile(
    r"(?<![\w.%+-])[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9])?@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}(?![\w-])"
)
_SCHEMES = ("http:", "https:", "ftp:")
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘"}
_TRAILING = "،؛؟.,;:!?\u2026'\"\u0640"

# Rule 3 and the numbers of rule 4 that are in groups, and a search that says whether there can be any: few texts have them, and
# the pattern takes 4 ms to compile.
_GROUPS = rf"""
    {_BEFORE}(?:
        ISBN(?:-1[03])?:?\ ?(?:{_THIRTEEN}|[{_D}](?:{_HYPHEN}?[{_D}]){{8}}{_HYPHEN}?[{_D}Xx])
      | ISSN:?\ ?[{_D}]{{4}}{_HYPHEN}?[{_D}]{{3}}[{_D}Xx]
      | (?=(?:[{_D}]+{_HYPHEN}){{4}}[{_D}]){_THIRTEEN}
      | (?=[+(]|{_NOUGHT}) (?=(?:[+()\ \u00a0.\-\u2010\u2011]{{0,3}}[{_D}]){{7}})
        (?:
          (?:[+](?:\([{_D}]+\)|[{_D}]+)|\([+][{_D}]+\)|{_NOUGHT}{{2}}[{_D}]*)
          (?:{_GAP}?\([{_D}]+\){_GAP}?[{_D}]+|{_GAP}[{_D}]+)+
        | (?:\([{_D}]+\)|[{_D}]+)(?:{_GAP}(?:\([{_D}]+\)|[{_D}]{{2,}}))+
        )(?![.\-]?[{_D}])
    )(?![^\W_])
    """
_GROUPS_CUE = re.compile(rf"IS[BS]N|(?:[+(]|(?<![{_D}]){_NOUGHT})[{_D}+(]|{_PREFIX}{_HYPHEN}|(?<![{_D}]){_NOUGHT}[ .\-]")


class Unit(NamedTuple):
    """Code points [start, end) of a text; `target` is the address that they are, with its scheme, else empty."""

    start: int
    end: int
    target: str


def left_to_right_units(text: str) -> tuple[Unit, ...]:
    """The units of a text, disjoint and in ascending order."""
    units = list(_addresses(text)) if _ADDRESS_CUE.search(text) else []
    taken = {at for unit in units for at in range(unit.start, unit.end)}
    if "@" in text:
        mails = (found for found in _MAIL.finditer(text) if taken.isdisjoint(range(*found.span())))
        units += [Unit(*found.span(), f"mailto:{found[0]}") for found in mails]
        taken.update(at for unit in units for at in range(unit.start, unit.end))
    patterns = [*([_groups()] if _GROUPS_CUE.search(text) else []), *([_UNIT] if _CUE.search(text) else [])]
    for pattern in patterns:
        for found in pattern.finditer(text):
            unit = range(*found.span())
            if taken.isdisjoint(unit) and not _is_latin_already(text, unit.start, taken):
                units.append(Unit(unit.start, unit.stop, ""))
                taken.update(unit)
    return tuple(sorted(units))


def _is_latin_already(text: str, start: int, taken: Collection[int]) -> bool:
    """Whether a number stands in a Latin phrase, of which the algorithm makes it a part (UAX #9, W7)."""
    if not text[start].isdigit() or text[start] in _ARABIC_DIGITS:
        return False
    classes = (bidirectional(text[at]) for at in range(start - 1, -1, -1) if at not in taken)
    return next((letter for letter in classes if letter in ("L", "R", "AL")), "") == "L"


def _addresses(text: str) -> Iterator[Unit]:
    for match in _linkify().match(text) or ():
        start, end = match.index, _end(text, match.index, match.last_index)
        if match.schema in _SCHEMES or text[start : start + 4].lower() == "www.":
            yield Unit(start, end, match.url.removesuffix(text[end : match.last_index]))


def _end(text: str, start: int, end: int) -> int:
    """Where an address ends without the punctuation of the sentence behind it."""
    while end > start + 1:
        last = text[end - 1]
        opened = _PAIRS.get(last)
        if last in _TRAILING or (opened and text.count(opened, start, end) < text.count(last, start, end)):
            end -= 1
        else:
            break
    return end


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(_GROUPS, re.VERBOSE)


@cache
def _linkify() -> Any:
    # Imported here because few texts hold an address, and its patterns cost more to build than a page to set.
    from linkify_it import LinkifyIt

    return LinkifyIt(options={"fuzzy_link": True, "fuzzy_email": False, "fuzzy_ip": False})
