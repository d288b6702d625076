"""How a command answers: the language, quiet, verbose, strict, help; and that no output knows."""

import ast
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from edition.model.output_kinds import GROUPS
from edition.speech.catalogue import ENGLISH, speak, spoken
from edition.speech.help import EXITS
from tests.editions import run, write_edition

WARNED = '[[link]]\nlabel = "بخوانید"\nurl = "https://example.org/{id}"\n'
NAMES = ("EDITION_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")


def environment(**said: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in NAMES} | said


def edition(*typed: object, **said: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "edition", *map(str, typed)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(**said))


@pytest.mark.parametrize(
    ("said", "typed", "persian"),
    [
        ({}, [], False),
        ({"LANG": "fa_IR.UTF-8"}, [], True),
        ({"LC_MESSAGES": "fa_IR", "LANG": "C"}, [], True),
        ({"LC_ALL": "C", "LC_MESSAGES": "fa_IR"}, [], False),
        ({"LANG": "de_DE.UTF-8"}, [], False),
        ({"EDITION_LANG": "fa", "LC_ALL": "C"}, [], True),
        ({"EDITION_LANG": "en", "LANG": "fa_IR.UTF-8"}, [], False),
        ({"EDITION_LANG": "en"}, ["--lang", "fa"], True),
        ({"EDITION_LANG": "fa"}, ["--lang=en"], False),
        ({"LANG": "fa_IR.UTF-8"}, ["--json"], False),
    ],
)
def test_the_language_is_that_of_the_option_the_variable_the_locale(
    said: Mapping[str, str], typed: list[str], persian: bool
) -> None:
    done = edition("build", "nowhere", *typed, **said)
    assert done.returncode == 1
    assert ("چنین پوشه‌ای نیست" in done.stderr + done.stdout) == persian


def test_a_language_that_is_none_of_them_is_named() -> None:
    assert edition("build", "x", EDITION_LANG="de").returncode == 2
    assert "«de»" in edition("build", "x", EDITION_LANG="de").stderr
    assert run("build", "x", "--lang", "de").exit_code == 2


def test_what_is_typed_wrong_is_said_in_persian_too() -> None:
    said = edition("build", "--lang", "fa").stderr.splitlines()
    assert said[:2] == [
        "خطا: این باید نوشته می‌شد و نیست: `FOLDER`.",
        "چاره: ببینید چه می‌توان نوشت",
    ]
    assert said[2].endswith("edition build --help") and len(said) == 3
    said = edition("build", "x", "--onli", "a", "--lang", "fa").stderr.splitlines()
    assert said[:2] == ["خطا: گزینهٔ", "    --onli"]
    assert any("--only" in line for line in said)


def _right(line: str) -> bool:
    """Whether a line begins with a Persian letter or digit and turns nothing round, or is one from
    the left, which is indented.
    """
    if line.startswith("    ") or not line:
        return True
    runs = re.findall(r"[!-~](?:[ -~]*[!-~])?", line)
    plain = r"[\[(`«]*[A-Za-z][A-Za-z0-9]*(?:[ ._/+-][A-Za-z0-9]+)*[\])`».:]*|[().:\]`\[ ]+|[0-9.]+"
    return "\u0600" <= line[0] <= "\u06ff" and all(
        re.fullmatch(f"(?:{plain})(?: (?:{plain}))*", run) for run in runs
    )


