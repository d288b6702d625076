"""The rules of structure, each on a text of its own."""

from collections.abc import Callable, Collection

import msgspec
import pytest

from edition.model.description import Description
from edition.read.plain.recognition import Kind, kinds_of
from edition.read.plain.source_lines import lines_of

LONG = "این سطر از شصت نویسه بلندتر است و بی هیچ نشانهٔ پایانی رها می‌شود تا متن پیوسته باشد"
BODY = "شورای نویسندگان"
MEETING = "نشست چهارم نویسندگان"
Kinds = Callable[..., str]

LETTERS: dict[Kind, str] = {
    "title": "T",
    "heading": "H",
    "subheading": "h",
    "paragraph": "p",
    "item": "i",
    "slogan": "S",
    "issuing body": "B",
    "adopting meeting": "M",
    "place": "P",
    "date": "D",
    "signatories": "N",
    "signatory": "n",
    "verse": "v",
}


def kinds(
    *texts: str,
    stated: dict[int, Kind] | None = None,
    title: str = "نان و آزادی",
    verse: Collection[int] = (),
    **more: object,
) -> str:
    """A letter for each line."""
    known = {
        "id": "abc",
        "language": "fa",
        "title": title,
        "issuing_body": BODY,
        "adopting_meeting": MEETING,
        "rights": "r",
    }
    description = msgspec.convert(known | {"place": "تهران"} | more, Description)
    return "".join(
        LETTERS[kind]
        for kind in kinds_of(lines_of("\n".join(texts)), description, stated or {}, verse)
    )


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["نان و آزادی"], "T"),
        (["نان  و\u00a0آزادی", LONG], "Tp"),
        (["نان", "و آزادی", LONG], "TTp"),
        (["بیانیه", LONG], "Tp"),
        (["بیانیه.", LONG], "pp"),
        ([LONG, LONG], "pp"),
        (["1. نان", "2. آب"], "ii"),
    ],
)
def test_title(texts: list[str], expected: str) -> None:
    assert kinds(*texts) == expected


def test_a_long_title_with_a_question_mark() -> None:
    title = f"{LONG}؟"
    assert kinds(title, LONG, title=title) == "Tp"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([LONG, "ایران", LONG], "pHp"),
        ([LONG, "ایران", "بند کوتاه."], "pHp"),
        ([LONG, "ایران", "1. نان", "2. آب"], "pHii"),
        (["1. نان", "2. آب", "ایران", LONG], "iiHp"),
        (["مقدمه", LONG], "Hp"),
        ([LONG, "ایران.", LONG], "ppp"),
        ([LONG, "ایران:", "1. نان"], "ppi"),
        ([LONG, "در راه", "می‌رفتیم", LONG], "pppp"),
        ([LONG, "زنده باد!", LONG], "ppp"),
    ],
)
def test_headings(texts: list[str], expected: str) -> None:
    assert kinds("نان و آزادی", *texts) == "T" + expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            [LONG, "باب یکم", "حکایت ۱", LONG, "حکایت ۲", LONG, "باب دوم", "حکایت ۱", LONG],
            "pHhphpHhp",
        ),
        (["باب یکم", "حکایت ۱", LONG, "حکایت ۲", LONG], "Hhphp"),
        (["دیباچه", "به نام خدا", LONG], "Hpp"),
        ([LONG, "در راه", "می‌رفتیم", LONG], "pppp"),
        ([LONG, "باب یکم", "باب دوم", "باب سوم", LONG], "ppppp"),
        ([LONG, "باب یکم", "حکایتِ ۱", LONG, "حکایت ۲", LONG], "pHhphp"),
    ],
)
def test_two_levels_of_headings(texts: list[str], expected: str) -> None:
    assert kinds("نان و آزادی", *texts) == "T" + expected


def test_a_heading_above_verse_is_one_of_a_series() -> None:
    texts = [LONG, "غزل ۱", "الف", "ب", "غزل ۲", "پ", "ت", "دریغا", "ج", "چ"]
    verse = (3, 4, 6, 7, 9, 10)
    assert kinds("نان و آزادی", *texts, verse=verse) == "TpHvvHvvpvv"


def test_what_a_line_leads_into_is_no_heading_unless_it_is_one_of_a_series() -> None:
    assert kinds("نان و آزادی", LONG, f"{LONG}:", "با تو آواز نیاید", LONG) == "Tpppp"
    assert kinds("نان و آزادی", LONG, f"{LONG}:", "حکایت ۱", LONG, "حکایت ۲", LONG) == "TppHpHp"


