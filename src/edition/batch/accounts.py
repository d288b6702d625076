"""What was told of each edition, beside the folders of outputs: the object that `edition build
--json` prints of it, whoever made it.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from edition.core.diagnostics import Severity
from edition.made_from import MadeFrom

ACCOUNTS = ".corpus"
"""The folder of accounts, within that of all outputs."""


class ToldProblem(Struct, frozen=True):
    """A problem as it is told; `file` is as it was typed."""

    code: str
    severity: Severity
    fact: str
    act: str
    file: str | None = None
    line: int | None = None


class ToldFault(Struct, frozen=True):
    """What a check found wrong."""

    fact: str = ""
    act: str = ""


class ToldCheck(Struct, frozen=True):
    """A check of a file; `outcome` is that of `model.proof.Outcome`, in words."""

    name: str
    reader: str
    outcome: str
    measured: float | None = None
    note: str = ""
    faults: tuple[ToldFault, ...] = ()


class ToldProof(Struct, frozen=True):
    """All checks of a file."""

    file: str
    checks: tuple[ToldCheck, ...] = ()


class Account(Struct, frozen=True):
    """What docs/api.md says of the object of `build`, as far as it is needed here. That of a
    deposit has less of it.
    """

    exit_code: int
    language: str | None = None
    problems: tuple[ToldProblem, ...] = ()
    files: tuple[str, ...] = ()
    pages: int = 0
    proofs: tuple[ToldProof, ...] = ()
    typography: tuple[Mapping[str, float | str], ...] = ()
    made_from: MadeFrom | None = None


def place_of(out: Path, name: str) -> Path:
    """Where the account of an edition is."""
    return out / ACCOUNTS / f"{name}.json"


def read(out: Path, name: str) -> Account | None:
    """The account of an edition; None where there is none, or what is there is none."""
    try:
        return msgspec.json.decode(place_of(out, name).read_bytes(), type=Account)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return None


def write(out: Path, name: str, told: str) -> None:
    """Put it there, whole or not at all."""
    place = place_of(out, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_suffix(".half")
    half.write_text(f"{told}\n", encoding="utf-8", errors="surrogateescape", newline="\n")
    os.replace(half, place)
