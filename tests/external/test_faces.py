"""Scripture in Amiri Quran, a book in Noto Naskh Arabic, Urdu in Scheherazade New: faces of other
makers, built, proved, validated, and read back as well as the family of the project.

The first is made for signs of recitation and has one weight; the second sets dots apart from
letters and draws a bar for U+200C; the third has U+0601, which Vazirmatn lacks.
"""

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from edition.core.direction import PLAIN
from edition.faces import Faces, of_edition
from edition.model.proof import Outcome
from edition.typeset.line.kashida import best_place, longer
from edition.typeset.line.shape import Shaper
from edition.typeset.line.tracking import joints_of
from edition.verify.file.readers import words, words_in_order
from edition.verify.proofs.verapdf import Validated, validated
from tests.conftest import Once
from tests.editions import FULL, all_faces, reading_of, run, write_edition
from tests.external.readers import READERS, Reader
from tests.external.tools import command, fetched
from tests.faces.made import face_file, table
from tests.given import real_text
from tests.typeset.ink_parts import parts
from tests.typeset.joint_sheet import SIZE, line, pictures

AMIRI, NASKH, NASKH_BOLD, SCHEHERAZADE, SCHEHERAZADE_BOLD = (
    "AmiriQuran_400Regular.ttf",
    "NotoNaskhArabic_400Regular.ttf",
    "NotoNaskhArabic_700Bold.ttf",
    "ScheherazadeNew_400Regular.ttf",
    "ScheherazadeNew_700Bold.ttf",
)


class Set(NamedTuple):
    """A text of tests/data in a face."""

    text: str
    title: str
    language: str
    regular: str
    bold: str = ""
    use: str = "all"


SETS: Mapping[str, Set] = {
    "scripture": Set("scripture", "من القرآن الكريم", "ar", AMIRI, use="text"),
    "book": Set("golestan_prose", "گلستان", "fa", NASKH, NASKH_BOLD),
    "urdu": Set("udhr_ur", "انسانی حقوق کا عالمی منشور", "ur", SCHEHERAZADE, SCHEHERAZADE_BOLD),
}
LONGEST = 30_000
"""Characters of a text that are set."""
FLOORS: Mapping[str, Mapping[str, float]] = {
    "scripture": {
        "poppler": 90, "MuPDF": 83, "pypdf": 96, "PDFium": 65, "pdf.js": 78, "PDFBox": 97
    },
    "book": {"poppler": 84, "MuPDF": 92, "pypdf": 96, "PDFium": 97, "pdf.js": 95, "PDFBox": 98},
    "urdu": {"poppler": 93, "MuPDF": 91, "pypdf": 98, "PDFium": 97, "pdf.js": 96, "PDFBox": 97},
}  # fmt: skip
"""Per cent of words in order. That of PDFium for scripture is what it gives of vowelled text in
Vazirmatn too: of two signs on a letter it changes the order.
"""
each_set = pytest.mark.parametrize("name", SETS)


