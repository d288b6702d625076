"""The lines of a text that are not blank, and what can be seen of a line by itself."""

import re
from collections.abc import Container
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct

from edition.core.memory import LINES
from edition.core.patterns import later
from edition.core.white_space import fold
from edition.model.source import Span
from edition.read.notes import REFERENCE

SHORT = 60
"""Code points, white space folded, up to which a line may be a heading or a display line. Lines of
running text that a mail program broke are longer: they are filled to 65 or more.
"""

_BEHIND = "»”’\"')]}"
"""What may stand behind the mark that ends a line."""
_ENDS_SENTENCE = (".", "\u06d4", "\u2026", "؟", "?", "!")
_CLOSED = (*_ENDS_SENTENCE, "؛", ";", ":", "،", ",")
_DASH = r"[-\u2010\u2011\u2013\u2014\u0640]"  # U+0640, for some type it as one
_LETTER = r"(?:الف|[^\W\d_])"
_BETWEEN = rf"\(\s*(?:(?P<between>\d{{1,9}})|{_LETTER})\s*\)"  # (3)  (الف)
_BEHIND_NUMBER = "|".join(
    (
        r"\.(?!\d)",  # 1.  but not 2.5
        r"\)",  # 1)
        rf"{_DASH}(?!\s*\d)",  # 1 –  but not 8 – 10
    )
)
_NUMBER = rf"(?P<before>\d{{1,9}})\s*(?:{_BEHIND_NUMBER})"
_LETTERED = rf"{_LETTER}\s*(?:\)|(?<!و){_DASH}(?=\s))"  # الف)  الف-  but not «و -»
_BULLET = r"(?P<bullet>[\u2022\u00b7]|[-*\u2013\u2014](?=\s))"  # •  –
_LABEL = re.compile(rf"(?:{_BETWEEN}|{_NUMBER}|{_LETTERED}|{_BULLET})(?=\s*\S)")
"""The mark of a list item, with words behind it."""
_HEBREW = later(
    rf"""
    (?P<bracket>\()?\s*
    (?P<letters>[\u05d0-\u05ea]{{1,2}}) ['\u05f3]?       # א  יא  א׳
    \s* (?(bracket)\) | (?:[.)](?!\d) | {_DASH}(?=\s)))
    (?=\s*\S) (?!\s*[\u05d0-\u05ea]\.)                # but not the initials of «א. ב. יהושע»
    """,
    re.VERBOSE,
)
_NUMERALS = {
    letter: value
    for letters, unit in (("אבגדהוזחט", 1), ("יכלמנסעפצ", 10), ("קרשת", 100))
    for value, letter in zip(range(unit, 10 * unit, unit), letters, strict=False)
}
"""What the letters of Hebrew stand for as numbers; a number is their sum."""

_SIGN = (
    r"[\u2023\u2043\u2190-\u21ff\u2300-\u23ff\u25a0-\u25c9\u25cd-\u27bf\u2b00-\u2bff"
    r"\U0001f000-\U0001faff]"
    r"[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
)
_SIGNS = later(rf"(?:(?P<key>\d)\ufe0f?\u20e3|{_SIGN}(?:\u200d?{_SIGN})*)(?=\s*[^\W_])")
"""Emoji, arrows, shapes and dingbats before words, as messengers have them for the marks of a list
(✅ 👈🏽), and keys (1️⃣): the blocks of Unicode that hold them, with what chooses their look.
"""
_FIRST_SIGN, _KEY = "\u2023", "\u20e3"
SIGN_SET = "•"
"""What is set for such a sign."""
GAP = re.compile(r"\s*\t\s*|\s{4,}")
"""What parts two halves of a line."""
_FOUR = re.compile(r"\s\s{3}")
_UNLED = 99
"""The largest number that makes an item of a line by itself: a larger one may be a year, unless it
follows an item's number.
"""


class LabelFound(Struct, frozen=True):
    """The mark of a list at the beginning of a line: where it ends in the source, its number if it
    has one, its kind, and what is set in its place, "" for the mark itself; `place` is its place in
    its list, where that can be told by its number or its letters.
    """

    end: int
    number: int | None
    kind: Literal["number", "letter", "bullet"]
    instead: str = ""
    place: int | None = None