def test_headings_that_the_editor_states() -> None:
    assert kinds("نان و آزادی", LONG, "ایران.", LONG, stated={2: "subheading"}) == "Tphp"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["زنده باد نان", "زنده باد آزادی", BODY, f"مصوب {MEETING}", "تهران", "۸ آبان ۱۴۰۳"],
            "SSBMPD",
        ),
        (["زنده باد نان!", BODY], "SB"),
        (["زنده باد نان!", "دوستدار شما"], "Sp"),
        (["دوستدار شما"], "p"),
        ([BODY, "زنده باد نان"], "Bp"),
        ([f"{BODY}."], "p"),
        (["تهران، ۸ آبان ۱۴۰۳"], "D"),
        (["تهران، آبان ۱۴۰۳"], "p"),
        (["گرامی باد یاد بهمن 1357", BODY], "SB"),
        (["آبان ۱۴۰۳"], "D"),
        (["1403/08/12"], "D"),
        (["۱۴۰۳"], "D"),
        ([f"{MEETING}، ۸ آبان ۱۴۰۳"], "D"),
    ],
)
def test_closing_block(texts: list[str], expected: str) -> None:
    assert kinds("نان و آزادی", LONG, *texts) == "Tp" + expected


def test_a_printed_date_of_the_description() -> None:
    date = [{"printed": "پاییز 1403", "calendar": "jalali"}]
    assert kinds("نان و آزادی", LONG, "زنده باد نان", "تهران، پاییز  1403", date=date) == "TpSD"
    assert kinds("نان و آزادی", LONG, "زنده باد نان", "تهران، پاییز  1403") == "Tppp"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([BODY, "۸ آبان ۱۴۰۳", LONG], "BDp"),
        ([BODY, "مقدمه", LONG], "BHp"),
        (["زنده باد نان", BODY], "SB"),
        ([BODY], "B"),
    ],
)
def test_under_the_title(texts: list[str], expected: str) -> None:
    assert kinds("نان و آزادی", *texts) == "T" + expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([BODY, "اسامی:", "1 – الف", "2 – ب"], "BNnn"),
        (["امضا:", "1 – الف", "2 – ب"], "Nnn"),
        (["امضا:", "1 – الف", "2 – ب", "تهران"], "NnnP"),
        (["زنده باد نان", BODY, "امضاها :", "۱) الف"], "SBNn"),
        (["خواست‌ها", "ما می‌خواهیم:", "1. نان", "2. آب"], "Hpii"),
        (["می‌خواهیم:", "1. نان", "2. آب", BODY], "piiB"),
        (["می‌خواهیم:", "1. نان", BODY, "امضا:", "1. الف"], "piBNn"),
        (["امضا:", "1. الف", LONG], "pip"),
        ([BODY, "اسامی", "1. الف"], "BNn"),
        ([BODY, "نام‌ها", "1. الف"], "BNn"),
        (["خواست‌ها", "1. الف"], "Hi"),
        (["ما امضا کنندگان می‌خواهیم:", "1. نان"], "pi"),
        ([BODY, "امضاها:", "الف", "ب", "۸ آبان ۱۴۰۳"], "BNnnD"),
        (["با احترام", "امضا", "الف"], "pNn"),
        ([BODY, "امضا:", "1. الف", "ب"], "BNnp"),
    ],
)
def test_signatories(texts: list[str], expected: str) -> None:
    assert kinds("نان و آزادی", LONG, *texts) == "Tp" + expected


def test_items_under_an_opening_block() -> None:
    assert kinds("نان و آزادی", BODY, "۸ آبان ۱۴۰۳", "خواست‌ها", "1. نان", "2. آب") == "TBDHii"


@pytest.mark.parametrize(
    ("texts", "stated", "expected"),
    [
        (["بیانیه", LONG], {0: "paragraph"}, "pp"),
        (["نان و آزادی", LONG, "در راه", LONG], {2: "paragraph"}, "Tppp"),
        (["نان و آزادی", LONG, "در راه.", LONG], {2: "heading"}, "TpHp"),
        (["نان و آزادی", LONG, "نان، کار.", BODY], {2: "slogan"}, "TpSB"),
        (["نان و آزادی", LONG, "پیوند!", "نان، کار.", BODY], {3: "slogan"}, "TpSSB"),
        (["نان و آزادی", LONG, "پیوند!", "دوستدار", BODY], {3: "paragraph"}, "TpppB"),
        (["نان و آزادی", LONG, "1. نان", LONG], {2: "paragraph"}, "Tppp"),
        (["نان و آزادی", LONG, BODY, "امضا:", "1. نان"], {4: "paragraph"}, "TpHpp"),
    ],
)
def test_stated(texts: list[str], stated: dict[int, Kind], expected: str) -> None:
    assert kinds(*texts, stated=stated) == expected
