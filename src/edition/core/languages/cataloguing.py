"""Marks by which a catalogue says that nobody is named, or no place: «[بی‌نا]», «[s.n.]», «[S.l.]».

They are written for who looks a thing up, so they stand in the imprint and in the descriptions of a
deposit; what is shown to everybody, covers and posters, says nothing there.
"""

import re
import unicodedata

from edition.core.languages import LANGUAGES
from edition.core.patterns import later

_NO_BODY = (
    "[بی‌نام]", "[ناشر نامعلوم]", "[د.ن.]", "[بدون ناشر]", "[دون ناشر]", "[بێ ناو]",
    "[חסר מוציא לאור]", "[מוציא לאור לא ידוע]", "[מו״ל לא ידוע]",
    "[s.n.]", "[sine nomine]", "[n.p.]", "[publisher not identified]",
)  # fmt: skip
_NO_PLACE = (
    "[بی‌جا]", "[جا نامعلوم]", "[د.م.]", "[دون مكان]", "[بدون مكان]", "[مقام نامعلوم]",
    "[بێ شوێن]", "[ئورنى نامەلۇم]", "[חסר מקום]", "[מקום לא ידוע]", "[אָן אַן אָרט]",
    "[s.l.]", "[sine loco]", "[place of publication not identified]",
)  # fmt: skip
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_PARTED = later("[:،,;؛]")


def _bare(mark: str) -> str:
    """Its letters alone, so that spaces, joiners, stops and points make no difference."""
    letters = unicodedata.normalize("NFKD", mark.casefold())
    return "".join(filter(str.isalpha, letters.replace("ي", "ی").replace("ك", "ک")))


_MARKS = frozenset(
    map(_bare, (*(each.words.no_body for each in LANGUAGES.values()), *_NO_BODY, *_NO_PLACE))
)


def named(text: str, no_body: str = "") -> str:
    """The text, a name or a place; "" where it is such a mark, or several («[بی‌جا: بی‌نا]»), or
    the one that the edition states for nobody.
    """
    if text and text == no_body:
        return ""
    bracketed = _BRACKETED.fullmatch(text.strip())
    if bracketed and all(_bare(part) in _MARKS for part in _PARTED.split(bracketed[1])):
        return ""
    return text
