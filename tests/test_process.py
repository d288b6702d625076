"""How a process of the command line ends: by a fault of edition itself, with streams that take
nothing, where no folder is.
"""

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from edition import crash_report
from tests.editions import TEXT, run, write_edition

MARKER = "نشانه‌واژه"
SENTENCE = re.compile(r"(?:[^:\n]+: )?error: [^\n;]+(?:; [^\n;]+)*\. \[[a-z0-9-]+\]\n")
COMMANDS = {
    "build": "edition.pipeline:build",
    "clean": "edition.delivery:clean",
    "check": "edition.checking:check",
    "new": "edition.founding:found",
    "inspect": "edition.inspecting:inspect",
    "date": "edition.language.explaining:explain",
    "deposit": "edition.archive:deposit",
    "verify": "edition.archive:verify",
    "rebuild": "edition.archive:rebuild",
    "impose": "edition.pressing:impose_file",
}
BREAKER = """
import importlib, sys, tempfile
where, fault, *sys.argv[1:] = sys.argv[1:]
module, name = where.split(":")
class Panic(BaseException):
    "As of a library in Rust."
def broken(*given, **named):
    text = f"{given} {named} {sys.argv}"
    try:
        raise ValueError(text)
    except ValueError:
        raise eval(fault)
setattr(importlib.import_module(module), name, broken)
from edition.cli import program
program()
"""


HOARD = (
    "exec('import resource as r; r.setrlimit(r.RLIMIT_AS, (1 << 28, 1 << 28)); kept = "
    "[bytes(1 << 20) for _ in range(999)]')"
)


