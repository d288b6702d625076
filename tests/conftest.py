"""What many tests stand on: the checkout, its faces, and builds of the statement that are made once
in a run, whichever worker asks first. Tests read them and write nothing into them.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import copy
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import settings

from edition import answers
from edition.faces import Faces
from edition.speech.catalogue import Tongue, tongue_of
from edition.speech.sentences import said
from edition.typeset.line.shape import Shaper
from tests.editions import all_faces

# How long an example takes is a matter of what else the machine does.
settings.register_profile("edition", deadline=None)
settings.load_profile("edition")

# What is looked for in messages is English, whatever the locale of whoever runs the tests.
os.environ["EDITION_LANG"] = "en"

Once = Callable[[str, Callable[[Path], None]], Path]
"""Gives the folder of a name, filled by a function unless it is there already."""


FIRST = ("test_delivery.py", "test_verapdf.py", "test_posters.py", "test_fuzz.py")
"""Files that come first: one that forks this process, which grows with every test; then the longest,
for a worker has whole files and should not be alone with one at the end.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stable, so that all others stay in their order."""
    items.sort(key=lambda item: FIRST.index(item.path.name) if item.path.name in FIRST else 99)


class _Untranslated(NullTranslations):
    """What is asked for an entry that no catalogue has."""

    def __init__(self) -> None:
        super().__init__()
        self.templates: list[str] = []

    def gettext(self, message: str) -> str:
        self.templates.append(message)
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.templates.append(msgid1 if n == 1 else msgid2)
        return ""


@pytest.fixture(autouse=True)
def every_problem_has_its_persian_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a command that a test runs here says of a problem or of a check is in the catalogue:
    what finds templates in the code cannot see what is chosen or put together when it runs.
    """
    lacking, tell = _Untranslated(), answers.tell
    catalogue = copy(tongue_of("fa").catalogue)
    catalogue._fallback = lacking  # type: ignore[attr-defined]

    def heard(answer: answers.Answer, command: str, manner: answers.Manner) -> int:
        for words in _all_said(answer):
            said(words, Tongue("fa", catalogue))
        return tell(answer, command, manner)

    monkeypatch.setattr(answers, "tell", heard)
    yield
    assert not [each for each in lacking.templates if any(c.isalpha() for c in each)]


def _all_said(answer: answers.Answer) -> Iterator[str]:
    for problem in answer.problems:
        yield from (problem.fact, problem.act)
    for proof in answer.proofs:
        for check in proof.checks:
            yield check.note
            for fault in check.faults:
                yield from (fault.fact, fault.act)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def faces() -> Faces:
    """All weights."""
    return all_faces()


@pytest.fixture(scope="session")
def shaper(faces: Faces) -> Shaper:
    """Shapes Persian."""
    return Shaper(faces, "fa")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Folders that all workers of a run share."""
    top = tmp_path_factory.getbasetemp()
    # Each worker of xdist has a folder of its own, in that of the run.
    top = top.parent if "PYTEST_XDIST_WORKER" in os.environ else top

    def made(name: str, fill: Callable[[Path], None]) -> Path:
        folder, unfinished = top / name, top / f"{name}.unfinished"
        with (top / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                fill(unfinished)
                unfinished.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def pamphlet(repository: Path, once: Once) -> Path:
    """The folder with pamphlet.pdf, pamphlet.txt and proof.json of the statement."""
    return _statement(repository, once, "pamphlet")


@pytest.fixture(scope="session")
def pressed(repository: Path, once: Once) -> Path:
    """The folder of all that the press makes of the statement."""
    return _statement(repository, once, "booklet,press,riso")


@pytest.fixture(scope="session")
def shown(repository: Path, once: Once) -> Path:
    """The folder of what is made of the statement besides its pamphlet and sheets."""
    return _statement(repository, once, "posters,handouts,screen")


@pytest.fixture(scope="session")
def surfaces(repository: Path, once: Once) -> Path:
    """The folder with the page of the web and the e-book of the statement, and what they stand on."""
    return _statement(repository, once, "web,epub")


def _statement(repository: Path, once: Once, only: str) -> Path:
    """The folder of a build with proofs, by the command that users type."""

    def build(out: Path) -> None:
        command = [sys.executable, "-m", "edition", "build", "source/statement"]
        command += ["--out", str(out), "--only", only]
        built = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8")
        assert built.returncode == 0, f"exit code {built.returncode}\n{built.stdout}{built.stderr}"

    return once(f"statement, {only}", build) / "statement"
