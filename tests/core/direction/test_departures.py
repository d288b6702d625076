"""What stands otherwise than by UAX #9 alone: pieces of every kind, and pieces that are none."""

import string
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.core.bidi import departed_levels, levels, visual_order
from edition.core.direction import (
    KINDS,
    PLAIN,
    Policy,
    addresses,
    departures,
    policy,
    runs_left_to_right,
    whole,
)
from edition.verify.proofs.paragraphs import from_left

BEFORE, AFTER = "در این جا ", " آمده است"

KEPT = {
    "telephone": [
        "021-88881234", "۰۲۱-۸۸۸۸۱۲۳۴", "021 8888 1234", "(021) 88881234", "+98 21 8888 1234", "+98-21-88881234",
        "+98(21)88881234",
        "(+98) 21 8888 1234", "+46 8 123 456", "+46 (0)8-123 456 78", "00 46 8 123456", "+1 (212) 555-1234", "0912 345 6789",
        "۰۹۱۲ ۳۴۵ ۶۷۸۹", "021-88881234-5", "021-88881234/5", "۰۲۱ - ۸۸۸۸ ۱۲۳۴", "*780#", "+46\u00a08\u00a0123\u00a0456",
    ],
    "card": ["6037 0000 1111 2222", "6037 1234 1111 2222", "۶۰۳۷ ۹۹۱۱ ۱۱۱۱ ۲۲۲۲", "6037-1234-1111-2222",
    "12 0170 0000 0012 3456 7890 01",
        "۵۵۵ ۰۱ ۰۲",],
    "book number": ["978-600-1234-56-7", "978 600 1234 56 7", "۹۷۸ ۹۶۴ ۰۰ ۰۰۰۰ ۱"],
    "number": ["12\u2009345\u2009678", "۱۲\u2007۳۴۵"],
    "date": ["2016-10-28", "۱۴۰۳-۰۵-۱۲", "٢٠٢٠-١١-٠٢", "28-10-2016", "2016–10–28", "123-456-789"],
    "sum": ["8 − 3 = 5", "9-4=5", "8+2=10", "2×3=6", "۶ ÷ ۲", "21 × 29.7", "(2 + 3) × 4 = 20", "50% + 25% = 75%"],
    "sign": ["−۵", "-5", "+۵", "±۲", "≤5", "<5", "~5", "#5"],
    "currency": ["$20", "€15", "£1,500", "-$20"],
    "mark": [
        "@sample", "@sample_1", "#SampleTag", ".docx", ".NET", "*.txt", "/path", "~/file",
        "~/.bashrc", "./run.sh", "__init__", "C:\\work\\", "--help",
        "-v", "C++", "C#", "A*",
        "main()", "</div>", "iOS 17+", "iPhone 15 Pro+", "$20 million", "#1 Best",
    ],
    "code": ["1.0-beta", "2.0.1-rc.1", "7-Zip", "10.1000/xyz-1", "25°C", "۲۵ °C", "−۵°C", "$1.5M"],
    "address": ["https://example.org/a/", "see https://example.org/a/", "A. Sample <a@b.example>"],
}  # fmt: skip
"""Read from the left, whole: by the kind that keeps them so."""

BY_THE_LAW = [
    "a@b.org", "https://example.org/a", "see https://example.org/a", "v1.8.5-rc0", "git show v1.4", "Windows 10/11",
    "COVID-19", "AT&T",
    "pp. 5-7", "Smith (1990)", "ISBN 978-964-01-0000-0", "ISSN 1234-5679", "Tel +98 21 8888 1234", "Node.js",
    "2x + 3 = 7", "3D", "f(x)",
    "۱۴۰۳/۱۲/۳۰", "۲:۲۵۵", "1.2.3", "1,500", "24/7", "09123456789",
]  # fmt: skip
"""Whole and from the left by the algorithm alone, so that nothing departs."""

