"""Files become the content of an output folder all at once or not at all, and nobody else's file
goes.
"""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from edition import delivery
from edition.core import running_program
from edition.core.diagnostics import Problems
from edition.delivery import Delivery, locks
from tests.editions import run, write_edition

ACT = "name another folder with --out, or make this one writable. [output-folder]"
OLD = {"a.pdf": "old", "a.txt": "old", "posters/b.pdf": "old", "gone/c.pdf": "old"}
NEW = {"a.pdf": "new", "a.txt": "new", "posters/b.pdf": "new", "d/e/f.pdf": "new"}


def put(
    folder: Path, contents: dict[str, str], delivery_: Delivery | None = None, **how: object
) -> tuple[object, Problems]:
    """Deliver these files into the folder."""
    with delivery.holding(folder) as (held, problems):
        if held is None:
            return None, problems
        bench = held.bench()
        for name, content in contents.items():
            delivery.put(bench, name, content)
        return delivery.deliver(held, bench, delivery_ or Delivery(**how))  # type: ignore[arg-type]


def there(folder: Path) -> dict[str, str]:
    """What stands in a folder, without the record, which must name just what was made and is
    there.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "outputs.json"
    }


def named(folder: Path) -> set[str]:
    return {entry["file"] for entry in json.loads((folder / "outputs.json").read_text())["outputs"]}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError, SystemExit])
def test_a_bench_goes_away_whatever_happens_and_so_do_folders_made_for_nothing(
    tmp_path: Path, stop: type[BaseException]
) -> None:
    with pytest.raises(stop), delivery.holding(tmp_path / "a" / "b") as (held, _):
        assert held
        (held.bench() / "half").write_text("x")
        raise stop
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("keep me")
    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        files, [problem] = put(out, NEW)
        assert files is None
        assert str(problem).startswith(
            f"{tmp_path / 'out'}: error: the output folder cannot be written ("
        ) and str(problem).endswith(ACT)
    assert (tmp_path / "out").read_text() == "keep me"


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    delivery.put(tmp_path, "a.txt", "نان\nو\r\nکار\f")
    delivery.put(tmp_path, "b/c.pdf", b"\x00\xff")
    assert (tmp_path / "a.txt").read_bytes() == "نان\nو\r\nکار\f".encode()
    assert (tmp_path / "b" / "c.pdf").read_bytes() == b"\x00\xff"


def test_a_whole_build_takes_the_place_of_the_one_before_and_leaves_what_is_somebody_elses(
    tmp_path: Path,
) -> None:
    put(tmp_path / "o", OLD)
    for mine in ("mine.txt", "gone/mine.txt", "posters/sub/thesis.pdf"):
        delivery.put(tmp_path / "o", mine, "mine")
    files, problems = put(tmp_path / "o", NEW)
    assert not problems and files == (
        *(tmp_path / "o" / name for name in sorted(NEW)),
        tmp_path / "o" / "outputs.json",
    )
    mine = {name: "mine" for name in ("mine.txt", "gone/mine.txt", "posters/sub/thesis.pdf")}
    assert there(tmp_path / "o") == NEW | mine and named(tmp_path / "o") == NEW.keys()


def test_no_empty_folder_is_left(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    put(tmp_path, NEW)
    assert not (tmp_path / "gone").exists()


def test_through_a_link_to_the_output_folder_too(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "keep.txt").write_text("mine")
    (tmp_path / "o").symlink_to("elsewhere")
    put(tmp_path / "o", OLD)
    put(tmp_path / "o", NEW)
    assert there(tmp_path / "elsewhere") == NEW | {"keep.txt": "mine"}


@pytest.mark.parametrize(
    "kind", ["stranger", "changed", "folder", "link", "link above", "file above", "record"]
)
def test_what_is_not_ours_and_in_the_way_is_named_and_nothing_changes(
    tmp_path: Path, kind: str
) -> None:
    folder, away = tmp_path / "o", tmp_path / "away"
    put(folder, OLD)
    (away / "e").mkdir(parents=True)
    match kind:
        case "stranger":
            delivery.put(folder, "d/e/f.pdf", "mine")
        case "changed":
            delivery.put(folder, "a.pdf", "old, with my notes")
        case "folder":
            (folder / "d" / "e" / "f.pdf").mkdir(parents=True)
        case "link":
            (folder / "a.pdf").unlink()
            (folder / "a.pdf").symlink_to(away)
        case "link above":
            (folder / "d").symlink_to(away)
        case "file above":
            delivery.put(folder, "d", "mine")
        case "record":
            delivery.put(folder, "outputs.json", '{"mine": 1, "outputs": 2}')
    before = there(folder), (folder / "outputs.json").read_bytes()
    files, [problem] = put(folder, NEW)
    name = {
        "changed": "a.pdf",
        "link": "a.pdf",
        "link above": "d",
        "file above": "d",
        "record": "outputs.json",
    }.get(kind, "d/e/f.pdf")
    assert files is None and problem.code == "not-ours" and f"in the way: {name}" in problem.fact
    assert (there(folder), (folder / "outputs.json").read_bytes()) == before and there(away) == {}


def test_a_changed_file_that_is_no_longer_made_stays(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    delivery.put(tmp_path, "gone/c.pdf", "my notes")
    put(tmp_path, NEW)
    assert there(tmp_path) == NEW | {"gone/c.pdf": "my notes"} and named(tmp_path) == NEW.keys()


@pytest.mark.parametrize("name", ["../victim", "/etc/victim", "a/../../victim", "link/victim"])
def test_a_record_of_somebody_else_leads_nowhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "victim").write_text("old")
    put(tmp_path / "o", OLD)
    (tmp_path / "o" / "link").symlink_to(tmp_path)
    record = json.loads((tmp_path / "o" / "outputs.json").read_text())
    record["outputs"].append({**record["outputs"][0], "file": name})
    (tmp_path / "o" / "outputs.json").write_text(json.dumps(record))
    put(tmp_path / "o", NEW)
    run("clean", tmp_path / "o")
    assert (tmp_path / "victim").read_text() == "old"


@pytest.mark.parametrize("name", ["../victim", "/etc/victim", "link/victim"])
def test_a_journal_of_somebody_else_leads_nowhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "victim").write_text("old")
    (tmp_path / "o" / ".edition").mkdir(parents=True)
    (tmp_path / "o" / "link").symlink_to(tmp_path)
    step = {"file": name, "sha256": "", "staged": "", "former": False}
    (tmp_path / "o" / ".edition" / "journal.json").write_text(
        json.dumps({"steps": [step], "undone": False})
    )
    (tmp_path / "o" / "a.pdf").write_text("")
    assert run("verify", tmp_path / "o" / "a.pdf").exit_code == 1
    assert (tmp_path / "victim").read_text() == "old"


def test_a_part_of_a_build_leaves_the_rest_but_no_report_of_it_and_names_what_is_older(
    tmp_path: Path,
) -> None:
    told = ("proof.json", "report.html", "contact.png", "overlay/a.pdf")
    parts = {"a.pdf": "old", "other.pdf": "old", **dict.fromkeys(told, "old")}
    put(tmp_path, parts, state="one")
    files, [note] = put(tmp_path, {"a.pdf": "new"}, clears="reports", state="two")
    assert files and there(tmp_path) == {"a.pdf": "new", "other.pdf": "old"} == dict.fromkeys(
        named(tmp_path), ""
    ) | there(tmp_path)
    assert note.code == "older" and note.fact.endswith("the source: other.pdf")
    assert put(tmp_path, {"other.pdf": "new"}, clears="reports", state="two")[1] == ()


def test_a_failed_pdf_goes_beside_the_good_one_with_its_text_until_a_good_one_comes(
    tmp_path: Path,
) -> None:
    put(tmp_path, {"a.pdf": "good", "a.txt": "good", "posters/b.pdf": "old"})
    bad = {"a.pdf": "bad", "a.txt": "bad", "posters/b.pdf": "new", "proof.json": "{}"}
    put(tmp_path, bad, failed=("a.pdf",))
    beside = {"a.failed.pdf": "bad", "a.failed.txt": "bad"}
    assert {entry.file for entry in delivery.standing(tmp_path, "")} == {
        "a.pdf",
        "a.txt",
        "posters/b.pdf",
        "proof.json",
    }
    good = {"a.pdf": "good", "a.txt": "good"}
    assert there(tmp_path) == good | beside | {"posters/b.pdf": "new", "proof.json": "{}"}
    put(tmp_path, {"posters/b.pdf": "bad"}, failed=("posters/b.pdf",), clears="reports")
    assert there(tmp_path) == good | {"posters/b.pdf": "new", "posters/b.failed.pdf": "bad"}
    put(tmp_path, {"posters/b.pdf": "newer"}, clears="reports")
    assert there(tmp_path) == good | {"posters/b.pdf": "newer"}


@pytest.mark.parametrize("nth", range(1, 40))
def test_where_the_system_refuses_everything_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    put(tmp_path, OLD)
    before = there(tmp_path), named(tmp_path)
    count = 0

    def refusing(call: Callable[..., object]) -> Callable[..., object]:
        def refuse(*arguments: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count == nth:
                raise OSError(errno.ENOSPC, "No space left on device")
            return call(*arguments, **more)

        return refuse

    with delivery.holding(tmp_path) as (held, _):
        assert held
        bench = held.bench()
        for name, content in NEW.items():
            delivery.put(bench, name, content)
        with monkeypatch.context() as patched:
            for name in ("replace", "unlink", "mkdir", "fsync", "rmdir"):
                patched.setattr(os, name, refusing(getattr(os, name)))
            files, problems = delivery.deliver(held, bench, Delivery())
    if files is None:
        assert str(problems[0]).endswith(f"(No space left on device); {ACT}")
        assert (there(tmp_path), named(tmp_path)) == before and not (tmp_path / ".edition").exists()
    else:
        assert whole(tmp_path)
    with delivery.settled(tmp_path / "a.pdf") as unsettled:
        assert not unsettled and whole(tmp_path) and not (tmp_path / ".edition").exists()


@pytest.mark.parametrize("where", ["o/mine.txt", "o/a/b/mine.txt", "o/posters/mine.txt"])
def test_in_a_sealed_folder_nothing_of_anybody_else_may_stand(tmp_path: Path, where: str) -> None:
    put(tmp_path / "o", OLD, sealed=True)
    delivery.put(tmp_path, where, "mine")
    before = there(tmp_path / "o")
    files, [problem] = put(tmp_path / "o", NEW, sealed=True)
    assert files is None and problem.code == "not-ours" and there(tmp_path / "o") == before


CHANGING = ("replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir", "open", "fsync")


def killed(folder: Path, nth: int, number: int, refused: int = 0) -> int:
    """A process of its own delivers NEW over OLD and is sent a signal before its n-th call that
    changes a folder: its status.

    Its call of number `refused` is refused by the system before.
    """
    if child := os.fork():
        return os.waitpid(child, 0)[1]
    count = 0

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def counting(*arguments: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count == nth:
                os.kill(os.getpid(), number)
            if count == refused:
                raise OSError(errno.ENOSPC, "No space left on device")
            return call(*arguments, **more)

        return counting

    try:
        running_program.listen()
        for name in CHANGING:
            setattr(os, name, counted(getattr(os, name)))
        put(folder, NEW)
    except running_program.Stopped as stopped:
        running_program.die(stopped)
    finally:
        os._exit(min(count, 250))


def whole(folder: Path) -> bool:
    content = {
        name: text for name, text in there(folder).items() if not name.startswith(".edition")
    }
    return content in (OLD, NEW) and named(folder) == content.keys()


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many calls a delivery makes that change a folder."""
    folder = tmp_path_factory.mktemp("counted")
    put(folder, OLD)
    count = os.waitstatus_to_exitcode(killed(folder, 0, signal.SIGKILL))
    assert there(folder) == NEW and 40 < count < 250
    return count


