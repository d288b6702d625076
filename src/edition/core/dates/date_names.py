"""The names that a printed date is made of, in the languages of `core.languages` and their
neighbours: months, weekdays, eras, the words beside them («ماه», «سال»), and numbers in words.

A name is looked up by its `canonical` form, so each spelling stands here once.
"""

from collections.abc import Iterator, Mapping, Sequence

from edition.core.languages import AFGHANISTAN, IRAN, KURDISTAN, LANGUAGES, Calendar
from edition.core.patterns import later

_SAME_LETTER = {
    ord(letter): one
    for one, letters in {
        "ی": "يىئ", "ه": "ۀةہھە", "ک": "كڪ", "ا": "أإٱ", "و": "ؤۆ", "ر": "ڕ", "ل": "ڵ",
        "וו": "װ", "וי": "ױ", "יי": "ײ",
    }.items()
    for letter in letters
}  # fmt: skip
_NOTHING = dict.fromkeys(
    (
        *map(ord, " .\t\u00a0\u0640\u0670\u061c״׳"),
        *range(0x64B, 0x660),
        *range(0x591, 0x5C8),
        *range(0x200C, 0x2010),
        *range(0x2066, 0x206A),
    ),
    "",
)
"""White space, full stop, tatweel; vowel signs of Arabic, points of Hebrew; joiners and marks of
direction.
"""
_CANONICAL = _SAME_LETTER | _NOTHING


def canonical(words: str) -> str:
    """Words as one, without spaces, joiners and vowel signs, with one letter for those that are
    written for each other: kaf and yeh of Arabic and Persian, the h of Urdu and Kurdish, a letter
    of Kurdish without its mark.
    """
    return words.replace("\u0627\u0653", "آ").translate(_CANONICAL)


def among(words: str) -> frozenset[str]:
    """The canonical forms of words that are parted by |."""
    return frozenset(canonical(words).split("|"))


# By month, other spellings of its names than those of `core.languages`. The solar months of Pashto
# stand as they are and as they are inflected behind «د».
_SOLAR = (
    "وری|وري", "غویی|غوایی", "غبرګولی", "چنګاښ", "زمری|امرداد|مورداد", "وږی", "تله|تلې",
    "لړم|خەزەڵوەر", "لیندۍ", "مرغومی", "سلواغه|سلواغې", "کب|اسپند",
)  # fmt: skip
_GREGORIAN = (
    "کانون الثانی|جانویه|جانفی", "شباط|فیفری|فوریهٔ", "آذار|مارچ|ادار|مارس|מארס|מארץ",
    "نیسان|آپریل|اپریل|ابریل|أفريل", "ایار|ماي|مای", "حزیران|ژوین|جون",
    "تموز|ژوییه|جولای|جويلية",
    "آب|آگوست|آگست|غشت", "ایلول|سپتمبر|شتنبر", "تشرین الاول|اکتوبر", "تشرین الثانی|نوفمبر|نونبر",
    "کانون الاول|دیسمبر|دجنبر",
)  # fmt: skip
_LUNAR = (
    "محرم الحرام", "صفر المظفر|صفر الخیر", "ربیع المولود", "ربیع الآخر", "جمادی الاولی",
    "جمادی الآخر|جمادی الثانیه|جمادی الآخره", "رجب المرجب", "شعبان المعظم", "رمضان المبارک",
    "شوال المکرم", "ذوالقعده|ذیالقعده|ذوقعده|ذوالقعده الحرام|ذیقعده الحرام",
    "ذوالحجه|ذیالحجه|ذوحجه|ذوالحجه الحرام|ذیحجه الحرام",
)  # fmt: skip
_WEEKDAY = (
    "دوشمبه|سوموار|اثنين", "سه شمبه|منگلوار|ثلاثاء", "چهارشمبه|أربعاء", "پنجشمبه|خميس",
    "آدینه", "شمبه|سنیچر|سبت|ہفتے", "یکشمبه|أحد",
)  # fmt: skip
_ERA: Mapping[Calendar, str] = {
    "jalali": "شمسی|خورشیدی|هجری شمسی|هجری خورشیدی|ش|هش|هجش|لمریز|هجری لمریز|هەتاوی|کۆچی هەتاوی",
    "gregorian": "میلادی|م|میلادیه|للمیلاد|عیسوی|زایینی|زاینی|ز|ء|مسیحی",
    "hijri": "قمری|هجری قمری|هجری|ق|هق|ه|هجق|قمریه|هجریه|للهجره|هجریه قمریه|کۆچی|کۆچی مانگی",
    "shahanshahi": "شاهنشاهی|شاهنشاهی ایران",
}
EITHER_HIJRI = among("هجری|ه|هجریه|کۆچی")
"""Eras of the lunar and of the solar calendar: a month says which."""

