"""A small part of `make fuzz` on every run, and its judges: each must see what it is there for."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from time import monotonic

import pikepdf
import pytest
from msgspec.structs import replace

from tests.editions import TITLE
from tests.fuzz import bags, editions, inputs, kills, pdfs, tampering
from tests.fuzz.__main__ import several, table
from tests.fuzz.inputs import FAULTS, Input, Judged, Step
from tests.fuzz.judging import LONGEST, ended
from tests.fuzz.least import least
from tests.fuzz.program import Ran, prepared, run, tree
from tests.fuzz.trying import families, input_of, keep, prepare, seeds, tried
from tests.fuzz.words import lost, spoken

LONG = ("text: long", "text: vast", "markdown: vast", "kill: of some", "kill: a deposit")
KINDS = [kind for kind in families() if not kind.startswith(LONG)]


@pytest.fixture(scope="session")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("fuzz") / "bases"
    prepare(place, [*KINDS, "kill: at a change"])
    return place


def test_inputs_of_many_kinds_end_as_they_should(bases: Path) -> None:
    chosen = [seed for seed, kind in enumerate(families()) if kind in KINDS][::4]
    results = several(iter(chosen), str(bases), float("inf"))
    assert [each for each in results if each.is_fault] == [], table(results)
    assert len(results) == len(chosen) and {each.judged.outcome for each in results} >= {
        "done",
        "refused",
        "failed",
    }


def test_a_seed_has_one_input() -> None:
    kinds = len(families())
    assert [input_of(seed) for seed in range(2 * kinds)] == [
        input_of(seed) for seed in range(2 * kinds)
    ]
    assert {input_of(seed).kind for seed in range(kinds)} == set(families())
    assert {input_of(seed).kind for seed in islice(seeds(5, "bag: "), 20)} == set(bags.BAGS.kinds)


def test_what_is_kept_is_what_was_tried(tmp_path: Path) -> None:
    for seed in range(len(families())):
        given = input_of(seed)
        folder = keep(given, Judged("lost"), tmp_path)
        assert inputs.read(folder / "input.json") == given


REFUSAL = "a/text.txt:3:1: error: there is no such thing here; take it away. [marks]\n"
FAILURE = "text.txt:3:1: proof failed: pamphlet.pdf: privacy (pypdf): x\n"


@pytest.mark.parametrize(
    ("code", "said", "outcome"),
    [
        (0, "", "done"),
        (1, REFUSAL, "refused"),
        (2, "Usage: edition\n\nError: No such command.\n", "usage"),
        (3, FAILURE, "failed"),
        (1, "", "no sentence"),
        (1, "no\n", "no sentence"),
        (1, REFUSAL.replace("thing", "th\ning"), "no sentence"),
        (1, REFUSAL.replace("thing", "th\u202eing"), "no sentence"),
        (1, REFUSAL.replace("thing", "th\x1bing"), "no sentence"),
        (1, REFUSAL.replace("error", "warning"), "no sentence"),
        (1, REFUSAL.removeprefix("a/text.txt:3:1: "), "no place"),
        (1, REFUSAL.replace("thing", "x" * LONGEST), "long"),
        (3, "", "no sentence"),
        (3, REFUSAL, "no sentence"),
        (1, "Traceback (most recent call last):\nValueError: x\n", "traceback"),
        (4, "edition stopped\n", "exit 4"),
        (-9, "", "signal"),
        (7, "", "signal"),
        (None, "", "hang"),
    ],
)
def test_ends_are_told_apart(code: int | None, said: str, outcome: str) -> None:
    assert ended(Ran(code, "", said, 1, 50)).outcome == outcome


def test_what_is_refused_is_refused_soon_and_with_little() -> None:
    assert ended(Ran(1, "", REFUSAL, 11, 50)).outcome == "slow"
    assert ended(Ran(1, "", REFUSAL, 1, 501)).outcome == "memory"
    assert ended(Ran(0, "", "", 11, 501)).outcome == "done"


def _python(place: Path, code: str) -> Ran:
    return run(place, "-c", code, program=(sys.executable,))


def test_the_program_is_measured_and_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(tmp_path)
    assert _python(tmp_path, "held = b'x' * 300_000_000").mebibytes > 280
    assert _python(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGTERM)").code == -15
    assert _python(tmp_path, "sum(range(20_000_000))").seconds > 0.2
    monkeypatch.setattr("tests.fuzz.program.SECONDS", 1)
    assert _python(tmp_path, "while True: pass").code is None
    monkeypatch.setattr("tests.fuzz.program.WAITING", 1)
    began = monotonic()
    assert (
        _python(tmp_path, "import time; time.sleep(30)").code is None and monotonic() - began < 10
    )


def test_the_least_that_still_fails_is_found() -> None:
    assert list(least(range(100), lambda some: {13, 77} <= set(some))) == [13, 77]
    assert list(least("abc", lambda some: True)) == []
    assert list(least([1], lambda some: bool(some))) == [1]


@pytest.fixture
def built(bases: Path, tmp_path: Path) -> tuple[bytes, Path]:
    shutil.copytree(bases / "good" / "edition", tmp_path / "built")
    return (
        bases / "first" / "edition" / "text.txt"
    ).read_bytes(), tmp_path / "built" / "pamphlet.pdf"


def test_the_judge_hears_the_whole_text(built: tuple[bytes, Path]) -> None:
    source, pdf = built
    assert (
        "بند یک." in spoken(pdf)
        and TITLE in spoken(pdf)
        and lost(source, pdf, markdown=False) == ""
    )


@pytest.mark.parametrize("new", ["بند.", "یک بند."])
def test_the_judge_sees_what_the_tree_lacks_or_has_in_another_order(
    new: str, built: tuple[bytes, Path]
) -> None:
    source, pdf = built
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        spans = [
            each
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/ActualText") == "بند یک."
        ]
        spans[0].ActualText = pikepdf.String(new)
        opened.save(pdf)
    assert len(spans) == 1 and lost(source, pdf, markdown=False) != ""


class _Stand:
    """Stands for the program: exits with a code, says something, and does something in the
    folder.
    """

    def __init__(
        self, code: int, said: str = "", does: Callable[[Path], object] = lambda place: None
    ) -> None:
        self.code, self.said, self.does = code, said, does

    def __call__(self, place: Path, *command: str, **_: object) -> Ran:
        self.does(place)
        return Ran(self.code, "", self.said, 1, 50)


def _text(text: str) -> Input:
    files = {"edition/edition.toml": editions.TOML}
    return Input(text.encode(), "edition/text.txt", files, seed=1, kind="text: prose")


GOOD = "نان و آزادی\n\nبند یک.\n"


@pytest.mark.parametrize(
    ("stand", "text", "outcome"),
    [
        (_Stand(0), GOOD, "done"),
        (_Stand(0), GOOD + "\nبند دو.\n", "lost"),
        (_Stand(1, REFUSAL), GOOD, "refused"),
        (_Stand(1, REFUSAL.replace("marks", "anything")), GOOD, "false refusal"),
        (_Stand(1, REFUSAL.replace("marks", "left-to-right")), GOOD, "false refusal"),
        (_Stand(1, REFUSAL.replace("marks", "left-to-right")), "Smith " * 30, "refused"),
        (_Stand(3, FAILURE), GOOD, "false alarm"),
        (_Stand(0, "", lambda place: (place / "x").touch()), GOOD, "outside"),
        (_Stand(0, "", lambda place: (place / "beside" / "secret.txt").unlink()), GOOD, "outside"),
        (
            _Stand(
                0,
                "",
                lambda place: (place / "edition" / "text.txt").write_text("x", encoding="utf-8"),
            ),
            GOOD,
            "outside",
        ),
        (_Stand(0, "", lambda place: (place / "tmp" / "x").mkdir()), GOOD, "outside"),
        (
            _Stand(1, REFUSAL, lambda place: (place / "out" / ".edition-1").mkdir()),
            GOOD,
            "leftovers",
        ),
        (_Stand(0, "", lambda place: (place / "out" / "a.lock").touch()), GOOD, "done"),
        (
            _Stand(1, REFUSAL, lambda place: (place / "out" / "edition" / "pamphlet.pdf").unlink()),
            GOOD,
            "harmed",
        ),
        (
            _Stand(3, FAILURE, lambda place: (place / "out" / "edition" / "pamphlet.pdf").unlink()),
            GOOD,
            "harmed",
        ),
        (
            _Stand(
                0, "", lambda place: (place / "out" / "edition" / "pamphlet.pdf").write_bytes(b"")
            ),
            GOOD,
            "mixture",
        ),
    ],
)
def test_a_build_is_judged_by_what_is_there(
    stand: _Stand,
    text: str,
    outcome: str,
    bases: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(editions, "run", stand)
    assert editions.tried(_text(text), tmp_path / "place", bases).outcome == outcome


def test_a_second_run_with_other_bytes_is_seen(
    bases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(place: Path) -> None:
        if (place / "again-began").exists():
            shutil.copytree(place / "out", place / "again")
            (place / "again" / "edition" / "pamphlet.txt").write_bytes(b"x")
        (place / "again-began").touch()

    monkeypatch.setattr(editions, "run", _Stand(0, "", again))
    monkeypatch.setattr(editions, "_around", lambda place: {})
    assert (
        editions.tried(replace(_text(GOOD), seed=0), tmp_path / "place", bases).outcome
        == "other bytes"
    )


@pytest.mark.parametrize(
    ("steps", "code", "outcome"),
    [
        ((), 0, "done"),
        ((), 3, "false alarm"),
        ((Step("flip"),), 3, "failed"),
        ((Step("flip"),), 0, "believed"),
        ((Step("flip"), Step("seal")), 0, "done"),
        ((Step("pipe"), Step("seal")), 0, "believed"),
        ((Step("PDF: script"), Step("seal")), 0, "believed"),
        ((Step("ZIP link"),), 0, "believed"),
        ((Step("ZIP bomb"),), 0, "believed"),
        ((Step("remark"),), 3, "failed"),
    ],
)
def test_a_bag_is_judged(
    steps: tuple[Step, ...],
    code: int,
    outcome: str,
    bases: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bags, "run", _Stand(code, FAILURE if code else ""))
    given = Input(steps=steps, kind="bag: any")
    assert bags.verified(given, tmp_path / "place", bases).outcome == outcome


def test_every_act_changes_a_bag(bases: Path, tmp_path: Path) -> None:
    honest = tree(bases / "bag" / "seed-1")
    for act in tampering.ACTS:
        for number in range(5):
            bag = tmp_path / f"{act}-{number}"
            shutil.copytree(bases / "bag" / "seed-1", bag)
            tampering.tampered(bag, (Step(act, number),))
            if tree(bag) != honest:
                break
        else:
            pytest.fail(f"{act} changes nothing")


@pytest.mark.parametrize("act", list(pdfs.PDF_CHANGES))
def test_a_changed_pamphlet_that_passes_is_seen(
    act: str, bases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdfs, "run", _Stand(0))
    assert (
        pdfs.verified(Input(steps=(Step(act, 3),)), tmp_path / "place", bases).outcome == "believed"
    )


def test_sheets_are_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def laid(place: Path) -> None:
        (place / "out").mkdir()
        (place / "out" / "a-booklet.pdf").touch()

    given = Input(b"", "a.pdf", kind="PDF: boxes")
    for number, (stand, outcome) in enumerate(
        (
            (_Stand(0, "", laid), "done"),
            (_Stand(0), "lost"),
            (_Stand(1, REFUSAL, laid), "leftovers"),
            (_Stand(3, FAILURE), "false alarm"),
            (_Stand(0, "", lambda place: (place / "x").touch()), "outside"),
        )
    ):
        monkeypatch.setattr(pdfs, "run", stand)
        assert pdfs.impose(given, tmp_path / str(number), tmp_path).outcome == outcome


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        (lambda out: None, "done"),
        (lambda out: (out / "edition" / "mine.txt").unlink(), "harmed"),
        (lambda out: (out / "edition" / "pamphlet.pdf").write_bytes(b"x"), "mixture"),
        (lambda out: (out / ".edition-1").mkdir(), "leftovers"),
    ],
)
def test_a_kill_is_judged_by_what_is_there(
    done: Callable[[Path], object],
    outcome: str,
    bases: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A command that is killed at once and has done something."""

    def stand(place: Path, *command: str, **_: object) -> Ran:
        if command[0] == "build":  # the next build makes all of it
            shutil.rmtree(place / "out" / "edition")
            shutil.copytree(bases / "kills" / "build, after", place / "out" / "edition")
        return Ran(0, "", "", 1, 50)

    def killed(place: Path, *_: object) -> Ran:
        done(place / "out")
        return Ran(-9, "", "", 1, 50)

    monkeypatch.setattr(kills, "run", stand)
    monkeypatch.setattr(kills, "killed", killed)
    given = Input(
        steps=(Step("build"), Step("change", 500_000, "SIGKILL")), kind="kill: at a change"
    )
    assert kills.tried(given, tmp_path / "place", bases).outcome == outcome


def test_a_process_is_killed_at_its_nth_change(bases: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    shutil.copytree(bases / "kills" / "build", place)
    assert kills.killed(place, kills.COMMANDS["build"], [(3, "SIGKILL")]).code == -9
    assert (place / "count").stat().st_size == 3


def test_a_judge_that_stumbles_is_a_fault(bases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(place: Path, *_: object, **__: object) -> Ran:
        raise ValueError("no")

    monkeypatch.setattr(editions, "run", stumble)
    assert tried(_text(GOOD), bases).outcome == "judge" and "judge" in FAULTS


def test_made_again_from_its_seed_by_another_process() -> None:
    """No clock, no order of hashes."""
    code = (
        "from tests.fuzz.trying import *; print([hash_of(input_of(n)) for n in "
        "range(len(families()))])"
    )
    code = (
        "from hashlib import md5; from tests.fuzz.inputs import kept; hash_of = lambda i: "
        f"md5(kept(i)).hexdigest(); {code}"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in "12"
    }
    assert len(said) == 1
