"""What a message says: English templates with named fields, so that a catalogue can say them in
another language; words of others in it, which stay one line and say what they quote; and the known
word or line that was probably meant, by difflib's ratio of similarity.

Where a fact or an act holds a value, it is `worded("«{entry}» is no line of {file}", entry=…, …)`;
else it is a plain string. Both are found by xgettext: `--keyword=worded:1 --keyword=error:2
--keyword=error:3`, and so for `warning` and `note`.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from edition.core.patterns import later


class Message(str):
    """The English words, with the `template` and the `fields` that they were made of; and where
    their number makes other words, the `forms` of the template.
    """

    __slots__ = ("fields", "forms", "template")

    template: str
    fields: dict[str, Any]
    forms: "Forms | None"


def worded(template: str, /, **fields: object) -> Message:
    """The template with its fields put in, as `str.format` does; braces in it are doubled."""
    message = Message(template.format(**fields))
    message.template, message.fields, message.forms = template, fields, None
    return message


class Forms(NamedTuple):
    """A template for one and for several, as gettext has them of English; a catalogue has as many
    as its language needs.
    """

    one: str
    several: str


def forms(one: str, several: str) -> Forms:
    """Both templates, for a catalogue to find."""
    return Forms(one, several)


def counted(forms: Forms, count: int, /, **fields: object) -> Message:
    """The template that goes with a number, with that as its `count`."""
    message = worded(forms.one if count == 1 else forms.several, count=count, **fields)
    message.forms = forms
    return message


def worded_later(template: str) -> str:
    """The template itself, for a catalogue to find where `worded` is given it by a name."""
    return template


class Listing(str):
    """English words one after another, with the `parts` and what stands `between` them."""

    __slots__ = ("between", "parts")

    parts: tuple[str, ...]
    between: str


def listed(parts: Iterable[str], between: str = ", ") -> Listing:
    """The parts in a row; what stands between them is a clause that a catalogue has: ", ", "; ",
    " or ", or nothing.
    """
    parts = tuple(parts)
    listing = Listing(between.join(parts))
    listing.parts, listing.between = parts, between
    return listing


def retold(words: str, told: str) -> str:
    """`told`, which is how `words` are shown in English; with it goes what a message or a listing
    is made of, for other languages.
    """
    if told == words:
        return words
    if isinstance(words, Message):
        message = Message(told)
        message.template, message.fields, message.forms = words.template, words.fields, words.forms
        return message
    if isinstance(words, Listing):
        listing = Listing(told)
        listing.parts, listing.between = words.parts, words.between
        return listing
    return told


def first_of(parts: Sequence[str], most: int) -> Listing:
    """The first of them, and how many more there are: «a, b and 3 more»."""
    shown = listed(parts[:most])
    if len(parts) <= most:
        return shown
    return listed((shown, worded(" and {further} more", further=len(parts) - most)), "")


def in_lines(lines: Sequence[int], most: int) -> Message:
    """«line 3», «lines 3, 5 and 2 more»: there is at least one."""
    shown = first_of(tuple(map(Figure, lines)), most)
    if len(lines) == 1:
        return worded("line {lines}", lines=shown)
    return worded("lines {lines}", lines=shown)


_OF_THE_SYSTEM = frozenset(
    (
        worded_later("Cannot allocate memory"),
        worded_later("Connection refused"),
        worded_later("Device or resource busy"),
        worded_later("Disk quota exceeded"),
        worded_later("File exists"),
        worded_later("File name too long"),
        worded_later("File too large"),
        worded_later("Input/output error"),
        worded_later("Is a directory"),
        worded_later("Name or service not known"),
        worded_later("Network is unreachable"),
        worded_later("No space left on device"),
        worded_later("No such file or directory"),
        worded_later("Not a directory"),
        worded_later("Operation not permitted"),
        worded_later("Permission denied"),
        worded_later("Read-only file system"),
        worded_later("Stale file handle"),
        worded_later("Too many levels of symbolic links"),
        worded_later("Too many open files"),
    )
)
"""What the system says most, in its own words."""


def by_system(refusal: BaseException) -> str:
    """Why the system would not have something, in its words, of which the usual ones are in the
    catalogue; the kind of the fault where it has none.
    """
    words = getattr(refusal, "strerror", "") or type(refusal).__name__
    return worded(words) if words in _OF_THE_SYSTEM else words


class Figure(str):
    """A number in words of ours, which each language writes in its own digits."""

    __slots__ = ()

    def __new__(cls, number: int) -> "Figure":
        return super().__new__(cls, str(number))


# Nobody sees these, or they steer: controls, line and paragraph separators, surrogates, what is not
# assigned, and marks of format but the joiners and those that draw a sign (prepended concatenation
# marks).
_HIDDEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
_SEEN = "\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_QUOTED = 40
"""Characters of a wrong value that a message quotes."""
_WHITE = later(r"\s+")
_SUSPECTED = later(rf"[^ -~\u0621-\u064a\u06a9-\u06af\u06cc{_SEEN}]")

_ASCII_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_SHOWN_OF_A_LINE = 60
"""Characters of a line that a message shows."""
_COMPARED, _LINES = 200, 500
"""Characters of a line, and lines, that difflib compares, whose time grows as the square of the
first.
"""


def visible(words: str) -> str:
    """The words, with U+ and its number for each character that nobody sees or that steers: a line
    feed, U+202E, ESC.
    """
    if words.replace("\u200c", "").isprintable():  # as nearly all words are
        return words
    return _SUSPECTED.sub(
        lambda met: f"U+{ord(met[0]):04X}" if unicodedata.category(met[0]) in _HIDDEN else met[0],
        words,
    )


def cut(words: str, most: int = _QUOTED) -> str:
    """The beginning of words that are longer than `most` characters, with an ellipsis: so much of a
    wrong value is quoted. Only a first word that is longer itself is parted.
    """
    if len(words) <= most:
        return words
    ends = [each.start() for each in _WHITE.finditer(words, 0, most + 1) if each.start()]
    return f"{words[: ends[-1] if ends else most]} …"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """« (did you mean `url`?)», or "" where nothing is near."""
    near = meant_by(word, known)
    return worded(" (did you mean `{near}`?)", near=near) if near else ""


def meant_by(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one; "" where none is near."""
    near = _nearest(word, list(known), 0.6)
    return near[0] if near else ""


