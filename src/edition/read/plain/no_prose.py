"""Lines that are no running text, by what stands in them, before any rule looks at what stands
about them: rows of a table, code, entries of a typed table of contents, and speech.

 1. A table: two lines or more, one directly below the other, that begin with a stroke («|»), have
    another one and as many cells as the first, of which one may be a rule («|---|:--:|»). The cells
    above the rule name their columns; without a rule none do.
 2. Code: a line without a letter of a script that runs from right to left, which begins with a
    prompt («$», «#», «>», «%»), stands four spaces further in, is one word with a mark within it
    («data.tar.xz»), or has a mark of code («--option», «name=value», «()», «{}», «;» at its end, a
    path), or a word with a colon and white space behind it («Date: …»); and the lines without such
    a letter right above and below it, if these are no more than it.
 3. Contents: a line that ends in a number, with leaders before it: four dots or strokes or more, or
    two ellipses. They are set as one ellipsis, on the record, for they would fill lines.
 4. Speech: a line that begins with a dash, in a text of which the lines that do so are speech: at
    least three, of which four in five end as a sentence does or in mid-sentence with «…», some but
    not nearly all by asking or crying out. Lists are seldom of questions and statements mixed.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from edition.core.memory import LINES
from edition.core.patterns import later
from edition.core.quoting import worded
from edition.model.document import Cell
from edition.model.source import LeftOut, Span
from edition.read.notes import without_references
from edition.read.plain.kinds import Kind, Rule
from edition.read.plain.source_lines import SourceLine

_ROW = later(r"\|.*\|.*|\|.*[^|\s].*")
_RULE = later(r"\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?")
_PROMPT = later(r"[$#>%;]+\s|>>>|\.\./|\./|~?/\w|\[[\w.-]+\]$")
_MARKS = later(r"(?:^|\s)--?\w|\w=\S|\(\)|[{}\\]|;$|\s/\w+/|\|\s*\w|&&|^\w[\w-]*:\s")
_WORD = later(r"\w+(?:[._+:/-]+\w+)+|[\w.-]+_[\w.-]+")
_INDENT = 4
"""Spaces that code stands further in."""
_LEAST_DOTS = 4
_LED_BY = rf"\s*(?:(?:[.·_]\s?){{{_LEAST_DOTS},}}|\u2026\s?\u2026)[\s.·_\u2026]*"
_LEADERS = later(_LED_BY)
_CONTENTS = later(rf"{_LED_BY}[(\[]?\d[\d\u2013-]*[)\]]?$")
_ENDS_CONTENTS = "\u2013-)]"
_LED = worded("the leaders of a typed table of contents are set as an ellipsis")
_LEADERS_SET = " \u2026 "
_DASH = re.compile(r"[-\u2013\u2014]\s")
_ASKS = later(r"[؟?!][»”\"]?$")
_SPEECHES, _ENDING, _LEAST_ASKING, _MOST_ASKING = 3, 0.75, 0.1, 0.9
"""Speech: how many lines at least, which share ends as sentences do, which share asks or cries."""


KINDS_SEEN: Mapping[Rule, Kind] = {
    "table": "table",
    "code": "paragraph",
    "contents": "paragraph",
    "speech": "paragraph",
}
"""What lines of these rules are."""


def seen_rules(
    text: str, lines: Sequence[SourceLine], speaks: bool | None = None
) -> dict[int, Rule]:
    """The rule for each line that is no running text, by its index; none for the first line but of
    a table, for that may be a title.

    `speaks` is what the editor says: whether lines that begin with a dash are speech; None: that is
    seen.
    """
    dashed = with_dashes(lines) if speaks else frozenset() if speaks is False else speech(lines)
    found: dict[int, Rule] = dict.fromkeys(dashed, "speech")
    found |= dict.fromkeys(_code(lines), "code")
    found |= dict.fromkeys((at for at, line in enumerate(lines) if is_contents(line)), "contents")
    found.pop(0, None)
    return found | dict.fromkeys((at for table in tables(text, lines) for at in table), "table")


def tables(text: str, lines: Sequence[SourceLine]) -> Iterator[range]:
    """The tables, by the indexes of their lines."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and _is_row(lines[start]) and _goes_on(lines[end]):
            continue
        block = range(start, end)
        if len(block) > 1 and _is_row(lines[start]) and _alike(text, [lines[at] for at in block]):
            yield block
        start = end


def _goes_on(line: SourceLine) -> bool:
    return _is_row(line) and not line.opens


def _is_row(line: SourceLine) -> bool:
    return line.text.startswith("|") and line.text.count("|") > 1