@pytest.fixture(scope="module")
def built(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a build of each, all proofs passed."""
    for each in SETS.values():
        for file in filter(None, (each.regular, each.bold)):
            fetched(f"faces/{file}")

    def fill(out: Path) -> None:
        for name, each in SETS.items():
            folder = edition(out / "sources" / name, each)
            done = run("build", folder, "--only", "pamphlet,screen", "--out", out)
            assert done.exit_code == 0, done.output

    return once("faces", fill)


def edition(folder: Path, each: Set) -> Path:
    content = fetched(f"faces/{each.regular}").read_bytes()
    bold = fetched(f"faces/{each.bold}").read_bytes() if each.bold else b""
    more = FULL + table(content, each.regular, each.use, bold)
    more += '[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "screen"\n'
    text = real_text(each.text)[:LONGEST].rpartition("\n")[0] + "\n"
    write_edition(
        folder, text, more, language=f'"{each.language}"', title=f'"{each.title}"', publisher='"x"'
    )
    (folder / each.regular).write_bytes(content)
    if bold:
        (folder / f"bold-{each.regular}").write_bytes(bold)
    return folder


@each_set
def test_all_proofs_pass_and_the_text_is_whole(built: Path, name: str) -> None:
    said = (built / name / "pamphlet.txt").read_text(encoding="utf-8")
    assert len(words(said)) > 300
    assert not list((built / name).glob("*.failed.*"))


def test_verapdf_passes_all_of_them(built: Path) -> None:
    jar, java = fetched("cli-1.30.2.jar"), command("java")
    files = {str(file.relative_to(built)): file for file in sorted(built.glob("*/*.pdf"))}
    assert len(files) == 6
    judged: Validated = validated(files, jar, java)
    for checks in judged.checks.values():
        assert [(c.name, c.outcome) for c in checks] == [
            ("PDF/A-2a", Outcome.PASSED),
            ("PDF/UA-1", Outcome.PASSED),
        ]


@each_set
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_readers_give_back_what_they_do_of_the_family(
    built: Path, name: str, reader: Reader
) -> None:
    said = (built / name / "pamphlet.txt").read_text(encoding="utf-8")
    wanted = words(said.replace("\u200c", "") if reader.drops_joiners else said)
    found = words(reader.text(built / name / "pamphlet.pdf"))
    assert words_in_order(wanted, found) >= FLOORS[name][reader.name]


@cache
def faces_of(regular: str, bold: str = "") -> Faces:
    content = fetched(f"faces/{regular}").read_bytes()
    heavy = fetched(f"faces/{bold}").read_bytes() if bold else b""
    found, problems = of_edition(all_faces(), [face_file(content, heavy)], [])
    assert found and not problems
    return found


def test_what_is_measured_of_them() -> None:
    """Looked at: the joints of these letters, at 900 dots to the inch. Amiri's are curves, and the
    tatweel of the bold Scheherazade is lower than its letters.
    """
    naskh, scheherazade = (
        faces_of(NASKH, NASKH_BOLD),
        faces_of(SCHEHERAZADE, SCHEHERAZADE_BOLD),
    )
    amiri = faces_of(AMIRI)
    flat = [naskh["Regular"], naskh["Bold"], scheherazade["Regular"]]
    assert all(face.flat_joints for face in flat)
    assert not scheherazade["Bold"].flat_joints and not amiri["Regular"].flat_joints
    assert [round(face.size / face.upem, 2) for face in (*flat[::2], amiri["Regular"])] == [
        1.04, 1.15, 1.13
    ]  # fmt: skip
    assert naskh["Regular"].invisible == 0 != scheherazade["Regular"].invisible


@pytest.mark.parametrize(
    ("regular", "bold", "weight", "em", "every"),
    [
        (NASKH, NASKH_BOLD, "Regular", 80, 60),
        (NASKH, NASKH_BOLD, "Bold", 300, 180),
        (SCHEHERAZADE, SCHEHERAZADE_BOLD, "Regular", 80, 60),
    ],
)
def test_letters_drawn_apart_have_the_parts_they_had(
    regular: str, bold: str, weight: str, em: int, every: int, repository: Path
) -> None:
    """Their dots go with them: neither bridges nor kashida part a letter from what is its own."""
    faces = faces_of(regular, bold)
    shaper = Shaper(faces, "fa", PLAIN)
    record = reading_of(repository / "source" / "statement")[1].record
    found = sorted({word.strip("،.؛:!؟«»()[]…") for word in real_text("golestan_prose").split()})
    sample = [
        word
        for word in found
        if word.isalpha() and any(map(joints_of, shaper.words(word, weight)[0]))
    ][::every]
    assert len(sample) > 12
    drawn = [
        [
            parts(picture)
            for picture in pictures(
                [line(shaper, word, weight, each) for word in sample],  # type: ignore[arg-type]
                record,
                em * 1000 / SIZE,
                faces,
            )
        ]
        for each in (0, -10, 60)
    ]
    assert drawn[1:] == [drawn[0]] * 2


@pytest.mark.parametrize("regular", [NASKH, SCHEHERAZADE])
def test_a_kashida_leaves_the_dots_over_their_letters(regular: str) -> None:
    """Every glyph at its right moves by its length, and none at its left."""
    shaper = Shaper(faces_of(regular), "fa", PLAIN)
    places = 0
    for word in ("نبشته", "مستبدان", "پیوستن", "شنیدن", "کتابخانه", "بیشتر"):
        [shaped], _ = shaper.words(word, "Regular")
        place = best_place(shaped)
        if place is None:
            continue
        places += 1
        drawn = longer(shaped, place.at, 500, shaper.faces)
        before, after = (_standing(one.runs[0][0]) for one in (shaped, drawn))
        assert len(before) == len(after)
        for (cluster, was), (same, now) in zip(before, after, strict=True):
            assert cluster == same and now - was == (500 if cluster < place.at else 0)
    assert places >= 4


def _standing(run: object) -> list[tuple[int, int]]:
    """The cluster of each glyph but the kashida, and where its ink begins."""
    pen, found = 0, []
    for glyph in run.glyphs:  # type: ignore[attr-defined]
        if glyph.stretch == 100_000:
            found.append((glyph.cluster, pen + glyph.dx))
        pen += glyph.advance
    return found


def test_the_deposit_carries_the_font_with_its_licence_and_is_made_again(tmp_path: Path) -> None:
    """`edition rebuild` from the bag alone gives the same bytes."""
    folder = tmp_path / "scripture"
    edition(folder, SETS["scripture"])
    toml = (folder / "edition.toml").read_text(encoding="utf-8")
    toml = toml.replace('use = "text"\n', 'use = "text"\nlicence = "OFL.txt"\n')
    (folder / "edition.toml").write_text(toml, encoding="utf-8")
    [licence] = fetched("faces").glob("*amiri-quran*OFL.txt")
    shutil.copy(licence, folder / "OFL.txt")
    done = run("deposit", folder, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    bag = tmp_path / "out" / "scripture" / "deposit" / "a-text-1404"
    assert (bag / "data" / "source" / AMIRI).read_bytes() == (folder / AMIRI).read_bytes()
    assert (bag / "data" / "source" / "OFL.txt").is_file()
    again = run("rebuild", bag, "--out", tmp_path / "new")
    assert again.exit_code == 0, again.output
    assert run("verify", bag).exit_code == 0
