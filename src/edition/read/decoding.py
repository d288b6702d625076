"""Bytes of a text file to its characters, and which encoding they look like; lines end in LF.

A file is UTF-8, or UTF-16 that begins with a byte order mark, or in the one encoding that
edition.toml names. Nothing is guessed: what the bytes look like is said where they are refused.
"""

import codecs
import hashlib
import unicodedata
from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, Place, error, place_at
from edition.core.patterns import later
from edition.core.quoting import Message, worded
from edition.model.source import SourceText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAME_AS = {
    "utf-8": ("utf-8", "utf-8-sig"),
    "utf-16-le": ("utf-16", "utf-16-le"),
    "utf-16-be": ("utf-16", "utf-16-be"),
}
_SEEN = 10_000
"""Characters of a text in which U+0006 is looked for: the second byte of letters in UTF-16."""
_REMEDY = worded("save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8)")
_OR_NAME_IT = worded('name its encoding in edition.toml, as in encoding = "windows-1256"')
# Codecs of Python that turn text into text, or stand for what the machine is set to.
_NO_ENCODINGS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)


def decode(
    content: bytes, file: str, encoding: str | None = None, *, option: str = ""
) -> SourceText | Diagnostic:
    """The text of a file, without byte order mark, CR LF and CR as LF; or the first byte that its
    encoding does not allow.

    `encoding` is one of which `is_encoding` is true; "" where edition.toml names none, None where
    it cannot name one. `option` is that of a command by which one is named in its place.
    """
    marked, body = _marked(content)
    if encoding and marked and codecs.lookup(encoding).name not in _SAME_AS[marked]:
        fact = worded(
            "the file begins with the byte order mark of {upper}, and edition.toml names "
            "{encoding}",
            upper=marked.upper(),
            encoding=encoding,
        )
        return error("encoding", fact, "remove `encoding` there", Place(file))
    if encoding and not marked and (refused := _otherwise(body, file, encoding, option)):
        return refused
    try:
        text = _lines_in_lf(body.decode(marked or encoding or "utf-8"))
    except UnicodeDecodeError as failure:
        remedy = _REMEDY if encoding is None else _named(body, option)
        return _bad_byte(body, failure, marked or encoding or "utf-8", remedy, file)
    if not marked and not encoding and "\0" in text + text[:_SEEN].replace("\x06", "\0"):
        # In UTF-16 a Persian text may happen to be ASCII with controls in it.
        found = recognised(body)
        if found:
            fact = worded("this is {name} without its byte order mark", name=found.upper())
            act = _REMEDY if encoding is None else _named(body, option)
            return error("not-utf-8", fact, act, Place(file))
    return SourceText(file, text, hashlib.sha256(text.encode()).hexdigest())


def _otherwise(content: bytes, file: str, encoding: str, option: str) -> Diagnostic | None:
    """The refusal of bytes that are a text in Arabic script in UTF-8, or in UTF-16, and not in what
    is named.
    """
    if codecs.lookup(encoding).name.startswith("utf"):
        return None
    try:
        said = worth_of(content.decode("utf-8"))
        is_utf_8 = said > worth_of(content.decode(encoding, "replace"))
    except UnicodeDecodeError:
        is_utf_8 = False
    found = "utf-8" if is_utf_8 else recognised(content)
    if not found.startswith("utf"):
        return None
    fact = worded(
        "the file is {found}, and {where} names {encoding}",
        found=found.upper(),
        where=option or "edition.toml",
        encoding=encoding,
    )
    if not is_utf_8:
        act = _named(content, option)
    elif option:
        act = worded("leave {option} out", option=option)
    else:
        act = worded("remove `encoding` there")
    return error("encoding", fact, act, Place(file))


def _named(content: bytes, option: str) -> Message:
    """What to do with bytes that are not UTF-8: the encoding to name, where one is recognised."""
    found = recognised(content)
    if not found:
        where = (
            worded("name its encoding, as in {option} windows-1256", option=option)
            if option
            else _OR_NAME_IT
        )
        return worded("{remedy}, or {where}", remedy=_REMEDY, where=where)
    if option:
        return worded(
            "give {option} {found}, by which its letters are words, or {remedy}",
            option=option,
            found=found,
            remedy=_REMEDY,
        )
    return worded(
        'write encoding = "{found}" in edition.toml, by which its letters are words, or {remedy}',
        found=found,
        remedy=_REMEDY,
    )


