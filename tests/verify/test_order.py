"""The proof of the order on paper: it passes what is right, and finds each way in which the
compiler could be wrong.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

import edition.typeset.line.shape
import edition.typeset.line.stretches
from edition.core.bidi import levels, visual_order
from edition.core.direction import PLAIN, Departure, Policy, departures
from edition.model.page import ShapedRun
from edition.model.proof import Outcome
from edition.pdf import slots
from edition.verify import Claims, Declared, verify
from edition.verify.file.structure_tree import Content
from edition.verify.proofs.finder import Finder
from edition.verify.proofs.on_paper import disorder
from edition.verify.proofs.paragraphs import (
    TaggedParagraph,
    TaggedPart,
    from_left,
    in_order,
)
from tests.editions import TITLE, all_faces, write_edition
from tests.pdf.conftest import written

PIECES = (
    "نشست ۱۸:۳۰-۲۰:۰۰ و تلفن 021-88881234 و کانال @sample و و دستور git show v1.4 و (متن) و "
    "«نقل PDF» و ۵۰٪ و زبان C++ است"
)
MORE = "و سپس سخن به همین روال دنبال می‌شود تا این بند از یک سطر بیشتر شود."
TEXT = f"{TITLE}\n\nدر این بند {PIECES}، {MORE}\n\nThe end (2016).\n"


def faults(folder: Path, text: str = TEXT, declared: Declared = departures) -> dict[str, str]:
    """The checks of order that a text fails, with what they say."""
    pdf = written(write_edition(folder / "edition", text))
    proof = verify(pdf.file, Claims(pdf.expected, declared=declared, faces=all_faces()))
    named = ("order", "own content", "letters of wide codes")
    return {
        check.name: check.note
        for check in proof.checks
        if check.name in named and check.outcome is not Outcome.PASSED
    }


def test_what_is_right_passes(tmp_path: Path) -> None:
    assert faults(tmp_path) == {}


def test_a_piece_cut_in_half_is_found_though_both_sides_believe_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(text: str, policy: Policy = PLAIN) -> tuple[Departure, ...]:
        return tuple(
            Departure(each.start + 3, each.end - 3, "date") if each.kind == "range" else each
            for each in departures(text, policy)
        )

    for module in (edition.typeset.line.shape, edition.typeset.line.stretches):
        monkeypatch.setattr(module, "departures", cut)
    assert (
        "the date «۳۰-۲۰» is a part of what must stay together"
        in faults(tmp_path, declared=cut)["order"]
    )


def test_a_phrase_cut_in_half_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(text: str, policy: Policy = PLAIN) -> tuple[Departure, ...]:
        at = text.find("v1.4")
        return (Departure(at, at + 4, "code"),) if at >= 0 else ()

    for module in (edition.typeset.line.shape, edition.typeset.line.stretches):
        monkeypatch.setattr(module, "departures", cut)
    assert (
        "the code «v1.4» is a part of what must stay together"
        in faults(tmp_path, declared=cut)["order"]
    )


def test_levels_without_the_departures_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        edition.typeset.line.shape, "departed_levels", lambda text, base, _: levels(text, base)
    )
    found = faults(tmp_path)
    assert (
        "does not stand as it must from left to right" in found["order"] and "own content" in found
    )


def test_a_paragraph_set_in_the_wrong_direction_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition.typeset.line.shape, "base_level", lambda _: 1)
    assert "expected «Theend|2016|.»" in faults(tmp_path)["order"]


def test_a_paragraph_tagged_with_the_wrong_direction_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edition.pdf.tree.runs_left_to_right", lambda _: False)
    assert (
        "has another writing mode than its letters: expected «LrTb», seen «RlTb»"
        in faults(tmp_path)["order"]
    )


def test_figures_drawn_backwards_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The characters of a code are right, and its ink is not: only the glyphs can tell."""
    right = slots._parts

    def backwards(glyphs: list[slots.Glyph], x: int = 0) -> tuple[slots.Part, ...]:
        return right(glyphs[::-1], x)

    monkeypatch.setattr(slots, "_parts", backwards)
    found = faults(tmp_path)
    assert list(found) == ["letters of wide codes"]
    assert "does not show these letters from left to right" in found["letters of wide codes"]


def test_a_code_that_claims_its_figures_backwards_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = slots._left_to_right

    def turned(run: ShapedRun, upem: int) -> tuple[slots.Slot, ...]:
        return tuple(replace(slot, text=slot.text[::-1]) for slot in right(run, upem))

    monkeypatch.setattr(slots, "_left_to_right", turned)
    found = faults(tmp_path)
    assert "own content" in found and "letters of wide codes" in found


def test_lines_exchanged_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words side by side in the order of reading, from the left: as a setter without bidirectional
    text would.
    """

    def unordered(found: Sequence[int]) -> list[int]:
        return list(range(len(found)))

    monkeypatch.setattr("edition.typeset.line.setting.visual_order", unordered)
    assert "order" in faults(tmp_path)


def test_codes_of_a_font_that_is_not_at_hand_are_not_run(tmp_path: Path) -> None:
    pdf = written(write_edition(tmp_path / "edition", TEXT))
    checks = verify(pdf.file, Claims(pdf.expected, declared=departures)).checks
    [check] = [check for check in checks if check.name == "letters of wide codes"]
    assert check.outcome is Outcome.NOT_RUN and "Vazirmatn-Regular" in check.note


def told(text: str, xs: Sequence[float], declared: Declared = lambda text: ()) -> list[str]:
    """What is wrong with a paragraph of Latin letters and figures whose characters stand at these
    places.
    """
    shown = {0: [(x, 100.0, character) for x, character in zip(xs, text, strict=True)]}
    paragraph = TaggedParagraph(
        "a paragraph", text, (TaggedPart(0, len(text), (Content(0, 0),)),), mode="LrTb"
    )
    ordered = in_order(paragraph, declared)
    return [fault.fact for fault in disorder(ordered, {0: shown}, Finder())]


def test_letters_that_stand_a_fifth_of_a_point_apart_have_an_order() -> None:
    assert told("abc", [1, 1.2, 1.4]) == []
    assert told("abc", [1, 1.4, 1.2]) == [
        "a paragraph on page 1 does not stand as it must from left to right"
    ]
    assert told("abc", [1, 1, 1]) == []  # one code


@pytest.mark.parametrize(
    ("text", "cut", "torn"),
    [
        ("v14", 1, True),  # a letter and its figures
        ("14v", 2, False),  # figures and what is counted
        ("abc", 2, True),
        ("1404", 2, True),
        ("1.4", 2, True),
        ("1.4", 1, True),
        ("a.4", 2, False),
    ],
)
def test_where_a_piece_may_end(text: str, cut: int, torn: bool) -> None:
    clause = f"a paragraph: the range «{text[:cut]}» is a part of what must stay together"
    assert told(text, range(len(text)), lambda _: [(0, cut, "range")]) == ([clause] if torn else [])


@pytest.mark.parametrize("text", ["نان PDF or HTML نان", "| a | a | ن", "نان 12 21 نان"])
def test_a_mixed_paragraph_that_reads_the_same_from_either_end(text: str) -> None:
    """Its letters alone do not say in which order they stand."""
    assert from_left(text, (), ()) == visual_order(levels(text, 1))
