"""The commands: sheets within a build, and of any PDF, with their exit codes and what they leave
behind.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.press.numbered import numbered

PRESSED = {
    "booklet.pdf",
    "booklet-note.txt",
    "press/booklet.pdf",
    "press/pamphlet.pdf",
    "press/pamphlet.txt",
    "press/preflight.json",
    "press/riso-accent.pdf",
    "press/riso-black.pdf",
}


def run(folder: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "edition", *arguments]
    environment = {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(Path(__file__).resolve().parents[1] / "src"),
        "LC_ALL": "C",
    }
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8"
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def built(pressed: Path) -> Path:
    """A build of all that the press makes of the statement."""
    return pressed


def test_a_build_leaves_the_sheets_and_the_pages_they_are_made_from(built: Path) -> None:
    reports = {"proof.json", "report.html", "contact.png", "outputs.json"}
    assert files(built).keys() == PRESSED | reports | {
        *(f"pamphlet{reading}.{ext}" for reading in ("", "-diplomatic") for ext in ("pdf", "txt")),
        "emendations.csv",
    }
    assert (built / "press" / "pamphlet.txt").read_bytes() == (built / "pamphlet.txt").read_bytes()


def test_every_pdf_of_the_press_is_proved(built: Path) -> None:
    proofs = json.loads((built / "proof.json").read_text(encoding="utf-8"))["proofs"]
    pdfs = {name for name in files(built) if name.endswith(".pdf")}
    assert {proof["file"] for proof in proofs} == pdfs
    assert {check["outcome"] for proof in proofs for check in proof["checks"]} == {
        "passed",
        "measured",
    }


def test_the_preflight_lists_what_it_looked_at(built: Path) -> None:
    proofs = json.loads((built / "press" / "preflight.json").read_text(encoding="utf-8"))["proofs"]
    notes = {
        proof["file"]: {check["name"]: check.get("note", "") for check in proof["checks"]}
        for proof in proofs
    }
    assert notes.keys() == {
        name for name in PRESSED if name.startswith("press/") and name.endswith(".pdf")
    }
    assert (
        notes["press/pamphlet.pdf"]["inks"] == "Accent, black"
        and notes["press/riso-black.pdf"]["inks"] == "black"
    )
    assert notes["press/riso-black.pdf"]["ink coverage by page"].startswith("1: ")


def test_other_hash_seeds_and_folders_give_the_same_bytes(
    built: Path, repository: Path, tmp_path: Path
) -> None:
    shutil.copytree(repository / "source" / "statement", tmp_path / "جای دیگر" / "statement")
    arguments = ("build", "statement", "--only", "booklet,press,riso", "--fast", "--out", "out")
    done = run(tmp_path / "جای دیگر", *arguments, seed="7")
    assert done.returncode == 0, done.stderr
    made = files(tmp_path / "جای دیگر" / "out" / "statement")
    kept = {
        name: content
        for name, content in files(built).items()
        if not name.endswith((".json", ".html", ".png"))
    }
    assert [name for name in kept if made[name] != kept[name]] == [] and made.keys() == {
        *kept,
        "outputs.json",
    }


def test_any_pdf_is_imposed_beside_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered(6))
    (tmp_path / "proof.json").write_text("mine", encoding="utf-8")
    done = run(tmp_path, "impose", "a.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "a-booklet-note.txt",
        "a-booklet.pdf",
        "outputs.json",
        "proofs: 9 passed, 0 failed, 0 not run",
    ]
    assert files(tmp_path).keys() == {
        "a.pdf",
        "a-booklet.pdf",
        "a-booklet-note.txt",
        "outputs.json",
        "proof.json",
    }


def test_a_plan_is_printed_and_leaves_the_dummy_alone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered(4))
    done = run(tmp_path, "impose", "a.pdf", "--plan", "--out", "out")
    assert done.returncode == 0 and done.stdout.splitlines() == [
        "4 pages on 1 sheet of A4, bound at the right",
        "sheet  side   left  right",
        "    1  front     1      4",
        "    1  back      3      2",
        "out/a-dummy.pdf",
        "out/outputs.json",
    ]
    assert files(tmp_path / "out").keys() == {"a-dummy.pdf", "outputs.json"}


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (b"no PDF", (), "a.pdf: error: the file is no PDF; name a PDF"),
        (None, (), "a.pdf: error: the file cannot be read (No such file or directory);"),
        (
            numbered(4),
            ("--paper", "A5"),
            "a.pdf: error: two pages of 148 x 210 mm do not go on A5 side by side;",
        ),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(
    content: bytes | None, arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "a.pdf").write_bytes(content)
    done = run(tmp_path, "impose", "a.pdf", "--out", "out", *arguments)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (
        1,
        "",
        1,
    ) and done.stderr.startswith(said)
    assert files(tmp_path).keys() <= {"a.pdf"} and not (tmp_path / "out").exists()


def test_a_signature_that_no_sheet_makes_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered(4))
    assert run(tmp_path, "impose", "a.pdf", "--signature", "6").returncode == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "[booklet]\nsignature = 6\n",
            (
                "`booklet.signature` is 6, and a sheet has 4 pages; write a multiple of 4, or 0 "
                "for "
                "staples."
            ),
        ),
        (
            "[booklet]\ncaliper_mm = 2\n",
            ("`booklet.caliper_mm` is 2; write from 0 to 1, such as 0.1."),
        ),
        (
            '[booklet]\nflip = "log"\n',
            '`booklet.flip` is "log" (did you mean `long`?); write "short" or "long".',
        ),
        (
            '[press]\nsecond_ink = "Black"\n',
            '`press.second_ink` is "Black", which names no ink of its own;',
        ),
        (
            '[[output]]\nkind = "booklet"\n',
            "`output[1]` is a booklet, which is made from the pamphlet of its reading;",
        ),
    ],
)
def test_what_edition_toml_may_not_say(more: str, said: str, tmp_path: Path) -> None:
    description = (
        'id = "a-text"\nlanguage = "fa"\ntitle = "نان"\nissuing_body = "شورا"\nrights = '
        '"https://example.org/"\n'
    )
    (tmp_path / "edition.toml").write_text(
        f'{description}issued = "2026-11-26"\n{more}', encoding="utf-8"
    )
    (tmp_path / "text.txt").write_text("نان\n\nبند یک.\n", encoding="utf-8")
    done = run(tmp_path, "build", ".", "--out", "out")
    assert done.returncode == 1 and said in done.stderr
