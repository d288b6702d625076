from pathlib import Path

import pytest

from edition.verify.proofs.identification import identification
from tests.verify.small_pdf import SmallPdf, hexadecimal, read

PROPERTIES = {
    "dc:title": (
        '<rdf:Alt><rdf:li xml:lang="fa">دیگر</rdf:li><rdf:li xml:lang="x-default">نان '
        "&amp; کار</rdf:li></rdf:Alt>"
    ),
    "dc:language": "<rdf:Bag><rdf:li>fa</rdf:li></rdf:Bag>",
    "dc:creator": "<rdf:Seq><rdf:li>شورا</rdf:li></rdf:Seq>",
    "pdfaid:part": "2",
    "pdfaid:conformance": "A",
    "pdfuaid:part": "1",
    "xmp:CreateDate": "2026-11-26T00:00:00Z",
}
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
INFO = {
    "Title": hexadecimal("نان & کار"),
    "Author": hexadecimal("شورا"),
    "CreationDate": "(D:20261126000000Z)",
}
CATALOG = {
    "Lang": "(fa)",
    "MarkInfo": "<</Marked true>>",
    "ViewerPreferences": "<</Direction /R2L /DisplayDocTitle true>>",
    "OutputIntents": "[<</S /GTS_PDFA1>>]",
    "PageLabels": f"<</Nums [0 <</P {hexadecimal('۱')}>> 1 <</P {hexadecimal('۲')}>>]>>",
    "Metadata": "7 0 R",
}


def faults(
    folder: Path,
    *,
    catalog: dict[str, str] = CATALOG,
    properties: dict[str, str] = PROPERTIES,
    info: dict[str, str] = INFO,
) -> list[str]:
    """The faults of a document with these entries."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    said = "".join(f"<{key}>{value}</{key}>" for key, value in properties.items())
    packet = f'<rdf:RDF {names}><rdf:Description rdf:about="">{said}</rdf:Description></rdf:RDF>'.encode()
    small = SmallPdf(
        pages=["", ""],
        catalog=dict(catalog),
        info=f"<<{' '.join(f'/{k} {v}' for k, v in info.items())}>>",
    )
    small.streams[7] = packet
    return list(identification(read(small.write(folder / "small.pdf", None)), ""))


def test_a_file_that_says_all_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("Lang", "the catalog has no Lang"),
        ("MarkInfo", "MarkInfo does not say Marked"),
        ("OutputIntents", "the catalog has no OutputIntents"),
        ("PageLabels", "the catalog has no PageLabels"),
    ],
)
def test_a_missing_entry_of_the_catalog(tmp_path: Path, key: str, fault: str) -> None:
    assert faults(tmp_path, catalog={k: v for k, v in CATALOG.items() if k != key}) == [fault]


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("MarkInfo", "<</Marked false>>", "MarkInfo does not say Marked"),
        (
            "ViewerPreferences",
            "<</Direction /L2R /DisplayDocTitle true>>",
            "ViewerPreferences does not say Direction R2L",
        ),
        (
            "ViewerPreferences",
            "<</Direction /R2L>>",
            "ViewerPreferences does not say DisplayDocTitle",
        ),
        ("OutputIntents", "[]", "the catalog has no OutputIntents"),
        ("PageLabels", f"<</Nums [0 <</P {hexadecimal('۱')}>> 1 <<>>]>>", "page 2 has no label"),
    ],
)
def test_an_entry_that_says_something_else(
    tmp_path: Path, key: str, value: str, fault: str
) -> None:
    assert faults(tmp_path, catalog={**CATALOG, key: value}) == [fault]


@pytest.mark.parametrize(
    "key", ["dc:language", "pdfaid:part", "pdfaid:conformance", "pdfuaid:part"]
)
def test_a_missing_property(tmp_path: Path, key: str) -> None:
    assert faults(tmp_path, properties={k: v for k, v in PROPERTIES.items() if k != key}) == [
        f"XMP has no {key}"
    ]


def test_no_xmp_at_all(tmp_path: Path) -> None:
    assert "XMP has no dc:title" in faults(
        tmp_path, catalog={k: v for k, v in CATALOG.items() if k != "Metadata"}
    )


def test_a_title_said_in_two_ways(tmp_path: Path) -> None:
    assert faults(tmp_path, info={**INFO, "Title": "(Bread)"}) == [
        "Info has Title «Bread» and XMP «نان & کار»"
    ]


def test_an_entry_of_info_that_xmp_lacks(tmp_path: Path) -> None:
    assert faults(tmp_path, info={**INFO, "Producer": "(edition)"}) == [
        "Info has Producer «edition» and XMP «»"
    ]


def test_dates_are_compared_as_moments(tmp_path: Path) -> None:
    assert faults(tmp_path, info={**INFO, "CreationDate": "(D:20261126033000+03'30')"}) == []
    assert len(faults(tmp_path, info={**INFO, "CreationDate": "(D:20261126000001Z)"})) == 1
