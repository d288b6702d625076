"""Files that are no PDF/X-4, each in one way."""

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from edition.model.imposition import Condition
from edition.model.proof import Check, Outcome
from edition.verify import preflight
from tests.press.exchanged import build
from tests.profiles import NAME, cmyk

Damage = Callable[[pikepdf.Pdf], None]
CONDITION = Condition(cmyk(), NAME, "FOGRA39")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exchange")
    assert build(folder).exit_code == 0
    return folder / "out" / "text" / "press" / "pamphlet.pdf"


def failing(pdf: Path, condition: Condition = CONDITION, ink_limit: int = 300) -> dict[str, str]:
    checks: tuple[Check, ...] = preflight(pdf, condition, ink_limit)
    return {check.name: check.note for check in checks if check.outcome is Outcome.FAILED}


def test_a_sound_file_passes(sound: Path) -> None:
    assert failing(sound) == {}


def test_another_profile_or_condition_than_the_one_that_is_named(sound: Path) -> None:
    [other] = failing(sound, replace(CONDITION, profile=cmyk(version=4))).items()
    assert (
        other[0] == "PDF/X-4 output intent"
        and "the profile is not that of edition.toml" in other[1]
    )
    [other] = failing(sound, replace(CONDITION, registered="FOGRA51")).items()
    assert "it does not name the condition of edition.toml" in other[1]
    [other] = failing(sound, replace(CONDITION, registered="")).items()
    assert "it does not name the registry of its condition" in other[1]


def test_an_ink_in_proofs_that_is_more_than_the_paper_takes(sound: Path) -> None:
    [(name, note)] = failing(sound, ink_limit=150).items()
    assert name == "second ink in proofs" and note.endswith(
        "PANTONE 186 C would be more than 150 %"
    )


def painting(content: bytes) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(pdf.pages[0].Contents.read_bytes() + content)

    return damage


def xmp_without(old: bytes, new: bytes = b"") -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return damage


