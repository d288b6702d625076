"""What is seen of a line by itself."""

import pytest

from edition.model.source import Span
from edition.read.plain.source_lines import SourceLine, lines_of


def line(text: str) -> SourceLine:
    (only,) = lines_of(text)
    return only


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("1. آزادی", "1.", 1),
        ("1.آزادی", "1.", 1),
        ("1 –\u00a0اتحاد", "1 –", 1),
        ("6– سازمان", "6–", 6),
        ("۱۲ - کمیته", "۱۲ -", 12),
        ("۱-نان", "۱-", 1),
        ("٥. پنج", "٥.", 5),
        ("۲) دو", "۲)", 2),
        ("(۳) سه", "(۳)", 3),
        ("۶ـ شش", "۶ـ", 6),
        ("۷\u2010 هفت", "۷\u2010", 7),
        ("7 —  هفت", "7 —", 7),
        ("1. 8 ساعت کار", "1.", 1),
        ("۴) ۸ ساعت کار", "۴)", 4),
    ],
)
def test_labels(text: str, label: str, number: int) -> None:
    found = line(text).label
    assert found
    assert (text[: found.end], found.number) == (label, number)


@pytest.mark.parametrize(
    "text",
    [
        "۱۴۰۱. آن سال همه چیز دگرگون شد.",
        "2008 – ناقوس بحران",
        "123. بند",
        "8 تا 10 آبان 1395",
        "8 – 10 آبان 1395",
        "۸-۱۰ آبان",
        "2.5 درصد",
        "16 سال؛ پایان",
        "8:30 صبح",
        "1.",
        "1 – ",
        "1/2 نان",
        "1403/12/30",
    ],
)
def test_no_labels(text: str) -> None:
    assert line(text).label is None


@pytest.mark.parametrize(
    ("text", "short", "closed", "running", "display"),
    [
        ("خاورمیانه", True, False, False, True),
        ("مقدمه (۱)", True, False, False, True),
        ("بند یک.", True, True, True, False),
        ("گفت: «نان.»", True, True, True, False),
        ("چه باید کرد؟", True, True, True, False),
        ("زنده باد آزادی!", True, True, True, True),
        ("«زنده باد آزادی!»", True, True, True, True),
        ("هم‌وطنان،", True, True, True, False),
        ("… و دیگر …", True, True, True, False),
        ("ن" * 60, True, False, False, True),
        ("ن" * 61, False, False, True, False),
        ("ن" * 60 + "!", False, True, True, False),
        ("1. نان.", True, True, False, False),
        ("نان" + " " * 60 + "آزادی", True, False, False, True),
    ],
)
def test_kinds_of_lines(text: str, short: bool, closed: bool, running: bool, display: bool) -> None:
    found = line(text)
    assert (found.is_short, found.is_closed, found.is_running, found.is_display) == (
        short,
        closed,
        running,
        display,
    )


@pytest.mark.parametrize(
    ("text", "leads"),
    [("اسامی امضا کنندگان :", True), ("امضا:", True), ("1. نان:", False), ("ن" * 60 + ":", False)],
)
def test_lead_in(text: str, leads: bool) -> None:
    assert line(text).leads_in is leads


def test_spans_and_numbers() -> None:
    text = "\n \u00a0نان  و\u00a0آب \t\n\u00a0\n\nدو"
    assert [(found.number, found.span, found.text) for found in lines_of(text)] == [
        (2, Span(3, 12), "نان و\u00a0آب"),
        (5, Span(18, 20), "دو"),
    ]


def test_a_label_of_three_digits_follows_the_one_before_it() -> None:
    text = "\n".join(("۹۸. الف", "99. ب", "دنباله", "- پ", "۱۰۰. ت", "(101) ث", "103. ج", "102) چ"))
    assert [line.label.number if line.label else None for line in lines_of(text)] == [
        98,
        99,
        None,
        None,
        100,
        101,
        None,
        102,
    ]


@pytest.mark.parametrize(
    "text", ["1395. سال بد", "1368- سال بدتر", "۱۳۵۷) انقلاب", "(1979) Revolution", "100. نخست"]
)
def test_a_number_that_follows_none_is_a_year(text: str) -> None:
    assert [line.label for line in lines_of(f"۹. نه\n{text}\nپایان")][1] is None


TO_SIXTEEN = ("א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט", "י", "יא", "יב", "יג", "יד", "טו", "טז")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("א. עץ\nב. ים\nג. הר", ["א.", "ב.", "ג."]),
        ("א׳ – עץ\nב' – ים", ["א׳ –", "ב' –"]),
        ("(א) עץ\n(ב) ים", ["(א)", "(ב)"]),
        ("\n".join(f"{each}. דבר" for each in TO_SIXTEEN), [f"{each}." for each in TO_SIXTEEN]),
        ("א. עץ\nוכך הלאה\nב. ים", ["א.", None, "ב."]),
        # Initials, a year's thousands, a sentence of one word, and what follows on nothing.
        ("א. ב. יהושע כתב ספר.\nש. י. עגנון", [None, None]),
        ("ה.2 הוא חדר\nלא. כך אמר\nמ. כהן", [None, None, None]),
    ],
)  # fmt: skip
def test_letters_of_hebrew_are_labels_in_their_order(text: str, labels: list[str | None]) -> None:
    found = [(line.label.end - line.span.start if line.label else None) for line in lines_of(text)]
    lines = text.split("\n")
    assert [
        None if end is None else line[:end] for line, end in zip(lines, found, strict=True)
    ] == labels
    assert all(not line.label or line.label.number is None for line in lines_of(text))


def test_references_to_notes_do_not_count() -> None:
    [line] = lines_of("جمله‌ای که تمام است.[^1]")
    assert line.bare == "جمله‌ای که تمام است." and line.is_closed and not line.is_open
    [line] = lines_of("نان و آزادی![^۲]")
    assert line.cries and line.is_display
