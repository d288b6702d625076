"""The language that a text is in, by letters that one language has and its neighbours have not.

A letter or two of another language are in every text, in names and quotations; so a share of all
letters is asked for. Tests hold it to an article of the Universal Declaration in each language.
"""

from collections import Counter
from collections.abc import Mapping

_OF: Mapping[str, str] = {
    "ur": "\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06d3",
    "ckb": "\u0695\u06b5\u06c6\u06ce",
    "ug": "\u06c7\u06c8\u06cb\u06d0\u06ad",
    "ar": "\u0629\u0623\u0625\u0649",
}
"""Letters of each language that the others do not use, or hardly."""
_NOT_ARABIC = "\u067e\u0686\u0698\u06af"
"""Peh, tcheh, jeh, gaf, of which Arabic has none."""
_YIDDISH = "\u05f0\u05f1\u05f2\u05b7\u05b8"
"""Its ligatures, and the points that it writes where Hebrew writes none."""
_SHARE, _FEW = 0.02, 0.005
"""Of all letters: as many say what a language is; so many are in names and quotations."""


def language_of(text: str) -> str | None:
    """The tag of the language whose letters a text has; None where they are those of Persian, or
    say nothing.
    """
    found = Counter(each for each in text if each.isalpha() or each in _YIDDISH)
    letters = found.total()
    if not letters:
        return None
    hebrew = sum(count for each, count in found.items() if "\u05d0" <= each <= "\u05f2")
    if 2 * hebrew > letters:
        return "yi" if _share(found, _YIDDISH) >= _SHARE else "he"
    shares = {tag: _share(found, own) for tag, own in _OF.items()}
    if _share(found, _NOT_ARABIC) >= _FEW:
        del shares["ar"]
    tag = max(shares, key=lambda each: shares[each])
    return tag if shares[tag] >= _SHARE else None


def _share(found: Counter[str], letters: str) -> float:
    return sum(found[each] for each in letters) / found.total()
