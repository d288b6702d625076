"""Faults of types and keys, all of a file at once and each at its line."""

from typing import get_args

import pytest

from edition.model.description import Description, Emendations, Output, declared
from edition.read.typed_toml import decode_table

WHOLE = """\
id = "a-text-1404"
language = "fa"
title = "نان و آزادی"
issuing_body = "شورای نویسندگان"
rights = "http://rightsstatements.org/vocab/UND/1.0/"
"""
KINDS = " or ".join(f'"{kind}"' for kind in get_args(declared(Output)[0].kind))


def said(toml: str) -> list[str]:
    value, _, problems = decode_table(Description, toml, "edition.toml")
    assert (value is None) == bool(problems)
    return [str(problem).removeprefix("edition.toml:") for problem in problems]


def test_sound() -> None:
    description, places, problems = decode_table(
        Description, WHOLE + '[[link]]\nlabel = "a"\nurl = "b"\n', "edition.toml"
    )
    assert description and not problems
    assert description.link[0].url == "b"
    assert str(places["link[1].url"]) == "edition.toml:8"


def test_empty_emendations() -> None:
    assert decode_table(Emendations, "# none\n", "emendations.toml")[0] == Emendations()


def test_all_faults_at_once() -> None:
    """A key that is misspelt is not missing too."""
    toml = """\
id = "a-text-1404"
languag = "fa"
title = 5
issuing_body = "شورای نویسندگان"
colour = "red"
rights = "http://rightsstatements.org/vocab/UND/1.0/"

[[link]]
label = "نسخهٔ پایدار"

[[link]]
label = "a"
ur = "https://example.org/"
qr = "yes"
"""
    assert said(toml) == [
        (
            "2: error: the key `languag` is unknown (did you mean `language`?); correct it or "
            "remove it. [unknown-key]"
        ),
        "3: error: `title` is a whole number; write text in quotes. [wrong-type]",
        "5: error: the key `colour` is unknown; "
        "remove it; docs/keys.md has every key. [unknown-key]",
        "8: error: the key `link[1].url` is missing; add url = and text in quotes. [missing-key]",
        (
            "13: error: the key `link[2].ur` is unknown (did you mean `url`?); correct it or "
            "remove "
            "it. [unknown-key]"
        ),
        '14: error: `link[2].qr` is "yes"; write true or false. [wrong-type]',
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            "version = 2",
            "6: error: `version` is a whole number; write text in quotes. [wrong-type]",
        ),
        (
            "version = true",
            "6: error: `version` is true or false; write text in quotes. [wrong-type]",
        ),
        (
            'issued = "26 Nov"',
            '6: error: `issued` is "26 Nov"; write a date like 2026-11-26. [wrong-type]',
        ),
        (
            'issued = "2026-02-30"',
            '6: error: `issued` is "2026-02-30"; write a date like 2026-11-26. [wrong-type]',
        ),
        (
            "issued = 2026-11-26T10:00:00",
            "6: error: `issued` is a date and time; write a date like 2026-11-26. [wrong-type]",
        ),
        (
            "title_parts = 1",
            (
                "6: error: `title_parts` is a whole number; write a list of texts in quotes, in "
                "brackets. [wrong-type]"
            ),
        ),
        (
            'title_parts = ["a",\n 1.5]',
            "7: error: `title_parts[2]` is a number; write text in quotes. [wrong-type]",
        ),
        (
            "[link]",
            (
                "6: error: `link` is a table; write a list of tables, each under its own "
                "[[header]]. "
                "[wrong-type]"
            ),
        ),
        (
            "structure = []",
            "6: error: `structure` is a list; write a table, under its own [header]. [wrong-type]",
        ),
        (
            "parallel_titles = 1",
            (
                "6: error: `parallel_titles` is a whole number; write a table, under its own "
                "[header]. "
                "[wrong-type]"
            ),
        ),
        (
            "[parallel_titles]\nen = 1",
            "7: error: `parallel_titles.en` is a whole number; write text in quotes. [wrong-type]",
        ),
        (
            '[[output]]\nkind = "pamflet"',
            (
                '7: error: `output[1].kind` is "pamflet" (did you mean `pamphlet`?); write '
                "{kinds}. "
                "[wrong-value]"
            ),
        ),
        (
            '[[date]]\nprinted = "1"\ncalendar = "julian"',
            (
                '8: error: `date[1].calendar` is "julian"; write "jalali" or "gregorian" or '
                '"hijri" or "hijri-tabular" or "shahanshahi". '
                "[wrong-value]"
            ),
        ),
        (
            "[[output]]\nkind = 1",
            "7: error: `output[1].kind` is a whole number; write {kinds}. [wrong-type]",
        ),
        (
            '[[image]]\nfile = "a.png"\nalt = "b"\nwidth_mm = "wide"',
            '9: error: `image[1].width_mm` is "wide"; write a number. [wrong-type]',
        ),
        (
            'version = "a\\u0000"',
            "6: error: `version` holds U+0000 NULL; delete it. [forbidden-character]",
        ),
        (
            'version = "a\\nb"',
            "6: error: `version` holds a line break; write it in one line. [line-break]",
        ),
    ],
)
def test_each_fault(line: str, fault: str) -> None:
    assert said(WHOLE + line + "\n") == [fault.replace("{kinds}", KINDS)]


def test_a_date_of_toml_is_a_date() -> None:
    plain = decode_table(Description, WHOLE + "issued = 2026-11-26\n", "edition.toml")[0]
    quoted = decode_table(Description, WHOLE + 'issued = "2026-11-26"\n', "edition.toml")[0]
    assert plain and plain == quoted
    assert str(plain.issued) == "2026-11-26"


SYNTAX = 'write each line as key = "value", with the quotes and brackets closed. [toml-syntax]'


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        (
            'id = "a"\nlanguage "fa"\n',
            (
                "2:10: error: this is not valid TOML: expected '=' after a key in a key/value "
                "pair; "
                f"{SYNTAX}"
            ),
        ),
        (
            'id = "a"\ntitle = "b\n',
            f"2:11: error: this is not valid TOML: illegal character '\\n'; {SYNTAX}",
        ),
        (
            'id = "a"\ntitle_parts = ["b"\n\n',
            f"2: error: this is not valid TOML: unclosed array; {SYNTAX}",
        ),
        (
            'id = "a"\nid = "b"\n',
            f"2:9: error: this is not valid TOML: cannot overwrite a value; {SYNTAX}",
        ),
        (
            "issued = 2026-02-30\n",
            f"1:10: error: this is not valid TOML: invalid date or datetime; {SYNTAX}",
        ),
    ],
)
def test_syntax(toml: str, fault: str) -> None:
    assert said(toml) == [fault]


def test_nesting_without_end() -> None:
    (found,) = said("a = " + "[" * 100_000)
    assert found.startswith("1:13: error: 9 brackets open within one another, and 8 are the most; ")