@pytest.mark.parametrize(
    "typed",
    [
        ["build", "nowhere/edition"],
        ["build", "{folder}", "--only", "handout"],
        ["build", "{folder}", "--fast", "--out", "{folder}/../out"],
        ["inspect", "{folder}", "--stage", "line"],
        ["doctor"],
        ["deposit", "--help"],
        ["impose", "--help"],
        ["--help"],
        ["explain", "toml-syntax"],
        ["check", "{folder}"],
        ["check", "{folder}", "--fix"],
        ["build", "{folder}", "--out", "{folder}/../out"],
        ["build", "{folder}", "--fast", "--out", "{folder}/../out", "--overlay", "lines"],
        ["batch", "{folder}/..", "--fast", "--out", "{folder}/../out"],
        ["batch", "{folder}/..", "--fast", "--out", "{folder}/../out", "--dry-run"],
        ["clean", "{folder}/../out"],
        ["new", "{folder}/../b", "--from", "{folder}/text.txt"],
        ["deposit", "{folder}", "--out", "{folder}/../out"],
        ["verify", "{folder}/text.txt"],
        ["ark", "{folder}"],
    ],
)
def test_every_line_of_persian_reads_right(tmp_path: Path, typed: list[str]) -> None:
    folder = write_edition(tmp_path / "a", more=WARNED)
    said = edition(*(each.format(folder=folder) for each in typed), "--lang", "fa")
    lines = (said.stderr + said.stdout).splitlines()
    paths = {line for line in lines if line.startswith("/")}
    assert lines and not [line for line in lines if line not in paths and not _right(line)]
    assert any("\u0600" <= line[:1] <= "\u06ff" for line in lines)


