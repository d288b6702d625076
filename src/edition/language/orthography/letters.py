"""Letters, digits and signs of another keyboard or script, and forms that are glyphs, no letters.

A digit is of the language where the words beside it are: a number with nothing between it and
words in Latin letters, or in a line without any other, is theirs, and so are the marks there.
"""

import re
import unicodedata
from collections.abc import Iterator

from edition.core.patterns import later
from edition.language.orthography.passage import (
    DIGITS,
    LETTERS,
    LETTERS_AND_MARKS,
    LETTERS_OF_WORDS,
    MARKS,
    NUMBER,
    WORD,
    Change,
    Finder,
    Passage,
    last_word,
    words_of,
)

_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufbff\ufe80-\ufefc]+")
_PERSIAN = ("fa", "fa-AF")
_MOST_LETTERS = 2
"""Of a form: lam-alef is two letters; what stands for more is a word, as U+FDFA."""
_KEYBOARD = {"ي": "ی", "ى": "ی", "ك": "ک"}
_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
_EACH_DIGIT = frozenset(f"0123456789۰۱۲۳۴۵۶۷۸۹{_ARABIC_DIGITS}")
# A sign that joins a number to a code, if a number or a letter of another script is on its other
# side.
_JOINERS = frozenset("/&*+=\\^_~:.,@#$%\u066b\u066c-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_OPENS_CODE, _CLOSES_CODE = frozenset("#@$+{\\"), frozenset("$}")
_LETTER = f"[{LETTERS}{MARKS}]"
_LONG_WORD = later(rf"[{WORD}]{_LETTER}\Z")
_CALLED = 9
"""Digits in a row of a telephone number, of a card or of whoever it is: no quantity has so many
without signs between them."""
_CODED = later(
    rf"(?:تلفن|تلفکس|همراه|موبایل|دورنگار|نمابر|فکس|شبا|کارت|حساب|کد ?پستی|کد ?ملی|شابک|شاپا|پلاک)"
    rf"[^{DIGITS}\n]{{0,12}}\Z"
)
_FEW = 5
"""Digits of a number behind such a word that is none of them: «کارت ۱۲»."""
_SECTION = later(
    r"(?:بند|ماده|فصل|بخش|نسخه|ویرایش|شکل|جدول|نمودار|تصویر|تمرین|صفحه|ساعت|قسمت|مبحث|گزینه)"
    r"[^.،؛:!؟\n]*\Z"
    r"|^[ \t#>*(]*\Z",
    re.M,
)
"""Behind these, and at the beginning of a line, a dot in a number parts the numbers of sections, of
versions, of hours and minutes.
"""
_MEASURED = later(
    r"[ \u00a0\u200c]*(?:%|٪|درصد|برابر|متر|سانتی|میلی\u200c?متر|کیلو|گرم|لیتر|هکتار|درجه)"
)
_MONEY = later(
    r"[ \u00a0\u200c]*(?:هزار|میلیون|میلیارد|تریلیون|تن|ریال|تومان|دلار|یورو|افغانی|پوند)"
)
_THOUSANDS = 3
"""Digits behind a dot that may part thousands, of money: «3.500 تومان»."""
_PERCENT = later(rf"(?<=[{DIGITS}])%(?!\w)")
_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند "
    "ژانویه فوریه مارس آوریل آپریل مه می ژوئن ژوئیه جولای اوت آگوست اوگوست سپتامبر اکتبر نوامبر "
    "دسامبر محرم صفر ربیع‌الاول ربیع‌الثانی رجب شعبان رمضان شوال "
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
)
_COUNTED = (
    "زیر بالای سال سال‌های ساله ماده مادهٔ بند صفحه صفحهٔ فصل قرن ساعت شماره شمارهٔ حدود تعداد "
    "از تا در روز جلد بخش تبصره اصل"
)
_BEFORE_NUMBER = words_of(f"{_MONTHS} {_COUNTED}")
_LABEL_END = later(r"[ \t]*[.)\u2013-][ \t]")
_LONGEST_CUE = 32
"""Characters before a number that are looked at for what it is of."""


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
    none that is in a code. Signs of Latin numbers in them, too: of thousands, decimals, per cent.
    """
    own = passage.language.words.digits
    to = str.maketrans("0123456789" + _ARABIC_DIGITS, own * 2)
    for found in _numbers(passage):
        yield Change(*found.span(), _signed(passage.text, found).translate(to))
    for found in _PERCENT.finditer(passage.text) if "%" in passage.text else ():
        at = found.start()
        if not passage.is_untouched(at, at + 1) and not passage.is_foreign(at, at + 1):
            yield Change(at, at + 1, "٪")


def _numbers(passage: Passage) -> Iterator["re.Match[str]"]:
    """The numbers that are of a sentence in the language."""
    text = passage.text
    for found in NUMBER.finditer(passage.alike):
        start, end = found.span()
        before, after = text[max(start - 2, 0) : start][::-1], text[end : end + 2]
        if (
            before[:1] in _OPENS_CODE
            or after[:1] in _CLOSES_CODE
            or _is_in_code(*before)
            or _is_in_code(*after)
        ):
            continue
        if not (
            _is_called(text, found)
            or passage.is_untouched(start, end)
            or (passage.is_foreign(start, end) and not _is_label(text, found))
        ):
            yield found


def _is_in_code(beside: str = " ", beyond: str = " ") -> bool:
    """Whether a number is a part of what stands `beside` it, and `beyond` that: a letter of another
    script or a sign that joins it to one; or a letter between two numbers, of a plate: «12ب345».
    """
    if beside in LETTERS_OF_WORDS:
        return beside != "و" and beyond in _EACH_DIGIT
    return _is_code(beside) or (beside in _JOINERS and _is_code(beyond))


def _is_code(sign: str) -> bool:
    """Whether a sign is of codes: of words, but of none in Arabic script."""
    return (sign.isalnum() or sign == "_") and sign not in LETTERS_AND_MARKS


def _is_label(text: str, number: "re.Match[str]") -> bool:
    """Whether a number begins a line as the label of an item, whatever that is written in."""
    begins = text[text.rfind("\n", 0, number.start()) + 1 : number.start()]
    return not begins.strip(" \t(") and _LABEL_END.match(text, number.end()) is not None


def _is_called(text: str, number: "re.Match[str]") -> bool:
    """Whether a number is what somebody or something is called by: of a telephone, an account."""
    if not number[0].isdecimal():
        return False
    count = len(number[0])
    before = text[max(number.start() - _LONGEST_CUE, 0) : number.start()]
    return count > _CALLED or (count > _FEW and _CODED.search(before) is not None)


def _signed(text: str, number: "re.Match[str]") -> str:
    """A number with the signs of Arabic script for thousands and decimals (The Unicode Standard,
    9.2: U+066B, U+066C).
    """
    written = text[slice(*number.span())].replace(",", "\u066c")
    whole, dot, part = written.partition(".")
    if not dot:
        return written
    before = text[max(number.start() - _LONGEST_CUE, 0) : number.start()]
    is_decimal = (
        _MEASURED.match(text, number.end())
        or (len(part) != _THOUSANDS and _MONEY.match(text, number.end()))
        or (len(part) == 1 and not _SECTION.search(before))
    )
    return f"{whole}\u066b{part}" if is_decimal else written


def _is_cue(text: str, at: int) -> bool:
    """Whether a month, or a word of the list, ends at a place."""
    return last_word(text[max(at - _LONGEST_CUE, 0) : at]) in _BEFORE_NUMBER


def counted(passage: Passage) -> Iterator[Change]:
    """No space between a number and the month, or the word of the list, before it."""
    text = passage.text
    for found in NUMBER.finditer(passage.alike):
        at = found.start()
        if (
            _is_cue(text, at)
            and not text.startswith(")", found.end())
            and not passage.is_untouched(*found.span())
        ):
            yield Change(at, at, " ")


def before_numbers(passage: Passage) -> Iterator[Change]:
    """No space between another word of two letters or more and a number."""
    for found in NUMBER.finditer(passage.alike):
        at = found.start()
        if (
            _LONG_WORD.search(passage.text, max(at - 2, 0), at)
            and not _is_cue(passage.text, at)
            and not passage.text.startswith(")", found.end())
            and not passage.is_untouched(*found.span())
        ):
            yield Change(at, at, " ")