def is_encoding(name: str) -> bool:
    """Whether Python has a codec of this name that turns the bytes of a text file into characters,
    alike on every machine.
    """
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return codec._is_text_encoding and codec.name not in _NO_ENCODINGS


def _marked(content: bytes) -> tuple[str, bytes]:
    """The encoding that a byte order mark says, or "", and what follows it."""
    for mark, name in _MARKS:
        # The mark of UTF-32 in this byte order begins with that of UTF-16; its NULs would otherwise
        # pass for text.
        if content.startswith(mark) and not content.startswith(codecs.BOM_UTF32_LE):
            return name, content.removeprefix(mark)
    return "", content


def _lines_in_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bad_byte(
    body: bytes, failure: UnicodeDecodeError, encoding: str, remedy: str, file: str
) -> Diagnostic:
    before = _lines_in_lf(body[: failure.start].decode(encoding, errors="replace"))
    named = (
        encoding.upper().removesuffix("-LE").removesuffix("-BE")
        if encoding.startswith("utf")
        else encoding
    )
    fact = worded(
        "the byte 0x{body:02X} here is not {named}", body=body[failure.start], named=named
    )
    return error(
        "not-utf-8" if encoding.startswith("utf") else "encoding",
        fact,
        remedy,
        place_at(file, before, len(before)),
    )


CANDIDATES = ("windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "mac-arabic", "cp720")
"""By their names in Python, a likelier one first: where two read the same it is named."""
_FREQUENT = frozenset("اینرومدهتبلسشکعيكپگچیےہں")
"""Two of three letters of running text in Persian, Arabic or Urdu."""
_SIGNS = frozenset("،؛؟«»“”‘’…–—\u200c\u200d\u200e\u200f\u00a0\u0640\ufeff")
_MIXED = later("[A-Za-z][\u0620-\u06ff]|[\u0620-\u06ff][A-Za-z]")
_NONE = "\0"
"""In place of letters of two scripts in one word, as what no text has."""
_LEAST = 0.65
"""The mean worth of what is no ASCII, above which it is a text: Cyrillic and Greek come to less."""
_FEWEST = 3
"""Letters of Arabic script, without which nothing is told."""
_LOOKED_AT = 200_000
"""Bytes that are looked at."""


def recognised(content: bytes) -> str:
    """The encoding in which the bytes are a text in Arabic script; "" where none is."""
    head = content[: _LOOKED_AT - _LOOKED_AT % 2]
    best, most = "", _LEAST
    for name, text in _decoded(head):
        worth = worth_of(text)
        if worth > most + 1e-9:
            best, most = name, worth
    return best


def _decoded(content: bytes) -> Iterator[tuple[str, str]]:
    for name in CANDIDATES:
        try:
            yield name, codecs.getincrementaldecoder(name)("strict").decode(content)
        except UnicodeDecodeError:
            continue


def worth_of(text: str) -> float:
    """The mean worth of the characters that are no printable ASCII; 0 where letters are too few."""
    text = _MIXED.sub(_NONE, text)
    worths = [_worth(c) for c in text if not (c.isascii() and (c.isprintable() or c in "\t\n\r"))]
    letters = sum(is_arabic(c) for c in text)
    return sum(worths) / len(worths) if letters >= _FEWEST else 0


def _worth(character: str) -> float:
    if character in _FREQUENT:
        return 1
    if is_arabic(character):
        return 0.2
    if character in _SIGNS:
        return 0.5
    kind = unicodedata.category(character)
    return -2 if kind in ("Cc", "Cn", "Co", "Cs") else -1


def is_arabic(character: str) -> bool:
    """Whether a character is a letter, a mark or a digit of Arabic script in its first block."""
    return "\u0620" <= character <= "\u06ff" and unicodedata.category(character)[0] in "LMN"
