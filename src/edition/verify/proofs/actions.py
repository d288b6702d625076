"""Whether a PDF does anything but be read (ISO 32000-1, 12.6): each object is looked at, whether a
page leads to it or not.

What an edition lets happen is short: a link opens an address that the edition says, or goes to a
place of its own file; one file may be attached, its source. All else is named: scripts, forms,
sounds, films, programs, other files, whatever calls them, and a second revision of the file, which
another reader may take for the first.

An address may be written in the edition with escapes of Markdown, of HTML or of addresses, in
letters or in ASCII (RFC 3492).
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import Any, TypeAlias
from unicodedata import bidirectional, normalize
from urllib.parse import unquote, urlsplit

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from edition.core.quoting import cut, worded
from edition.model.proof import Check, CheckName, Outcome
from edition.model.source import Attachment, SourceText
from edition.verify.file.acting import ACT, ACTIONS, ENTRIES
from edition.verify.file.checks import verdict
from edition.verify.proofs.letters_said import in_letters, unescaped

_ACTS = ACTIONS - {"/GoTo", "/URI"}
"""The kinds of action but for the two that an edition has."""
_KNOWN_SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp", ""))
"""Those of addresses of pages and of mail: no other is let pass where the edition is not known."""
_HARMFUL_SCHEMES = frozenset(("data", "file", "javascript", "vbscript"))
"""Those that no edition may open, whatever it says."""
_UNSEEN = re.compile("[\\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and marks of direction, by which an address shows otherwise than it reads."""
_SOURCES = ("text.txt", "text.md")
_QUOTED, _SHOWN = 100, 5
"""Characters of an address, and addresses, that a clause quotes."""

Addressed: TypeAlias = Callable[[str], bool]
"""Whether the edition says an address."""


def deeds(
    reader: PdfReader, said: Addressed | None, attached: Sequence[Attachment] | None = ()
) -> Check:
    """The check of `acts`; it fails where the file cannot be gone through."""
    try:
        return verdict(CheckName.ACTIONS, "pypdf", acts(reader, said, attached), ACT)
    except Exception as stumble:
        return Check(
            CheckName.ACTIONS,
            "pypdf",
            Outcome.FAILED,
            note=worded("the file cannot be gone through ({name})", name=type(stumble).__name__),
        )


def acts(
    reader: PdfReader, said: Addressed | None, attached: Sequence[Attachment] | None = ()
) -> Iterator[str]:
    """A clause for each thing that a file does, `said` being whether the edition says an address,
    None where that is not known.

    `attached` are the files that the edition may attach; where that is not known either, it is one
    by the name of a source.
    """
    for number in [*numbers(reader), 0]:
        held = IndirectObject(number, 0, reader).get_object() if number else reader.trailer
        where = worded("object {number}", number=number) if number else worded("the trailer")
        yield from (
            worded("{where} {what}", where=where, what=what)
            for each in _dictionaries(held)
            for what in _of_object(each, said)
        )
    yield from _revised(reader)
    yield from _not_attached(reader, attached)


def numbers(reader: PdfReader) -> list[int]:
    """The numbers of all objects, those in object streams included."""
    plain = {number for generation in reader.xref.values() for number in generation}
    return sorted(plain | reader.xref_objStm.keys())


def _dictionaries(held: PdfObject | None) -> Iterator[DictionaryObject]:
    """The dictionaries in an object, not following references."""
    open_: list[PdfObject | None] = [held]
    while open_:
        each = open_.pop()
        if isinstance(each, DictionaryObject):
            yield each
            open_ += [each.raw_get(key) for key in each]
        elif isinstance(each, ArrayObject):
            open_ += each


