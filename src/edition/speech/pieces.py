"""A message for a browser, which knows isolates: one sentence, in which what is a value or is typed
keeps its own direction (UAX #9, HTML's `bdi`). Lines for a terminal are made in `sentences`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from edition.speech.catalogue import Tongue
from edition.speech.sentences import CLOSE, FROM_THE_RIGHT, OPEN, PIECE, said

PROSE, VALUE, TYPED = "prose", "value", "typed"


class Piece(NamedTuple):
    """Words that follow those before them: `PROSE` in the direction of the sentence, a `VALUE` in
    the one with which it begins, and what is `TYPED` from the left.
    """

    kind: str
    words: str


def pieces_of(words: str, tongue: Tongue) -> Iterator[Piece]:
    """A clause in a language."""
    return pieces_in(said(words, tongue))


def pieces_in(sentence: str) -> Iterator[Piece]:
    """The pieces of a sentence as `said` gives it. What is quoted is one value with all that the
    sentence itself writes there: of «[^1]» the brackets are not of the value and belong to it.
    """
    at = 0
    for found in PIECE.finditer(sentence):
        bare = found[0].replace(OPEN, "").replace(CLOSE, "")
        before, behind = sentence[at : found.start()], ""
        kind = VALUE
        if bare[0] == "`":
            kind, bare = TYPED, bare[1:-1]
        elif found[0][0] == "«":
            before, bare, behind = f"{before}«", bare[1:-1], "»"
        if before:
            yield Piece(PROSE, before)
        if bare:
            yield Piece(kind, bare)
        at = found.end() - len(behind)
    if at < len(sentence):
        yield Piece(PROSE, sentence[at:])


def pieces_of_lines(paragraph: str) -> Iterator[Piece]:
    """A paragraph that was written for a terminal, where what is from the left has lines of its
    own, as one again.
    """
    for at, line in enumerate(paragraph.strip().split("\n")):
        if at:
            yield Piece(PROSE, " ")
        yield Piece(PROSE if FROM_THE_RIGHT.match(line) else VALUE, line.strip())
