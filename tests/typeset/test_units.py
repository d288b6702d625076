"""What must stay on one line: a number and what it counts, a date."""

import pytest

from edition.typeset.line.dividing import unbroken


def units(text: str) -> list[str]:
    """The stretches of words that stay together."""
    kept = unbroken(text)
    stretches: list[list[str]] = [[]]
    for i, word in enumerate(text.split(" ")):
        stretches[-1].append(word)
        if i not in kept:
            stretches.append([])
    return [" ".join(stretch) for stretch in stretches if len(stretch) > 1]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("کودکان زیر 16 سال در کارخانه", ["16 سال"]),
        ("از ۸ تا ۱۰ آبان ۱۳۹۵ در استکهلم", ["۸ تا ۱۰ آبان ۱۳۹۵"]),
        ("استکهلم (سوئد)- 8 تا 10 آبان 1395", ["8 تا 10 آبان 1395"]),
        ("28 تا 30 اکتبر2016", ["28 تا 30 اکتبر2016"]),
        ("روز ۱۲ آبان ۱۳۹۵ بود", ["۱۲ آبان ۱۳۹۵"]),
        ("(8 – 10 آبان 1395)", ["(8 – 10 آبان 1395)"]),
        ("28 شهریور تا 2 مهر 1404", ["28 شهریور", "2 مهر 1404"]),
        ("من ٨ إلى ١٠ مايو ٢٠١٦ في", ["٨ إلى ١٠ مايو ٢٠١٦"]),
        ("۸ سے ۱۰ مئی ۲۰۱۶", ["۸ سے ۱۰ مئی ۲۰۱۶"]),
        ("٥ نفر و ۶ نفر", ["٥ نفر", "۶ نفر"]),
        ("سال 1404 گذشت", []),
        ("در 120 روز", []),
        ("بی هیچ عددی", []),
        ("نان", []),
        ("نان 12", []),
    ],
)
def test_kept_together(text: str, kept: list[str]) -> None:
    assert units(text) == kept


def test_a_number_after_a_number_keeps_its_own_word() -> None:
    assert units("مادهٔ 3 12 نفر") == ["3 12 نفر"]
