"""What runs from left to right as one unit."""

import time
from itertools import pairwise

import pytest

from edition.core.left_to_right import left_to_right_units


def units(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in left_to_right_units(text)]


@pytest.mark.parametrize(
    "unit",
    [
        "۱۴۰۳/۱۲/۳۰", "۱۴۰۳-۱۲-۳۰", "۱۴۰۳.۱۲.۳۰", "2020-11-02", "۱۸۹۴-۱۹۶۲", "۱۸۹۴–۱۹۶۲", "٢٠٢٠-١١-٠٢", "۱/۳", "5-10",
        "۰۲۱-۸۸۷۷۶۶۵۵", "021 88776655", "+98 21 8877 6655", "(021) 88776655", "۰۹۱۲ ۳۴۵ ۶۷۸۹", "۰۲۱-۸۸۷۷۶۶۵۵-۷",
        "+46 8 123 456", "+۴۶ ۸ ۱۲۳ ۴۵۶", "0046 8 123 45 67", "00 46 8 123456", "+46 (0)8-123 456 78",
        "+1 (212) 555-1234", "+46.8.123.456", "(+98) 21 8877 6655", "+98(21)88776655", "+46\u00a08\u00a0123\u00a0456",
        "ISBN 978 3 16 148410 0", "ISBN: ۹۷۸ ۹۶۴ ۰۰ ۰۰۰۰ ۱", "ISBN-10 3 16 148410 X", "ISBN 964-00-0000-X",
        "ISSN 2049 3630", "ISSN 2434-561X", "۹۷۸ ۹۶۴ ۰۰ ۰۰۰۰ ۱", "978-964-00-0000-1",
        "۲.۱", "v2.1.3", "ISBN 978-964-00-0000-1", "ISSN ۱۲۳۴-۵۶۷۸", "C++", "C#", "A*", "−۵°C", "+۵", "±۲", "#5", "۳۷°C",
        "https://example.org/گزارش/۱۴۰۴", "http://a.b/c?d=1&e=2#f", "www.example.com", "info@example.org", "https://x.org/a_(b)",
    ],
)  # fmt: skip
def test_units(unit: str) -> None:
    for text in (f"متن {unit} متن", f"({unit})", f"«{unit}»، متن", f"متن {unit}؛", unit):
        assert units(text) == [unit], text


@pytest.mark.parametrize(
    "text",
    [
        "۸ تا ۱۰ آبان ۱۳۹۵", "۸ - ۱۰ آبان", "۱۲۳ و ۴۵۶", "(۲-الف)", "ساعت ۸:۳۰", "۳۸٫۵ درجه", "۸۰٪", "Ph.D.", "a+b≥c",
        "World Health Organization", "علی.رضا", "پایان.۱", "OFL 1.1", "نسخهٔ PDF 1.7 است", "pH=7.4", "A/B",
        "8 123 456 نفر", "۲۰ ۳۰ ۴۰", "0 5 3 2 1 4 6 7", "978 3 16 تن", "0 و 1 و 2 و 3 و 4 و 5 و 6 و 7",
    ],
)  # fmt: skip
def test_what_goes_by_the_algorithm_alone(text: str) -> None:
    assert units(text) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("https://example.org/گزارش/۱۴۰۴", "https://example.org/گزارش/۱۴۰۴"),
        ("www.example.com", "http://www.example.com"),
        ("info@example.org", "mailto:info@example.org"),
        ("۱۴۰۳/۱۲/۳۰", ""),
    ],
)
def test_an_address_has_a_target(text: str, target: str) -> None:
    assert [unit.target for unit in left_to_right_units(text)] == [target]


@pytest.mark.parametrize("mark", [*list("،؛؟.!:»”)]"), "…", ").", "»،"])
def test_the_punctuation_of_the_sentence_is_not_of_the_address(mark: str) -> None:
    [unit] = left_to_right_units(f"ببینید https://example.org/a{mark} و")
    assert (unit.target, unit.end) == ("https://example.org/a", 28)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ISBN 978 3 16 148410 0 20 نسخه", ["ISBN 978 3 16 148410 0"]),
        ("ISBN 3 16 148410 0 2020", ["ISBN 3 16 148410 0"]),
        ("شابک ۹۷۸ ۹۶۴ ۰۰ ۰۰۰۰ ۱ چاپ ۲", ["۹۷۸ ۹۶۴ ۰۰ ۰۰۰۰ ۱"]),
        ("+46 8 123 456، +46 8 123 457", ["+46 8 123 456", "+46 8 123 457"]),
        ("از +5 تا 10 و 20 و 3000", ["+5"]),
        ("+4 5 6", ["+4"]),
    ],
)
def test_a_number_in_groups_ends_where_its_kind_says(text: str, found: list[str]) -> None:
    assert units(text) == found


def test_units_are_disjoint_and_ascending() -> None:
    text = "در https://a.b/۱۴۰۳-۱۲-۳۰ و ۱۴۰۳-۱۲-۳۰ و C++ و x@a.org"
    found = left_to_right_units(text)
    assert [text[a:b] for a, b, _ in found] == ["https://a.b/۱۴۰۳-۱۲-۳۰", "۱۴۰۳-۱۲-۳۰", "C++", "x@a.org"]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_latin_word_in_an_address_makes_no_phrase_of_what_follows() -> None:
    assert units("https://a.b ۱۴۰۳-۱۲-۳۰") == ["https://a.b", "۱۴۰۳-۱۲-۳۰"]


def test_no_text_takes_long() -> None:
    began = time.process_time()
    for text in (
        "1-" * 20000,
        "+" * 20000,
        "(0 " * 10000,
        "a+" * 20000,
        "https://" * 2000,
        "1 2 " * 10000,
        "+1 2 " * 10000,
        "00 " * 10000 + "a",
        "978 " * 10000,
    ):
        left_to_right_units(text)
    assert time.process_time() - began < 20
