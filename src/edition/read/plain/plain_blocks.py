"""Lines of a plain text and their kinds to the blocks of a Document."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.core.bounds import TOLD
from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error
from edition.core.quoting import nearest_line, worded
from edition.core.white_space import fold, same
from edition.model.description import Description, Structure
from edition.model.document import (
    Block,
    Closing,
    DateLine,
    Document,
    Heading,
    Item,
    Label,
    Note,
    Paragraph,
    Signatory,
    Slogan,
    Title,
)
from edition.model.source import SourceText, Span
from edition.read.notes import note_faults, numbered, without_references
from edition.read.plain.recognition import Kind, kinds_of
from edition.read.plain.source_lines import LabelFound, SourceLine, lines_of, unwrapped
from edition.read.plain.stanzas import Stanzas, verse_lines
from edition.read.typed_toml import Places

_COMPARED = 10
"""Entries that are no line of the text of which the nearest is looked for."""
_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:\s*")
_SLOGAN = re.compile(r"\S+(?:\s{1,2}\S+)*")
"""A run of three or more spaces divides."""


def document_of(
    source: SourceText, description: Description, places: Places
) -> tuple[Document, Problems]:
    """The structure of a plain text, with an error for each line that `[structure]` names and the
    text does not have.
    """
    everything = unwrapped(source.text, lines_of(source.text))
    notes = [(line, note) for line in everything if (note := _definition(source.text, line))]
    lines = (
        [line for line in everything if not _definition(source.text, line)] if notes else everything
    )
    stated, problems = _stated(lines, description.structure, source.file, places)
    verse = verse_lines(source.text, lines) if description.structure.verse else ()
    kinds = _with_notes_set(lines, kinds_of(lines, description, stated, verse))
    blocks = [*_blocks(source.text, lines, kinds), *_notes(source.text, notes)]
    document = Document(
        numbered(sorted(blocks, key=lambda block: block.span.start) if notes else blocks)
    )
    return document, (
        *problems,
        *_untitled(document, description, source.file),
        *note_faults(document.blocks, source),
    )


def _definition(text: str, line: SourceLine) -> tuple[str, Span] | None:
    """The label of the note that a line is, and where its words stand; None where it is no note."""
    found = _DEFINITION.match(text, line.span.start, line.span.end)
    return (found[1], Span(found.end(), line.span.end)) if found else None


def _stated(
    lines: Sequence[SourceLine], structure: Structure, file: str, places: Places
) -> tuple[dict[int, Kind], Problems]:
    """The lines that `[structure]` names, by index; each entry stands for every line that is equal
    to it.
    """
    kinds: dict[int, Kind] = {}
    problems: list[Diagnostic] = []
    lists: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
        ("headings", "heading", structure.headings),
        ("subheadings", "subheading", structure.subheadings),
        ("slogans", "slogan", structure.slogans),
        ("paragraphs", "paragraph", structure.paragraphs),
        ("verses", "verse", structure.verses),
    )
    by_text: dict[str, list[int]] = {}
    for index, line in enumerate(lines if any(entries for _, _, entries in lists) else ()):
        by_text.setdefault(" ".join(line.text.split()), []).append(index)
    for name, kind, entries in lists:
        for number, entry in enumerate(entries, 1):
            at = places.get(f"structure.{name}[{number}]")
            found = by_text.get(" ".join(entry.split()), [])
            if not found and len(problems) < TOLD:
                problems.append(
                    _no_such_line(entry, lines if len(problems) < _COMPARED else (), file, at)
                )
            elif found and found[0] in kinds:
                fact = worded("`[structure]` says twice what the line «{entry}» is", entry=entry)
                problems.append(error("structure-twice", fact, "name it once", at))
            kinds.update({index: kind for index in found})
    return kinds, tuple(problems)


def _no_such_line(
    entry: str, lines: Sequence[SourceLine], file: str, at: Place | None
) -> Diagnostic:
    near = nearest_line(entry, ((line.number, line.text) for line in lines)) if lines else ""
    fact = worded(
        "«{entry}» is no line of {file}{nearest}{near}",
        entry=entry,
        file=file,
        nearest="; the nearest is " * bool(near),
        near=near,
    )
    return error("structure-line", fact, "copy the whole line from the text", at)


def _untitled(document: Document, description: Description, file: str) -> Iterator[Diagnostic]:
    first = document.blocks[0]
    if isinstance(first, Title) and same(first.text, description.title):
        return
    if isinstance(first, Title):
        fact = worded(
            "the first line, «{text}», is taken for the title and differs from `title`, «{title}»",
            text=first.text,
            title=description.title,
        )
    else:
        fact = worded("the text does not begin with its title, «{title}»", title=description.title)
    act = "nothing need be done if that is meant; the cover prints `title`"
    yield Diagnostic(Severity.NOTE, "title-differs", fact, act, Place(file, 1))


def _with_notes_set(lines: Sequence[SourceLine], kinds: Sequence[Kind]) -> Sequence[Kind]:
    """A line that refers to a note is no slogan, for display type bears no marks of notes."""
    both = zip(lines, kinds, strict=True)
    return tuple(
        "paragraph" if kind == "slogan" and line.bare != line.text else kind for line, kind in both
    )


def _blocks(text: str, lines: Sequence[SourceLine], kinds: Sequence[Kind]) -> Iterator[Block]:
    titled = kinds.count("title")
    if titled:
        span = Span(lines[0].span.start, lines[titled - 1].span.end)
        words, marks, pieces = without_references(text, span)
        yield Title("title", span, words, marks, pieces)
    counts: Counter[str] = Counter()
    stanzas = Stanzas()
    levels = list(_levels(lines))
    for at in range(titled, len(lines)):
        line, kind = lines[at], kinds[at]
        if kind == "verse":
            yield from stanzas.hemistichs(text, line, opens=line.opens)
            continue
        stanzas.end()
        for span in _slogans(text, line) if kind == "slogan" else (line.span,):
            counts[kind] += 1
            yield _block(text, _Part(line, span, kind, counts[kind], levels[at]))


def _levels(lines: Sequence[SourceLine]) -> Iterator[int]:
    """How deep an item lies: under one that stands further out and has a label of another kind."""
    open_items: list[SourceLine] = []
    for line in lines:
        if not line.label:
            open_items = []
        while open_items and line.label and not _lies_under(line, open_items[-1]):
            open_items.pop()
        if line.label:
            open_items.append(line)
        yield len(open_items)


def _lies_under(line: SourceLine, other: SourceLine) -> bool:
    return (
        line.indent > other.indent
        and line.label is not None
        and other.label is not None
        and line.label.kind != other.label.kind
    )


def _notes(text: str, notes: Sequence[tuple[SourceLine, tuple[str, Span]]]) -> Iterator[Note]:
    for number, (line, (label, words)) in enumerate(notes, 1):
        said, marks, pieces = without_references(text, words)
        yield Note(f"note {number}", line.span, said, label, 0, marks, pieces or (words,))


def _slogans(text: str, line: SourceLine) -> Iterator[Span]:
    """The parts of a short line that stand apart by three spaces or more; in a long line spaces
    mean nothing.
    """
    if not line.is_short:
        yield line.span
        return
    for part in _SLOGAN.finditer(text, line.span.start, line.span.end):
        yield Span(part.start(), part.end())


class _Part(NamedTuple):
    """What becomes a block: a line, or one of several slogans on it, the `number`th of its kind.

    `level` is how deep it lies in lists, where it is an item.
    """

    line: SourceLine
    span: Span
    kind: Kind
    number: int
    level: int


def _block(text: str, part: _Part) -> Block:
    line, span, kind, number, level = part
    words, marks, pieces = without_references(text, span)
    # Of these a document has one as a rule, so the first has no number.
    name = kind if number == 1 else f"{kind} {number}"
    match kind:
        case "heading" | "subheading":
            return Heading(
                f"{kind} {number}",
                span,
                words,
                1 if kind == "heading" else 2,
                "section",
                marks,
                pieces,
            )
        case "signatories":
            return Heading(name, span, words, 1, "signatories", marks, pieces)
        case "slogan":
            return Slogan(f"slogan {number}", span, words)
        case "issuing body" | "adopting meeting" | "place":
            return Closing(name, span, words, kind, marks, pieces)
        case "date":
            return DateLine(f"date {number}", span, words, marks, pieces)
        case "item":
            return _item(text, line, f"item {number}", level)
        case "signatory":
            return _signatory(text, line, f"signatory {number}")
        case _:
            return Paragraph(f"paragraph {number}", span, words, marks, pieces)


def _item(text: str, line: SourceLine, ref: str, level: int) -> Block:
    if not line.label:
        raise AssertionError("a line without a label is no item")
    words, marks, pieces = without_references(text, Span(line.label.end, line.span.end))
    return Item(ref, line.span, _label(text, line, line.label), words, marks, pieces, level=level)


def _signatory(text: str, line: SourceLine, ref: str) -> Signatory:
    found = line.label
    label = _label(text, line, found) if found else None
    words, marks, pieces = without_references(
        text, Span(found.end if found else line.span.start, line.span.end)
    )
    return Signatory(ref, line.span, label, words, marks, pieces)


def _label(text: str, line: SourceLine, found: LabelFound) -> Label:
    start = line.span.start
    return Label(Span(start, found.end), fold(text[start : found.end]), found.number)