def untrapped(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer.Info.Trapped


def trapped(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Trapped = pikepdf.Name("/True")


def without_an_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0]


def with_two_profiles(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[1].DestOutputProfile = pdf.make_stream(cmyk(), N=4)


def of_three_inks(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def untrimmed(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2].TrimBox


def in_two_trims(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].ArtBox = pdf.pages[1].TrimBox


def noted(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def acting(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="")


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"a"


def curved(pdf: pikepdf.Pdf) -> None:
    state = pikepdf.Dictionary(TR2=pikepdf.Name.Identity)
    pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=state)


def in_postscript(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.PS)
    pdf.pages[0].Resources.XObject.P = form


def pictured_in_four_inks(pdf: pikepdf.Pdf) -> None:
    [image] = pdf.pages[0].get_images().values()
    table = bytes((255, 255, 255, 255)) * 256
    image.ColorSpace[3] = pdf.make_stream(table)


def with_another_registry(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].RegistryName = pikepdf.String("http://example.org")


def with_a_profile_elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[1].DestOutputProfileRef = pikepdf.Dictionary(ProfileName="a")


def with_a_program_in_a_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.Subtype2 = pikepdf.Name.PS
    pdf.pages[0].Resources.XObject.P = form


def mixed_in_two_ways(pdf: pikepdf.Pdf) -> None:
    [space] = [
        space
        for space in pdf.pages[0].Resources.ColorSpace.values()
        if space[0] == pikepdf.Name.Separation
    ]
    other = pikepdf.Array([*space])
    other[3] = pikepdf.Dictionary(dict(space[3].items()))
    other[3].C1 = pikepdf.Array([0, 0.5, 0.5, 0])
    pdf.pages[0].Resources.ColorSpace.Other = other


def packed_by_lzw(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=pikepdf.Name.LZWDecode)
    pdf.pages[0].Resources.XObject.P = stream


RENDITION = b"<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
DATE = b"<xmp:ModifyDate>2026-11-26T00:00:00Z</xmp:ModifyDate>"


@pytest.mark.parametrize(
    ("damage", "check", "note"),
    [
        (painting(b" 0 g 9 9 9 9 re f"), "inks", "DeviceGray is no ink of this job"),
        (painting(b" 1 0 0 rg 9 9 9 9 re f"), "inks", "DeviceRGB is no ink of this job"),
        (painting(b" 1 0 0 1 k 9 9 9 9 re f"), "inks", "DeviceCMYK is no ink of this job"),
        (
            painting(b" BT .1 0 0 1 k (a) Tj ET"),
            "ink of text",
            "text in DeviceCMYK (0.1, 0.0, 0.0, 1.0)",
        ),
        (
            painting(b" BT 0 0 0 .5 k (a) Tj ET"),
            "ink of text",
            "text in DeviceCMYK (0.0, 0.0, 0.0, 0.5)",
        ),
        (
            painting(b" 1 1 1 .5 k 9 9 9 9 re f"),
            "total ink",
            "at most 350 %, of 300 % that the paper takes; more than 300 %",
        ),
        (pictured_in_four_inks, "total ink", "at most 400 %"),
        (pictured_in_four_inks, "inks", "DeviceCMYK is no ink of this job"),
        (
            xmp_without(b"PDF/X-4<", b"PDF/X-3<"),
            "PDF/X-4 identification",
            "PDF/X-3; XMP does not say PDF/X-4",
        ),
        (
            xmp_without(b"<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"),
            "PDF/X-4 identification",
            "no xmpMM:RenditionClass",
        ),
        (
            xmp_without(b"<xmpMM:VersionID>1</xmpMM:VersionID>"),
            "PDF/X-4 identification",
            "XMP has no xmpMM:VersionID",
        ),
        (xmp_without(DATE), "PDF/X-4 dates", "XMP has no xmp:ModifyDate"),
        (
            xmp_without(b"<pdf:Trapped>False</pdf:Trapped>"),
            "PDF/X-4 trapping",
            "XMP does not say the same",
        ),
        (untrapped, "PDF/X-4 trapping", "Info does not say whether it is trapped"),
        (trapped, "PDF/X-4 trapping", "trapped: True; XMP does not say the same"),
        (without_an_intent, "PDF/X-4 output intent", "there are 0 output intents for PDF/X"),
        (with_two_profiles, "PDF/X-4 output intent", "the output intents have not one profile"),
        (of_three_inks, "PDF/X-4 output intent", "its stream does not say 4 inks"),
        (untrimmed, "PDF/X-4 page boxes", "page 3 has no TrimBox"),
        (in_two_trims, "PDF/X-4 page boxes", "page 2 has an ArtBox too"),
        (noted, "PDF/X-4 links and notes", "page 1 has links or notes"),
        (acting, "PDF/X-4 prohibited objects", "there is an action"),
        (attached, "PDF/X-4 prohibited objects", "there is an attachment"),
        (curved, "PDF/X-4 prohibited objects", "there is a halftone or curve"),
        (with_another_registry, "PDF/X-4 output intent", "the registry of its condition"),
        (with_a_profile_elsewhere, "PDF/X-4 prohibited objects", "a profile that is elsewhere"),
        (with_a_program_in_a_form, "PDF/X-4 prohibited objects", "there is PostScript"),
        (packed_by_lzw, "PDF/X-4 prohibited objects", "there is LZW compression"),
        (mixed_in_two_ways, "second ink in proofs", "PANTONE 186 C is proofed in 2 ways"),
        (in_postscript, "PDF/X-4 prohibited objects", "there is PostScript"),
    ],
)
def test_what_is_wrong_is_said(
    damage: Damage, check: str, note: str, sound: Path, tmp_path: Path
) -> None:
    with pikepdf.open(sound) as pdf:
        damage(pdf)
        as_it_is = pikepdf.StreamDecodeLevel.none
        pdf.save(
            tmp_path / "a.pdf",
            force_version="1.6",
            stream_decode_level=as_it_is,
            compress_streams=False,
        )
    assert note in failing(tmp_path / "a.pdf").get(check, "")


def test_a_newer_version_of_pdf(sound: Path, tmp_path: Path) -> None:
    with pikepdf.open(sound) as pdf:
        pdf.save(tmp_path / "a.pdf", force_version="1.7")
    assert failing(tmp_path / "a.pdf") == {"PDF/X-4 version": "PDF 1.7; newer than PDF 1.6"}


def move_a_line(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[2].Contents.read_bytes()
    moved = re.sub(rb"(1 0 0 1 [\d.]+ )[\d.]+( Tm)", rb"\g<1>77\g<2>", content, count=1)
    assert moved != content
    pdf.pages[2].Contents = pdf.make_stream(moved)


def leave_a_page_out(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def first_tag(pdf: pikepdf.Pdf, kind: pikepdf.Name) -> pikepdf.Object:
    return next(
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind
    )


def retag(pdf: pikepdf.Pdf) -> None:
    first_tag(pdf, pikepdf.Name.P).S = pikepdf.Name.H1


def forget_a_description(pdf: pikepdf.Pdf) -> None:
    del first_tag(pdf, pikepdf.Name.Figure).Alt


def forget_a_tag(pdf: pikepdf.Pdf) -> None:
    tag = first_tag(pdf, pikepdf.Name.Document)
    tag.K = pikepdf.Array([*tag.K][:-1])


def forget_a_content(pdf: pikepdf.Pdf) -> None:
    tag = next(
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and isinstance(each.get("/K"), pikepdf.Array)
        if all(isinstance(kid, int) for kid in [*each.K])
    )
    tag.K = pikepdf.Array([*tag.K][:-1])


@pytest.mark.parametrize(
    ("damage", "check", "note"),
    [
        (move_a_line, "scale and place", "of page 3 are not where they should be"),
        (leave_a_page_out, "scale and place", "pages, not "),
        (retag, "structure tree", "is (2, '/H1'"),
        (forget_a_description, "structure tree", "tag "),
        (forget_a_tag, "structure tree", "tag "),
        (forget_a_content, "structure tree", "tag "),
    ],
)
def test_pages_for_the_shop_that_are_not_those_of_the_edition(
    damage: Damage, check: str, note: str, sound: Path, tmp_path: Path
) -> None:
    pages = (sound.parents[1] / "pamphlet.pdf").read_bytes()
    whole = preflight(sound, CONDITION, 300, pages)
    assert {each.outcome for each in whole} == {Outcome.PASSED}
    with pikepdf.open(sound) as pdf:
        damage(pdf)
        pdf.save(tmp_path / "a.pdf", force_version="1.6")
    found = {each.name: each for each in preflight(tmp_path / "a.pdf", CONDITION, 300, pages)}
    assert found[check].outcome is Outcome.FAILED and note in found[check].note  # type: ignore[index]
