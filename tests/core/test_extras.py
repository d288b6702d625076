"""What is said to bring an extra is what the package itself asks for."""

import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from edition.core import extras

PROJECT = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
)["project"]
ALL = (extras.DOCUMENTS, extras.SIGNING, extras.WATCHING)


def test_the_packages_are_those_of_the_project() -> None:
    told = {each.name: list(each.packages) for each in ALL}
    assert told == PROJECT["optional-dependencies"]


@pytest.mark.parametrize("pip", [True, False])
def test_the_command_brings_them_to_the_python_that_runs(
    pip: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/a folder/python")
    monkeypatch.setattr(extras, "find_spec", lambda name: object() if pip else None)
    typed = shlex.split(extras.WATCHING.command)
    assert typed[-3:] == PROJECT["optional-dependencies"]["watch"]
    way = ["-m", "pip", "install"] if pip else ["uv", "pip", "install", "--python"]
    assert typed[:-3] == (["/a folder/python", *way] if pip else [*way, "/a folder/python"])
