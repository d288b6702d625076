"""The entries lead from the one text of a document to the other, whatever stands in either."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.incoming.changes import accepted
from edition.incoming.inlines import pieces_of
from edition.incoming.leaves import Change, Counted, Leaf, Read, Run, Side
from edition.incoming.sides import Tongue, figure, text_of
from edition.incoming.writing import Written
from edition.language import edit
from edition.model.document import Item, Signatory
from edition.model.reading import emend
from edition.read import read
from tests.editions import write_edition

TONGUE = Tongue(str, True)
SIDES = st.sampled_from(["both", "both", "old", "new"])
WORDS = st.sampled_from(
    ["آب", "نان ", " و ", "نان", " نان", "می‌رود", "3 * 4", "a_b", "«نان»", ".", " ", "# ", "- ",
     "[یک](دو)", "|", "\\", "1. ", "آب آب آب "]
)  # fmt: skip
FORMS = st.sampled_from([(), (), ("strong",), ("emphasis",), ("strong", "emphasis")])
RUNS = st.builds(
    lambda text, side, forms: Run(text, side=side, change=Change("نام", ""), forms=forms),
    WORDS, SIDES, FORMS,
)  # fmt: skip
COUNTED = st.sampled_from(
    [None, None, None, Counted("1", (("decimal", 1),), "%1."), Counted("2", (("bullet", 1),), ""),
     Counted("1", (("decimal", 1), ("arabicAlpha", 1)), "%2)")]
)  # fmt: skip
LEAVES = st.lists(
    st.builds(
        lambda runs, end, counted: Leaf(tuple(runs), end=end, counted=counted),
        st.lists(RUNS, min_size=1, max_size=5), SIDES, COUNTED,
    ),
    min_size=1, max_size=6,
)  # fmt: skip
FIRST = Leaf((Run("عنوان متن"),), "heading", 1)
CELLS = ((1, 1), (1, 2), (2, 1), (2, 2))
LAST = Leaf((Run("پایان متن."),))


def letters(text: str) -> list[str]:
    return [c for c in text if c.isalnum()]


@settings(max_examples=150, deadline=None)
@given(LEAVES, st.sampled_from(["none", "both", "old", "new"]), RUNS, SIDES)
def test_the_register_makes_the_other_text(
    leaves: list[Leaf], noted: Side | Literal["none"], in_note: Run, cell: Side
) -> None:
    note = () if noted == "none" else (Run("", "note", noted, note=1),)
    last = LAST._replace(runs=(*LAST.runs, *note))
    table = [Leaf((Run(f"خانه {at}", side=cell), Run(".")), cell=(1, *at)) for at in CELLS]
    notes = {1: (Leaf((Run("یادداشت"), in_note)),)}
    whole = Read((FIRST, *leaves, *table, last), notes)
    texts = text_of(whole, "old", TONGUE), text_of(whole, "new", TONGUE)
    old, new = (Written(text).pieces for text in texts)
    found = accepted(old, new, "تغییر")
    with TemporaryDirectory() as folder:
        made = write_edition(Path(folder) / "a", emendations=_toml(found))
        (made / "text.txt").unlink()
        (made / "text.md").write_text("".join(piece.text for piece in old), encoding="utf-8")
        source, problems = read(made)
        assert source, problems
        reading, problems = edit(source, None)
    assert reading, "\n".join(map(str, problems))
    assert emend(source.text.text, reading.emendations) == "".join(piece.text for piece in new)
    said = "".join(
        (block.label.text if isinstance(block, Item | Signatory) and block.label else "")
        + block.text
        for block in reading.document.blocks
    )
    wanted = "".join(
        each.label + "".join(run.text for _, run in each.runs)
        for each in (*texts[1].paragraphs, *(p for note in texts[1].notes.values() for p in note))
    )
    assert letters(said) == letters(wanted)


def _toml(found: object) -> str:
    from edition.dump.emendation_tables import emendation_tables

    return emendation_tables([each.entry for each in found])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("decimalZero", 12, "12"),
        ("arabicAlpha", 1, "الف"), ("arabicAlpha", 3, "ت"), ("arabicAbjad", 3, "ج"),
        ("arabicAlpha", 22, "ک"), ("arabicAlpha", 29, "الفالف"), ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"), ("lowerLetter", 27, "aa"), ("hindiNumbers", 5, "5"),
        ("none", 5, ""), ("upperRoman", 0, "0"),
    ],
)  # fmt: skip
def test_numbers_of_lists(form: str, number: int, shown: str) -> None:
    assert figure(form, number, TONGUE) == shown


@given(
    st.lists(st.builds(Run, st.text("آب ن\u200c.،«»x1_*\t-", max_size=9), side=SIDES), max_size=4)
)
def test_the_short_way_is_the_long_way(runs: list[Run]) -> None:
    """A paragraph of words alone is written as one that has anything else in it."""
    placed = [((0, at), run) for at, run in enumerate(runs)]
    short, _ = pieces_of(placed)
    # A form that nothing bears leads the long way round.
    bare = Run("", forms=("strong",))
    long, _ = pieces_of([*placed, ((0, len(runs)), bare)])
    assert short == long


def test_what_overlaps_its_like_is_one_with_what_it_meets() -> None:
    """«ab» behind «ab ab» is not found by itself from the left; with the change before it it is."""
    words = "3 * 4"
    leaves = (
        FIRST,
        Leaf((Run(words),), end="new"),
        Leaf((Run(words),), end="new"),
        Leaf((Run(words, side="old"), Run(words))),
    )
    old, new = (
        Written(text_of(Read(leaves, {}), side, TONGUE)).pieces for side in ("old", "new")
    )  # fmt: skip
    entries = [each.entry for each in accepted(old, new, "تغییر")]
    assert len(entries) == 1 and entries[0].after.count("\n\n") == 2
