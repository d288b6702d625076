"""The print shop's files as PDF/X-4, from the build to the plates."""

import json
from pathlib import Path

import pikepdf
import pytest

from tests.press.exchanged import INK, MORE, build
from tests.profiles import NAME, cmyk

FILES = ("press/pamphlet.pdf", "press/booklet.pdf")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exchange")
    done = build(folder)
    assert done.exit_code == 0, done.output
    return folder / "out" / "text"


def operations(page: pikepdf.Page | pikepdf.Object) -> list[tuple[str, list[float]]]:
    colours = ("g", "G", "rg", "RG", "k", "K")
    found = [(str(i.operator), i.operands) for i in pikepdf.parse_content_stream(page)]
    return [
        (operator, [float(value) for value in operands])
        for operator, operands in found
        if operator in colours
    ]


def test_every_black_is_the_black_of_cmyk_alone(made: Path) -> None:
    with pikepdf.open(made / FILES[0]) as pdf:
        for page in pdf.pages:
            said = operations(page)
            assert said[:2] == [("k", [0, 0, 0, 1]), ("K", [0, 0, 0, 1])]
            assert {operator for operator, _ in said} == {"k", "K"} and all(
                not any(inks[:3]) for _, inks in said
            )
    with pikepdf.open(made / FILES[1]) as pdf:
        forms = [form for page in pdf.pages for form in page.Resources.XObject.values()]
        assert [said for page in pdf.pages for said in operations(page)] == []
        assert {operator for form in forms for operator, _ in operations(form)} == {"k", "K"}


def test_a_picture_in_greys_has_a_table_of_black_alone(made: Path) -> None:
    with pikepdf.open(made / FILES[0]) as pdf, pikepdf.open(made / "pamphlet.pdf") as grey:
        [picture], [before] = (pages.pages[0].get_images().values() for pages in (pdf, grey))
        kind, base, highest, table = picture.ColorSpace
        assert (str(kind), str(base), int(highest)) == ("/Indexed", "/DeviceCMYK", 255)
        colours = bytes(table)
        assert picture.read_bytes() == before.read_bytes() and len(colours) == 1024
        assert all(
            colours[4 * grey : 4 * grey + 4] == bytes((0, 0, 0, 255 - grey)) for grey in range(256)
        )


@pytest.mark.parametrize("file", FILES)
def test_inks_have_their_names_and_four_inks_in_their_place(file: str, made: Path) -> None:
    with pikepdf.open(made / file) as pdf:
        resources = [page.Resources for page in pdf.pages]
        resources += [
            form.Resources
            for each in resources
            for form in each.get("/XObject", {}).values()
            if "/Resources" in form
        ]
        spaces = [space for each in resources for space in each.get("/ColorSpace", {}).values()]
        found = {str(s[1]): (str(s[2]), tuple(float(value) for value in s[3].C1)) for s in spaces}
    alternate, solid = found.pop(f"/{INK}")
    assert alternate == "/DeviceCMYK" and solid[0] == 0 and solid[1] > 0.8 and solid[2] > 0.6
    assert found == ({} if file == FILES[0] else {"/All": ("/DeviceCMYK", (1, 1, 1, 1))})


@pytest.mark.parametrize("file", FILES)
def test_it_says_that_it_is_pdf_x_4_and_for_which_press(file: str, made: Path) -> None:
    content = (made / file).read_bytes()
    with pikepdf.open(made / file) as pdf:
        shop, archive = pdf.Root.OutputIntents
        assert (str(shop.S), str(archive.S)) == ("/GTS_PDFX", "/GTS_PDFA1")
        assert shop.DestOutputProfile.objgen == archive.DestOutputProfile.objgen != (0, 0)
        assert shop.DestOutputProfile.read_bytes() == cmyk() and shop.DestOutputProfile.N == 4
        said = tuple(
            str(shop[key]) for key in ("/OutputConditionIdentifier", "/RegistryName", "/Info")
        )
        assert said == ("FOGRA39", "http://www.color.org", NAME)
        assert str(pdf.trailer.Info.Trapped) == "/False"
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert content.startswith(b"%PDF-1.6\n") and content.count(cmyk()[:64]) <= 1
    for said_in_xmp in (
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        "<pdf:Trapped>False</pdf:Trapped>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        "<xmpMM:DocumentID>uuid:",
        "<xmp:MetadataDate>2026-11-26T00:00:00Z</xmp:MetadataDate>",
        "<pdfaid:part>2</pdfaid:part>",
    ):
        assert said_in_xmp in xmp


