"""What no rule touches: Arabic in a Persian text, words of other scripts, addresses and codes."""

import pytest

from edition.core.languages import LANGUAGES
from edition.language.orthography.passage import Passage, arabic_passages, meets, merged


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("قرآن می\u200cفرماید: إِنَّ اللَّهَ لا يُغَيِّرُ ما بِقَوْمٍ. پس", ["إِنَّ اللَّهَ لا يُغَيِّرُ ما بِقَوْمٍ"]),
        ("سایهٔ ظِلُّ اللهِ تَعالیٰ في أَرضِهِ؛ رَبِّ", ["ظِلُّ اللهِ تَعالیٰ في أَرضِهِ؛ رَبِّ"]),
        ("یا لَيْتَ قَبْلَ مَنِيَّتي يَوْماً", ["لَيْتَ قَبْلَ مَنِيَّتي يَوْماً"]),
        ("گر همه زَرِّ جعفرى دارد", []),
        ("مثلاً كتاب و حتماً نيز", []),
        ("در حياة و سورة", ["حياة و سورة"]),
        ("مَردِ بى\u200cتوشه", []),
        ("إِنَّ اللَّهَ\nكتاب", ["إِنَّ اللَّهَ"]),
    ],
)
def test_arabic(text: str, passages: list[str]) -> None:
    assert [text[start:end] for start, end in arabic_passages(text)] == passages


@pytest.mark.parametrize(
    ("text", "untouched"),
    [
        ("ببینید: https://example.org/گزارش/1404 در 1404", ["https://example.org/گزارش/1404"]),
        ("به info@example.org بنویسید", ["info@example.org"]),
        ("نسخهٔ Windows 10 و COVID-19 در 5 GB", ["Windows 10", "COVID-19", "GB"]),
        ("تلفن 021-88776655 است", ["021-88776655"]),
        ("در 8 تا 10 آبان 1395 و 1403/12/30 و 3.5 و 16:30", []),
        ("زبان C++ و #5", ["C++", "#5"]),
    ],
)
def test_untouched(text: str, untouched: list[str]) -> None:
    assert [text[start:end] for start, end in Passage(text, LANGUAGES["fa"]).untouched] == untouched


def test_stretches() -> None:
    assert merged([(5, 7), (1, 3), (2, 5), (9, 10)]) == [(1, 7), (9, 10)]
    stretches = [(1, 7), (9, 10)]
    assert [meets(stretches, *r) for r in ((0, 1), (0, 2), (6, 9), (7, 9), (8, 12), (10, 12))] == [
        False, True, True, False, True, False,
    ]  # fmt: skip
    assert [meets(stretches, at, at) for at in (1, 2, 6, 7, 8)] == [False, True, True, False, False]
