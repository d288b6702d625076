"""What a PDF may do: open an address that the edition says, go to a place of its own. All else is
named, wherever it stands.
"""

from pathlib import Path

import pytest

from edition.model.source import Attachment, SourceText
from edition.verify.proofs.actions import acts, addresses_said
from tests.verify.small_pdf import SmallPdf, read

SAID = addresses_said(
    (
        SourceText(
            "edition.toml", 'id = "a-1"\n[[link]]\nurl = "https://archive.org/details/{id}"\n', ""
        ),
    )
)
LINK = "<</Type /Annot /Subtype /Link /Rect [0 0 9 9] {}>>"
URI = "/A <</S /URI /URI ({})>>"
SCRIPT = "<</S /JavaScript /JS (app.alert(1))>>"


def found(folder: Path, held: str, *, catalog: str = "X", **options: object) -> list[str]:
    """What a document does whose catalog has one entry more."""
    small = SmallPdf(pages=[""], catalog={catalog: held})
    return list(acts(read(small.write(folder / "small.pdf", None)), SAID, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "held",
    [
        LINK.format(URI.format("https://archive.org/details/a-1")),
        LINK.format(URI.format("http://archive.org/details/%61-1")),
        LINK.format("/A <</S /GoTo /D [10 0 R /Fit]>>"),
        LINK.format("/Dest [10 0 R /Fit]"),
        "<</Title (x) /Next 10 0 R /Dest [10 0 R /Fit]>>",
        "<</S /P /P 10 0 R /A <</O /Layout /Placement /Block>>>>",
    ],
)
def test_what_an_edition_has(held: str, tmp_path: Path) -> None:
    assert found(tmp_path, held) == []


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (SCRIPT, "is an action (JavaScript)"),
        ("[<</S /Java#53cript>>]", "is an action (JavaScript)"),
        ("<</AA <</O 10 0 R>>>>", "acts by itself (AA)"),
        ("<</Names [(a) <</JS (x)>>]>>", "holds a script (JS)"),
        (LINK.format("/A <</S /Launch /F (calc.exe)>>"), "is an action (Launch)"),
        (LINK.format("/A <</S /GoToR /F (x.pdf)>>"), "is an action (GoToR)"),
        (LINK.format("/A <</S /SubmitForm /F (http://e.org)>>"), "is an action (SubmitForm)"),
        (LINK.format("/A <</S /Unheard>>"), "does what nobody knows (A)"),
        (LINK.format("/A <</S /GoTo /D [0 /Fit]>>"), "goes to no place of this file (GoTo)"),
        (
            LINK.format("/PA <</S /URI /URI (https://archive.org/details/a-1)>>"),
            "opens another address than it shows (PA)",
        ),
        (
            LINK.format("/A <</S /URI /URI (https://archive.org/details/a-1) /Next 10 0 R>>"),
            "does more than one thing (Next)",
        ),
        ("<</Title (x) /A <</S /Named /N /Print>>>>", "is an action (Named)"),
        (
            "<</Type /Annot /Subtype /Widget /Rect [0 0 9 9]>>",
            "is a note that an edition has not (Widget)",
        ),
        (
            "<</Subtype /RichMedia /Rect [0 0 9 9]>>",
            "is a note that an edition has not (RichMedia)",
        ),
        (
            "<</URI <</Base (https://evil.example/)>>>>",
            "says from where addresses are reckoned (URI)",
        ),
        ("<</Collection <<>>>>", "is a collection of files (Collection)"),
        ("<</AcroForm <</Fields []>>>>", "holds a form (AcroForm)"),
    ],
)
def test_what_it_has_not(held: str, told: str, tmp_path: Path) -> None:
    assert f"object 1 {told}" in found(tmp_path, held)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "https://archive.org.evil.example/details/a-1",
        "https://archive.org/details/a-10",
        "https://user@archive.org/details/a-1",
        "https://archive.org/details/%E2%80%AEa-1",
        "javascript:app.alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
    ],
)
def test_an_address_that_the_edition_does_not_say(address: str, tmp_path: Path) -> None:
    assert len(found(tmp_path, LINK.format(URI.format(address)))) == 1


