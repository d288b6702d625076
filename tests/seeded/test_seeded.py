"""A few of the seeded texts on every run, and the judge itself: it must see what is lost."""

from pathlib import Path

import pikepdf
import pytest

from tests.editions import TITLE, run, write_edition
from tests.seeded.judge import FAULTS, judged, lost, spoken
from tests.seeded.kinds import KINDS, text_of
from tests.seeded.run import all_tried, false_refusals, table

ROUNDS = 2


def test_texts_of_every_kind_are_built_whole_or_refused_with_a_sentence(tmp_path: Path) -> None:
    results = all_tried(range(ROUNDS * len(KINDS)), tmp_path)
    faults = [t for t in results if t.judged.outcome in FAULTS]
    assert faults == [] and false_refusals(results) == [], table(results)
    assert sum(t.judged.outcome == "refused" for t in results) <= 0.45 * len(results)


def test_there_are_many_kinds_and_a_seed_has_one_text() -> None:
    assert len(KINDS) >= 24
    assert [text_of(seed) for seed in range(64)] == [text_of(seed) for seed in range(64)]
    assert {text_of(seed).kind for seed in range(len(KINDS))} == set(KINDS)


@pytest.fixture
def built(tmp_path: Path) -> tuple[bytes, Path]:
    text = f"{TITLE}\n\nنان و آب و خانه.\n\nکتاب برای همه.\n"
    result = run("build", write_edition(tmp_path / "a", text), "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    return text.encode(), tmp_path / "out" / "a" / "pamphlet.pdf"


def test_the_judge_hears_the_whole_text(built: tuple[bytes, Path]) -> None:
    source, pdf = built
    assert "نان و آب و خانه." in spoken(pdf) and lost(source, pdf, markdown=False) == ""


@pytest.mark.parametrize(("old", "new"), [("نان و آب و خانه.", "نان و خانه."), ("نان و آب و خانه.", "آب و نان و خانه.")])
def test_the_judge_sees_what_the_tree_lacks_or_has_in_another_order(built: tuple[bytes, Path], old: str, new: str) -> None:
    source, pdf = built
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        spans = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and each.get("/ActualText") == old]
        spans[0].ActualText = pikepdf.String(new)
        opened.save(pdf)
    assert len(spans) == 1 and lost(source, pdf, markdown=False) != ""


def test_the_judge_tells_outcomes_apart(built: tuple[bytes, Path]) -> None:
    source, pdf = built
    refusal = "a/text.txt:3:1: error: there is no such thing here; take it away. [marks]\n"
    failure = "text.txt:3:1: proof failed: pamphlet.pdf: privacy (pypdf): x\n"
    said = {
        (0, ""): "built",
        (1, refusal): "refused",
        (1, "no\n"): "mute",
        (3, failure): "proof failed",
        (1, "Traceback: ValueError: x"): "traceback",
        (4, "stopped"): "traceback",
        (None, ""): "hang",
    }
    for (code, words), outcome in said.items():
        assert judged(code, words, source, pdf, markdown=False).outcome == outcome
