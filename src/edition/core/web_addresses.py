"""Addresses of the web: the id of an edition put into them, how they are sent, and why one should
not be followed: it leads elsewhere than it reads, or nobody can see what it says.

A host is that of IDNA 2008 (RFC 5891), each label in one script, or in those that Chinese, Japanese
or Korean are written in (UTS #39, 5.2, "highly restrictive"). The words after an address are by RFC
3986.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from edition.core.bounds import ADDRESS
from edition.core.quoting import worded

_TOGETHER = (
    frozenset(("Latn", "Hani", "Hira", "Kana")),
    frozenset(("Latn", "Hani", "Bopo")),
    frozenset(("Latn", "Hani", "Hang")),
)
_COMMON = frozenset(("Zyyy", "Zinh"))
# Joiners are letters' own in the words of a path («می‌روم»); between others nobody sees them, and
# in a host IDNA judges them.
_JOINERS = "\u200c\u200d"

_SENT = "%/:?#[]@!$&'()*+,;=~-._"
"""What stays as it is in an address: the marks that RFC 3986 reserves, and «%»."""
_WEB_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(?P<host>\[[^\]]*\]|[^/?#:]*)")
_MAIL_HOST = re.compile(r"(?i:mailto):[^?#]*@(?P<host>[^?#@]*)")

ID = "{id}"
"""Stands in an address of edition.toml for the id of the edition."""


def with_id(address: str, identifier: str) -> str:
    """The address, or any text, with an id wherever `ID` stands in it."""
    return address.replace(ID, identifier)


def sent(url: str) -> str:
    """An address in ASCII, as programs send it: its host by IDNA 2008 («xn--»), so that every
    resolver and telephone takes it, all else percent-encoded as UTF-8 (RFC 3987, 3.1).

    A host that is none by IDNA is percent-encoded too. What is ASCII stays as it is.
    """
    start, end = _host(url)
    parts = (url[:start], _ascii_host(url[start:end]), url[end:])
    return "".join(quote(part, safe=_SENT) for part in parts)


def _host(url: str) -> tuple[int, int]:
    """Where the host of an address stands; nowhere in one that has none."""
    if found := _MAIL_HOST.match(url) or _WEB_HOST.match(url):
        return found.span("host")
    return 0, 0


def _ascii_host(host: str) -> str:
    if host.isascii() and "%" not in host:
        return host
    # Imported here: few texts lead to such a host.
    import idna

    try:
        return idna.encode(unquote(host), uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return host


def misleading(url: str) -> str | None:
    """What is wrong with an address that has a scheme, in words that follow it («holds a
    backslash»); None for a plain one.
    """
    if len(url) > ADDRESS.most:
        return worded(
            "has {url:,} {counted}, and {most:,} are the most",
            url=len(url),
            counted=ADDRESS.counted,
            most=ADDRESS.most,
        )
    said = unquote(url)
    for character in said:
        if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            return worded("holds a control character (U+{character:04X})", character=ord(character))
        if unicodedata.category(character) == "Cf" and character not in _JOINERS:
            return worded(
                "holds a character that nobody sees (U+{character:04X})", character=ord(character)
            )
    if any(
        not said[at - 1 : at].isalpha() or not said[at + 1 : at + 2].isalpha()
        for at in _joiners(said)
    ):
        return worded("holds a joiner that stands between no letters, where nobody sees it")
    if "\\" in said:
        return worded("holds a backslash")
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return worded("has no host that can be read")
    if "@" in unquote(parts.netloc):
        return worded("holds a user's name or password before its host")
    if parts.scheme in ("http", "https", "ftp") and not host:
        return worded("has no host that can be read")
    host = parts.path.rpartition("@")[2] if parts.scheme == "mailto" else host
    return next(_of_host(unquote(host)), None) if host else None


def _of_host(host: str) -> Iterator[str]:
    """What is wrong with a host, as Unicode or as it is sent."""
    if host.isascii() and "xn--" not in host.lower():
        return
    # Imported here: few texts lead to such a host.
    import idna
    from fontTools.unicodedata import script

    try:
        read = idna.decode(idna.encode(host, uts46=True))
    except (idna.IDNAError, UnicodeError):
        yield worded("has a host that no name server takes (IDNA 2008)")
        return
    for label in read.split("."):
        scripts = {script(character) for character in label} - _COMMON
        if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
            yield (
                worded(
                    "has a host that mixes the letters of scripts («{label}»: {scripts})",
                    label=label,
                    scripts=", ".join(sorted(scripts)),
                )
            )


def _joiners(said: str) -> Iterator[int]:
    return (at for at, character in enumerate(said) if character in _JOINERS)
