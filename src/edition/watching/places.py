"""From a word on a page to its line of the source, and back; and what is seen over a page: what was
changed, what the structure was taken for, what of the text runs otherwise than by UAX #9 alone.

Set pages know their words and not where these are from. But leaves are numbered in the order of the
text, and what a leaf says stands in its block: so blocks are followed from leaf to leaf.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from edition.core.diagnostics import Place, place_at
from edition.core.direction import departures
from edition.core.units import Length
from edition.edited import Edited
from edition.faces import Faces
from edition.language.parts import pieces_of
from edition.model.document import Block, Cell, Item, Note, Signatory
from edition.model.page import (
    ARTIFACT,
    UNSCALED,
    Element,
    Fragment,
    Page,
    PagedDocument,
    PlacedLine,
)
from edition.model.reading import NO_CHANGES, Emendation, meeting
from edition.model.shown import kind_of
from edition.model.source import Span

Box = tuple[Length, Length, Length, Length]
"""From the left, from the upper edge, width, height."""
LayerName = Literal["emendations", "structure", "direction"]
_ASCENT, _HEIGHT = 0.85, 1.25
"""A box reaches from above the letters of a line to below them, in its size."""
_SURE = 10
"""Characters by which a block is known however far it is; of fewer, the next few are meant."""
_NEAR = 4


class Origin(Struct, frozen=True):
    """Of each code point of a block's text its offset in the source; and those that were changed,
    or behind which something was.
    """

    offsets: tuple[int, ...]
    changed: frozenset[int]


class Layer(NamedTuple):
    """What is seen over a page: of which layer, where, and what is said of it."""

    layer: LayerName
    box: Box
    text: str = ""


class _Word(NamedTuple):
    """A piece of a line, of block number `block`, whose code points [start, end) it says."""

    page: int
    block: int
    start: int
    end: int
    box: Box


class Places:
    """The words of an output and where they are from; asked for when somebody wants to know."""

    def __init__(self, paged: PagedDocument, edited: Edited) -> None:
        self._edited = edited
        reading = edited.reading.of(paged.reading)
        whole = paged.whole
        self._register = [*reading.emendations, *(() if whole else reading.for_display)]
        self._register.sort(key=lambda each: (each.span.start, each.span.end))
        self._document = reading.document if whole else reading.displayed
        self._blocks = self._document.blocks
        self._origins: dict[int, Origin] = {}
        self._words: defaultdict[int, list[_Word]] = defaultdict(list)
        for word in _words(paged, self._blocks, edited.fonts):
            self._words[word.page].append(word)

    def place(self, page: int, x: Length, y: Length) -> Place | None:
        """Where the word is from that stands nearest to a point of a page, by its number."""
        words = self._words.get(page)
        if not words:
            return None
        word = min(words, key=lambda each: _distance(each.box, x, y))
        source = self._edited.source.text
        return place_at(source.file, source.text, self._offset(word.block, word.start))

    def boxes(self, line: int) -> tuple[int, tuple[Box, ...]] | None:
        """The first page that shows something of a line of the source (from 1), and where."""
        text = self._edited.source.text.text
        lines = text.split("\n")
        if not 1 <= line <= len(lines):
            return None
        start = sum(len(each) + 1 for each in lines[: line - 1])
        end = start + len(lines[line - 1])
        for page in sorted(self._words):
            found = [
                word.box
                for word in self._words[page]
                if self._meets(word, start, end)
                and start <= self._offset(word.block, word.start) < end
            ]
            if found:
                return page, tuple(found)
        return None

    def layers(self, page: int) -> Iterator[Layer]:
        """What is seen over a page."""
        words = self._words.get(page, [])
        for word in words:
            changed = self._origin(word.block).changed
            if changed.intersection(range(word.start, word.end)):
                yield Layer("emendations", word.box)
        yield from self._structure(words)
        yield from self._direction(words)

    def _structure(self, words: Sequence[_Word]) -> Iterator[Layer]:
        row: tuple[int, int, Length] | None = None
        for number, own in _by_block(words).items():
            block, box = self._blocks[number], _around(own)
            rule = self._document.rules.get(block.ref, "")
            told = rule and rule != kind_of(block.ref)
            text = f"{block.ref}: {rule}" if told else block.ref
            if isinstance(block, Cell):
                former, row = row, (block.table, block.row, own[0].box[1])
                text = "" if row == former else text  # it would lie on the cell at its right
            yield Layer("structure", box, text)

    def _direction(self, words: Sequence[_Word]) -> Iterator[Layer]:
        for number, own in _by_block(words).items():
            for piece in departures(self._blocks[number].text, self._edited.policy):
                held = [w for w in own if w.start < piece.end and piece.start < w.end]
                for _, line in _by_line(held).items():
                    yield Layer("direction", _around(line), piece.kind)

    def _meets(self, word: _Word, start: int, end: int) -> bool:
        span = self._blocks[word.block].span
        return span.start < end and start < span.end

    def _origin(self, number: int) -> Origin:
        if number not in self._origins:
            text = self._edited.source.text.text
            self._origins[number] = origin_of(self._blocks[number], text, self._register)
        return self._origins[number]

    def _offset(self, number: int, at: int) -> int:
        offsets = self._origin(number).offsets
        return offsets[at] if at < len(offsets) else self._blocks[number].span.start


def _by_block(words: Sequence[_Word]) -> dict[int, list[_Word]]:
    found: dict[int, list[_Word]] = {}
    for word in words:
        found.setdefault(word.block, []).append(word)
    return found


def _by_line(words: Sequence[_Word]) -> dict[Length, list[_Word]]:
    found: dict[Length, list[_Word]] = {}
    for word in words:
        found.setdefault(word.box[1], []).append(word)
    return found


def _around(words: Sequence[_Word]) -> Box:
    left, top = min(w.box[0] for w in words), min(w.box[1] for w in words)
    right = max(w.box[0] + w.box[2] for w in words)
    return left, top, right - left, max(w.box[1] + w.box[3] for w in words) - top


def _distance(box: Box, x: Length, y: Length) -> int:
    left, top, width, height = box
    across = max(left - x, x - left - width, 0)
    down = max(top - y, y - top - height, 0)
    return across + 4 * down  # a line is meant rather than another one


class _Follower:
    """The block that was come to, and the code point of it; notes are the first blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._texts = [block.text for block in blocks]
        self._labels = {
            number: block.label.text
            for number, block in enumerate(blocks)
            if isinstance(block, Item | Signatory) and block.label
        }
        self._notes = sum(isinstance(block, Note) for block in blocks)
        self._at, self._from = 0, 0

    def found(self, said: str) -> tuple[int, int] | None:
        """The block that says this next, and from which code point; None where none does. What is
        behind is looked through last: a poster has what it shows from anywhere.
        """
        count = len(self._texts)
        far = count if len(said) >= _SURE else min(self._at + _NEAR, count)
        order = (*range(self._at, far), *(range(self._at) if far == count else ()))
        for number in order if said else ():
            start = self._texts[number].find(said, self._from if number == self._at else 0)
            if start >= 0:
                self._at, self._from = number, start + len(said)
                return number, start
        return None

    def labelled(self, said: str, text: str) -> tuple[int, int] | None:
        """The next block that has this label, or the note whose number it is before its `text`;
        never the digits of what a block says.
        """
        for number in range(self._at + 1, min(self._at + 1 + _NEAR, len(self._texts))):
            if self._labels.get(number) == said:
                self._at, self._from = number, 0
                return number, 0
        here = self._at, self._from
        found = self.found(text)
        self._at, self._from = here
        return found if found and found[0] < self._notes else None


