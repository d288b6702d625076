"""The pages in black and one named ink, and a plate for each: from the pamphlet, as a build makes
it.
"""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from edition.core.units import mm
from edition.press.shop.separations import plates, press_variant

INK = "PANTONE 186 C"


@pytest.fixture(scope="module")
def variant(pamphlet: Path) -> bytes:
    return press_variant((pamphlet / "pamphlet.pdf").read_bytes(), mm(3), INK)


def operators(content: bytes) -> set[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return {str(i.operator) for page in pdf.pages for i in pikepdf.parse_content_stream(page)}


def test_black_is_black_alone_and_the_second_ink_has_its_name(variant: bytes) -> None:
    with pikepdf.open(BytesIO(variant)) as pdf:
        spaces = {
            str(s[1]): str(s[2]) for page in pdf.pages for s in page.Resources.ColorSpace.values()
        }
        [intent] = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
    assert spaces == {f"/{INK}": "/DeviceGray"} and profile[12:20] == b"prtrGRAY"
    assert operators(variant) & {"rg", "RG", "k", "K", "g", "cs", "scn"} == {"g", "cs", "scn"}


def test_three_millimetres_on_every_side(variant: bytes) -> None:
    with pikepdf.open(BytesIO(variant)) as pdf:
        boxes = [
            [[float(v) for v in page[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox")]
            for page in pdf.pages
        ]
    bleed = pytest.approx([-8.504, -8.504, 428.032, 603.78], abs=0.001)
    assert all(box == [pytest.approx([0, 0, 419.528, 595.276]), bleed, bleed] for box in boxes)


def test_tags_and_description_stay(variant: bytes) -> None:
    with pikepdf.open(BytesIO(variant)) as pdf:
        assert (
            pdf.Root.StructTreeRoot.K.S == "/Document"
            and pdf.docinfo["/Producer"] == pdf.open_metadata()["pdf:Producer"]
        )
        assert pdf.Root.Metadata.read_bytes().count(b"<pdfaid:conformance>A<") == 1


def test_a_plate_is_grey_and_holds_its_own_ink(variant: bytes) -> None:
    made = plates(variant)
    assert list(made) == ["black", "accent"]
    for plate in made.values():
        assert not operators(plate) & {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "scn"}
        with pikepdf.open(BytesIO(plate)) as pdf:
            assert all("/ColorSpace" not in page.Resources for page in pdf.pages)


def test_what_is_made_twice_is_the_same(pamphlet: Path, variant: bytes) -> None:
    assert press_variant((pamphlet / "pamphlet.pdf").read_bytes(), mm(3), INK) == variant
    assert plates(variant) == plates(variant) and b"pypdf" not in variant
