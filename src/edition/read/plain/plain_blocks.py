"""Lines of a plain text and their kinds to the blocks of a Document."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity
from edition.core.quoting import worded
from edition.core.white_space import fold, same
from edition.model.description import Description
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
from edition.model.source import LeftOut, SourceText, Span
from edition.read.notes import note_faults, numbered, without_references
from edition.read.plain.joining import is_filled, joined
from edition.read.plain.kinds import Kind, Rule
from edition.read.plain.no_prose import KINDS_SEEN, cells, leaders, seen_rules, tables
from edition.read.plain.page_lines import page_lines, signs_set
from edition.read.plain.recognition import kinds_of, rules_of
from edition.read.plain.source_lines import LabelFound, SourceLine, lines_of
from edition.read.plain.stanzas import Stanzas, narrow_verse, verse_lines
from edition.read.plain.stated import left_out_lines, stated_kinds
from edition.read.typed_toml import Places

_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:\s*")
_SLOGAN = re.compile(r"\S+(?:\s{1,2}\S+)*")
"""A run of three or more spaces divides."""


class Plain(Struct, frozen=True):
    """What a plain text is: its structure, with the rule for each block, what of it is not set, and
    every problem.
    """

    document: Document
    unset: tuple[LeftOut, ...]
    problems: Problems


def document_of(
    source: SourceText, description: Description, places: Places
) -> tuple[Document, Problems]:
    """`plain` without what it says beside the structure."""
    found = plain(source, description, places)
    return found.document, found.problems


def plain(source: SourceText, description: Description, places: Places) -> Plain:
    """The structure of a plain text, with an error for each line that `[structure]` names and the
    text does not have.
    """
    structure = description.structure
    text, everything, unset, in_pages = _read_lines(source, description, places)
    notes = [(line, note) for line in everything if (note := _definition(text, line))]
    lines = [line for line in everything if not _definition(text, line)] if notes else everything
    stated, in_lines = stated_kinds(lines, structure, source.file, places)
    seen = seen_rules(text, lines, structure.speech)
    before: dict[int, Kind] = {at: KINDS_SEEN[rule] for at, rule in seen.items()}
    verse = verse_lines(text, lines) if structure.verse else ()
    kinds = _with_notes_set(lines, kinds_of(lines, description, before | stated, verse))
    before_all: dict[int, Rule] = seen | dict.fromkeys(stated, "stated")
    titled = lines[: kinds.count("title")]
    if titled and same(" ".join(line.bare for line in titled), description.title):
        before_all[0] = "title"
    made_by = rules_of(lines, kinds, before_all)
    made = list(_blocks(text, lines, kinds, made_by))
    made += [(note, "note") for note in _notes(text, notes)]
    blocks = sorted((block for block, _ in made), key=lambda block: block.span.start)
    document = Document(numbered(blocks), {block.ref: rule for block, rule in made})
    problems = (
        *in_pages,
        *in_lines,
        *_untitled(document, description, source.file),
        *note_faults(document.blocks, source),
    )
    dots = tuple(leaders(text, lines))
    # What was left out among the dots is left out with them.
    unset = tuple(each for each in unset if not _is_among(each, dots))
    every = (*unset, *signs_set(lines, kinds), *dots)
    left = tuple(sorted(every, key=lambda each: each.span.start))
    return Plain(document, left, problems)


def _read_lines(
    source: SourceText, description: Description, places: Places
) -> tuple[str, Sequence[SourceLine], tuple[LeftOut, ...], Problems]:
    """The text with a space for each character that is left out, its lines, put together where it
    is hard-wrapped, and what is left out.
    """
    structure, text = description.structure, source.text
    lines = lines_of(text)
    stated, problems = left_out_lines(lines, structure, source.file, places)
    unset = page_lines(text, lines, stated, structure)
    if unset:
        text = _without(text, unset)
        there = {line.number for line in lines_of(text)}
        lines = lines_of(text, frozenset(line.number for line in lines) - there)
    if description.font:
        # A further font may well have the signs, and then they are set.
        lines = tuple(_unsigned(line) for line in lines)
    apart = frozenset(seen_rules(text, lines, speaks=False))
    if structure.verse and not is_filled(lines):
        apart |= narrow_verse(text, lines)
    return text, joined(text, lines, apart, structure.joined), unset, problems


def _without(text: str, unset: Sequence[LeftOut]) -> str:
    parts: list[str] = []
    done = 0
    for each in unset:
        parts += text[done : each.span.start], " " * (each.span.end - each.span.start)
        done = each.span.end
    return "".join((*parts, text[done:]))


def _is_among(one: LeftOut, others: Sequence[LeftOut]) -> bool:
    """Whether it lies within one of the others, which are in order."""
    at = bisect_right(others, one.span.start, key=lambda each: each.span.start) - 1
    return at >= 0 and one.span.end <= others[at].span.end


def _unsigned(line: SourceLine) -> SourceLine:
    return replace(line, label=None) if line.label and line.label.instead else line


def _definition(text: str, line: SourceLine) -> tuple[str, Span] | None:
    """The label of the note that a line is, and where its words stand; None where it is no note."""
    found = _DEFINITION.match(text, line.span.start, line.span.end)
    return (found[1], Span(found.end(), line.span.end)) if found else None


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
    act = worded("nothing need be done if that is meant; the cover prints `title`")
    yield Diagnostic(Severity.NOTE, "title-differs", fact, act, Place(file, 1))


def _with_notes_set(lines: Sequence[SourceLine], kinds: Sequence[Kind]) -> Sequence[Kind]:
    """A line that refers to a note is no slogan, for display type bears no marks of notes."""
    both = zip(lines, kinds, strict=True)
    return tuple(
        "paragraph" if kind == "slogan" and line.bare != line.text else kind for line, kind in both
    )


def _blocks(
    text: str, lines: Sequence[SourceLine], kinds: Sequence[Kind], rules: Sequence[Rule]
) -> Iterator[tuple[Block, Rule]]:
    """The blocks, each with the rule that made its line what it is."""
    titled = kinds.count("title")
    if titled:
        span = Span(lines[0].span.start, lines[titled - 1].span.end)
        words, marks, pieces = without_references(text, span)
        yield Title("title", span, words, marks, pieces), rules[0]
    counts: Counter[str] = Counter()
    stanzas = Stanzas()
    levels = list(_levels(lines))
    rows = {table.start: table for table in tables(text, lines)}
    for at in range(titled, len(lines)):
        line, kind = lines[at], kinds[at]
        if kind == "table":
            counts[kind] += at in rows
            block = [lines[row] for row in rows.get(at, ())]
            yield from ((cell, rules[at]) for cell in cells(text, block, counts[kind]))
            continue
        if kind == "verse":
            found = stanzas.hemistichs(text, line, opens=line.opens)
            yield from ((hemistich, rules[at]) for hemistich in found)
            continue
        stanzas.end()
        for span in _slogans(text, line) if kind == "slogan" else (line.span,):
            counts[kind] += 1
            yield _block(text, _Part(line, span, kind, counts[kind], levels[at])), rules[at]


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
