"""Addresses in a text: http, https or ftp with what follows, names that begin with www, and e-mail.

The library linkify-it says where an address of the web ends. Persian and Arabic punctuation is of
no address, nor is a bracket or a quotation mark at its end that it did not open; a Persian path is.
One typed against a Persian word begins at its scheme.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from edition.core.bidi.bidi_classes import class_letters

_CUE = re.compile(r"://|www\.", re.IGNORECASE)
# «first.last+tag@mail.example.org»: the longest parts are those of RFC 5321, 4.5.3.1.
_MAILBOX = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9])?"
_MAIL_HOST = r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}(?![A-Za-z0-9_-])"
_MAIL = re.compile(f"{_MAILBOX}@{_MAIL_HOST}")
_SCHEMES = ("http:", "https:", "ftp:")
_BEGINS = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_NEVER = str.maketrans(dict.fromkeys("،؛؟«»", " "))
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "’": "‘"}
_TRAILING = ".,;:!?\u2026'\"\u0640"


class FoundAddress(NamedTuple):
    """Code points [start, end) of a text; `target` is where they lead, with its scheme."""

    start: int
    end: int
    target: str


def addresses(text: str) -> tuple[FoundAddress, ...]:
    """The addresses of a text, disjoint and in ascending order."""
    found = list(_of_the_web(text)) if _CUE.search(text) else []
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
    """The text, as long, with a space for every mark that is of no address and for a right-to-left
    letter right before one.
    """
    plain = list(text.translate(_NEVER))
    letters = class_letters(text)
    for found in _BEGINS.finditer(text):
        before = found.start() - 1
        if before >= 0 and letters[before] in "ARm" and not _within(plain, before):
            plain[before] = " "
    return "".join(plain)


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
