"""Letters and digits: those of another keyboard, and forms that are glyphs and no letters."""

import re
import unicodedata
from collections.abc import Iterator

from edition.language.orthography.changes import Change, Finder
from edition.language.orthography.passage import Passage
from edition.language.orthography.script import LETTERS, MARKS, NUMBER

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
