"""Addresses in a text: http, https or ftp with what follows, names that begin with www, and e-mail.

The library linkify-it says where an address of the web ends. Punctuation of Persian, Arabic, Urdu
and Hebrew is of no address, nor is a bracket or a quotation mark at its end that it did not open; a
Persian path is.

One typed against a Persian word begins at its scheme, and ends before the word that is typed
against its end («https://example.org/aرا»): within one part of an address, from a mark to the next,
no right-to-left letter stands right behind a Latin one or a digit that the part begins with. One
that begins right behind a comma, a semicolon, a stroke or a full stop begins there, and the one
before it ends.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from edition.core.bidi.bidi_classes import class_letters
from edition.core.patterns import later

_WWW = re.compile(r"[Ww][Ww][Ww]\.")
# «first.last+tag@mail.example.org»: the longest parts are those of RFC 5321, 4.5.3.1.
_MAILBOX = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9])?"
_MAIL_HOST = r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}(?![A-Za-z0-9_-])"
_MAIL = later(f"{_MAILBOX}@{_MAIL_HOST}")
_SCHEMES = ("http:", "https:", "ftp:")
_BEGINS = later(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_NEVER = str.maketrans(dict.fromkeys("،؛؟۔٫٬٪؞«»\u05c0\u05c3", " "))
_JOINING = ",;|."
"""Between two addresses of which the second begins right behind it."""
# Behind the scheme: a part of Latin letters or digits, and what is right-to-left right behind it.
_GLUED = later(
    r"(?<![^\s/?#&=+:;,.~_%@!$*'()|\[\]-])[A-Za-z0-9]+(?:%[0-9A-Fa-f]{2})*"
    r"(?P<word>\u200c?[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f"
    r"\u08a0-\u08c9])"
)
_UNSPACED = later(r"\S*")
_PATH = later("[/?#]")
_HOST_GOES_ON = later(r"[./:][^\s.,;:!?]")
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "’": "‘"}
_TRAILING = ".,;:!?\u2026'\"\u0640\u05be\u05f3\u05f4"


class FoundAddress(NamedTuple):
    """Code points [start, end) of a text; `target` is where they lead, with its scheme."""

    start: int
    end: int
    target: str


def addresses(text: str) -> tuple[FoundAddress, ...]:
    """The addresses of a text, disjoint and in ascending order."""
    found = list(_of_the_web(text)) if "://" in text or _WWW.search(text) else []
    if "@" in text:
        taken = {at for address in found for at in range(address.start, address.end)}
        mails = (mail for mail in _MAIL.finditer(text) if taken.isdisjoint(range(*mail.span())))
        found += [FoundAddress(*mail.span(), f"mailto:{mail[0]}") for mail in mails]
    return tuple(sorted(found))


def _of_the_web(text: str) -> Iterator[FoundAddress]:
    plain = _parted(text)
    for match in _linkify().match(plain) or ():
        start, end = match.index, _end(plain, match.index, match.last_index)
        if match.schema in _SCHEMES or plain[start : start + 4].lower() == "www.":
            yield FoundAddress(start, end, match.url.removesuffix(plain[end : match.last_index]))


def _parted(text: str) -> str:
    """The text, as long, with a space for every mark that is of no address, for a right-to-left
    letter right before one or right behind it, and for a mark between two.
    """
    plain = list(text.translate(_NEVER))
    letters = class_letters(text)
    for found in _BEGINS.finditer(text):
        before = found.start() - 1
        glued = before >= 0 and letters[before] in "ARm" and not _within(plain, before)
        joined = before >= 0 and text[before] in _JOINING and "://" in found[0]
        if glued or joined:
            plain[before] = " "
    shown = "".join(plain)
    for found in _BEGINS.finditer(shown):
        end = _word_behind(shown, found.start(), found.end())
        if end is not None:
            plain[end] = " "
    return "".join(plain)


def _word_behind(text: str, start: int, begin: int) -> int | None:
    """Where in an address that begins at `start` a word is typed against its end; `begin` is behind
    its scheme.

    In a host that goes on behind that word it is none: such a host is in letters of two scripts.
    """
    found = _UNSPACED.match(text, start)
    end = found.end() if found else start
    glued = _GLUED.search(text, begin, end)
    if glued is None:
        return None
    at = glued.start("word")
    host = not _PATH.search(text, begin, at)
    return None if host and _HOST_GOES_ON.search(text, at, end) else at


def _within(plain: list[str], at: int) -> bool:
    """Whether a place lies in an address that began before it: «https://a.b/به‌www.c» is one."""
    start = at + 1
    while start and not plain[start - 1].isspace():
        start -= 1
    return _BEGINS.search("".join(plain[start : at + 1])) is not None


def _end(text: str, start: int, end: int) -> int:
    """Where an address ends without the punctuation of the sentence behind it."""
    while end > start + 1:
        last = text[end - 1]
        opened = _PAIRS.get(last)
        if last in _TRAILING or (
            opened and text.count(opened, start, end) < text.count(last, start, end)
        ):
            end -= 1
        else:
            break
    return end


@cache
def _linkify() -> Any:
    # Imported here because few texts hold an address, and its patterns cost more to build than a
    # page to set.
    from linkify_it import LinkifyIt

    return LinkifyIt(options={"fuzzy_link": True, "fuzzy_email": False, "fuzzy_ip": False})
