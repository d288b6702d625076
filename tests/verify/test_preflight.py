"""What a print shop would send back, each made on purpose."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from edition.model.proof import Check, Outcome
from edition.verify import preflight

Change = Callable[[pikepdf.Pdf], None]
BLEED = 8.504
PLAIN = (
    b"0 g 0 300 419 20 re f BT /F1 9 Tf 1 0 0 1 50 500 Tm (a) Tj ET /Ink cs 1 scn 50 400 300 "
    b".5 re f"
)


def made(folder: Path, content: bytes = PLAIN, change: Change | None = None) -> dict[str, Check]:
    """The checks of a page of A5 with bleed, an embedded font and one Separation."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(419.528, 595.276))
    box = [-BLEED, -BLEED, 419.528 + BLEED, 595.276 + BLEED]
    page.TrimBox = pikepdf.Array([0, 0, 419.528, 595.276])
    page.MediaBox = page.BleedBox = pikepdf.Array(box)
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[0])
    ink = pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.Ink, pikepdf.Name.DeviceGray, tint])
    descriptor = pikepdf.Dictionary(FontFile2=pdf.make_stream(b""))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name.Small
    )
    font.FontDescriptor = descriptor
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=font), ColorSpace=pikepdf.Dictionary(Ink=ink)
    )
    page.Contents = pdf.make_stream(content.replace(b"0 300 419", b"-9 300 438"))
    if change:
        change(pdf)
    pdf.save(folder / "a.pdf")
    return {check.name: check for check in preflight(folder / "a.pdf")}


def test_a_sound_page_passes_and_each_check_says_what_it_found(tmp_path: Path) -> None:
    checks = made(tmp_path)
    assert {check.outcome for check in checks.values()} == {Outcome.PASSED}
    assert {name: check.note for name, check in checks.items()} == {
        "boxes": "trim 148 x 210 mm, bleed 3 mm",
        "inks": "Ink, black",
        "ink of text": "every text is one solid ink",
        "fonts": "1 embedded",
        "smallest type": "9.00 pt",
        "resolution": "no pictures",
        "thinnest rule": "0.50 pt",
        "transparency": "none",
        "total ink": "at most 100 %",
        "ink at the edges": "what is cut goes on for 3 mm",
    }


@pytest.mark.parametrize(
    ("content", "check", "note"),
    [
        (PLAIN + b" 1 0 0 rg 1 1 9 9 re f", "inks", "DeviceRGB is no ink of this job"),
        (PLAIN + b" 0 0 0 1 K 9 9 m 90 90 l S", "inks", "DeviceCMYK is no ink of this job"),
        (b".5 g BT /F1 9 Tf (a) Tj ET", "ink of text", "text in DeviceGray (0.5,)"),
        (b"/Ink cs .3 scn BT /F1 9 Tf (a) Tj ET", "ink of text", "text in Ink (0.3,)"),
        (b"BT /F1 5 Tf (a) Tj ET", "smallest type", "5.00 pt; less than 6 pt"),
        (
            b".5 0 0 .5 0 0 cm BT /F1 10 Tf 1 0 0 1 0 0 Tm (a) Tj ET",
            "smallest type",
            "5.00 pt; less than 6 pt",
        ),
        (b"BT /F1 10 Tf 1 0 0 .5 0 0 Tm (a) Tj ET", "smallest type", "5.00 pt; less than 6 pt"),
        (b"50 50 300 .2 re f", "thinnest rule", "0.20 pt; less than 0.25 pt"),
        (b".1 w 50 50 m 90 90 l S", "thinnest rule", "0.10 pt; less than 0.25 pt"),
        (
            b"0 g 0 100 30 30 re f",
            "ink at the edges",
            "ink of page 1 meets the trim and stops before the bleed's edge",
        ),
        (
            PLAIN + b" 0 g 0 100 30 30 re f",
            "ink at the edges",
            "ink of page 1 meets the trim and stops before the bleed's edge",
        ),
        (
            PLAIN + b" q 9 0 0 9 90 90 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q",
            "inks",
            "DeviceRGB is no ink of this job",
        ),
        (
            b"1 0 0 RG 1 Tr BT /F1 9 Tf (a) Tj ET",
            "inks",
            "DeviceRGB is no ink of this job",
        ),
    ],
)
def test_content(content: bytes, check: str, note: str, tmp_path: Path) -> None:
    found = made(tmp_path, content)[check]
    assert found.outcome is Outcome.FAILED and note in found.note


@pytest.mark.parametrize(
    ("content", "check", "note"),
    [
        (b"q .1 w Q 50 50 m 90 90 l S", "thinnest rule", "1.00 pt"),
        (b"50 50 300 .1 re W n 9 9 9 9 re f", "thinnest rule", "9.00 pt"),
        (b"3 Tr BT /F1 2 Tf (a) Tj ET", "smallest type", "no text"),
        (b"/Ink cs BT /F1 9 Tf (a) Tj ET", "ink of text", "every text is one solid ink"),
        (b"0 g 100 590 30 20 re f", "ink at the edges", "what is cut goes on for 3 mm"),
    ],
)
def test_sound_content(content: bytes, check: str, note: str, tmp_path: Path) -> None:
    found = made(tmp_path, content)[check]
    assert (found.outcome, found.note) == (Outcome.PASSED, note)


