"""Whether all that a text says stands in the output: every letter of the file, as often and in that
order.

The text must be some sections of the structure, whole and in a row: nothing of them is missing,
said twice or moved. Its first line may stand in the title instead. Notes stand apart: each must say
what follows its label in the source up to the end of some line, and where the text refers to it
must stand its number.

What may be syntax (`markup`) is followed both ways, as text and as syntax, so a proof is a walk of
several readers over one paper; one of them must come to the end.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from edition.core.diagnostics import place_at
from edition.core.quoting import worded
from edition.model.proof import Fault
from edition.model.reading import Emendation
from edition.model.source import SourceText
from edition.verify.proofs.letters_said import (
    Letters,
    PaperText,
    SourcePiece,
    letters_of,
    pieces_of,
)

_QUOTED = 40
"""Characters on either side of where the text and the pages part."""
_BEHIND = 80
"""Letters that the mark of a note may stand behind its place: it never stands within an address or
another unit.
"""
ACT = worded(
    "write the line in another way (in Markdown a backslash prints the mark behind it), and "
    "report the fault: the text is right"
)


class _Reader(NamedTuple):
    """How far one way of reading has come: in the text, and in the note or title (`aside`) that is
    being read besides.

    `label` is that of the note, "" for a title; `numbers` those of the labels that the text has
    referred to, `read` what the notes said that it has defined.
    """

    at: int
    mark: int
    start: int
    aside: Letters | None = None
    aside_at: int = 0
    aside_mark: int = 0
    label: str = ""
    numbers: Mapping[str, str] = {}
    read: Mapping[str, str] = {}


def lost_words(
    source: SourceText, register: Sequence[Emendation], paper: PaperText, addresses: Collection[str]
) -> Iterator[Fault]:
    """Where the output first parts from the source, or nothing; the name of its file says whether
    this is Markdown.
    """
    walk = _Walk(paper)
    pieces = list(
        pieces_of(source.text, register, addresses if source.file.endswith(".md") else None)
    )
    readers = list(walk.readers())
    for number, piece in enumerate(pieces):
        # Each reader may go on in several ways. Those that meet again are one, so their number
        # stays small however much of a text might be syntax.
        further = _different(after for reader in readers for after in walk.steps(reader, piece))
        if not further:
            yield _told(source, *walk.parting(readers, source.text, pieces[number:]))
            return
        readers = further
    # The source is at its end; of the paper nothing may be left either.
    ends = [reader for reader in readers if walk.is_through(reader)]
    if not ends:
        yield _told(source, *walk.unfinished(readers, len(source.text)))


class _Walk:
    """The paper that is read, and the rules by which one goes on in it."""

    def __init__(self, paper: PaperText) -> None:
        self._paper = paper

    def readers(self) -> Iterator[_Reader]:
        """One at the beginning of each section; and for each title before that, one that reads it
        first.
        """
        for number, bound in enumerate(self._paper.bounds):
            yield _Reader(bound.letters, bound.marks, bound.letters)
            # A title page says the first line of the text, before the section that has the rest.
            for section, title in self._paper.titles:
                if section < number:
                    yield _Reader(bound.letters, bound.marks, bound.letters, title)

    def steps(self, reader: _Reader, piece: SourcePiece) -> Iterator[_Reader]:
        """Every way to go on."""
        if piece.kind == "end":
            yield self._at_end_of_line(reader)
            return
        # Whatever a piece may be, it may have been meant as text, and then it is on paper.
        yield from self._said(reader, piece.letters)
        # Else it is syntax: an address or a fence leaves nothing on paper, the mark of a note its
        # number, and its head leads into the note. What looks like a head may be a mark with a
        # colon behind it, where its line goes on a paragraph («2. [^1]:»).
        if piece.letters and piece.kind in ("target", "fence"):
            yield reader
        elif piece.kind in ("mark", "note"):
            yield from self._referred(reader, piece.name)
            if piece.kind == "note" and reader.aside is None:
                yield from self._begun(reader, piece.name)

    def _said(self, reader: _Reader, letters: str) -> Iterator[_Reader]:
        if reader.aside is None:
            if self._paper.stream.letters.startswith(letters, reader.at):
                yield reader._replace(at=reader.at + len(letters))
        elif reader.aside.letters.startswith(letters, reader.aside_at):
            yield reader._replace(aside_at=reader.aside_at + len(letters))

    def _referred(self, reader: _Reader, label: str) -> Iterator[_Reader]:
        """The next mark, if it is near, and its number that of the label."""
        stream, at = self._place(reader)
        mark = reader.aside_mark if reader.aside else reader.mark
        if mark == len(stream.marks) or not at <= stream.marks[mark][0] <= at + _BEHIND:
            return
        # One label has one number, and what its note said, if it is read, is what that number has.
        number = stream.marks[mark][1]
        if reader.numbers.get(label, number) != number or not self._agrees(reader, label, number):
            return
        known = (
            reader
            if label in reader.numbers
            else reader._replace(numbers={**reader.numbers, label: number})
        )
        yield known._replace(aside_mark=mark + 1) if reader.aside else known._replace(mark=mark + 1)

    def _agrees(self, reader: _Reader, label: str, number: str) -> bool:
        note = self._paper.notes.get(number)
        return note is not None and reader.read.get(label, note.letters) == note.letters

    def _begun(self, reader: _Reader, label: str) -> Iterator[_Reader]:
        """Into the note of the label; one that nothing has referred to yet may be any, and its mark
        will have to agree.
        """
        number, notes = reader.numbers.get(label), self._paper.notes
        # Notes that say the same are one choice, for nothing tells them apart.
        if number is None:
            choice = list({note.letters: note for note in notes.values()}.values())
        else:
            choice = [notes[number]] if number in notes else []
        for note in choice:
            yield reader._replace(aside=note, aside_at=0, aside_mark=0, label=label)

    def _at_end_of_line(self, reader: _Reader) -> _Reader:
        """Out of a note or title that is read to its end."""
        aside = reader.aside
        if (
            aside is None
            or reader.aside_at < len(aside.letters)
            or reader.aside_mark < len(aside.marks)
        ):
            return reader
        read = {**reader.read, reader.label: aside.letters} if reader.label else reader.read
        return reader._replace(aside=None, read=read)

    def is_through(self, reader: _Reader) -> bool:
        """Whether nothing is left of the section, and every note was read."""
        if reader.aside or not any(
            (reader.at, reader.mark) == bound for bound in self._paper.bounds
        ):
            return False
        return {reader.numbers.get(label) for label in reader.read} == set(self._paper.notes)

    def parting(
        self, readers: Sequence[_Reader], source: str, pieces: Sequence[SourcePiece]
    ) -> tuple[int, str, str]:
        """Where the source parts from the reader who came furthest, at the first of the pieces;
        what is there, behind what.
        """
        said = pieces[0].letters
        following = next(
            (piece.letters for piece in pieces[1:] if piece.kind == "text" and piece.letters), ""
        )

        def reached(reader: _Reader) -> tuple[int, int, bool]:
            stream, at = self._place(reader)
            goes_on = bool(following) and following in stream.letters[at:]
            return _alike(said, stream.letters, at), reader.at - reader.start, goes_on

        # Of those that came as far, the one behind whose place what follows still comes: there a
        # piece was left out, and the fault is not that the reader had gone astray before.
        best = max(readers, key=reached)
        stream, at = self._place(best)
        alike = _word_at(source, pieces[0].offsets, _alike(said, stream.letters, at))
        offset = pieces[0].offsets[alike] if said else 0
        return offset, *self._about(best, stream, at + alike)

    def unfinished(self, readers: Sequence[_Reader], end: int) -> tuple[int, str, str]:
        """The same where the source is at its end and the paper is not; of notes that nothing tells
        of the first.
        """
        best = max(readers, key=lambda reader: reader.at - reader.start)
        read = {best.numbers.get(label) for label in best.read}
        unread = [note for number, note in self._paper.notes.items() if number not in read]
        if (
            unread
            and not best.aside
            and any((best.at, best.mark) == bound for bound in self._paper.bounds)
        ):
            return end, *self._about(best, unread[0], 0)
        return end, *self._about(best, *self._place(best))

    def _about(self, reader: _Reader, stream: Letters, at: int) -> tuple[str, str]:
        """What is read from a letter on, and what before it, in the note or in the sections that
        are being read.
        """
        first = 0 if stream is not self._paper.stream else reader.start
        begin = stream.places[first] if first < len(stream.places) else 0
        place = stream.places[at] if at < len(stream.places) else len(stream.text)
        seen = " ".join(stream.text[place : place + _QUOTED].split())
        return seen, " ".join(stream.text[max(place - _QUOTED, begin) : place].split())

    def _place(self, reader: _Reader) -> tuple[Letters, int]:
        return (reader.aside, reader.aside_at) if reader.aside else (self._paper.stream, reader.at)


def _different(readers: Iterable[_Reader]) -> list[_Reader]:
    """One of those that stand at the same place and know the same notes."""
    found = list(readers)
    if len(found) < 2:
        return found
    known = (
        (*r[:3], id(r.aside), *r[4:7], frozenset(r.numbers.items()), frozenset(r.read.items()))
        for r in found
    )
    return list(dict(zip(known, found, strict=True)).values())


def _alike(said: str, letters: str, at: int) -> int:
    """How many letters are the same."""
    return sum(
        1
        for _ in takewhile(
            lambda pair: pair[0] == pair[1], zip(said, letters[at : at + len(said)], strict=False)
        )
    )


def _word_at(source: str, offsets: Sequence[int], at: int) -> int:
    """The first letter of the word that a letter is of, as far as `offsets` reach."""
    at = max(min(at, len(offsets) - 1), 0)
    while at and not any(map(str.isspace, source[offsets[at - 1] : offsets[at]])):
        at -= 1
    return at


def _told(source: SourceText, offset: int, seen: str, before: str) -> Fault:
    wanted = source.text[offset:].partition("\n")[0][:_QUOTED]
    place = place_at(source.file, source.text, min(offset, len(source.text)))
    return Fault(
        worded("the text and the pages part behind «{before}»", before=before),
        wanted if letters_of(wanted) else "",
        seen,
        place,
    )
