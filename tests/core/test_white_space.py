"""How white space is folded."""

import pytest

from edition.core.white_space import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("نان و آب", "نان و آب"),
        (" نان  و\tآب\n", "نان و آب"),
        ("نان\u2028آب", "نان آب"),
        ("نان\u00a0و\u202fآب", "نان\u00a0و\u202fآب"),
        ("نان\u00a0\u202fآب", "نان آب"),
        ("\u00a0نان \u00a0آب", "نان آب"),
        ("12\u2009345 نان\u2009آب", "12\u2009345 نان آب"),
        ("", ""),
    ],
)
def test_a_run_is_one_space_but_for_what_parts_no_words(typed: str, folded: str) -> None:
    assert fold(typed) == folded
