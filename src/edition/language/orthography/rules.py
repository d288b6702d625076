"""The rules of orthography: what each changes, why, how certain it is, and what each profile makes
of it.

The kinds of rules are those of the Academy's *dastur-e khatt-e farsi* and of virastar. A profile is
`diplomatic` (nothing is changed), `print` (what is certain), or `academy` (more, for an editor who
reads the suggestions). No rule touches an address, a code or words of another script; no rule of
letters touches Arabic. A heh with hamza («ۀ», «هٔ») stays as it was typed: both are right, and no
rule can know which was meant. Nothing is joined that stood apart but by the endings listed, and no
word is respelt.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from edition.language.orthography import affixes, signs
from edition.language.orthography.passage import Finder
from edition.model.description import Profile, State

_PERSIAN = ("fa", "fa-AF")
_FOLDING = ("fa", "fa-AF", "ur", "ckb")
_ALL = ("fa", "fa-AF", "ar", "ur", "ckb", "ug")


class Rule(Struct, frozen=True, kw_only=True):
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


_CERTAIN: Mapping[Profile, State] = {"diplomatic": "off", "print": "apply", "academy": "apply"}
_LIKELY: Mapping[Profile, State] = {"diplomatic": "off", "print": "suggest", "academy": "apply"}
_DOUBTFUL: Mapping[Profile, State] = {"diplomatic": "off", "print": "off", "academy": "suggest"}

RULES: tuple[Rule, ...] = (
    Rule(
        id="kaf",
        reason="U+0643 is the Arabic kaf, from another keyboard; Persian writes U+06A9",
        confidence="certain",
        states=_CERTAIN,
        find=signs.folded("ك"),
        examples=(
            ("براي كودكان", "براي کودکان"),
            ("گفت: إِنَّكَ كَريمٌ و كار كرد", "گفت: إِنَّكَ كَريمٌ و کار کرد"),
        ),
        languages=_FOLDING,
    ),
    Rule(
        id="yeh",
        reason="U+064A is the Arabic yeh, from another keyboard; Persian writes U+06CC",
        confidence="certain",
        states=_CERTAIN,
        find=signs.folded("ي"),
        examples=(
            ("براي كودكان", "برای كودكان"),
            (
                "إِنَّ اللَّهَ لا يُغَيِّرُ ما بِقَوْمٍ را نيز",
                "إِنَّ اللَّهَ لا يُغَيِّرُ ما بِقَوْمٍ را نیز",
            ),
        ),
        languages=_FOLDING,
    ),
    Rule(
        id="alef-maksura",
        reason="U+0649 is the Arabic alef maksura; the Persian yeh that looks like it is U+06CC",
        confidence="certain",
        states=_CERTAIN,
        find=signs.folded("ى"),
        examples=(("مهمانى كامل", "مهمانی كامل"), ("حَتَّىٰ يُغَيِّرُوا", "حَتَّىٰ يُغَيِّرُوا")),
        languages=_FOLDING,
    ),
    Rule(
        id="presentation-form",
        reason="the code point is a glyph of old systems, not a letter",
        confidence="certain",
        states=_CERTAIN,
        find=signs.presentation_forms,
        examples=(("ﺗﺎ ﻻﻟﻪ ﻳﻚ", "تا لاله یک"), ("ﷺ و ﷲ و ﷼", "ﷺ و ﷲ و ﷼")),
    ),
    Rule(
        id="mi-space",
        reason="«می» and its verb are one word, held together by U+200C",
        confidence="certain",
        states=_CERTAIN,
        find=affixes.mi_apart,
        examples=(
            (
                "می روم و نمی خواهد ومی بلعد و برمی دارد",
                "می\u200cروم و نمی\u200cخواهد ومی\u200cبلعد و برمی\u200cدارد",
            ),
            ("می ناب و می ریخته و اول ماه می رفت", "می ناب و می ریخته و اول ماه می رفت"),
        ),
        languages=_PERSIAN,
    ),
    Rule(
        id="mi-joined",
        reason="«می» is parted from its verb by U+200C",
        confidence="certain",
        states=_CERTAIN,
        find=affixes.mi_joined,
        examples=(
            ("میکند و نمیدانم و میرفته", "می\u200cکند و نمی\u200cدانم و می\u200cرفته"),
            ("میدان و میوه و میدانی و میراند", "میدان و میوه و میدانی و میراند"),
        ),
        languages=_PERSIAN,
    ),
    Rule(
        id="ha-space",
        reason=(
            "the ending «ها» belongs to its word: held by U+200C, or joined behind a letter "
            "that joins nothing"
        ),
        confidence="certain",
        states=_CERTAIN,
        find=affixes.ha_apart,
        examples=(
            ("کتاب های دختر ها و آن ها", "کتاب\u200cهای دخترها و آن\u200cها"),
            ("های های گریه و های و هوی", "های های گریه و های و هوی"),
        ),
        languages=_PERSIAN,
    ),
    Rule(
        id="ha-ye",
        reason="the yeh of «های» belongs to it",
        confidence="certain",
        states=_CERTAIN,
        find=affixes.ha_ye,
        examples=(("باغها ی سبز", "باغهای سبز"), ("ها یک", "ها یک")),
        languages=_PERSIAN,
    ),
    Rule(
        id="tarin-space",
        reason="the ending «ترین» belongs to its word",
        confidence="likely",
        states=_LIKELY,
        find=affixes.superlative,
        examples=(("روشن ترین و بزرگ ترین", "روشن\u200cترین و بزرگ\u200cترین"),),
        languages=_PERSIAN,
    ),
    Rule(
        id="heh-i-space",
        reason="the ending «ای» behind a silent heh belongs to its word",
        confidence="likely",
        states=_LIKELY,
        find=affixes.indefinite,
        examples=(("خانه ای تازه", "خانه\u200cای تازه"), ("ای دوست", "ای دوست")),
        languages=_PERSIAN,
    ),
    Rule(
        id="tar-space",
        reason="the ending «تر» belongs to its word, if it is not the word for wet",
        confidence="doubtful",
        states=_DOUBTFUL,
        find=affixes.comparative,
        examples=(("آهسته تر شد", "آهسته\u200cتر شد"),),
        languages=_PERSIAN,
    ),
    Rule(
        id="latin-mark",
        reason="the mark is of a Latin keyboard",
        confidence="certain",
        states=_CERTAIN,
        find=signs.other_keyboard,
        examples=(("نان, آب; چرا?", "نان، آب؛ چرا؟"), ("نان A, B و 1,000", "نان A, B و 1,000")),
    ),
    Rule(
        id="three-dots",
        reason="three full stops are the one mark U+2026",
        confidence="likely",
        states=_LIKELY,
        find=signs.three_dots,
        examples=(("و... نان", "و… نان"), ("و .. نان .... آب", "و .. نان .... آب")),
    ),
    Rule(
        id="quotation-mark",
        reason="the language has its own quotation marks",
        confidence="likely",
        states=_LIKELY,
        find=signs.quotation_marks,
        examples=(('گفت "نان" و “آب”', "گفت «نان» و «آب»"), ('گفت "bread"', 'گفت "bread"')),
    ),
    Rule(
        id="space-before-mark",
        reason="a mark of punctuation stands against the word before it",
        confidence="certain",
        states=_CERTAIN,
        find=signs.before_marks,
        examples=(
            ("نان ، آب . امضا :", "نان، آب. امضا:"),
            ("و .. و ... نان .NET", "و .. و ... نان .NET"),
        ),
    ),
    Rule(
        id="space-after-mark",
        reason="a space parts a mark of punctuation from the next word",
        confidence="certain",
        states=_CERTAIN,
        find=signs.after_marks,
        examples=(
            ("آورد.بهاری خرم،همه است .نان", "آورد. بهاری خرم، همه است . نان"),
            (
                "سال ۱۳۸۴ ه.ش در ۳٫۵ و ۱۶:۳۰ و www.example.org",
                "سال ۱۳۸۴ ه.ش در ۳٫۵ و ۱۶:۳۰ و www.example.org",
            ),
        ),
    ),
    Rule(
        id="space-inside-bracket",
        reason="a bracket or a quotation mark stands against what it holds",
        confidence="certain",
        states=_CERTAIN,
        find=signs.inside_brackets,
        examples=(
            ("آن ( سیب، انگور ) را", "آن (سیب، انگور) را"),
            ("« نان »", "«نان»"),
        ),
    ),
    Rule(
        id="space-outside-bracket",
        reason="a space parts a bracket or a quotation mark from the word beside it",
        confidence="certain",
        states=_CERTAIN,
        find=signs.outside_brackets,
        examples=(
            ("در«بوستان و گلستان»آمد", "در «بوستان و گلستان» آمد"),
            ("کتاب(ها) و «کتاب»ها و «ایران»ی", "کتاب(ها) و «کتاب»ها و «ایران»ی"),
        ),
    ),
    Rule(
        id="space-before-number",
        reason="a space parts a number from the word before it",
        confidence="likely",
        states=_LIKELY,
        find=signs.before_numbers,
        examples=(
            ("مارس2003 و زیر۱۲ سال", "مارس 2003 و زیر ۱۲ سال"),
            ("COVID19 و ه1", "COVID19 و ه1"),
        ),
    ),
    Rule(
        id="doubled-space",
        reason="one space parts two words",
        confidence="certain",
        states=_CERTAIN,
        find=signs.doubled,
        examples=(("نان  و   آب", "نان و آب"),),
    ),
    Rule(
        id="digit",
        reason="the number is in a Persian sentence and in the digits of another script",
        confidence="certain",
        states=_CERTAIN,
        find=signs.digits,
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


def state_of(rule: Rule, profile: Profile, single: Mapping[str, State], language: str) -> State:
    """What is made of a rule in an edition; one that is not of its language is off."""
    if language not in rule.languages:
        return "off"
    return single.get(rule.id, rule.states[profile])
