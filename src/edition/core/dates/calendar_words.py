"""What `edition date` and the imprint say of calendars, in the languages that have words for it.

Persian and English are complete. A language without a row has its own months, weekdays and figures
(`core.languages`), and English for the rest.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from edition.core.languages import LANGUAGES, Calendar, Language, known

ENGLISH = "en"
"""The tag of what no edition is set in, but a date may be explained in."""


class CalendarWords(Struct, frozen=True, kw_only=True):
    """`names` of the calendars; the other fields are the labels of facts about a date, or templates
    with names in braces. `apart` is a sentence for a lunar day that lies one day from another
    calendar's in the same text.
    """

    names: Mapping[Calendar, str]
    variants: Mapping[Calendar, str]
    countries: Mapping[str, str]
    calendar: str
    weekday: str
    days: str
    converted: str
    cycle: str
    reading: str
    to: str
    by_year: str
    by_weekday: str
    only_reading: str
    outside: str
    apart: str


_ENGLISH = CalendarWords(
    names={
        "jalali": "Jalali",
        "gregorian": "Gregorian",
        "hijri": "lunar Hijri (Umm al-Qura)",
        "hijri-tabular": "lunar Hijri (tabular)",
        "shahanshahi": "imperial (Shahanshahi)",
    },
    variants={"hijri": "Umm al-Qura", "hijri-tabular": "tabular"},
    countries={"fa": "Iran", "fa-AF": "Afghanistan", "ckb": "Kurdistan"},
    calendar="calendar",
    weekday="weekday",
    days="days",
    converted="converted by",
    cycle="a cycle of thirty years",
    reading="reading",
    to=" to ",
    by_year="{calendar}, by its year",
    by_weekday="{calendar}, by its weekday",
    only_reading="{calendar}, the only reading that is a date",
    outside="outside the years {first} to {last} that are converted",
    apart="A lunar month that is counted by the moon as seen may begin a day earlier or later.",
)
_PERSIAN = CalendarWords(
    names={
        "jalali": "هجری خورشیدی",
        "gregorian": "میلادی",
        "hijri": "هجری قمری (ام\u200cالقری)",
        "hijri-tabular": "هجری قمری (قراردادی)",
        "shahanshahi": "شاهنشاهی",
    },
    variants={"hijri": "ام\u200cالقری", "hijri-tabular": "قراردادی"},
    countries={"fa": "ایران", "fa-AF": "افغانستان", "ckb": "کردستان"},
    calendar="گاه\u200cشماری",
    weekday="روز هفته",
    days="شمار روزها",
    converted="تبدیل با",
    cycle="چرخهٔ سی\u200cساله",
    reading="خوانش",
    to=" تا ",
    by_year="{calendar}، از روی سال آن",
    by_weekday="{calendar}، از روی روز هفته",
    only_reading="{calendar}، تنها خوانشی که تاریخ است",
    outside="بیرون از سال\u200cهای {first} تا {last} که تبدیل می\u200cشوند",
    apart="ماه قمری که با رؤیت هلال آغاز شود ممکن است یک روز زودتر یا دیرتر باشد.",
)
_ARABIC = replace(
    _ENGLISH,
    names={
        "jalali": "الهجري الشمسي",
        "gregorian": "الميلادي",
        "hijri": "الهجري القمري (أم القرى)",
        "hijri-tabular": "الهجري القمري (الاصطلاحي)",
        "shahanshahi": "الشاهنشاهي",
    },
    variants={"hijri": "أم القرى", "hijri-tabular": "الاصطلاحي"},
    countries={"fa": "إيران", "fa-AF": "أفغانستان", "ckb": "كردستان"},
    calendar="التقويم",
    weekday="يوم الأسبوع",
    days="عدد الأيام",
    converted="حُوّل بـ",
    cycle="دورة من ثلاثين سنة",
    reading="القراءة",
    to=" إلى ",
    by_year="{calendar}، بحسب سنته",
    by_weekday="{calendar}، بحسب يوم الأسبوع",
    only_reading="{calendar}، القراءة الوحيدة التي هي تاريخ",
    outside="خارج السنوات {first} إلى {last} التي تُحوَّل",
    apart="قد يبدأ الشهر القمري الذي يثبت بالرؤية قبل ذلك بيوم أو بعده.",
)
_URDU = replace(
    _ENGLISH,
    names={
        "jalali": "ہجری شمسی",
        "gregorian": "عیسوی",
        "hijri": "ہجری قمری (ام القریٰ)",
        "hijri-tabular": "ہجری قمری (حسابی)",
        "shahanshahi": "شاہنشاہی",
    },
    variants={"hijri": "ام القریٰ", "hijri-tabular": "حسابی"},
    countries={"fa": "ایران", "fa-AF": "افغانستان", "ckb": "کردستان"},
    calendar="تقویم",
    weekday="ہفتے کا دن",
    days="دنوں کی تعداد",
    to=" تا ",
    apart="رویتِ ہلال سے شروع ہونے والا قمری مہینہ ایک دن پہلے یا بعد شروع ہو سکتا ہے۔",
)
_WORDS: Mapping[str, CalendarWords] = {
    ENGLISH: _ENGLISH,
    "fa": _PERSIAN,
    "fa-AF": _PERSIAN,
    "ar": _ARABIC,
    "ur": _URDU,
}

_ENGLISH_DATES = replace(
    LANGUAGES["fa"],
    tag=ENGLISH,
    words=replace(
        LANGUAGES["fa"].words, digits="0123456789", decimal=".", comma=", ", to=" to "
    ),
    months={
        "jalali": (
            "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban",
            "Azar", "Dey", "Bahman", "Esfand",
        ),
        "gregorian": (
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ),
        "hijri": (
            "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula",
            "Jumada al-Thania", "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qada",
            "Dhu al-Hijja",
        ),
    },
    weekdays=(
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ),
)  # fmt: skip
"""English as far as a date goes: no edition is set in it."""


def calendar_words(tag: str) -> CalendarWords:
    """The words of a language, by the nearest tag that has some."""
    language = known(tag)
    return _WORDS.get(tag) or _WORDS.get(language.tag if language else "", _ENGLISH)


def dated_in(tag: str) -> Language:
    """The months, weekdays and figures of a language; English where it is not known."""
    return _ENGLISH_DATES if tag == ENGLISH else known(tag) or _ENGLISH_DATES


def weekday_in(language: Language, number: int) -> str:
    """The name of a weekday, Monday as 1, in English where the language has none."""
    return (language.weekdays or _ENGLISH_DATES.weekdays)[number - 1]


def variant_in(tag: str, calendar: Calendar) -> str:
    """The variant of a lunar calendar, as it stands in brackets behind a date; "" for another."""
    return calendar_words(tag).variants.get(calendar, "")


def apart_in(tag: str) -> str:
    """The sentence about a lunar day; "" in a language that has none of its own."""
    words = calendar_words(tag)
    return "" if words is _ENGLISH else words.apart
