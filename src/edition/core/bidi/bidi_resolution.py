"""The bidirectional algorithm from rule W1 to I2: the levels of an isolating run sequence (UAX #9,
3.3.3-3.3.6).
"""

import re

from edition.core.bidi.bidi_classes import BRACKET, CANONICAL, CLOSING_OF, REMOVED
from edition.core.bidi.bidi_sequences import RunSequence, direction, run_sequences

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
    letters = _MARKS.sub(_mark_as_before, sos + letters)
    letters = _AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), letters)
    letters = letters.replace("A", "R")
    letters = _BETWEEN_ARABIC.sub("N", _BETWEEN_EUROPEAN.sub("E", letters))
    letters = _TERMINATORS.sub(lambda match: "E" * len(match[0]), letters)
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
    for match in BRACKET.finditer(characters):
        at = match.start()
        if letters[at] != "o":
            continue
        if match[0] in CLOSING_OF:
            if len(awaited) == MAX_OPEN_BRACKETS:
                return []
            awaited.append((_canonical(CLOSING_OF[match[0]]), at))
            continue
        closing = _canonical(match[0])
        for depth in range(len(awaited) - 1, -1, -1):
            if awaited[depth][0] == closing:
                pairs.append((awaited[depth][1], at))
                del awaited[depth:]
                break
    return sorted(pairs)


def _canonical(bracket: str) -> str:
    return CANONICAL.get(bracket, bracket)
