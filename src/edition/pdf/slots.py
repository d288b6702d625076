"""The text layer, half one: a slot for each source character.

Readers of PDF ask each code of a font for its characters and put the codes of a line in order by
place. Where one glyph stands for several characters, or one character has no glyph of its own, the
answer cannot be right. So each source character gets a code of its own, with a composite glyph that
holds its share of the ink, and a share of the advance; a number or a Latin word is one code for the
whole string. The ink is what HarfBuzz set, to the font unit; only the division into codes is ours.
This module, `direction_marks` and `page_streams` are the whole policy; figures and alternatives are
in ARCHITECTURE.md.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import attrgetter, gt

from msgspec import Struct
from msgspec.structs import replace

from edition.core.memory import LINES, remembered
from edition.model.page import UNSCALED, Glyph, Piece, SetLine, ShapedRun

_MARK_SHARE = 33
"""A mark without an advance takes a 33rd of an em from the letter beside it."""
_JOINER_SHARE = 12
"""A joiner (ZWNJ), which parts letters, takes a twelfth of an em from the letter at its right."""
_LONGEST_UNIT = 8
"""Em of the longest code for a whole string: readers lose longer ones."""
_WIDE = 2
"""Em of a code that PDFium takes for higher than it is: see `ends_wide`."""
_LEFT_GAP = 0.1004
"""Em of the page, whatever the scale of the line, between the distances at which poppler and pdf.js
part words: see `left_gap`.
"""

_cluster = attrgetter("cluster")

Part = tuple[int, int, int, int, int]
"""A glyph of the face in a slot: (index, x, y, size, stretch).

It is displaced from the origin of the slot in font units; its size is in per cent, what it is
widened by in hundred-thousandths.
"""


class Slot(Struct, frozen=True, cache_hash=True):
    """What one code of the embedded font shows, how far it moves on (font units), and the
    characters it stands for.
    """

    text: str
    advance: int
    parts: tuple[Part, ...]


@remembered(lambda run, upem: (run, upem))
def slots(run: ShapedRun, upem: int) -> tuple[Slot, ...]:
    """The slots of a run from left to right; their advances sum up to the run's."""
    if not run.rtl:
        return _left_to_right(run, upem)
    text, glyphs = run.text, run.glyphs
    # Most words: nothing to divide, and nothing without an advance.
    if len(glyphs) == len(text):
        clusters = {glyph.cluster for glyph in glyphs if glyph.advance > 0}
        if len(clusters) == len(text):
            return tuple([_letter(text[glyph.cluster], glyph) for glyph in glyphs])
    return _right_to_left(run, upem)


def joined(pieces: Sequence[Piece], unit: float) -> Iterator[Piece]:
    """The pieces of a line with left-to-right phrases made whole: words and the spaces between them
    as one run.
    """
    if all([piece.run.rtl for piece in pieces]):
        yield from pieces
        return
    for (left_to_right, _), group in groupby(
        pieces, key=lambda piece: (not piece.run.rtl, piece.run.face)
    ):
        gathered = list(group)
        if left_to_right and len(gathered) > 1:
            yield _phrase(gathered, unit)
        else:
            yield from gathered


def ends_wide(line: SetLine, upem: int) -> bool:
    """Whether the code at the right end of a line is so wide that PDFium sorts the next line into
    it by x.

    It takes lines that are closer than half the width of the last code for one; a space without
    width behind it helps.
    """
    last = line.fragments[-1].pieces[-1].run
    return not last.rtl and last.advance > _WIDE * upem


def bridged(pieces: Sequence[Piece]) -> set[int]:
    """The places of what stands at the left of a word that ends in a mark, a space between them: it
    reaches over their gap.

    pdf.js gives a mark no width, so that it sees the gap before it twice, and puts a space into the
    word («سرفه ٔ»).
    """
    marked = [
        i
        for i, piece in enumerate(pieces)
        if unicodedata.combining(piece.run.text[-1]) and piece.run.rtl
    ]
    return {i - 2 for i in marked if i > 1 and _reaches(pieces[i - 2].run, pieces[i - 1].run)}


