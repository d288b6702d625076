"""The colour profile that edition.toml names for the print shop."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.identity.icc import srgb
from edition.read import read
from tests.profiles import NAME, cmyk

DIGEST = hashlib.sha256(cmyk()).hexdigest()
ACT = "put the CMYK output profile there that the print shop names, as it was loaded. [profile]"


def more(file: str = "a.icc", digest: str = DIGEST, further: str = "") -> str:
    return f'[press]\nprofile = "{file}"\n' + (f'sha256 = "{digest}"\n' if digest else "") + further


@pytest.mark.parametrize("version", [2, 4])
def test_read(version: int, folder: Callable[..., Path]) -> None:
    content = cmyk(version=version)
    path = folder(
        more=more(
            digest=hashlib.sha256(content).hexdigest().upper(), further='condition = "FOGRA39"\n'
        )
    )
    (path / "a.icc").write_bytes(content)
    source, _ = read(path)
    assert source and source.condition
    assert (source.condition.profile, source.condition.name, source.condition.registered) == (
        content,
        NAME,
        "FOGRA39",
    )
    assert source.files["a.icc"] == content


def test_none_is_named(folder: Callable[..., Path]) -> None:
    source, _ = read(folder(more='[press]\nsecond_ink = "Red"\n'))
    assert source and source.condition is None


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        (
            more("b.icc"),
            (
                '8: error: the profile "b.icc" is not there; put the file there or correct '
                "`press.profile`. [profile-missing]"
            ),
        ),
        (
            more("../a.icc"),
            '8: error: `press.profile` is "../a.icc", which lies outside the folder of the text; '
            "put the profile beside edition.toml and write its name. [profile-outside]",
        ),
        (
            more(digest="0" * 64),
            f'8: error: the profile "a.icc" has the SHA-256 {DIGEST}, and not the one that is '
            "stated; "
            "restore the file, or state this digest if it is the profile that is meant. "
            "[profile-digest]",
        ),
        (
            more(digest=""),
            f'8: error: the profile "a.icc" has the SHA-256 {DIGEST}, and `press.sha256` states '
            "none; "
            "restore the file, or state this digest if it is the profile that is meant. "
            "[profile-digest]",
        ),
        (
            more(further='condition = "کاغذ"\n'),
            '10: error: `press.condition` is "کاغذ", which is no name of the ICC\'s registry; '
            "write it as it stands there, such as FOGRA39, or remove it where the profile is the "
            "shop's own. [condition]",
        ),
        (
            more(further="ink_limit_percent = 40\n"),
            (
                "10: error: `press.ink_limit_percent` is 40; write from 100 to 400, such as 300. "
                "[out-of-range]"
            ),
        ),
        (
            '[press]\ncondition = "FOGRA39"\n',
            "8: error: `press.condition` belongs to a profile, and `press.profile` names none; "
            "name the file of the profile there, or remove this. [no-profile]",
        ),
        (
            f'[press]\nsha256 = "{DIGEST}"\n',
            "8: error: `press.sha256` belongs to a profile, and `press.profile` names none; "
            "name the file of the profile there, or remove this. [no-profile]",
        ),
    ],
)
def test_refused(folder: Callable[..., Path], toml: str, fault: str) -> None:
    assert faults(folder(more=toml), cmyk()) == [fault]


def faults(path: Path, content: bytes) -> list[str]:
    (path / "a.icc").write_bytes(content)
    source, problems = read(path)
    assert source is None
    return [str(problem).rpartition("/edition.toml:")[2] for problem in problems]


def with_a_table_of_nothing() -> bytes:
    """A table from colours to inks with more inputs than LittleCMS knows."""
    content = bytearray(cmyk())
    content[content.rindex(b"mft2") + 8] = 99
    return bytes(content)


def with_a_tag_outside() -> bytes:
    content = bytearray(cmyk())
    content[128 + 4 + 4] = 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"no profile", "is no ICC profile"),
        (
            cmyk()[:200],
            f"is cut off or joined to something else: it says {len(cmyk())} bytes and has 200",
        ),
        (
            cmyk()[:-1],
            (
                f"is cut off or joined to something else: it says {len(cmyk())} bytes and has "
                f"{len(cmyk()) - 1}"
            ),
        ),
        (
            cmyk() + b"\n",
            (
                f"is cut off or joined to something else: it says {len(cmyk())} bytes and has "
                f"{len(cmyk()) + 1}"
            ),
        ),
        (srgb(), "is for a screen, not for a printing press"),
        (cmyk(device=b"link"), "is for a link of two devices, not for a printing press"),
        (cmyk(space=b"RGB "), "is for RGB, not for CMYK"),
        (cmyk(space=b"GRAY"), "is for GRAY, not for CMYK"),
        (cmyk(version=5), "is of ICC version 5, not 2 or 4"),
        (cmyk(without=b"B2A0"), "lacks B2A0"),
        (with_a_tag_outside(), "is damaged: its desc lies outside of the file"),
        (
            with_a_table_of_nothing(),
            "is damaged: LittleCMS finds no way from colours to inks in it",
        ),
    ],
)
def test_no_profile_for_four_inks(folder: Callable[..., Path], content: bytes, fault: str) -> None:
    path = folder(more=more(digest=hashlib.sha256(content).hexdigest()))
    assert faults(path, content) == [f'8: error: the profile "a.icc" {fault}; {ACT}']