def test_killed_anywhere_the_next_command_sees_all_of_one(tmp_path: Path, calls: int) -> None:
    """The old one up to some moment, and from then on the new one."""
    seen = []
    for nth in range(1, calls + 1):
        folder = tmp_path / str(nth)
        put(folder, OLD)
        assert killed(folder, nth, signal.SIGKILL) == signal.SIGKILL
        with delivery.settled(folder / "a.pdf") as problems:
            assert not problems and whole(folder), nth
        assert {path.name for path in folder.iterdir()} <= {
            "a.pdf",
            "a.txt",
            "posters",
            "gone",
            "d",
            "outputs.json",
        }
        seen.append(there(folder) == NEW)
    assert seen == sorted(seen) and 10 < sum(seen) < len(seen)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_nothing_behind_at_once(tmp_path: Path, calls: int, number: int) -> None:
    for nth in range(1, calls + 1):
        folder = tmp_path / str(nth)
        put(folder, OLD)
        assert killed(folder, nth, number) == number
        assert whole(folder) and not {path.name for path in folder.iterdir()} & {
            ".edition",
            ".edition.lock",
        }, nth


def test_killed_while_what_was_refused_is_undone(tmp_path: Path, calls: int) -> None:
    for refused in range(calls // 2, calls - 10, 3):
        for nth in range(refused + 1, refused + 12):
            folder = tmp_path / f"{refused}-{nth}"
            put(folder, OLD)
            killed(folder, nth, signal.SIGKILL, refused)
            with delivery.settled(folder / "a.pdf") as problems:
                assert not problems and whole(folder), (refused, nth)


def test_killed_while_what_was_killed_is_ended(tmp_path: Path, calls: int) -> None:
    for nth in range(calls // 3, calls):
        folder = tmp_path / str(nth)
        put(folder, OLD)
        killed(folder, nth, signal.SIGKILL)
        for again in (17, 14, 11, 8, 5):
            killed(folder, again, signal.SIGKILL)
        with delivery.settled(folder / "a.pdf") as problems:
            assert not problems and whole(folder), nth


HOLD = """
import os, sys
from pathlib import Path
from edition import delivery
with delivery.holding(Path(sys.argv[1])) as (held, problems):
    print(os.getpid(), "held" if held else problems[0].code, flush=True)
    sys.stdin.read()
"""


def holding(folder: Path, *before: str) -> subprocess.Popen[str]:
    """A process that tries to hold a folder, says so in a line, and lets go when its input ends."""
    program = [*before, sys.executable, "-c", HOLD, str(folder)]
    return subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds `tmp_path`/o."""
    with holding(tmp_path / "o") as process:
        assert said(process) == f"{process.pid} held"
        yield process
        process.kill()


def test_a_folder_is_held_by_one_process_which_is_named(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    for breaking in (False, True):
        with delivery.holding(tmp_path / "o", breaking=breaking) as (held, [problem]):
            assert (
                held is None
                and problem.code == "in-use"
                and f"process {holder.pid} of" in problem.fact
            )
    with delivery.settled(tmp_path / "o" / "a.pdf") as problems:
        assert [problem.code for problem in problems] == ["in-use"]


def test_that_of_a_process_that_is_gone_is_taken_over(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (tmp_path / "o" / ".edition.lock").exists()
    assert put(tmp_path / "o", NEW)[0] and there(tmp_path / "o") == NEW


@pytest.mark.parametrize("process", [1, os.getpid(), 4194304], ids=["first", "own", "last"])
def test_that_of_another_machine_only_where_somebody_says_so(tmp_path: Path, process: int) -> None:
    owner = {"machine": "elsewhere", "boot": "another", "process": process}
    (tmp_path / ".edition.lock").write_text(json.dumps(owner))
    with delivery.holding(tmp_path) as (held, [problem]):
        assert (
            held is None
            and "another machine, elsewhere" in problem.fact
            and "--break-lock" in problem.act
        )
    assert json.loads((tmp_path / ".edition.lock").read_text()) == owner
    with delivery.holding(tmp_path, breaking=True) as (held, problems):
        assert held and not problems
    assert list(tmp_path.iterdir()) == []


def test_where_the_system_has_no_lock_the_name_in_the_file_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks.fcntl, "flock", unsupported)
    with delivery.holding(tmp_path) as (held, _):
        assert held
        with delivery.holding(tmp_path) as (second, [problem]):
            assert second is None and problem.code == "in-use"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / ".edition.lock").write_text(
        json.dumps({"machine": os.uname().nodename, "boot": "", "process": gone.pid})
    )
    with delivery.holding(tmp_path) as (held, problems):
        assert held and not problems


def test_many_at_once_end_whole_and_are_told_apart(tmp_path: Path) -> None:
    said = (
        "import sys; from pathlib import Path; from tests.test_delivery import NEW, put; n = "
        "sys.argv[2]\n"
    )
    said += (
        "files, problems = put(Path(sys.argv[1]), {k: n for k in NEW}); print('done' if files "
        "else problems[0].code)"
    )
    for _ in range(3):
        started = [
            subprocess.Popen(
                [sys.executable, "-c", said, str(tmp_path / "o"), str(n)],
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
            for n in range(4)
        ]
        ends = [process.communicate()[0].strip() for process in started]
        assert "done" in ends and set(ends) <= {"done", "in-use"}
        assert (
            len(set(there(tmp_path / "o").values())) == 1
            and there(tmp_path / "o").keys() == NEW.keys()
        )


def test_a_folder_that_nobody_can_write_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, OLD)

    def read_only(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(locks, "take", read_only)
    monkeypatch.setattr("edition.delivery.held.take", read_only)
    with delivery.settled(tmp_path / "posters" / "b.pdf") as problems:
        assert problems == ()
    (tmp_path / ".edition").mkdir()
    with delivery.settled(tmp_path / "posters" / "b.pdf") as problems:
        assert [problem.code for problem in problems] == ["output-folder"]


def test_clean_takes_away_what_was_made_and_only_that(tmp_path: Path) -> None:
    for name in ("one", "two"):
        put(tmp_path / name, OLD)
    delivery.put(tmp_path, "one/mine.txt", "mine")
    delivery.put(tmp_path, "two/a.pdf", "my notes")
    delivery.put(tmp_path, "three/outputs.json", '{"outputs": []}')
    result = run("clean", tmp_path)
    assert (
        result.exit_code == 0
        and result.stdout == "9 files taken away\n"
        and "stays: a.pdf" in result.stderr
    )
    assert there(tmp_path) == {"one/mine.txt": "mine", "two/a.pdf": "my notes"}
    assert (tmp_path / "three" / "outputs.json").exists()
    result = run("clean", tmp_path)
    assert result.exit_code == 1 and "[nothing-made]" in result.stderr


def test_a_deposit_is_cleaned_with_the_edition_that_it_stands_in(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", more='publisher = "ما"\n')
    assert run("deposit", folder, "--out", tmp_path / "o").exit_code == 0
    result = run("clean", tmp_path / "o" / "a")
    assert (result.exit_code, result.stderr) == (0, "")
    assert not (tmp_path / "o" / "a").exists()


def test_a_clean_folder_is_gone(tmp_path: Path) -> None:
    put(tmp_path / "o", OLD)
    assert run("clean", tmp_path / "o").exit_code == 0 and list(tmp_path.iterdir()) == []


def test_a_signal_that_was_ignored_stays_so(tmp_path: Path) -> None:
    """As under nohup."""
    program = (
        "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\nfrom "
        "edition.core.running_program import listen; listen()\n"
    )
    program += "import os; os.kill(os.getpid(), signal.SIGHUP); print('on')"
    assert (
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, encoding="utf-8"
        ).stdout
        == "on\n"
    )


def test_the_command_says_that_it_was_stopped(tmp_path: Path) -> None:
    program = [
        sys.executable,
        "-m",
        "edition",
        "build",
        "source/statement",
        "--out",
        str(tmp_path / "o"),
    ]
    with subprocess.Popen(program, stderr=subprocess.PIPE, encoding="utf-8") as process:
        while process.poll() is None and not (tmp_path / "o" / "statement" / ".edition").exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        said = process.stderr.read()
    assert (
        process.returncode == -signal.SIGINT
        and said.endswith("edition: stopped; nothing half-made is left.\n")
        and "Traceback" not in said
    )
    assert list(tmp_path.iterdir()) == []


NAMESPACE = ("unshare", "--fork", "--pid", "--kill-child")


@pytest.mark.skipif(
    subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode != 0
    if shutil.which("unshare")
    else True,
    reason="not run: no process may have numbers of its own here",
)
def test_two_processes_of_one_number_are_told_apart(tmp_path: Path) -> None:
    """As in two containers that share a folder: each is process 1."""
    with (
        holding(tmp_path / "o", *NAMESPACE) as first,
        holding(tmp_path / "o", *NAMESPACE) as second,
    ):
        assert sorted((said(first), said(second))) == ["1 held", "1 in-use"]
        for process in (first, second):
            process.communicate()
    assert list(tmp_path.iterdir()) == []
