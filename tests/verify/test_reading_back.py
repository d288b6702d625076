"""What readers give back: measured by feature, and the mutations of a text layer that plain lines
must show.
"""

import random
import re
from collections.abc import Callable
from ctypes import c_double
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DecodedStreamObject,
    NameObject,
    PdfObject,
)
from pypdfium2 import PdfDocument, raw

from edition.model.proof import Check, CheckName, Outcome
from edition.model.source import SourceText
from edition.verify import Claims, verify
from edition.verify.file.page_content import TextObject
from edition.verify.file.readers import PlacedCharacter, asked_once, places
from edition.verify.proofs.reading_back import ReadLine, _Baselines, folded, lines_of, lost
from tests.editions import run, write_edition

PLAIN: CheckName = "lines by feature: plain"
Mutation = Callable[[PdfWriter], None]


def shown(text: str, faces: int = 1, gap: float = 0.0, baseline: float = 0.0) -> TextObject:
    """A text object of right-to-left words, as it stands on the page."""
    return TextObject(text[::-1], faces, gap, baseline, 11.0)


@pytest.mark.parametrize(
    ("line", "feature"),
    [
        ("آزادی، برابری و نان می\u200cخواهیم.", "plain"),
        ("برنامۀ همه", "plain"),
        ("سال ۱۳۹۵ بود", "number"),
        ("فایل PDF را", "Latin"),
        ("فایل PDF (۲) را", "Latin"),
        ("گفت «نان» و", "bracket"),
        ("مِنّت و جامعهٔ ما", "mark"),
        ("ﻻ و ﺳﻼﻡ", "sign"),
        ("نان - آب", "sign"),
        ("نان\u3000آب", "sign"),
        ("نا\u00adن", "sign"),
        ("هست\u200c، نان", "sign"),
        ("هست:\u200c نان", "sign"),
        ("ربا\u2067نان\u2069 را", "sign"),
    ],
)
def test_the_feature_of_a_line(line: str, feature: str) -> None:
    objects = shown("نان و آب"), shown("سال ۱", baseline=20), shown(line, baseline=40)
    found = lines_of(f"نان و آب\nسال ۱\n{line}", objects)
    assert [each.feature for each in found] == [
        PLAIN,
        CheckName.LINES_NUMBER,
        f"lines by feature: {feature}",
    ]


def test_a_line_is_known_on_the_page_though_a_code_says_a_letter_and_its_mark() -> None:
    """From the left the mark stands before its letter, and the two do not compose."""
    bold = TextObject("نیم\u0654ات", 2, 0.0, 0.0, 11.0)
    [found] = lines_of("ت\u0623مین", [bold])
    assert found.feature == CheckName.LINES_BOLD


def test_a_mark_at_the_end_of_the_first_line_of_a_page() -> None:
    of_pages = [lines_of(f"سبب پرسیدم{mark}\nکسی گفت.", []) for mark in (".", "")]
    assert [found.feature for lines in of_pages for found in lines] == [
        "lines by feature: mark before the turn",
        PLAIN,
        PLAIN,
        PLAIN,
    ]


@pytest.mark.parametrize(
    ("before", "turns"),
    [
        ("1 نان و آب", True),
        ("12. نان و آب.", True),
        ("Marx و نان", True),
        ("۱ نان و آب", False),
        ("نان و Marx", False),
        ("[نان]: آب", True),
        ("«نان» و آب", True),
        ("(نان) و آب", False),
    ],
)
def test_a_mark_at_the_end_of_a_line_behind_what_ends_from_left_to_right(
    before: str, turns: bool
) -> None:
    """As the figure of an item, which stands at the right of the line before: seen from the left it
    is shown last there.
    """
    objects = shown("کار"), shown(before, baseline=20), shown("کسی گفت.", baseline=40)
    found = [*lines_of("کسی گفت.", objects)]
    assert [line.feature for line in found] == [
        "lines by feature: mark before the turn" if turns else PLAIN
    ]


def test_bold_words_and_the_gap_of_a_couplet_are_seen_on_the_page_alone() -> None:
    objects = (
        shown("نان و آب"),
        shown("کار و خانه", faces=2, baseline=20),
        shown("کوه و دشت", gap=2.5, baseline=40),
    )
    text = "نان و آب\nکار و خانه\nکوه و دشت\nآن که در هیچ شیئی نیست\n"
    found = [line.feature.removeprefix("lines by feature: ") for line in lines_of(text, objects)]
    assert found == ["plain", "bold", "verse", "plain"]


