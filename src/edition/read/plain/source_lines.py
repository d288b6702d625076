"""The lines of a text that are not blank, what can be seen of a line by itself, and hard-wrapped
text: lines that a program ended where the next word had no room, put together again as paragraphs.

A text is wrapped if none of its lines is longer than 100 code points and the longest is 40 or more,
if three lines or more end full, and if at least four of five that another follows directly do. A
line is full if the first word of the next, put behind it with a space, would make it longer than
the longest line of the text. In a wrapped text a full line goes on in the next one, unless a blank
line parts them or the next begins with the mark of a list.
"""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from edition.core.white_space import fold
from edition.model.source import Span
from edition.read.notes import REFERENCE

SHORT = 60
"""Code points, white space folded, up to which a line may be a heading or a display line. Lines of
running text that a mail program broke are longer: they are filled to 65 or more.
"""

_CLOSED = re.compile(r"[.\u2026؟?!؛;:،,][»”’\"')\]}]*$")
_CRIES = re.compile(r"![»”’\"')\]}]*$")
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
_BULLET = r"(?P<bullet>[\u2022\u2023\u25aa\u25e6\u00b7]|[-*\u2013\u2014](?=\s))"  # •  –
_LABEL = re.compile(rf"(?:{_BETWEEN}|{_NUMBER}|{_LETTERED}|{_BULLET})(?=\s*\S)")
"""The mark of a list item, with words behind it."""
_HEBREW = re.compile(
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

_UNLED = 99
"""The largest number that makes an item of a line by itself: a larger one may be a year, unless it
follows an item's number.
"""


_NARROWEST, _WIDEST = 40, 100
"""Code points of the longest line of a wrapped text."""
_FULL_LINES = 3
_FULL_SHARE = 0.8
"""How many lines of a wrapped text are full, at least, and which share of those that go on."""


class LabelFound(Struct, frozen=True):
    """The mark of a list at the beginning of a line: where it ends in the source, its number if it
    has one, and its kind; `place` is its place in its list, where that can be told by its number
    or its letters.
    """

    end: int
    number: int | None
    kind: Literal["number", "letter", "bullet"]
    place: int | None = None


class SourceLine(Struct, frozen=True):
    """A line that is not blank: its number from 1, its span without the white space at its ends,
    and its folded text.

    `indent` counts the white space before it. `opens`: a blank line, or nothing, stands above it.
    """

    number: int
    span: Span
    text: str
    label: LabelFound | None
    indent: int = 0
    opens: bool = True

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
        return _CLOSED.search(self.bare) is not None

    @property
    def is_open(self) -> bool:
        """Whether it may be a title or a heading: short, no item, and not closed."""
        return self.label is None and self.is_short and not self.is_closed

    @property
    def is_running(self) -> bool:
        """Whether it reads as running text: long, or closed like a sentence, and no item of a
        list.
        """
        return self.label is None and (not self.is_short or self.is_closed)

    @property
    def is_display(self) -> bool:
        """Whether it stands for itself: open, or short, no item, and with an exclamation mark at
        the end.
        """
        return self.is_open or (self.label is None and self.is_short and self.cries)

    @property
    def cries(self) -> bool:
        """Whether it ends in an exclamation mark."""
        return _CRIES.search(self.bare) is not None

    @property
    def leads_in(self) -> bool:
        """Whether it announces what follows: short, no item, with a colon at the end."""
        return self.label is None and self.is_short and self.bare.endswith(":")


def lines_of(text: str) -> tuple[SourceLine, ...]:
    """The lines of a text whose lines end in LF, in order, without the blank ones."""
    lines: list[SourceLine] = []
    start = last = 0
    for number, raw in enumerate(text.split("\n"), 1):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            begin = start + indent
            opens = not lines or lines[-1].number < number - 1
            label = label_of(body, begin, last)
            last = label.place if label and label.place is not None else last
            lines.append(
                SourceLine(number, Span(begin, begin + len(body)), fold(body), label, indent, opens)
            )
        start += len(raw) + 1
    return tuple(lines)


def label_of(body: str, begin: int, last: int = 0) -> LabelFound | None:
    """The mark of a list at the beginning of a line without the white space before it, which stands
    at offset `begin`.

    `last` is the place of the item before it. Letters of Hebrew are a mark where they are the first
    or follow on those of the item before.
    """
    hebrew = _HEBREW.match(body)
    place = sum(_NUMERALS.get(letter, 0) for letter in hebrew["letters"]) if hebrew else 0
    if hebrew and place in (1, last + 1):
        return LabelFound(begin + hebrew.end(), None, "letter", place)
    found = _LABEL.match(body)
    if not found:
        return None
    number = found["between"] or found["before"]
    if number and int(number) > _UNLED and int(number) != last + 1:
        return None
    kind: Literal["number", "letter", "bullet"] = (
        "number" if number else "bullet" if found["bullet"] else "letter"
    )
    counted = int(number) if number else None
    return LabelFound(begin + found.end(), counted, kind, counted)


def is_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Whether the text of these lines is hard-wrapped."""
    longest = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return False
    followed = [at for at in range(len(lines) - 1) if _may_go_on(lines, at)]
    full = sum(_is_full(lines, at, longest) for at in followed)
    return full >= _FULL_LINES and full >= _FULL_SHARE * len(followed)


def unwrapped(text: str, lines: tuple[SourceLine, ...]) -> tuple[SourceLine, ...]:
    """The lines of a text, or its paragraphs where it is wrapped, each with the number of its first
    line.
    """
    if not is_wrapped(lines):
        return lines
    longest = max(len(line.text) for line in lines)
    found: list[SourceLine] = []
    for at, line in enumerate(lines):
        if at and _may_go_on(lines, at - 1) and _is_full(lines, at - 1, longest):
            span = Span(found[-1].span.start, line.span.end)
            found[-1] = replace(found[-1], span=span, text=fold(text[span.start : span.end]))
        else:
            found.append(line)
    return tuple(found)


def _may_go_on(lines: Sequence[SourceLine], at: int) -> bool:
    after = lines[at + 1]
    return not after.opens and after.label is None


def _is_full(lines: Sequence[SourceLine], at: int, longest: int) -> bool:
    word = lines[at + 1].text.split(" ", 1)[0]
    return len(lines[at].text) + 1 + len(word) > longest
