"""The bidirectional algorithm up to rule X10: paragraph level, explicit levels, isolating run
sequences (UAX #9, 3.3.1-3.3.2).
"""

import re
from itertools import groupby
from typing import NamedTuple

from edition.core.bidi.bidi_classes import REMOVED

MAX_DEPTH = 125
"""The highest level that an embedding or isolate may have (BD2)."""

_CONTROL = re.compile("[lrxypijfdb]")
_ISOLATE = re.compile("[ijfdb]")
_STRONG_OR_INITIATOR = re.compile("[LRAijf]")
_EMBEDDINGS = {"l": (0, ""), "r": (1, ""), "x": (0, "L"), "y": (1, "R")}


class RunSequence(NamedTuple):
    """An isolating run sequence (BD13): `indexes` into the paragraph, ascending, without what rule
    X9 removes.

    `letters` are the classes after rules X1-X8, one for each index; `sos` and `eos` are "L" or "R"
    (X10).
    """

    indexes: list[int]
    letters: str
    level: int
    sos: str
    eos: str


def direction(level: int) -> str:
    """The strong class of an embedding level."""
    return "R" if level & 1 else "L"


def isolate_ends(letters: str) -> dict[int, int]:
    """From each isolate initiator to its matching PDI (BD9), by index; initiators without one are
    absent.
    """
    ends: dict[int, int] = {}
    unmatched: list[int] = []
    for match in _ISOLATE.finditer(letters):
        if match[0] == "b":
            unmatched.clear()
        elif match[0] != "d":
            unmatched.append(match.start())
        elif unmatched:
            ends[unmatched.pop()] = match.start()
    return ends


def first_strong_level(
    letters: str, ends: dict[int, int], start: int = 0, end: int | None = None
) -> int:
    """The level that the first strong character of letters[start:end] outside of isolates calls
    for, else 0 (P2, P3).
    """
    end = len(letters) if end is None else end
    while match := _STRONG_OR_INITIATOR.search(letters, start, end):
        if match[0] not in "ijf":
            return int(match[0] != "L")
        start = ends.get(match.start(), end)
    return 0


class _Status(NamedTuple):
    """An entry of the directional status stack; `override` is "L", "R" or empty."""

    level: int
    override: str
    isolate: bool


class _ExplicitLevels:
    """Rules X1-X8 as a walk over the paragraph; `levels` and `letters` grow by one entry for each
    code point.
    """

    def __init__(self, paragraph: str, base: int, ends: dict[int, int]) -> None:
        self.levels: list[int] = []
        self.letters: list[str] = []
        self._paragraph = paragraph
        self._base = base
        self._ends = ends
        self._restart()
        at = 0
        for match in _CONTROL.finditer(paragraph):
            self._add(paragraph[at : match.start()])
            self._obey(match[0], match.start())
            at = match.end()
        self._add(paragraph[at:])

    def _restart(self) -> None:
        self._stack = [_Status(self._base, "", False)]
        self._overflow_isolates = self._overflow_embeddings = self._valid_isolates = 0

    def _add(self, letters: str) -> None:
        status = self._stack[-1]
        self.levels += [status.level] * len(letters)
        self.letters += status.override * len(letters) if status.override else letters

    def _obey(self, letter: str, at: int) -> None:
        if letter in _EMBEDDINGS:
            self._add(letter)
            self._open_embedding(*_EMBEDDINGS[letter])
        elif letter == "p":
            self._close_embedding()
            self._add(letter)
        elif letter == "d":
            self._close_isolate()
            self._add(letter)
        elif letter == "b":
            self._restart()
            self._add(letter)
        else:
            self._add(letter)
            content = (
                first_strong_level(self._paragraph, self._ends, at + 1, self._ends.get(at))
                if letter == "f"
                else 0
            )
            self._open_isolate(int(letter == "j") or content)

    def _next_level(self, parity: int) -> int | None:
        """The least greater level of this parity; None where there is no room for it."""
        level = self._stack[-1].level + 1
        level += level & 1 ^ parity
        return (
            None
            if level > MAX_DEPTH or self._overflow_isolates or self._overflow_embeddings
            else level
        )

    def _open_embedding(self, parity: int, override: str) -> None:
        """X2-X5."""
        level = self._next_level(parity)
        if level is not None:
            self._stack.append(_Status(level, override, False))
        elif not self._overflow_isolates:
            self._overflow_embeddings += 1

    def _open_isolate(self, parity: int) -> None:
        """X5a-X5c."""
        level = self._next_level(parity)
        if level is not None:
            self._valid_isolates += 1
            self._stack.append(_Status(level, "", True))
        else:
            self._overflow_isolates += 1

    def _close_isolate(self) -> None:
        """X6a."""
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._valid_isolates:
            self._overflow_embeddings = 0
            while not self._stack.pop().isolate:
                pass
            self._valid_isolates -= 1

    def _close_embedding(self) -> None:
        """X7."""
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif len(self._stack) > 1 and not self._stack[-1].isolate:
            self._stack.pop()


def run_sequences(paragraph: str, base: int) -> list[RunSequence]:
    """The isolating run sequences of a paragraph, given as class letters, at paragraph level `base`
    (X1-X10).
    """
    kept = [index for index, letter in enumerate(paragraph) if letter not in REMOVED]
    if not kept:
        return []
    if not _CONTROL.search(paragraph):
        letters = paragraph.translate({ord(letter): None for letter in REMOVED})
        return [RunSequence(kept, letters, base, direction(base), direction(base))]
    ends = isolate_ends(paragraph)
    explicit = _ExplicitLevels(paragraph, base, ends)
    runs = [(level, list(run)) for level, run in groupby(kept, explicit.levels.__getitem__)]
    neighbours = [base, *(level for level, _ in runs), base]
    sequences = []
    for numbers in _chains([run for _, run in runs], ends):
        level = runs[numbers[0]][0]
        indexes = [index for number in numbers for index in runs[number][1]]
        after = base if paragraph[indexes[-1]] in "ijf" else neighbours[numbers[-1] + 2]
        sos, eos = (direction(max(level, beside)) for beside in (neighbours[numbers[0]], after))
        letters = "".join([explicit.letters[index] for index in indexes])
        sequences.append(RunSequence(indexes, letters, level, sos, eos))
    return sequences


def _chains(runs: list[list[int]], ends: dict[int, int]) -> list[list[int]]:
    """Which level runs belong together, by number: one that ends in an initiator goes on in that of
    its PDI (BD13).
    """
    chains: list[list[int]] = []
    awaited: dict[int, list[int]] = {}
    for number, run in enumerate(runs):
        chain = awaited.pop(run[0], None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(number)
        if run[-1] in ends:
            awaited[ends[run[-1]]] = chain
    return chains
