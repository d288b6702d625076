"""workflow/Snakefile: a job an edition, done anew by digest and not by time; what fails is told and
stops no other.
"""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.batch.test_batching import BROKEN, NAMES, contents, corpus
from tests.editions import TITLE, run

SNAKEMAKE = Path(__file__).parents[2] / ".venv" / "workflow" / "bin" / "snakemake"
FAST = ("fast=true", "only=pamphlet")


def snakemake(place: Path, *more: str, config: Sequence[str] = FAST) -> tuple[int, str]:
    """Exit code, and all that is said, of a run in `place` with the editions in five/."""
    if not SNAKEMAKE.is_file():
        pytest.skip("not run: Snakemake is not there (see make .venv/workflow/.locked)")
    snakefile = Path(__file__).parents[2] / "workflow" / "Snakefile"
    command = f"edition={shlex.join([sys.executable, '-m', 'edition'])}"
    asked = ["--snakefile", snakefile, "--cores", "2", *more, "--config", "corpus=five"]
    done = subprocess.run(
        [SNAKEMAKE, *asked, command, *config],
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        # its cache of sources goes where it may be thrown away
        env={**os.environ, "XDG_CACHE_HOME": str(place / "cache")},
    )
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five of test_batching, made once; one of them is broken."""
    place = tmp_path_factory.mktemp("snakemake")
    corpus(place / "five")
    code, said = snakemake(place)
    assert code == 1, said
    return place


def test_what_is_made_is_what_a_single_build_makes_and_what_fails_is_told(place: Path) -> None:
    for name in (each for each in NAMES if each != BROKEN):
        run(
            "build",
            place / "five" / name,
            "--out",
            place / "single",
            "--fast",
            "--only",
            "pamphlet",
        )
        assert contents(place / "build" / name) == contents(place / "single" / name)
    told = json.loads((place / "build" / ".corpus" / f"{BROKEN}.json").read_bytes())
    assert [each["code"] for each in told["problems"]] == ["unknown-key"]
    assert "unknown-key" in (place / "build" / "corpus.html").read_text(encoding="utf-8")


def test_a_batch_and_snakemake_know_what_the_other_made(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    said = json.loads(
        run("batch", "five", "--fast", "--only", "pamphlet", "--dry-run", "--json").stdout
    )
    verdicts = {each["name"]: each["verdict"] for each in said["foretold"]}
    assert verdicts == dict.fromkeys(NAMES, "same") | {BROKEN: "refused"}


def test_a_job_is_done_anew_by_digest_and_not_by_time(place: Path) -> None:
    text = place / "five" / "be" / "text.txt"
    was = text.read_text(encoding="utf-8")
    (place / "five" / "alef" / "text.txt").touch()
    text.write_text(f"{TITLE}\n\nبندی دیگر.\n", encoding="utf-8")
    code, said = snakemake(place, "--dry-run")
    text.write_text(was, encoding="utf-8")
    assert code == 0 and {name for name in NAMES if f"{name}.made\n" in said} == {"be", BROKEN}
    assert "Params have changed" in said


def test_which_editions_is_asked_for(tmp_path: Path) -> None:
    code, said = snakemake(tmp_path)
    assert code == 1 and "five: the list of editions cannot be read (it is no file)" in said


def test_a_deposit_is_a_rule_too(tmp_path: Path) -> None:
    corpus(tmp_path / "five")
    for name in ("alef", "dal", "he"):
        for file in (tmp_path / "five" / name).iterdir():
            file.unlink()
        (tmp_path / "five" / name).rmdir()
    toml = tmp_path / "five" / "be" / "edition.toml"
    toml.write_text(f'publisher = "نشر نو"\n{toml.read_text("utf-8")}', encoding="utf-8")
    code, said = snakemake(tmp_path, "deposits", config=())
    assert code == 1, said
    assert (tmp_path / "build" / "be" / "deposit" / "a-be.zip").is_file()
    assert not (tmp_path / "build" / BROKEN).exists()
    page = (tmp_path / "build" / "corpus.html").read_text(encoding="utf-8")
    assert "made again" not in page and ">be<" in page
