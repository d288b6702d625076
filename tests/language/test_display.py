"""The words of posters and handouts: what is applied there alone, what is told, what is left out;
all of it on a record that is not the text's.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.language import edit
from edition.model.source_folder import Source
from edition.pipeline import BuildOrder
from tests.editions import reading_of, run, write_edition

Z = "\u200c"
TEXT = """نان و آزادی

بند خانه ای تازه است.

۱. خانه ای برای همه؛
۲. آب وآزادی؛
۳. کار در هامبورگستان.
"""
ISSUED = 'issued = "2026-11-26"\n'
POSTERS = '[[poster]]\nshows = "each item"\n[[poster]]\nshows = "items"\nheading = "همه"\n'


def test_a_poster_is_stricter_than_the_text(source: Callable[..., Source]) -> None:
    reading, problems = edit(source(TEXT, f'profile = "print"\n{ISSUED}{POSTERS}'), None)
    assert reading
    assert [block.text for block in reading.document.blocks[2:]] == [
        "خانه ای برای همه؛",
        "آب وآزادی؛",
        "کار در هامبورگستان.",
    ]
    assert [block.text for block in reading.displayed.blocks] == [
        "نان و آزادی",
        "بند خانه ای تازه است.",
        f"خانه{Z}ای برای همه؛",
        "آب وآزادی؛",
        "کار در هامبورگستان.",
    ]
    assert [(e.rule, e.before, e.after) for e in reading.for_display] == [
        ("heh-i-space", " ", Z),
        ("stands-alone", "؛", ""),
        ("stands-alone", "؛", ""),
        ("stands-alone", ".", ""),
    ]
    assert not reading.emendations
    told = [(p.place.line, p.fact) for p in problems if p.place and p.code == "poster-words"]
    assert told == [
        (6, "«وآزادی؛» stands on a poster or a handout, and waw-joined suggests «و آزادی؛»"),
        (7, "«هامبورگستان» of item 3 is in no list of words"),
    ]


def test_nothing_is_made_ready_for_what_is_not_made(source: Callable[..., Source]) -> None:
    found = source(TEXT, f'profile = "print"\n{ISSUED}{POSTERS}')
    without, problems = edit(found, None, display=False)
    whole, every = edit(found, None)
    assert without and whole and without.document == whole.document
    assert without.displayed == without.document and not without.for_display
    assert set(problems) == {each for each in every if each.code != "poster-words"}


@pytest.mark.parametrize(
    ("only", "fast", "displays"),
    [
        (("pamphlet",), True, False),
        (("pamphlet", "handouts"), True, True),
        (("posters",), True, True),
        (("pamphlet",), False, True),
        ((), True, True),
    ],
)
def test_what_displays(only: tuple[str, ...], fast: bool, displays: bool) -> None:
    """A report tells of doubts whatever was asked for."""
    assert BuildOrder(Path(), Path(), only, fast).displays == displays


def test_what_is_off_is_not_told(source: Callable[..., Source]) -> None:
    off = '[orthography]\nunknown-word = "off"\nwaw-joined = "off"\nheh-i-space = "off"\n'
    reading, problems = edit(source(TEXT, f'profile = "print"\n{ISSUED}{POSTERS}{off}'), None)
    assert reading and reading.displayed == reading.document
    assert not [p for p in problems if p.code == "poster-words"]


def test_a_diplomatic_edition_is_shown_as_it_was_found(source: Callable[..., Source]) -> None:
    """But for the mark behind what stands alone."""
    reading, problems = edit(source(TEXT, f"{ISSUED}{POSTERS}"), None)
    assert reading and reading.displayed == reading.document
    assert {e.rule for e in reading.for_display} == {"stands-alone"}
    assert not [p for p in problems if p.code == "poster-words"]


IN_DIGITS = """نان و آزادی

بند 12 است.