def _reaches(run: ShapedRun, gap: ShapedRun) -> bool:
    return run.text != " " and gap.text == " " and run.face == gap.face


def left_gap(scale: int, upem: int) -> int:
    """What is left of a gap that is bridged, in font units: poppler parts words that are over 0.1
    em apart, pdf.js over 0.102.
    """
    return round(_LEFT_GAP * upem * UNSCALED / scale)


def _phrase(pieces: Sequence[Piece], unit: float) -> Piece:
    """One run for several, the white between them in the advance of the glyph before it; `unit` is
    a font unit as a length.
    """
    glyphs: list[Glyph] = []
    text = ""
    at = 0
    for piece in pieces:
        start = round((piece.x - pieces[0].x) / unit)
        # A code moves on by one number: the white before this piece, justified or not, has to be
        # in the advance of the last glyph, since the phrase is shown without adjustments.
        if glyphs:
            glyphs[-1] = replace(glyphs[-1], advance=glyphs[-1].advance + start - at)
        glyphs += [replace(glyph, cluster=glyph.cluster + len(text)) for glyph in piece.run.glyphs]
        text += piece.run.text
        at = start + piece.run.advance
    return Piece(ShapedRun(text, pieces[0].run.face, False, tuple(glyphs), at), pieces[0].x)


def _left_to_right(run: ShapedRun, upem: int) -> tuple[Slot, ...]:
    """Whole strings in reading order, parted at a space or at eight em: readers reverse single
    figures, and lose longer codes.
    """
    found: list[Slot] = []
    glyphs: list[Glyph] = []
    start = 0
    for cluster, gathered in _unparted(run, upem):
        # Parted only where a word begins, or readers would take its parts for two words.
        if glyphs and sum(g.advance for g in (*glyphs, *gathered)) > _LONGEST_UNIT * upem:
            found.append(
                Slot(run.text[start:cluster], sum(g.advance for g in glyphs), _parts(glyphs))
            )
            glyphs, start = [], cluster
        glyphs += gathered
    found.append(Slot(run.text[start:], sum(g.advance for g in glyphs), _parts(glyphs)))
    return tuple(found)


def _unparted(run: ShapedRun, upem: int) -> Iterator[tuple[int, list[Glyph]]]:
    """The words of a left-to-right run, each with its space, by their first cluster; one that is
    too long, glyph by glyph.
    """
    ends = [i + 1 for i, c in enumerate(run.text) if c == " "]
    for _, group in groupby(run.glyphs, key=lambda glyph: bisect_right(ends, glyph.cluster)):
        word = list(group)
        if sum(glyph.advance for glyph in word) <= _LONGEST_UNIT * upem:
            yield word[0].cluster, word
        else:
            yield from (
                (cluster, list(glyphs))
                for cluster, glyphs in groupby(word, key=lambda glyph: glyph.cluster)
            )


@lru_cache(maxsize=LINES)  # a text has so many letters, and few of them look unlike all others
def _letter(character: str, glyph: Glyph) -> Slot:
    """The slot of a character that has a glyph, and an advance, of its own."""
    part = glyph.index, glyph.dx, glyph.dy, glyph.size, glyph.stretch
    return Slot(character, glyph.advance, (part,))


def _right_to_left(run: ShapedRun, upem: int) -> tuple[Slot, ...]:
    """A slot a character. One without an advance of its own takes a sliver of that at its right,
    else of that at its left.
    """
    if letters := _letters_of(run):
        return tuple(chain.from_iterable([_letter_with_marks(*each, upem) for each in letters]))
    found, waiting = _borne(_in_text_order(run.text, run.glyphs), upem)
    # Marks at the right end begin the run, and nothing is at their right that could bear them.
    return tuple(_with_right_end(found, waiting, upem) if waiting else found)


