"""What stands before a text in Markdown and describes it: read, never set, held against
edition.toml.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from edition.core.bounds import FRONT_MATTER
from edition.core.diagnostics import Diagnostic, Severity
from edition.model.description import Creator, PrintedDate
from edition.model.source import SourceText
from edition.read import read
from edition.read.markdown.front_matter import FrontMatter, front_matter
from edition.read.markdown.introduced import introduced
from edition.read.markdown.walk import markdown_document


def head_of(text: str) -> FrontMatter:
    found = front_matter(SourceText("text.md", text, ""))
    assert isinstance(found, FrontMatter)
    return found


def said(text: str) -> dict[str, tuple[tuple[str, ...], int]]:
    return {name: (each.values, each.line) for name, each in head_of(text).said.items()}


def test_keys_and_their_lines() -> None:
    text = (
        '---\n# از مولد سایت\ntitle: "نان: \\"نامه\\""\nauthor: [مریم, \'علی, راد\']\n\n'
        "date: 2025-05-01 # روز\nlang: fa\ntags:\n  - نان\n  - 'آب'\ndraft: no\n---\n\nبند\n"
    )
    assert said(text) == {
        "title": (('نان: "نامه"',), 3),
        "author": (("مریم", "علی, راد"), 4),
        "date": (("2025-05-01",), 6),
        "language": (("fa",), 7),
        "keywords": (("نان", "آب"), 8),
    }
    assert head_of(text).others == (("draft", 11),)
    assert text[head_of(text).span.end :] == "\nبند\n"


def test_passages_persons_and_what_is_no_text() -> None:
    text = (
        "---\ntitle: >\n  نان\n  و نامه\nauthor:\n  - name: مریم\n    email: m@example.org\n"
        "  - علی\ncreator: دیگری\nlang: {a: b}\nparams:\n  x: 1\nref: *all\n...\n"
    )
    assert said(text)["title"] == (("نان و نامه",), 2)
    assert "language" not in said(text)
    assert said(text)["author"] == (("مریم", "علی"), 5)
    assert [key for key, _ in head_of(text).others] == ["creator", "lang", "params", "ref"]


def test_toml() -> None:
    text = '+++\ntitle = "نان"\nauthors = ["مریم", "علی"]\ndate = 2025-05-01\nweight = 3\n+++\nبند'
    assert said(text) == {
        "title": (("نان",), 2),
        "author": (("مریم", "علی"), 3),
        "date": (("2025-05-01",), 4),
    }
    assert head_of(text).others == (("weight", 5),)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nبند\n\n---\n",
        "---\nنان و آب\n---\nبند",
        "---\n- یک\n---\n",
        "نان\n\n---\ntitle: x\n---\n",
        "+++\nنان\n+++\n",
        "---\n",
    ],
)
def test_a_rule_is_none(text: str) -> None:
    assert front_matter(SourceText("text.md", text, "")) is None


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: نان\n\nبند",
        "+++\ntitle = 'نان'\n",
        "---\n" + "title: x\n" * (FRONT_MATTER.most + 1) + "---\n",
    ],
)
def test_one_that_does_not_end_is_an_error(text: str) -> None:
    found = front_matter(SourceText("text.md", text, ""))
    assert isinstance(found, Diagnostic) and found.severity is Severity.ERROR
    assert found.place and found.place.line == 1


@pytest.mark.parametrize(
    "text",
    [
        "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n",
        f"---\ntitle: {'[' * 5000}\n---\n",
        f"+++\ntitle = {'[' * 5000}\n+++\n",
        f"---\n{'a' * 90}{' ' * 5000}\n---\n",
        "---\ntitle: !!python/object/apply:os.system ['true']\n---\n",
    ],
)
def test_what_swells_is_left_alone(text: str) -> None:
    found = front_matter(SourceText("text.md", text, ""))
    assert found is None or (isinstance(found, FrontMatter) and "title" not in found.said)


def test_it_is_left_out_on_the_record() -> None:
    text = "---\ntitle: نان\n---\n# نان\n"
    document, [unset], problems = markdown_document(SourceText("text.md", text, ""))
    assert [block.text for block in document.blocks] == ["نان"] and problems == ()
    assert text[unset.span.start : unset.span.end] == "---\ntitle: نان\n---\n"


def test_as_keys_of_edition_toml() -> None:
    text = "---\ntitle: نان\nauthor: مریم صابری، علی راد\ndate: {}\nlang: fa_IR\ntags: نان، آب\nx: y\n---\n"
    found, [unread] = introduced(SourceText("text.md", text.format("2025-05-01T10:00:00Z"), ""))
    assert found == {
        "title": "نان",
        "creator": (Creator(name="مریم صابری"), Creator(name="علی راد")),
        "issuing_body": "مریم صابری",
        "issuing_body_kind": "person",
        "language": "fa-IR",
        "issued": date(2025, 5, 1),
        "keywords": ("نان", "آب"),
    }
    assert str(unread).startswith("text.md:7: warning: «x» before the text is not read")
    printed = f"{text.format('۵ مهر ۱۳۸۴')}در ۵ مهر ۱۳۸۴.\n"
    found, _ = introduced(SourceText("text.md", printed, ""))
    assert found["date"] == (PrintedDate(printed="۵ مهر ۱۳۸۴", calendar="jalali"),)


@pytest.mark.parametrize("day", ["فردا", "2025-13-01", "مهر ۱۳۸۴", "۱۴۰۴-۱۳-۰۱"])
def test_a_day_that_cannot_be_read_is_named(day: str) -> None:
    found, [unread] = introduced(SourceText("text.md", f"---\ndate: {day}\n---\nبند", ""))
    assert "issued" not in found and "date" not in found
    assert unread.place and unread.place.line == 2


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("۱۴۰۳/۰۷/۲۲", date(2024, 10, 13)),
        ("1404-07-22", date(2025, 10, 14)),
        ("۲۲ مهر ۱۴۰۳", date(2024, 10, 13)),
        ("دوم تیر ۱۴۰۲", date(2023, 6, 23)),
        ("۱۳ مهر ۲۵۳۵", date(1976, 10, 5)),
    ],
)
def test_a_day_of_another_calendar_is_that_of_the_edition(said: str, day: date) -> None:
    """By persiantools: none of them stands in the text."""
    found, unread = introduced(SourceText("text.md", f"---\ndate: {said}\n---\nبند", ""))
    assert (found["issued"], unread) == (day, ())


def test_against_edition_toml(folder: Callable[..., Path]) -> None:
    head = "---\ntitle: نان دیگر\nauthor: شورای نویسندگان\nlang: ar\ndate: 2025-01-01\n---\n"
    place = folder(text=f"{head}بند یک.\n")
    (place / "text.txt").rename(place / "text.md")
    _, problems = read(place)
    told = [(problem.code, problem.place and problem.place.line) for problem in problems]
    assert told == [("front-matter", 2), ("front-matter", 4), ("front-matter", 5)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("نان\n\n# بخش\n\nبند\n\n## دیگر\n", 3),
        ("نان\n\nبند **پررنگ** و [آب](https://a.b)\n", 3),
        ("---\ntitle: نان\n---\nبند\n", 1),
        ("نان\n\n```\nx\n```\n", 3),
    ],
)
def test_a_plain_text_that_is_markdown(text: str, line: int, folder: Callable[..., Path]) -> None:
    _, problems = read(folder(text=text))
    [told] = [problem for problem in problems if problem.code == "is-markdown"]
    assert told.place and told.place.line == line and "text.md" in told.act


@pytest.mark.parametrize(
    "text",
    [
        "نان\n\n#آزادی #نان\n\n- یک\n- دو\n\n1. سه\n",
        "نان\n\nبند[^1] یک.\n\n[^1]: یادداشت\n",
        "نان\n\n* * *\n\n2 < 3 > 1 و **\n\n-----\n",
        "نان\n\n# یک سطر\n\nبند.\n",
    ],
)
def test_a_plain_text_that_is_none(text: str, folder: Callable[..., Path]) -> None:
    _, problems = read(folder(text=text))
    assert not [problem for problem in problems if problem.code == "is-markdown"]
