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
