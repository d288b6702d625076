"""A folder for a text that can be read: the description that can be made of it, and what is told of
its structure.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error, stops
from edition.core.languages import known
from edition.core.quoting import worded
from edition.core.unprintable import blanked
from edition.dump.emendation_tables import emendation_tables
from edition.dump.keys_written import Offered, first_description, first_emendations
from edition.founding.languages import USUAL, ready_tables, what_is_missing
from edition.founding.titles import CUT, identifier, title_of
from edition.language.dates import dates_found
from edition.model.description import Description, EmendationEntry, Poster
from edition.model.document import Block, Document, Item, Slogan
from edition.model.source import SourceText
from edition.read.markdown.introduced import introduced
from edition.read.markdown.looks import typed_as_markdown
from edition.read.plain.doubts import doubts
from edition.read.plain.plain_blocks import document_of
from edition.read.plain.stanzas import has_verse
from edition.read.scripts_of_text import foreign_letters
from edition.source_files import lay

_LONGEST_ID, _SHORTEST_ID = 60, 3
"""Characters of an id that is made of a title; the Internet Archive takes 80, and no fewer."""
RIGHTS = "http://rightsstatements.org/vocab/CNE/1.0/"
"""Copyright not evaluated."""


class Given(NamedTuple):
    """A text, the name that it will have, and what is known of it: its bytes, the tag of its
    language, its encoding; `entries` are emendations, `beside` further files of the folder.
    """

    source: SourceText
    name: str
    content: bytes
    tag: str
    encoding: str = ""
    entries: Sequence[EmendationEntry] = ()
    beside: Mapping[str, bytes] = MappingProxyType({})


class Founded(Struct, frozen=True):
    """The files that were made (none: refused), every problem, and the structure that was
    recognised in the text.
    """

    files: tuple[Path, ...] = ()
    problems: Problems = ()
    document: Document | None = None


def folder_of(folder: Path, given: Given) -> Founded:
    """The folder with its files, all or none of them."""
    source, name = given.source, given.name
    named = replace(source, file=name)
    printable = replace(named, text=blanked(source.text))
    stated, unread = introduced(printable) if name == "text.md" else ({}, ())
    # Whoever names a language on the command line means it.
    tag = stated.pop("language", given.tag) if given.tag == USUAL else given.tag
    if problems := tuple(foreign_letters(source.text, source.file, tag)):
        return Founded(problems=problems)
    title = stated.get("title") or title_of(printable.text, markdown=name == "text.md")
    if not title:
        act = "put the text there"
        return Founded(
            problems=(error("no-text", "there is nothing to print in it", act, Place(source.file)),)
        )
    known_of_it = _known(printable, tag, title, given.encoding) | stated
    document = _document(printable, known_of_it)
    doubted, mends = _doubted(named, document, known_of_it)
    ready: dict[str, Any] = {"poster": tuple(_posters(document.blocks)), **ready_tables(tag)}
    if dates := () if "date" in stated else dates_found(printable.text, document):
        ready["date"] = dates
    emendations = first_emendations(name, tag) + emendation_tables(given.entries)
    files = {
        name: given.content,
        "edition.toml": first_description(name, known_of_it, ready, offered=mends).encode(),
        "emendations.toml": emendations.encode(),
        **given.beside,
    }
    problems = lay(folder, files)
    if stops(problems):
        return Founded(problems=problems)
    typed = typed_as_markdown(source) if name == "text.txt" else None
    told = (*problems, *unread, *([typed] if typed else []), *_cut(title, source.file), *doubted)
    made = tuple(folder / each for each in files)
    return Founded(made, (*told, *what_is_missing(tag)), document)


def _known(source: SourceText, tag: str, title: str, encoding: str) -> dict[str, Any]:
    """The keys of edition.toml whose value can be said of a text of which nobody has said more."""
    made = identifier(title, _LONGEST_ID)
    if len(made) < _SHORTEST_ID:
        made = f"text-{hashlib.sha256(source.text.encode()).hexdigest()[:8]}"
    found: dict[str, Any] = {"id": made, "language": tag, "title": title, "rights": RIGHTS}
    language = known(tag)
    found["issuing_body"] = language.words.no_body if language else "[s.n.]"
    if language:
        found["rights_statement"] = language.words.not_evaluated
    if encoding:
        found["encoding"] = encoding
    if source.file == "text.txt" and has_verse(source.text):
        found["structure"] = {"verse": True}
    return found


def _document(source: SourceText, known_of_it: Mapping[str, Any]) -> Document:
    """The structure of a text as a build will read it."""
    if source.file == "text.md":
        from edition.read.markdown.walk import markdown_document

        return markdown_document(source)[0]
    return document_of(source, msgspec.convert(known_of_it, Description), {})[0]


def _doubted(
    source: SourceText, document: Document, known_of_it: Mapping[str, Any]
) -> tuple[Problems, Mapping[str, Offered]]:
    """What is doubtful in the structure of a text, and the keys of `[structure]` that mend it."""
    stated = msgspec.convert(known_of_it, Description).structure
    found = tuple(doubts(source, document, stated))
    mends = {
        f"structure.{key}": Offered(value, doubt.lines)
        for doubt in found
        for key, value in doubt.mends.items()
    }
    return tuple(doubt.told for doubt in found), mends


def _cut(title: str, file: str) -> Iterator[Diagnostic]:
    """A note where the title is not a line of the text."""
    if title.endswith(CUT):
        fact = worded("no line is taken for the title, so `title` is «{title}»", title=title)
        act = "write the title in edition.toml"
        yield Diagnostic(Severity.NOTE, "title-cut", fact, act, Place(file, 1))


def _posters(blocks: Sequence[Block]) -> Iterator[Poster]:
    """The posters that can be made of a text: its title, or what it begins with, and what it has
    of slogans and items.
    """
    yield from (Poster(shows=block.ref, tiles="A4") for block in blocks[:1])
    if any(isinstance(block, Slogan) for block in blocks):
        yield Poster(shows="each slogan")
    if any(isinstance(block, Item) for block in blocks):
        yield Poster(shows="items")
        yield Poster(shows="each item")
