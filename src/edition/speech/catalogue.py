"""The catalogues of messages: gettext's, one for each language but English, whose sentences stand
in the code.
"""

import gettext
from collections.abc import Mapping
from copy import copy
from functools import cache
from pathlib import Path
from typing import NamedTuple

from edition.core.quoting import Forms

DOMAIN = "edition"
FOLDER = Path(__file__).parents[1] / "locale"
_DIGITS: Mapping[str, str] = {"fa": "۰۱۲۳۴۵۶۷۸۹٫٬"}
"""Ten digits, the decimal mark and the mark of thousands, as prose has them."""


class _Nothing(gettext.NullTranslations):
    """What is asked last: it tells what has no entry from what reads the same in both languages."""

    def gettext(self, message: str) -> str:
        """Nothing."""
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Nothing."""
        return ""


class Tongue(NamedTuple):
    """A language that messages are said in."""

    tag: str
    catalogue: gettext.NullTranslations

    def found(self, template: str) -> str | None:
        """What the catalogue has for an English template; None where it has nothing."""
        # The entry of "" is the head of the catalogue.
        return (self.catalogue.gettext(template) if template else "") or None

    def found_of(self, forms: Forms, count: int) -> str | None:
        """The same of a template that has several forms, by the rule of the language."""
        return self.catalogue.ngettext(forms.one, forms.several, count) or None

    def figures(self, number: str) -> str:
        """A number, written in ASCII, in the digits of the language."""
        digits = _DIGITS.get(self.tag, "0123456789.,")
        return number.translate(str.maketrans("0123456789.,", digits))


ENGLISH = Tongue("en", _Nothing())
TONGUES = ("en", "fa")
"""What messages can be said in."""


@cache
def tongue_of(tag: str) -> Tongue:
    """One of `TONGUES`; English where its catalogue was not compiled."""
    if tag == ENGLISH.tag:
        return ENGLISH
    try:
        found = gettext.translation(DOMAIN, FOLDER, [tag])
    except OSError:
        return ENGLISH
    # gettext keeps what it has read: the other copy is click's.
    catalogue = copy(found)
    catalogue.add_fallback(_Nothing())
    return Tongue(tag, catalogue)


class _Spoken:
    """What this process speaks: like its standard streams, one for all of it."""

    tongue = ENGLISH


def speak(tag: str) -> None:
    """From now on messages are in one of `TONGUES`, those of click too."""
    _Spoken.tongue = tongue_of(tag)
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    # A domain of which there is no catalogue leaves click its English.
    gettext.textdomain("messages" if _Spoken.tongue is ENGLISH else DOMAIN)


def spoken() -> Tongue:
    """What was last asked for; English at first."""
    return _Spoken.tongue
