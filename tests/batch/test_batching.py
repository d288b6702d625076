"""`edition batch`: the same bytes as single builds, whatever happens to one of them or to all."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from edition import faces, pipeline
from edition.batch import working
from edition.batch.orders import BatchOrder, Came
from edition.batch.working import Task
from edition.model.proof import Check, CheckName, Outcome, Proof
from edition.pipeline import BuildOrder
from edition.verify import Claims
from tests.editions import TITLE, run, write_edition

NAMES = ("alef", "be", "jim", "dal", "he")
BROKEN = "jim"
FAST = ("--fast", "--only", "pamphlet")


def corpus(folder: Path) -> Path:
    """Five editions, one of which has a key that there is not."""
    for number, name in enumerate(NAMES, 1):
        text = f"{TITLE}\n\n" + f"بند {number} از پنج بند است.\n\n" * number
        keys = {"titel": '"x"'} if name == BROKEN else {}
        write_edition(folder / name, text, id=f'"a-{name}"', **keys)
    return folder


@pytest.fixture
def five(tmp_path: Path) -> Path:
    return corpus(tmp_path / "five")


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def told(*arguments: object) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(run("batch", *arguments, "--json").stdout)
    return said


def foretold(*arguments: object) -> Mapping[str, tuple[str, str]]:
    """The verdict of each edition, and the reasons."""
    said = told(*arguments, "--dry-run")
    return {each["name"]: (each["verdict"], "; ".join(each["why"])) for each in said["foretold"]}


def process(*arguments: object, cwd: Path) -> "subprocess.Popen[str]":
    """A batch as a process of its own, which leads a group."""
    command = [sys.executable, "-m", "edition", "batch", *map(str, arguments)]
    return subprocess.Popen(
        command,
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def until(there: Path) -> None:
    """Wait until a file is there."""
    end = time.monotonic() + 60
    while not there.exists():
        assert time.monotonic() < end, f"{there} never came"
        time.sleep(0.01)


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with the five, made with their proofs by a batch in build/."""
    place = tmp_path_factory.mktemp("batch")
    corpus(place / "five")
    result = run(
        "batch", place / "five", "--out", place / "build", "--only", "pamphlet", "--jobs", 2
    )
    assert result.exit_code == 1, result.output
    return place


def test_the_files_are_those_of_single_builds_and_so_is_what_is_told(proved: Path) -> None:
    for name in NAMES:
        arguments = (proved / "five" / name, "--only", "pamphlet", "--json")
        single = run("build", *arguments, "--out", proved / "single")
        record = (proved / "build" / ".corpus" / f"{name}.json").read_text(encoding="utf-8")
        assert record == single.stdout.replace(f"{proved / 'single'}/", f"{proved / 'build'}/")
    for name in (each for each in NAMES if each != BROKEN):
        assert contents(proved / "build" / name) == contents(proved / "single" / name)
    assert not (proved / "build" / BROKEN).exists()


def test_one_that_fails_is_named_with_its_messages_and_the_others_are_made(five: Path) -> None:
    out = five.parent / "build"
    result = run("batch", five, "--out", out, *FAST)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["5 editions: 4 made, 1 refused", f"{out}/corpus.html"]
    first, second = result.stderr.splitlines()
    assert first == f"{BROKEN}: refused [unknown-key]"
    assert f"{five}/{BROKEN}/edition.toml:7: error: the key `titel` is unknown" in second


def test_the_report_has_the_same_bytes_whoever_was_first(five: Path) -> None:
    pages = [five.parent / str(jobs) / "corpus.html" for jobs in (1, 3)]
    for page in pages:
        run("batch", five, "--out", page.parent, *FAST, "--jobs", page.parent.name)
    first, second = (page.read_bytes() for page in pages)
    assert first == second and str(five.parent).encode() not in first
    listed = five.parent / "list"
    listed.write_text("".join(f"five/{name}\n" for name in reversed(NAMES)), encoding="utf-8")
    run("batch", listed, "--out", pages[0].parent, *FAST)
    assert pages[0].read_bytes() == first


