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
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace
from pypdf import PdfReader

from edition.model.reading import Emendation
from edition.model.source import Span
from edition.verify.file.structure_tree import TreeElement, elements

# The side of the finished file.

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
    return letters_of(in_letters(unescaped(address))).casefold()


def unescaped(text: str) -> str:
    """A text without the escapes of Markdown, of HTML and of addresses (RFC 3986)."""
    return unquote(html.unescape(_ESCAPED.sub("", text)))


def in_letters(text: str) -> str:
    """A text in which names of hosts that are in ASCII are in letters (RFC 3492)."""
    return _PUNYCODE.sub(_decoded, text)


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
        apart = element.kind not in ("Link", "Span", "Code")
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


# The side of the source: what of it may be syntax, and the letters of all of it.

_BEFORE = r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t][ \t>]*+)*+"
"""What may stand before a block of Markdown: marks of quotations and of items («> 1. »)."""
_ADDRESS = r"<[^<>\n]*>|[^\s<()](?:[^\s()]|\((?:[^\s()]|\([^\s()]*\))*\))*"
"""An address as a link has it: «<a b>», or without white space and with brackets in pairs
(«a_(b)»).
"""
_LABEL = r"(?:[^\[\]\\]|\\.)+"
"""A label within its brackets, brackets in it escaped («a \\] b»)."""
_MARK = re.compile(r"\[\^(?P<label>[^\]\s]+)\]")
"""«[^1]»."""
_NOTE = re.compile(r"^[^\S\n]*+(?P<head>\[\^(?P<label>[^\]\s]+)\]:)", re.MULTILINE)
"""«[^1]:» at the beginning of a line."""
_MARKED_NOTE = re.compile(rf"{_BEFORE}(?P<head>\[\^(?P<label>[^\]\s]+)\]:)", re.MULTILINE)
"""The same in Markdown («> [^1]:»)."""
_DEFINITION = re.compile(
    rf"""{_BEFORE}
    \[(?!\^)(?P<label>{_LABEL})\]:              # [here]:
    (?=[\s>]*(?P<address>{_ADDRESS}))           # https://example.org, may be on the next line
    """,
    re.MULTILINE | re.VERBOSE,
)
"""«[here]: https://example.org»; one with a caret is a note."""
_TARGET = re.compile(rf"\]\((?=[\s>]*(?P<address>{_ADDRESS}))")
"""«](https://example.org», behind the words of a link."""
_REFERENCE = re.compile(rf"\]\[(?=(?P<label>{_LABEL})\])")
"""«][here», behind the words of a link."""
_VERSE = re.compile(rf"{_BEFORE}(?:`{{3,}}|~{{3,}})[ \t]*(?P<word>verse)[ \t]*$", re.MULTILINE)
"""«```verse»."""
_UNPRINTABLE, _MARKUP = "unprintable", "markup"
"""The rules of the register by which a character is left out that nothing can print, or that marks
the text up.
"""

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


_END_OF_LINE = SourcePiece("end", "", ())


class _Region(NamedTuple):
    """Code points [start, end) of a source, and what they may be."""

    start: int
    end: int
    kind: Kind = "text"
    name: str = ""


def pieces_of(
    text: str, register: Sequence[Emendation], addresses: Collection[str] | None
) -> Iterator[SourcePiece]:
    """The source from its beginning to its end, with the register applied; `addresses` are those to
    which Markdown leads, None for a text that is not Markdown.
    """
    text, register, came = _with_lines(text, register)
    for piece in _pieces(text, register, addresses):
        yield piece if came is None else piece._replace(offsets=[came[at] for at in piece.offsets])


