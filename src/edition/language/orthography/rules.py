"""What the rules of orthography propose for a text, none over another, by the profile and by what
an edition makes of single rules; and what of its layout no rule can read.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from edition.core.diagnostics import Diagnostic, Problems, Severity, error, place_at, warning
from edition.core.languages import known, spoken
from edition.core.memory import Memory, in_use
from edition.core.quoting import did_you_mean, worded
from edition.language.orthography.passage import Change, Passage, Stretch, merged
from edition.language.orthography.rule import APPLIED, DIGIT, SpellingRule, Wanted
from edition.language.orthography.table_of_marks import MARK_RULES
from edition.language.orthography.table_of_words import LIST_RULES, WORD_RULES
from edition.language.parts import code_in, parts_of
from edition.model.description import Description, Profile, State
from edition.model.document import Block, Hemistich
from edition.model.reading import Emendation, Proposal
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source

_WANTED: tuple[Wanted, ...] = ("apply", "suggest")

RULES: tuple[SpellingRule, ...] = (*WORD_RULES, *MARK_RULES, *LIST_RULES)
_DIGITS_ALONE: tuple[State, ...] = tuple("apply" if r.id == DIGIT else "off" for r in RULES)


def state_of(
    rule: SpellingRule, profile: Profile, single: Mapping[str, State], language: str
) -> State:
    """What is made of a rule in an edition; one that is not of its language is off."""
    if language not in rule.languages:
        return "off"
    return single.get(rule.id, rule.states[profile])


def applied_to(
    source: Source, taken: Sequence[Emendation], wanted: Collection[Wanted]
) -> tuple[tuple[Proposal, ...], Problems]:
    """See `edition.language.orthography.spelling`."""
    problems = tuple(_unknown(source))
    if problems:
        return (), problems
    blocks = source.document.blocks
    verse = sorted(
        (block.span.start, block.span.end) for block in blocks if isinstance(block, Hemistich)
    )
    passage = _passage(source.text.text, source.description, verse)
    found = _found(source, passage, _states(source.description, wanted), taken)
    return found, tuple(layout_doubts(source.text, passage, verse))


def digits_alone(source: Source, taken: Sequence[Emendation]) -> tuple[Emendation, ...]:
    """See `edition.language.orthography.digits_of`."""
    passage = _passage(source.text.text, source.description)
    found = _found(source, passage, _DIGITS_ALONE, taken) if _has_digits(passage) else ()
    return tuple(proposal.emendation for proposal in found)


def _found(
    source: Source, passage: Passage, states: Sequence[State], taken: Sequence[Emendation]
) -> tuple[Proposal, ...]:
    """What rules in these states propose for a source, beside what is taken and outside of code."""
    blocks, text = source.document.blocks, source.text.text
    stretches = [(emendation.span.start, emendation.span.end) for emendation in taken]
    stretches += [(span.start, span.end) for span in code_in(blocks, text)]
    memory = in_use()
    every = proposed_by_line(passage, states, memory) if memory else proposed(passage, states)
    found = row_of(every, len(text), merged(stretches), _within(blocks))
    return tuple(Proposal(_emendation(change, rule, text), state) for change, rule, state in found)


def _passage(text: str, description: Description, verse: Sequence[Stretch] = ()) -> Passage:
    return Passage(text, spoken(description.language, description.words), verse)


def _has_digits(passage: Passage) -> bool:
    """Whether a language has digits of its own."""
    return not passage.language.words.digits.isascii()


def corrected(text: str, description: Description) -> str:
    """A text that stands in edition.toml, with what the rules apply."""
    return _made(_passage(text, description), _states(description, APPLIED))


def suggested(text: str, description: Description) -> tuple[Emendation, ...]:
    """See `edition.language.orthography.suggestions`."""
    found = proposals(_passage(text, description), _states(description, _WANTED))
    return tuple(_emendation(change, rule, text) for change, rule, s in found if s == "suggest")


def with_digits(text: str, description: Description) -> str:
    """The same, its numbers in the digits of the language and nothing else."""
    passage = _passage(text, description)
    return _made(passage, _DIGITS_ALONE) if _has_digits(passage) else text


def _made(passage: Passage, states: Sequence[State]) -> str:
    """The text of a passage with what rules in these states propose."""
    text, done = passage.text, 0
    parts: list[str] = []
    for change, _, _ in proposals(passage, states):
        parts += text[done : change.start], change.after
        done = change.end
    return "".join((*parts, text[done:]))


Proposed: TypeAlias = tuple[Change, SpellingRule, Wanted]
"""What a rule proposes, and what is made of it."""
Allowed: TypeAlias = Callable[[int, int], bool]


def proposals(
    passage: Passage, states: Sequence[State], taken: Iterable[Stretch] = ()
) -> list[Proposed]:
    """What the rules, in the `states` given in the order of RULES, propose for a text, in order.

    Every rule sees the text as it stands, so the result does not depend on an order of changes.
    Where two proposals fall over one another the applied one wins over the suggested, then the rule
    that stands earlier in the table, then the earlier place; what is `taken` (by the editor's hand)
    wins over all.
    """
    return row_of(proposed(passage, states), len(passage.text), taken)


def row_of(
    found: Iterable[Proposed],
    length: int,
    taken: Iterable[Stretch] = (),
    allowed: Allowed = lambda start, end: True,
) -> list[Proposed]:
    """What of a text of this length is `allowed` and has room beside what is taken and was found
    before, in the order of the text.
    """
    kept = _Row(length, taken)
    row = [each for each in found if allowed(*each[0][:2]) and kept.add(*each[0][:2])]
    return sorted(row, key=lambda each: each[0][:2])


def proposed(passage: Passage, states: Sequence[State]) -> Iterator[Proposed]:
    """All that the rules propose for a text, what is worth more before what is worth less."""
    for wanted in _WANTED:
        for rule, state in zip(RULES, states, strict=True):
            for change in rule.find(passage) if state == wanted else ():
                if passage.text[change.start : change.end] != change.after:
                    yield change, rule, wanted


def proposed_by_line(
    passage: Passage, states: Sequence[State], memory: Memory
) -> Iterator[Proposed]:
    """The same, of each line from memory; of different lines none is worth more, for they have
    nothing in common.
    """
    # Imported here because a build looks at a text once, and at all of it.
    from edition.language.orthography.line_by_line import by_line

    at_large = [
        state if rule.weighs_all else "off" for rule, state in zip(RULES, states, strict=True)
    ]
    in_lines = tuple(
        "off" if rule.weighs_all else state for rule, state in zip(RULES, states, strict=True)
    )
    found = list(proposed(passage, at_large)) if set(at_large) != {"off"} else []
    for start, of_line in by_line(passage, memory, in_lines, partial(proposed, states=in_lines)):
        for (first, last, after), rule, wanted in of_line:
            found.append((Change(start + first, start + last, after), rule, wanted))
    order = {rule.id: number for number, rule in enumerate(RULES)}
    found.sort(key=lambda each: (_WANTED.index(each[2]), order[each[1].id]))
    yield from found


class _Row:
    """Ranges in order, none of which has a character of another; an insertion lies inside of none,
    and at no other's place.
    """

    def __init__(self, length: int, taken: Iterable[Stretch]) -> None:
        # A byte for each character, and one for the place before each.
        self._full = bytearray(2 * length + 1)
        for start, end in taken:
            self.add(start, end)

    def add(self, start: int, end: int) -> bool:
        """Put a range in, where there is room for it."""
        first, behind = (2 * start + 1, 2 * end) if start < end else (2 * start, 2 * start + 1)
        if self._full.find(1, first, behind) >= 0:
            return False
        self._full[first:behind] = b"\1" * (behind - first)
        return True


def _states(description: Description, wanted: Collection[Wanted]) -> tuple[State, ...]:
    """The state of each rule, in the order of the table; one that is not `wanted` is off."""
    language = known(description.language)
    tag = language.tag if language else description.language
    states = (state_of(rule, description.profile, description.orthography, tag) for rule in RULES)
    return tuple(state if state in wanted else "off" for state in states)


def _within(blocks: Sequence[Block]) -> Callable[[int, int], bool]:
    """Whether a range lies in one part of a block; an insertion must have a character of it on both
    sides.
    """
    parts = sorted((part.start, part.end) for block in blocks for part in parts_of(block))
    starts = [start for start, _ in parts]

    def within(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        return (
            at >= 0 and end <= parts[at][1] and (start < end or parts[at][0] < start < parts[at][1])
        )

    return within


def _emendation(change: Change, rule: SpellingRule, text: str) -> Emendation:
    span = Span(change.start, change.end)
    return Emendation(span, text[span.start : span.end], change.after, rule.id, rule.reason)


def _unknown(source: Source) -> Iterator[Diagnostic]:
    ids = [rule.id for rule in RULES]
    for name in source.description.orthography:
        if name not in ids:
            fact = worded(
                "there is no rule `{name}`{did_you_mean}",
                name=name,
                did_you_mean=did_you_mean(name, ids),
            )
            act = worded("write one of {names}", names=", ".join(ids))
            yield error("unknown-rule", fact, act, source.places.get(f"orthography.{name}"))


_GAP = re.compile(r"(?:    |\t)[ \t]*(?=[«(]*\w)")
_BEFORE_GAP = ".،؛:!؟»)"
_SOME = 2


def _gaps(text: str) -> Iterator[Stretch]:
    """The wide gaps in the middle of lines, each with the marks before it: a couplet on one line,
    or columns.
    """
    for found in _GAP.finditer(text):
        at = found.start()
        while at and text[at - 1] == " ":
            at -= 1
        while at and text[at - 1] in _BEFORE_GAP:
            at -= 1
        if at and (text[at - 1].isalnum() or text[at - 1] == "_"):
            yield at, found.end()


def layout_doubts(
    source: SourceText, passage: Passage, verse: Sequence[Stretch]
) -> Iterator[Diagnostic]:
    """One warning of reversed brackets, and one note of lines with wide gaps outside verse, each at
    its first place.
    """
    backwards = sorted(passage.brackets.reversed_lines)
    if backwards:
        yield warning(
            "reversed-brackets",
            worded(
                "the brackets of {count} lines stand the wrong way round, as copied out of a PDF; "
                "no rule of spaces touches these",
                count=len(backwards),
            ),
            "turn them about in the text",
            place_at(source.file, source.text, backwards[0]),
        )
    if source.file.endswith(".md"):
        return
    gaps = {
        source.text.rfind("\n", 0, start) + 1: start
        for start, end in _gaps(source.text)
        if not passage.is_verse(start - 1, end)
    }
    if len(gaps) >= _SOME:
        yield Diagnostic(
            Severity.NOTE,
            "wide-gaps",
            worded("{count} lines have a wide gap in them: verse, or columns?", count=len(gaps)),
            worded("set `verse = true` under [structure], or write one space"),
            place_at(source.file, source.text, min(gaps.values())),
        )