def test_what_is_made_is_left_alone(five: Path) -> None:
    out = five.parent / "build"
    run("batch", five, "--out", out, *FAST)
    before = {file: file.stat().st_ino for file in out.glob("*/*")}
    (five / "be" / "text.txt").write_text(f"{TITLE}\n\nبندی دیگر.\n", encoding="utf-8")
    (out / "dal" / "pamphlet.txt").unlink()
    (five / BROKEN / "edition.toml").write_bytes((five / "he" / "edition.toml").read_bytes())
    said = told(five, "--out", out, *FAST)
    assert {each["name"]: each["left"] for each in said["editions"]} == {
        "alef": True,
        "be": False,
        "dal": False,
        "he": True,
        BROKEN: False,
    }
    assert said["exit_code"] == 0
    after = {file: file.stat().st_ino for file in out.glob("*/*")}
    same = {file.parent.name for file, inode in before.items() if after.get(file) == inode}
    assert {"alef", "he"} <= same and (out / "dal" / "pamphlet.txt").exists()


def test_a_list_names_folders_from_where_it_is(five: Path) -> None:
    listed = five / "some.txt"
    listed.write_text("\ufeff# these two\nalef\n\n  ../five/he\n", encoding="utf-8")
    said = told(listed, "--out", five.parent / "build", *FAST)
    assert [each["name"] for each in said["editions"]] == ["alef", "he"]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("alef\nalef\n", "same-name", 2),
        ("# nothing\n", "no-edition", None),
        ("a\nb/../.corpus", "same-name", 2),
        (b"\xff\xfe\x00", "list", None),
        (None, "list", None),
    ],
)
def test_a_list_that_will_not_do_is_refused(
    tmp_path: Path, content: str | bytes | None, code: str, line: int | None
) -> None:
    listed = tmp_path / "list"
    if content is not None:
        listed.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = told(listed, "--out", tmp_path / "build")
    [problem] = said["problems"]
    assert (problem["code"], problem["line"], said["exit_code"]) == (code, line, 1)
    assert not (tmp_path / "build").exists()


def test_outputs_and_what_is_hidden_are_no_editions(five: Path) -> None:
    write_edition(five / ".hidden" / "a")
    write_edition(five / "alef" / "within")
    run("batch", five, "--out", five / "build", *FAST)
    write_edition(five / "build" / "be" / "deposit" / "bag")
    said = told(five, "--out", five / "build", *FAST)
    assert [each["name"] for each in said["editions"]] == sorted(NAMES)
    elsewhere = told(five, "--out", five.parent / "elsewhere", *FAST, "--dry-run")
    assert [each["name"] for each in elsewhere["foretold"]] == sorted(NAMES)


def killed_at(task: Task) -> Came:
    """Work that a signal ends for one edition, as a lack of memory would."""
    if task.edition.name == "be":
        os.kill(os.getpid(), signal.SIGKILL)
    return working.make(task)


