"""What the compiler itself must say in the language of an edition: digits, quotation marks, names
of months and days, labels.

The languages set without further ado are those of `LANGUAGES`; a tag is looked up by taking subtags
from its end (RFC 4647, 3.4), so "fa-IR" is "fa" and "fa-AF" itself. Any other language is stated in
edition.toml by `[words]`. Names of months in Iran, in Afghanistan and in Kurdistan are three sets
for the one solar calendar.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.languages import grammar
from edition.core.languages.grammar import Grammar
from edition.core.languages.words import (
    ARABIC,
    HEBREW,
    PERSIAN,
    SORANI,
    URDU,
    UYGHUR,
    YIDDISH,
    Words,
)
from edition.core.memory import remembered

Calendar: TypeAlias = Literal["jalali", "gregorian", "hijri", "hijri-tabular", "shahanshahi"]
"""`hijri` is the lunar one, in the variant of Umm al-Qura, `hijri-tabular` that which is reckoned
by a cycle of thirty years; `shahanshahi` is the imperial one of Iran, Jalali but for its years.
"""
_MONTHS_OF: Mapping[Calendar, Calendar] = {"hijri-tabular": "hijri", "shahanshahi": "jalali"}
"""Calendars that have the months of another."""


class Language(Struct, frozen=True, kw_only=True):
    """A language with its words.

    `months` from the first on, `weekdays` from Monday on, "" or none where there is no name.
    `calendars`: those in which a day is given, in this order. `day`, `day_of_month` and `month`:
    how a date is put together. `numbers`: words for 0 and up. `grammar`: which words belong
    together.
    """

    tag: str
    words: Words
    months: Mapping[Calendar, tuple[str, ...]]
    weekdays: tuple[str, ...] = ()
    calendars: tuple[Calendar, ...] = ("gregorian",)
    day: str = "{day} {month} {year}"
    day_of_month: str = "{day} {month}"
    month: str = "{month} {year}"
    numbers: tuple[str, ...] = ()
    grammar: Grammar = Grammar()

    def month_names(self, calendar: Calendar) -> tuple[str, ...]:
        """The months of a calendar from the first on; none where the language has no names."""
        return self.months.get(_MONTHS_OF.get(calendar, calendar), ())

    def figures(self, number: int | str) -> str:
        """A number in the digits of the language, with its decimal mark for a full stop."""
        return str(number).translate(_to(self.words.digits + self.words.decimal))

    def quoted(self, text: str) -> str:
        """A text in quotation marks."""
        return f"{self.words.open_quote}{text}{self.words.close_quote}"


def _to(characters: str) -> dict[int, str]:
    return {ord(plain): other for plain, other in zip("0123456789.", characters, strict=True)}


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


IRAN = _names("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند")
AFGHANISTAN = _names("حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت")
KURDISTAN = _names(
    "خاکەلێوە گوڵان جۆزەردان پووشپەڕ گەلاوێژ خەرمانان ڕەزبەر گەڵاڕێزان سەرماوەز بەفرانبار "
    "ڕێبەندان ڕەشەمە"
)

_FA = Language(
    tag="fa",
    words=PERSIAN,
    grammar=grammar.PERSIAN,
    months={
        "jalali": IRAN,
        "gregorian": _names(
            "ژانویه فوریه مارس آوریل مه ژوئن "
            "ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
        ),
        "hijri": (
            "محرم", "صفر", "ربیع\u200cالاول", "ربیع\u200cالثانی",
            "جمادی\u200cالاول", "جمادی\u200cالثانی", "رجب",
            "شعبان", "رمضان", "شوال", "ذی\u200cقعده", "ذی\u200cحجه",
        ),
    },
    weekdays=("دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    calendars=("jalali", "gregorian"),
    numbers=_names("صفر یک دو سه چهار پنج شش هفت هشت نه ده"),
)  # fmt: skip

_FA_AF = replace(
    _FA,
    tag="fa-AF",
    months={
        **_FA.months,
        "jalali": AFGHANISTAN,
        "gregorian": _names("جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر"),
    },
)

_AR = Language(
    tag="ar",
    words=ARABIC,
    grammar=grammar.ARABIC,
    months={
        "jalali": IRAN,
        "gregorian": _names("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر "
"ديسمبر"),
        "hijri": (
            "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
            "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
        ),
    },
    weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    calendars=("gregorian", "hijri"),
)  # fmt: skip

_UR = Language(
    tag="ur",
    words=URDU,
    grammar=grammar.URDU,
    months={
        "jalali": IRAN,
        "gregorian": _names("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
        "hijri": (
            "محرم", "صفر", "ربیع الاول", "ربیع الثانی", "جمادی الاول", "جمادی الثانی",
            "رجب", "شعبان", "رمضان", "شوال", "ذوالقعدہ", "ذوالحجہ",
        ),
    },
    weekdays=("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
    calendars=("gregorian", "hijri"),
)  # fmt: skip

_CKB = Language(
    tag="ckb",
    words=SORANI,
    grammar=grammar.SORANI,
    months={
        "jalali": KURDISTAN,
        "gregorian": (
            "کانوونی دووەم", "شوبات", "ئازار", "نیسان", "ئایار", "حوزەیران",
            "تەمووز", "ئاب", "ئەیلوول", "تشرینی یەکەم", "تشرینی دووەم", "کانوونی یەکەم",
        ),
        "hijri": _FA.months["hijri"],
    },
    weekdays=("دووشەممە", "سێشەممە", "چوارشەممە", "پێنجشەممە", "هەینی", "شەممە", "یەکشەممە"),
    calendars=("jalali", "gregorian"),
    day="{day}ی {month}ی {year}",
    day_of_month="{day}ی {month}",
    month="{month}ی {year}",
)  # fmt: skip

_UG = Language(
    tag="ug",
    words=UYGHUR,
    grammar=grammar.UYGHUR,
    months={
        "jalali": IRAN,
        "gregorian": _names(
            "يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر"
        ),
        "hijri": _FA.months["hijri"],
    },
    weekdays=("دۈشەنبە", "سەيشەنبە", "چارشەنبە", "پەيشەنبە", "جۈمە", "شەنبە", "يەكشەنبە"),
    day="{day}-{month}، {year}",
    day_of_month="{day}-{month}",
    month="{month}، {year}",
)

# Names of the months of other calendars in Hebrew letters are those of Unicode's CLDR.
_HE = Language(
    tag="he",
    words=HEBREW,
    grammar=grammar.HEBREW,
    months={
        "jalali": _names(
            "פרורדין ארדיבהשת ח׳רדאד תיר מרדאד שהריור מהר אבאן אד׳ר די בהמן אספנד"
        ),
        "gregorian": _names(
            "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
        ),
        "hijri": (
            "מוחרם", "צפר", "רביע אל־אוול", "רביע א־ת׳אני", "ג׳ומאדא אל־אולא",
            "ג׳ומאדא א־ת׳אניה", "רג׳ב", "שעבאן", "רמדאן", "שוואל", "ד׳ו אל־קעדה", "ד׳ו אל־חיג׳ה",
        ),
    },
    weekdays=("יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון"),
    day="{day} ב{month} {year}",
    day_of_month="{day} ב{month}",
)  # fmt: skip

_YI = Language(
    tag="yi",
    words=YIDDISH,
    grammar=grammar.YIDDISH,
    months={
        "jalali": _HE.months["jalali"],
        "gregorian": _names(
            "יאַנואַר פֿעברואַר מערץ אַפּריל מײַ יוני "
            "יולי אױגוסט סעפּטעמבער אָקטאָבער נאָװעמבער דעצעמבער"
        ),
        "hijri": _HE.months["hijri"],
    },
    weekdays=_names("מאָנטיק דינסטיק מיטװאָך דאָנערשטיק פֿרײַטיק שבת זונטיק"),
)  # fmt: skip

LANGUAGES: Mapping[str, Language] = {
    language.tag: language for language in (_FA, _FA_AF, _AR, _UR, _CKB, _UG, _HE, _YI)
}


def known(tag: str) -> Language | None:
    """The language of a tag, by the nearest tag that is known; None where none is."""
    while tag:
        for language in LANGUAGES.values():
            if language.tag.lower() == tag.lower():
                return language
        tag = tag.rpartition("-")[0]
    return None


def missing_words(tag: str, stated: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the words that are to be stated for an edition in this language, and are not;
    none where it is known.
    """
    return (
        () if known(tag) else tuple(name for name in Words.__struct_fields__ if name not in stated)
    )


@remembered(lambda tag, stated: (tag, *sorted(stated.items())))
def spoken(tag: str, stated: Mapping[str, str]) -> Language:
    """The language of a tag with the words stated for this edition in place of its own.

    Of a language that is not known all words are stated (`missing_words`); its days are written as
    ISO 8601 has them.
    """
    language = known(tag)
    if language is None:
        return Language(
            tag=tag,
            words=Words(**stated),
            months={},
            day="{iso}",
            day_of_month="{iso}",
            month="{iso}",
        )
    return replace(language, words=replace(language.words, **stated)) if stated else language