def _words(paged: PagedDocument, blocks: Sequence[Block], faces: Faces) -> Iterator[_Word]:
    """The words of the pages of text that are from a block. Notes are numbered before all other
    blocks. The marks of notes are left out: what follows a word is the number, in the digits of the
    edition, and no block has it.
    """
    text_pages = {each.number for each in paged.makeup.pages} if paged.makeup else None
    pages = [p for p in paged.pages if text_pages is None or p.number in text_pages]
    labels, marks = (set(_leaves(paged.structure, asked)) for asked in (_is_label, _is_mark))
    notes = [n for n, block in enumerate(blocks) if isinstance(block, Note)]
    others = [n for n, block in enumerate(blocks) if not isinstance(block, Note)]
    numbers = [*notes, *others]
    follower = _Follower([blocks[n] for n in numbers])
    shown: defaultdict[int, list[tuple[Page, PlacedLine, Fragment]]] = defaultdict(list)
    for page in pages:
        for placed in page.lines:
            for fragment in sorted(placed.line.fragments, key=lambda each: each.rank):
                if fragment.leaf != ARTIFACT and fragment.leaf not in marks:
                    shown[fragment.leaf].append((page, placed, fragment))
    for leaf in sorted(shown):
        is_label, words = leaf in labels, _said(shown[leaf])
        met = (
            follower.labelled(words, _said(shown.get(leaf + 1, ())))
            if is_label
            else follower.found(words)
        )
        for page, placed, fragment in shown[leaf]:
            said = fragment.text.strip()
            if is_label:
                at = met
            elif met is None:
                at = follower.found(said)
            else:
                behind = blocks[numbers[met[0]]].text.find(said, met[1])
                at = met[0], max(behind, met[1])
                met = met[0], at[1] + len(said) if behind >= 0 else met[1]
            for box, start, end in _pieces(placed, fragment, faces) if at else ():
                number, first = at or (0, 0)
                yield _Word(page.number, numbers[number], first + start, first + end, box)


