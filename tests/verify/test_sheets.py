"""Sheets as they should be, and sheets that are wrong in one way each."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject

from edition import faces
from edition.model.imposition import Order, Printed, Sheets
from edition.model.proof import Outcome
from edition.press import impose
from edition.verify import verify_sheets
from tests.editions import all_faces
from tests.press.numbered import changed, numbered


def in_persian(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("fa")


PAGES = changed(numbered(6), in_persian)
Damage = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def printed() -> Printed:
    fonts, _ = faces.load()
    assert fonts is not None
    made, problems = impose(Order("a.pdf", PAGES, frozenset(("booklet",))), fonts)
    assert made is not None, problems
    return made


@pytest.fixture
def failing(printed: Printed, tmp_path: Path) -> Callable[[Damage | None], dict[str, str]]:
    """The checks that fail for a damaged copy of the sheets, with their notes."""

    def prove(damage: Damage | None) -> dict[str, str]:
        [sheets] = printed.sheets
        file = tmp_path / sheets.files[0]
        content = printed.files[sheets.files[0]]
        assert isinstance(content, bytes)
        file.write_bytes(content)
        if damage:
            with pikepdf.open(file, allow_overwriting_input=True) as pdf:
                damage(pdf)
                pdf.save(file)
        [proof] = verify_sheets(tmp_path, sheets, PAGES, ("nima-laptop",))
        assert proof.file == sheets.files[0]
        return {check.name: check.note for check in proof.checks if check.outcome is Outcome.FAILED}

    return prove


def redraw(pdf: pikepdf.Pdf, side: int, old: bytes, new: bytes) -> None:
    content = pdf.pages[side].Contents.read_bytes()
    assert old in content
    pdf.pages[side].Contents = pdf.make_stream(content.replace(old, new))


def swap_two_pages(pdf: pikepdf.Pdf) -> None:
    forms = pdf.pages[2].Resources.XObject
    forms["/P3"], forms["/P6"] = forms["/P6"], forms["/P3"]


def leave_one_out(pdf: pikepdf.Pdf) -> None:
    redraw(pdf, 1, b"/P2 Do", b"")


def shrink(pdf: pikepdf.Pdf) -> None:
    redraw(pdf, 0, b"1 0 0 1 1.417 0 cm", b".97 0 0 .97 1.417 0 cm")


def move(pdf: pikepdf.Pdf) -> None:
    redraw(pdf, 0, b"1 0 0 1 1.417 0 cm", b"1 0 0 1 2.417 0 cm")


def move_off_the_paper(pdf: pikepdf.Pdf) -> None:
    redraw(pdf, 0, b"1 0 0 1 1.417 0 cm", b"1 0 0 1 -200 0 cm")


def turn_the_back(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[3].Contents.read_bytes()
    pdf.pages[3].Contents = pdf.make_stream(b"-1 0 0 -1 841.89 595.276 cm " + content)


def rotate_a_side(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].Rotate = 180


def stain_a_blank(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(content + b" 500 100 200 200 re f")


def add_a_side(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def cut_the_paper(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].MediaBox = pikepdf.Array([0, 0, 842, 612])


def say_spreads(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.Direction = pikepdf.Name.R2L


def forget_the_scale(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences.PrintScaling


def add_info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Producer"] = "another"


def name_the_machine(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Remark = pikepdf.String("nima-laptop")


def add_a_link(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
    link.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org"))
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])


def leave_an_action(pdf: pikepdf.Pdf) -> None:
    """Below nothing that acts, where another reader may look."""
    pdf.Root.Held = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Launch))


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"a"


def open_with_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))


def forget_the_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def name_the_machine_in_a_stream(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Remark = pdf.make_stream("in nima-laptop".encode("utf-16"))


def test_what_a_page_draws_with_may_have_any_name(tmp_path: Path) -> None:
    def named(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].Resources
        [font] = resources.Font.values()
        state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, LW=1)
        resources.ExtGState = pikepdf.Dictionary(OpenAction=state, AF=state)
        resources.ColorSpace = pikepdf.Dictionary(EF=pikepdf.Name.DeviceRGB)
        for name in ("/A", "/AA", "/JS", "/Annots"):
            resources.Font[name] = font

    assert proved(changed(PAGES, named), tmp_path) == {}


def rotated(degrees: int) -> Damage:
    def turn(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.Rotate = degrees

    return turn


def in_units_of_half_a_point(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.UserUnit = 0.5


def cropped(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.CropBox = pikepdf.Array([30, 20, 400, 590])


def proved(pages: bytes, folder: Path) -> dict[str, str]:
    """The checks that fail for the sheets of pages, with their notes."""
    made, problems = impose(Order("a.pdf", pages, frozenset(("booklet",))), all_faces())
    assert made is not None, problems
    [sheets] = made.sheets
    content = made.files[sheets.files[0]]
    assert isinstance(content, bytes)
    (folder / sheets.files[0]).write_bytes(content)
    [proof] = verify_sheets(folder, sheets, pages)
    return {check.name: check.note for check in proof.checks if check.outcome is Outcome.FAILED}


@pytest.mark.parametrize(
    "lying", [rotated(90), rotated(180), rotated(270), cropped, in_units_of_half_a_point]
)
def test_pages_that_lie_otherwise_pass_all_the_same(lying: Damage, tmp_path: Path) -> None:
    assert proved(changed(PAGES, lying), tmp_path) == {}


def test_a_second_revision_is_found(printed: Printed, tmp_path: Path) -> None:
    [sheets] = printed.sheets
    content = printed.files[sheets.files[0]]
    assert isinstance(content, bytes)
    writer = PdfWriter(BytesIO(content), incremental=True)
    writer.root_object[NameObject("/Revised")] = NameObject("/Yes")
    writer.write(tmp_path / sheets.files[0])
    [proof] = verify_sheets(tmp_path, sheets, PAGES)
    notes = {check.name: check.note for check in proof.checks if check.outcome is Outcome.FAILED}
    assert notes == {"actions": "the file has more than one revision"}


def test_objects_that_are_not_where_the_file_says_are_not_looked_for(
    printed: Printed, tmp_path: Path
) -> None:
    [sheets] = printed.sheets
    content = printed.files[sheets.files[0]]
    assert isinstance(content, bytes)
    (tmp_path / sheets.files[0]).write_bytes(content.replace(b"\n", b"\n%" + b" " * 99 + b"\n", 1))
    [proof] = verify_sheets(tmp_path, sheets, PAGES)
    assert [check.outcome for check in proof.checks] == [Outcome.FAILED]


def test_sheets_as_they_should_be(failing: Callable[[Damage | None], dict[str, str]]) -> None:
    assert failing(None) == {}


@pytest.mark.parametrize(
    ("damage", "check", "note"),
    [
        (swap_two_pages, "order of pages", "sheet 2 front, left has page 6 instead of page 3"),
        (leave_one_out, "order of pages", "sheet 1 back, right has nothing instead of page 2"),
        (leave_one_out, "ink of pages", "sheet 1 back, right has ink on 0.0 %"),
        (shrink, "scale and place", "sheet 1 front, left: 12 characters of page 1"),
        (shrink, "upright", "sheet 1 front, left: page 1 is turned or scaled"),
        (move, "scale and place", "sheet 1 front, left: 12 characters of page 1"),
        (move_off_the_paper, "ink", "side 1: "),
        (move_off_the_paper, "ink", "letters stand over the fold or off the paper"),
        (turn_the_back, "order of pages", "sheet 2 back, right has page 5 instead of page 4"),
        (turn_the_back, "upright", "sheet 2 back, right: page 4 is turned or scaled"),
        (rotate_a_side, "size of sheets", "side 2 is not A4"),
        (stain_a_blank, "ink of pages", "page blank on 0.0 %"),
        (add_a_side, "order of pages", "5 sides, not 4"),
        (cut_the_paper, "size of sheets", "side 3 is not A4"),
        (say_spreads, "identification", "ViewerPreferences says Direction R2L"),
        (forget_the_scale, "identification", "ViewerPreferences does not forbid scaling"),
        (add_info, "identification", "there is an Info beside XMP"),
        (name_the_machine, "privacy", "holds a name or a path of the machine"),
        (name_the_machine_in_a_stream, "privacy", "holds a name or a path of the machine"),
        (forget_the_language, "identification", "the catalog has not the Lang of the pages"),
        (add_a_link, "actions", "opens an address (URI)"),
        (add_a_link, "actions", "is a link or a note (Annot)"),
        (leave_an_action, "actions", "is an action (Launch)"),
        (attach, "actions", "holds another file (EmbeddedFiles)"),
        (open_with_a_script, "actions", "acts when it is opened (OpenAction)"),
    ],
)
def test_what_is_wrong_is_found_and_its_place_named(
    damage: Damage, check: str, note: str, failing: Callable[[Damage | None], dict[str, str]]
) -> None:
    assert note in failing(damage).get(check, "")


@pytest.mark.parametrize("content", [b"", b"no PDF"])
def test_what_cannot_be_read_fails_without_an_exception(
    content: bytes, printed: Printed, tmp_path: Path
) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    [proof] = verify_sheets(tmp_path, Sheets(("x.pdf",), printed.sheets[0].imposition), PAGES)
    assert [check.outcome for check in proof.checks] == [Outcome.FAILED] and str(
        tmp_path
    ) not in str(proof)
