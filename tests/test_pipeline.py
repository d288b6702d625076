"""Whole builds in this process: what is delivered, what is kept, what is refused."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edition import delivery, faces, pipeline
from edition.core.diagnostics import Severity
from edition.core.languages.report_words import PERSIAN
from edition.model.proof import Check, Outcome, Proof
from edition.pdf.slot_fonts import SlotFont
from edition.pipeline import BuildOrder, Built, build, failures
from tests.editions import TEXT, TITLE, run, write_edition

FILES = {"emendations.csv", "outputs.json", "pamphlet.pdf", "pamphlet.txt"}
REPORTS = {"outputs.json", "proof.json", "report.html"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "نان")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "build"


def digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def fail_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter of the text layer is another."""
    right = SlotFont._to_unicode
    monkeypatch.setattr(
        SlotFont, "_to_unicode", lambda font: right(font).replace(b"> <0628>", b"> <067E>")
    )


def test_a_fast_build(folder: Path, out: Path) -> None:
    built = build(BuildOrder(folder, out, fast=True))
    assert not built.problems and not built.proofs
    assert {file.name for file in built.files} == FILES
    assert {file.parent for file in built.files} == {out / "نان"}
    assert built.pages == 4
    assert [path.name for path in out.iterdir()] == ["نان"]


def test_a_proved_build(folder: Path, out: Path) -> None:
    built = build(BuildOrder(folder, out))
    assert {file.name for file in built.files} == FILES | REPORTS
    assert [(proof.file, failures([proof])) for proof in built.proofs] == [("pamphlet.pdf", ())]
    written = json.loads((out / "نان" / "proof.json").read_text(encoding="utf-8"))
    assert [proof["file"] for proof in written["proofs"]] == ["pamphlet.pdf"]
    assert {check["outcome"] for check in written["proofs"][0]["checks"]} == {"passed", "measured"}
    assert built.measured == () and "Typography" not in (out / "نان" / "report.html").read_text(
        encoding="utf-8"
    )


def test_a_proved_build_says_what_its_text_measures(folder: Path, out: Path) -> None:
    """Of all that holds the whole text and is justified; a fast build does not measure."""
    long = "این بند بلند است و چیزی برای گفتن دارد و باز چیزی دیگر. " * 20
    outputs = "".join(
        f'[[output]]\nkind = "{kind}"\n\n' for kind in ("pamphlet", "leaflet", "large-print")
    )
    write_edition(folder, f"{TITLE}\n\n{long}\n", f'{outputs}[[poster]]\nshows = "title"\n')
    built = build(BuildOrder(folder, out))
    assert [each.file for each in built.measured] == ["pamphlet.pdf", "handouts/leaflet.pdf"]
    report = (out / "نان" / "report.html").read_text(encoding="utf-8")
    variation = PERSIAN.figures(f"{built.measured[0].variation:.3f}")
    assert "Typography" in report and f"<td>{variation}</td>" in report
    assert build(BuildOrder(folder, out, fast=True)).measured == ()
    assert not (out / "نان" / "report.html").exists()


def test_the_register_of_changes_is_delivered(tmp_path: Path, out: Path) -> None:
    entry = '[[emendation]]\nline = 3\nbefore = "یک"\nafter = "دو"\nreason = "r"\n'
    build(BuildOrder(write_edition(tmp_path / "a", emendations=entry), out, fast=True))
    rows = (out / "a" / "emendations.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1].startswith("3,5,یک,دو,")
    assert "بند دو." in (out / "a" / "pamphlet.txt").read_text(encoding="utf-8")


def test_only_what_is_asked_for_and_nothing_else_is_touched(folder: Path, out: Path) -> None:
    build(BuildOrder(folder, out))
    (out / "نان" / "other.pdf").write_text("kept")
    built = build(BuildOrder(folder, out, only=("pamphlet",), fast=True))
    assert {file.name for file in built.files} == FILES
    # The proof was of the file before; what is somebody's own stays.
    assert {path.name for path in (out / "نان").iterdir()} == FILES | {"other.pdf"}


def test_a_whole_build_takes_away_what_an_earlier_one_made_and_nothing_else(
    folder: Path, out: Path
) -> None:
    write_edition(folder, TEXT, more='[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "screen"\n')
    build(BuildOrder(folder, out, fast=True))
    assert {path.name for path in (out / "نان").iterdir()} == FILES | {"screen.pdf", "screen.txt"}
    (out / "نان" / "posters").mkdir()
    (out / "نان" / "posters" / "mine.pdf").write_text("mine")
    write_edition(folder, TEXT)
    build(BuildOrder(folder, out, fast=True))
    assert {path.name for path in (out / "نان").rglob("*") if path.is_file()} == FILES | {
        "mine.pdf"
    }


def test_other_editions_in_the_same_folder_stay(tmp_path: Path, folder: Path, out: Path) -> None:
    build(BuildOrder(write_edition(tmp_path / "other"), out, fast=True))
    before = digests(out / "other")
    build(BuildOrder(folder, out, fast=True))
    assert digests(out / "other") == before


def test_the_source_is_never_written_over(tmp_path: Path) -> None:
    """`edition build texts/a --out texts`: the build folder would be the source."""
    folder = write_edition(tmp_path / "texts" / "a")
    before = digests(folder)
    build(BuildOrder(folder, tmp_path / "texts", fast=True))
    assert digests(folder).items() >= before.items()


def test_a_source_within_the_build_folder_is_never_taken_away(tmp_path: Path) -> None:
    """`edition build a/a --out .`: the source would be a stale file of the build folder."""
    folder = write_edition(tmp_path / "a" / "a")
    before = digests(folder)
    build(BuildOrder(folder, tmp_path, fast=True))
    assert digests(folder).items() >= before.items()


def test_the_source_is_never_written_over_from_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "texts" / "a")
    monkeypatch.chdir(folder)
    before = digests(folder)
    build(BuildOrder(Path("."), Path(".."), fast=True))
    assert digests(folder).items() >= before.items()