RANGES = [
    ("۱۸:۳۰-۲۰:۰۰", "۲۰:۰۰-۱۸:۳۰"), ("۱۸:۳۰ - ۲۰:۰۰", "۲۰:۰۰ - ۱۸:۳۰"), ("۱۳۲۱–۱۳۲۹", "۱۳۲۹–۱۳۲۱"), ("1395-96", "96-1395"),
    ("1,500-2,000", "2,000-1,500"), ("۱٬۵۰۰-۲٬۰۰۰", "۲٬۰۰۰-۱٬۵۰۰"), ("3.5/5-4.5/5", "4.5/5-3.5/5"), ("9-4", "4-9"),
    ("۱۴۰۳/۰۵/۱۲-۱۴۰۳/۰۵/۱۵", "۱۴۰۳/۰۵/۱۵-۱۴۰۳/۰۵/۱۲"), ("2016-10-28 – 2016-11-02", "2016-11-02 – 2016-10-28"),
    ("$20-$30", "$30-$20"), ("-5 – -1", "-1 – -5"), ("5%-7%", "%7-%5"),
    ("12\u2009345–23\u2009456", "23\u2009456–12\u2009345"), ("5°-7°", "°7-°5"),
    ("۱۸۹۴-۱۹۶۲ – ۱۹۰۱-۱۹۷۰", "۱۹۷۰-۱۹۰۱ – ۱۹۶۲-۱۸۹۴"),
]  # fmt: skip
"""The first at the right, each whole."""

NO_PIECES = [
    ("۱۳۹۵ ۱۳۹۶ ۱۳۹۷ ۱۳۹۸", "۱۳۹۸ ۱۳۹۷ ۱۳۹۶ ۱۳۹۵"), ("10 20 30", "30 20 10"), ("5 3 2", "2 3 5"),
    ("۵۰٪", "٪۵۰"), ("۵۰٪+۱", "۱+٪۵۰"),
    ("#نان", "نان"[::-1] + "#"), ("5 GB", "GB 5"),
    ("iOS 17 یا Windows 10", "Windows 10 ای iOS 17"), ("5 - 3 - 2", "2 - 3 - 5"), ("25°", "°25"), ("متن-5", "5-نتم"),
    ("5 ()", ")( 5"),
]  # fmt: skip
"""None of our pieces: they go by the algorithm."""


def stands(text: str, piece: str, policy_: Policy = PLAIN) -> str:
    """The piece as it stands from left to right, by our levels; another implementation must say the
    same.
    """
    found = departures(text, policy_)
    own = visual_order(departed_levels(text, 1, found))
    first = text.index(piece)
    shown = "".join(text[at] for at in own if first <= at < first + len(piece))
    other = "".join(
        text[at] for at in from_left(text, found, ()) if first <= at < first + len(piece)
    )
    assert shown == other
    return shown


@pytest.mark.parametrize(
    ("kind", "piece"), [(kind, piece) for kind, pieces in KEPT.items() for piece in pieces]
)
def test_pieces_that_every_reader_reads_from_the_left(kind: str, piece: str) -> None:
    for text in (
        f"{BEFORE}{piece}{AFTER}",
        f"({piece}) متن",
        f"«{piece}»، متن",
        f"متن {piece}؛",
        f"{piece} متن",
        f"متن: {piece}.",
    ):
        assert stands(text, piece) == piece, text
    assert kind in {each.kind for each in departures(f"{BEFORE}{piece}{AFTER}")}


@pytest.mark.parametrize("piece", BY_THE_LAW)
def test_what_the_algorithm_keeps_whole_departs_from_nothing(piece: str) -> None:
    text = f"{BEFORE}{piece}{AFTER}"
    assert departures(text) == ()
    assert stands(text, piece) == piece


@pytest.mark.parametrize(("piece", "expected"), RANGES)
def test_of_a_range_the_first_stands_at_the_right_wherever_it_is(piece: str, expected: str) -> None:
    for text in (f"{BEFORE}{piece}{AFTER}", f"{piece} متن", piece, f"({piece})", f"متن {piece}."):
        assert stands(text, piece) == expected, text


@pytest.mark.parametrize(("piece", "expected"), NO_PIECES)
def test_what_is_no_piece_goes_by_the_algorithm(piece: str, expected: str) -> None:
    text = f"{BEFORE}{piece}{AFTER}"
    plain = visual_order(levels(text, 1))
    assert stands(text, piece) == expected
    assert visual_order(departed_levels(text, 1, departures(text))) == plain


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ISBN 978 3 16 148410 0 20 نسخه", []),
        ("شابک ۹۷۸ ۹۶۴ ۰۰ ۰۰۰۰ ۱ چاپ ۲", ["۹۷۸ ۹۶۴ ۰۰ ۰۰۰۰ ۱"]),
        ("شاپا 2049-3630 است", ["2049-3630"]),
        ("شاپا 2049-3631 است", ["2049-3631"]),
        ("تلفن 021-88881234 021-88885678 است", ["021-88881234", "021-88885678"]),
        ("از +5 تا 10 و 20 و 3000", ["+5"]),
        ("بازهٔ ۵-۷ - که", ["۵-۷"]),
        ("کارت 6037 1234 1111 2222 5000 تومان", ["6037 1234 1111 2222"]),
        ("پایان است .Python زبان", []),
        ("این -John- را", []),
        ("متن:Hello را", []),
    ],
)
def test_the_largest_piece_and_no_part_of_one(text: str, pieces: list[str]) -> None:
    assert [text[each.start : each.end] for each in departures(text)] == pieces