def without_a_font(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font.F1.FontDescriptor.FontFile2


def without_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].BleedBox = pdf.pages[0].TrimBox


def bleeding_out(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].MediaBox = pdf.pages[0].TrimBox


def see_through(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5))


def blended(pdf: pikepdf.Pdf) -> None:
    group = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
    form = pdf.make_stream(
        b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1], Group=group
    )
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Form=form)


def coarse(pdf: pikepdf.Pdf) -> None:
    entries = {"Subtype": pikepdf.Name.Image, "Width": 100, "Height": 100, "BitsPerComponent": 8}
    image = pdf.make_stream(
        bytes(10000), Type=pikepdf.Name.XObject, ColorSpace=pikepdf.Name.DeviceGray, **entries
    )
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Image=image)
    pdf.pages[0].Contents = pdf.make_stream(b"q 72 0 0 72 100 100 cm /Image Do Q")


def overprinting_four_inks(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(OP=True))
    for name in ("A", "B", "C"):
        space = pikepdf.Array(list(pdf.pages[0].Resources.ColorSpace.Ink))
        space[1] = pikepdf.Name(f"/{name}")
        pdf.pages[0].Resources.ColorSpace[f"/{name}"] = space
    names = (b"A", b"B", b"C", b"Ink")
    pdf.pages[0].Contents = pdf.make_stream(
        b"".join(b"/%s cs 1 scn 50 50 9 9 re f " % name for name in names)
    )


def in_other_colours(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.ColorSpace.Ink[2] = pikepdf.Name.DeviceRGB


def with_two_fonts_of_one_name(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].Resources.Font
    fonts.F2 = pikepdf.Dictionary({**dict(fonts.F1.items()), "/FontDescriptor": {}})
    fonts.F3 = pikepdf.Dictionary(dict(fonts.F1.items()))


def form_with(pdf: pikepdf.Pdf, content: bytes = b"", **resources: object) -> pikepdf.Object:
    """A form of the page, which is drawn beside what it has."""
    form = pdf.make_stream(
        content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
    )
    form.Resources = pikepdf.Dictionary(**resources)
    page = pdf.pages[0]
    page.Resources.XObject = pikepdf.Dictionary(Form=form)
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" /Form Do")
    return form


def overprinting_in_a_form(pdf: pikepdf.Pdf) -> None:
    overprinting_four_inks(pdf)
    state = pdf.pages[0].Resources.ExtGState
    del pdf.pages[0].Resources.ExtGState
    form_with(pdf, ExtGState=state)


def shaded(pdf: pikepdf.Pdf) -> None:
    shading = pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB)
    form_with(pdf, b"/S sh", Shading=pikepdf.Dictionary(S=shading))


def turning_back(pdf: pikepdf.Pdf) -> None:
    form = form_with(pdf, b"/Form Do")
    form.Resources.XObject = pikepdf.Dictionary(Form=form)


def masked(pdf: pikepdf.Pdf) -> None:
    entries = {"Subtype": pikepdf.Name.Image, "Width": 300, "Height": 1, "BitsPerComponent": 1}
    mask = pdf.make_stream(bytes(38), Type=pikepdf.Name.XObject, ImageMask=True, **entries)
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Mask=mask)
    pdf.pages[0].Contents = pdf.make_stream(b"/Ink cs 1 scn q 72 0 0 72 9 9 cm /Mask Do Q")


def test_a_mask_is_in_the_ink_in_use(tmp_path: Path) -> None:
    assert made(tmp_path, change=masked)["inks"].note == "Ink"


def test_forms_that_turn_back_fail_without_an_exception(tmp_path: Path) -> None:
    [check] = made(tmp_path, change=turning_back).values()
    assert check.outcome is Outcome.FAILED and "TooDeepError" in check.note


@pytest.mark.parametrize(
    ("change", "check", "note"),
    [
        (with_two_fonts_of_one_name, "fonts", "Small is not embedded"),
        (overprinting_in_a_form, "total ink", "at most 400 %; more than 300 %"),
        (shaded, "inks", "DeviceRGB is no ink of this job"),
        (without_a_font, "fonts", "Small is not embedded"),
        (without_bleed, "boxes", "page 1 has less bleed than 3 mm"),
        (bleeding_out, "boxes", "page 1 has a BleedBox outside of its MediaBox"),
        (see_through, "transparency", "page 1 has transparency"),
        (blended, "transparency", "page 1 has transparency"),
        (coarse, "resolution", "100.00 pixels to the inch; less than 200 pixels to the inch"),
        (overprinting_four_inks, "total ink", "at most 400 %; more than 300 %"),
        (in_other_colours, "inks", "Ink is no ink of this job"),
    ],
)
def test_what_is_around_the_content(change: Change, check: str, note: str, tmp_path: Path) -> None:
    found = made(tmp_path, change=change)[check]
    assert found.outcome is Outcome.FAILED and note in found.note


def test_no_pdf_fails_without_an_exception(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no PDF")
    [check] = preflight(tmp_path / "a.pdf")
    assert check.outcome is Outcome.FAILED and str(tmp_path) not in check.note
