"""How a message becomes lines that read right in a terminal."""

import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from edition.core.diagnostics import Diagnostic, Place, Severity, error
from edition.core.quoting import counted, did_you_mean, forms, in_lines, listed, worded
from edition.speech.catalogue import ENGLISH, Tongue, tongue_of
from edition.speech.sentences import lines_of, problem_lines, said

PERSIAN = tongue_of("fa")


def persian(problem: Diagnostic) -> list[str]:
    return list(problem_lines(problem, PERSIAN))


def test_a_problem_in_english_is_its_sentence() -> None:
    problem = error("unknown-key", "the key `a` is unknown", "delete it", Place("e.toml", 3))
    assert list(problem_lines(problem, ENGLISH)) == [str(problem)]


def test_a_problem_in_persian_is_fact_act_and_place() -> None:
    meant = did_you_mean("publsher", ["publisher"])
    fact = worded("the key `{join}` is unknown{meant}", join="publsher", meant=meant)
    problem = error("unknown-key", fact, worded("correct it or remove it"), Place("a b/e.toml", 3))
    assert persian(problem) == [
        "خطا: کلید `publsher` شناخته نیست (شاید `publisher` را می‌خواستید).",
        "چاره: درستش کنید یا برش دارید.",
        "    a b/e.toml:3 [unknown-key]",
    ]


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("title", ["خطا: کلید `title` نیست."]),
        ("link[1].url", ["خطا: کلید", "    link[1].url", "نیست."]),
        ("--option", ["خطا: کلید", "    --option", "نیست."]),
        ("نان", ["خطا: کلید `نان` نیست."]),
        ("نان 1/2", ["خطا: کلید", "    نان 1/2", "نیست."]),
        ("2026-11-26", ["خطا: کلید", "    2026-11-26", "نیست."]),
    ],
)
def test_what_a_terminal_would_turn_round_stands_alone(path: str, lines: list[str]) -> None:
    problem = error("missing-key", worded("the key `{join}` is missing", join=path), "delete it")
    assert persian(problem)[: len(lines)] == lines


def test_nobody_can_put_a_mark_of_ours_into_a_message() -> None:
    fact = worded("the key `{join}` is missing", join="a\x03b\x02\u202e`«")
    told = persian(error("missing-key", fact, "delete it"))
    assert "    aU+0003bU+0002U+202E`«" in told
    assert not re.search("[\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]", "".join(told))


def test_numbers_are_in_the_digits_of_prose_and_not_in_code() -> None:
    fact = worded("write from {least:g} to {most:g}, such as {example:g}", least=0.5, most=12,
                  example=3)  # fmt: skip
    assert said(fact, PERSIAN) == "عددی از ۰٫۵ تا ۱۲ بنویسید، مانند ۳"
    bound = worded("{count:,} {counted}, and {most:,} are the most", count=12345,
                   counted=worded("notes"), most=9)  # fmt: skip
    assert said(bound, PERSIAN) == "۱۲٬۳۴۵ یادداشت، و بیش از ۹ پذیرفته نیست"
    repeats = worded("`output[{number}]` repeats `output[{first}]`", number=2, first=1)
    assert lines_of(repeats, PERSIAN) == ("    output[2]", "تکرار", "    output[1]", "است")


def test_a_listing_has_the_marks_of_the_language() -> None:
    two = listed((worded("a person"), worded("an organisation")), " or ")
    assert (str(two), said(two, PERSIAN)) == ("a person or an organisation", "شخص یا سازمان")
    lines = in_lines([3, 5, 8], 2)
    assert str(lines) == "lines 3, 5 and 1 more"
    assert said(lines, PERSIAN) == "سطرهای ۳، ۵ و ۱ مورد دیگر"


def test_what_no_catalogue_has_is_told_in_english() -> None:
    problem = Diagnostic(Severity.NOTE, "x", worded("it was never said"), "no, not so: [it]")
    assert persian(problem)[:3] == ["یادآوری: it was never said.", "چاره:", "    no, not so: [it]"]


@pytest.mark.parametrize(
    ("count", "english", "persian_"),
    [(0, "0 files taken away", "۰"), (1, "1 file taken away", "۱"), (2, "2 files taken away", "۲")],
)
def test_a_number_has_the_words_that_go_with_it(count: int, english: str, persian_: str) -> None:
    """By the rule of each language: in Persian what is counted stays one."""
    words = counted(forms("{count} file taken away", "{count} files taken away"), count)
    assert lines_of(words, ENGLISH) == (english,)
    assert lines_of(words, tongue_of("fa")) == (f"{persian_} پرونده برداشته شد",)


def test_of_a_catalogue_the_form_of_the_number_is_taken(tmp_path: Path) -> None:
    """A language with three forms has each of them."""
    file = tmp_path / "pl.po"
    file.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;\\n"\n\n'
        'msgid "{count} file"\nmsgid_plural "{count} files"\n'
        'msgstr[0] "{count} plik"\nmsgstr[1] "{count} pliki"\nmsgstr[2] "{count} plików"\n',
        encoding="utf-8",
    )
    written = BytesIO()
    with file.open("rb") as read:
        write_mo(written, read_po(read, "pl"))
    written.seek(0)
    polish = Tongue("pl", GNUTranslations(written))
    told = [said(counted(forms("{count} file", "{count} files"), n), polish) for n in (1, 3, 7)]
    assert told == ["1 plik", "3 pliki", "7 plików"]
