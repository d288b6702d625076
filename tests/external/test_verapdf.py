"""veraPDF, the reference validator, on the pamphlet; and that it can say no."""

import shutil
from pathlib import Path

import pikepdf
import pytest

from edition.model.proof import Outcome
from edition.verify.proofs.verapdf import conforms, validated
from tests.editions import TITLE, run, write_edition
from tests.external.tools import command, fetched

FLAVOURS = ("2a", "ua1")


@pytest.fixture(scope="module")
def damaged(pamphlet: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pamphlet without its output intent and without the language of its text."""
    file = tmp_path_factory.mktemp("damaged") / "بی‌ نشان.pdf"
    with pikepdf.open(pamphlet / "pamphlet.pdf") as pdf:
        del pdf.Root.OutputIntents, pdf.Root.Lang
        pdf.save(file)
    return file


def test_the_pamphlet_conforms_and_a_damaged_one_does_not(
    pamphlet: Path, damaged: Path, tmp_path: Path
) -> None:
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    text = tmp_path / "text.pdf"
    text.write_text("no PDF at all", encoding="utf-8")
    good, bad, none = conforms([pamphlet / "pamphlet.pdf", damaged, text], FLAVOURS, jar, java)
    assert [(c.name, c.outcome, c.note) for c in good] == [
        ("PDF/A-2a", Outcome.PASSED, ""),
        ("PDF/UA-1", Outcome.PASSED, ""),
    ]
    assert [c.outcome for c in bad] == [Outcome.FAILED, Outcome.FAILED]
    assert "6.2.4.3" in bad[0].note and "7.2" in bad[1].note
    told = "veraPDF could not read the file: «WARNING: text.pdf doesn't appear to be a valid PDF.»"
    assert [(c.outcome, c.note) for c in none] == [(Outcome.FAILED, told)] * 2


def test_files_and_jar_by_relative_paths(
    pamphlet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they are named by the commands of the README: veraPDF itself reports absolute names."""
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    (tmp_path / "tools").symlink_to(jar.parent)
    (tmp_path / "my build").mkdir()
    shutil.copy(pamphlet / "pamphlet.pdf", tmp_path / "my build" / "جزوه.pdf")
    monkeypatch.chdir(tmp_path)
    file, gone, jar = (
        Path("my build") / "جزوه.pdf",
        Path("my build") / ".." / "gone.pdf",
        Path("tools") / jar.name,
    )
    there, missing = conforms([file, gone], FLAVOURS, jar, java)
    assert [(check.outcome, check.note) for check in there] == [(Outcome.PASSED, "")] * 2
    assert {check.note for check in missing} == {
        "veraPDF could not read the file: «SEVERE: File gone.pdf doesn't exist.»"
    }
    judged = validated({"one": file, "two": gone}, jar, java)
    assert [check.outcome for check in judged.checks["one"]] == [Outcome.PASSED] * 2
    assert [check.outcome for check in judged.checks["two"]] == [Outcome.FAILED]
    assert "tmp" not in str(judged)


def test_a_working_proof_is_what_it_declares_to_be(tmp_path: Path) -> None:
    """Its hairlines are in an ink that the pamphlet has not."""
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    asked = (
        "--fast",
        "--only",
        "pamphlet",
        "--overlay",
        "grid,boxes,lines",
        "--out",
        tmp_path / "out",
    )
    assert run("build", write_edition(tmp_path / "e"), *asked).exit_code == 0
    [checks] = conforms([tmp_path / "out" / "e" / "overlay" / "pamphlet.pdf"], FLAVOURS, jar, java)
    assert [(c.outcome, c.note) for c in checks] == [(Outcome.PASSED, "")] * 2


def test_contents_over_two_pages_and_levels_conform(tmp_path: Path) -> None:
    text = "".join(
        f"## بخش {i}\n\nمتن[^{i}].\n\n### NATO {i}\n\nمتن.\n\n[^{i}]: یادداشت.\n\n"
        for i in range(20)
    )
    folder = write_edition(tmp_path / "edition")
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(f"# {TITLE}\n\n{text}", encoding="utf-8")
    assert run("build", folder, "--out", tmp_path / "out").exit_code == 0
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    [checks] = conforms([tmp_path / "out" / "edition" / "pamphlet.pdf"], FLAVOURS, jar, java)
    assert [(check.outcome, check.note) for check in checks] == [(Outcome.PASSED, "")] * 2


def test_a_flavour_that_is_not_declared_fails(pamphlet: Path, tmp_path: Path) -> None:
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    copy = shutil.copy(pamphlet / "pamphlet.pdf", tmp_path)
    [[check]] = conforms([Path(copy)], ("4",), jar, java)
    assert (check.outcome, check.note) == (Outcome.FAILED, "the file does not declare it")
