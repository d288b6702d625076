"""`edition new`: a folder for a text, or for a document of another program, with a description that
builds as it is and says what is not known yet.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from edition.core.bounds import DOCUMENT_FILE, TEXT_FILE
from edition.core.diagnostics import Diagnostic, Place, Problems, error, place_at, stops, warning
from edition.core.languages import LANGUAGES, known
from edition.core.quoting import worded
from edition.founding.folder import Founded, Given, folder_of
from edition.founding.languages import USUAL, seen_to_be, settled
from edition.founding.seen import language_of
from edition.incoming import Asked, Taken, kind_of, take
from edition.language import edit
from edition.model.document import Block, Item, Signatory
from edition.model.source import SourceText
from edition.read import read
from edition.read.decoding import decode, is_encoding
from edition.read.files import read_bytes
from edition.read.stated_days import FIRST_PRINTED, LAST_YEAR, what_to_write
from edition.read.text_faults import crowded_text

__all__ = ["Founded", "Telling", "found"]

_MARKDOWN = (".md", ".markdown")
_EMPTY = "[{title}]\n"
"""The text of an edition that has none yet."""


class Telling(NamedTuple):
    """What the editor says that the text does not: its language by tag or name, "" for what its
    letters say; its encoding, "" for UTF-8 and UTF-16; whether the authors of tracked changes are
    named; and of the edition, by the keys `issuing_body`, `place` and `issued` (YYYY-MM-DD).
    """

    language: str = ""
    encoding: str = ""
    with_authors: bool = False
    of_edition: Mapping[str, str] = MappingProxyType({})


def found(folder: Path, text: Path | None, telling: Telling) -> Founded:
    """A folder with the bytes of `text` as text.txt (Markdown: text.md), with edition.toml and
    emendations.toml, which explain their keys; a folder that has one of the three is left. A
    document of another program becomes text.md, its tracked changes entries of emendations.toml,
    which name their authors if that is asked for, its comments comments.txt.

    Without a text, its title stands for one. The title is the first line, the id its letters in
    ASCII. Nothing is asked of the clock: the description has a date only where it was told.
    """
    said, encoding, with_authors, told = telling
    if no_day := _no_day(told.get("issued", "")):
        return Founded(problems=(no_day,))
    tag, in_language = settled(said or USUAL)
    if stops(in_language):
        return Founded(problems=in_language)
    content = _content(text, tag)
    if isinstance(content, Diagnostic):
        return Founded(problems=(content,))
    at = Place(text.as_posix() if text else "text.txt")
    kind = kind_of(content, at) if text else ""
    if isinstance(kind, Diagnostic):
        return Founded(problems=(kind,))
    if kind:
        taken = take(content, kind, at, Asked(tag, with_authors))
        seen = language_of(taken.text) if isinstance(taken, Taken) and not said else None
        if seen:
            taken = take(content, kind, at, Asked(seen, with_authors))
        if isinstance(taken, Diagnostic):
            return Founded(problems=(taken,))
        made = from_document(folder, taken, seen or tag, told)
    else:
        source = _read(content, at, encoding, markdown=_is_markdown(text))
        if isinstance(source, tuple):
            return Founded(problems=source)
        seen = None if said else language_of(source.text)
        name = "text.md" if _is_markdown(text) else "text.txt"
        given = Given(source, name, content, seen or tag, encoding, told, stated=bool(said))
        made = folder_of(folder, given)
    in_language = seen_to_be(seen) if seen else in_language
    return replace(made, problems=(*in_language, *made.problems)) if made.files else made


def _is_markdown(text: Path | None) -> bool:
    return text is not None and text.suffix.lower() in _MARKDOWN


def _no_day(told: str) -> Diagnostic | None:
    """What is wrong with a day that was told; what calendar it may be of is said."""
    try:
        year = date.fromisoformat(told).year if told else FIRST_PRINTED
    except ValueError:
        year = 0
    if not FIRST_PRINTED <= year <= LAST_YEAR:
        fact = worded("«{told}» is no day of the Gregorian calendar, YYYY-MM-DD", told=told)
        act = what_to_write("issued", told) or worded("write one such as 2026-11-26, or none")
        return error("issued", fact, act)
    return None


def _read(
    content: bytes, at: Place, encoding: str, *, markdown: bool
) -> SourceText | tuple[Diagnostic, ...]:
    """A text, or what is wrong with it."""
    if problem := TEXT_FILE.exceeded(len(content), at):
        return (problem,)
    if encoding and not is_encoding(encoding):
        fact = worded("there is no encoding «{encoding}»", encoding=encoding)
        return (error("encoding", fact, "write one like windows-1256"),)
    source = decode(content, at.file, encoding, option="--encoding")
    if isinstance(source, Diagnostic):
        return (source,)
    if problems := tuple(crowded_text(source.text, source.file, markdown=markdown)):
        return problems
    return source


def _content(text: Path | None, tag: str) -> bytes | Diagnostic:
    if text is None:
        language = known(tag) or LANGUAGES["fa"]
        return _EMPTY.format(title=language.words.title).encode()
    content = read_bytes(text, DOCUMENT_FILE)
    if isinstance(content, str):
        return error(
            "no-file",
            worded("the file {content}", content=content),
            "name the text that the edition is of",
            Place(text.as_posix()),
        )
    return content


def from_document(
    folder: Path, taken: Taken, tag: str, told: Mapping[str, str] | None = None
) -> Founded:
    """The folder of a document that was taken in, of which the editor has told that."""
    content = taken.text.encode()
    source = decode(content, "text.md")
    if isinstance(source, Diagnostic):
        return Founded(problems=(source,))
    if problems := tuple(crowded_text(source.text, source.file, markdown=True)):
        return Founded(problems=(*taken.problems, *problems))
    beside = {"comments.txt": taken.comments.encode()} if taken.comments else {}
    given = Given(
        source,
        source.file,
        content,
        tag,
        told=told or {},
        entries=taken.entries,
        beside=beside,
    )
    made = folder_of(folder, given)
    said = (*(_in(folder, each) for each in taken.problems), *made.problems)
    said += _otherwise(folder, taken) if made.files else ()
    return replace(made, problems=said)


def _in(folder: Path, problem: Diagnostic) -> Diagnostic:
    """A problem of the text at its place in the folder."""
    place = problem.place
    if place is None or place.file != "text.md":
        return problem
    return replace(problem, place=replace(place, file=(folder / place.file).as_posix()))


def _otherwise(folder: Path, taken: Taken) -> Problems:
    """What is wrong with a text that was made of a document, with its changes and without: a
    warning where it is read otherwise than the document has it.
    """
    source, problems = read(folder)
    if source is None:
        return problems
    for entries, letters in zip(((), source.emendations), taken.letters, strict=True):
        reading, problems = edit(replace(source, emendations=entries), None)
        if reading is None:
            return problems
        parted = _parted(reading.document.blocks, letters)
        if parted is not None:
            fact = worded("from here on the text is read otherwise than the document has it")
            act = worded("compare these lines with the document, and mark them up as it has them")
            at = place_at(source.text.file, source.text.text, parted.span.start)
            return (warning("read-otherwise", fact, act, at),)
    return ()


def _parted(blocks: Sequence[Block], letters: str) -> Block | None:
    """The first block that says other letters than those that come next."""
    wanted = [c for c in letters if c.isalnum()]
    at = 0
    for block in blocks:
        label = block.label.text if isinstance(block, Item | Signatory) and block.label else ""
        said = [c for c in label + block.text if c.isalnum()]
        if said != wanted[at : at + len(said)]:
            return block
        at += len(said)
    return blocks[-1] if blocks and at < len(wanted) else None
