"""Tags of languages (BCP 47): what to write for a name or for another code of one, and from which
side a language is written.

Names are those that people type for the languages that edition is made for; codes are those of ISO
639-2 and 639-3 for a language that has one of two letters, which is then its tag (RFC 5646, 4.1),
and tags that have been replaced. From which side a language is written follows from its script: the
one in its tag, else the usual one of the language, in its country (likely subtags of Unicode's
CLDR).
"""

import re
from collections.abc import Mapping

from edition.core.patterns import later

_NAMES: Mapping[str, str] = {
    name: tag
    for tag, names in {
        "fa": "persian farsi parsi فارسی فارسي پارسی",
        "fa-AF": "dari دری",
        "ar": "arabic عربی عربي العربية عربية",
        "ur": "urdu اردو اُردو",
        "ckb": "kurdish sorani کوردی کردی سۆرانی سورانی",
        "ku": "kurmanji kurdî kurmancî",
        "ug": "uyghur uighur ئۇيغۇرچە ئۇيغۇر",
        "he": "hebrew ivrit עברית עִבְרִית",
        "yi": "yiddish יידיש ייִדיש ייִדיש אידיש",
        "ps": "pashto پښتو پشتو",
        "sd": "sindhi سنڌي سندھی",
        "azb": "تۆرکجه ترکی",
        "ks": "kashmiri کٲشُر",
        "dv": "dhivehi divehi ދިވެހި",
        "syr": "syriac ܣܘܪܝܝܐ",
        "arc": "aramaic",
        "en": "english",
        "fr": "french",
        "de": "german deutsch",
        "tr": "turkish türkçe",
        "ru": "russian",
        "es": "spanish",
    }.items()
    for name in names.split()
}
_CODES: Mapping[str, str] = {
    code: tag
    for tag, codes in {
        "fa": "fas per pes",
        "fa-AF": "prs",
        "ar": "ara arb",
        "ur": "urd",
        "ku": "kur kmr",
        "ug": "uig",
        "he": "heb iw",
        "yi": "yid ydd ji",
        "ps": "pus pbu pbt pst",
        "sd": "snd",
        "ks": "kas",
        "dv": "div",
        "tg": "tgk",
        "en": "eng",
        "fr": "fra fre",
        "de": "deu ger",
        "tr": "tur",
        "ru": "rus",
        "es": "spa",
    }.items()
    for code in codes.split()
}
_SCRIPT = later("[A-Za-z]{4}")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SCRIPTS_FROM_THE_RIGHT = _set("arab aran hebr syrc thaa nkoo samr mand adlm rohg")
FROM_THE_RIGHT = _set(
    "ar arc azb bal bgn bgp bqi ckb dv fa glk he ks lrc luz mzn nqo prs ps rhg sam sd sdh skr syr "
    "trw ug ur yi"
)
"""Languages, by the first part of their tags, that are written from the right wherever nothing else
is said.
"""
_IN_COUNTRIES = _set(
    "az-ir az-iq ku-iq ku-ir pa-pk uz-af tk-af kk-cn kk-ir ky-cn tg-pk tt-cn ms-cc"
)
"""Languages that are written from the right in some countries."""
_FROM_THE_LEFT = _set(
    "af am az be bg bn bs ca cs cy da de el en eo es et eu fi fo fr ga gl gu ha hi hr hu hy id is "
    "it ja ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no oc or pa "
    "pl pt ro ru sa si sk sl so sq sr sv sw ta te tg th ti tk tl tr tt uk uz vi wo xh yo zh zu"
)
"""Languages of two letters that are written from the left wherever nothing else is said."""


def tag_of(said: str) -> str:
    """The tag to write for a tag, a code, a locale («fa_IR.UTF-8») or a name of a language; `said`
    itself where it is one, or nothing is known of it.
    """
    bare = re.split("[.@]", said.strip())[0].replace("_", "-")
    name = _NAMES.get(bare.casefold())
    if name:
        return name
    first, *others = bare.split("-")
    tag = _CODES.get(first.lower(), first.lower())
    return "-".join((tag, *map(_cased, others)))


def _cased(subtag: str) -> str:
    """A subtag behind the first as RFC 5646, 2.1.1, writes it: «Arab», «IR»."""
    if _SCRIPT.fullmatch(subtag):
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()


def is_from_the_left(tag: str) -> bool:
    """Whether a language is known to be written from left to right; not of one of which nothing is
    known.
    """
    first, *others = tag.lower().split("-")
    script = next((each for each in others if _SCRIPT.fullmatch(each)), "")
    if script:
        return script not in _SCRIPTS_FROM_THE_RIGHT
    in_country = any(f"{first}-{each}" in _IN_COUNTRIES for each in others)
    return first in _FROM_THE_LEFT and not in_country


def with_script(tag: str) -> str:
    """The tag that says that a language of two scripts is in Arabic letters; "" for another."""
    first = tag.lower().partition("-")[0]
    return f"{first}-Arab" if any(each.startswith(f"{first}-") for each in _IN_COUNTRIES) else ""


_ISO_639_3 = {
    "ar": "ara",
    "az": "aze",
    "ckb": "ckb",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "hy": "hye",
    "it": "ita",
    "ku": "kur",
    "nl": "nld",
    "ps": "pus",
    "pt": "por",
    "ru": "rus",
    "sv": "swe",
    "tg": "tgk",
    "tr": "tur",
    "ug": "uig",
    "ur": "urd",
    "yi": "yid",
}


def language_code(tag: str) -> str:
    """The code of ISO 639-3 for a tag of BCP 47: that of its first part, which has three letters
    where it has none of two.
    """
    primary = tag.split("-")[0].lower()
    return primary if len(primary) == 3 else _ISO_639_3.get(primary, "und")
