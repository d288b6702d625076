"""How much a text holds, against what there may be of it: of marks before they are parsed, of
blocks when they are read.
"""

import re
from collections.abc import Iterator

from edition.core.bounds import (
    BRACKETS,
    CELLS,
    COLUMNS,
    DEFINITIONS,
    HEADING,
    HEADINGS,
    ITEMS,
    NOTES,
    SIGNATORIES,
    SLOGAN,
    SLOGANS,
    STROKES,
    Bound,
)
from edition.core.diagnostics import Diagnostic
from edition.core.places import place_at
from edition.model.document import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Note,
    Signatory,
    Slogan,
    Title,
)
from edition.model.source import SourceText
from edition.read.characters import crowded

_NOTES = (re.compile(r"^[ \t>]*\[\^[^\]\s]+\]:", re.MULTILINE), NOTES)
_MARKS = (
    _NOTES,
    (re.compile(r"^[ >]*\[[^\]^\n][^\]\n]*\]:", re.MULTILINE), DEFINITIONS),
    (re.compile(r"^[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]", re.MULTILINE), ITEMS),
    (re.compile(r"\|"), STROKES),
)
_BRACKET = re.compile(r"\\.|(?P<opens>\[)|(?P<closes>\])|(?P<ends>\n[ \t>]*(?=\n))", re.DOTALL)
_KINDS: tuple[tuple[type[Block], Bound], ...] = (
    (Slogan, SLOGANS),
    (Signatory, SIGNATORIES),
    (Item, ITEMS),
    (Note, NOTES),
    (Heading, HEADINGS),
    (Cell, CELLS),
)


def crowded_text(text: str, file: str, *, markdown: bool) -> Iterator[Diagnostic]:
    """A problem at the first place of each bound that the characters of a text go beyond."""
    counted = (
        _counted(text, pattern, bound) for pattern, bound in (_MARKS if markdown else (_NOTES,))
    )
    for bound, count, at in (*crowded(text), *counted, *(_open_brackets(text) if markdown else ())):
        yield from filter(None, [bound.exceeded(count, place_at(file, text, at))])


def _counted(text: str, pattern: re.Pattern[str], bound: Bound) -> tuple[Bound, int, int]:
    """How often a pattern is met with, and where it is once too often."""
    count = at = 0
    for found in pattern.finditer(text):
        count += 1
        at = found.start() if count == bound.most + 1 else at
    return bound, count, at


def _open_brackets(text: str) -> Iterator[tuple[Bound, int, int]]:
    """Where more brackets of one paragraph stand open than the parser should look at."""
    opened = 0
    for found in _BRACKET.finditer(text) if text.count("[") > BRACKETS.most else ():
        opened = (
            0 if found["ends"] else max(0, opened + bool(found["opens"]) - bool(found["closes"]))
        )
        if opened > BRACKETS.most:
            yield BRACKETS, opened, found.start()
            return


def crowded_document(document: Document, source: SourceText) -> Iterator[Diagnostic]:
    """A problem at the first block of each kind that is one too many, or larger than can be set."""
    for kind, bound in _KINDS:
        blocks = [block for block in document.blocks if isinstance(block, kind)]
        if len(blocks) > bound.most:
            yield from _at(blocks[bound.most], bound, len(blocks), source)
    for block in document.blocks:
        match block:
            case Heading() | Title():
                yield from _at(block, HEADING, len(block.text), source)
            case Slogan():
                yield from _at(block, SLOGAN, len(block.text), source)
            case Cell():
                yield from (
                    _at(block, COLUMNS, block.column, source)
                    if block.column == COLUMNS.most + 1
                    else ()
                )
            case _:
                pass


def _at(block: Block, bound: Bound, count: int, source: SourceText) -> Iterator[Diagnostic]:
    if count > bound.most:
        yield from filter(
            None, [bound.exceeded(count, place_at(source.file, source.text, block.span.start))]
        )
