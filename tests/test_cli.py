"""What is typed and what comes back: exit codes, one sentence a fault on standard error, results on
standard output.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import Result

from edition import __version__
from edition.cli import main
from edition.core.languages import Calendar
from edition.inspecting import Stage
from edition.model.description import Flip, Profile
from edition.model.imposition import Binding
from edition.pdf.slot_fonts import SlotFont
from tests.editions import TEXT, TITLE, run, write_edition

FILES = (
    "emendations.csv",
    "pamphlet.pdf",
    "pamphlet.txt",
    "proof.json",
    "report.html",
    "outputs.json",
)
SENTENCE = re.compile(
    r"(?:[^:\n]+(?::\d+){0,2}: )?error: [^\n]+; [^\n]+\. \[[a-z0-9-]+\]\n(?: {4}[^\n]+\n){0,2}"
)
"""A problem, and the line of the source with its mark."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "a")


def build(folder: Path, *options: object) -> Result:
    """Build into a folder beside the source."""
    return run("build", folder, "--out", folder.parent / "out", *options)


def refused(folder: Path, *options: object) -> str:
    """The one sentence with which a build is refused; it has written nothing."""
    result = build(folder, *options)
    assert (result.exit_code, result.stdout) == (1, "")
    assert SENTENCE.fullmatch(result.stderr), result.stderr
    assert not list((folder.parent / "out").rglob("*"))
    return result.stderr.partition("\n")[0].replace(f"{folder.as_posix()}/", "")


def test_the_version() -> None:
    assert (run("--version").exit_code, run("--version").stdout) == (0, f"edition {__version__}\n")


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["date", "8 تا 10 آبان 1395"], 0, "EDTF: 2016-10-29/2016-10-31\n"),
        (["build", "nowhere"], 1, ""),
        (["date"], 2, ""),
    ],
)
def test_a_process_that_ends_at_once_has_said_all_and_keeps_its_code(
    asked: list[str], code: int, said: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "edition", *asked], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == code and done.stdout.endswith(said)
    assert bool(done.stderr) == bool(code)


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "edition", "--version"], capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"edition {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["build", "--help"], ["build", "-h"]])
def test_help(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0 and result.stdout.startswith("Usage: ") and result.stderr == ""


def test_a_version_or_help_imports_no_stage() -> None:
    """They answer in a tenth of a second."""
    command = [sys.executable, "-X", "importtime", "-m", "edition", "--version"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    imported = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()
    }
    assert "click" in imported
    assert not imported & {
        "uharfbuzz",
        "fontTools",
        "pypdf",
        "pypdfium2",
        "msgspec",
        "PIL",
        "jdatetime",
    }


def test_a_build_prints_its_files_and_one_line_for_the_whole(folder: Path) -> None:
    result = build(folder)
    out = (folder.parent / "out" / "a").as_posix()
    *files, last = result.stdout.splitlines()
    seen = f"recognised: the title «{TITLE}», 1 paragraph\n"
    assert (result.exit_code, result.stderr) == (0, seen)
    assert files == [f"{out}/{name}" for name in FILES]
    assert re.fullmatch(r"4 pages set; proofs: \d+ passed, 0 failed, \d+ not run", last)


def test_a_fast_build_says_that_it_is_not_proved(folder: Path) -> None:
    result = build(folder, "--fast")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "4 pages set; proofs left out")
    assert not [
        name
        for name in ("proof.json", "report.html")
        if (folder.parent / "out" / "a" / name).exists()
    ]


def test_only(folder: Path) -> None:
    assert build(folder, "--fast", "--only", "pamphlet").exit_code == 0
    assert build(folder, "--fast", "--only", " pamphlet , ").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "Missing argument 'FOLDER'."),
        (
            ["build", "FOLDER", "--only", "pamflet"],
            "There is no output «pamflet» (did you mean `pamphlet`?); there are: pamphlet",
        ),
        (["build", "FOLDER", "--quick"], "No such option"),
        (["biuld", "FOLDER"], "No such command 'biuld'."),
        (["build", ""], "Invalid value for 'FOLDER': An empty name leads nowhere."),
        (
            ["build", "FOLDER", "--out", ""],
            "Invalid value for '--out': An empty name leads nowhere.",
        ),
        (
            ["build", "FOLDER", "--only", "x" * 999],
            f"There is no output «{'x' * 40} …»; there are: ",
        ),
        (["impose", "FOLDER", "--caliper", "nan"], "A caliper is a number, such as 0.1."),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], said: str) -> None:
    result = run(*(str(folder) if argument == "FOLDER" else argument for argument in arguments))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr and "Traceback" not in result.stderr


