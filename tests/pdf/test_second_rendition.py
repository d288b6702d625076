"""The second rendition of what is read: PDF 2.0, with what that has and 1.7 has not, and otherwise the first."""

from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from edition.deposit.descriptions.mets import format_of
from edition.verify.file.structure_tree import TreeElement, structure
from tests.conftest import Once
from tests.editions import LISTED, run, write_edition

TEXT = "# نان و آزادی\n\n" + "".join(
    f"## بخش {i}\n\nبند[^{i}] و باز[^{i}].\n\n> نقل `code`\n\n* یک\n* دو\n\n[^{i}]: یادداشت.\n\n"
    for i in range(3)
)
TWICE = f'{LISTED}[deposit]\nrenditions = ["pdfa4"]\n[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "press"\n'


@pytest.fixture(scope="module")
def built(once: Once) -> Path:
    """An edition that has its PDFs in two renditions, and the same without, in `plain`."""

    def fill(out: Path) -> None:
        for name, more in (("twice", TWICE), ("plain", TWICE.replace('["pdfa4"]', "[]"))):
            folder = write_edition(out / "source" / name, more=more)
            (folder / "text.txt").unlink()
            (folder / "text.md").write_text(TEXT, encoding="utf-8")
            made = run("build", folder, "--out", out)
            assert made.exit_code == 0, made.output

    return once("second rendition", fill)


def test_it_stands_beside_the_first_which_is_what_it_was(built: Path) -> None:
    there = sorted(
        file.relative_to(built / "twice").as_posix() for file in built.glob("twice/pdfa4/*")
    )
    assert there == ["pdfa4/pamphlet.pdf", "pdfa4/pamphlet.txt"]
    for name in ("pamphlet.pdf", "pamphlet.txt", "press/pamphlet.pdf"):
        assert (built / "twice" / name).read_bytes() == (built / "plain" / name).read_bytes()
    assert not (built / "plain" / "pdfa4").exists()
    first = (built / "twice" / "pamphlet.txt").read_bytes()
    assert (built / "twice" / "pdfa4" / "pamphlet.txt").read_bytes() == first


def test_it_says_what_it_is_and_has_no_info(built: Path) -> None:
    file = built / "twice" / "pdfa4" / "pamphlet.pdf"
    with pikepdf.open(file) as pdf:
        assert pdf.pdf_version == "2.0" and "/Info" not in pdf.trailer
        spaces = [str(each.NS) for each in pdf.Root.StructTreeRoot.Namespaces]
        assert spaces == ["http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"]
        assert pdf.Root.StructTreeRoot.Namespaces[0] == pdf.Root.StructTreeRoot.K.NS
    assert format_of(file.name, file.read_bytes()).pronom == "fmt/1910"


def test_pages_and_structure_are_those_of_the_first(built: Path) -> None:
    """The tree to the last element, where only the note has another name, which is read as the
    former one.
    """
    files = (built / "twice" / "pamphlet.pdf", built / "twice" / "pdfa4" / "pamphlet.pdf")
    first, second = (PdfReader(file) for file in files)
    streams = [[page["/Contents"].get_data() for page in each.pages] for each in (first, second)]
    assert streams[0] == streams[1]
    assert [_plain(each) for each in structure(first)] == [
        _plain(each) for each in structure(second)
    ]


def _plain(element: TreeElement) -> tuple[object, ...]:
    kids = [_plain(kid) if isinstance(kid, TreeElement) else kid for kid in element.kids]
    return element.kind, element.language, element.actual, element.mode, *kids


def test_links_bookmarks_notes_and_contents_name_elements(built: Path) -> None:
    with pikepdf.open(built / "twice" / "pdfa4" / "pamphlet.pdf") as pdf:
        elements = [each for each in pdf.objects if _is(each, "StructElem")]
        kinds = {
            kind: [e for e in elements if str(e.S)[1:] == kind] for kind in ("FENote", "TOCI", "H2")
        }
        assert len(kinds["FENote"]) == 3 and len(kinds["TOCI"]) == 3
        for note in kinds["FENote"]:
            # Each is referred to twice.
            assert len(note.Ref) == 2 and all(
                back.Ref[0].objgen == note.objgen for back in note.Ref
            )
        goals = [entry.Ref[0].objgen for entry in kinds["TOCI"]]
        assert goals == [heading.objgen for heading in kinds["H2"][-3:]]
        with pdf.open_outline() as outline:
            assert [item.action.SD[0].S for item in outline.root][:2] == ["/H1", "/H2"]
        actions = [each.A for each in pdf.objects if _is(each, "Annot") and each.A.S == "/GoTo"]
        assert {action.D[0].Type for action in actions} == {"/Page"}
        assert {action.SD[0].objgen for action in actions} == set(goals)


def _is(each: pikepdf.Object, kind: str) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == f"/{kind}"


def test_with_its_source_attached_it_is_4f(tmp_path: Path) -> None:
    folder = write_edition(
        tmp_path / "from" / "source",
        more='[deposit]\nsource_in_pdf = true\nrenditions = ["pdfa4"]\n',
    )
    made = run("build", folder, "--out", tmp_path)
    assert made.exit_code == 0, made.output
    file = tmp_path / "source" / "pdfa4" / "pamphlet.pdf"
    assert format_of(file.name, file.read_bytes()).pronom == "fmt/1912"