def _alike(text: str, rows: Sequence[SourceLine]) -> bool:
    counts = {len(cells_of(text, row)) for row in rows}
    return len(counts) == 1 and not all(is_rule(row) for row in rows)


def cells(text: str, rows: Sequence[SourceLine], table: int) -> Iterator[Cell]:
    """The cells of the `table`th table that say something, row by row."""
    rule = next((at for at, row in enumerate(rows) if is_rule(row)), 0)
    for number, row in enumerate((row for row in rows if not is_rule(row)), 1):
        for column, span in enumerate(cells_of(text, row), 1):
            words, marks, pieces = without_references(text, span)
            ref = f"cell {table}.{number}.{column}"
            if words:
                yield Cell(ref, span, words, table, number, column, number <= rule, marks, pieces)


def is_rule(line: SourceLine) -> bool:
    """Whether a row of a table is the rule under its head."""
    return "-" in line.text and _RULE.fullmatch(line.text) is not None


def cells_of(text: str, line: SourceLine) -> tuple[Span, ...]:
    """Where the words of each cell of a row stand; an empty cell is an empty span behind its
    stroke.
    """
    strokes = [at for at in range(line.span.start, line.span.end) if text[at] == "|"]
    bounds = [*strokes, line.span.end] if strokes[-1] < line.span.end - 1 else strokes
    return tuple(_stripped(text, start + 1, end) for start, end in itertools.pairwise(bounds))


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(words.strip())) if words.strip() else Span(start, start)


def _code(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Rule 2: each run of lines without a right-to-left letter and without a blank line among them,
    if half of them are code by themselves.
    """
    found: set[int] = set()
    run: list[int] = []
    for at in range(len(lines) + 1):
        goes_on = at < len(lines) and _may_be_code(lines[at])
        if run and (not goes_on or lines[at].opens):
            code = [each for each in run if is_code(lines[each])]
            sure = [each for each in code if _is_surely_code(lines[each])]
            found.update(run if 2 * len(code) >= len(run) else sure)
            run = []
        if goes_on:
            run.append(at)
    return frozenset(found)


def _may_be_code(line: SourceLine) -> bool:
    return line.label is None and not reads_right_to_left(line.text)


def is_code(line: SourceLine) -> bool:
    """Whether a line is code by itself."""
    text = line.text
    if not _may_be_code(line) or not any(map(str.isalpha, text)):
        return False
    return _is_surely_code(line) or _MARKS.search(text) is not None


def _is_surely_code(line: SourceLine) -> bool:
    """Whether it begins as code does, or is one word of it: whatever stands beside."""
    begins = line.indent >= _INDENT or _PROMPT.match(line.text) is not None
    return begins or _WORD.fullmatch(line.text) is not None


@lru_cache(LINES)
def reads_right_to_left(text: str) -> bool:
    """Whether it has a letter of a script that does."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def is_contents(line: SourceLine) -> bool:
    """Rule 3."""
    return _is_entry(line.text)


@lru_cache(LINES)
def _is_entry(text: str) -> bool:
    last = text[-1:]
    ends = last.isdecimal() or last in _ENDS_CONTENTS
    return ends and _may_lead(text) and _CONTENTS.search(text) is not None


def has_leaders(line: SourceLine) -> bool:
    """Whether a row of dots or strokes stands in it."""
    return _leads(line.text)


@lru_cache(LINES)
def _leads(text: str) -> bool:
    return _may_lead(text) and _LEADERS.search(text) is not None


def _may_lead(text: str) -> bool:
    """Whether it has signs enough for leaders, whose patterns take longer to make than to ask."""
    return text.count("\u2026") > 1 or sum(map(text.count, ".·_")) >= _LEAST_DOTS


def leaders(text: str, lines: Sequence[SourceLine]) -> Iterator[LeftOut]:
    """The leaders of each line of a typed table of contents."""
    for line in lines:
        if is_contents(line):
            found = list(_LEADERS.finditer(text, line.span.start, line.span.end))[-1]
            yield LeftOut(Span(*found.span()), _LED, _LEADERS_SET)


def speech(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Rule 4: the indexes of the lines that begin with a dash, if they are speech."""
    dashed = with_dashes(lines)
    if len(dashed) < _SPEECHES:
        return frozenset()
    ending = sum(lines[at].ends_sentence for at in dashed)
    asking = sum(_ASKS.search(lines[at].bare) is not None for at in dashed)
    some = _LEAST_ASKING * len(dashed) <= asking <= _MOST_ASKING * len(dashed)
    return dashed if some and ending >= _ENDING * len(dashed) else frozenset()


def with_dashes(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The indexes of the lines that begin with a dash and a space."""
    return frozenset(at for at, line in enumerate(lines) if _DASH.match(line.text))