def broken(
    where: str, fault: str, *arguments: object, umask: int = -1, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The real program with a function that raises `fault`, an expression with `text`, in which all
    that was given is.
    """
    command = [sys.executable, "-c", BREAKER, where, fault, *map(str, arguments)]
    surroundings = {**os.environ, **environment}
    return subprocess.run(
        command, env=surroundings, umask=umask, capture_output=True, encoding="utf-8"
    )


def report_in(stderr: str) -> Path:
    """The report that the sentence names."""
    [path] = re.findall(r"the report ([^ ]+), which", stderr)
    return Path(path)


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """An edition that has the marker in its folder, its text and its description."""
    return write_edition(tmp_path / MARKER, f"{TEXT}\n{MARKER} است.\n", issuing_body=f'"{MARKER}"')


@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_of_any_command_is_one_sentence_and_a_report(
    marked: Path, tmp_path: Path, command: str
) -> None:
    options = {
        "inspect": ["--stage", "lines"],
        "build": [f"--out={tmp_path / MARKER / 'out'}", "--fast"],
    }.get(command, [])
    done = broken(
        COMMANDS[command], "KeyError(text)", command, marked, *options, TMPDIR=str(tmp_path)
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert SENTENCE.fullmatch(done.stderr) and MARKER not in done.stderr
    report = report_in(done.stderr)
    assert report.parent == tmp_path
    said = report.read_text(encoding="utf-8")
    assert MARKER not in said and str(tmp_path) not in said
    asked = {"inspect": " --stage", "build": " --out --fast"}.get(command, "")
    assert (
        f", command: {command}{asked}\n" in said
        and "\nbuiltins.KeyError\n" in said
        and "\nbuiltins.ValueError\n" in said
    )
    assert re.search(rf"\n  edition\.cli\.\w+:{command}:\d+\n  __main__:broken:\d+\n", said)


@pytest.mark.parametrize(
    "fault",
    [
        *(
            "MemoryError(text)",
            "RecursionError(text)",
            "SystemError(text)",
            "AssertionError(text)",
            "EOFError(text)",
        ),
        *(
            "BrokenPipeError(32, text)",
            "FileNotFoundError(2, text)",
            "UnicodeError(text)",
            "Panic(text)",
            "broken()",
        ),
        HOARD,
        "[__import__('warnings').warn(text), KeyError(text)][1]",
        "[type('T', (), {'__del__': lambda self: 1 / 0})(), KeyError(text)][1]",
    ],
)
def test_whatever_the_fault_is(tmp_path: Path, fault: str) -> None:
    done = broken(COMMANDS["date"], fault, "date", MARKER, TMPDIR=str(tmp_path))
    assert (done.returncode, done.stdout) == (4, "")
    assert SENTENCE.fullmatch(done.stderr) and MARKER not in done.stderr + report_in(
        done.stderr
    ).read_text(encoding="utf-8")
    assert ("if there was memory enough" in done.stderr) == (
        fault == HOARD or fault.startswith("Memory")
    )


def test_what_the_system_refuses_is_no_fault(tmp_path: Path) -> None:
    done = broken(
        COMMANDS["verify"], "PermissionError(13, 'Permission denied', 'a.zip')", "verify", tmp_path
    )
    said = (
        "a.zip: error: the system would not have it (Permission denied); see to that, and ask "
        "again. [system]\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


def test_the_same_fault_is_the_same_report_for_its_user_alone(marked: Path, tmp_path: Path) -> None:
    reports = [
        report_in(
            broken(
                "edition.pipeline:typeset",
                "IndexError(text)",
                "build",
                marked,
                TMPDIR=str(tmp_path),
                umask=umask,
            ).stderr
        )
        for umask in (0, 0o777)
    ]
    assert reports[0] != reports[1] and reports[0].read_bytes() == reports[1].read_bytes()
    assert [stat.S_IMODE(report.stat().st_mode) for report in reports] == [0o600, 0o600]
    assert re.search(
        r"\n  edition\.pipeline:_made:\d+\n  __main__:broken",
        reports[0].read_text(encoding="utf-8"),
    )


def test_a_fault_leaves_no_output_behind(marked: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert (
        broken(
            "edition.pipeline:_proved", "KeyError(text)", "build", marked, "--out", out
        ).returncode
        == 4
    )
    assert not [path for path in out.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "fault", ["[setattr(tempfile, 'tempdir', '/nowhere'), KeyError(text)][1]", "full()"]
)
def test_a_report_that_has_no_place_is_on_standard_error(tmp_path: Path, fault: str) -> None:
    full = (
        "import resource; tempfile.gettempdir(); resource.setrlimit(resource.RLIMIT_FSIZE, (0, "
        "0)); {}['key']"
    )
    fault = f"exec({full!r})" if fault == "full()" else fault
    done = broken(COMMANDS["date"], fault, "date", MARKER, TMPDIR=str(tmp_path))
    sentence, _, report = done.stderr.partition("\n")
    assert (
        (done.returncode, done.stdout) == (4, "")
        and SENTENCE.fullmatch(f"{sentence}\n")
        and "the report below" in sentence
    )
    assert (
        report.startswith(crash_report._HEAD)
        and "\nbuiltins.KeyError\n" in report
        and MARKER not in done.stderr
    )
    assert list(tmp_path.iterdir()) == []


def test_a_recursion_without_end_is_told_by_its_two_ends() -> None:
    def deeper(n: int) -> None:
        if n:
            deeper(n - 1)
        raise KeyError

    try:
        deeper(200)
    except KeyError as fault:
        [told] = crash_report.faults_of(fault)
    said = crash_report.report_of([told], []).splitlines()
    assert (
        len(told.stack) == 202
        and "  and 112 calls more" in said
        and len([line for line in said if line[:2] == "  "]) == 91
    )


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What is typed into a shell, `edition` standing for the program; standard output and error of
    the whole of it.
    """
    typed = line.replace("edition", f"'{sys.executable}' -m edition")
    return subprocess.run(["bash", "-c", typed], cwd=cwd, capture_output=True, encoding="utf-8")


FULL, CLOSED, GONE = "No space left on device", "Bad file descriptor", "its reader has gone"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("edition date 2016 > /dev/full", FULL),
        ("PYTHONUNBUFFERED=1 edition date 2016 > /dev/full", FULL),
        ("edition date 2016 >&-", CLOSED),
        ("edition date 2016 1</dev/null", CLOSED),
        ("edition --version > /dev/full", FULL),
        ("edition build --help >&-", CLOSED),
        ("{ sleep 0.2; edition date 2016; echo $? >&2; } | true", GONE),
    ],
)
def test_results_that_cannot_be_said(tmp_path: Path, line: str, reason: str) -> None:
    done = shell(line, tmp_path)
    told, _, code = done.stderr.partition("\n")
    assert (
        SENTENCE.fullmatch(f"{told}\n")
        and f"({reason}); all else is done" in told
        and told.endswith("[standard-output]")
    )
    assert (int(code) if code else done.returncode) == 1


