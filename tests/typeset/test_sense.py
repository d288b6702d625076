"""What belongs together by sense: right examples and wrong ones."""

import random

import pytest

from edition.core.languages.grammar import ARABIC, PERSIAN, SORANI, URDU, UYGHUR, Grammar, folded
from edition.typeset.line.sense import NEVER, WordsCounted, sense, ties
from tests import given

CROSS, CLOSE, LOOSE = 6, 2, 1


def cost(text: str, *others: str) -> int:
    """What it costs to end a line behind the first word of a text that stands among others."""
    return ties(text, sense((text, *others), PERSIAN), alone=True)[0]


@pytest.mark.parametrize(
    "text",
    [
        "ادارۀ شورایی",
        "ادارهٔ شورایی",
        "اداره\u200cی شورایی",
        "کتابِ سبز",
        "نیروهای چپ",
        "قدرت\u200cهای بزرگ",
        "شوراي كارگري",
        "شورای کارگری",
        "«دریای خون»",
        "سوی مجمع",
        "فردا را",
    ],
)
def test_an_ezafe_that_is_written_binds(text: str) -> None:
    assert cost(text) == CLOSE


@pytest.mark.parametrize(
    "text",
    [
        "نیروهای، چپ",
        "شورای و کار",
        "خانه\u200cای بزرگ",
        "حرفه\u200cای کار",
        "وی رفت",
        "ای یاران",
        "موسوی نماینده",
        "خسروی گفت",
        "معنوی مردم",
        "تساوی حقوق",
        "مساوی بودند",
        "فردا، را",
        "نان تازه",
        "دانایی مردم",
    ],
)
def test_what_only_looks_like_one_does_not(text: str) -> None:
    assert cost(text) == 0


def test_a_noun_in_vav_is_known_by_the_text() -> None:
    assert cost("الگوی توسعه") == 0
    assert cost("الگوی توسعه", "آن الگو") == cost("الگوی توسعه", "این الگوها را") == CLOSE


@pytest.mark.parametrize("free", ["یک چای و نان", "نان و چای", "چای، نان", "آن چای را بیاور"])
def test_what_stands_free_in_the_text_is_no_ezafe(free: str) -> None:
    assert cost("چای تازه") == CLOSE
    assert cost("چای تازه", free) == 0


def test_what_stands_free_once_and_is_bound_often_is() -> None:
    assert cost("شورای شهر", "شورای کار و شورای زنان", "شورای، نان") == CLOSE


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("حقوق بشر", ["حقوق بشر است"]),
        ("«حقوق بشر»", ["حقوق بشر،"]),
        ("آموزش و پرورش", ["در آموزش و پرورش باید"]),
        ("حق دارد", ["هر کس حق دارد که", "او حق دارد"]),
    ],
)
def test_pairs_that_recur_are_terms(text: str, others: list[str]) -> None:
    assert cost(text) == 0
    assert cost(text, *others) == LOOSE


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("مردم از", ["مردم از"] * 3),
        ("مردم تا", ["مردم تا"] * 3),
        ("دارد آزادانه", ["دارد آزادانه"] * 3),
        ("می\u200cرود باران", ["می\u200cرود باران"] * 3),
        ("نان، کار", ["نان، کار"] * 3),
        ("نان «کار»", ["نان «کار»"] * 3),
        ("سال 1395", ["سال 1395"] * 3),
        ("این مردم", ["این مردم", *["این کار آن مردم"] * 30]),
    ],
)
def test_other_pairs_are_none(text: str, others: list[str]) -> None:
    assert cost(text, *others) == 0


@pytest.mark.parametrize(("apart", "term"), [(10, True), (11, False)])
def test_a_pair_is_a_term_where_its_words_do_not_stand_apart_six_times_as_often(
    apart: int, term: bool
) -> None:
    """By the square of it: two words that stand together twice, and each of them ten times without
    the other, or eleven.
    """
    texts = ["برنامه کار", "برنامه کار", *["برنامه"] * apart, *["کار"] * apart]
    assert (("برنامه", "کار") in sense(texts, PERSIAN).pairs) == term


def test_pairs_are_counted_within_a_block() -> None:
    assert cost("نان تازه", *["نان", "تازه"] * 5) == 0


def test_a_preposition_leads_on_alone_on_a_sheet_and_costs_in_a_list() -> None:
    assert ties("برای همه", sense((), PERSIAN), alone=True)[0] == NEVER
    assert ties("برای همه", sense((), PERSIAN), alone=False)[0] == CLOSE


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("عضو Creative Commons شدیم", (0, CROSS, 0, 0)),
        ("پیوستن به Creative Commons شد", (0, CLOSE, CROSS, 0, 0)),
        ("پیوستن به Wikipedia شد", (0, NEVER, 0, 0)),
        ("یا Debian, Ubuntu Touch بود", (NEVER, 0, CROSS, 0, 0)),
        ("Creative Commons 4.0", (0, 0, 0)),
        ("نسخهٔ Creative (4.0) باز", (CLOSE, 0, 0, 0)),
    ],
)
def test_a_phrase_that_runs_the_other_way_is_parted_last(
    text: str, parted: tuple[int, ...]
) -> None:
    """And no more where the whole text runs that way, or where it ends with a mark."""
    assert ties(text, sense((), PERSIAN), alone=True) == parted