OPENING = among("روز|یوم|بروز|به روز|به تاریخ|بتاریخ|تاریخ|مورخ|مورخه|از|من|في|بەرواری|ڕۆژی|د")
BEFORE_MONTH = among("ماه|شهر|برج|مانگی|من|من شهر|از|از ماه|روز|روز از|د|كۈنى")
BEHIND_MONTH = among("ماه|میاشتی|مانگ|مانگی|الجاری")
BEFORE_YEAR = among("سال|سالهای|سنه|لسنه|عام|لعام|من عام|من سنه|سن|ساڵی|ساڵ|د")
BEHIND_YEAR = among("کال|کال د|یىلى|ساڵ|ی")
BEHIND_DAY = among("ام|م|مین|ی|ین|واں|ویں|مه|مې|هەم|ەم|ەمی|كۈنى|טן|סטן|טער|סטער")
"""Endings of an ordinal that is written in figures («۱۲ام», «٣٠ی»), and «day»."""
DAY_NOUNS = among("كۈنى|كۈن")
"""«Day», behind its number in words: Uyghur."""
COUNTED = among(
    "شماره|شماره‌ی|چاپ|طبع|جلد|دوره|دوره‌ی|دور|سال|فصل|"
    "بخش|بند|ماده|ماده‌ی|نوبت|هفته|هفته‌ی|نیمه|نیمه‌ی|"
    "دهه|دهه‌ی|کنگره|کنگره‌ی|پلنوم|نشست|نشستِ|کتاب|دفتر|"
    "قسمت|ویراست|ویرایش|اصل|گام|پرده|مجلس|مرحله|مرحله‌ی|"
    "العدد|الطبعة|الأسبوع|النصف|المؤتمر|الجزء|المجلد|"
    "السنة|شمارہ|اشاعت|ہفتہ|ژمارە|ژمارەی|چاپی|کۆنگرەی"
)
"""Behind these an ordinal counts them, and names no day: «چاپ دوم تیر ۱۴۰۲»."""
MONTH_SIGNS = among("ئاي|ئاينىڭ|ئايدا")
"""«Month», behind its number: Uyghur."""
BEFORE_NAME = ("ב", "טן", "סטן", "טער", "סטער")
"""What is written as one with a month before it, canonical: «in» of Hebrew, endings of ordinals in
Yiddish."""
BEHIND_NAME = ("ی", "نیڭ", "دا")
"""What is written as one with a name behind it, canonical: the ezafe, cases of Uyghur."""


def _months() -> Iterator[tuple[str, tuple[Calendar, int]]]:
    calendars: tuple[Calendar, ...] = ("jalali", "hijri", "gregorian")
    lists: list[tuple[Calendar, Sequence[str]]] = [
        *zip(calendars, (_SOLAR, _LUNAR, _GREGORIAN), strict=True),
        *(("jalali", names) for names in (IRAN, AFGHANISTAN, KURDISTAN)),
    ]
    for language in LANGUAGES.values():
        lists += [(each, language.months[each]) for each in calendars if each in language.months]
    for calendar, months in lists:
        for number, names in enumerate(months, 1):
            yield from ((name, (calendar, number)) for name in among(names))


def _weekdays() -> Iterator[tuple[str, int]]:
    for names in (_WEEKDAY, *(language.weekdays for language in LANGUAGES.values())):
        for number, spellings in enumerate(names, 1):
            yield from ((name, number) for name in among(spellings))


MONTHS: Mapping[str, tuple[Calendar, int]] = dict(_months())
WEEKDAYS: Mapping[str, int] = dict(_weekdays())
ERAS: Mapping[str, Calendar] = {
    word: calendar for calendar, words in _ERA.items() for word in among(words)
}
ZODIAC = frozenset(map(canonical, AFGHANISTAN))
"""The months of Afghanistan, and of Iran before 1304."""


def _with_units(row: str) -> tuple[str, ...]:
    """Each unit behind its ten, of a row like «twenty and {}|one|two»."""
    ten, *units = row.split("|")
    return tuple(ten.format(unit) for unit in units)


