"""The e-book: its package, its contents, its pages, and that it is the same file each time."""

from pathlib import Path

from lxml import etree

from edition.edited import edited_of
from edition.surfaces import e_book
from edition.surfacing import _shown
from edition.typeset import typeset
from tests.surfaces.shown import built, members

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
}
TYPE = "{http://www.idpf.org/2007/ops}type"


def package(book: bytes) -> etree._Element:
    return etree.fromstring(members(book)["EPUB/package.opf"])


def test_its_type_comes_first(surfaces: Path) -> None:
    held = members((surfaces / "edition.epub").read_bytes())
    assert next(iter(held.items())) == ("mimetype", b"application/epub+zip")


def test_its_package_says_how_it_is_read(surfaces: Path) -> None:
    found = package((surfaces / "edition.epub").read_bytes())
    [spine] = found.findall("opf:spine", NAMES)
    assert spine.get("page-progression-direction") == "rtl"
    assert [node.text for node in found.iterfind(".//dc:language", NAMES)] == ["fa"]
    titled = [*found.iterfind(".//dc:title", NAMES), *found.iterfind(".//dc:creator", NAMES)]
    assert titled and all(node.get("dir") == "rtl" for node in titled)
    said = {
        meta.get("property"): meta.text
        for meta in found.iterfind(".//opf:meta", NAMES)
        if meta.get("property")
    }
    assert said["dcterms:modified"] == "2026-11-26T00:00:00Z"
    assert said["pageBreakSource"] == "shora-hamkari-bayaniye-1395-08/pamphlet"
    assert said["dcterms:conformsTo"] == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def test_each_document_says_its_direction(surfaces: Path) -> None:
    held = members((surfaces / "edition.epub").read_bytes())
    documents = [etree.fromstring(held[name]) for name in held if name.endswith(".xhtml")]
    assert len(documents) == 8
    assert {(each.get("dir"), each.get("lang")) for each in documents} == {("rtl", "fa")}


def test_every_page_of_the_paper_is_listed(surfaces: Path) -> None:
    nav = etree.fromstring(members((surfaces / "edition.epub").read_bytes())["EPUB/nav.xhtml"])
    lists = {each.get(TYPE): each for each in nav.iter(f"{{{NAMES['h']}}}nav")}
    assert list(lists) == ["toc", "page-list", "landmarks"]
    pages = [link.text for link in lists["page-list"].iter(f"{{{NAMES['h']}}}a")]
    assert pages == [
        "۱",
        "۲",
        "۳",
        "۴",
        "۵",
        "۶",
        "۷",
        "۸",
        "۹",
        "۱۰",
        "۱۱",
        "۱۲",
        "۱۳",
        "۱۴",
        "۱۵",
        "۱۶",
    ]


def test_no_conformance_is_claimed_where_a_language_is_not_known(tmp_path: Path) -> None:
    text = "نان و آزادی\n\nمتن: The bread of freedom is dear.\n"
    found = package((built(tmp_path, text) / "edition.epub").read_bytes())
    assert not [
        m for m in found.iterfind(".//opf:meta", NAMES) if "conformsTo" in m.get("property", "")
    ]


def test_the_same_edition_is_the_same_book(repository: Path) -> None:
    edited, _ = edited_of(repository / "source" / "statement", None)
    assert edited
    outputs, _ = typeset(edited.source, edited.reading, edited.fonts, ("pamphlet",))
    assert outputs
    assert e_book(_shown(edited, outputs), b"") == e_book(_shown(edited, outputs), b"")


def test_the_licence_of_its_faces_is_in_it(surfaces: Path) -> None:
    held = members((surfaces / "edition.epub").read_bytes())
    assert b"SIL OPEN FONT LICENSE" in held["EPUB/fonts/licence-1.txt"]
