"""veraPDF, the reference validator, on every kind of file that is made; and that it can say no.

All files are judged in one run, and by the names that users type in another: Java takes seconds to
start.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from edition.model.proof import Outcome
from edition.verify.proofs.verapdf import Validated, conforms, validated
from tests.editions import TITLE, run, write_edition
from tests.external.tools import command, fetched
from tests.signing_keys import PASSPHRASE, keys, rsa_key

TAGGED = ("PDF/A-2a", "PDF/UA-1")
NEWER = ("PDF/A-4", "PDF/UA-2", "WTPDF 1.0 Accessibility", "WTPDF 1.0 Reuse")
SHEETS = ("PDF/A-2u",)
PRESSED = ("booklet.pdf", "press/booklet.pdf", "press/riso-black.pdf", "press/riso-accent.pdf")


@pytest.fixture(scope="module")
def damaged(pamphlet: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pamphlet without its output intent and without the language of its text."""
    file = tmp_path_factory.mktemp("damaged") / "بی‌ نشان.pdf"
    with pikepdf.open(pamphlet / "pamphlet.pdf") as pdf:
        del pdf.Root.OutputIntents, pdf.Root.Lang
        pdf.save(file)
    return file


@pytest.fixture(scope="module")
def small(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Pamphlets with what the statement has not, and the second renditions of these and of all that
    the statement has.
    """
    top = tmp_path_factory.mktemp("small")
    text = "".join(
        f"## بخش {i}\n\nمتن[^{i}] و باز[^{i}].\n\n> نقل `code`\n\n| ا | ب |\n| - | - |\n| یک | دو |\n\n* یک\n\n### NATO {i}\n\nمتن.\n\n[^{i}]: یادداشت.\n\n"
        for i in range(20)
    )
    twice = '[deposit]\nrenditions = ["pdfa4"]\n'
    folder = write_edition(top / "contents", more=twice)
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(f"# {TITLE}\n\n{text}", encoding="utf-8")
    write_edition(top / "attached", more=f"{twice}source_in_pdf = true\n")
    overlay = ("--fast", "--only", "pamphlet", "--overlay", "grid,boxes,lines")
    asked = {"contents": (), "attached": (), "overlay": overlay, "statement": ("--fast",)}
    write_edition(top / "overlay")
    statement = shutil.copytree(repository / "source" / "statement", top / "statement")
    with (statement / "edition.toml").open("a", encoding="utf-8") as description:
        description.write(f"\n{twice}")
    for name, arguments in asked.items():
        made = run("build", top / name, "--out", top / "out", *arguments)
        assert made.exit_code == 0, made.output
    out = top / "out"
    again = {
        f"once more: {file.relative_to(out / name).as_posix()} of {name}": file
        for name in ("contents", "attached", "statement")
        for file in sorted((out / name / "pdfa4").rglob("*.pdf"))
    }
    return {
        **again,
        **_signed(out, top),
        "contents over two pages and levels": out / "contents" / "pamphlet.pdf",
        "its source attached": out / "attached" / "pamphlet.pdf",
        "a working proof, with an ink of its own": out / "overlay" / "overlay" / "pamphlet.pdf",
    }


def _signed(out: Path, top: Path) -> Mapping[str, Path]:
    """The PDFs of the statement that people are given, signed: tiles and sheets among them."""
    own = keys(top / "keys", rsa_key(), "publisher")
    (top / "secret").write_text(PASSPHRASE, encoding="utf-8")
    secret = ("--passphrase-file", top / "secret", "--out", top / "signed")
    made = run("sign", out / "statement", "--pkcs12", own.pkcs12, *secret)
    assert made.exit_code == 0, made.output
    found = sorted((top / "signed" / "statement").rglob("*.pdf"))
    return {f"signed: {file.relative_to(top / 'signed' / 'statement')}": file for file in found}


@pytest.fixture(scope="module")
def every(
    pamphlet: Path, pressed: Path, shown: Path, exchanged: Path, small: Mapping[str, Path]
) -> Mapping[str, Path]:
    """One of each kind of file, and all posters and handouts of the statement."""
    return {
        "pamphlet.pdf": pamphlet / "pamphlet.pdf",
        **{name: pressed / name for name in (*PRESSED, "press/pamphlet.pdf")},
        **{str(file.relative_to(shown)): file for file in sorted(shown.rglob("*.pdf"))},
        "PDF/X-4, pages": exchanged / "pamphlet.pdf",
        "PDF/X-4, sheets": exchanged / "booklet.pdf",
        **small,
    }


@pytest.fixture(scope="module")
def judged(
    every: Mapping[str, Path], pressed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Validated:
    """What veraPDF says of them, and of the dummy of the booklet."""
    out = tmp_path_factory.mktemp("dummy")
    plan = [sys.executable, "-m", "edition", "impose", str(pressed / "pamphlet.pdf"), "--plan"]
    subprocess.run([*plan, "--out", str(out)], capture_output=True, check=True)
    files = {**every, "dummy": out / "pamphlet-dummy.pdf"}
    return validated(files, fetched("cli-1.30.2.jar"), command("java"))


def declared(name: str) -> tuple[str, ...]:
    """What a file is to conform to."""
    if name == "its source attached":
        return ("PDF/A-3a", "PDF/UA-1")
    if name.startswith("signed: pdfa4/"):
        return NEWER
    if name.startswith("once more"):
        return ("PDF/A-4f", *NEWER[1:]) if name.endswith("attached") else NEWER
    name = name.removeprefix("signed: ")
    sheets = name in (*PRESSED, "PDF/X-4, sheets", "dummy") or "tiles" in name
    return SHEETS if sheets else TAGGED


def test_every_kind_of_file_conforms_to_what_it_declares(judged: Validated) -> None:
    """The working proof among them has an ink that the pamphlet has not."""
    assert len(judged.checks) == 35 + 26 + 50
    assert {name: [(c.name, c.outcome, c.note) for c in checks]
            for name, checks in judged.checks.items()} == {
        name: [(profile, Outcome.PASSED, "") for profile in declared(name)]
        for name in judged.checks
    }  # fmt: skip
    assert judged.version == "1.30.2" and "/tmp" not in str(judged.report)


def test_a_damaged_file_does_not_nor_one_that_declares_nothing_of_the_kind(
    pamphlet: Path, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files and jar by relative paths, as the commands of the README name them: veraPDF itself
    reports absolute names.
    """
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    (tmp_path / "tools").symlink_to(jar.parent)
    (tmp_path / "my build").mkdir()
    shutil.copy(pamphlet / "pamphlet.pdf", tmp_path / "my build" / "جزوه.pdf")
    (tmp_path / "text.pdf").write_text("no PDF at all", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    file, gone = Path("my build") / "جزوه.pdf", Path("my build") / ".." / "gone.pdf"
    pdfs = [file, damaged, Path("text.pdf"), gone]
    jar = Path("tools") / jar.name
    good, bad, none, missing = conforms(pdfs, ("2a", "ua1", "4"), jar, java)
    assert [(c.name, c.outcome, c.note) for c in good] == [
        ("PDF/A-2a", Outcome.PASSED, ""),
        ("PDF/UA-1", Outcome.PASSED, ""),
        ("PDF/A-4", Outcome.FAILED, "the file does not declare it"),
    ]
    assert [c.outcome for c in bad] == [Outcome.FAILED] * 3
    assert "6.2.4.3" in bad[0].note and "7.2" in bad[1].note
    told = "veraPDF could not read the file: «WARNING: text.pdf doesn't appear to be a valid PDF.»"
    assert [(c.outcome, c.note) for c in none] == [(Outcome.FAILED, told)] * 3
    assert {check.note for check in missing} == {
        "veraPDF could not read the file: «SEVERE: File gone.pdf doesn't exist.»"
    }
    both = validated({"one": file, "two": gone}, jar, java)
    assert [check.outcome for check in both.checks["one"]] == [Outcome.PASSED] * 2
    assert [check.outcome for check in both.checks["two"]] == [Outcome.FAILED]
    assert "tmp" not in str(both)
