"""Characters: letters and digits of another keyboard, forms that are glyphs and no letters; marks
of punctuation of another keyboard, and spaces that a mark does not have, or lacks.

A change never joins two words and never parts one. A dot between single letters is of an
abbreviation («ه.ش»), and one beside another dot of three dots: neither is touched.
"""

import re
import unicodedata
from collections.abc import Iterator

from edition.language.orthography.passage import (
    DIGITS,
    LETTERS,
    MARKS,
    NUMBER,
    WORD,
    Change,
    Finder,
    Passage,
)

_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufbff\ufe80-\ufefc]+")
_PERSIAN = ("fa", "fa-AF")
_MOST_LETTERS = 2
_KEYBOARD = {"ي": "ی", "ى": "ی", "ك": "ک"}
_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
# A sign that joins a number to a code, if a number or a letter of another script is on its other
# side.
_JOINERS = r"[/&*+=\\^_~:.,@#$%\u066b\u066c\-\u2010-\u2015\u2212]"
_CODE = rf"[^\W{LETTERS}{MARKS}]"
_CODE_BEFORE = re.compile(rf"{_CODE}{_JOINERS}?\Z|[#@$+]\Z")
_CODE_AFTER = re.compile(rf"{_JOINERS}?{_CODE}")

_LETTER = f"[{LETTERS}{MARKS}]"
_IS_LETTER = re.compile(_LETTER)
_ALL_DIGITS = "0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩"
_LONGEST_BEFORE = 8
_SPACES = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_SPACE_BEFORE = re.compile(
    rf"(?<=[{LETTERS}{MARKS}{DIGITS}»)\]!؟…])[ \u00a0]+(?=[،؛:!؟\u06d4]|\.(?![.A-Za-z{DIGITS}]))"
)
# A pattern that begins with a mark is searched for quickly; what must stand before it is looked at
# afterwards.
_MARK_AFTER = re.compile(
    rf"[،؛](?=[{LETTERS}{DIGITS}«(\[])|[:!؟\u06d4](?=[{LETTERS}«(])|\.(?=[{LETTERS}][{WORD}])"
)
_WORD_BEFORE = re.compile(rf"{_LETTER}[»)\]]?[ \u00a0]*\Z")
_NUMBER_BEFORE = re.compile(rf"[{DIGITS}][ \u00a0]*\Z")
_LONG_WORD_BEFORE = re.compile(rf"[{WORD}]{_LETTER}[»)\]]?[ \u00a0]*\Z")
_LONG_WORD = re.compile(rf"[{WORD}]{_LETTER}\Z")
_INSIDE = re.compile(r"(?<=[(\[«])[ \u00a0]+(?=[^\s.])|(?<=[^\s.])[ \u00a0]+(?=[)\]»])")
_OPENING = re.compile(r"[(\[«](?=[^)\]»\n]{4,}[)\]»])")
_CLOSING = re.compile(rf"[)\]»](?=([{WORD}]+))")
_HELD = re.compile(r"[^\s(\[«]{4}\Z")
# What is written against a closing mark: endings of words.
_ENDINGS = re.compile(
    r"(?:ی|ای|هایی|ها(?:ی(?:ش|م|ت|مان|تان|شان)?)?|ام|ات|اش|مان|تان|شان|اند|ایم|اید|م|ت|ش)\Z"
)
_DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_MARKS = {",": "،", ";": "؛", "?": "؟"}
_LATIN_MARK = re.compile(rf"(?<=[{LETTERS}{MARKS}»)])[,;?](?=\s|[{LETTERS}«»)\]]|\Z)")
_QUOTED = re.compile(r"[\"“„”]([^\"“„”\n]+)[\"“”]")


def folded(letter: str) -> Finder:
    """Finds an Arabic letter that stands for a Persian one, outside Arabic passages."""

    def find(passage: Passage) -> Iterator[Change]:
        at = passage.text.find(letter)
        while at >= 0:
            if not passage.is_arabic(at, at + 1) and not passage.is_untouched(at, at + 1):
                yield Change(at, at + 1, _KEYBOARD[letter])
            at = passage.text.find(letter, at + 1)

    return find


def presentation_forms(passage: Passage) -> Iterator[Change]:
    """Compatibility characters that are the shape of one letter, or of lam-alef (The Unicode
    Standard, 9.2).
    """
    persian = passage.language.tag in _PERSIAN
    for found in _FORMS.finditer(passage.text):
        letters = "".join(map(_plain, found[0]))
        if letters == found[0] or passage.is_untouched(*found.span()):
            continue
        if persian and not passage.is_arabic(*found.span()):
            letters = "".join(_KEYBOARD.get(letter, letter) for letter in letters)
        yield Change(found.start(), found.end(), letters)


