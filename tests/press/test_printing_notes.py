"""What is told to the one who folds a leaflet."""

import pytest

from edition.core.units import mm
from edition.model.description import Fold
from edition.model.imposition import Folding
from edition.press import fold_note

WIDTHS = {"z": (mm(99), mm(99), mm(99)), "roll": (mm(97), mm(100), mm(100))}


def note(fold: Fold, sheets: int = 1, *, cover: bool = True, language: str = "fa") -> str:
    folding = Folding(fold, sheets, WIDTHS[fold], cover, back=True)
    return fold_note(folding, "leaflet.pdf", language)


@pytest.mark.parametrize(
    ("fold", "persian", "english"),
    [
        (
            "z",
            ("۹۹ و ۱۹۸ میلی\u200cمتر", "زیگزاگ", "آکاردئون"),
            ("99 and 198 mm", "like a Z", "accordion"),
        ),
        (
            "roll",
            ("۹۷ و ۱۹۷ میلی\u200cمتر", "رولی", "عطف در سمت راست"),
            ("97 and 197 mm", "97 mm, at the left", "the spine at the right"),
        ),
    ],
)
def test_it_says_where_and_which_way_in_both_languages(
    fold: Fold, persian: tuple[str, ...], english: tuple[str, ...]
) -> None:
    said = note(fold)
    first, second = said.split("-" * 40)
    assert all(part in first for part in persian) and all(part in second for part in english)
    assert "«چرخش از لبهٔ کوتاه» (flip on short edge)" in first and "flip on short edge" in second
    assert max(map(len, said.splitlines())) < 112


@pytest.mark.parametrize("fold", ["z", "roll"])
def test_an_arabic_leaflet_has_an_arabic_note_and_an_uyghur_one_an_english_note(fold: Fold) -> None:
    arabic = note(fold, 2, language="ar")
    assert arabic.startswith("دليل طباعة المطوية") and "عدد الأوراق ٢" in arabic
    assert not set("پچژگکی\u200c") & set(arabic) and "{" not in arabic
    assert note(fold, 2, language="ug") == arabic.split("-" * 40)[1].lstrip("\n")


def test_several_sheets_are_folded_one_by_one() -> None:
    assert "Fold each sheet by itself" in note("z", 2) and "۲ برگ A4" in note("z", 2)
    assert "Fold each sheet by itself" not in note("z")


def test_without_a_cover_it_speaks_of_the_title() -> None:
    assert (
        "the title" in note("z", cover=False)
        and "cover" not in note("z", cover=False)
        and "جلد" not in note("z", cover=False)
    )