۱. منع کار زیر 16 سال، page 7 و 021-88776655؛
2. نان در سال 1404.
"""


def test_the_digits_of_a_sheet_are_of_one_kind(source: Callable[..., Source]) -> None:
    """Whatever the profile, and those of Latin words and telephones are their own; not in the
    text, and not what no sheet shows.
    """
    more = '[[poster]]\nshows = "each item"\n[[poster]]\nshows = "items"\nheading = "2 خواست"\n'
    reading, _ = edit(source(IN_DIGITS, ISSUED + more), None)
    assert reading
    assert [block.text for block in reading.displayed.blocks[1:]] == [
        "بند 12 است.",
        "منع کار زیر ۱۶ سال، page 7 و 021-88776655؛",
        "نان در سال ۱۴۰۴.",
    ]
    assert "16" in reading.document.blocks[2].text and not reading.emendations
    record = [(e.rule, e.before, e.after, e.reason) for e in reading.for_display]
    reason = "the digits of a sheet are of one kind"
    assert [each for each in record if each[0] == "digit"] == [
        ("digit", "16", "۱۶", reason),
        ("digit", "2", "۲", reason),
        ("digit", "1404", "۱۴۰۴", reason),
    ]
    assert reading.displayed_description.poster[1].heading == "۲ خواست"
    assert reading.description.poster[1].heading == "2 خواست"


@pytest.mark.parametrize(
    "more",
    [
        '[[poster]]\nshows = "items"\nheading = "2 خواست"\nreading = "diplomatic"\n',
        '[orthography]\ndigit = "off"\n[[poster]]\nshows = "items"\nheading = "2 خواست"\n',
    ],
)
def test_but_not_where_the_editor_wants_them_as_they_are(
    source: Callable[..., Source], more: str
) -> None:
    reading, _ = edit(source(IN_DIGITS, ISSUED + more), None)
    assert reading
    shown = reading.of(reading.description.poster[0].reading)
    assert "16" in shown.displayed.blocks[2].text
    assert shown.displayed_description.poster[0].heading == "2 خواست"


def test_of_a_language_with_latin_digits_none_is_changed(tmp_path: Path) -> None:
    folder = write_edition(
        tmp_path, "לחם\n\n1. לחם עד 16\n2. מים\n", POSTERS, language='"he"', title='"לחם"'
    )
    shown = reading_of(folder)[1]
    assert shown.displayed == shown.document


def test_a_poster_of_the_text_as_found_asks_nothing(source: Callable[..., Source]) -> None:
    posters = POSTERS.replace("[[poster]]\n", '[[poster]]\nreading = "diplomatic"\n')
    reading, problems = edit(source(TEXT, f'profile = "print"\n{ISSUED}{posters}'), None)
    assert reading and reading.displayed == reading.document and not reading.for_display
    shown = reading.of("diplomatic")
    assert shown.displayed == shown.document
    assert {e.rule for e in shown.for_display} == {"stands-alone"}
    assert not [p for p in problems if p.code == "poster-words"]


def test_headings_of_the_editor_follow(source: Callable[..., Source]) -> None:
    """What is applied to the words of posters is applied to them, and what is asked is asked."""
    more = '[[poster]]\nshows = "items"\nheading = "خانه ای برای 2 تن، آب وآزادی گوتنبرگستان"\n'
    reading, problems = edit(source(TEXT, f'profile = "print"\n{ISSUED}{more}'), None)
    assert reading
    shown = reading.displayed_description.poster[0].heading
    assert shown == f"خانه{Z}ای برای ۲ تن، آب وآزادی گوتنبرگستان"
    told = [p for p in problems if p.place and "edition.toml" in p.place.file]
    assert [(p.place.line, p.fact) for p in told if p.place and p.code == "poster-words"] == [
        (10, "«وآزادی» stands on a poster or a handout, and waw-joined suggests «و آزادی»"),
        (10, "«گوتنبرگستان» of `poster[1].heading` is in no list of words"),
    ]


def test_an_unknown_word_is_told_once_at_its_place_and_no_name_is(
    source: Callable[..., Source],
) -> None:
    text = "نان\n\n۱. نان در هامبورگستان؛\n۲. هامبورگستان و گوتنبرگستان.\n"
    place = 'place = "گوتنبرگستان"\n'
    _, problems = edit(source(text, f'profile = "print"\n{ISSUED}{place}{POSTERS}'), None)
    told = [(p.place, p.fact) for p in problems if p.place and p.code == "poster-words"]
    assert [(place.line, place.column, fact) for place, fact in told] == [
        (3, 11, "«هامبورگستان» of item 1 is in no list of words")
    ]


def test_no_poster_no_question(source: Callable[..., Source]) -> None:
    reading, problems = edit(source(TEXT, f'profile = "print"\n{ISSUED}'), None)
    assert reading and reading.displayed == reading.document and not reading.for_display
    assert not [p for p in problems if p.code == "poster-words"]


def test_on_paper_and_on_record(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", TEXT, POSTERS, profile='"print"')
    built = run("build", folder, "--fast", "--only", "posters", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    posters = tmp_path / "out" / "a" / "posters"
    alone = (posters / "A3-item-1.txt").read_text(encoding="utf-8")
    together = (posters / "A3-items.txt").read_text(encoding="utf-8")
    assert f"خانه{Z}ای" in alone.replace("\n", " ") and "؛" not in alone
    assert together.count("؛") == 2
    rows = (posters / "display.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "line,column,before,after,rule,reason"
    assert [row.split(",")[4] for row in rows[1:]] == ["heh-i-space", *["stands-alone"] * 3]
    register = (tmp_path / "out" / "a" / "emendations.csv").read_text(encoding="utf-8")
    assert register.splitlines() == rows[:1]


def test_lines_that_no_rule_can_read(source: Callable[..., Source]) -> None:
    text = "نان\n\nسنگ )خارا( بود.\n\nباد    باران\n\nکوه    دریا\n"
    _, problems = edit(source(text, f'profile = "print"\n{ISSUED}'), None)
    told = {p.code: p.place.line for p in problems if p.place}
    assert told["reversed-brackets"] == 3
    assert told["wide-gaps"] == 5


@pytest.mark.parametrize(
    ("tag", "digits"), [("ar", "١٦"), ("ur", "۱۶"), ("ckb", "١٦"), ("ug", "16")]
)
def test_digits_are_those_of_the_language(tmp_path: Path, tag: str, digits: str) -> None:
    """Of each that has its own; the rule of the text is one of Persian alone."""
    folder = write_edition(
        tmp_path, "نان\n\n1. تا 16 بار\n2. آب\n", POSTERS, language=f'"{tag}"', title='"نان"'
    )
    shown = reading_of(folder)[1]
    assert shown.displayed.blocks[1].text == f"تا {digits} بار"
    assert shown.document.blocks[1].text == "تا 16 بار"


def test_where_the_editor_parts_lines_they_are_parted_on_sheets_too(
    source: Callable[..., Source],
) -> None:
    by_hand = '[[emendation]]\nline = 6\nbefore = "2. نان"\nafter = "2. آب\\n3. نان"\nreason = "دو خواست"\n'
    reading, problems = edit(source(IN_DIGITS, ISSUED + POSTERS, by_hand), None)
    assert reading, problems
    assert [block.text for block in reading.document.blocks[3:]] == ["آب", "نان در سال 1404."]
    assert [block.text for block in reading.displayed.blocks[3:]] == ["آب", "نان در سال ۱۴۰۴."]
