"""Words by which lines of a text are recognised, in the languages of `core.languages`: what a page
is called, with what a heading of signatories begins, how things are numbered.

Marks of vowels, points of Hebrew, U+200C and hamza above make no difference in any of them.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from edition.core.memory import LINES
from edition.core.patterns import later

_SIGNING: Mapping[str, str] = {
    "fa": "امضا|اسامی",
    "ar": "التوقيع|التواقيع|توقيع|تواقيع|الموقعون|الموقعين|الموقعات|أسماء الموقعين|وقع على|وقعه",
    "ur": "دستخط|اسمائے دستخط|امضا",
    "ckb": "واژوو|واژۆ|ئیمزا|ناوی واژ|ناوی ئیمزا",
    "ug": "ئىمزا|قول قويغۇچى",
    "he": "על החתום|באנו על החתום|ולראיה באנו|החתומים|חתומים|חתמו|החותמים|חתימות|חתימה",
    "yi": "אונטערגעשריבן|די אונטערגעשריבענע|אונטערשריפטן|אונטערשריפט|חתימות|געחתמעט",
}
"""With what a heading of signatories begins, by language: «signatures», «names of the signatories»,
«the undersigned».
"""
PAGE = frozenset(
    ("صفحه", "صفحۀ", "صفحة", "صفحہ", "الصفحة", "ص", "لاپەڕە", "لاپه\u200cڕه", "بەت", "page", "p")
)
"""What a page is called before its number."""
NUMBER = frozenset(("شماره", "نمره", "نمبر", "رقم", "ژماره", "no"))
"""What may stand between the word of a series and its number."""

_INVOKING = (
    "بسم الل",
    "بسم اله",
    "باسمه تعال",
    "به نام خدا",
    "بنام خدا",
    "به نام یزدان",
    "هو الحق",
)
"""With what an invocation begins that stands above a text or at its beginning."""

_CARDINALS = (
    "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده هیجده "
    "نوزده بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد"
)
_PERSIAN = "اول نخست نخستین یکم دوم سوم سیم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم "
_PERSIAN += "چهاردهم پانزدهم شانزدهم هفدهم هجدهم هیجدهم نوزدهم بیستم سیام چهلم پنجاهم شصتم هفتادم "
_PERSIAN += "هشتادم نودم صدم آخر"
_ARABIC = (
    "الاول الاولی الثانی الثانیه الثالث الثالثه الرابع الرابعه الخامس الخامسه السادس السادسه "
    "السابع السابعه الثامن الثامنه التاسع التاسعه العاشر العاشره الحادی الحادیه عشر عشره العشرون "
    "الثلاثون الاربعون الخمسون"
)
_URDU = (
    "پہلا پہلی پہلے دوسرا دوسری تیسرا تیسری چوتھا چوتھی پانچواں پانچویں چھٹا چھٹی ساتواں ساتویں "
    "آٹھواں آٹھویں نواں نویں دسواں دسویں گیارہواں گیارہویں بارہواں بارہویں"
)
_KURDISH = "یەکەم دووەم سێیەم چوارەم پێنجەم شەشەم حەوتەم هەشتەم نۆیەم دەیەم"
_HEBREW = (
    "ראשון ראשונה שני שנייה שניה שלישי שלישית רביעי רביעית חמישי חמישית שישי ששי שישית שביעי "
    "שביעית שמיני שמינית תשיעי תשיעית עשירי עשירית אחרון אחרונה"
)
_YIDDISH = (
    "ערשטער ערשטע צװײטער צװײטע דריטער דריטע פֿערטער "
    "פֿערטע פֿינפֿטער פֿינפֿטע זעקסטער זעקסטע זיבעטער "
    "זיבעטע אַכטער אַכטע נײַנטער נײַנטע צענטער צענטע לעצטער לעצטע"
)
_SAME = {ord(c): "ی" for c in "يىئ"} | {ord("ة"): "ه", ord("أ"): "ا", ord("إ"): "ا"}
_SAME |= {ord("ك"): "ک", ord("ۀ"): "ه"}
_SAME |= {ord("װ"): "וו", ord("ױ"): "וי", ord("ײ"): "יי"}
_MARKS = (*range(0x591, 0x5BE), *range(0x5BF, 0x5C8), *range(0x64B, 0x660), 0x670)
_PLAINLY = {**_SAME, **dict.fromkeys((*_MARKS, 0x200C, 0x200D, 0x640))}


@lru_cache(LINES)
def plainly(word: str) -> str:
    """A word without marks and joiners, Arabic letters as Persian ones, in lower case."""
    return word.translate(_PLAINLY).lower()


_SIGNED = {tag: tuple(map(plainly, words.split("|"))) for tag, words in _SIGNING.items()}
_ALL_SIGNED = tuple({word for words in _SIGNED.values() for word in words})


def names_signatories(text: str, tag: str) -> bool:
    """Whether a line begins as a heading of signatories does in a language; in one of which nothing
    is known, as in any.
    """
    words = _SIGNED.get(tag.partition("-")[0].lower(), _ALL_SIGNED)
    return plainly(unicodedata.normalize("NFC", text)).startswith(words)


_COUNTING = frozenset(map(plainly, _CARDINALS.split()))
_NUMBERS = _COUNTING.union(
    map(plainly, " ".join((_PERSIAN, _ARABIC, _URDU, _KURDISH, _HEBREW, _YIDDISH)).split())
)
_AND = frozenset(("و", "اور", "عشر", "عشره"))
_LETTER_NUMBERS = frozenset(("الف", "ب", "پ", "ت", "ج", "د", "ه"))
_DIGITS = re.compile(r"\d{1,3}")
_HEBREW_NUMERAL = later(
    '[א-ת][\'׳]?|[יכ][א-ט]|ט["״]?[וז]|[קרשת]{0,2}[יכלמנסעפצ]?["״][א-ט]|[קרשת]{1,2}["״][י-צ]'
)
"""Letters of Hebrew that are a number, from hundreds to ones: «ג», «ג׳», «טו», «כ״ב», «קי״ט»; no
acronym («צה״ל») descends so.
"""
_MOST_WORDS = 3


def invokes(text: str) -> bool:
    """Whether a line is an invocation: it heads nothing that is written below it."""
    return plainly(text).startswith(_INVOKING)


def counts(word: str) -> bool:
    """Whether a word that is a number counts things, or is a word of its own, as often as it
    numbers one: «دو», «ب».
    """
    return word in _LETTER_NUMBERS or plainly(word) in _COUNTING


def is_figure(word: str) -> bool:
    """Whether a number is no word: digits, or letters of Hebrew that stand for one."""
    if any("א" <= sign <= "ת" for sign in word):
        return _HEBREW_NUMERAL.fullmatch(word) is not None
    return _DIGITS.fullmatch(word) is not None


def number_words(words: Sequence[str]) -> int:
    """How many of the words, from the first on, are one number: «۳», «دوم», «بیست و یکم», «ب»; 0
    where they begin with none.

    A number of four digits is a year.
    """
    if not words:
        return 0
    if words[0] in _LETTER_NUMBERS or is_figure(words[0]):
        return 1
    count = 0
    while count < min(len(words), _MOST_WORDS) and plainly(words[count]) in _NUMBERS:
        count += 1
        follows = count + 1 < len(words) and plainly(words[count]) in _AND
        if follows and plainly(words[count + 1]) in _NUMBERS:
            count += 1
    return count
