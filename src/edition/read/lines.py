"""The lines of a text that are not blank, and what can be seen of a line by itself."""

import re
from typing import Literal

from msgspec import Struct

from edition.core.white_space import fold
from edition.model.source import Span
from edition.read.inline import REFERENCE

SHORT = 60
"""Code points, white space folded, up to which a line may be a heading or a display line. Lines of
running text that a mail program broke are longer: they are filled to 65 or more.
"""

_CLOSED = re.compile(r"[.\u2026؟?!؛;:،,][»”’\"')\]}]*$")
_CRIES = re.compile(r"![»”’\"')\]}]*$")
_LETTER = "(?:الف|[^\\W\\d_])"
_LABEL = re.compile(
    rf"""
    (?: \(\s*(?:(?P<between>\d{{1,9}})|{_LETTER})\s*\)   # (3)  (الف)
      | (?P<before>\d{{1,9}})\s*(?:
            \.(?!\d)                            # 1.    but not 2.5
          | \)                                  # 1)
          | [-\u2010\u2011\u2013\u2014\u0640](?!\s*\d)     # 1 –  but not 8 – 10; U+0640 for a dash
        )
      | {_LETTER}\s*(?:\)|(?<!و)[-\u2010\u2011\u2013\u2014\u0640](?=\s))   # الف)  الف-  not «و -»
      | (?P<bullet>[\u2022\u2023\u25aa\u25e6\u00b7]|[-*\u2013\u2014](?=\s))    # •  –
    )
    (?=\s*\S)
    """,
    re.VERBOSE,
)


_UNLED = 99
"""The largest number that makes an item of a line by itself: a larger one may be a year, unless it
follows an item's number.
"""


class LabelFound(Struct, frozen=True):
    """The mark of a list at the beginning of a line: where it ends in the source, its number if it
    has one, and its kind.
    """

    end: int
    number: int | None
    kind: Literal["number", "letter", "bullet"]


class Line(Struct, frozen=True):
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


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text whose lines end in LF, in order, without the blank ones."""
    lines: list[Line] = []
    start = last = 0
    for number, raw in enumerate(text.split("\n"), 1):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            begin = start + indent
            opens = not lines or lines[-1].number < number - 1
            label = label_of(body, begin, last)
            last = label.number if label and label.number is not None else last
            lines.append(
                Line(number, Span(begin, begin + len(body)), fold(body), label, indent, opens)
            )
        start += len(raw) + 1
    return tuple(lines)


def label_of(body: str, begin: int, last: int = 0) -> LabelFound | None:
    """The mark of a list at the beginning of a line without the white space before it, which stands
    at offset `begin`.

    `last` is the number of the item before it.
    """
    found = _LABEL.match(body)
    if not found:
        return None
    number = found["between"] or found["before"]
    if number and int(number) > _UNLED and int(number) != last + 1:
        return None
    kind: Literal["number", "letter", "bullet"] = (
        "number" if number else "bullet" if found["bullet"] else "letter"
    )
    return LabelFound(begin + found.end(), int(number) if number else None, kind)