def _is_label(element: Element) -> bool:
    return element.role == "Lbl"


def _is_mark(element: Element) -> bool:
    return element.role == "Reference" and bool(element.note)


def _leaves(element: Element, asked: Callable[[Element], bool]) -> Iterator[int]:
    """The leaves of the elements that are asked for, and of what is in them."""
    held = asked(element)
    for child in element.children:
        if not isinstance(child, Element):
            yield from (child,) if held else ()
        else:
            yield from _leaves(child, (lambda _: True) if held else asked)


def _said(lines: Sequence[tuple[Page, PlacedLine, Fragment]]) -> str:
    """What a leaf says on all of its lines."""
    parts = [
        fragment.text.strip() + ("" if placed.line.within_word else " ")
        for _, placed, fragment in lines
    ]
    return "".join(parts).strip()


def _pieces(placed: PlacedLine, fragment: Fragment, faces: Faces) -> Iterator[tuple[Box, int, int]]:
    """The pieces of a fragment that are no space, with the code points of it that they say."""
    line, text = placed.line, fragment.text.strip()
    top = placed.y - round(_ASCENT * line.size)
    height = round(_HEIGHT * line.size)
    at = 0
    pieces = [piece for piece in fragment.pieces if not piece.run.text.isspace()]
    for piece, right in zip(
        reversed(pieces), reversed(_rights(placed, fragment, faces)), strict=True
    ):
        start = text.find(piece.run.text, at)
        start = start if start >= 0 else text.find(piece.run.text)
        start = max(start, 0)
        at = start + len(piece.run.text)
        left = placed.x + piece.x
        yield (left, top, max(right - left, 1), height), start, at


def _rights(placed: PlacedLine, fragment: Fragment, faces: Faces) -> list[Length]:
    """The right edges of the pieces that are no space."""
    pieces = fragment.pieces
    ends = [placed.x + each.x for each in pieces[1:]]
    last = pieces[-1]
    em = faces[last.run.face].upem * UNSCALED
    width = last.run.advance * placed.line.size * placed.line.scale // em
    ends.append(placed.x + last.x + width)
    return [end for end, each in zip(ends, pieces, strict=True) if not each.run.text.isspace()]


def origin_of(block: Block, source: str, register: Sequence[Emendation]) -> Origin:
    """The origin of a block of a reading; `register` is what makes it, in the order of its spans.

    White space is folded in a block, so the characters that are seen are followed one after
    another. Where they cannot be followed a character is where its share of the
    block is.
    """
    seen: list[_Seen] = []
    for piece in pieces_of(block):
        seen += _within(piece, source, register)
    return _followed(block, seen)


class _Seen(NamedTuple):
    """A character that is no white space, and where it is from."""

    character: str
    offset: int
    changed: bool


def _within(piece: Span, source: str, register: Sequence[Emendation]) -> Iterator[_Seen]:
    """What is seen of a stretch of the source, with the emendations made that are in it."""
    at, behind = piece.start, False
    for emendation in (*meeting(register, piece), None):
        until = min(emendation.span.start, piece.end) if emendation else piece.end
        for offset in range(at, until):
            if not source[offset].isspace():
                yield _Seen(source[offset], offset, behind)
                behind = False
        if emendation is None:
            return
        counts = emendation.rule not in NO_CHANGES
        made = [c for c in emendation.after if not c.isspace()]
        yield from (_Seen(c, emendation.span.start, counts) for c in made)
        behind = counts and not made
        at = max(emendation.span.end, at)


def _followed(block: Block, seen: Sequence[_Seen]) -> Origin:
    said = [i for i, c in enumerate(block.text) if not c.isspace()]
    written = "".join(each.character for each in seen)
    first = written.find("".join(block.text[i] for i in said))
    length = max(len(block.text), 1)
    span = block.span.end - block.span.start
    offsets = [block.span.start + i * span // length for i in range(len(block.text))]
    if first < 0:
        return Origin(tuple(offsets), frozenset())
    for i, (_, offset, _) in zip(said, seen[first:], strict=False):
        offsets[i] = offset
    for i in range(1, len(offsets)):  # a space is behind the character before it
        if block.text[i].isspace():
            offsets[i] = offsets[i - 1] + 1
    changed = (i for i, (_, _, how) in zip(said, seen[first:], strict=False) if how)
    return Origin(tuple(offsets), frozenset(changed))