def test_wrong_usage_quotes_no_more_than_a_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "edition", "build", *map(str, range(10000))],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 2 and len(done.stderr) < 500
    assert (
        done.stderr.splitlines()[-1].startswith("Error: Got unexpected extra arguments (1 2 3 ")
        and done.stderr[-2] == "…"
    )


def test_a_link_that_leads_in_a_circle(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for arguments in (("build", loop), ("verify", loop), ("new", loop / "a")):
        result = run(*arguments)
        assert (
            result.exit_code == 1
            and SENTENCE.fullmatch(result.stderr)
            and result.stderr.startswith(str(arguments[1]))
            and "leads back to itself" in result.stderr
        )


@pytest.mark.parametrize(
    "epoch", ["tomorrow", "-1", "1.5", "۱۲", " 1", "+1", "1_000", "9999999999999"]
)
def test_an_epoch_that_is_no_number_is_wrong_usage(
    folder: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = build(folder)
    assert result.exit_code == 2
    assert result.stderr.endswith(
        f"SOURCE_DATE_EPOCH must be whole seconds since 1970, not «{epoch}».\n"
    )


def test_the_day_of_the_edition_from_the_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795651200")
    folder = write_edition(tmp_path / "a", issued="")
    assert build(folder, "--fast").exit_code == 0
    assert "۵ آذر ۱۴۰۵ · ۲۶ نوامبر ۲۰۲۶" in (tmp_path / "out" / "a" / "pamphlet.txt").read_text(
        encoding="utf-8"
    )


def test_a_warning_goes_to_standard_error_and_the_build_goes_on(tmp_path: Path) -> None:
    more = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\n'
    result = build(write_edition(tmp_path / "a", more=more), "--fast")
    assert result.exit_code == 0
    assert re.fullmatch(
        (
            r"[^\n]+/edition\.toml:9: warning: [^\n]+; print after deposit[^\n]+\. "
            r"\[unconfirmed-link\]\n    9 \| url = [^\n]+\n      \| \^+\nrecognised: [^\n]+\n"
        ),
        result.stderr,
    )


def test_a_failed_proof_names_the_place_and_what_was_expected_and_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = SlotFont._to_unicode
    monkeypatch.setattr(
        SlotFont, "_to_unicode", lambda font: right(font).replace(b"> <0628>", b"> <067E>")
    )
    text = (
        TITLE + "".join(f"\n\nبند {word} است و نان." for word in ("یک", "دو", "سه", "چهار")) + "\n"
    )
    result = build(write_edition(tmp_path / "a", text))
    assert result.exit_code == 3
    said = [
        line for line in result.stderr.splitlines() if "lines by feature: plain (pypdf)" in line
    ]
    at, _, rest = said[-1].partition(
        ": proof failed: pamphlet.pdf: lines by feature: plain (pypdf): a line of page "
    )
    assert re.fullmatch(r".+/a/text\.txt:\d+:1", at)
    assert re.fullmatch(
        (
            r"\d does not come back: expected «بند \w+ است و نان\.», seen «پند \w+ است و نان\.»; "
            r"[^;]+\."
        ),
        rest,
    )
    assert (tmp_path / "out" / "a" / "pamphlet.failed.pdf").as_posix() in result.stdout.splitlines()
    assert re.search(r"\d+ passed, [1-9]\d* failed, ", result.stdout.splitlines()[-1])


DATED = '[[date]]\nprinted = "{}"\ncalendar = "jalali"\n'


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param(
            {"text": ""},
            "text.txt: error: there is nothing to print in it; put the text there. [no-text]",
            id="empty",
        ),
        pytest.param(
            {"text": "\n \n"},
            "text.txt: error: there is nothing to print in it; put the text there. [no-text]",
            id="blank",
        ),
        pytest.param(
            {"text": f"{TITLE}\n\nبند ".encode() + b"\xe4\n"},
            "text.txt:3:5: error: the byte 0xE4 here is not UTF-8; "
            "save the file as UTF-8 (in most editors: Save As, Encoding, UTF-8), "
            'or name its encoding in edition.toml, as in encoding = "windows-1256". [not-utf-8]',
            id="not UTF-8",
        ),
        pytest.param(
            {"more": 'titel = "نان"\n'},
            (
                "edition.toml:7: error: the key `titel` is unknown (did you mean `title`?); "
                "correct it "
                "or remove it. [unknown-key]"
            ),
            id="unknown key",
        ),
        pytest.param(
            {"rights": ""},
            (
                "edition.toml:1: error: the key `rights` is missing; add rights = and text in "
                "quotes. "
                "[missing-key]"
            ),
            id="missing key",
        ),
        pytest.param(
            {"text": f"{TITLE}\n\nبند یک.\n۳۱ مهر ۱۴۰۴\n", "more": DATED.format("۳۱ مهر ۱۴۰۴")},
            "text.txt:4:1: error: «۳۱ مهر ۱۴۰۴» is no date: ۳۱ مهر ۱۴۰۴ does not exist, مهر ۱۴۰۴ "
            "has ۳۰ days; "
            "write the day that is meant. [no-such-date]",
            id="a day that does not exist",
        ),
        pytest.param(
            {"text": f"{TITLE}\n\nپیامبر ﷺ گفت.\n"},
            "text.txt:3:8: error: no face has a glyph for U+FDFA ARABIC LIGATURE SALLALLAHOU "
            "ALAYHE WASALLAM, "
            "which stands here once; "
            "write it another way, or name a font that has it by [[font]] in edition.toml. "
            "[character-missing]",
            id="a character the font lacks",
        ),
        pytest.param(
            {"more": '[[link]]\nlabel = "نسخه"\nurl = "ftp://example.org/"\nconfirmed = true\n'},
            'edition.toml:9: error: `link[1].url` is "ftp://example.org/", not an http or https '
            "address; "
            "begin it with https://. [address]",
            id="an address that is not http",
        ),
        pytest.param(
            {"title": '"نان\n'},
            "edition.toml:3:13: error: this is not valid TOML: illegal character '\\n'; "
            'write each line as key = "value", with the quotes and brackets closed. [toml-syntax]',
            id="broken TOML",
        ),
    ],
)
def test_bad_input_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: dict[str, str], said: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert refused(write_edition(tmp_path / "a", **written)) == said  # type: ignore[arg-type]


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    result = build(tmp_path / "nowhere")
    assert (result.exit_code, result.stdout) == (1, "")
    [line] = result.stderr.splitlines()
    assert line.startswith(f"{tmp_path.as_posix()}/nowhere: error: there is no such folder; ")


