"""What a text is refused for, or warned of, before anything is made of it: characters that no print
can hold, more of a thing than there may be, and what reads otherwise than it is.

`core.unprintable` says which characters cannot be printed, and what becomes of those that are no
reason to refuse a text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from edition.core.bounds import (
    BRACKETS,
    CELLS,
    COLUMNS,
    DEFINITIONS,
    HEADING,
    HEADINGS,
    ITEMS,
    MARKS,
    NOTES,
    SIGNATORIES,
    SLOGAN,
    SLOGANS,
    STROKES,
    TAGS,
    UNSEEN,
    WORD,
    Bound,
)
from edition.core.diagnostics import Diagnostic, Place, error, place_at, places_in, warning
from edition.core.direction import addresses
from edition.core.memory import LINES
from edition.core.patterns import later
from edition.core.quoting import worded
from edition.core.unprintable import named, unprintable
from edition.core.web_addresses import misleading
from edition.model.document import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Marked,
    Note,
    Signatory,
    Slogan,
    Title,
)
from edition.model.source import SourceText

_BOUNDS = {"M": MARKS, "C": UNSEEN}
"""By the first letter of the category, of those in `_BEHIND`."""
_BEHIND = frozenset(("Mn", "Me", "Cf"))
# No white space but what keeps words together; from the beginning of a run alone, or each of its
# letters would begin another.
_RUN = re.compile(rf"(?<![\S\u00a0\u202f])[\S\u00a0\u202f]{{{WORD.most + 1},}}")
_STRETCH = re.compile(r"[^\w\s!-~]{9,}")
"""Where there can be as many: marks are no word characters to `re`."""
_ACT = worded(
    "find out what stood there, or which encoding the text was written in, and mend the text"
)


def forbidden(value: str) -> tuple[str, ...]:
    """What a value of a description cannot hold: every character that cannot be printed, whatever a
    text would do with it.
    """
    return tuple(dict.fromkeys(value[found.start : found.end] for found in unprintable(value)))


def refused_characters(text: str, file: str) -> Iterator[Diagnostic]:
    """An error for each character without which the text would say something else, at the first
    place where it stands.
    """
    places: dict[str, list[int]] = {}
    for found in unprintable(text):
        if found.fate == "refused":
            places.setdefault(text[found.start : found.end], []).append(found.start)
    for character, offsets in places.items():
        count = (
            worded(", and {further} more after it", further=len(offsets) - 1)
            if len(offsets) > 1
            else ""
        )
        fact = worded("{named} here cannot be printed{count}", named=named(character), count=count)
        yield error("forbidden-character", fact, _ACT, place_at(file, text, offsets[0]))


def crowded(text: str) -> Iterator[tuple[Bound, int, int]]:
    """Each bound that a text goes beyond, with what was counted at its first place, and that
    place.
    """
    lines = text.split("\n")
    # A stretch or a run lies in one line.
    for category, bound in _BOUNDS.items() if any(map(_has_stretch, lines)) else ():
        for stretch in _STRETCH.finditer(text):
            count = sum(
                unicodedata.category(character)[0] == category
                for character in _behind_one_letter(stretch[0])
            )
            if count > bound.most:
                yield bound, count, stretch.start()
                break
    if max(map(len, lines)) > WORD.most and (run := _RUN.search(text)):
        yield WORD, len(run[0]), run.start()


@lru_cache(LINES)
def _has_stretch(line: str) -> bool:
    return _STRETCH.search(line) is not None


def _behind_one_letter(stretch: str) -> str:
    """The longest part of a stretch that holds nothing but marks and what nobody sees."""
    parts = "".join(c if unicodedata.category(c) in _BEHIND else " " for c in stretch).split(" ")
    return max(parts, key=len)


# «[^1]: a note», «[name]: an address», «- an item» or «1. an item», the strokes of a table.
_NOTES = (re.compile(r"^[ \t>]*\[\^[^\]\s]+\]:", re.MULTILINE), NOTES)
_MARKS = (
    _NOTES,
    (later(r"^[ >]*\[[^\]^\n][^\]\n]*\]:", re.MULTILINE), DEFINITIONS),
    (later(r"^[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]", re.MULTILINE), ITEMS),
    (later(r"\|"), STROKES),
    (later(r"<[/A-Za-z!?]"), TAGS),
)
_BRACKET = later(r"\\.|(?P<opens>\[)|(?P<closes>\])|(?P<ends>\n[ \t>]*(?=\n))", re.DOTALL)
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


_NAMES = {
    "\u202a": "LEFT-TO-RIGHT EMBEDDING",
    "\u202b": "RIGHT-TO-LEFT EMBEDDING",
    "\u202d": "LEFT-TO-RIGHT OVERRIDE",
    "\u202e": "RIGHT-TO-LEFT OVERRIDE",
    "\u2066": "LEFT-TO-RIGHT ISOLATE",
    "\u2067": "RIGHT-TO-LEFT ISOLATE",
    "\u2068": "FIRST STRONG ISOLATE",
}
_MARK = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
_STEERED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_POP, _POP_ISOLATE = "\u202c", "\u2069"


def direction_warnings(text: str, file: str) -> Iterator[Diagnostic]:
    """A warning for each override, and for each isolate or embedding that is open at the end of its
    line.
    """
    if not _STEERED.search(text):
        return
    place = places_in(file, text)
    opened: list[tuple[str, int]] = []
    isolates = 0
    for found in _MARK.finditer(f"{text}\n"):
        mark, at = found[0], found.start()
        if mark == "\n":
            yield from (_unclosed(mark, place(at)) for mark, at in opened)
            opened, isolates = [], 0
        elif mark == _POP:
            if opened and opened[-1][0] not in _ISOLATES:
                opened.pop()
        elif mark == _POP_ISOLATE:
            while isolates and opened.pop()[0] not in _ISOLATES:
                pass
            isolates -= isolates > 0
        else:
            if mark in _OVERRIDES:
                fact = worded(
                    "{named} here turns every letter and digit behind it round, and readers and "
                    "searches do not see it",
                    named=_named(mark),
                )
                yield warning(
                    "direction-override", fact, "take it out, unless that is meant", place(at)
                )
            opened.append((mark, at))
            isolates += mark in _ISOLATES


def _unclosed(mark: str, at: Place) -> Diagnostic:
    fact = worded(
        "{named} here is never closed, so it reaches to the end of the line", named=_named(mark)
    )
    closing = "U+2069" if mark in _ISOLATES else "U+202C"
    return warning(
        "direction-unclosed",
        fact,
        worded("close it with {closing}, or take it out", closing=closing),
        at,
    )


def _named(mark: str) -> str:
    return f"U+{ord(mark):04X} {_NAMES[mark]}"


_UNBROKEN = later(r"\S+")
# What may stand behind an address that it is no part of: marks of direction that close it in,
# brackets, the end of a sentence.
_NO_PART = (
    "\\\u200e\u200f\u061c\u202c\u2069\u200c\u200b"
    ".,;:!?\u2026\u060c\u061b\u061f\"')]}\u00bb\u201d\u2019\u0640"
)
_STEERS = later("[\\\\\u202a-\u202e\u2066-\u2069\u00ad\u200b\u2060\ufeff]")


def misleading_links(document: Document, source: SourceText) -> Iterator[Diagnostic]:
    """An error at the line of each."""
    place = places_in(source.file, source.text)
    for block in document.blocks:
        for address in _targets(block):
            if wrong := misleading(address):
                at = source.text.find(address[:20], block.span.start, block.span.end)
                fact = worded(
                    "a link leads to «{address}», which {wrong}", address=address, wrong=wrong
                )
                yield error(
                    "address",
                    fact,
                    "write the plain address of the page",
                    place(at if at >= 0 else block.span.start),
                )


def _targets(block: Block) -> Iterator[str]:
    """Where the links of a block lead; where a mark of direction or a backslash splits an address,
    what a reader takes for it.
    """
    if isinstance(block, Marked):
        yield from (mark.target for mark in block.marks if mark.kind == "link")
    for each in addresses(block.text):
        run = _UNBROKEN.match(block.text, each.start)
        whole = run[0].rstrip(_NO_PART) if run else ""
        split = len(whole) > each.end - each.start and _STEERS.match(block.text, each.end)
        yield whole if split else each.target.rstrip(_NO_PART)
