"""The bidirectional algorithm (UAX #9, 3.3): paragraph level, explicit levels and isolating run
sequences, up to rule X10; then the levels of a sequence, from rule W1 to I2.
"""

import re
from itertools import groupby

from msgspec import Struct

from edition.core.bidi.bidi_classes import CANONICAL, CLOSING, CLOSING_OF, REMOVED
from edition.core.patterns import later

MAX_DEPTH = 125
"""The highest level that an embedding or isolate may have (BD2)."""

_CONTROL = re.compile("[lrxypijfdb]")
_ISOLATE = later("[ijfdb]")
_STRONG_OR_INITIATOR = later("[LRAijf]")
_EMBEDDINGS = {"l": (0, ""), "r": (1, ""), "x": (0, "L"), "y": (1, "R")}


class RunSequence(Struct, frozen=True):
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


class _Status(Struct, frozen=True):
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


MAX_OPEN_BRACKETS = 63
"""Brackets that are remembered as open (BD16)."""

_NEUTRALS = "[bhwoijfd]+"
_MARKS = re.compile("(.)m+")
_AFTER_ARABIC = re.compile("A[^LRA]*")
_BETWEEN_EUROPEAN = re.compile("(?<=E)[sc](?=E)")
_BETWEEN_ARABIC = re.compile("(?<=N)c(?=N)")
_TERMINATORS = re.compile("(?<=E)t+|(?<!t)t+(?=E)")
_AFTER_LATIN = re.compile("L[^LR]*")
_BETWEEN_LEFT = re.compile(f"(?<=L){_NEUTRALS}(?=L)")
_BETWEEN_RIGHT = re.compile(f"(?<=[REN]){_NEUTRALS}(?=[REN])")
_REST_OF_NEUTRALS = re.compile(_NEUTRALS)
_REMOVED = re.compile(f"[{REMOVED}]")

_UNUSED_SEPARATORS = str.maketrans("stc", "ooo")
_STRONG = {"L": "L", "R": "R", "E": "R", "N": "R"}
_RISE = ({"L": 0, "R": 1, "E": 2, "N": 2}, {"L": 1, "R": 0, "E": 1, "N": 1})


def resolved_levels(text: str, letters: str, base: int) -> tuple[int, ...]:
    """The level of each code point of a paragraph by all the rules from X1 to I2.

    `letters` are the classes of the code points; `text` serves to tell the brackets. What rule X9
    removes has the level of the code point before it, at the start of the paragraph `base`.
    """
    levels = [base] * len(letters)
    for sequence in run_sequences(letters, base):
        characters = "".join([text[index] for index in sequence.indexes])
        for index, level in zip(
            sequence.indexes, _sequence_levels(sequence, characters), strict=True
        ):
            levels[index] = level
    for match in _REMOVED.finditer(letters):
        levels[match.start()] = levels[match.start() - 1] if match.start() else base
    return tuple(levels)


def _sequence_levels(sequence: RunSequence, characters: str) -> list[int]:
    """I1, I2."""
    embedding = direction(sequence.level)
    letters = _weak(sequence.letters, sequence.sos)
    letters = _paired(letters, sequence, characters)
    letters = _neutral(letters, embedding, sequence.sos, sequence.eos)
    rise = _RISE[sequence.level & 1]
    return [sequence.level + rise[letter] for letter in letters]


def _weak(letters: str, sos: str) -> str:
    """W1-W7, in this order."""
    # What few paragraphs have is not looked for where there is none of it.
    letters = sos + letters
    if "m" in letters:
        letters = _MARKS.sub(_mark_as_before, letters)
    letters = _AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), letters)
    letters = letters.replace("A", "R")
    if "E" in letters:
        letters = _BETWEEN_EUROPEAN.sub("E", letters)
        letters = _TERMINATORS.sub(lambda match: "E" * len(match[0]), letters)
    if "N" in letters:
        letters = _BETWEEN_ARABIC.sub("N", letters)
    letters = letters.translate(_UNUSED_SEPARATORS)
    return _AFTER_LATIN.sub(lambda match: match[0].replace("E", "L"), letters)[1:]


def _mark_as_before(match: re.Match[str]) -> str:
    """W1: marks take the class of what they stand on, but after an isolate they are neutral."""
    before = match[1]
    return before + ("o" if before in "ijfd" else before) * (len(match[0]) - 1)


def _neutral(letters: str, embedding: str, sos: str, eos: str) -> str:
    """N1, N2."""
    letters = sos + letters + eos
    letters = _BETWEEN_LEFT.sub(lambda match: "L" * len(match[0]), letters)
    letters = _BETWEEN_RIGHT.sub(lambda match: "R" * len(match[0]), letters)
    return _REST_OF_NEUTRALS.sub(lambda match: embedding * len(match[0]), letters)[1:-1]


def _paired(letters: str, sequence: RunSequence, characters: str) -> str:
    """N0: the brackets of a pair face the same way; marks upon them follow."""
    pairs = _bracket_pairs(letters, characters)
    if not pairs:
        return letters
    resolved = list(letters)
    for opening, closing in pairs:
        way = _pair_direction(resolved, opening, closing, sequence)
        if way is None:
            continue
        for at in (opening, closing):
            resolved[at] = way
            while sequence.letters[at + 1 : at + 2] == "m":
                at += 1
                resolved[at] = way
    return "".join(resolved)


def _pair_direction(
    letters: list[str], opening: int, closing: int, sequence: RunSequence
) -> str | None:
    """N0 b-d: "L" or "R", or None where there is nothing strong inside the pair."""
    embedding = direction(sequence.level)
    inside = {_STRONG.get(letter) for letter in letters[opening + 1 : closing]}
    if embedding in inside:
        return embedding
    if inside <= {None}:
        return None
    before = (_STRONG[letters[at]] for at in range(opening - 1, -1, -1) if letters[at] in _STRONG)
    return next(before, sequence.sos)


def _bracket_pairs(letters: str, characters: str) -> list[tuple[int, int]]:
    """BD16: the pairs by position, in the order of the opening brackets; none at all where the
    stack overflows.
    """
    awaited: list[tuple[str, int]] = []
    pairs = []
    # Brackets are neutral, as few of the characters of a text are.
    at = letters.find("o")
    while at >= 0:
        character = characters[at]
        if character in CLOSING_OF:
            if len(awaited) == MAX_OPEN_BRACKETS:
                return []
            awaited.append((_canonical(CLOSING_OF[character]), at))
        elif character in CLOSING:
            closing = _canonical(character)
            for depth in range(len(awaited) - 1, -1, -1):
                if awaited[depth][0] == closing:
                    pairs.append((awaited[depth][1], at))
                    del awaited[depth:]
                    break
        at = letters.find("o", at + 1)
    return sorted(pairs)


def _canonical(bracket: str) -> str:
    return CANONICAL.get(bracket, bracket)
