from pathlib import Path

import pytest

from edition.verify.file.page_content import Marked, PageContent, TextObject, page_content
from tests.verify.small_pdf import SmallPdf, read


@pytest.fixture
def small() -> SmallPdf:
    return SmallPdf()


def content(small: SmallPdf, folder: Path, stream: str) -> PageContent:
    small.pages = [stream]
    return page_content(read(small.write(folder / "small.pdf", None)).pages[0], {})


def test_characters_go_to_their_mcid_in_the_order_of_the_stream(
    small: SmallPdf, tmp_path: Path
) -> None:
    found = content(small, tmp_path, small.line(0, "م", "ا", "ن") + small.line(1, "2008", " "))
    assert found.marked == {0: Marked("مان", True), 1: Marked("2008 ", True)}
    assert (found.artifacts, found.faults) == ("", ())
    assert found.objects == (
        TextObject("مان", 1, 0.0, 20.0, 10.0, frozenset({0})),
        TextObject("2008 ", 1, 0.0, 20.0, 10.0, frozenset({1})),
    )


def test_adjustments_in_an_array_show_nothing(small: SmallPdf, tmp_path: Path) -> None:
    line = (
        f"/Span <</MCID 0>> BDC BT /F1 10 Tf [{small.string('ب')} -250 {small.string('آ')}] TJ "
        "ET EMC"
    )
    assert content(small, tmp_path, line).marked[0].text == "بآ"


def test_a_single_string_is_shown_too(small: SmallPdf, tmp_path: Path) -> None:
    assert (
        content(small, tmp_path, f"/P <</MCID 0>> BDC BT /F1 10 Tf {small.string('ب')} Tj ET EMC")
        .marked[0]
        .text
        == "ب"
    )


def test_a_label_within_the_text_object_of_its_line(small: SmallPdf, tmp_path: Path) -> None:
    label, body = small.string("1."), small.string("ب")
    stream = (
        f"BT /F1 10 Tf /Span <</MCID 1>> BDC {body} Tj EMC 1 0 0 rg /Span <</MCID 0>> BDC "
        f"{label} Tj EMC ET"
    )
    found = content(small, tmp_path, stream)
    assert (found.marked[0].text, found.marked[1].text, found.faults) == ("1.", "ب", ())


def test_artifacts_stand_apart_with_all_that_is_in_them(small: SmallPdf, tmp_path: Path) -> None:
    stream = (
        f"/Artifact BMC {small.text('۱')} 0 0 9 1 re f /Span <</MCID 3>> BDC "
        f"{small.text('۲')} EMC EMC"
    )
    found = content(small, tmp_path, stream)
    assert (found.marked, found.artifacts, found.faults) == ({}, "۱۲", ())


def test_a_text_object_has_its_faces_and_its_widest_gap(small: SmallPdf, tmp_path: Path) -> None:
    bold, plain = (
        f"/F2 10 Tf [{small.string('ب')}] TJ",
        f"/F1 10 Tf [{small.string('ب')} -2500 {small.string('آ')} 900] TJ",
    )
    found = content(small, tmp_path, f"BT 1 0 0 1 20 30 Tm {bold} {plain} ET BT ET")
    assert [(each.faces, each.gap, each.baseline) for each in found.objects] == [
        (2, 2.5, 30.0),
        (0, 0.0, 30.0),
    ]


def test_an_artifact_may_have_properties(small: SmallPdf, tmp_path: Path) -> None:
    assert (
        content(
            small, tmp_path, f"/Artifact <</Type /Pagination>> BDC {small.text('۱')} EMC"
        ).artifacts
        == "۱"
    )


def test_a_mark_without_mcid_belongs_to_what_surrounds_it(small: SmallPdf, tmp_path: Path) -> None:
    stream = f"/Span <</MCID 0>> BDC /Span <</Lang (en)>> BDC {small.text('x')} EMC EMC"
    assert content(small, tmp_path, stream).marked[0].text == "x"


@pytest.mark.parametrize("paint", ["0 0 9 9 re f", "0 0 m 9 9 l S", "0 0 9 9 re B*", "/X Do"])
def test_painting_outside_of_marks_is_a_fault(small: SmallPdf, tmp_path: Path, paint: str) -> None:
    assert content(small, tmp_path, paint).faults == (
        "something is painted outside every marked-content sequence",
    )


def test_text_outside_of_marks_is_a_fault(small: SmallPdf, tmp_path: Path) -> None:
    assert content(small, tmp_path, small.text("ب")).faults == (
        "something is painted outside every marked-content sequence",
    )


def test_a_figure_paints_without_text(small: SmallPdf, tmp_path: Path) -> None:
    assert content(small, tmp_path, "/Figure <</MCID 0>> BDC 0 0 9 9 re f EMC").marked == {
        0: Marked("", True)
    }


def test_a_path_that_only_clips_paints_nothing(small: SmallPdf, tmp_path: Path) -> None:
    assert content(small, tmp_path, "/Figure <</MCID 0>> BDC 0 0 9 9 re W n EMC").marked == {
        0: Marked("", False)
    }


@pytest.mark.parametrize("mode", [3, 7])
def test_invisible_text_is_not_shown(small: SmallPdf, tmp_path: Path, mode: int) -> None:
    stream = f"/P <</MCID 0>> BDC BT /F1 10 Tf {mode} Tr {small.string('ب')} Tj ET EMC"
    assert content(small, tmp_path, stream).marked[0] == Marked("", False)


def test_font_and_mode_come_back_with_the_graphics_state(small: SmallPdf, tmp_path: Path) -> None:
    stream = f"BT /F1 10 Tf q 3 Tr /F9 10 Tf Q /P <</MCID 0>> BDC {small.string('ب')} Tj EMC ET"
    assert content(small, tmp_path, stream).marked[0].text == "ب"


@pytest.mark.parametrize(("string", "text"), [("7777", "\ufffd"), ("777777", "\ufffd\ufffd")])
def test_a_code_without_tounicode_and_half_a_code_equal_no_text(
    small: SmallPdf, tmp_path: Path, string: str, text: str
) -> None:
    stream = f"/P <</MCID 0>> BDC BT /F1 10 Tf <{string}> Tj ET EMC"
    assert content(small, tmp_path, stream).marked[0].text == text


@pytest.mark.parametrize(
    ("stream", "fault"),
    [
        ("/P <</MCID 0>> BDC", "a marked-content sequence is never closed"),
        ("EMC", "a marked-content sequence is closed that was never opened"),
        ("/P <</MCID 4>> BDC EMC /P <</MCID 4>> BDC EMC", "MCID 4 occurs twice"),
    ],
)
def test_marks_that_do_not_pair(small: SmallPdf, tmp_path: Path, stream: str, fault: str) -> None:
    assert content(small, tmp_path, stream).faults == (fault,)
