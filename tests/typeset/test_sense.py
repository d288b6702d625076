"""What belongs together by sense: right examples and wrong ones."""

import pytest

from edition.typeset.line.sense import NEVER, sense, ties

CLOSE, LOOSE = 2, 1


def cost(text: str, *others: str) -> int:
    """What it costs to end a line behind the first word of a text that stands among others."""
    return ties(text, sense((text, *others)), alone=True)[0]


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
        "شورای و",
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
        ("مردم -", ["مردم -"] * 3),
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
    assert (("برنامه", "کار") in sense(texts).pairs) == term


def test_pairs_are_counted_within_a_block() -> None:
    assert cost("نان تازه", *["نان", "تازه"] * 5) == 0


def test_a_preposition_leads_on_alone_on_a_sheet_and_costs_in_a_list() -> None:
    assert ties("برای همه", sense(()), alone=True)[0] == NEVER
    assert ties("برای همه", sense(()), alone=False)[0] == CLOSE


def test_a_term_of_the_editor_is_whole_alone_on_a_sheet_and_costs_in_a_list() -> None:
    known = sense((), ["شورای ملی زنان"])
    assert ties("شورای ملی زنان؛ نان", known, alone=True) == (NEVER, NEVER, 0, 0)
    assert ties("شورای ملی زنان؛ نان", known, alone=False) == (CLOSE, CLOSE, 0, 0)
