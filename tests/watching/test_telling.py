"""What the page in the browser is told."""

from pathlib import Path

import pytest

from edition.core.diagnostics import Place, warning
from edition.core.quoting import worded
from edition.speech.catalogue import ENGLISH, tongue_of
from edition.watching.building import Failed, Outcome
from edition.watching.sights import Sight
from edition.watching.telling import outcome_told, problem_told, sight_told


def test_problems_are_told_when_they_are_known() -> None:
    """Before an edition is looked through, those of the last sight say nothing of this one."""
    problems = (warning("x", "it is doubtful", "look at it"),)
    for whole, failed in ((False, False), (True, False), (False, True)):
        told = sight_told(Sight(problems=problems, whole=whole, failed=failed), {}, ENGLISH)
        assert len(told["problems"]) == (whole or failed)


def test_a_clause_is_one_sentence_in_pieces(tmp_path: Path) -> None:
    """What the sentence itself writes beside a value belongs to what is typed."""
    file = tmp_path / "text.md"
    file.write_text("نان [^1] و آب\n", encoding="utf-8")
    fact = worded("there is no note [^{label}]", label="1")
    act = worded("add a line that begins with [^{label}]: or delete the reference", label="1")
    told = problem_told(warning("x", fact, act, Place(str(file), 1, 5)), tongue_of("fa"))
    for pieces, value in ((told["fact"], "[^1]"), (told["act"], "[^1]:")):
        assert [kind for kind, _ in pieces] == ["prose", "typed", "prose"]
        assert pieces[1].words == value
    assert told["excerpt"] == ("نان ", "[^1]", " و آب") and not told["typed"]


BUILT = Outcome(3, (5, 1, 0), (Failed("a.pdf", "own content"),), files=("a.pdf",))


@pytest.mark.parametrize("state", ["stopped", "waiting", "building"])
def test_of_a_build_before_this_one_nothing_is_told_but_its_files(state: str) -> None:
    told = outcome_told(BUILT, state, ENGLISH)
    assert told == {"state": state, "words": "", "bad": False, "failed": [], "files": ["a.pdf"]}
    told = outcome_told(BUILT, "built", ENGLISH)
    assert "5 passed" in told["words"] and told["bad"] and len(told["failed"]) == 1
