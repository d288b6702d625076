"""The paragraphs of a finished file, as its structure tree has them: what each says, where, and
which content shows it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from edition.verify.file.claims import Declared
from edition.verify.file.structure import Content, Spoken, in_contents
from edition.verify.proofs.ordering import Departure, from_left

_PARTS = frozenset({"Span", "Link", "Reference"})


class Part(Struct, frozen=True):
    """Code points [start, end) of a paragraph, and the contents that show them, in order."""

    start: int
    end: int
    contents: tuple[Content, ...]


class Paragraph(Struct, frozen=True):
    """What is put in order as one: a paragraph, an item, a cell, a note, a heading, a label.

    `references` are the numbers of notes in its text, [start, end); `inserted` the same with the
    white space before them, none of which the source has. `mode` is its writing mode (LrTb, RlTb).
    """

    place: str
    text: str
    parts: tuple[Part, ...]
    references: tuple[tuple[int, int], ...] = ()
    inserted: tuple[tuple[int, int], ...] = ()
    mode: str = ""


def departures_of(paragraph: Paragraph, declared: Declared) -> list[Departure]:
    """What is declared of a paragraph as the edition knows it, without the marks of notes, at its
    places with them.
    """
    kept = [
        at
        for at in range(len(paragraph.text))
        if not any(start <= at < end for start, end in paragraph.inserted)
    ]
    bare = "".join(paragraph.text[at] for at in kept)
    lead = len(bare) - len(bare.lstrip())
    said = declared(bare.strip())
    return [(kept[start + lead], kept[end - 1 + lead] + 1, kind) for start, end, kind in said]


def in_order(paragraph: Paragraph, declared: Declared) -> list[int]:
    """The indexes of its text from left to right, set on one line."""
    return from_left(paragraph.text, departures_of(paragraph, declared), paragraph.references)


def paragraphs(stretches: Iterable[Spoken | str]) -> Iterator[Paragraph]:
    """The paragraphs, in reading order, of what is read aloud; links, references and pages are
    parts of one.
    """
    spoken = [stretch for stretch in stretches if isinstance(stretch, Spoken)]
    for place, group in groupby(spoken, key=lambda stretch: _paragraph(stretch.place)):
        yield _joined(place, list(group))


def _joined(place: str, stretches: Sequence[Spoken]) -> Paragraph:
    text = ""
    parts: list[Part] = []
    references: list[tuple[int, int]] = []
    inserted: list[tuple[int, int]] = []
    for stretch in stretches:
        start, said = len(text), stretch.text.rstrip()
        if "/Reference " in stretch.place and not in_contents(place):
            inserted.append((start, start + len(said)))
            references.append((start + len(said) - len(said.lstrip()), start + len(said)))
        text += stretch.text
        parts.append(Part(start, len(text), stretch.contents))
    return Paragraph(
        place, text, tuple(parts), tuple(references), tuple(inserted), stretches[0].mode
    )


def _paragraph(place: str) -> str:
    """The place of the paragraph that a stretch is part of; of the contents, an entry and its folio
    stand each for itself.
    """
    if in_contents(place):
        return place
    steps = place.split("/")
    while steps[-1].partition(" ")[0] in _PARTS:
        steps.pop()
    return "/".join(steps)