def test_a_link_to_the_source_is_never_written_over(tmp_path: Path, out: Path) -> None:
    folder = write_edition(tmp_path / "texts" / "a")
    out.mkdir()
    (out / "a").symlink_to(folder)
    before = digests(folder)
    build(BuildOrder(folder, out, fast=True))
    assert digests(folder).items() >= before.items()


def test_a_refused_build_leaves_the_earlier_one(folder: Path, out: Path) -> None:
    build(BuildOrder(folder, out))
    before = digests(out)
    write_edition(folder, "")
    built = build(BuildOrder(folder, out))
    assert built == Built(problems=built.problems)
    assert [problem.code for problem in built.problems] == ["no-text"]
    assert digests(out) == before


def test_a_failed_proof_leaves_the_earlier_one(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(BuildOrder(folder, out))
    before = digests(out / "نان")
    write_edition(folder, TEXT.replace("یک", "دو"))
    fail_the_proof(monkeypatch)
    built = build(BuildOrder(folder, out))
    assert failures(built.proofs) == ("pamphlet.pdf",)
    after = digests(out / "نان")
    assert {name: after[name] for name in ("pamphlet.pdf", "pamphlet.txt")} == {
        n: before[n] for n in ("pamphlet.pdf", "pamphlet.txt")
    }
    assert after.keys() == FILES | REPORTS | {"pamphlet.failed.pdf", "pamphlet.failed.txt"}
    assert "بند دو." in (out / "نان" / "pamphlet.failed.txt").read_text(encoding="utf-8")
    written = json.loads((out / "نان" / "proof.json").read_text(encoding="utf-8"))
    assert [proof["file"] for proof in written["proofs"]] == ["pamphlet.failed.pdf"]
    assert built.report and [card.file for card in built.report.cards] == ["pamphlet.failed.pdf"]
    assert built.report.strip and built.report.strip.file == "pamphlet.failed.pdf"


def test_the_next_good_build_takes_the_failed_one_away(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        fail_the_proof(patched)
        build(BuildOrder(folder, out))
    assert not (out / "نان" / "pamphlet.pdf").exists()
    for only in ((), ("pamphlet",)):
        build(BuildOrder(folder, out, only=only))
        assert digests(out / "نان").keys() == FILES | REPORTS


def test_a_character_that_is_lost_fails_the_proof(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof looks at the file and not at what the writer says of it."""
    write = pipeline.write

    def forget_a_word(*arguments: object) -> tuple[bytes, str]:
        content, expected = write(*arguments)  # type: ignore[arg-type]
        return content, expected.replace("بند", "پند")

    monkeypatch.setattr(pipeline, "write", forget_a_word)
    built = build(BuildOrder(folder, out))
    failed = {
        check.name
        for proof in built.proofs
        for check in proof.checks
        if check.outcome is Outcome.FAILED
    }
    assert "structure tree" in failed


def test_an_interrupted_proof_leaves_nothing(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(BuildOrder(folder, out))
    before = digests(out)

    def interrupt(*_: object) -> Proof:
        raise KeyboardInterrupt

    write_edition(folder, TEXT.replace("یک", "دو"))
    monkeypatch.setattr(pipeline, "verify", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build(BuildOrder(folder, out))
    assert digests(out) == before
    assert [path.name for path in out.iterdir()] == ["نان"]


KILLED = """
import os, signal, sys
from pathlib import Path
from edition import pipeline
pipeline.verify = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
pipeline.build(pipeline.BuildOrder(Path(sys.argv[1]), Path(sys.argv[2])))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="not run: this system has no SIGKILL")
def test_a_killed_proof_leaves_the_earlier_files(folder: Path, out: Path) -> None:
    build(BuildOrder(folder, out))
    before = digests(out / "نان")
    write_edition(folder, TEXT.replace("یک", "دو"))
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(out)], capture_output=True, encoding="utf-8"
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    left = {".edition", ".edition.lock"}
    assert {path.name for path in (out / "نان").iterdir()} == before.keys() | left and [
        path.name for path in out.iterdir()
    ] == ["نان"]
    assert run("verify", out / "نان" / "pamphlet.pdf").exit_code == 0
    assert digests(out / "نان") == before
    build(BuildOrder(folder, out, fast=True))
    assert digests(out / "نان").keys() == FILES


def test_an_output_that_there_is_not_is_a_problem(folder: Path, out: Path) -> None:
    built = build(BuildOrder(folder, out, ("pamphlet", "pamflet"), fast=True))
    assert not built.files and [problem.code for problem in built.problems] == ["no-such-output"]


def test_a_full_disk_is_a_sentence(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(delivery, "put", full)
    built = build(BuildOrder(folder, out, fast=True))
    assert not built.files
    assert [problem.code for problem in built.problems] == ["output-folder"]
    assert [path for path in out.rglob("*") if path.is_file()] == []


def test_a_wrong_font_stops_the_build_by_name(
    folder: Path, out: Path, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(repository / "fonts", tmp_path / "fonts")
    (tmp_path / "fonts" / "Vazirmatn-Medium.ttf").write_bytes(b"another font")
    monkeypatch.setattr(faces.face, "_PLACES", (tmp_path / "fonts",))
    built = build(BuildOrder(folder, out, fast=True))
    assert [str(problem) for problem in built.problems] == [
        "error: the font file fonts/Vazirmatn-Medium.ttf has not the SHA-256 that SHA256SUMS "
        "states; "
        "restore the file from the release; no other font is used in its place. [font-digest]"
    ]
    assert not out.exists()


def test_warnings_do_not_stop_the_build(tmp_path: Path, out: Path) -> None:
    more = '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\n'
    built = build(BuildOrder(write_edition(tmp_path / "a", more=more), out, fast=True))
    assert [(problem.severity, problem.code) for problem in built.problems] == [
        (Severity.WARNING, "unconfirmed-link")
    ]
    assert built.files


def test_failures_are_the_files_of_failed_checks() -> None:
    passed, failed, left = (
        Check("a", "b", outcome) for outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.NOT_RUN)
    )
    assert failures(
        [Proof("a.pdf", (passed, left)), Proof("b.pdf", (passed, failed)), Proof("c.pdf", ())]
    ) == ("b.pdf",)


PARTED = "کوتاه.\n" * 2 + "برای 16٪ و 50% و $5 همه " * 90


@pytest.mark.parametrize(
    "text",
    ["نامه به info@example.org (12%) رسید.", "صفحهٔ https://example.org/a 5% کار.", PARTED],
    ids=["behind an address", "behind a link", "over a page break"],
)
def test_a_number_in_a_part_of_a_paragraph_is_no_fault(
    tmp_path: Path, out: Path, text: str
) -> None:
    """Its place on the line follows from the whole paragraph: from the Persian letters before the
    link or the page break.
    """
    built = build(BuildOrder(write_edition(tmp_path / "a", f"{TITLE}\n\n{text}\n"), out))
    notes = {
        check.name: check.note
        for proof in built.proofs
        for check in proof.checks
        if check.outcome is Outcome.FAILED
    }
    assert notes == {}


def test_what_the_edition_says_itself_is_no_trace(tmp_path: Path, out: Path) -> None:
    """A user may have the name of the publisher."""
    folder = write_edition(tmp_path / "a", issuing_body='"Nima Press"')
    built = build(BuildOrder(folder, out, private=("Nima",)))
    assert not failures(built.proofs)


def test_the_same_bytes_whatever_the_clock_the_zone_and_the_place(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 68."""
    build(BuildOrder(folder, tmp_path / "one"))
    moved = tmp_path / "elsewhere" / "نان"
    shutil.copytree(folder, moved)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    monkeypatch.chdir(moved.parent)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 86_400 * 400)
    build(BuildOrder(Path("نان"), Path("two")))
    monkeypatch.undo()
    time.tzset()
    assert digests(tmp_path / "one") == digests(moved.parent / "two")
    assert os.environ.get("TZ") != "America/New_York"


def test_a_character_behind_u_ffff_is_one_to_every_proof(tmp_path: Path) -> None:
    """PDFium gives it in two halves."""
    change = '[[emendation]]\nline = 3\nbefore = "بند"\nafter = "\U000e0041بند"\nreason = "آزمون"\n'
    folder = write_edition(tmp_path / "a", f"{TITLE}\n\nبند همه همگان.\n", emendations=change)
    assert run("build", folder, "--only", "pamphlet", "--out", tmp_path / "o").exit_code == 0
