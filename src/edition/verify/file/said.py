"""What a finished PDF says of a text: the letters of its structure tree, and where its notes, their
marks and its links stand.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from pypdf import PdfReader

from edition.verify.file.structure import Element, elements

BULLET = "•"
"""What is set for the mark of an item that has no number, whatever was typed."""

_LEFT_OUT = frozenset({"Figure", "TOC"})
_PUNYCODE = re.compile(r"xn--([a-z0-9-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


class Stream(NamedTuple):
    """Letters in the order in which they are read; `marks`: how many stand before the mark of a
    note, and its number.

    `text` is what is read with all that is no letter, `places` where each letter stands in it.
    """

    letters: str
    marks: tuple[tuple[int, str], ...]
    text: str
    places: Sequence[int]


class Bound(NamedTuple):
    """How many letters, and how many marks of notes, stand before a section."""

    letters: int
    marks: int


class Paper(NamedTuple):
    """All that is read of a document: its text without notes, the `bounds` of its sections and its
    end, notes by number, titles.

    `titles` are the headings of the highest level, each with the number of its section.
    """

    stream: Stream
    bounds: tuple[Bound, ...]
    notes: Mapping[str, Stream]
    titles: tuple[tuple[int, Stream], ...]


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


def paper_of(top: Sequence[Element]) -> Paper:
    """What a tree says; its sections are the children of its Document. Contents and pictures are no
    part of it.
    """
    gathering = _Gathering()
    titles: list[tuple[int, Stream]] = []
    bounds: list[Bound] = []
    for number, section in enumerate(_sections(top)):
        bounds.append(Bound(gathering.count, len(gathering.marks)))
        gathering.take(section)
        titles += [
            (number, _stream_of(title)) for title in elements((section,)) if title.kind == "H1"
        ]
    bounds.append(Bound(gathering.count, len(gathering.marks)))
    notes = {
        _number(note): _stream_of(*(kid for kid in _below(note) if kid.kind != "Lbl"))
        for note in gathering.notes
    }
    return Paper(gathering.stream(), tuple(bounds), notes, tuple(titles))


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
        self.notes: list[Element] = []
        self._texts: list[str] = []

    def take(self, element: Element) -> None:
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

    def _below(self, element: Element) -> None:
        apart = element.kind not in ("Link", "Span")
        self._texts += [" "] * apart
        for kid in _below(element):
            self.take(kid)
        self._texts += [" "] * apart

    def stream(self) -> Stream:
        text = "".join(self._texts)
        places = [at for at, character in enumerate(text) if is_letter(character)]
        return Stream("".join(text[at] for at in places), tuple(self.marks), text, places)


def _sections(top: Sequence[Element]) -> Iterator[Element]:
    for element in top:
        yield from _below(element) if element.kind == "Document" else (element,)


def _stream_of(*above: Element) -> Stream:
    gathering = _Gathering()
    for element in above:
        gathering.take(element)
    return gathering.stream()


def _number(note: Element) -> str:
    return letters_of("".join(_text(kid) for kid in _below(note) if kid.kind == "Lbl"))


def _text(element: Element) -> str:
    return (
        element.actual
        if element.actual is not None
        else "".join(_text(kid) for kid in _below(element))
    )


def _below(element: Element) -> Iterator[Element]:
    return (kid for kid in element.kids if isinstance(kid, Element))