def test_no_output_knows_what_messages_were_said_in(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", "نان\n\n✓ یک\n\nبند یک.\n", more=WARNED)
    made = {}
    for tag in ("en", "fa"):
        done = edition("build", folder, "--out", tmp_path / tag, "--lang", tag, LANG="fa_IR.UTF-8")
        assert done.returncode == 0, done.stderr
        files = sorted(file for file in (tmp_path / tag).rglob("*") if file.is_file())
        made[tag] = {str(f.relative_to(tmp_path / tag)): f.read_bytes() for f in files}
    assert made["en"] == made["fa"] and len(made["en"]) > 5


def test_json_is_the_same_in_every_language(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", titel='"x"')
    said = [edition("build", folder, "--json", "--lang", tag).stdout for tag in ("en", "fa")]
    assert said[0] == said[1] and json.loads(said[0])["problems"][0]["fact"].startswith("the key")


def test_strict_lets_a_warning_end_with_5_and_leaves_the_files(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", more=WARNED)
    for options, code in (([], 0), (["--strict"], 5), (["--strict", "--json"], 5)):
        out = tmp_path / f"out{code}{len(options)}"
        done = run("build", folder, "--out", out, "--fast", *options)
        assert done.exit_code == code and list(out.rglob("pamphlet.pdf"))
    unwarned = write_edition(tmp_path / "b")
    assert run("build", unwarned, "--out", tmp_path / "c", "--fast", "--strict").exit_code == 0


def test_quiet_says_what_is_wrong_alone_and_verbose_every_check(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", more=WARNED)
    only = ("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    quiet, verbose = run(*only, "-q"), run(*only, "-v")
    assert quiet.stdout == "" and "unconfirmed-link" in quiet.stderr
    assert "recognised" not in quiet.stderr and "note:" not in quiet.stderr
    assert run("date", "۲۲ مهر ۱۴۰۴", "-q").stdout.endswith("EDTF: 2025-10-14\n")
    checks = [line for line in verbose.stderr.splitlines() if line.startswith("passed: ")]
    counted = re.search(r"proofs: (\d+) passed", verbose.stdout)
    assert counted and len(checks) == int(counted[1])


def test_help_names_the_outputs_and_the_exit_codes() -> None:
    said = " ".join(run("build", "--help").stdout.split())
    assert ", ".join(GROUPS) in said
    for command in ([], ["build"], ["doctor"]):
        told = " ".join(run(*command, "--help").stdout.split())
        assert all(f"{code} {words}".replace("`", "") in told for code, words in EXITS.items())


def test_help_in_persian_says_what_is_taken_where_nothing_is_said() -> None:
    told = edition("deposit", "--help", EDITION_LANG="fa").stdout
    assert "اگر چیزی نگویید: به شمار هسته‌ها" in told and "<function" not in told


def test_an_output_that_is_none_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    said = run("build", tmp_path, "--only", "handout").stderr
    assert "«handout» (did you mean `handouts`?)" in said


def test_nothing_is_asked_where_nobody_is_at_a_terminal(tmp_path: Path) -> None:
    done = edition("new", tmp_path / "a", "--interactive")
    assert done.returncode == 2 and "terminal" in done.stderr and not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("typed", "there", "code"),
    [
        ("شورا\nتهران\n2026-11-26\n", ['"شورا"', 'place = "تهران"', 'issued = "2026-11-26"'], 0),
        ("\n\n\n", ['issuing_body = "[بی‌نا]"'], 0),
        ("شورا\n\n1404-07-22\n", ["2025-10-14"], 1),
    ],
)
def test_at_a_terminal_three_things_are_asked(
    tmp_path: Path, typed: str, there: list[str], code: int
) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "edition", "new", str(tmp_path / "a"), "--interactive"]
    with subprocess.Popen(command, stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          encoding="utf-8", env=environment()) as asked:  # fmt: skip
        os.write(leader, typed.encode())
        _, told = asked.communicate(timeout=60)
    os.close(leader)
    os.close(follower)
    assert asked.returncode == code, told
    file = tmp_path / "a" / "edition.toml"
    said = file.read_text(encoding="utf-8") if code == 0 else told
    assert all(each in said for each in there) and file.exists() == (code == 0)
    assert told.count("?") >= 3


def test_doctor_says_what_is_not_there_and_the_command_that_brings_it(tmp_path: Path) -> None:
    jar, schemas = tmp_path / "cli.jar", tmp_path / "schemas" / "tei"
    schemas.mkdir(parents=True)
    (schemas / "tei_all.rng").write_text("")
    said = run("doctor")
    assert said.exit_code == 0 and "not there: veraPDF" in said.stdout
    assert "EDITION_VERAPDF" in said.stdout
    jar.write_bytes(b"")
    found = json.loads(
        run("doctor", "--verapdf", jar, "--schemas", schemas.parent, "--json").stdout
    )
    tools = {tool["name"]: tool for tool in found["tools"]}
    assert tools["veraPDF"]["found"] == jar.as_posix()
    assert "tei/tei_all.rng" in tools["schemas"]["found"]
    assert [name for name, tool in tools.items() if tool["needed"]] == [
        "Python",
        "libraries",
        "fonts",
    ]


def test_doctor_names_the_fonts_by_their_digests() -> None:
    """The digests are those of fonts/SHA256SUMS."""
    [fonts] = [each for each in json.loads(run("doctor", "--json").stdout)["tools"]
               if each["name"] == "fonts"]  # fmt: skip
    folder, *rows = fonts["found"].splitlines()
    sums = (Path(folder) / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    stated = {line.split()[1].removesuffix(".ttf"): line.split()[0] for line in sums}
    assert {row.split()[1]: row.split()[0] for row in rows}.items() <= stated.items()
    assert len(rows) == 5


def test_a_date_is_explained_in_the_language_that_is_spoken() -> None:
    assert "روز هفته: سه‌شنبه" in run("date", "14.10.2025", "--lang", "fa").stdout
    assert "weekday: " in run("date", "14.10.2025", "--lang", "fa", "--language", "en").stdout
    assert "weekday: " in run("date", "14.10.2025").stdout


def test_the_version_costs_little() -> None:
    """A tenth of a second on a machine with nothing else to do: here it is asked for as little
    more than Python alone needs, by the processor's time.
    """
    times = []
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, "-m", "edition", "--version"], capture_output=True)
        after = os.times()
        times.append(after.children_user + after.children_system
                     - before.children_user - before.children_system)  # fmt: skip
    assert min(times) < 0.1


def test_the_version_imports_no_library_but_click() -> None:
    code = "import sys; sys.argv = ['edition', '--version']; import edition.cli; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    loaded = {name.partition(".")[0] for name in ast.literal_eval(done.stdout)}
    assert not loaded & {"msgspec", "reportlab", "pypdf", "lxml", "fontTools", "email"}


def test_what_is_spoken_is_english_at_first() -> None:
    assert spoken() is ENGLISH