# A number a row from one on, its spellings parted by |; the sources are the grammars that
# `core.grammar` names.
_PERSIAN = (
    "یک", "دو", "سه", "چهار", "پنج", "شش|شیش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده",
    "چهارده", "پانزده|پونزده", "شانزده|شونزده", "هفده", "هجده|هیجده|هژده|هیژده", "نوزده", "بیست",
    *_with_units("بیست و {}|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه"), "سی", "سی و یک",
)  # fmt: skip
_URDU = (
    "ایک", "دو", "تین", "چار", "پانچ", "چھ|چھے|چھہ", "سات", "آٹھ", "نو", "دس", "گیارہ", "بارہ",
    "تیرہ",
    "چودہ", "پندرہ", "سولہ", "سترہ", "اٹھارہ", "انیس", "بیس", "اکیس", "بائیس", "تئیس|تیئس|تیئیس",
    "چوبیس", "پچیس", "چھبیس", "ستائیس", "اٹھائیس", "انتیس", "تیس", "اکتیس",
)  # fmt: skip
_SORANI = (
    "یەک", "دوو", "سێ", "چوار", "پێنج", "شەش", "حەوت|حەفت", "هەشت", "نۆ", "دە", "یازدە|یانزە",
    "دوازدە|دوانزە", "سێزدە|سیانزە|سیازدە", "چواردە", "پازدە|پانزە|پانزدە", "شازدە|شانزە|شانزدە",
    "حەڤدە|حەفدە|هەڤدە", "هەژدە|هەشدە", "نۆزدە|نۆزە", "بیست",
    *_with_units("بیست و {}|یەک|دوو|سێ|چوار|پێنج|شەش|حەوت|هەشت|نۆ"),
    "سی", "سی و یەک",
)  # fmt: skip
_UYGHUR = (
    "بىر", "ئىككى", "ئۈچ", "تۆت", "بەش", "ئالتە", "يەتتە", "سەككىز", "توققۇز", "ئون",
    *_with_units("ئون {}|بىر|ئىككى|ئۈچ|تۆت|بەش|ئالتە|يەتتە|سەككىز|توققۇز"), "يىگىرمە",
    *_with_units("يىگىرمە {}|بىر|ئىككى|ئۈچ|تۆت|بەش|ئالتە|يەتتە|سەككىز|توققۇز"),
    "ئوتتۇز", "ئوتتۇز بىر",
)  # fmt: skip
_ARABIC_UNITS = (
    "الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع",
)  # fmt: skip
_ARABIC = (
    "الأول|اول|غرة", *_ARABIC_UNITS[1:], "العاشر", *(f"{unit} عشر" for unit in _ARABIC_UNITS),
    "العشرون|العشرين", *(f"{unit} والعشرون|{unit} والعشرين" for unit in _ARABIC_UNITS),
    "الثلاثون|الثلاثين", "الحادي والثلاثون|الحادي والثلاثين",
)  # fmt: skip
# Ordinals that are not made of their cardinals.
_OTHER_ORDINALS: Mapping[str, int] = {
    "اول": 1, "اولین": 1, "نخست": 1, "نخستین": 1, "غره": 1, "دویم": 2, "سوم": 3, "سومین": 3,
    "بیست و سوم": 23, "بیست و سومین": 23,
    "سیام": 30, "سیامین": 30,
    "پہلی": 1, "پہلا": 1, "پہلے": 1, "دوسری": 2, "دوسرا": 2, "تیسری": 3, "تیسرا": 3, "چوتھی": 4,
    "چوتھا": 4, "چھٹی": 6, "چھٹا": 6, "چہارم": 4, "بستم": 20,
    "یەکەم": 1, "سێیەم": 3, "سێهەم": 3, "نۆیەم": 9, "نۆهەم": 9, "سییەم": 30, "سیهەم": 30,
    "ئالتىنچى": 6, "يەتتىنچى": 7, "يىگىرمىنچى": 20, "بىرىنچى": 1,
}  # fmt: skip
_ENDINGS = (
    (_PERSIAN, ("م", "مین")),
    (_URDU, ("ویں", "واں")),
    (_SORANI, ("ەم", "یەم", "هەم", "م", "ەمین")),
    (_UYGHUR, ("ىنچى", "نچى", "-ىنچى")),
    (_ARABIC, ()),
)


def _days() -> Iterator[tuple[str, int]]:
    for rows, written in _ENDINGS:
        endings = [canonical(ending) for ending in written]
        for number, row in enumerate(rows, 1):
            for name in among(row):
                yield name, number
                yield from ((f"{name}{ending}", number) for ending in endings)
    yield from ((canonical(name), number) for name, number in _OTHER_ORDINALS.items())


DAYS: Mapping[str, int] = {name: n for name, n in _days() if name != "سیم"}
"""The day of a month by its canonical name. «سیم» is the third in old texts, and the thirtieth."""

_HUNDREDS = (
    "صد|یکصد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد|شیشصد", "هفتصد", "هشتصد", "نهصد",
)  # fmt: skip
_TENS = ("بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_PARTS: Mapping[str, Mapping[str, int]] = {
    "thousands": {"": 1, "یک": 1, "دو": 2},
    "hundreds": {name: n * 100 for n, row in enumerate(_HUNDREDS, 1) for name in row.split("|")},
    "tens": {name: n * 10 for n, name in enumerate(_TENS, 2)},
    "units": {name: n for n, row in enumerate(_PERSIAN[:19], 1) for name in row.split("|")},
}
_ALTERNATIVES = {name: "|".join(parts) for name, parts in _PARTS.items()}
_THOUSAND = "هزار"
# A unit of ten or more stands for the tens too.
_YEAR = later(
    "(?P<thousands>{thousands})هزار(?:و(?P<hundreds>{hundreds}))?(?:و(?P<tens>{tens}))?"
    "(?:و(?P<units>{units}))?".format(**_ALTERNATIVES)
)


def year_in_words(words: str) -> int | None:
    """The year that canonical words name, «هزاروسیصدوپنجاهوهفت» 1357; None where they name none."""
    found = _YEAR.fullmatch(words) if _THOUSAND in words else None
    if not found:
        return None
    parts = {name: _PARTS[name].get(found[name] or "", 0) for name in _PARTS}
    if parts["tens"] and parts["units"] >= 10:
        return None
    return parts.pop("thousands") * 1000 + sum(parts.values())
