"""The font files: the ones of the release, or a sentence that names the one that is not."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition import faces
from edition.core.diagnostics import Problems
from edition.faces.face import folder
from tests.editions import all_faces

RESTORE = "restore the file from the release; no other font is used in its place"


@pytest.fixture
def fonts(repository: Path, tmp_path: Path) -> Path:
    """A copy of the project's fonts."""
    copy = tmp_path / "fonts"
    shutil.copytree(repository / "fonts", copy)
    return copy


def said(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems]


def test_the_project_has_its_own(repository: Path) -> None:
    assert folder() == repository / "fonts"
    found, problems = faces.load()
    assert found and not problems
    assert list(found) == ["Regular", "Medium", "Bold", "Black", "Code"]
    *family, code = found.values()
    assert [face.name for face in family] == [f"Vazirmatn-{face.weight}" for face in family]
    assert (code.name, code.weight, code.upem) == ("DejaVuSansMono", "Code", family[0].upem)


def test_the_face_of_code_is_of_one_width_and_has_persian() -> None:
    face = all_faces()["Code"]
    letters = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئؤأء،؛؟۰۱۲۳۴۵۶۷۸۹ kM_│├→☐☑↳"
    assert [letter for letter in letters if not face.glyph(letter)] == []
    widths = {face.font.get_glyph_h_advance(face.glyph(letter)) for letter in letters}
    assert widths == {face.space} and not face.flat_joints


def test_their_digests_are_those_of_the_list(repository: Path) -> None:
    lines = (repository / "fonts" / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    listed = {name: digest for digest, name in (line.split() for line in lines)}
    found, _ = faces.load()
    assert found
    assert {
        f"{face.name}.ttf": hashlib.sha256(face.content).hexdigest() for face in found.values()
    } == listed


def test_measures_are_in_font_units() -> None:
    found, _ = faces.load()
    assert found
    face = found["Regular"]
    assert face.upem == 2048
    assert face.space == face.font.get_glyph_h_advance(face.glyph(" ")) > 0
    assert (face.glyph("ا") > 0, face.glyph("ש")) == (True, 0)


def test_an_altered_file_is_named(fonts: Path) -> None:
    file = fonts / "Vazirmatn-Bold.ttf"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    found, problems = faces.load(fonts)
    assert found is None
    assert said(problems) == [
        (
            "error: the font file fonts/Vazirmatn-Bold.ttf has not the SHA-256 that SHA256SUMS "
            f"states; {RESTORE}. [font-digest]"
        )
    ]


def test_a_missing_file_is_named(fonts: Path) -> None:
    (fonts / "Vazirmatn-Regular.ttf").unlink()
    found, problems = faces.load(fonts)
    assert found is None
    assert said(problems) == [
        (
            f"error: the font file fonts/Vazirmatn-Regular.ttf cannot be read; {RESTORE}. "
            "[font-missing]"
        )
    ]


def test_another_font_of_that_name_is_no_substitute(fonts: Path) -> None:
    shutil.copy(fonts / "Vazirmatn-Black.ttf", fonts / "Vazirmatn-Medium.ttf")
    assert [problem.code for problem in faces.load(fonts)[1]] == ["font-digest"]


def test_a_missing_list(fonts: Path) -> None:
    (fonts / "SHA256SUMS").unlink()
    found, problems = faces.load(fonts)
    assert found is None
    assert said(problems) == [
        (
            "error: the list of font digests fonts/SHA256SUMS cannot be read; restore it from the "
            "release. [font-sums]"
        )
    ]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "cut off": lambda content: content[:40],
    "a blank line": lambda content: content + b"\n",
    "a line of other words": lambda content: content + b"a line of five words\n",
    "another encoding": lambda content: b"\xff\xfe" + content,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_list_is_a_problem_or_makes_no_difference(fonts: Path, damage: str) -> None:
    file = fonts / "SHA256SUMS"
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    found, problems = faces.load(fonts)
    assert (found is None) == bool(problems)