def nearest_line(words: str, lines: Iterable[tuple[int, str]]) -> str:
    """«line 49, «the beginning of it»»: the one of the numbered lines that is most like `words`;
    there is at least one.
    """
    by_text: dict[str, tuple[int, str]] = {}
    for number, line in lines:
        folded = " ".join(line.split())
        by_text.setdefault(folded.translate(_ASCII_DIGITS), (number, folded))
    wanted = " ".join(words.split()).translate(_ASCII_DIGITS)[:_COMPARED]
    likely = {text[:_COMPARED]: text for text in reversed(_likely(wanted, list(by_text)))}
    number, line = by_text[likely[_nearest(wanted, list(likely)[::-1], 0.0)[0]]]
    return worded("line {number}, «{line}»", number=number, line=cut(line, _SHOWN_OF_A_LINE))


def _likely(words: str, lines: Sequence[str]) -> Sequence[str]:
    """Of many lines those that share the most words with `words`, in their order."""
    if len(lines) <= _LINES:
        return lines
    wanted = set(words.split(" "))
    shared = [len(wanted.intersection(line[:_COMPARED].split(" "))) for line in lines]
    kept = sorted(sorted(range(len(lines)), key=lambda at: -shared[at])[:_LINES])
    return [lines[at] for at in kept]


def _nearest(word: str, known: Sequence[str], least: float) -> Sequence[str]:
    # Imported here because only a fault needs it, and the import costs more than the reading of a
    # faultless file.
    import difflib

    return difflib.get_close_matches(word, known, n=1, cutoff=least)
