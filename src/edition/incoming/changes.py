"""From the two texts of a document to the emendations that lead from the one before its tracked
changes to the one behind them: `emend` with all of them makes the second of the first, whatever
stands in either.

What both have by the same place in the document is the same; what lies between is a change. It is
widened to whole words, so that it can be read and be found again. Where it changes lines, or marks
of Markdown, it holds the end of a line: then it is read as the text is.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.incoming.inlines import Piece
from edition.incoming.leaves import Change
from edition.model.description import EmendationEntry


class Accepted(NamedTuple):
    """An accepted change as an entry, and who made it."""

    entry: EmendationEntry
    changes: tuple[Change, ...]


class _Hunk(NamedTuple):
    """Characters [start, end) of the text before, and what the other has for them."""

    start: int
    end: int
    after: str
    plain: bool
    changes: tuple[Change, ...]


def accepted(old: Sequence[Piece], new: Sequence[Piece], reason: str) -> tuple[Accepted, ...]:
    """The entries, in the order of the text before; `reason` is what each of them says."""
    text = "".join(piece.text for piece in old)
    plain = [piece.plain for piece in old for _ in piece.text]
    hunks = list(_hunks(old, new))
    emptied = _emptied(hunks, text, plain)
    widened = [
        _whole_lines(_Region(hunk.start, hunk.end, (hunk,)), text)
        if hunk.start in emptied
        else _widened(hunk, text, plain)
        for hunk in hunks
    ]
    found = (_entry(region, text, reason) for region in _settled(widened, text))
    return tuple(each for each in found if each.entry.before != each.entry.after)


def _hunks(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[_Hunk]:
    known = {(piece.key, piece.text): at for at, piece in enumerate(new)}
    matched: list[tuple[int, int]] = []
    last = -1
    for at, piece in enumerate(old):
        other = known.get((piece.key, piece.text), -1)
        if other > last:
            matched.append((at, other))
            last = other
    start = one = two = 0
    for at, other in (*matched, (len(old), len(new))):
        gone, put = old[one:at], new[two:other]
        end = start + sum(len(piece.text) for piece in gone)
        if gone or put:
            changes = tuple(dict.fromkeys(p.change for p in (*gone, *put) if p.change is not None))
            plain = all(piece.plain for piece in (*gone, *put))
            yield _Hunk(start, end, "".join(piece.text for piece in put), plain, changes)
        one, two = at + 1, other + 1
        start = end + (len(old[at].text) if at < len(old) else 0)


def _emptied(hunks: Sequence[_Hunk], text: str, plain: Sequence[bool]) -> frozenset[int]:
    """Where the changes begin that leave nothing of a line but what marks it up."""
    found: set[int] = set()
    of_line: dict[int, list[_Hunk]] = {}
    for hunk in hunks:
        of_line.setdefault(text.rfind("\n", 0, hunk.start) + 1, []).append(hunk)
    for start, inner in of_line.items():
        end = text.find("\n", start)
        kept = set(range(start, end if end >= 0 else len(text)))
        kept.difference_update(*(range(hunk.start, hunk.end) for hunk in inner))
        stands = any(plain[at] and not text[at].isspace() for at in kept)
        if not stands and not any(hunk.after.strip() for hunk in inner):
            found |= {hunk.start for hunk in inner}
    return frozenset(found)


class _Region(NamedTuple):
    """Code points [start, end) that one entry replaces, with the changes in it."""

    start: int
    end: int
    hunks: tuple[_Hunk, ...]


def _widened(hunk: _Hunk, text: str, plain: Sequence[bool]) -> _Region:
    of_lines = "\n" in text[hunk.start : hunk.end] + hunk.after
    if hunk.plain and not of_lines:
        start, end = _words(hunk.start, hunk.end, text, plain)
        if start < end:
            return _Region(start, end, (hunk,))
    elif of_lines:
        start, end = _words(hunk.start, hunk.end, text, [True] * len(text))
        if start < end or start == 0 or text[start - 1] == "\n":
            return _Region(start, end, (hunk,))
    return _whole_lines(_Region(hunk.start, hunk.end, (hunk,)), text)


def _words(start: int, end: int, text: str, plain: Sequence[bool]) -> tuple[int, int]:
    """A span with the words that it touches, and where it touches none with the one before it or
    the one behind it; within its line and what is plain.
    """
    first, last = start, end
    behind_nothing = last >= len(text) or text[last].isspace()
    if first == last and behind_nothing and text[first - 1 : first] == " " and plain[first - 1]:
        first -= 1
    while first and not text[first - 1].isspace() and plain[first - 1]:
        first -= 1
    while last < len(text) and not text[last].isspace() and plain[last]:
        last += 1
    return first, last


def _whole_lines(region: _Region, text: str) -> _Region:
    """A region with the whole lines that it touches, to their ends."""
    start = text.rfind("\n", 0, region.start) + 1
    end = text.find("\n", region.end)
    return _Region(start, end + 1 if end >= 0 else len(text), region.hunks)


def _settled(regions: Sequence[_Region], text: str) -> Sequence[_Region]:
    """The regions, each found again by its characters and apart from all others."""
    apart = list(_apart(regions))
    while (again := [_found_again(region, text) for region in apart]) != apart:
        apart = list(_apart(again))
    return apart


def _apart(regions: Sequence[_Region]) -> Iterator[_Region]:
    """The regions, those that meet as one."""
    waiting: _Region | None = None
    for region in sorted(regions, key=lambda each: (each.start, each.end)):
        if waiting is not None and region.start < waiting.end:
            hunks = sorted((*waiting.hunks, *region.hunks), key=lambda each: (each.start, each.end))
            waiting = _Region(waiting.start, max(waiting.end, region.end), tuple(hunks))
        else:
            if waiting is not None:
                yield waiting
            waiting = region
    if waiting is not None:
        yield waiting


def _entry(region: _Region, text: str, reason: str) -> Accepted:
    line_start = text.rfind("\n", 0, region.start) + 1
    before, parts, done = text[region.start : region.end], [], region.start
    for hunk in region.hunks:
        parts += [text[done : hunk.start], hunk.after]
        done = hunk.end
    after = "".join((*parts, text[done : region.end]))
    offsets = _offsets(before, text, line_start) if before else [region.start]
    entry = EmendationEntry(
        line=text.count("\n", 0, line_start) + 1,
        before=before,
        after=after,
        reason=reason,
        occurrence=offsets.index(region.start) + 1 if len(offsets) > 1 else 0,
    )
    return Accepted(entry, tuple(dict.fromkeys(c for hunk in region.hunks for c in hunk.changes)))


def _found_again(region: _Region, text: str) -> _Region:
    """A region whose characters are found at its place: one that overlaps its like in the line
    begins with that.
    """
    before = text[region.start : region.end]
    line_start = text.rfind("\n", 0, region.start) + 1
    if before and region.start not in _offsets(before, text, line_start):
        return region._replace(start=line_start)
    return region


def _offsets(before: str, text: str, line_start: int) -> list[int]:
    """Where characters begin in a line, none over another."""
    end = text.find("\n", line_start)
    line_end = end if end >= 0 else len(text)
    reach = line_end + (len(before) if "\n" in before else 0)
    found, at = [], text.find(before, line_start, reach)
    while at >= 0:
        found.append(at)
        at = text.find(before, at + len(before), reach)
    return found