def _letters_of(run: ShapedRun) -> list[tuple[str, int, tuple[Glyph, ...]]]:
    """The letters of a run from left to right, each with the marks that it bears and the ink that
    joins it to the next one: their characters, the place of the first of these, their glyphs.

    Nothing where a cluster is of later characters than the one at its left, or no letter bears
    the mark at the right end.
    """
    text, glyphs = run.text, run.glyphs
    found: list[tuple[str, int, tuple[Glyph, ...]]] = []
    first, end, advance = 0, len(text), 0
    clusters = [*map(_cluster, glyphs[1:]), -1]
    for i, (glyph, following) in enumerate(zip(glyphs, clusters, strict=True), 1):
        advance += glyph.advance
        if following >= glyph.cluster:
            if following == glyph.cluster:
                continue
            return []
        if advance:
            start = 0 if i == len(glyphs) else glyph.cluster
            found.append((text[start:end], start, glyphs[first:i]))
            first, end, advance = i, start, 0
    return found if first == len(glyphs) else []


@lru_cache(maxsize=LINES)  # as of letters
def _letter_with_marks(
    text: str, start: int, glyphs: tuple[Glyph, ...], upem: int
) -> tuple[Slot, ...]:
    """The slots of what is one of `_letters_of` a run."""
    found, _ = _borne(_in_text_order(text, glyphs, start), upem)
    return tuple(found)


def _borne(clusters: "Iterator[_Cluster]", upem: int) -> "tuple[list[Slot], list[_Cluster]]":
    """The slots of clusters from left to right, and those at the right end that nothing bears."""
    found: list[Slot] = []
    waiting: list[_Cluster] = []
    for cluster in clusters:
        # From the left: a mark comes before the letter that bears it, and waits for that.
        if cluster.advance == 0:
            waiting.append(cluster)
            continue
        debt = 0
        # Readers order codes by place, and some drop one without width: the marks take slivers of
        # the letter's advance, which begins so much later. Its ink goes back by as much, so that it
        # is painted where HarfBuzz set it.
        if waiting:
            slivers, debt = _slivers(waiting, cluster.advance, upem)
            found += slivers
            waiting = []
        parts = _parts(cluster.glyphs, -debt)
        # A ligature: each of its characters has a code, the first from the left all of the ink.
        if len(cluster.text) == 1:
            found.append(Slot(cluster.text, cluster.advance - debt, parts))
        else:
            found += _shares(cluster.text, cluster.advance - debt, parts, upem)
    return found, waiting


class _Cluster(Struct, frozen=True):
    """Characters that HarfBuzz shaped together, their glyphs from left to right, and the sum of
    their advances.
    """

    text: str
    glyphs: list[Glyph]
    advance: int


def _in_text_order(text: str, glyphs: Sequence[Glyph], at: int = 0) -> Iterator[_Cluster]:
    """The clusters from left to right; marks on one letter as the text has them, whatever order
    HarfBuzz stacked them in. The text begins `at` this place of those that clusters are.

    A cluster goes to where the next one begins, the first from the beginning: a mark before «ـ» is
    in the glyph of that.
    """
    gathered = [(start - at, list(group)) for start, group in groupby(glyphs, key=_cluster)]
    found = [start for start, _ in gathered]
    # As nearly always each cluster is of earlier characters than the one at its left.
    if all(map(gt, found, found[1:])):
        bounds = zip([*found[:-1], 0], [len(text), *found], gathered, strict=False)
        yield from [_clustered(text[start:end], own) for start, end, (_, own) in bounds]
        return
    # HarfBuzz stacks marks in an order of its own (by their combining classes), so that those of
    # one letter may stand the other way round: what has no advance is sorted by the text again.
    starts = sorted(set(found))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = [
        (start, _clustered(text[start if start > starts[0] else 0 : ends[start]], of))
        for start, of in gathered
    ]
    for still, entries in groupby(
        _at_their_left(clusters), key=lambda entry: entry[1].advance == 0
    ):
        yield from (
            cluster
            for _, cluster in (sorted(entries, key=lambda entry: -entry[0]) if still else entries)
        )


def _clustered(text: str, glyphs: list[Glyph]) -> _Cluster:
    return _Cluster(
        text,
        glyphs,
        glyphs[0].advance if len(glyphs) == 1 else sum([glyph.advance for glyph in glyphs]),
    )


