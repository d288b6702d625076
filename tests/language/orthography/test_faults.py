"""What a copy editor found that the rules did to other people's texts, each kind with what should
come of it and with what must stay; all rules together, as the profile `print` has them.
"""

import pytest

from edition.core.languages import LANGUAGES
from edition.language.orthography.passage import Passage
from edition.language.orthography.rules import RULES, proposals, state_of

Z = "\u200c"


def printed(text: str, language: str = "fa") -> str:
    """A text as the profile `print` sets it."""
    states = [state_of(rule, "print", {}, language) for rule in RULES]
    states = ["off" if state == "suggest" else state for state in states]
    for change, _, _ in reversed(proposals(Passage(text, LANGUAGES[language]), states)):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # A space moves out of a bracket where a word stands against it, and is doubled nowhere.
        ("«آب »نوشید و (باد )وزید", "«آب» نوشید و (باد) وزید"),
        ("باغ( سبز ) را", "باغ (سبز) را"),
        ("گفت:« برو»", "گفت: «برو»"),
        ("نوشت: « برو »، رفت", "نوشت: «برو»، رفت"),
        ("(باغ )ها و «باغ »ی", "(باغ)ها و «باغ»ی"),
        ("(تهران)یان و (شیراز)ی رفتند", "(تهران)یان و (شیراز)ی رفتند"),
        # Marks of another keyboard bring the spaces that belong there.
        ("کجا?آنجا", "کجا؟ آنجا"),
        ("هفده ساله , 12 تن", "هفده ساله، ۱۲ تن"),
        ("باغ ;راه", "باغ؛ راه"),
        # Signs in numbers.
        ("مبلغ 2,500,000 ریال و 12.75 درصد", "مبلغ ۲٬۵۰۰٬۰۰۰ ریال و ۱۲٫۷۵ درصد"),
        ("نرخ 7% بود", "نرخ ۷٪ بود"),
        ("3.500 تومان و 2.25 میلیون", "۳.۵۰۰ تومان و ۲٫۲۵ میلیون"),
        ("۳,۰۰۰ تن", "۳٬۰۰۰ تن"),
        ("2و3 و 3تا5", "۲و۳ و ۳تا ۵"),
        ("مهر1404 و ماده5 و زیر18 سال", "مهر ۱۴۰۴ و ماده ۵ و زیر ۱۸ سال"),
        ("بند 3.5 و نسخه 1.18 تا 1.20 و در 2.1", "بند ۳.۵ و نسخه ۱.۱۸ تا ۱.۲۰ و در ۲٫۱"),
        # Endings and compounds.
        ("نشسته اند و برخاسته ایم و نگفته ام", f"نشسته{Z}اند و برخاسته{Z}ایم و نگفته{Z}ام"),
        ("کوچه ی ما و پنجره ی باز", f"کوچه{Z}ی ما و پنجره{Z}ی باز"),
        ("شنیده می شده است", f"شنیده می{Z}شده است"),
        (f"درخت{Z} ها و می{Z} روند", f"درخت{Z}ها و می{Z}روند"),
        (f"دختر {Z}ها", "دخترها"),
        ("فوق العاده و دار العلوم و خستگی ناپذیر", f"فوق{Z}العاده و دارالعلوم و خستگی{Z}ناپذیر"),
        ("میخوام و نمیدونه و میگن", f"می{Z}خوام و نمی{Z}دونه و می{Z}گن"),
        ("بلند ترین و کوچک ترین ها", f"بلندترین و کوچک{Z}ترین{Z}ها"),
        ("درمی یابند و ورمی آید و وانمی گذارد", f"درمی{Z}یابند و ورمی{Z}آید و وانمی{Z}گذارد"),
    ],
)  # fmt: skip
def test_mended(before: str, after: str) -> None:
    assert printed(before) == after
    assert printed(after) == after


@pytest.mark.parametrize(
    "text",
    [
        # Brackets as drawn from left to right, as copied out of a PDF.
        "ستون‌ها )سنگ، چوب( را »خانه« خواند ، و رفت",
        "گفت: »نه و رفت",
        "۱) نان و الف) آب",
        # A loan, a dirham, a swelling, a shrimp.
        "وامی گرفت و هر درمی خرج کرد و ورمی دید",
        "پرورش میگو و میگوی تازه",
        "میدان و میان و میره و میخونه",
        # Latin lines, and what stands beside Latin words.
        "12, no. 3 (1999): 45–67.",
        "(7/12), done... next",
        "و (3 vols) را",
        # Four spaces, and tabs.
        "بامداد    شامگاه    نیمروز",
        "نام\t\tنشان",
        # Numbers that somebody is called by.
        "تلفن 0912345678 و 02188887777 و کارت 6037991122334455",
        "مانند $1 3/4$ است",
        "پلاک 12ب345",
        # «های», «هوی» behind a preposition.
        "به های وهوی و با های هویی و که های و هوی",
        "فصمت ها هنا",
        # A dot in an address of Persian letters, or in a word misread.
        "نشان.آی‌آر و این.ست",
        # No participles, no ezafe.
        "هفتاد و اند تن و لاله ام و که ایم",
        "به ی و که ی و سه ی و گروه ی و راه ی و به یُمن",
        "می ریخته است و می ریخته",
        "جام می گرفت و ساغر می زد",
        "زاده ام البنین",
        "به ترین شکل",
        "بیت الله و ناپذیرفته",
    ],
)
def test_left(text: str) -> None:
    assert printed(text) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ckb", "(کوردستان)ە و (هەولێر)دا و (هەولێر )دا"),
        ("ar", "و(نان) و«آب»كم و( خبز) هنا"),
        ("ug", "«نان»نىڭ"),
    ],
)
def test_endings_of_other_languages_stand_against_brackets(language: str, text: str) -> None:
    assert printed(text, language) == text


def test_where_many_lines_are_reversed_no_bracket_is_trusted() -> None:
    backwards = "سنگ )خارا( بود و )چوب( نبود\n" * 3
    assert printed(backwards + "سیب( سرخ ) را") == backwards + "سیب( سرخ ) را"
    assert printed("سنگ بود\n" * 3 + "سیب( سرخ ) را") == "سنگ بود\n" * 3 + "سیب (سرخ) را"


def test_each_change_is_taken_once() -> None:
    """A second time there is nothing to do."""
    text = "در«باغ »بود:« نان ,آب» و 3تا میخوام , گفته اند ."
    assert printed(printed(text)) == printed(text)
