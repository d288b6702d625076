"""Lines and their kinds to the blocks of a Document."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error
from edition.core.nearest import nearest_line
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
    Paragraph,
    Signatory,
    Slogan,
    Title,
)
from edition.model.source import SourceText, Span
from edition.read.key_lines import Places
from edition.read.lines import Line, lines_of
from edition.read.structure import Kind, kinds_of

# A run of three or more spaces divides.
_SLOGAN = re.compile(r"\S+(?:\s{1,2}\S+)*")


def document_of(source: SourceText, description: Description, places: Places) -> tuple[Document, Problems]:
    """The structure of a text, with an error for each line that `[structure]` names and the text does not have."""
    lines = lines_of(source.text)
    stated, problems = _stated(lines, description.structure, source.file, places)
    kinds = kinds_of(lines, description, stated)
    document = Document(tuple(_blocks(source.text, lines, kinds)))
    return document, (*problems, *_untitled(document, description, source.file))


def _stated(lines: Sequence[Line], structure: Structure, file: str, places: Places) -> tuple[dict[int, Kind], Problems]:
    """The lines that `[structure]` names, by index; each entry stands for every line that is equal to it."""
    kinds: dict[int, Kind] = {}
    problems: list[Diagnostic] = []
    lists: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
        ("headings", "heading", structure.headings),
        ("slogans", "slogan", structure.slogans),
        ("paragraphs", "paragraph", structure.paragraphs),
    )
    for name, kind, entries in lists:
        for number, entry in enumerate(entries, 1):
            at = places.get(f"structure.{name}[{number}]")
            found = [index for index, line in enumerate(lines) if same(line.text, entry)]
            if not found:
                problems.append(_no_such_line(entry, lines, file, at))
            elif found[0] in kinds:
                fact = f"`[structure]` says twice what the line «{entry}» is"
                problems.append(error("structure-twice", fact, "name it once", at))
            kinds.update({index: kind for index in found})
    return kinds, tuple(problems)


def _no_such_line(entry: str, lines: Sequence[Line], file: str, at: Place | None) -> Diagnostic:
    near = nearest_line(entry, ((line.number, line.text) for line in lines))
    fact = f"«{entry}» is no line of {file}; the nearest is {near}"
    return error("structure-line", fact, "copy the whole line from the text", at)


def _untitled(document: Document, description: Description, file: str) -> Iterator[Diagnostic]:
    first = document.blocks[0]
    if isinstance(first, Title) and same(first.text, description.title):
        return
    if isinstance(first, Title):
        fact = f"the first line, «{first.text}», is taken for the title and differs from `title`, «{description.title}»"
    else:
        fact = f"the text does not begin with its title, «{description.title}»"
    act = "nothing need be done if that is meant; the cover prints `title`"
    yield Diagnostic(Severity.NOTE, "title-differs", fact, act, Place(file, 1))


def _blocks(text: str, lines: Sequence[Line], kinds: Sequence[Kind]) -> Iterator[Block]:
    titled = kinds.count("title")
    if titled:
        span = Span(lines[0].span.start, lines[titled - 1].span.end)
        yield Title("title", span, fold(text[span.start : span.end]))
    counts: Counter[str] = Counter()
    for line, kind in zip(lines[titled:], kinds[titled:], strict=True):
        for span in _slogans(text, line) if kind == "slogan" else (line.span,):
            counts[kind] += 1
            yield _block(text, line, span, kind, counts[kind])


def _slogans(text: str, line: Line) -> Iterator[Span]:
    """The parts of a short line that stand apart by three spaces or more; in a long line spaces mean nothing."""
    if not line.is_short:
        yield line.span
        return
    for part in _SLOGAN.finditer(text, line.span.start, line.span.end):
        yield Span(part.start(), part.end())


def _block(text: str, line: Line, span: Span, kind: Kind, number: int) -> Block:
    words = fold(text[span.start : span.end])
    # Of these a document has one as a rule, so the first has no number.
    name = kind if number == 1 else f"{kind} {number}"
    match kind:
        case "heading":
            return Heading(f"heading {number}", span, words, 1, "section")
        case "signatories":
            return Heading(name, span, words, 1, "signatories")
        case "slogan":
            return Slogan(f"slogan {number}", span, words)
        case "issuing body" | "adopting meeting" | "place":
            return Closing(name, span, words, kind)
        case "date":
            return DateLine(f"date {number}", span, words)
        case "item" | "signatory":
            return _labelled(text, line, f"{'demand' if kind == 'item' else kind} {number}", kind)
        case _:
            return Paragraph(f"paragraph {number}", span, words)


def _labelled(text: str, line: Line, ref: str, kind: Kind) -> Item | Signatory:
    start, end = line.span.start, line.span.end
    found = line.label
    label = Label(Span(start, found.end), fold(text[start : found.end]), found.number) if found else None
    body = fold(text[found.end if found else start : end])
    return Item(ref, line.span, label, body) if kind == "item" and label else Signatory(ref, line.span, label, body)