def test_an_action_when_it_is_opened(tmp_path: Path) -> None:
    assert found(tmp_path, "[10 0 R /Fit]", catalog="OpenAction") == [
        "object 1 acts when it is opened (OpenAction)"
    ]


@pytest.mark.parametrize("behind", ["", "/EF <</F 7 0 R>> /UF (text.txt)"])
def test_what_is_attached(behind: str, tmp_path: Path) -> None:
    small = SmallPdf(pages=[""], catalog={"X": f"<<{behind}>>"}, streams={7: b"text"})
    reader = read(small.write(tmp_path / "small.pdf", None))
    told = ["«text.txt» is attached, and the edition does not say so"] if behind else []
    assert list(acts(reader, SAID)) == told
    assert list(acts(reader, SAID, (Attachment("text.txt", "text/plain", b"text"),))) == []
    assert list(acts(reader, SAID, (Attachment("text.txt", "text/plain", b"other"),))) == told
    assert list(acts(reader, SAID, None)) == []


def test_an_attachment_of_a_file_of_which_nobody_knows(tmp_path: Path) -> None:
    small = SmallPdf(
        pages=[""], catalog={"X": "<</EF <</F 7 0 R>> /UF (evil.exe)>>"}, streams={7: b"MZ"}
    )
    assert list(acts(read(small.write(tmp_path / "small.pdf", None)), SAID, None)) == [
        "«evil.exe» is attached, and no source"
    ]


def test_a_stream_in_another_file_and_a_second_revision(tmp_path: Path) -> None:
    file = SmallPdf(pages=[""], streams={7: b""}).write(tmp_path / "small.pdf", None)
    file.write_bytes(
        file.read_bytes().replace(
            b"<</Length 0>>\nstream\n\nends", b"<</Length 0/F(x)>>\nstream\nends", 1
        )
        + b"startxref\n0\n"
    )
    assert "the file has more than one revision" in list(acts(read(file), SAID))


@pytest.mark.parametrize(
    ("text", "address", "is_said"),
    [
        ("[نان](https://e.org/a_(b))", "https://e.org/a_(b)", True),
        ("[نان](https://e.org/نان)", "https://e.org/%D9%86%D8%A7%D9%86", True),
        ("<https://xn--mgba3a4f16a.ir>", "https://ایران.ir", True),
        ("[نان](https://e.org/?a&amp;b)", "https://e.org/?a&b", True),
        ("post@e.org.", "mailto:post@e.org", True),
        ("not-e.org", "https://e.org", False),
        ("https://e.org.evil", "https://e.org", False),
        ("https://e.organic", "https://e.org", False),
        ("https://exmaple.org", "https://example.org", True),
        ("ماستhttps://e.org/aرا", "https://e.org/a", True),
        ("ماستwww.e.orgرا", "http://www.e.org", True),
        ("https://e.org/نانها", "https://e.org/%D9%86%D8%A7%D9%86", False),
        ("https://نمونه.ایران/a", "https://xn--hhbbbed.xn--mgba3a4f16a/a", True),
        ("https://نمونه.ایرانی/a", "https://xn--hhbbbed.xn--mgba3a4f16a", False),
    ],
)
def test_how_an_address_is_said(text: str, address: str, is_said: bool) -> None:
    changes = '[[emendation]]\nline = 1\nbefore = "exmaple"\nafter = "example"\nreason = "x"\n'
    files = (("text.md", text), ("edition.toml", 'id = "a-1"'), ("emendations.toml", changes))
    said = addresses_said([SourceText(name, content, "") for name, content in files])
    assert said and said(address) is is_said


def test_without_a_description_nobody_knows() -> None:
    assert addresses_said([SourceText("pamphlet.txt", "https://e.org", "")]) is None
