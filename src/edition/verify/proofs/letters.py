"""The letters of a text on both sides: of a finished PDF, as its structure tree says them, and of
the source, of which some may be syntax. Nothing else is compared.

The scanner of the source knows no blocks and builds no tree. Marks of punctuation are passed over
with everything that is no letter; of what holds letters only this may be syntax:

* in every text «[^label]», the mark of a note, and «[^label]:» at the beginning of a line, which
  begins the note;
* in Markdown the address of a link «](address)», the label behind a link's words «][label]», label
  and address of a definition «[label]: address», and the word `verse` behind the marks of a fence.

Whether it is, the finished file says: a link has led there, a mark stands there. Everything else
must be read there.
"""

import html
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

from pypdf import PdfReader

from edition.model.reading import Emendation
from edition.verify.file.structure_tree import TreeElement, elements

BULLET = "•"
"""What is set for the mark of an item that has no number, whatever was typed."""

_LEFT_OUT = frozenset({"Figure", "TOC"})
_PUNYCODE = re.compile(r"xn--([a-z0-9-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


class Letters(NamedTuple):
    """Letters in the order in which they are read; `marks`: how many stand before the mark of a
    note, and its number.

    `text` is what is read with all that is no letter, `places` where each letter stands in it.
    """

    letters: str
    marks: tuple[tuple[int, str], ...]
    text: str
    places: Sequence[int]


class Beginning(NamedTuple):
    """How many letters, and how many marks of notes, stand before a section."""

    letters: int
    marks: int


class PaperText(NamedTuple):
    """All that is read of a document: its text without notes, the `bounds` of its sections and its
    end, notes by number, titles.

    `titles` are the headings of the highest level, each with the number of its section.
    """

    stream: Letters
    bounds: tuple[Beginning, ...]
    notes: Mapping[str, Letters]
    titles: tuple[tuple[int, Letters], ...]


@cache
def is_letter(character: str) -> bool:
    """Whether a character says something: a letter, digit or mark, or punctuation that marks
    nothing up in any format of text.
    """
    kind = unicodedata.category(character)[0]
    return kind in "LMN" or (kind in "PS" and character > "\x7f" and character != BULLET)


def letters_of(text: str) -> str:
    """What is left of a text."""
    return "".join(filter(is_letter, text))


def paper_of(top: Sequence[TreeElement]) -> PaperText:
    """What a tree says; its sections are the children of its Document. Contents and pictures are no
    part of it.
    """
    gathering = _Gathering()
    titles: list[tuple[int, Letters]] = []
    bounds: list[Beginning] = []
    for number, section in enumerate(_sections(top)):
        bounds.append(Beginning(gathering.count, len(gathering.marks)))
        gathering.take(section)
        titles += [
            (number, _stream_of(title)) for title in elements((section,)) if title.kind == "H1"
        ]
    bounds.append(Beginning(gathering.count, len(gathering.marks)))
    notes = {
        _number(note): _stream_of(*(kid for kid in _below(note) if kid.kind != "Lbl"))
        for note in gathering.notes
    }
    return PaperText(gathering.stream(), tuple(bounds), notes, tuple(titles))


def addresses_of(reader: PdfReader) -> frozenset[str]:
    """The addresses to which a document leads, by their letters."""
    found: set[str] = set()
    for page in reader.pages:
        for reference in page.get("/Annots", ()):
            action = reference.get_object().get("/A", {})
            if "/URI" in action:
                found.add(plain_address(str(action["/URI"])))
    return frozenset(found)


def plain_address(address: str) -> str:
    """The letters of an address, however it is escaped."""
    unescaped = unquote(html.unescape(_ESCAPED.sub("", address)))
    return letters_of(_PUNYCODE.sub(_decoded, unescaped)).casefold()


def _decoded(label: re.Match[str]) -> str:
    try:
        return label[1].encode().decode("punycode")
    except UnicodeError:
        return label[0]


class _Gathering:
    """The text of elements as they come."""

    def __init__(self) -> None:
        self.count = 0
        self.marks: list[tuple[int, str]] = []
        self.notes: list[TreeElement] = []
        self._texts: list[str] = []

    def take(self, element: TreeElement) -> None:
        if element.kind in _LEFT_OUT:
            return
        if element.kind == "Note":
            self.notes.append(element)
        elif element.kind == "Reference":
            self.marks.append((self.count, letters_of(_text(element))))
        elif element.actual is not None:
            self._texts.append(element.actual)
            self.count += sum(map(is_letter, element.actual))
        else:
            self._below(element)

    def _below(self, element: TreeElement) -> None:
        apart = element.kind not in ("Link", "Span")
        self._texts += [" "] * apart
        for kid in _below(element):
            self.take(kid)
        self._texts += [" "] * apart

    def stream(self) -> Letters:
        text = "".join(self._texts)
        places = [at for at, character in enumerate(text) if is_letter(character)]
        return Letters("".join(text[at] for at in places), tuple(self.marks), text, places)


def _sections(top: Sequence[TreeElement]) -> Iterator[TreeElement]:
    for element in top:
        yield from _below(element) if element.kind == "Document" else (element,)


def _stream_of(*above: TreeElement) -> Letters:
    gathering = _Gathering()
    for element in above:
        gathering.take(element)
    return gathering.stream()


def _number(note: TreeElement) -> str:
    return letters_of("".join(_text(kid) for kid in _below(note) if kid.kind == "Lbl"))


def _text(element: TreeElement) -> str:
    return (
        element.actual
        if element.actual is not None
        else "".join(_text(kid) for kid in _below(element))
    )


def _below(element: TreeElement) -> Iterator[TreeElement]:
    return (kid for kid in element.kids if isinstance(kid, TreeElement))


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


class SourcePiece(NamedTuple):
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
) -> Iterator[SourcePiece]:
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
            yield SourcePiece("end", "", (), "")
            at = end + 1
        yield _piece("text", text, at, region.start, after, gone)
        yield _piece(region.kind, text, region.start, region.end, after, gone, region.name)
        at = region.end
    yield SourcePiece("end", "", (), "")


def _piece(
    kind: Kind,
    text: str,
    start: int,
    end: int,
    after: dict[int, str],
    gone: set[int],
    name: str = "",
) -> SourcePiece:
    found = [
        (character, at)
        for at in range(start, end)
        for character in (after.get(at, "") + ("" if at in gone else text[at : at + 1]))
        if is_letter(character)
    ]
    return SourcePiece(
        kind, "".join(character for character, _ in found), [at for _, at in found], name
    )


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
