"""The rules of edition.toml beyond its types."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.core.diagnostics import Severity
from edition.core.languages.words import Words
from edition.read import read

WHOLE = """\
id = "{id}"
language = "{language}"
title = "{title}"
issuing_body = "شورای نویسندگان"
rights = "{rights}"
"""
SOUND = {
    "id": "a-text",
    "language": "fa",
    "title": "نان و آزادی",
    "rights": "https://example.org/rights",
}


def said(folder: Callable[..., Path], more: str = "", **changed: str) -> list[str]:
    description = WHOLE.format(**(SOUND | changed)) + more
    source, problems = read(folder(description))
    assert (source is None) == any(problem.severity is Severity.ERROR for problem in problems)
    return [
        str(problem).rpartition("/edition.toml:")[2]
        for problem in problems
        if problem.severity is not Severity.NOTE
    ]


def test_sound(folder: Callable[..., Path]) -> None:
    assert said(folder) == []


@pytest.mark.parametrize(
    "identifier", ["ab", "-ab", "a b c", "بیانیه-۱۴۰۴", "a" * 81, "a/b/c", "", ".abc"]
)
def test_identifier(folder: Callable[..., Path], identifier: str) -> None:
    assert said(folder, id=identifier) == [
        f'1: error: `id` is "{identifier}", which no archive takes as an identifier; '
        "use Latin letters, digits, full stop, low line and hyphen alone, a letter or digit "
        "first, 3 to 80 of them. [identifier]"
    ]


@pytest.mark.parametrize("identifier", ["bayaniye-1404-02-11", "a" * 80, "1.b", "A_b"])
def test_sound_identifier(folder: Callable[..., Path], identifier: str) -> None:
    assert said(folder, id=identifier) == []


@pytest.mark.parametrize(
    ("language", "fault"),
    [
        ("Persian", '"Persian" is no language tag; write fa. [language]'),
        ("fa_IR", '"fa_IR" is no language tag; write fa-IR. [language]'),
        ("pes", '"pes" is no language tag; write fa. [language]'),
        ("iw", '"iw" is no language tag; write he. [language]'),
        ("Klingon", '"Klingon" is no language tag; write one like fa or en. [language]'),
        (
            "de-AT",
            '"de-AT" is written from left to right, and edition sets what is written from the '
            "right; write the language of the text, such as fa. [language]",
        ),
        (
            "ku",
            '"ku" is written from left to right, and edition sets what is written from the '
            "right; write ku-Arab where its letters are Arabic. [language]",
        ),
        ("f", '"f" is no language tag; write one like fa or en. [language]'),
    ],
)
def test_language(folder: Callable[..., Path], language: str, fault: str) -> None:
    assert said(folder, language=language) == [f"2: error: {fault}"]


@pytest.mark.parametrize(
    "language", ["fa", "fa-AF", "fa-IR", "ar", "ar-EG", "ur", "ckb", "ug", "he", "yi"]
)
def test_known_languages(folder: Callable[..., Path], language: str) -> None:
    assert said(folder, language=language) == []


def test_a_language_whose_words_are_not_known(folder: Callable[..., Path]) -> None:
    (fault,) = said(folder, language="ps")
    assert fault.startswith(
        "2: error: the words of «ps» are not known; state them: a table [words] with digits, "
        "decimal, open_quote, "
    )
    words = dict.fromkeys(Words.__struct_fields__, "x") | {"digits": "0123456789"}
    assert "disagreement" in fault and len(fault) < 450
    stated = "[words]\n" + "".join(f'{name} = "{word}"\n' for name, word in words.items())
    assert said(folder, stated, language="ps") == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            'titel = "x"',
            (
                "7: error: the key `words.titel` is unknown (did you mean `title`?); correct it or "
                "remove it. [unknown-key]"
            ),
        ),
        (
            'digits = "0-9"',
            "7: error: `words.digits` has 3 characters; write 10, from zero to nine. [words]",
        ),
    ],
)
def test_stated_words(folder: Callable[..., Path], line: str, fault: str) -> None:
    assert said(folder, f"[words]\n{line}\n") == [fault]


def test_encoding(folder: Callable[..., Path]) -> None:
    assert said(folder, 'encoding = "utf-8"\n') == []
    assert said(folder, 'encoding = "windows-9999"\n') == [
        '6: error: `encoding` is "windows-9999", which names no encoding of texts; '
        "write one like utf-8 or windows-1256. [encoding]"
    ]


@pytest.mark.parametrize(
    ("rights", "fault"),
    [
        (
            "https://good.org@evil.com/",
            '`rights` is "https://good.org@evil.com/", which holds a user\'s name or password '
            "before its host; "
            "write the plain address of the page",
        ),
        ("UND", '`rights` is "UND", not an http or https address; begin it with https://'),
        (
            "ftp://example.org/",
            (
                '`rights` is "ftp://example.org/", not an http or https address; begin it with '
                "https://"
            ),
        ),
        (
            "https:///path",
            (
                '`rights` is "https:///path", which no reader could follow; write it like '
                "https://host/path, without spaces"
            ),
        ),
        (
            "https://a b/",
            (
                '`rights` is "https://a b/", which no reader could follow; write it like '
                "https://host/path, without spaces"
            ),
        ),
        (
            "https://h:x/",
            (
                '`rights` is "https://h:x/", which no reader could follow; write it like '
                "https://host/path, without spaces"
            ),
        ),
        (
            "https://[::1/",
            (
                '`rights` is "https://[::1/", which no reader could follow; write it like '
                "https://host/path, without spaces"
            ),
        ),
    ],
)
def test_address(folder: Callable[..., Path], rights: str, fault: str) -> None:
    assert said(folder, rights=rights) == [f"5: error: {fault}. [address]"]


@pytest.mark.parametrize(
    "rights", ["HTTPS://example.org", "https://example.org/گزارش/۱۴۰۴", "http://[::1]:80/a?b=c#d"]
)
def test_sound_address(folder: Callable[..., Path], rights: str) -> None:
    assert said(folder, rights=rights) == []


UNCONFIRMED = (
    "warning: nobody has confirmed that `link[1].url` answers; "
    "print after deposit, when it does, and write confirmed = true. [unconfirmed-link]"
)


@pytest.mark.parametrize(
    ("more", "faults"),
    [
        (
            '[[link]]\nlabel = "a"\nurl = "https://archive.org/details/{id}"\n',
            [f"8: {UNCONFIRMED}"],
        ),
        ('[[link]]\nlabel = "a"\nurl = "https://example.org/"\nconfirmed = true\n', []),
        (
            '[[link]]\nlabel = "a"\nurl = "https://archive.org/{ide}"\n',
            [
                "8: error: `link[1].url` holds {ide} (did you mean `id`?); "
                "write {id}, the only one that can stand in an address. [placeholder]",
            ],
        ),
        (
            '[[link]]\nlabel = "a"\nurl = "mailto:a@example.org"\n',
            [
                '8: error: `link[1].url` is "mailto:a@example.org", not an http or https address; '
                "begin it with https://. [address]"
            ],
        ),
        (
            '[[link]]\nlabel = "a"\nurl = "https://example.org/{"\nconfirmed = true\n',
            [
                '8: error: `link[1].url` is "https://example.org/{", which no reader could follow; '
                "write it like https://host/path, without spaces. [address]"
            ],
        ),
        (
            '[[link]]\nlabel = " "\nurl = "https://example.org/"\nconfirmed = true\n',
            [("7: error: `link[1].label` is blank; write its words, or delete the line. [blank]")],
        ),
        (
            'title_parts = ["نان", "آزادی"]\n',
            [
                "6: error: `title_parts` joined are «نان آزادی», but `title` is «نان و آزادی»; "
                "let the parts hold exactly the words of the title. [title-parts]"
            ],
        ),
        ('title_parts = ["نان و", "آزادی"]\n', []),
        (
            'place = "تهران "\n',
            ["6: error: `place` has white space at an end; delete it there. [outer-space]"],
        ),
        (
            'replaces = "a-text"\n',
            [
                (
                    "6: error: `replaces` names this edition itself; give the corrected edition an "
                    "id "
                    "of its own. [identifier]"
                )
            ],
        ),
        (
            '[parallel_titles]\nEnglish = "Bread"\n',
            ['7: error: "English" is no language tag; write en. [language]'],
        ),
        (
            "output = []\n",
            ['6: error: `output` is empty; add [[output]] with kind = "pamphlet". [no-output]'],
        ),
        (
            '[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "pamphlet"\nsize = "A4"\n',
            [
                (
                    "8: error: `output[2]` repeats `output[1]`; remove one of them: of a kind "
                    "there is one of each reading. [repeated-output]"
                )
            ],
        ),
        (
            '[[output]]\nkind = "pamphlet"\n'
            '[[output]]\nkind = "pamphlet"\nreading = "diplomatic"\n'
            '[[output]]\nkind = "booklet"\nreading = "diplomatic"\n',
            [],
        ),
        (
            '[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "booklet"\nreading = "diplomatic"\n',
            [
                (
                    "8: error: `output[2]` is a booklet, which is made from the pamphlet of its "
                    'reading; add [[output]] with kind = "pamphlet" and reading = "diplomatic". '
                    "[no-pages]"
                )
            ],
        ),
    ],
)
def test_rules(folder: Callable[..., Path], more: str, faults: list[str]) -> None:
    assert said(folder, more) == faults


DATES = (
    '[[date]]\nprinted = "بند یک"\ncalendar = "jalali"\n{}[[date]]\nprinted = "بند '
    'یک"\ncalendar = "jalali"\n{}'
)


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        ("normative = true\nreason = 'r'\n", "", []),
        (
            "",
            "",
            [
                (
                    "6: error: there are 2 dates and none is normative; write normative = true and "
                    "a "
                    "reason for one of them."
                )
            ],
        ),
        (
            "normative = true\nreason = 'r'\n",
            "normative = true\n",
            ["14: error: `date[1]` and `date[2]` are both normative; let one of them be."],
        ),
        (
            "",
            "normative = true\n",
            [
                (
                    "12: error: `date[2]` is normative without a reason; add reason = and why this "
                    "one "
                    "counts."
                )
            ],
        ),
    ],
)
def test_normative_date(
    folder: Callable[..., Path], first: str, second: str, fault: list[str]
) -> None:
    assert said(folder, DATES.format(first, second)) == [
        f"{line} [normative-date]" for line in fault
    ]


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ('size = "A9"\n', '8: error: `poster[1].size` is "A9"; write '),
        (
            'tiles = "A5"\n',
            '8: error: `poster[1].tiles` is "A5"; write "" or "A3" or "A4" or "Letter".',
        ),
        (
            'tiles = "A4"\ntile_margin_mm = 110\n',
            "9: error: `poster[1].tile_margin_mm` is 110, and two such",
        ),
        ('tiles = "A4"\ntile_margin_mm = -1\n', "9: error: `poster[1].tile_margin_mm` is -1, and"),
        (
            'tiles = "A4"\ntile_margin_mm = nan\n',
            "9: error: `poster[1].tile_margin_mm` is nan, and",
        ),
        (
            'tiles = "A4"\ntile_overlap_mm = 195\n',
            (
                "9: error: `poster[1].tile_overlap_mm` is 195, and A4 shows 200 mm of the poster; "
                "write a width to glue from 0"
            ),
        ),
        (
            'tiles = "A4"\ntile_overlap_mm = -8\n',
            "9: error: `poster[1].tile_overlap_mm` is -8, and",
        ),
    ],
)
def test_posters(folder: Callable[..., Path], keys: str, fault: str) -> None:
    [problem] = said(folder, f'[[poster]]\nshows = "title"\n{keys}')
    assert problem.startswith(fault)


def test_margins_of_a_poster_that_is_not_tiled_do_not_count(folder: Callable[..., Path]) -> None:
    assert said(folder, '[[poster]]\nshows = "title"\ntile_margin_mm = 500\n') == []


@pytest.mark.parametrize(
    ("key", "value", "bounds"),
    [
        ("narrowest_gap", "0.4", "from 0.5 to 1"),
        ("widest_gap", "2.5", "from 1.1 to 2"),
        ("scale_percent", "3", "from 0 to 2"),
        ("scale_percent", "nan", "from 0 to 2"),
        ("kashida_em", "0.8", "from 0.1 to 0.5"),
    ],
)
def test_lines_may_not_give_more_than_the_eye_overlooks(
    folder: Path, key: str, value: str, bounds: str
) -> None:
    [fault] = said(folder, f"[typography]\n{key} = {value}\n")
    assert f"7: error: `typography.{key}` is {float(value):g}; write {bounds}" in fault


def test_the_usual_justification_can_be_written_down(folder: Path) -> None:
    assert (
        said(
            folder,
            (
                '[typography]\njustify = "kashida"\nscale_percent = 2.0\nkashida_em = 0.4\nhanging '
                "= "
                "true\n"
            ),
        )
        == []
    )
    [fault] = said(folder, '[typography]\njustify = "tatweel"\n')
    assert "typography.justify" in fault and "spaces" in fault


def test_a_term_is_two_words(folder: Path) -> None:
    assert said(folder, '[typography]\nterms = ["محیط زیست", "قانون کار و تأمین"]\n') == []
    [fault] = said(folder, '[typography]\nterms = ["محیط زیست", "طبیعت"]\n')
    assert (
        "`typography.terms[2]` is «طبیعت»; write two words or more, a space between each and "
        "the next"
    ) in fault
