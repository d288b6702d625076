"""An edition with a family of its own, by the command that users type."""

import json
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from pypdf import PdfReader

from tests.editions import all_faces, run, write_edition
from tests.faces.made import font, font_file, table

TEXT = "نان و آزادی\n\nیک باغ و دیوار بلند آن (گل) و نور.\n\nگل و باغ و دیوار.\n"
LACKING = font(without="گ", share=0.8)


def fonts_of(pdf: Path) -> set[str]:
    """The fonts of a file, each as often as it is embedded."""
    found = [
        str(font["/BaseFont"]).partition("+")[2]
        for font in PdfReader(pdf).pages[0]["/Resources"]["/Font"].values()
    ]
    assert len(found) == len(set(found))
    return set(found)


def made(folder: Path, more: str, content: bytes = LACKING, text: str = TEXT) -> Path:
    write_edition(folder, text, more)
    (folder / "made.ttf").write_bytes(content)
    return folder


def test_words_and_texts_that_it_lacks_are_of_one_other_face_and_told(tmp_path: Path) -> None:
    folder = made(tmp_path / "own", table(LACKING))
    built = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet")
    assert built.exit_code == 0, built.output
    assert (
        "own/text.txt:3:25: note: «Made» has no glyph for U+06AF ARABIC LETTER GAF; words with "
        "them are set in another face, in lines 3, 5; nothing need be done, or name a face that "
        "has them by [[face]] or [[font]]. [face-lacks]"
    ) in built.stderr
    # A word, a paragraph, and two labels of the imprint.
    out = tmp_path / "out" / "own"
    assert fonts_of(out / "pamphlet.pdf") >= {"Made-Regular", "Vazirmatn-Regular"}
    said = (out / "pamphlet.txt").read_text(encoding="utf-8")
    assert "Made؛ نیز وزیرمتن" in said


def test_it_alone_is_named_where_it_has_all(tmp_path: Path) -> None:
    content = font(share=1.2)
    folder = made(tmp_path / "own", table(content), content)
    built = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet")
    assert built.exit_code == 0 and "face-lacks" not in built.stderr
    out = tmp_path / "out" / "own"
    assert fonts_of(out / "pamphlet.pdf") == {"Made-Regular"}
    said = (out / "pamphlet.txt").read_text(encoding="utf-8").splitlines()
    assert said[said.index("حروف") + 1] == "Made"


def test_its_letters_are_embedded_as_large_as_they_look(tmp_path: Path) -> None:
    """In the units of the family: an alef is as high as there, whatever the em of the file."""
    content = font(share=0.7)
    folder = made(tmp_path / "own", table(content), content)
    assert run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet").exit_code == 0
    page = PdfReader(tmp_path / "out" / "own" / "pamphlet.pdf").pages[0]
    [held] = page["/Resources"]["/Font"].values()
    descendant = held["/DescendantFonts"][0].get_object()
    program = TTFont(BytesIO(descendant["/FontDescriptor"]["/FontFile2"].get_object().get_data()))
    drawn = (program["glyf"][name] for name in program.getGlyphOrder())
    tops = [glyph.yMax for glyph in drawn if glyph.numberOfContours]
    alef = all_faces()["Regular"].font.get_glyph_extents(all_faces()["Regular"].glyph("ا"))
    assert program["head"].unitsPerEm == 2048
    assert any(abs(top - alef.y_bearing) <= 2 for top in tops)
    # A shaped advance is that of the glyph (ISO 32000-1, 9.7.4.3: thousandths of an em).
    widths = [float(width) for width in descendant["/W"][1]]
    assert any(abs(width - 1000 * all_faces()["Regular"].space / 2048) < 1 for width in widths)


def test_display_type_of_the_family_beside_text_of_its_own(tmp_path: Path) -> None:
    content = font(share=1.2)
    folder = made(tmp_path / "own", table(content, use="text"), content)
    assert run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet").exit_code == 0
    fonts = fonts_of(tmp_path / "out" / "own" / "pamphlet.pdf")
    assert fonts >= {"Made-Regular", "Vazirmatn-Black"}


def test_a_font_that_has_the_whole_word_sets_it(tmp_path: Path) -> None:
    other = font(name="Other")
    named = font_file(other).font
    more = f'[[font]]\nfile = "{named.file}"\nsha256 = "{named.sha256}"\n'
    folder = made(tmp_path / "own", table(LACKING) + more)
    (folder / named.file).write_bytes(other)
    built = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet")
    assert built.exit_code == 0, built.output
    assert fonts_of(tmp_path / "out" / "own" / "pamphlet.pdf") == {"Made-Regular", "Other-Regular"}


def test_a_font_that_may_not_be_embedded_is_named_by_its_line(tmp_path: Path) -> None:
    content = b"OTTO" + bytes(60)
    folder = made(tmp_path / "own", table(content), content)
    refused = run("build", folder, "--out", tmp_path / "out")
    assert refused.exit_code == 1
    assert (
        'own/edition.toml:9: error: the font "made.ttf" has PostScript outlines (.otf); name a '
        "static TrueType font (.ttf) that may be embedded. [font-format]"
    ) in refused.stderr


def test_the_compilers_own_words_are_in_the_family_of_the_project(tmp_path: Path) -> None:
    """Small print on sheets, captions and the working proof, of a face that has none of them."""
    content = font(without="گچپژک0123456789abcdefghijklmnopqrstuvwxyz")
    more = '[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "booklet"\n'
    folder = made(tmp_path / "own", more + table(content), content)
    arguments = ("--out", tmp_path / "out", "--overlay", "grid,lines")
    built = run("build", folder, *arguments)
    assert built.exit_code == 0, built.output
    proof = json.loads((tmp_path / "out" / "own" / "proof.json").read_text(encoding="utf-8"))
    assert proof
    assert fonts_of(tmp_path / "out" / "own" / "overlay" / "pamphlet.pdf") >= {"Made-Regular"}


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    folder = made(tmp_path / "own", table(LACKING))
    for name in ("one", "two"):
        run("build", folder, "--out", tmp_path / name, "--only", "pamphlet", "--fast")
    one, two = ((tmp_path / name / "own" / "pamphlet.pdf").read_bytes() for name in ("one", "two"))
    assert one == two


def test_couplets_tables_and_notes_that_go_to_another_face_come_back(tmp_path: Path) -> None:
    """The white between two halves or two cells is in the face of these."""
    folder = made(tmp_path / "own", table(LACKING))
    (folder / "text.txt").unlink()
    verse = "گل و گیاه باغ ما\tگرچه دیر می‌رسد\nباغبان گله کرد\tگفت گل نمی‌رسد\n"
    text = (
        f"# نان و آزادی\n\nمتن[^1] و گل و گیاه.\n\n```verse\n{verse}```\n\n"
        "| گل | گیاه |\n| --- | --- |\n| گلاب | گوجه |\n| نان | گندم |\n\n[^1]: گفت گل.\n"
    )
    (folder / "text.md").write_text(text, encoding="utf-8")
    built = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet")
    assert built.exit_code == 0, built.output