def test_a_figure_beside_a_line_is_a_part_of_it() -> None:
    objects = (
        shown("نان و آب", baseline=100),
        shown("۱", baseline=96),
        shown("کار و خانه", baseline=80),
    )
    assert [line.feature for line in lines_of("نان و آب\nکار و خانه", objects)] == [
        "lines by feature: number",
        PLAIN,
    ]


def test_a_line_is_lost_where_its_page_has_it_less_often() -> None:
    lines = [ReadLine(folded("نان و"), PLAIN), ReadLine(folded("نان و"), PLAIN)]
    assert lost(lines, "نان\u200f و\r\nنان و") == set() == lost(lines, "نان و نان و")
    assert lost(lines, "نان و") == {1}
    assert lost(lines, "") == {0, 1}
    assert lost([ReadLine(folded("آب"), PLAIN)], "آبی و خاکی") == {0}


def test_what_pdfium_decomposes_is_the_same_line() -> None:
    assert lost([ReadLine(folded("برنامۀ ما"), PLAIN)], "برنام\u06d5\u0654 ما") == frozenset()


def cmaps(writer: PdfWriter) -> list[DecodedStreamObject]:
    fonts = writer.pages[3]["/Resources"]["/Font"]  # type: ignore[index]
    return [fonts[name]["/ToUnicode"] for name in fonts]


def retold(pattern: bytes, instead: bytes) -> Mutation:
    """ToUnicode of every face with some entries changed."""

    def mutate(writer: PdfWriter) -> None:
        for cmap in cmaps(writer):
            cmap.set_data(re.sub(pattern, instead, cmap.get_data()))

    return mutate


def reverse_codes(writer: PdfWriter) -> None:
    """The codes of each string from the right: slots in the order of the text."""

    for each in writer.pages:
        stream = ContentStream(each["/Contents"], writer, "bytes")
        for operands, operator in stream.operations:
            if operator == b"TJ":
                operands[0] = ArrayObject(map(_codes_reversed, operands[0]))
        each[NameObject("/Contents")] = stream


def _codes_reversed(entry: PdfObject) -> PdfObject:
    if not isinstance(entry, ByteStringObject):
        return entry
    return ByteStringObject(b"".join(entry[i : i + 2] for i in range(len(entry) - 2, -1, -2)))


MUTATIONS: dict[str, Mutation] = {
    "spaces are joiners": retold(rb"> <0020>", b"> <200C>"),
    "the first letter of the alphabet is another": retold(rb"> <0627>", b"> <0622>"),
    "slots stand in the order of the text": reverse_codes,
}