def _at_their_left(clusters: Sequence[tuple[int, _Cluster]]) -> Iterator[tuple[int, _Cluster]]:
    """Clusters without an advance at the left of the letter that they follow in the text, their ink
    where it was.

    HarfBuzz has them at its right where the script of a run is not one that runs from right to
    left: «ـ» or a Latin letter with U+200D, or turned round by U+202E.
    """
    kept: list[tuple[int, _Cluster]] = []
    for start, cluster in clusters:
        before = len(kept)
        # Back over all that comes later in the text, which stands at the left of its letter.
        while before and not cluster.advance and kept[before - 1][0] < start:
            before -= 1
        # The origin of the slot moves left by what it has passed, and its ink right by as much.
        across = sum(passed.advance for _, passed in kept[before:])
        moved = (
            [replace(glyph, dx=glyph.dx + across) for glyph in cluster.glyphs]
            if across
            else cluster.glyphs
        )
        kept.insert(before, (start, replace(cluster, glyphs=moved)))
    yield from kept


def _slivers(clusters: Sequence[_Cluster], donor: int, upem: int) -> tuple[list[Slot], int]:
    """Marks and joiners from left to right, the ink of a cluster in its first; and what they take
    of the donor, half at most.
    """
    characters = [c for cluster in clusters for c in reversed(cluster.text)]
    shares = [
        upem // (_MARK_SHARE if unicodedata.combining(c) else _JOINER_SHARE) for c in characters
    ]
    # A narrow letter (ا under many marks) keeps half of its advance, or it would itself be lost.
    if sum(shares) > donor // 2:
        shares = [max(donor // (2 * len(shares)), 1)] * len(shares)
    found: list[Slot] = []
    for cluster in clusters:
        parts = _parts(cluster.glyphs, -sum(slot.advance for slot in found))
        for i, character in enumerate(reversed(cluster.text)):
            found.append(Slot(character, shares[len(found)], parts if i == 0 else ()))
    return found, sum(shares)


def _shares(text: str, advance: int, parts: tuple[Part, ...], upem: int) -> list[Slot]:
    """The characters of a ligature from left to right, the ink in the first: a sliver for each
    mark, the letters alike.
    """
    marks = [bool(unicodedata.combining(c)) for c in text]
    sliver = upem // _MARK_SHARE
    each, rest = divmod(advance - sliver * sum(marks), len(text) - sum(marks) or 1)
    shares = [sliver if mark else each for mark in marks]
    # What does not divide evenly goes to the first letter, so that the sum is the run's.
    shares[marks.index(False) if False in marks else 0] += rest
    order = list(zip(reversed(text), reversed(shares), strict=True))
    return [Slot(c, share, parts if i == 0 else ()) for i, (c, share) in enumerate(order)]


def _with_right_end(found: Sequence[Slot], clusters: Sequence[_Cluster], upem: int) -> list[Slot]:
    """The slots with the slivers of marks that begin a run: the last slot gives way, and their ink
    goes back to where it was.
    """
    if not found:
        return _slivers(clusters, 0, upem)[0]
    last = found[-1]
    slivers, debt = _slivers(clusters, last.advance, upem)
    moved = [
        Slot(
            s.text,
            s.advance,
            tuple((g, x + debt, y, size, stretch) for g, x, y, size, stretch in s.parts),
        )
        for s in slivers
    ]
    return [*found[:-1], Slot(last.text, last.advance - debt, last.parts), *moved]


def _parts(glyphs: list[Glyph], x: int = 0) -> tuple[Part, ...]:
    if len(glyphs) == 1:
        return (_part(glyphs[0], x),)
    parts: list[Part] = []
    for glyph in glyphs:
        parts.append(_part(glyph, x))
        x += glyph.advance
    return tuple(parts)


def _part(glyph: Glyph, x: int = 0) -> Part:
    return glyph.index, x + glyph.dx, glyph.dy, glyph.size, glyph.stretch