def test_a_text_where_a_folder_should_be_is_told_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نان\n", encoding="utf-8")
    said = build(tmp_path / "a.txt").stderr
    assert "this is a file, and not the folder of an edition" in said
    assert f"edition new FOLDER --from {tmp_path.as_posix()}/a.txt. [no-folder]" in said


def test_a_file_where_the_output_folder_should_be(folder: Path) -> None:
    """Case 82."""
    out = folder.parent / "out"
    out.write_text("keep me")
    result = build(folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert SENTENCE.fullmatch(result.stderr) and result.stderr.startswith(
        f"{out.as_posix()}: error: the output folder cannot be written"
    )
    assert out.read_text() == "keep me"


def test_a_missing_glyph_in_the_title_names_its_file_and_line(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", f"{TITLE}\n\nبند.\n", title='"نان → آزادی"')
    result = build(folder, "--fast")
    [line] = [line for line in result.stderr.splitlines() if "error" in line]
    assert line.startswith(f"{folder.as_posix()}/edition.toml:3")


def test_a_missing_glyph_that_the_editor_put_in_names_the_emendation(tmp_path: Path) -> None:
    entry = '[[emendation]]\nline = 3\nbefore = "یک"\nafter = "→"\nreason = "r"\n'
    folder = write_edition(tmp_path / "a", emendations=entry)
    result = build(folder, "--fast")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{folder.as_posix()}/emendations.toml:4:")


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
EMBLEMS: dict[str, bytes] = {
    "stroked": SVG.format('<path stroke="red" d="M0 0L9 9"/>').encode(),
    "skewed": SVG.format('<rect transform="twist(9)" width="9" height="9"/>').encode(),
    "cut off": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
    "garbled": b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\xff\xff\xff\xff",
}


@pytest.mark.parametrize("content", EMBLEMS.values(), ids=EMBLEMS)
def test_an_emblem_that_cannot_be_drawn_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    folder = write_edition(
        tmp_path / "a",
        more='[[image]]\nfile = "emblem"\nalt = "نشان"\nwidth_mm = 5\n',
        title=f'"{"نان و کار و " * 9}آزادی"',
    )
    (folder / "emblem").write_bytes(content)
    result = build(folder, "--fast")
    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines(keepends=True) if ": error: " in line]
    assert len(errors) == 1 and SENTENCE.fullmatch(errors[0])
    assert errors[0].startswith(f"{folder.as_posix()}/edition.toml:8: ")


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n" + "".join(f"{day % 28 + 1} آبان 1395\n" for day in range(40)),
        f"{TITLE}\n\nبند ا{chr(0x200C) * 3}ب.\n",
        f"{TITLE}\n\n{'ک' * 3000}\n",
        f"{TITLE}\n\n" + "1. نان\n" * 300,
        f"{TITLE}\n\n{chr(0x200F)}بند{chr(0x200F) * 9}. یک\n",
    ],
    ids=["forty dates", "three joiners", "one word", "three hundred items", "direction marks"],
)
def test_an_odd_text_is_built_or_refused_but_never_a_traceback(tmp_path: Path, text: str) -> None:
    result = build(write_edition(tmp_path / "a", text), "--fast")
    assert result.exit_code in (0, 1)


