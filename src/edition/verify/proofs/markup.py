"""What of a text is syntax: a scanner of the raw file, for the proof that all else of it is on
paper.

It knows no blocks and builds no tree. Marks of punctuation are passed over with everything that is
no letter; of what holds letters only this may be syntax:

* in every text «[^label]», the mark of a note, and «[^label]:» at the beginning of a line, which
  begins the note;
* in Markdown the address of a link «](address)», the label behind a link's words «][label]», label
  and address of a definition «[label]: address», and the word `verse` behind the marks of a fence.

Whether it is, the finished file says: a link has led there, a mark stands there. Everything else
must be read there.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from edition.model.reading import Emendation
from edition.verify.file.said import is_letter, plain_address

_BEFORE = r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*+)*+"
_ADDRESS = r"<[^<>\n]*>|[^\s<()](?:[^\s()]|\((?:[^\s()]|\([^\s()]*\))*\))*"
_LABEL = r"(?:[^\[\]\\]|\\.)+"
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^[^\S\n]*+(\[\^([^\]\s]+)\]:)", re.MULTILINE)
_MARKED_NOTE = re.compile(rf"{_BEFORE}(\[\^([^\]\s]+)\]:)", re.MULTILINE)
_DEFINITION = re.compile(rf"{_BEFORE}\[(?!\^)({_LABEL})\]:(?=[\s>]*({_ADDRESS}))", re.MULTILINE)
_TARGET = re.compile(rf"\]\((?=[\s>]*({_ADDRESS}))")
_REFERENCE = re.compile(rf"\]\[(?=({_LABEL})\])")
_VERSE = re.compile(rf"{_BEFORE}(?:`{{3,}}|~{{3,}})[ \t]*(verse)[ \t]*$", re.MULTILINE)
_UNPRINTABLE = "unprintable"

Kind = Literal["text", "target", "fence", "mark", "note", "end"]


class Piece(NamedTuple):
    """Letters of a source, emended, and the offset of each in it.

    A "target" is an address that a link leads to, or what names one. A "mark" refers to the note
    that `name` labels, a "note" begins it. A "fence" is the word behind one. An "end" is that of a
    line.
    """

    kind: Kind
    letters: str
    offsets: Sequence[int]
    name: str = ""


class _Region(NamedTuple):
    start: int
    end: int
    kind: Kind
    name: str


def pieces_of(
    text: str, register: Sequence[Emendation], addresses: Collection[str] | None
) -> Iterator[Piece]:
    """The source from its beginning to its end, with the register applied; `addresses` are those to
    which Markdown leads.
    """
    after, gone = _changes(text, register)
    regions = iter(
        [
            *_regions(_blanked(text, register), addresses),
            _Region(len(text), len(text) + 1, "text", ""),
        ]
    )
    at = 0
    for region in regions:
        while (end := text.find("\n", at, region.start)) >= 0:
            yield _piece("text", text, at, end + 1, after, gone)
            yield Piece("end", "", (), "")
            at = end + 1
        yield _piece("text", text, at, region.start, after, gone)
        yield _piece(region.kind, text, region.start, region.end, after, gone, region.name)
        at = region.end
    yield Piece("end", "", (), "")


def _piece(
    kind: Kind,
    text: str,
    start: int,
    end: int,
    after: dict[int, str],
    gone: set[int],
    name: str = "",
) -> Piece:
    found = [
        (character, at)
        for at in range(start, end)
        for character in (after.get(at, "") + ("" if at in gone else text[at : at + 1]))
        if is_letter(character)
    ]
    return Piece(kind, "".join(character for character, _ in found), [at for _, at in found], name)


def _changes(text: str, register: Sequence[Emendation]) -> tuple[dict[int, str], set[int]]:
    """What is put in before each offset, and the offsets of what is taken out."""
    after: dict[int, str] = {}
    gone: set[int] = set()
    for change in register:
        after[change.span.start] = after.get(change.span.start, "") + change.after
        gone.update(range(change.span.start, change.span.end))
    return after, gone


def _blanked(text: str, register: Sequence[Emendation]) -> str:
    """The text as long as it is, a space for each character that the register leaves out because
    nothing can print it.
    """
    blank = [change for change in register if change.rule == _UNPRINTABLE]
    if not blank:
        return text
    characters = list(text)
    for change in blank:
        characters[change.span.start : change.span.end] = " " * (
            change.span.end - change.span.start
        )
    return "".join(characters)


def _regions(text: str, addresses: Collection[str] | None) -> Iterator[_Region]:
    """What may be syntax, in order, none over another: of two the one that begins first, of two
    that begin alike the longer.
    """
    heads = (_NOTE if addresses is None else _MARKED_NOTE).finditer(text)
    found = [_Region(*match.span(1), "note", match[2]) for match in heads]
    found += [_Region(*match.span(), "mark", match[1]) for match in _MARK.finditer(text)]
    if addresses is not None:
        found += _of_markdown(text, addresses)
    done = 0
    for region in sorted(found, key=lambda region: (region.start, -region.end)):
        if region.start >= done:
            yield region
            done = region.end


def _of_markdown(text: str, addresses: Collection[str]) -> Iterator[_Region]:
    """Addresses that a link leads to, what names one, and what tells verse."""
    named: set[str] = set()
    for match in _DEFINITION.finditer(text):
        if plain_address(match[2]) in addresses:
            named.add(_folded(match[1]))
            yield from (_Region(*match.span(group), "target", "") for group in (1, 2))
    for match in _TARGET.finditer(text):
        if plain_address(match[1]) in addresses:
            yield _Region(*match.span(1), "target", "")
    for match in _REFERENCE.finditer(text):
        if _folded(match[1]) in named:
            yield _Region(*match.span(1), "target", "")
    for match in _VERSE.finditer(text):
        yield _Region(*match.span(1), "fence", "")


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