def _plain(form: str) -> str:
    """The letter or the two letters that a form is of; itself where it stands for more, or for a
    mark.
    """
    letters = unicodedata.normalize("NFKC", form)
    return letters if len(letters) <= _MOST_LETTERS and letters.isalpha() else form


def digits(passage: Passage) -> Iterator[Change]:
    """Numbers in digits of another script: whole ones, dates with slashes, times, decimals, pairs;
    none that is in a code.
    """
    text = passage.text
    own = passage.language.words.digits
    to = str.maketrans("0123456789" + _ARABIC_DIGITS, own * 2)
    for found in NUMBER.finditer(text):
        start, end = found.span()
        if _CODE_BEFORE.search(text[max(start - 2, 0) : start]) or _CODE_AFTER.match(
            text[end : end + 2]
        ):
            continue
        if not passage.is_untouched(start, end):
            yield Change(start, end, found[0].translate(to))


def doubled(passage: Passage) -> Iterator[Change]:
    """Two spaces or more between two characters."""
    for found in _SPACES.finditer(passage.text):
        yield Change(found.start(), found.end(), " ")


def before_marks(passage: Passage) -> Iterator[Change]:
    """Spaces before a mark that stands against its word."""
    yield from _deleted(_SPACE_BEFORE, passage)


def inside_brackets(passage: Passage) -> Iterator[Change]:
    """Spaces behind an opening and before a closing bracket or quotation mark."""
    yield from _deleted(_INSIDE, passage)


def after_marks(passage: Passage) -> Iterator[Change]:
    """No space between a mark and the next word."""
    for found in _MARK_AFTER.finditer(passage.text):
        before = passage.text[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        if found[0] == ".":
            is_mark = _LONG_WORD_BEFORE.search(before) is not None
        else:
            listing = found[0] in "،؛" and passage.text[found.end()] not in _ALL_DIGITS
            is_mark = bool(
                _WORD_BEFORE.search(before) or (listing and _NUMBER_BEFORE.search(before))
            )
        if is_mark and not passage.is_untouched(found.end(), found.end()):
            yield Change(found.end(), found.end(), " ")


def outside_brackets(passage: Passage) -> Iterator[Change]:
    """No space between a word and a bracket or quotation mark; an ending of the word («کتاب(ها)»,
    «کتاب»ها) stands against it.
    """
    text = passage.text
    for found in _OPENING.finditer(text):
        at = found.start()
        if at and _IS_LETTER.match(text, at - 1) and not passage.is_untouched(at, at):
            yield Change(at, at, " ")
    for found in _CLOSING.finditer(text):
        holds = _HELD.search(text, max(found.start() - _LONGEST_BEFORE, 0), found.start())
        if (
            holds
            and not _ENDINGS.match(found[1])
            and not passage.is_untouched(found.end(), found.end())
        ):
            yield Change(found.end(), found.end(), " ")


def before_numbers(passage: Passage) -> Iterator[Change]:
    """No space between a word of two letters or more and a number."""
    for found in NUMBER.finditer(passage.text):
        at = found.start()
        if _LONG_WORD.search(passage.text, max(at - 2, 0), at) and not passage.is_untouched(
            *found.span()
        ):
            yield Change(at, at, " ")


def three_dots(passage: Passage) -> Iterator[Change]:
    """Three full stops as the one character for them."""
    for found in _DOTS.finditer(passage.text):
        if not passage.is_untouched(*found.span()):
            yield Change(found.start(), found.end(), "\u2026")


def other_keyboard(passage: Passage) -> Iterator[Change]:
    """Comma, semicolon and question mark of a Latin keyboard behind a word in Arabic script."""
    for found in _LATIN_MARK.finditer(passage.text):
        if not passage.is_untouched(*found.span()):
            yield Change(found.start(), found.end(), _MARKS[found[0]])


def quotation_marks(passage: Passage) -> Iterator[Change]:
    """Pairs of other quotation marks about words in Arabic script, in one line."""
    words = passage.language.words
    for found in _QUOTED.finditer(passage.text):
        marks = passage.text[found.start()], passage.text[found.end() - 1]
        if re.search(f"[{LETTERS}]", found[1]) and marks != (words.open_quote, words.close_quote):
            yield Change(found.start(), found.start() + 1, words.open_quote)
            yield Change(found.end() - 1, found.end(), words.close_quote)


def _deleted(pattern: "re.Pattern[str]", passage: Passage) -> Iterator[Change]:
    for found in pattern.finditer(passage.text):
        if not passage.is_untouched(*found.span()):
            yield Change(found.start(), found.end(), "")