def test_files_are_in_place_though_nobody_could_be_told(tmp_path: Path) -> None:
    write_edition(tmp_path / "a")
    done = shell("edition build a --fast >&- 2>problems <&-", tmp_path)
    assert (
        done.returncode == 1
        and (tmp_path / "build" / "a" / "pamphlet.pdf").read_bytes()[:5] == b"%PDF-"
    )
    assert "what files were to be made are in place" in (tmp_path / "problems").read_text(
        encoding="utf-8"
    )
    done = shell("edition build a --fast > /dev/full 2> /dev/full", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


@pytest.mark.parametrize("error", ["2>&-", "2>/dev/full"])
def test_problems_that_cannot_be_said_leave_the_code_as_it_is_or_make_it_1(
    tmp_path: Path, error: str
) -> None:
    assert shell(f"edition date 2016 {error}", tmp_path).returncode == 0
    assert shell(f"edition date سه {error}", tmp_path).returncode == 1
    assert shell(f"edition date {error}", tmp_path).returncode == 2
    write_edition(tmp_path / "a", issued="")
    done = shell(f"edition check a {error}", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_no_file_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    code = (
        "import edition.process as p; p._fill_gaps(); open('got', "
        "'w').write(str(open('got').fileno()))"
    )
    (tmp_path / "got").touch()
    subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -c \"{code}\" <&- >&- 2>&-"], cwd=tmp_path, check=True
    )
    assert int((tmp_path / "got").read_text()) > 2


GO = "mkdir gone; cd gone; rmdir ../gone; "


def test_a_working_directory_that_is_gone(tmp_path: Path) -> None:
    write_edition(tmp_path / "a")
    for line in (
        "build a",
        f"build {tmp_path}/a",
        "check ../a",
        "new b",
        "verify a",
        "rebuild a",
        "impose a.pdf",
        "deposit a",
    ):
        done = shell(f"{GO}edition {line}", tmp_path)
        assert (done.returncode, done.stdout) == (1, "") and SENTENCE.fullmatch(done.stderr), line
        assert done.stderr.endswith("[working-folder]\n")
    done = shell(f"{GO}edition build {tmp_path}/a --fast --out {tmp_path}/out", tmp_path)
    assert done.returncode == 0 and done.stderr.startswith("recognised: ")
    assert (tmp_path / "out" / "a" / "pamphlet.pdf").is_file()


def test_a_name_is_one_line_whatever_is_in_it(tmp_path: Path) -> None:
    name = os.fsdecode("a\nb\u202e\x1b[31m".encode() + b"\xff")
    write_edition(tmp_path / name)
    command = [sys.executable, "-m", "edition", "build", name, "--fast"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 0 and done.stderr.startswith("recognised: ")
    assert [line.partition("/")[2] for line in done.stdout.splitlines()[:-1]] == [
        f"aU+000AbU+202EU+001B[31mU+DCFF/{file}"
        for file in ("emendations.csv", "pamphlet.pdf", "pamphlet.txt", "outputs.json")
    ]
    (tmp_path / name / "text.txt").unlink()
    assert SENTENCE.fullmatch(
        subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8").stderr
    )


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The pamphlet of a small edition."""
    out = tmp_path_factory.mktemp("short")
    assert run("build", write_edition(out / "e"), "--fast", "--out", out / "o").exit_code == 0
    return (out / "o" / "e" / "pamphlet.pdf").read_bytes()


@pytest.mark.parametrize("stem", [b"a\xff", b"a\n", b"a:", b"a\\", b"a\x1b"])
def test_a_pdf_whose_name_is_no_text_is_imposed(tmp_path: Path, short: bytes, stem: bytes) -> None:
    name = os.fsdecode(stem + b".pdf")
    (tmp_path / name).write_bytes(short)
    done = subprocess.run(
        [sys.executable, "-m", "edition", "impose", name],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0 and "(a_-booklet.pdf)" in (
        tmp_path / "a_-booklet-note.txt"
    ).read_text("utf-8")
    again = subprocess.run(
        [sys.executable, "-m", "edition", "impose", name], cwd=tmp_path, capture_output=True
    )
    assert again.returncode == 0, again.stderr


def test_variables_of_python_change_nothing(tmp_path: Path) -> None:
    odd = {
        "PYTHONWARNINGS": "error",
        "PYTHONDEVMODE": "1",
        "PYTHONIOENCODING": "utf-16",
        "PYTHONINSPECT": "1",
        "COLUMNS": "0",
    }
    command = [sys.executable, "-m", "edition", "date", "2016"]
    plain, other = (
        subprocess.run(command, env={**os.environ, **more}, capture_output=True)
        for more in ({}, odd)
    )
    assert (other.returncode, other.stdout, other.stderr) == (0, plain.stdout, b"")


def test_an_interrupt_is_no_fault(tmp_path: Path) -> None:
    done = broken(
        COMMANDS["date"],
        f"__import__('os').kill(__import__('os').getpid(), {signal.SIGINT.value})",
        "date",
        "1",
    )
    assert (
        done.returncode != 4 and "Traceback" not in done.stderr and "own-fault" not in done.stderr
    )