class SourceLine(Struct, frozen=True):
    """A line that is not blank: its number from 1, its span without the white space at its ends,
    and its folded text.

    `indent` counts the white space before it. `opens`: a blank line, or nothing, stands above it.
    `torn`: a line of a page, which is left out, stands between it and the one above. `divided`: a
    tab or four spaces stand within it. `count`: of how many lines it was put together.
    """

    number: int
    span: Span
    text: str
    label: LabelFound | None
    indent: int = 0
    opens: bool = True
    torn: bool = False
    divided: bool = False
    count: int = 1

    @property
    def bare(self) -> str:
        """Its text without references to notes."""
        return fold(REFERENCE.sub("", self.text)) if "[^" in self.text else self.text

    @property
    def is_short(self) -> bool:
        return len(self.bare) <= SHORT

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence or a part of one does, quotes and brackets after the mark
        included.
        """
        return is_closed(self.bare)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does: a comma or a colon ends none."""
        return ends_sentence(self.bare)

    @property
    def is_open(self) -> bool:
        """Whether it may be a title or a heading: short, no item, and not closed."""
        bare = self.bare
        return self.label is None and len(bare) <= SHORT and not is_closed(bare)

    @property
    def is_running(self) -> bool:
        """Whether it reads as running text: long, or closed like a sentence, and no item of a
        list.
        """
        bare = self.bare
        return self.label is None and (len(bare) > SHORT or is_closed(bare))

    @property
    def is_display(self) -> bool:
        """Whether it stands for itself: open, or short, no item, and with an exclamation mark at
        the end.
        """
        return self.is_open or (self.label is None and self.is_short and self.cries)

    @property
    def cries(self) -> bool:
        """Whether it ends in an exclamation mark."""
        return _cries(self.bare)

    @property
    def leads_in(self) -> bool:
        """Whether it announces what follows: short, no item, with a colon at the end."""
        return self.label is None and self.is_short and self.bare.endswith(":")


def ends_with(bare: str, marks: tuple[str, ...]) -> bool:
    """Whether one of some marks ends a line, whatever quotation marks and brackets it closes."""
    return bare.rstrip(_BEHIND).endswith(marks)


# Every rule asks what every line looks like.


@lru_cache(LINES)
def is_closed(bare: str) -> bool:
    """As a property of a line says it."""
    return ends_with(bare, _CLOSED)


@lru_cache(LINES)
def ends_sentence(bare: str) -> bool:
    """As a property of a line says it."""
    return ends_with(bare, _ENDS_SENTENCE)


@lru_cache(LINES)
def _cries(bare: str) -> bool:
    return ends_with(bare, ("!",))


class _Seen(NamedTuple):
    """What is seen of a line as it stands: the white space before it, the line without that at both
    ends and folded, whether it is divided, and whether it may begin with a mark.
    """

    indent: int
    body: str
    text: str
    divided: bool
    marked: bool


@lru_cache(LINES)
def _seen(raw: str) -> _Seen:
    body = raw.strip()
    first = body[:1]
    marked = bool(
        _LABEL.match(body)
        or _hebrew(body)
        # What few texts have is not looked for where it cannot be: to make its patterns takes long.
        or ((first >= _FIRST_SIGN or _KEY in body) and _SIGNS.match(body))
    )
    return _Seen(
        len(raw) - len(raw.lstrip()),
        body,
        fold(body),
        "\t" in body or _FOUR.search(body) is not None,
        marked,
    )


def lines_of(text: str, left_out: Container[int] = ()) -> tuple[SourceLine, ...]:
    """The lines of a text whose lines end in LF, in order, without the blank ones and those of
    which the number is `left_out`, which are blank in `text`.
    """
    lines: list[SourceLine] = []
    start = last = 0
    blank, torn = True, False
    for number, raw in enumerate(text.split("\n"), 1):
        indent, body, said, divided, marked = _seen(raw)
        if body:
            begin = start + indent
            label = label_of(body, begin, last) if marked else None
            last = label.place if label and label.place is not None else last
            span = Span(begin, begin + len(body))
            lines.append(SourceLine(number, span, said, label, indent, blank, torn, divided))
            blank = torn = False
        elif number in left_out:
            torn = True
        else:
            blank = True
        start += len(raw) + 1
    return tuple(lines)


def label_of(body: str, begin: int, last: int = 0) -> LabelFound | None:
    """The mark of a list at the beginning of a line without the white space before it, which stands
    at offset `begin`.

    `last` is the place of the item before it. Letters of Hebrew are a mark where they are the first
    or follow on those of the item before.
    """
    hebrew = _hebrew(body)
    place = sum(_NUMERALS.get(letter, 0) for letter in hebrew["letters"]) if hebrew else 0
    if hebrew and place in (1, last + 1):
        return LabelFound(begin + hebrew.end(), None, "letter", place=place)
    found = _LABEL.match(body)
    if not found:
        return _signed(body, begin)
    number = found["between"] or found["before"]
    if number and int(number) > _UNLED and int(number) != last + 1:
        return None
    kind: Literal["number", "letter", "bullet"] = (
        "number" if number else "bullet" if found["bullet"] else "letter"
    )
    counted = int(number) if number else None
    return LabelFound(begin + found.end(), counted, kind, place=counted)


def _hebrew(body: str) -> re.Match[str] | None:
    """Letters of Hebrew that may be the mark of a list, if a line begins with any."""
    letter = body.removeprefix("(").lstrip()[:1]
    return _HEBREW.match(body) if "\u05d0" <= letter <= "\u05ea" else None


def _signed(body: str, begin: int) -> LabelFound | None:
    """The mark of a list that is a sign no face of print has; a key says its number."""
    found = _SIGNS.match(body)
    if not found:
        return None
    end = begin + found.end()
    if key := found["key"]:
        return LabelFound(end, int(key), "number", f"{key}.", int(key))
    return LabelFound(end, None, "bullet", SIGN_SET)
