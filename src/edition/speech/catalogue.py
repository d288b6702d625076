"""The catalogues of messages: gettext's, one for each language but English, whose sentences stand
in the code.
"""

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

DOMAIN = "edition"
FOLDER = Path(__file__).parents[1] / "locale"
_DIGITS: Mapping[str, str] = {"fa": "۰۱۲۳۴۵۶۷۸۹٫٬"}
"""Ten digits, the decimal mark and the mark of thousands, as prose has them."""


class Tongue(NamedTuple):
    """A language that messages are said in."""

    tag: str
    catalogue: gettext.NullTranslations

    def found(self, template: str) -> str | None:
        """What the catalogue has for an English template; None where it has nothing."""
        # The entry of "" is the head of the catalogue.
        there = self.catalogue.gettext(template) if template else ""
        return None if there == template else there

    def figures(self, number: str) -> str:
        """A number, written in ASCII, in the digits of the language."""
        digits = _DIGITS.get(self.tag, "0123456789.,")
        return number.translate(str.maketrans("0123456789.,", digits))


ENGLISH = Tongue("en", gettext.NullTranslations())
TONGUES = ("en", "fa")
"""What messages can be said in."""


@cache
def tongue_of(tag: str) -> Tongue:
    """One of `TONGUES`; English where its catalogue was not compiled."""
    if tag == ENGLISH.tag:
        return ENGLISH
    try:
        return Tongue(tag, gettext.translation(DOMAIN, FOLDER, [tag]))
    except OSError:
        return ENGLISH


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
