"""Dates in two calendars: whether they agree, and the sentence where they do not."""

from collections.abc import Callable

import pytest

from edition.core.languages import LANGUAGES
from edition.language.agreement import disagreeing, disagreement, warnings_of
from edition.language.dates import printed_dates
from edition.model.reading import CheckedDate
from edition.model.source_folder import Source


def dates(source: Callable[..., Source], *texts: str) -> tuple[Source, tuple[CheckedDate, ...]]:
    """Jalali where the year is under 1600; the first is normative."""
    tables = ""
    for number, text in enumerate(texts):
        calendar = "jalali" if int(text[-4:]) < 1600 else "gregorian"
        tables += (
            f'[[date]]\nprinted = "{text}"\ncalendar = "{calendar}"\n'
            + 'normative = true\nreason = "r"\n' * (number == 0)
        )
    found = source("نان و آزادی\nبند یک.\n" + "\n".join(texts), tables)
    checked, problems = printed_dates(found)
    assert not problems
    return found, checked


END = "؛ متن چنان\u200cکه چاپ شده بود آمده است."


@pytest.mark.parametrize(
    ("jalali", "gregorian", "sentence"),
    [
        (
            "8 تا 10 آبان 1395",
            "28 تا 30 اکتبر 2016",
            (
                "۸ تا ۱۰ آبان ۱۳۹۵ برابر با ۲۹ تا ۳۱ اکتبر ۲۰۱۶ است و با ۲۸ تا ۳۰ اکتبر ۲۰۱۶ یک "
                "روز "
                "اختلاف دارد"
            ),
        ),
        (
            "8 آبان 1395",
            "10 نوامبر 2016",
            "۸ آبان ۱۳۹۵ برابر با ۲۹ اکتبر ۲۰۱۶ است و با ۱۰ نوامبر ۲۰۱۶ ۱۲ روز اختلاف دارد",
        ),
        (
            "8 تا 10 آبان 1395",
            "29 تا 30 اکتبر 2016",
            (
                "۸ تا ۱۰ آبان ۱۳۹۵ برابر با ۲۹ تا ۳۱ اکتبر ۲۰۱۶ است و با ۲۹ تا ۳۰ اکتبر ۲۰۱۶ در "
                "پایان "
                "یک روز اختلاف دارد"
            ),
        ),
        (
            "8 تا 10 آبان 1395",
            "27 تا 30 اکتبر 2016",
            "۸ تا ۱۰ آبان ۱۳۹۵ برابر با ۲۹ تا ۳۱ اکتبر ۲۰۱۶ است و با ۲۷ تا ۳۰ اکتبر ۲۰۱۶ "
            "در آغاز دو روز و در پایان یک روز اختلاف دارد",
        ),
        (
            "آبان 1395",
            "مارس 2017",
            "آبان ۱۳۹۵ برابر با ۲۲ اکتبر تا ۲۰ نوامبر ۲۰۱۶ است و با مارس ۲۰۱۷ روز مشترکی ندارد",
        ),
    ],
)
def test_sentence(
    source: Callable[..., Source], jalali: str, gregorian: str, sentence: str
) -> None:
    for texts in ((jalali, gregorian), (gregorian, jalali)):
        _, checked = dates(source, *texts)
        ((first, second),) = disagreeing(checked)
        assert (first.printed, second.printed) == (jalali, gregorian)
        assert disagreement(LANGUAGES["fa"], first, second) == sentence + END


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_a_sentence(source: Callable[..., Source], tag: str) -> None:
    _, checked = dates(source, "8 تا 10 آبان 1395", "27 تا 30 اکتبر 2016")
    sentence = disagreement(LANGUAGES[tag], *checked)
    assert "{" not in sentence and checked[0].display in sentence and checked[1].display in sentence


@pytest.mark.parametrize(
    "texts",
    [
        ("8 تا 10 آبان 1395", "29 تا 31 اکتبر 2016"),
        ("8 آبان 1395", "9 آبان 1395"),
        ("8 آبان 1395", "9 آبان 1395", "30 اکتبر 2016", "29 اکتبر 2016"),
        ("آبان 1395", "اکتبر 2016"),
        ("آبان 1395", "1 نوامبر 2016"),
        ("29 اسفند 1403 تا 3 فروردین 1404", "19 تا 23 مارس 2025"),
        ("8 آبان 1395",),
    ],
)
def test_agree(source: Callable[..., Source], texts: tuple[str, ...]) -> None:
    assert disagreeing(dates(source, *texts)[1]) == ()


@pytest.mark.parametrize(
    ("texts", "warning"),
    [
        (
            ("28 تا 30 اکتبر 2016", "8 تا 10 آبان 1395"),
            "4:1: warning: «8 تا 10 آبان 1395» is 2016-10-29/2016-10-31, "
            "but «28 تا 30 اکتبر 2016» in line 3 is 2016-10-28/2016-10-30; ",
        ),
        (
            ("8 تا 10 آبان 1395", "28 تا 30 اکتبر 2016"),
            "4:1: warning: «28 تا 30 اکتبر 2016» is 2016-10-28/2016-10-30, "
            "but «8 تا 10 آبان 1395» in line 3 is 2016-10-29/2016-10-31; ",
        ),
    ],
)
def test_warning(source: Callable[..., Source], texts: tuple[str, ...], warning: str) -> None:
    """It stands at the date that is not normative."""
    found, checked = dates(source, *texts)
    (problem,) = warnings_of(disagreeing(checked), checked[0], found.text)
    act = (
        "check both against the source; the text keeps what it prints and the imprint says that "
        "they differ. [dates-disagree]"
    )
    assert str(problem) == f"{found.text.file}:{warning}{act}"