def test_an_issn_is_known_by_its_check_digit_and_else_a_range() -> None:
    assert departures("شاپا 2049-3630 است")[0].kind == "book number"
    assert departures("شاپا 2049-3631 است")[0].kind == "range"


@pytest.mark.parametrize(
    "text", ["The editor is name@example.org.", "C++ and @name", "18:30-20:00 is the time"]
)
def test_nothing_departs_where_all_runs_from_left_to_right(text: str) -> None:
    assert departures(text) == ()


def test_a_kind_can_be_turned_off_and_a_piece_added() -> None:
    text = f"{BEFORE}۱۲-ب و C++ و 9-4=5{AFTER}"
    off = policy("fa", frozenset({"mark", "sum"}), ("۱۲-ب",))
    assert [(text[each.start : each.end], each.kind) for each in departures(text, off)] == [
        ("۱۲-ب", "declared")
    ]
    assert stands(text, "۱۲-ب", off) == "۱۲-ب"


def test_sums_in_arabic_go_by_the_law_but_in_morocco() -> None:
    text = "هنا ٣ + ٤ = ٧ هو"
    assert departures(text, policy("ar")) == ()
    assert stands(text, "٣ + ٤ = ٧", policy("ar")) == "٧ = ٤ + ٣"
    assert stands(text, "٣ + ٤ = ٧", policy("ar-MA")) == "٣ + ٤ = ٧"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("ببینید https://example.org/گزارش/۱۴۰۴ را", ["https://example.org/گزارش/۱۴۰۴"]),
        ("این پیوند ماستhttps://example.org/a و", ["https://example.org/a"]),
        (
            "https://example.org/b،https://example.org/c",
            ["https://example.org/b", "https://example.org/c"],
        ),
        (
            "www.example.com و info@example.org",
            ["http://www.example.com", "mailto:info@example.org"],
        ),
        ("به نشانی‌info@example.org بنویسید", ["mailto:info@example.org"]),
        ("https://fa.example.org/نامهhttp است", ["https://fa.example.org/نامهhttp"]),
    ],
)
def test_where_addresses_begin_and_end(text: str, targets: list[str]) -> None:
    assert [each.target for each in addresses(text)] == targets


@pytest.mark.parametrize("mark", [*list("،؛؟.!:»”)]"), "…", ").", "»،"])
def test_the_punctuation_of_the_sentence_is_not_of_the_address(mark: str) -> None:
    [address] = addresses(f"ببینید https://example.org/a{mark} و")
    assert (address.target, address.end) == ("https://example.org/a", 28)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("021-888", None),
        ("021-8888", "telephone"),
        ("+98 912 123 4567 890", "telephone"),
        ("+98 912 123 4567 8901", None),
        ("12 3456 07", None),
        ("12 3456 078", "card"),
        ("12 045 607", None),
    ],
)
def test_how_many_figures_a_code_in_groups_has(text: str, kind: str | None) -> None:
    """ITU-T E.164: at most 15; a number of an account has nine or more where its first group is
    short.
    """
    whole = f"{BEFORE}{text}{AFTER}"
    found = [each.kind for each in departures(whole) if whole[each.start : each.end] == text]
    assert found == ([kind] if kind in ("telephone", "card") else []) or (
        kind is None and found[0] not in ("telephone", "card")
    )