def _of_object(each: DictionaryObject, said: Addressed | None) -> Iterator[str]:
    kind, subtype = str(each.get("/S", "")), str(each.get("/Subtype", ""))
    yield from (what for key, what in ENTRIES.items() if key in each)
    if kind in _ACTS:
        yield worded("is an action ({kind})", kind=kind[1:])
    if _is_annotation(each) and subtype != "/Link":
        yield worded(
            "is a note that an edition has not ({subtype})",
            subtype=subtype[1:] or worded("of no kind"),
        )
    if subtype == "/Link" or "/Title" in each:
        yield from _of_link(each)
    if kind in ("/URI", "/GoTo") and "/Next" in each:
        yield worded("does more than one thing (Next)")
    if kind == "/URI":
        yield from _of_address(each.get("/URI"), said)
    elif "/URI" in each:
        yield worded("says from where addresses are reckoned (URI)")
    if kind == "/GoTo" and not _is_place(each.get("/D")):
        yield worded("goes to no place of this file (GoTo)")
    if isinstance(each, StreamObject) and "/F" in each:
        yield worded("is a stream in another file (F)")


def _is_annotation(each: DictionaryObject) -> bool:
    return each.get("/Type") == "/Annot" or ("/Rect" in each and "/Subtype" in each)


def _of_link(each: DictionaryObject) -> Iterator[str]:
    """A link or an entry of the outline: what it does is one of the two things."""
    action = each.get("/A")
    action = action.get_object() if action is not None else None
    if isinstance(action, DictionaryObject) and action.get("/S") not in ("/URI", "/GoTo", *_ACTS):
        yield worded("does what nobody knows (A)")
    if "/PA" in each:
        yield worded("opens another address than it shows (PA)")
    if not isinstance(action, DictionaryObject | NullObject | None):
        yield worded("has an action that is none (A)")


def _of_address(address: object, said: Addressed | None) -> Iterator[str]:
    if not isinstance(address, str | bytes):
        yield worded("opens what is no address")
        return
    text = address if isinstance(address, str) else address.decode("latin-1")
    shown = f"«{cut(text, _QUOTED)}»"
    scheme, user = _parted(text)
    if scheme in _HARMFUL_SCHEMES or (said is None and scheme not in _KNOWN_SCHEMES):
        yield worded("opens {shown}, which is no address of a page or of mail", shown=shown)
    elif user or _UNSEEN.search(unquote(text)):
        yield worded("opens {shown}, which shows another host than it leads to", shown=shown)
    elif said and not said(text):
        yield worded("opens {shown}, which the edition does not say", shown=shown)


