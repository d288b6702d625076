"""The line of the source that a problem is about, with the place marked.

In a line from the left the place has carets under it, as compilers do. In a line with letters from
the right it is quoted again below: where such a letter stands on the screen is for the terminal to
say, and each turns a line round in another way, so that a caret would point at another word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from edition.core.bounds import TEXT_FILE
from edition.core.diagnostics import Diagnostic, Place
from edition.core.patterns import later
from edition.core.quoting import cut, visible, worded
from edition.model.source import SourceText
from edition.read.decoding import decode, recognised

_BEFORE, _SHOWN, _MARKED = 30, 100, 40
"""Signs of a line, as they are shown, before its place and in all; characters of what is marked."""
_ROOM = 40
"""Characters of a word that is shown whole or not at all."""
_WORD = later(r"\S+")
_TOML = later(r"""\[\[?[^][\s]+\]\]?|"(?:\\.|[^"\\])*"|'[^']*'|[^\s=,#]+""")
"""What stands at a place in TOML: a header, a text in quotes, a key or a number."""
_CUT = " …"
"""What `cut` puts behind the beginning of a piece."""
_NAMED = re.compile(r"U\+([0-9A-F]{4,6})")
"""A character that a fact names by its number."""
_QUOTED = re.compile('«([^»]+)»|`([^`]+)`|"([^"]+)"')


def excerpt_of(problem: Diagnostic) -> Iterator[str]:
    """The line with its number, then what marks the place in it; nothing where there is no such
    line. A `Message` is in words, the others are as they stand.
    """
    found = _found(problem)
    if found is None:
        return
    number, line, start, piece = found
    first, last = _window(line, start)
    cropped = "… " * bool(first), " …" * (last < len(line))
    window = visible(line[first:last])
    head = f"{number} | "
    yield f"{head}{cropped[0]}{window}{cropped[1]}".rstrip()
    if not piece or piece == cut(line.strip(), _MARKED):
        return  # what is meant is the line
    if all(unicodedata.bidirectional(each) not in ("R", "AL", "AN") for each in line):
        before = len(visible(line[first:start])) + len(cropped[0])
        yield f"{'| ':>{len(head)}}{' ' * before}{'^' * len(visible(piece))}"
    else:
        yield worded("here: {piece}", piece=visible(piece))


def excerpt_in_parts(problem: Diagnostic) -> tuple[str, str, str] | None:
    """The line for a page in a browser, which marks what stands in the middle: see `parted`."""
    found = _found(problem)
    return found and _parted(*found[1:])


class _Found(NamedTuple):
    """A line of the source by its number, and what is marked in it, "" for nothing."""

    number: int
    line: str
    start: int
    piece: str


def _found(problem: Diagnostic) -> _Found | None:
    """None where there is nothing to be shown."""
    place = problem.place
    if place is None or place.line is None:
        return None
    lines = _lines(place.file)
    if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
        return None
    line = lines[place.line - 1].replace("\t", " ")
    start, piece = _marked(problem.fact, place, line)
    if not piece and place.line == 1:
        return None  # what is missing is missing everywhere, and is told at the first line
    return _Found(place.line, line, start, piece)


def parted(fact: str, place: Place, line: str) -> tuple[str, str, str]:
    """As much as is shown of the line that a fact is about: what stands before its place, at it,
    and behind it.
    """
    line = line.replace("\t", " ")
    return _parted(line, *_marked(fact, place, line))


def _parted(line: str, start: int, piece: str) -> tuple[str, str, str]:
    end = start + len(piece.removesuffix(_CUT))
    first, last = _window(line, start)
    last = max(last, end)
    before, behind = "… " * bool(first), " …" * (len(line) > last)
    return (
        f"{before}{visible(line[first:start])}",
        visible(line[start:end]),
        f"{visible(line[end:last])}{behind}",
    )


def _window(line: str, start: int) -> tuple[int, int]:
    """Where what is shown of a line with a place at `start` begins and ends."""
    if len(line) <= _SHOWN and len(visible(line)) <= _SHOWN:
        return 0, len(line)
    first = last = start
    while first and len(visible(line[first - 1 : start])) <= _BEFORE:
        first -= 1
    while last < len(line) and len(visible(line[first : last + 1])) <= _SHOWN:
        last += 1
    return _to_words(line, start, first, last)


def _to_words(line: str, start: int, first: int, last: int) -> tuple[int, int]:
    """The window as far as it has whole words, without the spaces at its ends; a word that has not
    room there is parted.
    """
    for word in _WORD.finditer(line):
        if word.end() - word.start() > _ROOM:
            continue
        if word.start() < first <= word.end() <= start:
            first = word.end()
        elif start < word.start() < last < word.end():
            last = word.start()
    first += len(line[first:start]) - len(line[first:start].lstrip())
    return first, max(start, len(line[:last].rstrip())) if last < len(line) else last


def _marked(fact: str, place: Place, line: str) -> tuple[int, str]:
    """Where the place begins in its line, from 0, and what stands there; "" where only the line is
    known and nothing that the problem quotes stands in it.
    """
    quoted = [
        each
        for found in _QUOTED.finditer(fact)
        for words in found.groups()
        if words
        for each in (words, words.rpartition(".")[2])
    ]
    if place.column is not None:
        start = min(place.column - 1, len(line))
        named = {chr(int(number, 16)) for number in _NAMED.findall(fact)}
        if line[start : start + 1] in named:
            return start, line[start]
        if there := next((each for each in quoted if each and line.startswith(each, start)), ""):
            return start, cut(there, _MARKED)
        around = ((line.rfind(each, 0, start + len(each)), each) for each in quoted if each)
        for at, said in around:
            if max(start - len(said), -1) < at < start:  # the place is within what is quoted
                return at, cut(said, _MARKED)
        pattern = _TOML if place.file.endswith(".toml") else _WORD
        found = pattern.match(line, start)
        return start, cut(found[0], _MARKED) if found else ""
    there = max((each for each in quoted if each and each in line), key=len, default="")
    return (line.index(there), cut(there, _MARKED)) if there else (0, "")


def _lines(file: str) -> tuple[str, ...]:
    """The lines of a file; none of what is no text, or too large to be one."""
    try:
        path = Path(file)
        found = path.stat()
        if not path.is_file() or found.st_size > TEXT_FILE.most:
            return ()
        return _lines_of(file, found.st_mtime_ns, found.st_size)
    except (OSError, ValueError):
        return ()


@lru_cache(maxsize=4)
def _lines_of(file: str, _: int, __: int) -> tuple[str, ...]:
    """Those of a file as it was written at a time: a process that stays may ask again."""
    content = Path(file).read_bytes()
    text = decode(content, file)
    if not isinstance(text, SourceText) and (encoding := recognised(content)):
        text = decode(content, file, encoding)
    return tuple(text.text.split("\n")) if isinstance(text, SourceText) else ()