@pytest.fixture(scope="module")
def expected(pamphlet: Path) -> str:
    return (pamphlet / "pamphlet.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def said(repository: Path) -> SourceText:
    return SourceText(
        "text.txt",
        (repository / "source" / "statement" / "text.txt").read_text(encoding="utf-8"),
        "",
    )


def checks(pdf: Path, expected: str, said: SourceText) -> dict[tuple[str, str], Check]:
    return {
        (check.name, check.reader): check
        for check in verify(pdf, Claims(expected, said=(said,))).checks
    }


def test_what_is_asked_once_is_the_text_of_pypdf_alone(pamphlet: Path) -> None:
    alone = [page.extract_text() for page in PdfReader(pamphlet / "pamphlet.pdf").pages]
    with asked_once():
        once = [page.extract_text() for page in PdfReader(pamphlet / "pamphlet.pdf").pages]
    again = [page.extract_text() for page in PdfReader(pamphlet / "pamphlet.pdf").pages]
    assert alone == once == again and all(alone)


def test_the_plain_lines_of_the_statement_come_back(
    pamphlet: Path, expected: str, said: SourceText
) -> None:
    found = checks(pamphlet / "pamphlet.pdf", expected, said)
    for reader in ("pypdf", "PDFium"):
        assert (
            found[PLAIN, reader].outcome is Outcome.PASSED
            and (found[PLAIN, reader].measured or 0) > 99.5
        )
        told = [
            check
            for (name, by), check in found.items()
            if by == reader and name.startswith("lines by feature")
        ]
        assert {check.name.rpartition(" ")[2] for check in told} >= {
            "plain",
            "number",
            "bracket",
            "Latin",
        }
        assert {check.outcome for check in told} == {Outcome.PASSED, Outcome.MEASURED}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_wrong_text_layer_fails_in_both_readers(
    pamphlet: Path, expected: str, said: SourceText, tmp_path: Path, name: str
) -> None:
    writer = PdfWriter(clone_from=pamphlet / "pamphlet.pdf")
    MUTATIONS[name](writer)
    writer.write(tmp_path / "wrong.pdf")
    found = checks(tmp_path / "wrong.pdf", expected, said)
    for reader in ("pypdf", "PDFium"):
        check = found[PLAIN, reader]
        assert check.outcome is Outcome.FAILED, (reader, check)
        first = check.faults[0]
        assert first.expected and first.act and first.place and first.place.file == "text.txt"
        assert set(said.text.splitlines()[(first.place.line or 0) - 1].split()) & set(
            first.expected.split()
        )


def test_joiners_left_out_of_to_unicode_are_missed(
    pamphlet: Path, expected: str, said: SourceText, tmp_path: Path
) -> None:
    writer = PdfWriter(clone_from=pamphlet / "pamphlet.pdf")
    retold(rb"<[0-9A-F]{4}> <200C>\n", b"")(writer)
    writer.write(tmp_path / "wrong.pdf")
    found = checks(tmp_path / "wrong.pdf", expected, said)
    assert {found["zero-width non-joiners", reader].outcome for reader in ("pypdf", "PDFium")} == {
        Outcome.FAILED
    }


def test_of_lines_that_say_the_same_the_hard_one_did_not_come_back() -> None:
    """The first of a page, which pypdf reads with its mark in front."""
    objects = [shown("نان.", baseline=20 * i) for i in range(3)]
    found = [*lines_of("نان.\nنان.\nنان.", objects)]
    assert [line.feature for line in found] == [
        "lines by feature: mark before the turn",
        PLAIN,
        PLAIN,
    ]
    assert lost(found, ".نان\nنان.\nنان.") == {0}
    assert lost(found, ".نان\nنان.") == {0, 2}


def test_a_line_beside_one_that_is_steered_is_hard() -> None:
    """A mark of direction that nobody sees makes one line of two in PDFium."""
    lines = lines_of("نان\nآب\n۱\u061c\nخاک\nباد", [])
    assert [line.feature == PLAIN for line in lines] == [True, False, False, False, True]


def test_a_single_plain_line_that_is_gone_fails(
    pamphlet: Path, expected: str, said: SourceText
) -> None:
    """However many others come back."""
    more = expected.replace("\f", "\nاین سطر در صفحه نیست\f", 1)
    found = checks(pamphlet / "pamphlet.pdf", more, said)
    for reader in ("pypdf", "PDFium"):
        check = found[PLAIN, reader]
        assert check.outcome is Outcome.FAILED and len(check.faults) == 1
        assert check.faults[0].expected == "این سطر در صفحه نیست"


@pytest.mark.parametrize("seed", range(8))
def test_what_stands_beside_a_line_is_found_by_its_height(seed: int) -> None:
    by = random.Random(seed)
    objects = [
        TextObject(
            "ا", 1, 0.0, by.choice([by.uniform(0, 800), 400.0]), by.choice([7.0, 11.0, 60.0])
        )
        for _ in range(60)
    ]
    found = _Baselines(objects)
    for one in objects:
        others = (each for each in objects if each is not one)
        assert found.beside(one) == [
            other
            for other in others
            if abs(one.baseline - other.baseline) < max(one.size, other.size) / 2
        ]


def test_each_character_stands_where_pdfium_has_it_beside_one_in_two_halves(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", "", more="")
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text("# نان\n\nکد `𝙰𝙱x` پایان همین بند است.\n", encoding="utf-8")
    assert run("build", folder, "--only", "pamphlet", "--out", tmp_path / "o").exit_code == 0
    with PdfDocument(tmp_path / "o" / "a" / "pamphlet.pdf") as pdf:
        text = next(t for page in pdf if "𝙰" in (t := page.get_textpage()).get_text_range())
        found = [place for marked in places(text).values() for place in marked]
        alone: list[PlacedCharacter] = []
        for i in range(text.count_chars()):
            x, y, code = c_double(), c_double(), raw.FPDFText_GetUnicode(text, i)
            assert raw.FPDFText_GetCharOrigin(text, i, x, y)
            if code > ord(" ") and not 0xD800 <= code <= 0xDFFF:
                alone.append((x.value, y.value, chr(code)))
    assert sorted(place for place in found if place[2] <= "\uffff") == sorted(alone)
    assert [character for _, _, character in found if character > "\uffff"] == ["𝙰", "𝙱"]