def test_each_file_is_a_document_of_its_own(made: Path) -> None:
    found = set()
    for file in FILES:
        with pikepdf.open(made / file) as pdf:
            found.add(pdf.Root.Metadata.read_bytes().split(b"<xmpMM:DocumentID>")[1].split(b"<")[0])
    assert len(found) == 2


def test_nothing_can_be_clicked_and_nothing_is_attached(made: Path) -> None:
    with pikepdf.open(made / "pamphlet.pdf") as before:
        assert "/AF" in before.Root and any("/Annots" in page for page in before.pages)
    content = (made / FILES[0]).read_bytes()
    with pikepdf.open(made / FILES[0]) as pdf:
        assert "/AF" not in pdf.Root and not any("/Annots" in page for page in pdf.pages)
        kinds = {
            str(each.get("/Type", ""))
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary)
        }
        roles = {
            str(each.get("/S", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
        }
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert (
        "/StructElem" in kinds
        and not kinds & {"/Annot", "/Action", "/OBJR", "/Filespec"}
        and "/Link" not in roles
    )
    assert len(parents) == 2 * content.count(b"/StructParents")


def test_a_risograph_has_its_grey_plates(made: Path) -> None:
    with pikepdf.open(made / "press" / "riso-black.pdf") as pdf:
        [intent] = pdf.Root.OutputIntents
        assert (
            intent.DestOutputProfile.read_bytes()[12:20] == b"prtrGRAY"
            and b"PDF/X" not in pdf.Root.Metadata.read_bytes()
        )


def test_the_preflight_has_a_line_for_each_demand(made: Path) -> None:
    proofs = json.loads((made / "press" / "preflight.json").read_text(encoding="utf-8"))["proofs"]
    for proof in proofs:
        notes = {check["name"]: check["note"] for check in proof["checks"] if check.get("note")}
        demands = {name for name in notes if name.startswith("PDF/X-4")}
        assert len(demands) == (8 if proof["file"] in FILES else 0)
        if demands:
            assert notes["inks"] == f"{INK}, black" and notes["PDF/X-4 identification"] == "PDF/X-4"
            assert notes["total ink"] == "at most 100 %, of 300 % that the paper takes"


def test_a_condition_of_the_shops_own_has_no_registry(tmp_path: Path) -> None:
    done = build(tmp_path, MORE.replace('condition = "FOGRA39"\n', ""))
    assert done.exit_code == 0, done.output
    with pikepdf.open(tmp_path / "out" / "text" / FILES[1]) as pdf:
        shop = pdf.Root.OutputIntents[0]
        assert str(shop.OutputConditionIdentifier) == "Custom" and "/RegistryName" not in shop


def test_what_is_made_twice_is_the_same(made: Path, tmp_path: Path) -> None:
    assert build(tmp_path).exit_code == 0
    again = tmp_path / "out" / "text"
    assert [
        file for file in FILES if (again / file).read_bytes() != (made / file).read_bytes()
    ] == []


def test_an_edition_without_a_day_is_refused(tmp_path: Path) -> None:
    done = build(tmp_path, issued="")
    assert done.exit_code == 1 and not (tmp_path / "out").exists()
    [said] = [line for line in done.output.splitlines() if "[no-day]" in line]
    assert said.endswith(
        "edition.toml:9: error: a file of PDF/X-4 says on which day it was made, and this "
        "edition has none; "
        'write issued = "2026-11-26" in edition.toml, or set SOURCE_DATE_EPOCH. [no-day]'
    )