def test_a_process_that_dies_takes_its_edition_alone(
    five: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = five.parent / "build"
    monkeypatch.setattr("edition.batch.working.make", killed_at)
    result = run("batch", five, "--out", out, *FAST, "--jobs", 2)
    assert result.exit_code == 4
    assert "5 editions: 1 a fault of edition, 3 made, 1 refused" in result.stdout
    assert "be: a fault of edition [process-died]" in result.stderr
    assert "ended by signal 9 before it was done" in result.stderr
    monkeypatch.undo()
    said = told(five, "--out", out, *FAST)
    assert {each["name"] for each in said["editions"] if each["left"]} == {"alef", "dal", "he"}
    assert (out / "be" / "pamphlet.pdf").exists()


def failing(task: Task) -> Came:
    """Work with a fault of edition in it."""

    def build(order: BuildOrder) -> None:
        raise ValueError("کلمه‌ای از متن")

    if task.edition.name == "be":
        working.build = build  # type: ignore[assignment]
    try:
        return working.make(task)
    finally:
        from edition.pipeline import build as own

        working.build = own


def test_a_fault_of_edition_is_that_of_one_edition(
    five: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = five.parent / "build"
    monkeypatch.setenv("TMPDIR", str(five.parent))
    monkeypatch.setattr("edition.batch.working.make", failing)
    result = run("batch", five, "--out", out, *FAST, "--jobs", 1)
    assert result.exit_code == 4
    assert "be: a fault of edition [own-fault]" in result.stderr
    assert "کلمه" not in result.output


def proved_wrong(task: Task) -> Came:
    """Work in which a proof of one edition fails."""

    def verify(pdf: Path, claims: Claims, *_: object) -> Proof:
        check = Check(CheckName.INK, "PDFium", Outcome.FAILED, note="no ink")
        return Proof(pdf.name, (check,) if task.edition.name == "be" else ())

    pipeline.verify = verify
    return working.make(task)


def test_a_failed_proof_is_that_of_one_edition(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = five.parent / "build"
    monkeypatch.setattr("edition.batch.working.make", proved_wrong)
    for _ in range(2):  # it is tried again, and comes out as before
        result = run("batch", five, "--out", out, "--only", "pamphlet")
        assert result.exit_code == 3
        assert "be: a proof failed [ink]\n  be/pamphlet.pdf: proof failed: ink" in result.stderr
        assert (out / "be" / "pamphlet.failed.pdf").exists()
    page = (out / "corpus.html").read_text(encoding="utf-8")
    assert page.index("no ink") < page.index("unknown-key") and "be/report.html" in page


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_batch_that_is_killed_is_gone_on_with(tmp_path: Path, by: signal.Signals) -> None:
    """Only the process that was typed is sent the signal; its workers find out."""
    corpus(tmp_path / "five")
    arguments = ("five", "--only", "pamphlet", "--jobs", 1)
    begun = process(*arguments, cwd=tmp_path)
    until(tmp_path / "build" / ".corpus" / "alef.json")
    begun.send_signal(by)
    begun.communicate(timeout=60)
    assert begun.returncode == -by
    wait_for_group(begun.pid)
    assert not (tmp_path / "build" / "corpus.html").exists()
    done = {file.stem for file in (tmp_path / "build" / ".corpus").glob("*.json")}
    assert done < set(NAMES)
    again = process(*arguments, "--json", cwd=tmp_path)
    said = json.loads(again.communicate(timeout=120)[0])
    assert {each["name"] for each in said["editions"] if each["left"]} == done - {BROKEN}
    assert said["exit_code"] == 1
    for name in (each for each in NAMES if each != BROKEN):
        single = ("build", tmp_path / "five" / name, "--only", "pamphlet")
        run(*single, "--out", tmp_path / "single")
        assert contents(tmp_path / "build" / name) == contents(tmp_path / "single" / name)


def wait_for_group(leader: int) -> None:
    """Until no process of the group is left: none is to outlive the batch by more than seconds."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            os.killpg(leader, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(leader, signal.SIGKILL)
    raise AssertionError("a process outlived the batch")


def test_a_process_that_grew_makes_way_for_another(
    five: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens, all are made; that it is another process is seen by its number."""
    monkeypatch.setattr("edition.batch.working.make", numbered)
    out = five.parent / "build"
    run("batch", five, "--out", out, *FAST, "--jobs", 1)
    assert len({file.read_text() for file in five.glob("*/process")}) == 1
    monkeypatch.setattr("edition.batch.working.make", numbered_and_large)
    run("batch", five, "--out", five.parent / "other", *FAST, "--jobs", 1)
    assert len({file.read_text() for file in five.glob("*/process")}) == len(NAMES)
    assert len(list(out.glob("*/pamphlet.pdf"))) == len(NAMES) - 1


def numbered(task: Task) -> Came:
    (task.edition.folder / "process").write_text(str(os.getpid()))
    return working.make(task)


def numbered_and_large(task: Task) -> Came:
    """A process that once had more memory than any should keep."""
    bytearray(600 << 20)
    return numbered(task)


def test_a_dry_run_tells_what_is_sure_and_what_is_only_likely(
    five: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = five.parent / "build"
    arguments = (five, "--out", out, *FAST)
    assert set(foretold(*arguments).values()) == {("new", ""), ("refused", "")}
    assert not out.exists()
    run("batch", *arguments)
    (five / "be" / "text.txt").write_text(f"{TITLE}\n\nبندی دیگر.\n", encoding="utf-8")
    toml = five / "dal" / "edition.toml"
    toml.write_text(f"# a comment\n{toml.read_text(encoding='utf-8')}", encoding="utf-8")
    (out / "he" / "pamphlet.txt").unlink()
    before = contents(out)
    assert foretold(*arguments) == {
        "alef": ("same", ""),
        "be": ("sure", "read otherwise, for text.txt changed"),
        "dal": ("unlikely", "edition.toml changed, and is read the same"),
        "he": ("sure", "a file that was made is not there, or was changed since"),
        BROKEN: ("refused", ""),
    }
    assert contents(out) == before
    assert foretold(five, "--out", out, "--fast")["alef"] == ("sure", "something else is asked for")


def recorded(out: Path, name: str, **compiler: object) -> None:
    """The record says that another program made it."""
    file = out / ".corpus" / f"{name}.json"
    record = json.loads(file.read_bytes())
    record["made_from"]["compiler"] |= compiler
    file.write_text(json.dumps(record), encoding="utf-8")


def test_a_dry_run_knows_a_changed_program_a_changed_font_and_a_changed_rule(five: Path) -> None:
    out = five.parent / "build"
    arguments = (five, "--out", out, *FAST)
    write_edition(five / BROKEN)
    run("batch", *arguments)
    loaded, _ = faces.load()
    assert loaded
    fonts = told(*arguments, "--dry-run")["compiler"]["fonts"]
    assert fonts.keys() == {face.name for face in loaded.values()}
    recorded(out, "alef", code="0" * 64)
    recorded(out, "be", version="0.0.9")
    recorded(out, "dal", fonts=fonts | {"Vazirmatn-Regular": "0" * 64})
    recorded(out, "he", fonts=fonts | {"DejaVuSansMono": "0" * 64})
    record = out / ".corpus" / f"{BROKEN}.json"
    rules = json.loads(record.read_bytes())
    rules["made_from"] |= {"reading": "0" * 64}
    rules["made_from"]["compiler"]["code"] = "0" * 64
    record.write_text(json.dumps(rules), encoding="utf-8")
    assert foretold(*arguments) == {
        "alef": ("likely", "made by other modules or libraries of this version"),
        "be": ("likely", "made by edition 0.0.9"),
        "dal": ("likely", "set in Vazirmatn-Regular, of which the file changed"),
        "he": ("unlikely", "DejaVuSansMono changed, in which no file of it is set"),
        BROKEN: ("sure", "read otherwise by the rules of this program"),
    }
    said = told(*arguments)
    assert not any(each["left"] for each in said["editions"])


def test_another_batch_in_the_same_place_is_refused(five: Path, tmp_path: Path) -> None:
    from edition import delivery

    with delivery.holding(tmp_path / "build") as (held, _):
        assert held
        said = told(five, "--out", tmp_path / "build", *FAST)
    assert [each["code"] for each in said["problems"]] == ["in-use"] and said["exit_code"] == 1


def test_the_order_of_a_batch_is_that_of_each_but_for_the_folder(tmp_path: Path) -> None:
    each = BuildOrder(tmp_path, tmp_path / "out", only=("pamphlet",), fast=True)
    assert BatchOrder(tmp_path, each).out == tmp_path / "out"


def read(terminal: int) -> Iterator[bytes]:
    """All that is written to it, until nobody has it open."""
    while True:
        try:
            yield os.read(terminal, 1 << 16)
        except OSError:
            return


def test_a_bar_is_shown_on_a_terminal_alone(five: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "edition", "batch", "five", *FAST]
    with subprocess.Popen(
        command, cwd=five.parent, stdout=subprocess.PIPE, stderr=theirs, encoding="utf-8"
    ) as begun:
        os.close(theirs)
        seen = b"".join(read(ours)).decode()
        said, _ = begun.communicate()
    os.close(ours)
    assert "5/5" in seen and "/5" not in said
    piped = subprocess.run(command, cwd=five.parent, capture_output=True, encoding="utf-8")
    assert "/5" not in piped.stderr and "\x1b" not in piped.stderr


def test_a_text_that_is_made_by_a_batch_is_cleaned_as_any(five: Path) -> None:
    out = five.parent / "build"
    run("batch", five, "--out", out, *FAST)
    assert run("clean", out).exit_code == 0
    assert not list(out.glob("*/*.pdf")) and not (out / "corpus.html").exists()