def _parted(address: str) -> tuple[str, bool]:
    """The scheme of an address, and whether a name stands before its host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", True
    return parts.scheme.lower(), bool(parts.netloc) and "@" in parts.netloc


def _is_place(held: object) -> bool:
    """A destination of this file: a name, or an array that begins with a page, which a reference
    stands for.
    """
    if isinstance(held, ArrayObject):
        return bool(held) and isinstance(next(iter(held)), IndirectObject)
    return isinstance(held, str | bytes)


def _revised(reader: PdfReader) -> Iterator[str]:
    stream = reader.stream
    stream.seek(0)
    if stream.read().count(b"startxref") != 1 or {"/Prev", "/XRefStm"} & reader.trailer.keys():
        yield worded("the file has more than one revision")
    if reader.is_encrypted:
        yield worded("the file is encrypted")


def _not_attached(reader: PdfReader, attached: Sequence[Attachment] | None) -> Iterator[str]:
    """What is attached and is not what the edition attaches, by name and by bytes."""
    found = list(_files(reader))
    if attached is None:
        yield from (
            worded("«{name}» is attached, and no source", name=cut(name, _QUOTED))
            for name, _ in found
            if name not in _SOURCES
        )
        yield from [worded("more than one file is attached")] if len(found) > 1 else []
        return
    wanted = {(file.name, file.content) for file in attached}
    yield from (
        worded("«{name}» is attached, and the edition does not say so", name=cut(name, _QUOTED))
        for name, c in found
        if (name, c) not in wanted
    )


def _files(reader: PdfReader) -> Iterator[tuple[str, bytes]]:
    """Name and content of each attached file, once; every stream that a specification of a file
    holds.
    """
    met: set[int] = set()
    for number in numbers(reader):
        for each in _dictionaries(IndirectObject(number, 0, reader).get_object()):
            held = each.get("/EF")
            held = held.get_object() if held is not None else None
            for stream in held.values() if isinstance(held, DictionaryObject) else ():
                content = stream.get_object()
                if isinstance(content, StreamObject) and id(content) not in met:
                    met.add(id(content))
                    yield str(each.get("/UF", each.get("/F", ""))), content.get_data()


# Which addresses an edition says.

_TEXTS = ("text.md", "text.txt")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?://)?")
"""«https://», «mailto:»: print leaves it out."""
_NOT_DRAWN = re.compile("[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Soft hyphens, joiners and marks of direction, which text may have within an address."""
_WITHIN = re.compile(r"[^\W_]|-|\.[^\W_]")
"""What goes on with an address, behind it: «example.org» does not stand in «example.org.evil»."""


def addresses_said(said: Sequence[SourceText]) -> Addressed | None:
    """Whether an address stands in the files of an edition, the changes of its editor made; None
    without edition.toml.
    """
    files = {PurePath(text.file).name: text.text for text in said}
    if "edition.toml" not in files:
        return None

    @cache
    def spelt() -> str:
        identifier = str(_table(files["edition.toml"]).get("id", ""))
        every = (*(text.text for text in said), *_changed_lines(files))
        return "\n".join(_spelt(text.replace("{id}", identifier)) for text in every)

    @cache
    def is_said(address: str) -> bool:
        wanted = _bare(address)
        return bool(wanted) and _stands(wanted, spelt())

    return is_said


def unprinted(reader: PdfReader, expected: str) -> Check:
    """Whether a file without its edition leads only to what it prints: where it does not, nobody
    here knows, and that is said.

    Long addresses are printed over several lines.
    """
    printed = "\n".join((_spelt(expected), _spelt(expected.replace("\n", ""))))
    found = sorted({str(action["/URI"]) for action in _actions(reader) if "/URI" in action})
    others = [f"«{address[:_QUOTED]}»" for address in found if not _stands(_bare(address), printed)]
    note = (
        worded(
            "whether the edition says {others} is not known here", others=", ".join(others[:_SHOWN])
        )
        if others
        else ""
    )
    return Check(
        CheckName.ADDRESSES, "pypdf", Outcome.NOT_RUN if others else Outcome.PASSED, note=note
    )


def _actions(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for reference in page.get("/Annots", ()):
            action = reference.get_object().get("/A", DictionaryObject()).get_object()
            if isinstance(action, DictionaryObject):
                yield action


def _bare(address: str) -> str:
    return _SCHEME.sub("", _spelt(address), count=1).rstrip("/")


def _stands(wanted: str, text: str) -> bool:
    """Whether an address stands in a text, and no longer one of which it is a part; a word in
    letters from the right may be typed against its Latin ones.
    """
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        begins = not text[at - 1 : at].isalnum() or _is_parted(text, at)
        goes_on = _WITHIN.match(text[end : end + 2]) and not _is_parted(text, end)
        if begins and text[at - 1 : at] not in ("-", ".", "@") and not goes_on:
            return True
        at = text.find(wanted, at + 1)
    return False


def _is_parted(text: str, at: int) -> bool:
    """Whether at a place an ASCII character and a letter from the right stand side by side."""
    pair = text[at - 1 : at + 1]
    return any(map(str.isascii, pair)) and any(bidirectional(each) in ("R", "AL") for each in pair)


def _changed_lines(files: Mapping[str, str]) -> Iterator[str]:
    """The lines of the text that the editor changes, as they are then."""
    lines = next((files[name].splitlines() for name in _TEXTS if name in files), [])
    entries = _table(files.get("emendations.toml", "")).get("emendation")
    for entry in entries if isinstance(entries, list) else ():
        number, before, after = (entry.get(key) for key in ("line", "before", "after"))
        if (
            isinstance(number, int)
            and 0 < number <= len(lines)
            and isinstance(before, str)
            and isinstance(after, str)
        ):
            lines[number - 1] = lines[number - 1].replace(before, after)
            yield lines[number - 1]


def _table(toml: str) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except (ValueError, RecursionError):
        return {}


def strings_of(toml: str) -> Iterator[str]:
    """Every text that a file in TOML states, as it is read; none of one that is no TOML."""
    waiting: list[object] = [_table(toml)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _spelt(text: str) -> str:
    """A text without the escapes in which an address may be written, and without what nobody
    sees.
    """
    plain = _NOT_DRAWN.sub("", unescaped(text))
    return normalize("NFC", in_letters(plain)).casefold()
