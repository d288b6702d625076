"""Identifiers from titles: what an archive takes, whatever the title."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.founding.folder import identifier


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("بیانیهٔ اول ماه مه ۱۴۰۴", "bianih-avl-mah-mh-1404"),
        ("می\u200cروم", "mi-rvm"),
        ("ﺗﺎ ﻻﻟﻪ", "ta-lalh"),
        ("Café «PDF/A-2» 100%", "cafe-pdf-a-2-100"),
        ("צה״ל ובית־הספר", "tshl-vbit-hspr"),
        ("אונדזער גאָרטן ײִדיש", "avndzar-gartn-eydish"),
        ("小明", ""),
        ("—", ""),
    ],
)
def test_made(title: str, made: str) -> None:
    assert identifier(title, 60) == made


@given(st.text(), st.integers(3, 80))
def test_nothing_else_is_in_it(title: str, most: int) -> None:
    made = identifier(title, most)
    assert len(made) <= most
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*-?)?", made)


def test_whole_words() -> None:
    assert identifier("aaa bbb ccc", 8) == "aaa-bbb"
    assert identifier("a" * 90, 60) == "a" * 60
