"""How the words of a poster end that stand alone."""

import pytest

from edition.model.shown import standing_alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("لغو مجازات اعدام؛", "لغو مجازات اعدام"),
        ("نان ، ", "نان ، "),
        ("نان ،", "نان"),
        ("نان.", "نان"),
        ("نان?", "نان?"),
        ("نان؟", "نان؟"),
        ("نان!", "نان!"),
        ("و نان…", "و نان…"),
        ("و نان...", "و نان..."),
        ("سال ۱۴۰۴ ه.ش.", "سال ۱۴۰۴ ه.ش."),
        ("؛", "؛"),
        ("", ""),
    ],
)
def test_the_last_mark(text: str, alone: str) -> None:
    assert standing_alone(text) == alone
