"""What a PDF says of itself, read back: Info, XMP, labels, outline, viewer preferences, output
intent.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdf
import pytest

from edition import __version__
from tests.editions import LISTED
from tests.pdf.conftest import Write, Written

RDF, DC = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HARD = 'نان & آزادی <۱۴۰۴> "بیانیه" و O\'Brien (الف) \\ [ب]'


@pytest.fixture(scope="module")
def statement_pdf(statement: Written) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(statement.file) as pdf:
        yield pdf


def packet(pdf: pikepdf.Pdf) -> ElementTree.Element:
    return ElementTree.fromstring(pdf.Root.Metadata.read_bytes())


def alternatives(xmp: ElementTree.Element, name: str) -> list[tuple[str | None, str | None]]:
    [alt] = xmp.findall(f".//{DC}{name}/{RDF}Alt")
    return [(item.get(LANG), item.text) for item in alt]


def hard_title(small: Write) -> pikepdf.Pdf:
    escaped = HARD.replace("\\", "\\\\").replace('"', '\\"')
    return pikepdf.open(
        small(title=f'"{escaped}"', parallel_titles='{ en = "Bread & <Freedom>" }').file
    )


def test_a_title_with_signs_of_markup_is_the_same_everywhere(small: Write) -> None:
    """Case 62."""
    with hard_title(small) as pdf:
        raw = pdf.Root.Metadata.read_bytes().decode()
        assert alternatives(packet(pdf), "title")[0] == ("x-default", HARD)
        assert "نان &amp; آزادی &lt;۱۴۰۴" in raw
        info = bytes(pdf.docinfo.Title)
        assert info[:2] == b"\xfe\xff" and info[2:].decode("utf-16-be") == HARD
        assert str(pdf.Root.Outlines.First.Title) == HARD


def test_titles_are_alternatives_by_language(small: Write) -> None:
    """Case 63."""
    with hard_title(small) as pdf:
        xmp = packet(pdf)
        assert alternatives(xmp, "title") == [
            ("x-default", HARD),
            ("fa", HARD),
            ("en", "Bread & <Freedom>"),
        ]
        assert [language for language, _ in alternatives(xmp, "description")] == ["x-default", "fa"]
        assert xmp.findall(f".//{DC}creator/{RDF}Seq/{RDF}li")[0].text == "شورای نویسندگان"


def test_the_packet_is_found_without_a_parser(statement_pdf: pikepdf.Pdf) -> None:
    metadata = statement_pdf.Root.Metadata
    assert "/Filter" not in metadata
    assert (metadata.Type, metadata.Subtype) == ("/Metadata", "/XML")
    raw = metadata.read_bytes()
    assert raw.startswith(
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode()
    ) and raw.endswith(b'<?xpacket end="r"?>')


def test_the_identification(statement_pdf: pikepdf.Pdf) -> None:
    xmp = statement_pdf.open_metadata()
    assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("2", "A", "1")


def test_info_equals_xmp(statement_pdf: pikepdf.Pdf) -> None:
    xmp = statement_pdf.open_metadata()
    info = statement_pdf.docinfo
    assert str(info.Title) == xmp["dc:title"]
    assert [str(info.Author)] == xmp["dc:creator"]
    assert str(info.Subject) == xmp["dc:description"]
    assert str(info.Producer) == xmp["pdf:Producer"] == f"edition {__version__}"
    assert str(info.Creator) == xmp["xmp:CreatorTool"]
    for key, name in (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")):
        assert pikepdf.models.metadata.decode_pdf_date(str(info[f"/{key}"])).isoformat() == xmp[
            name
        ].replace("Z", "+00:00")


def test_dates_are_the_day_of_the_edition(statement_pdf: pikepdf.Pdf) -> None:
    assert str(statement_pdf.docinfo.CreationDate) == "D:20261126000000Z"


def test_what_else_the_packet_says(statement_pdf: pikepdf.Pdf) -> None:
    xmp = statement_pdf.open_metadata()
    assert xmp["dc:identifier"] == "shora-hamkari-bayaniye-1395-08"
    assert list(xmp["dc:language"]) == ["fa"]
    assert xmp["xmpRights:WebStatement"] == "http://rightsstatements.org/vocab/UND/1.0/"
    assert re.fullmatch("sha256:[0-9a-f]{64}", xmp["dc:source"])


def test_each_page_has_its_persian_label(statement: Written) -> None:
    labels = pypdf.PdfReader(statement.file).page_labels
    assert labels == [page.folio for page in statement.paged.pages]
    assert labels[:3] == ["۱", "۲", "۳"]


def entries(pdf: pikepdf.Pdf) -> list[Any]:
    found, entry = [], pdf.Root.Outlines.get("/First")
    while entry is not None:
        found.append(entry)
        entry = entry.get("/Next")
    return found


def test_the_outline_leads_to_the_headings(statement: Written, statement_pdf: pikepdf.Pdf) -> None:
    """Case 36: UTF-16 with its mark, and the page of the heading."""
    found = entries(statement_pdf)
    assert len(found) == len(statement.paged.outline) == int(statement_pdf.Root.Outlines.Count) == 5
    for entry, mark in zip(found, statement.paged.outline, strict=True):
        assert bytes(entry.Title) == b"\xfe\xff" + mark.title.encode("utf-16-be")
        page, kind, left, top, zoom = entry.Dest
        assert page.objgen == statement_pdf.pages[mark.page - 1].obj.objgen
        assert (str(kind), left, zoom) == ("/XYZ", None, None)
        assert float(top) == pytest.approx((statement.paged.height - mark.y) / 1000, abs=0.001)
    for before, after in pairwise(found):
        assert (before.Next.objgen, after.Prev.objgen) == (after.objgen, before.objgen)


def test_an_outline_title_keeps_its_joiner(small: Write) -> None:
    with pikepdf.open(small("بند یک.\nهدف‌های ما (۱۴۰۴) & راه\nبند دو.\n").file) as pdf:
        assert [str(entry.Title) for entry in entries(pdf)][1] == "هدف‌های ما (۱۴۰۴) & راه"


def test_it_is_read_from_right_to_left(statement_pdf: pikepdf.Pdf) -> None:
    """Case 42."""
    catalog = statement_pdf.Root
    assert str(catalog.ViewerPreferences.Direction) == "/R2L"
    assert bool(catalog.ViewerPreferences.DisplayDocTitle)
    assert str(catalog.PageLayout) == "/SinglePage"


def test_one_output_intent_with_its_profile(statement_pdf: pikepdf.Pdf) -> None:
    [intent] = statement_pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    profile = intent.DestOutputProfile
    assert int(profile.N) == 3
    content = profile.read_bytes()
    assert content[12:20] == b"mntrRGB " and content[36:40] == b"acsp"


@pytest.mark.parametrize(
    "name", ["/AcroForm", "/Names", "/OpenAction", "/AA", "/Encrypt", "/OCProperties"]
)
def test_nothing_active_and_nothing_hidden(statement_pdf: pikepdf.Pdf, name: str) -> None:
    assert name not in statement_pdf.Root and name not in statement_pdf.trailer


def test_parts_of_a_section_lie_under_it(small: Write) -> None:
    long = "این سطر از شصت نویسه بلندتر است و بی هیچ نشانهٔ پایانی رها می‌شود تا متن پیوسته باشد"
    written = small(
        f"{long}\nباب یکم\nحکایت ۱\n{long}\nحکایت ۲\n{long}\nباب دوم\nحکایت ۱\n{long}\n",
        LISTED,
    )
    assert [(mark.title, mark.level) for mark in written.paged.outline][1:] == [
        ("فهرست", 1), ("باب یکم", 1), ("حکایت ۱", 2), ("حکایت ۲", 2), ("باب دوم", 1), ("حکایت ۱", 2),
    ]  # fmt: skip
    with pikepdf.open(written.file) as pdf:
        top = entries_below(pdf.Root.Outlines)
        assert [str(entry.Title) for entry in top] == [
            written.paged.outline[0].title,
            "فهرست",
            "باب یکم",
            "باب دوم",
        ]
        assert [[str(entry.Title) for entry in entries_below(parent)] for parent in top] == [
            [],
            [],
            ["حکایت ۱", "حکایت ۲"],
            ["حکایت ۱"],
        ]
        assert [int(parent.get("/Count", 0)) for parent in top] == [0, 0, -2, -1]


def entries_below(parent: pikepdf.Object) -> list[pikepdf.Object]:
    """The entries of one level, along Next and back along Prev."""
    found = [parent.First] if "/First" in parent else []
    while found and "/Next" in found[-1]:
        assert found[-1].Next.Prev.objgen == found[-1].objgen
        found.append(found[-1].Next)
    assert not found or parent.Last.objgen == found[-1].objgen
    assert all(entry.Parent.objgen == parent.objgen for entry in found)
    return found
