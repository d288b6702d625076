"""The rules of orthography: what each changes, why, how certain it is, what each profile makes of
it; and what all of them propose for a text, none over another.

The kinds of rules are those of the Academy's *dastur-e khatt-e farsi* and of virastar. A profile is
`diplomatic` (nothing is changed), `print` (what is certain), or `academy` (more, for an editor who
reads the suggestions). No rule touches an address, a code or words of another script; no rule of
letters touches Arabic. A heh with hamza («ۀ», «هٔ») stays as it was typed: both are right, and no
rule can know which was meant. Nothing is joined that stood apart but by the endings listed, and no
word is respelt.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.languages import known, spoken
from edition.core.quoting import did_you_mean, worded
from edition.language.orthography import finders
from edition.language.orthography.passage import Change, Finder, Passage, Stretch, merged
from edition.language.parts import code_in, parts_of
from edition.model.description import Description, Profile, State
from edition.model.document import Block, Hemistich
from edition.model.reading import Emendation, Proposal
from edition.model.source import Span
from edition.model.source_folder import Source

_PERSIAN = ("fa", "fa-AF")
_FOLDING = ("fa", "fa-AF", "ur", "ckb")
_ALL = ("fa", "fa-AF", "ar", "ur", "ckb", "ug")

_CERTAIN: Mapping[Profile, State] = {"diplomatic": "off", "print": "apply", "academy": "apply"}
_LIKELY: Mapping[Profile, State] = {"diplomatic": "off", "print": "suggest", "academy": "apply"}
_DOUBTFUL: Mapping[Profile, State] = {"diplomatic": "off", "print": "off", "academy": "suggest"}
Wanted = Literal["apply", "suggest"]
_WANTED: tuple[Wanted, ...] = ("apply", "suggest")


class SpellingRule(Struct, frozen=True, kw_only=True):
    """`find` proposes the changes; each example is what the rule alone makes of a text in the first
    of the `languages`.
    """

    id: str
    reason: str
    confidence: Literal["certain", "likely", "doubtful"]
    states: Mapping[Profile, State]
    find: Finder
    examples: tuple[tuple[str, str], ...]
    languages: tuple[str, ...] = _ALL


RULES: tuple[SpellingRule, ...] = (
    SpellingRule(
        id="kaf",
        reason="U+0643 is the Arabic kaf, from another keyboard; Persian writes U+06A9",
        confidence="certain",
        states=_CERTAIN,
        find=finders.folded("ك"),
        examples=(
            ("براي كودكان", "براي کودکان"),
            ("گفت: إِنَّكَ كَريمٌ و كار كرد", "گفت: إِنَّكَ كَريمٌ و کار کرد"),
        ),
        languages=_FOLDING,
    ),
    SpellingRule(
        id="yeh",
        reason="U+064A is the Arabic yeh, from another keyboard; Persian writes U+06CC",
        confidence="certain",
        states=_CERTAIN,
        find=finders.folded("ي"),
        examples=(
            ("براي كودكان", "برای كودكان"),
            (
                "إِنَّ اللَّهَ لا يُغَيِّرُ ما بِقَوْمٍ را نيز",
                "إِنَّ اللَّهَ لا يُغَيِّرُ ما بِقَوْمٍ را نیز",
            ),
        ),
        languages=_FOLDING,
    ),
    SpellingRule(
        id="alef-maksura",
        reason="U+0649 is the Arabic alef maksura; the Persian yeh that looks like it is U+06CC",
        confidence="certain",
        states=_CERTAIN,
        find=finders.folded("ى"),
        examples=(("مهمانى كامل", "مهمانی كامل"), ("حَتَّىٰ يُغَيِّرُوا", "حَتَّىٰ يُغَيِّرُوا")),
        languages=_FOLDING,
    ),
    SpellingRule(
        id="presentation-form",
        reason="the code point is a glyph of old systems, not a letter",
        confidence="certain",
        states=_CERTAIN,
        find=finders.presentation_forms,
        examples=(("ﺗﺎ ﻻﻟﻪ ﻳﻚ", "تا لاله یک"), ("ﷺ و ﷲ و ﷼", "ﷺ و ﷲ و ﷼")),
    ),
    SpellingRule(
        id="mi-space",
        reason="«می» and its verb are one word, held together by U+200C",
        confidence="certain",
        states=_CERTAIN,
        find=finders.mi_apart,
        examples=(
            (
                "می روم و نمی خواهد ومی بلعد و برمی دارد",
                "می\u200cروم و نمی\u200cخواهد ومی\u200cبلعد و برمی\u200cدارد",
            ),
            ("می ناب و می ریخته و اول ماه می رفت", "می ناب و می ریخته و اول ماه می رفت"),
        ),
        languages=_PERSIAN,
    ),
    SpellingRule(
        id="mi-joined",
        reason="«می» is parted from its verb by U+200C",
        confidence="certain",
        states=_CERTAIN,
        find=finders.mi_joined,
        examples=(
            ("میکند و نمیدانم و میرفته", "می\u200cکند و نمی\u200cدانم و می\u200cرفته"),
            ("میدان و میوه و میدانی و میراند", "میدان و میوه و میدانی و میراند"),
        ),
        languages=_PERSIAN,
    ),
    SpellingRule(
        id="ha-space",
        reason=(
            "the ending «ها» belongs to its word: held by U+200C, or joined behind a letter "
            "that joins nothing"
        ),
        confidence="certain",
        states=_CERTAIN,
        find=finders.ha_apart,
        examples=(
            ("کتاب های دختر ها و آن ها", "کتاب\u200cهای دخترها و آن\u200cها"),
            ("های های گریه و های و هوی", "های های گریه و های و هوی"),
        ),
        languages=_PERSIAN,
    ),
    SpellingRule(
        id="ha-ye",
        reason="the yeh of «های» belongs to it",
        confidence="certain",
        states=_CERTAIN,
        find=finders.ha_ye,
        examples=(("باغها ی سبز", "باغهای سبز"), ("ها یک", "ها یک")),
        languages=_PERSIAN,
    ),
    SpellingRule(
        id="tarin-space",
        reason="the ending «ترین» belongs to its word",
        confidence="likely",
        states=_LIKELY,
        find=finders.superlative,
        examples=(("روشن ترین و بزرگ ترین", "روشن\u200cترین و بزرگ\u200cترین"),),
        languages=_PERSIAN,
    ),
    SpellingRule(
        id="heh-i-space",
        reason="the ending «ای» behind a silent heh belongs to its word",
        confidence="likely",
        states=_LIKELY,
        find=finders.indefinite,
        examples=(("خانه ای تازه", "خانه\u200cای تازه"), ("ای دوست", "ای دوست")),
        languages=_PERSIAN,
    ),
    SpellingRule(
        id="tar-space",
        reason="the ending «تر» belongs to its word, if it is not the word for wet",
        confidence="doubtful",
        states=_DOUBTFUL,
        find=finders.comparative,
        examples=(("آهسته تر شد", "آهسته\u200cتر شد"),),
        languages=_PERSIAN,
    ),
    SpellingRule(
        id="latin-mark",
        reason="the mark is of a Latin keyboard",
        confidence="certain",
        states=_CERTAIN,
        find=finders.other_keyboard,
        examples=(("نان, آب; چرا?", "نان، آب؛ چرا؟"), ("نان A, B و 1,000", "نان A, B و 1,000")),
    ),
    SpellingRule(
        id="three-dots",
        reason="three full stops are the one mark U+2026",
        confidence="likely",
        states=_LIKELY,
        find=finders.three_dots,
        examples=(("و... نان", "و… نان"), ("و .. نان .... آب", "و .. نان .... آب")),
    ),
    SpellingRule(
        id="quotation-mark",
        reason="the language has its own quotation marks",
        confidence="likely",
        states=_LIKELY,
        find=finders.quotation_marks,
        examples=(('گفت "نان" و “آب”', "گفت «نان» و «آب»"), ('گفت "bread"', 'گفت "bread"')),
    ),
    SpellingRule(
        id="space-before-mark",
        reason="a mark of punctuation stands against the word before it",
        confidence="certain",
        states=_CERTAIN,
        find=finders.before_marks,
        examples=(
            ("نان ، آب . امضا :", "نان، آب. امضا:"),
            ("و .. و ... نان .NET", "و .. و ... نان .NET"),
        ),
    ),
    SpellingRule(
        id="space-after-mark",
        reason="a space parts a mark of punctuation from the next word",
        confidence="certain",
        states=_CERTAIN,
        find=finders.after_marks,
        examples=(
            ("آورد.بهاری خرم،همه است .نان", "آورد. بهاری خرم، همه است . نان"),
            (
                "سال ۱۳۸۴ ه.ش در ۳٫۵ و ۱۶:۳۰ و www.example.org",
                "سال ۱۳۸۴ ه.ش در ۳٫۵ و ۱۶:۳۰ و www.example.org",
            ),
        ),
    ),
    SpellingRule(
        id="space-inside-bracket",
        reason="a bracket or a quotation mark stands against what it holds",
        confidence="certain",
        states=_CERTAIN,
        find=finders.inside_brackets,
        examples=(
            ("آن ( سیب، انگور ) را", "آن (سیب، انگور) را"),
            ("« نان »", "«نان»"),
        ),
    ),
    SpellingRule(
        id="space-outside-bracket",
        reason="a space parts a bracket or a quotation mark from the word beside it",
        confidence="certain",
        states=_CERTAIN,
        find=finders.outside_brackets,
        examples=(
            ("در«بوستان و گلستان»آمد", "در «بوستان و گلستان» آمد"),
            ("کتاب(ها) و «کتاب»ها و «ایران»ی", "کتاب(ها) و «کتاب»ها و «ایران»ی"),
        ),
    ),
    SpellingRule(
        id="space-before-number",
        reason="a space parts a number from the word before it",
        confidence="likely",
        states=_LIKELY,
        find=finders.before_numbers,
        examples=(
            ("مارس2003 و زیر۱۲ سال", "مارس 2003 و زیر ۱۲ سال"),
            ("COVID19 و ه1", "COVID19 و ه1"),
        ),
    ),
    SpellingRule(
        id="doubled-space",
        reason="one space parts two words",
        confidence="certain",
        states=_CERTAIN,
        find=finders.doubled,
        examples=(("نان  و   آب", "نان و آب"),),
    ),
    SpellingRule(
        id="digit",
        reason="the number is in a Persian sentence and in the digits of another script",
        confidence="certain",
        states=_CERTAIN,
        find=finders.digits,
        examples=(
            ("3 تا 5 مهر1384 و ٥ و 1403/12/30 و 3.5", "۳ تا ۵ مهر۱۳۸۴ و ۵ و ۱۴۰۳/۱۲/۳۰ و ۳.۵"),
            (
                (
                    "https://example.org/p?id=1404 و COVID-19 و Windows 10 و 021-88776655 و ISBN "
                    "978-964-00-0000-1 در سال 1404"
                ),
                (
                    "https://example.org/p?id=1404 و COVID-19 و Windows 10 و 021-88776655 و ISBN "
                    "978-964-00-0000-1 در سال ۱۴۰۴"
                ),
            ),
        ),
        languages=_PERSIAN,
    ),
)


def state_of(
    rule: SpellingRule, profile: Profile, single: Mapping[str, State], language: str
) -> State:
    """What is made of a rule in an edition; one that is not of its language is off."""
    if language not in rule.languages:
        return "off"
    return single.get(rule.id, rule.states[profile])


def applied_to(
    source: Source, taken: Sequence[Emendation]
) -> tuple[tuple[Proposal, ...], Problems]:
    """See `edition.language.orthography.spelling`."""
    problems = tuple(_unknown(source))
    if problems:
        return (), problems
    description, blocks, text = source.description, source.document.blocks, source.text.text
    verse = sorted(
        (block.span.start, block.span.end) for block in blocks if isinstance(block, Hemistich)
    )
    passage = Passage(text, spoken(description.language, description.words), verse)
    stretches = [(emendation.span.start, emendation.span.end) for emendation in taken]
    stretches += [(span.start, span.end) for span in code_in(blocks, text)]
    stretches = merged(stretches)
    found = proposals(passage, _states(description), stretches, _within(blocks))
    return tuple(
        Proposal(_emendation(change, rule, text), state) for change, rule, state in found
    ), ()


def corrected(text: str, description: Description) -> str:
    """A text that stands in edition.toml, with what the rules apply."""
    passage = Passage(text, spoken(description.language, description.words))
    parts: list[str] = []
    done = 0
    for change, _, state in proposals(passage, _states(description)):
        if state == "apply":
            parts += text[done : change.start], change.after
            done = change.end
    return "".join((*parts, text[done:]))


def proposals(
    passage: Passage,
    states: Sequence[State],
    taken: Iterable[Stretch] = (),
    allowed: Callable[[int, int], bool] = lambda start, end: True,
) -> list[tuple[Change, SpellingRule, Wanted]]:
    """What the rules, in the `states` given in the order of RULES, propose for a text where it is
    `allowed`, in its order.

    Every rule sees the text as it stands, so the result does not depend on an order of changes.
    Where two proposals fall over one another the applied one wins over the suggested, then the rule
    that stands earlier in the table, then the earlier place; what is `taken` (by the editor's hand)
    wins over all.
    """
    kept = _Row(taken)
    found: list[tuple[Change, SpellingRule, Wanted]] = []
    for wanted in _WANTED:
        for rule, state in zip(RULES, states, strict=True):
            for change in rule.find(passage) if state == wanted else ():
                start, end, after = change
                if (
                    passage.text[start:end] != after
                    and allowed(start, end)
                    and kept.add(start, end)
                ):
                    found.append((change, rule, wanted))
    return sorted(found, key=lambda proposal: proposal[0][:2])


class _Row:
    """Ranges in order, none of which has a character of another; an insertion lies inside of none,
    and at no other's place.
    """

    def __init__(self, taken: Iterable[Stretch]) -> None:
        self._ranges = sorted(taken)

    def add(self, start: int, end: int) -> bool:
        """Put a range in, where there is room for it."""
        at = bisect_left(self._ranges, (start, end))
        if at and self._ranges[at - 1][1] > start:
            return False
        if at < len(self._ranges) and (
            self._ranges[at] == (start, end) or self._ranges[at][0] < end
        ):
            return False
        self._ranges.insert(at, (start, end))
        return True


def _states(description: Description) -> tuple[State, ...]:
    """The state of each rule, in the order of the table."""
    language = known(description.language)
    tag = language.tag if language else description.language
    return tuple(
        state_of(rule, description.profile, description.orthography, tag) for rule in RULES
    )


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
