"""Inks that stand for colours, by the profile that the tests mix themselves."""

import pytest

from edition.identity.cmyk import Inks, UnfitProfileError, checked, inks
from tests.profiles import NAME, cmyk


def test_a_profile_says_what_it_is() -> None:
    assert checked(cmyk()) == NAME


def test_white_is_paper_and_red_is_magenta_and_yellow() -> None:
    assert inks(cmyk(), (1, 1, 1)) == Inks(0, 0, 0, 0)
    red = inks(cmyk(), (0.784, 0.063, 0.18))
    assert red.cyan == 0 and red.magenta > 0.8 and red.yellow > 0.6 and sum(red) < 2.2


def test_without_its_tables_there_is_no_way_to_inks() -> None:
    with pytest.raises(UnfitProfileError, match="LittleCMS"):
        inks(cmyk(without=b"B2A0"), (1, 1, 1))
