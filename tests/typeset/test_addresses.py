"""Links: what is shown, what is opened, what is said of them."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from edition.model.description import Description, Link
from edition.typeset.forme.links import ShownLink, addresses
from tests.editions import TITLE, run, write_edition

DESCRIPTION = Description(
    id="a-text-1404",
    language="fa",
    title="نان",
    issuing_body="شورا",
    rights="http://rightsstatements.org/vocab/UND/1.0/",
)


def of(url: str, label: str = "نسخهٔ پایدار", *, qr: bool = True) -> ShownLink:
    [address] = addresses(replace(DESCRIPTION, link=(Link(label=label, url=url, qr=qr),)))
    return address


@pytest.mark.parametrize(
    ("url", "shown", "target"),
    [
        (
            "https://archive.org/details/{id}",
            "archive.org/details/a-text-1404",
            "https://archive.org/details/a-text-1404",
        ),
        # Case 49: the joiner is kept, the caption may show the Persian form.
        (
            "https://example.org/بیانیه\u200cها/اول-ماه-مه",
            "example.org/بیانیه\u200cها/اول-ماه-مه",
            "https://example.org/%D8%A8%DB%8C%D8%A7%D9%86%DB%8C%D9%87%E2%80%8C%D9%87%D8%A7/"
            "%D8%A7%D9%88%D9%84-%D9%85%D8%A7%D9%87-%D9%85%D9%87",
        ),
        (
            "https://نمونه.ایران/a",
            "نمونه.ایران/a",
            "https://xn--hhbbbed.xn--mgba3a4f16a/a",
        ),
        # Case 51: no digit is touched.
        (
            "https://example.org/p?id=1404&v=2",
            "example.org/p?id=1404&v=2",
            "https://example.org/p?id=1404&v=2",
        ),
        (
            "https://example.org/گزارش/۱۴۰۴",
            "example.org/گزارش/۱۴۰۴",
            "https://example.org/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4/%DB%B1%DB%B4%DB%B0%DB%B4",
        ),
        (
            "http://example.org/100%25/a(b)'c;d",
            "example.org/100%25/a(b)'c;d",
            "http://example.org/100%25/a(b)'c;d",
        ),
        ("http://[2001:db8::1]:80/#a", "[2001:db8::1]:80/#a", "http://[2001:db8::1]:80/#a"),
    ],
)
def test_shown_and_opened(url: str, shown: str, target: str) -> None:
    address = of(url)
    assert (address.shown, address.target) == (shown, target)
    assert address.target.isascii()


def test_what_is_there_is_said_by_its_label() -> None:
    assert of("https://example.org/{id}").label == "نسخهٔ پایدار"


def test_every_link_in_order() -> None:
    links = (
        Link(label="یک", url="https://a.example/"),
        Link(label="دو", url="https://b.example/", qr=True),
    )
    assert [(a.shown, a.qr) for a in addresses(replace(DESCRIPTION, link=links))] == [
        ("a.example/", False),
        ("b.example/", True),
    ]


def test_a_joiner_behind_a_link_comes_back(tmp_path: Path) -> None:
    """PDFium passes over one at the head of a leaf."""
    text = (
        "نشانی https://example.org/b\u200cهای ما و [PDF](https://example.org/p)\u200cها را ببینید."
    )
    folder = write_edition(tmp_path / "a")
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(f"# {TITLE}\n\n{text}\n", encoding="utf-8")
    built = run("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    actions = {
        str(note.get_object()["/A"]["/URI"])
        for page in PdfReader(tmp_path / "out" / "a" / "pamphlet.pdf").pages
        for note in page.get("/Annots", ())
    }
    assert actions == {"https://example.org/b", "https://example.org/p"}
