"""The two readings of a text: with the changes of its editor and its profile, and as it was found;
and what an editor is asked who has chosen no profile.
"""

from collections.abc import Callable

import pytest

from edition.core.diagnostics import Diagnostic, Severity
from edition.language import edit
from edition.model.source_folder import Source

Z = "\u200c"
ISSUED = 'issued = "2026-11-26"\n'
TEXT = "نان و آزادی\n\nبند یکک\u0007 می رود.\n\nبند دو.\n"
BOTH = """profile = "print"
issued = "2026-11-26"
[[output]]
kind = "pamphlet"
[[output]]
kind = "pamphlet"
reading = "diplomatic"
"""
BY_HAND = """[[emendation]]
line = 3
before = "یکک"
after = "یک"
reason = "خطای حروف‌نگار"

[[emendation]]
line = 5
before = "بند دو."
after = "بند\\nدو."
reason = "دو سطر است"
"""


def test_the_text_as_found_has_no_change_but_of_what_cannot_be_printed(
    source: Callable[..., Source],
) -> None:
    reading, problems = edit(source(TEXT, BOTH, BY_HAND), None)
    assert reading and reading.as_found, problems
    found = reading.of("diplomatic")
    assert found is reading.as_found and reading.of("edited") is reading
    assert [block.text for block in reading.document.blocks[1:]] == [
        f"بند یک می{Z}رود.",
        "بند",
        "دو.",
    ]
    assert [block.text for block in found.document.blocks[1:]] == ["بند یکک می رود.", "بند دو."]
    assert [e.rule for e in reading.emendations] == ["editor", "unprintable", "mi-space", "editor"]
    assert [e.rule for e in found.emendations] == ["unprintable"]
    assert (reading.name, reading.changes, reading.unmade) == ("edited", 4, 0)
    assert (found.name, found.changes, found.unmade) == ("diplomatic", 1, 3)
    assert found.record == reading.record and found.description == reading.description


@pytest.mark.parametrize(
    ("asks", "there"),
    [
        ("", False),
        ('[[poster]]\nshows = "title"\n', False),
        ('[[poster]]\nshows = "title"\nreading = "diplomatic"\n', True),
        ('[[output]]\nkind = "screen"\nreading = "edited"\n', False),
        ('[[output]]\nkind = "screen"\nreading = "diplomatic"\n', True),
    ],
)
def test_it_is_made_where_something_shows_it(
    source: Callable[..., Source], asks: str, there: bool
) -> None:
    reading, _ = edit(source(TEXT, ISSUED + asks), None)
    assert reading and (reading.as_found is not None) == there


def asked(source: Source) -> list[Diagnostic]:
    return [problem for problem in edit(source, None)[1] if problem.code == "profile-unchosen"]


WRONG = f"نان و آزادی\n\nاو می رود. {'نان ' * 94}\n"
"""A hundred words, of which «می رود» is two."""


def test_an_edition_without_a_profile_is_asked_about_once(source: Callable[..., Source]) -> None:
    [problem] = asked(source(WRONG))
    assert problem.severity is Severity.NOTE
    assert problem.fact == (
        "no `profile` is chosen, and `print` would change 2 of 100 words (2.0 %)"
    )
    assert problem.act.startswith('write profile = "print"')
    assert problem.place and problem.place.file.endswith("edition.toml")


@pytest.mark.parametrize(
    "chosen", ['profile = "print"\n', 'profile = "diplomatic"\n', '[orthography]\ndigit = "off"\n']
)
def test_who_has_chosen_is_not_asked(source: Callable[..., Source], chosen: str) -> None:
    assert not asked(source(WRONG, ISSUED + chosen))


def test_nor_where_one_word_of_a_hundred_is_wrong(source: Callable[..., Source]) -> None:
    one = WRONG.replace("می رود", f"می{Z}رود ك")
    assert not asked(source(one))
    assert asked(source(one.replace(" نان نان", " نان", 1)))


def test_what_the_editor_has_mended_by_hand_is_not_told(source: Callable[..., Source]) -> None:
    mended = '[[emendation]]\nline = 3\nbefore = "می رود"\nafter = "رود"\nreason = "چنین"\n'
    assert not asked(source(WRONG, ISSUED, mended))


def test_of_a_long_text_the_beginning_tells(source: Callable[..., Source]) -> None:
    line = f"{'نان ' * 98}می رود\n\n"
    [problem] = asked(source(f"نان و آزادی\n\n{line * 300}"))
    assert "of the first " in problem.fact and "(2.0 %)" in problem.fact
    assert not asked(source(f"نان و آزادی\n\n{line.replace('می ', '') * 300}{line * 30}"))