def _with_lines(
    text: str, register: Sequence[Emendation]
) -> tuple[str, Sequence[Emendation], Sequence[int] | None]:
    """The text with the changes made that put lines in, leave them out, part or join them, the
    others at their places there, and for each of its characters and its end where it comes from;
    None where there are none such, and it is the source.
    """
    if not any(change.of_lines for change in register):
        return text, register, None
    parts: list[str] = []
    came: list[int] = []
    others: list[Emendation] = []
    done = by = 0
    for change in register:
        start, end = change.span.start, change.span.end
        if not change.of_lines:
            others.append(replace(change, span=Span(start + by, end + by)))
            continue
        parts += text[done:start], change.after
        came += (*range(done, start), *[start] * len(change.after))
        done, by = end, by + len(change.after) - (end - start)
    return "".join((*parts, text[done:])), others, (*came, *range(done, len(text) + 1))


def _pieces(
    text: str, register: Sequence[Emendation], addresses: Collection[str] | None
) -> Iterator[SourcePiece]:
    """The same of a text that has its lines."""
    source = _emended(text, register)
    # The last region is for what the register puts in behind the last character.
    behind = _Region(len(text), len(text) + 1)
    at = 0
    for region in (*_regions(_blanked(text, register), addresses), behind):
        # What stands before it goes line by line, since a note ends with its line.
        while (end := text.find("\n", at, region.start)) >= 0:
            yield source.piece(_Region(at, end + 1))
            yield _END_OF_LINE
            at = end + 1
        yield source.piece(_Region(at, region.start))
        yield source.piece(region)
        at = region.end
    yield _END_OF_LINE


class _Emended(NamedTuple):
    """A source, what the register puts in before an offset, and the offsets of what it takes
    out.
    """

    text: str
    before: Mapping[int, str]
    gone: Set[int]

    def piece(self, region: _Region) -> SourcePiece:
        """The letters of a region as they are set."""
        here = range(region.start, region.end)
        if self.gone.isdisjoint(here) and self.before.keys().isdisjoint(here):
            said = self.text[region.start : region.end]
            places = [at for at, c in enumerate(said, region.start) if is_letter(c)]
            return SourcePiece(region.kind, letters_of(said), places, region.name)
        found = [
            (character, at) for at in here for character in self._set(at) if is_letter(character)
        ]
        letters, offsets = "".join([c for c, _ in found]), [at for _, at in found]
        return SourcePiece(region.kind, letters, offsets, region.name)

    def _set(self, at: int) -> str:
        """What is set for one character, with what is put in before it."""
        return self.before.get(at, "") + ("" if at in self.gone else self.text[at : at + 1])


def _emended(text: str, register: Sequence[Emendation]) -> _Emended:
    before: dict[int, str] = {}
    gone: set[int] = set()
    for change in register:
        before[change.span.start] = before.get(change.span.start, "") + change.after
        gone.update(range(change.span.start, change.span.end))
    return _Emended(text, before, gone)


def _blanked(text: str, register: Sequence[Emendation]) -> str:
    """The text as long as it is, a space for each character that the register leaves out because
    nothing can print it, or because it marks the text up: such a one is no part of a label or an
    address.
    """
    characters = list(text)
    for change in register:
        if change.rule == _UNPRINTABLE or (change.rule == _MARKUP and not change.after):
            length = change.span.end - change.span.start
            characters[change.span.start : change.span.end] = " " * length
    return "".join(characters)


def _regions(text: str, addresses: Collection[str] | None) -> Iterator[_Region]:
    """What may be syntax, in order, none over another: of two the one that begins first, of two
    that begin alike the longer.
    """
    heads = (_NOTE if addresses is None else _MARKED_NOTE).finditer(text)
    found = [_Region(*match.span("head"), "note", match["label"]) for match in heads]
    found += [_Region(*match.span(), "mark", match["label"]) for match in _MARK.finditer(text)]
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
        if plain_address(match["address"]) in addresses:
            named.add(_folded(match["label"]))
            yield from (_Region(*match.span(group), "target") for group in ("label", "address"))
    for match in _TARGET.finditer(text):
        if plain_address(match["address"]) in addresses:
            yield _Region(*match.span("address"), "target")
    for match in _REFERENCE.finditer(text):
        if _folded(match["label"]) in named:
            yield _Region(*match.span("label"), "target")
    for match in _VERSE.finditer(text):
        yield _Region(*match.span("word"), "fence")


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