def test_a_determiner_leads_on_but_before_a_preposition() -> None:
    """«All workers» is whole, «all / together» and «everyone / for one» may be parted."""
    assert cost("همه کارگران") == NEVER
    assert cost("همه با هم") == cost("همه برای یکی") == 0


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("شورای ملی زنان؛ نان", (NEVER, NEVER, 0, 0)),
        ("«شورای ملی زنان» نان", (NEVER, NEVER, 0, 0)),
        ("شوراي ملى‌ زنان نان", (NEVER, NEVER, 0, 0)),
        ("شورای ملی، زنان نان", (CLOSE, 0, 0, 0)),
        ("شورای ملی زنانه نان", (CLOSE, 0, 0, 0)),
    ],
)
def test_a_term_of_the_editor_is_whole_however_it_is_written(
    alone: bool, text: str, parted: tuple[int, ...]
) -> None:
    known = sense((), PERSIAN, ["شورای ملی زنان"])
    assert ties(text, known, alone=alone) == parted


def test_a_term_is_whole_where_a_joiner_stands_for_its_space() -> None:
    known = sense((), PERSIAN, ["تشکل های کارگری"])
    assert ties("تشکل\u200cهای کارگری", known, alone=False) == (NEVER, 0)


@pytest.mark.parametrize(
    "text",
    [
        "اگر بیاید",
        "بین مردم",
        "میان ما",
        "زیر پل",
        "تا فردا",
        "طی سال",
        "نزد او",
        "زیرا رفت",
        "سایر مردم",
    ],
)
def test_words_of_a_closed_class_lead_on(text: str) -> None:
    """Whether they stand in any text or not."""
    assert cost(text) == NEVER


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("کتاب هایشان رسید", True),
        ("خانه مان بزرگ", True),
        ("گسترده تر شد", True),
        ("اجتناب ناپذیر است", True),
        ("مداخله گری دولت", True),
        ("امضا کنندگان نامه", True),
        ("مبارک باد نوروز", True),
        # Second members that stand for themselves as well, in one text or another.
        ("بوتهٔ گونه", False),
        ("او طلب کرد", False),
        ("چو گر رفت", False),
    ],
)
def test_what_ends_a_word_stands_with_it(text: str, bound: bool) -> None:
    assert (cost(text) == NEVER) == bound


@pytest.mark.parametrize(
    ("grammar", "text", "expected"),
    [
        (URDU, "انسان کا حق", (NEVER, 0, 0)),
        (URDU, "اور حق", (NEVER, 0)),
        (URDU, "جذبۂ دل", (CLOSE, 0)),
        (ARABIC, "في بيت", (NEVER, 0)),
        (ARABIC, "بيت إلى بيت", (0, NEVER, 0)),
        (ARABIC, "دریای خون", (0, 0)),
        (SORANI, "لە ماڵ", (NEVER, 0)),
        (UYGHUR, "سەن بىلەن مەن", (NEVER, 0, 0)),
        (UYGHUR, "نان ۋە سۇ", (0, NEVER, 0)),
        (Grammar(), "نان و برای کتاب های", (0, 0, 0, 0, 0)),
    ],
)
def test_each_language_has_its_own_rules(
    grammar: Grammar, text: str, expected: tuple[int, ...]
) -> None:
    assert ties(text, sense((text,), grammar), alone=True) == expected


@pytest.mark.parametrize("grammar", [PERSIAN, ARABIC, URDU, SORANI, UYGHUR])
def test_a_word_is_of_classes_that_do_not_contradict(grammar: Grammar) -> None:
    assert not grammar.suffixes & (grammar.leading | grammar.prefixes)
    assert grammar.copulas <= grammar.verbs
    words = (
        grammar.suffixes | grammar.leading | grammar.prefixes | grammar.particles | grammar.verbs
    )
    assert all(folded(word) == word and word.strip() for word in words)


@pytest.mark.parametrize("text", ["مردم …", "مردم - کار", "مردم »", "مردم و"])
def test_what_stands_for_nothing_alone_stands_with_the_word_before_it(text: str) -> None:
    assert cost(text) == NEVER


def test_words_that_are_gone_are_counted_no_more() -> None:
    """As often as texts change, what they tell together is what they would tell at first."""
    text = (given.TEXTS / "udhr_fa.txt").read_text(encoding="utf-8")
    texts = [each for each in text.split("\n") if each]
    counted = WordsCounted(PERSIAN)
    by = random.Random(3)
    for _ in range(30):
        own = by.sample(texts, by.randrange(1, 12)) * by.randrange(1, 3)
        assert sense(own, PERSIAN, (), counted) == sense(own, PERSIAN)
    assert sense([], PERSIAN, (), counted) == sense([], PERSIAN)
