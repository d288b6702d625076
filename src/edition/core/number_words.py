"""Days of a month and years in words: cardinals and ordinals from 1 to 31 of each language that
writes dates with them, canonical (`core.date_names`), and Persian years.
"""

import re
from collections.abc import Iterator, Mapping

from edition.core.date_names import among, canonical


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
    for rows, endings in _ENDINGS:
        for number, row in enumerate(rows, 1):
            for name in among(row):
                yield name, number
                yield from ((canonical(f"{name}{ending}"), number) for ending in endings)
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
# A unit of ten or more stands for the tens too.
_YEAR = re.compile(
    "(?P<thousands>{thousands})هزار(?:و(?P<hundreds>{hundreds}))?(?:و(?P<tens>{tens}))?"
    "(?:و(?P<units>{units}))?".format(**_ALTERNATIVES)
)


def year_in_words(words: str) -> int | None:
    """The year that canonical words name, «هزاروسیصدوپنجاهوهفت» 1357; None where they name none."""
    found = _YEAR.fullmatch(words)
    if not found:
        return None
    parts = {name: _PARTS[name].get(found[name] or "", 0) for name in _PARTS}
    if parts["tens"] and parts["units"] >= 10:
        return None
    return parts.pop("thousands") * 1000 + sum(parts.values())
