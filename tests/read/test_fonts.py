"""Font files that edition.toml names."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.read import read

CONTENT = b"\0\1\0\0 a font"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def more(file: str = "a.ttf", digest: str = DIGEST) -> str:
    return f'[[font]]\nfile = "{file}"\nsha256 = "{digest}"\nscripts = ["Hebr"]\n'


def test_read(folder: Callable[..., Path]) -> None:
    path = folder(more=more(digest=DIGEST.upper()))
    (path / "a.ttf").write_bytes(CONTENT)
    source, _ = read(path)
    assert source
    (font,) = source.fonts
    assert (font.content, font.font.scripts, font.place and font.place.line) == (
        CONTENT,
        ("Hebr",),
        8,
    )
    assert source.files["a.ttf"] == CONTENT


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        (
            more("b.ttf"),
            (
                '8: error: the font "b.ttf" is not there; put the file there or correct '
                "`font[1].file`. [font-missing]"
            ),
        ),
        (
            more("../a.ttf"),
            '8: error: `font[1].file` is "../a.ttf", which lies outside the folder of the text; '
            "put the font beside edition.toml and write its name. [font-outside]",
        ),
        (
            more(digest="0" * 64),
            f'8: error: the font "a.ttf" has the SHA-256 {DIGEST}, and not the one that is stated; '
            "restore the file, or state this digest if it is the font that is meant. [font-digest]",
        ),
    ],
)
def test_refused(folder: Callable[..., Path], toml: str, fault: str) -> None:
    path = folder(more=toml)
    (path / "a.ttf").write_bytes(CONTENT)
    source, problems = read(path)
    assert source is None
    assert [str(problem).rpartition("/edition.toml:")[2] for problem in problems] == [fault]


def face(bold: str = "", use: str = "all", digest: str = DIGEST, more: str = "") -> str:
    second = f'bold = "{bold}"\nbold_sha256 = "{digest}"\n' if bold else ""
    return (
        f'[[face]]\nuse = "{use}"\nregular = "a.ttf"\nregular_sha256 = "{DIGEST}"\n{second}{more}'
    )


def test_a_family_is_read(folder: Callable[..., Path]) -> None:
    path = folder(more=face("b.ttf", more='licence = "OFL.txt"\n'))
    for name, content in {"a.ttf": CONTENT, "b.ttf": CONTENT, "OFL.txt": b"free"}.items():
        (path / name).write_bytes(content)
    source, problems = read(path)
    assert source and not problems
    [found] = source.faces
    assert (found.regular, found.bold, found.face.use) == (CONTENT, CONTENT, "all")
    assert found.regular_at and found.bold_at
    assert (found.regular_at.line, found.bold_at.line) == (9, 11)
    assert {"a.ttf", "b.ttf", "OFL.txt"} <= source.files.keys()


@pytest.mark.parametrize(
    ("toml", "faults"),
    [
        (
            face("b.ttf"),
            [
                '11: error: the font "b.ttf" is not there; put the file there or correct '
                "`face[1].bold`. [font-missing]"
            ],
        ),
        (
            face("a.ttf", digest="0" * 64),
            [
                f'11: error: the font "a.ttf" has the SHA-256 {DIGEST}, and not the one that is '
                "stated; restore the file, or state this digest if it is the font that is meant. "
                "[font-digest]"
            ],
        ),
        (
            face(more='licence = "OFL.txt"\n'),
            [
                "11: error: the attached file «OFL.txt» is not there; correct the name. [no-file]",
            ],
        ),
        (
            face(more='bold = "a.ttf"\n'),
            [
                "11: error: `face[1]` has only one of `bold` and `bold_sha256`; write both, or "
                "neither. [faces]"
            ],
        ),
        (
            face(use="text") + face(use="text"),
            [
                '12: error: `face[2]` is for "text", which `face[1]` sets too; write '
                '`use = "text"` in one and `use = "display"` in the other, or leave one out. '
                "[faces]"
            ],
        ),
        (
            face(use="display") + face(),
            [
                '12: error: `face[2]` is for "all", which `face[1]` sets too; write '
                '`use = "text"` in one and `use = "display"` in the other, or leave one out. '
                "[faces]"
            ],
        ),
    ],
)
def test_a_family_is_refused(folder: Callable[..., Path], toml: str, faults: list[str]) -> None:
    path = folder(more=toml)
    (path / "a.ttf").write_bytes(CONTENT)
    source, problems = read(path)
    assert source is None
    assert [str(problem).rpartition("/edition.toml:")[2] for problem in problems] == faults


def test_two_families_for_text_and_display(folder: Callable[..., Path]) -> None:
    path = folder(more=face(use="text") + face(use="display"))
    (path / "a.ttf").write_bytes(CONTENT)
    source, problems = read(path)
    assert source and not problems
    assert [found.face.use for found in source.faces] == ["text", "display"]