@pytest.mark.parametrize("end", [*string.ascii_letters, *string.digits, *"/-_=&#%+~", "ا", "۵"])
@pytest.mark.parametrize("behind", ["", ".", "؟»", " و"])
def test_what_is_no_punctuation_ends_the_address(end: str, behind: str) -> None:
    [address] = addresses(f"ببینید https://example.org/-{end}{behind}")
    assert (address.target, address.end) == (f"https://example.org/-{end}", 29)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # A word typed against the end: of a host, a path, a query, behind an escape, of each script.
        ("https://example.orgاست", ["https://example.org"]),
        ("http://example.org:80/aرا ببینید", ["http://example.org:80/a"]),
        ("https://example.org/a/b?x=1را", ["https://example.org/a/b?x=1"]),
        ("https://example.org/%D9%86را", ["https://example.org/%D9%86"]),
        ("به www.example.orgبروید", ["www.example.org"]),
        ("نشانی‌های https://example.org/b\u200cها", ["https://example.org/b"]),
        ("https://example.org/مقاله\u200cها", ["https://example.org/مقاله\u200cها"]),
        ("https://example.org/100٪", ["https://example.org/100"]),
        ("בכתובתhttps://example.org/aהיא", ["https://example.org/a"]),
        # A path in Persian stays whole, figures and all.
        ("https://example.org/مقاله/بخش۲ را", ["https://example.org/مقاله/بخش۲"]),
        ("https://example.org/2020-گزارش", ["https://example.org/2020-گزارش"]),
        ("https://example.org/سال1400در/a", ["https://example.org/سال1400در/a"]),
        # A host of two scripts stays whole, to be refused.
        ("https://exampleبد.org/a", ["https://exampleبد.org/a"]),
        # Two that a mark joins.
        ("https://example.org/b،https://example.org/c", ["https://example.org/b", "https://example.org/c"]),
        ("https://example.org/b,https://example.org/c", ["https://example.org/b", "https://example.org/c"]),
        ("https://example.org/b؛ftp://example.org/c", ["https://example.org/b", "ftp://example.org/c"]),
        ("http://a.example/bرا،http://a.example/cرا", ["http://a.example/b", "http://a.example/c"]),
        ("https://web.archive.org/web/2020/https://example.org/a",
         ["https://web.archive.org/web/2020/https://example.org/a"]),
        # Marks of Urdu and Hebrew.
        ("https://example.org/a۔", ["https://example.org/a"]),
        ("https://example.org/a׃ ו", ["https://example.org/a"]),
        ("https://example.org/דף־", ["https://example.org/דף"]),
    ],
)  # fmt: skip
def test_where_an_address_beside_letters_from_the_right_ends(text: str, shown: list[str]) -> None:
    assert [text[each.start : each.end] for each in addresses(text)] == shown


@pytest.mark.parametrize("piece", ["C++", "F#", "C++x"])
@pytest.mark.parametrize("behind", ["", ".", "»", ")", "؟"])
def test_a_mark_behind_a_word_is_of_it_and_the_punctuation_of_the_sentence_is_not(
    piece: str, behind: str
) -> None:
    found = [
        f"{BEFORE}{piece}{behind}{AFTER}"[each.start : each.end]
        for each in departures(f"{BEFORE}{piece}{behind}{AFTER}")
    ]
    assert found == ([piece] if piece != "C++x" else [])


def test_no_line_parts_numbers_in_groups_wherever_they_stand() -> None:
    for piece in ("021 8888 1234", "6037 0000 1111 2222", "۱۳۲۱ – ۱۳۲۹", "8 − 3 = 5"):
        text = f"{BEFORE}{piece}{AFTER}"
        assert [text[start:end] for start, end in whole(text)] == [piece]
    assert whole("۱۳۹۵ ۱۳۹۶ ۱۳۹۷") == ()


ALPHABET = st.text(
    st.sampled_from("اب گ۱۲۳456٣٤abc  ()[]«»،.:-–−+=/@#$%٪<>&!؟\u200c\u064b"),
    min_size=1,
    max_size=24,
)


@settings(derandomize=True, deadline=None, max_examples=4000)
@given(ALPHABET)
def test_pieces_are_in_order_and_stand_as_another_implementation_has_them(text: str) -> None:
    found = departures(text)
    assert all(each.start < each.end <= len(text) and each.kind in KINDS for each in found)
    apart = [each for each in found if each.kind != "range"]
    assert all(one.end <= other.start for one, other in pairwise(apart))
    base = 0 if runs_left_to_right(text) else 1
    own = [
        text[at]
        for at in visual_order(departed_levels(text, base, found))
        if text[at] not in "\u200c\u064b"
    ]
    assert own == [text[at] for at in from_left(text, found, ()) if text[at] not in "\u200c\u064b"]