def test_an_earlier_good_file_stays_when_a_later_build_is_refused(folder: Path) -> None:
    """Case 82."""
    build(folder, "--fast")
    pamphlet = folder.parent / "out" / "a" / "pamphlet.pdf"
    before = pamphlet.read_bytes()
    write_edition(folder, "")
    assert build(folder).exit_code == 1
    assert pamphlet.read_bytes() == before


def test_the_whole_command_in_a_process_of_its_own(folder: Path) -> None:
    """As a user has it: in a locale of ASCII, from another folder."""
    command = [sys.executable, "-m", "edition", "build", "a", "--out", "out", "--fast"]
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    (folder / "text.txt").write_text(TEXT + "پیامبر ﷺ\n", encoding="utf-8")
    done = subprocess.run(
        command, cwd=folder.parent, env=plain, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1 and done.stderr.startswith(
        "a/text.txt:4:8: error: no face has a glyph for U+FDFA"
    ), done.stderr
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        command, cwd=folder.parent, env=plain, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stdout.splitlines()[1]) == (0, "out/a/pamphlet.pdf"), done.stderr


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ("screen", 'lists no screen; add [[output]] with kind = "screen".'),
        ("pamphlet,posters", "lists no posters; add [[poster]]."),
        (
            "handouts",
            'lists no handouts; add [[output]] with kind = "handout" or "handout-2up" or "leaflet" '
            'or "mini-zine" or "large-print".',
        ),
    ],
)
def test_what_is_asked_for_and_not_listed_is_one_sentence(
    folder: Path, only: str, said: str
) -> None:
    assert refused(folder, "--only", only) == f"edition.toml: error: it {said} [not-listed]"


def test_what_is_made_of_the_pages_need_not_be_listed(folder: Path) -> None:
    assert build(folder, "--fast", "--only", "booklet").exit_code == 0
    assert (folder.parent / "out" / "a" / "booklet.pdf").exists()


@pytest.mark.parametrize(
    ("command", "option", "known"),
    [
        ("check", "profile", Profile),
        ("inspect", "stage", Stage),
        ("date", "calendar", Calendar),
        ("impose", "binding", Binding),
        ("impose", "flip", Flip),
    ],
)
def test_what_may_be_chosen_is_what_is_known(command: str, option: str, known: object) -> None:
    """The command line spells it out, for help is to be had without importing a stage."""
    [typed] = [each for each in main.commands[command].params if each.name == option]
    assert isinstance(typed.type, click.Choice)
    assert tuple(typed.type.choices) == get_args(known)


def test_an_ark_is_minted_from_the_id_and_its_faults_are_told(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a")
    done = run("ark", folder, "--naan", "99999", "--shoulder", "fk4")
    assert done.exit_code == 0 and done.stdout.startswith('ark = "ark:99999/fk4')
    line = done.stdout.replace("ark = ", "")
    write_edition(tmp_path / "b", ark=line.strip())
    assert run("check", tmp_path / "b").exit_code == 0
    for more in (("--naan", "ark:99999"), ("--naan", "99999", "--shoulder", "FK")):
        refused = run("ark", folder, *more)
        assert refused.exit_code == 1 and "[naan]" in refused.stderr
