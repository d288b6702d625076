"""The whole stage: on the real pamphlet, on copies of it damaged with pypdf, and on what is no
pamphlet.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from edition.core.direction import departures
from edition.model.proof import Check, Outcome, Proof
from edition.model.reading import Emendation
from edition.model.source import SourceText
from edition.verify import Claims, verify
from tests.editions import all_faces, reading_of
from tests.verify.small_pdf import Node, SmallPdf, said

FEATURES = ("Latin", "bracket", "mark", "mark before the turn", "number", "sign", "plain")
NAMES = [
    *(
        (name, reader)
        for reader in ("pypdf", "PDFium")
        for name in (
            "words in order",
            *(
                f"lines by feature: {feature}"
                for feature in FEATURES
                if reader == "pypdf" or feature != "mark before the turn"
            ),
            "zero-width non-joiners",
            "tatweels",
        )
    ),
    ("structure tree", "pypdf"),
    ("own content", "pypdf"),
    ("order", "PDFium"),
    ("letters of wide codes", "HarfBuzz"),
    ("marked content", "pypdf"),
    ("words of the source", "text"),
    ("ink", "PDFium"),
    ("identification", "pypdf"),
    ("privacy", "pypdf"),
    ("actions", "pypdf"),
]
TEXT_PAGE = 3
"""A page (from 0) inside the running text."""

Damage = Callable[[PdfWriter], None]


@pytest.fixture(scope="module")
def expected(pamphlet: Path) -> str:
    return (pamphlet / "pamphlet.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def source(repository: Path) -> str:
    return (repository / "source" / "statement" / "text.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def register(repository: Path) -> tuple[Emendation, ...]:
    return reading_of(repository / "source" / "statement")[1].emendations


@pytest.fixture
def proved(
    pamphlet: Path, expected: str, source: str, register: tuple[Emendation, ...], tmp_path: Path
) -> Callable[..., Proof]:
    """Verify a damaged copy of the pamphlet."""

    def prove(damage: Damage, expected: str = expected, source: str = source) -> Proof:
        writer = PdfWriter(clone_from=pamphlet / "pamphlet.pdf")
        damage(writer)
        writer.write(tmp_path / "damaged.pdf")
        private = ("nima-laptop", "/srv/nima")
        claims = Claims(
            expected,
            SourceText("text.txt", source, ""),
            register,
            private=private,
            declared=departures,
            faces=all_faces(),
        )
        return verify(tmp_path / "damaged.pdf", claims)

    return prove


def failed(proof: Proof) -> dict[str, str]:
    """The note of each check that failed and asks no reader for its text."""
    return {
        c.name: c.note
        for c in proof.checks
        if c.outcome is Outcome.FAILED and not c.name.startswith("lines by feature")
    }


def inherit(writer: PdfWriter) -> None:
    """What all pages use stands once, at the root of their tree."""
    root = writer.root_object["/Pages"]
    for page in writer.pages:
        root[NameObject("/Resources")] = page.raw_get("/Resources")  # type: ignore[index]
        del page.get_object()["/Resources"]


def leave(writer: PdfWriter) -> None:
    """No damage."""


def spans(writer: PdfWriter) -> list[DictionaryObject]:
    """The elements with ActualText, in reading order."""

    def below(element: DictionaryObject) -> list[DictionaryObject]:
        held = element.get("/K", ArrayObject()).get_object()
        kids = [kid.get_object() for kid in held] if isinstance(held, ArrayObject) else [held]
        found = [span for kid in kids if isinstance(kid, DictionaryObject) for span in below(kid)]
        return [element, *found] if "/ActualText" in element else found

    return below(writer.root_object["/StructTreeRoot"])  # type: ignore[arg-type]


def body(writer: PdfWriter) -> list[DictionaryObject]:
    """Two paragraphs of the running text."""
    return [span for span in spans(writer) if len(str(span["/ActualText"])) > 300][1:3]


def replace_content(writer: PdfWriter, content: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(content)
    writer.pages[TEXT_PAGE][NameObject("/Contents")] = stream


def put_in_a_blank_page(writer: PdfWriter) -> None:
    writer.insert_blank_page(index=1)


def blank_a_page(writer: PdfWriter) -> None:
    replace_content(writer, b"")


def empty_a_line(writer: PdfWriter) -> None:
    content = writer.pages[TEXT_PAGE]["/Contents"].get_data()  # type: ignore[attr-defined]
    start = content.index(b"[", content.index(b"/MCID 5"))
    replace_content(writer, content[:start] + b"[" + content[content.index(b"]", start) :])


def unmark_a_line(writer: PdfWriter) -> None:
    content = writer.pages[TEXT_PAGE]["/Contents"].get_data()  # type: ignore[attr-defined]
    replace_content(writer, content + b" 0 0 9 9 re f")


def swap_two_paragraphs(writer: PdfWriter) -> None:
    first, second = body(writer)
    held = first["/K"].indirect_reference, second["/K"].indirect_reference
    first[NameObject("/K")], second[NameObject("/K")] = held[1], held[0]


def change_a_letter_of_the_tree(writer: PdfWriter) -> None:
    span = body(writer)[0]
    span[NameObject("/ActualText")] = TextStringObject(
        str(span["/ActualText"]).replace("سرمایه", "سرمايه", 1)
    )


def change_a_letter_of_the_font(writer: PdfWriter) -> None:
    fonts = writer.pages[TEXT_PAGE]["/Resources"]["/Font"]  # type: ignore[index]
    for name in fonts:
        stream = fonts[name]["/ToUnicode"]
        stream.set_data(
            stream.get_data().replace(b"> <06CC>", b"> <064A>").replace(b"> <06cc>", b"> <064a>")
        )


def disown_a_line(writer: PdfWriter) -> None:
    owner = body(writer)[0]["/K"]
    assert isinstance(owner, DictionaryObject)
    owner[NameObject("/K")] = ArrayObject(list(owner["/K"])[:-1])  # type: ignore[call-overload]


def own_a_line_that_is_not_there(writer: PdfWriter) -> None:
    owner = body(writer)[0]["/K"]
    owner["/K"].append(NumberObject(9999))  # type: ignore[index]


def retitle(writer: PdfWriter) -> None:
    writer.add_metadata({"/Title": "دیگر"})


def name_the_machine(writer: PdfWriter) -> None:
    body(writer)[0][NameObject("/T")] = TextStringObject("made on nima-laptop")


def test_pages_that_inherit_their_resources_are_read_as_others(
    proved: Callable[..., Proof],
) -> None:
    """ISO 32000-1, 7.7.3.4."""
    assert replace(proved(inherit), file="") == replace(proved(leave), file="")


def test_the_pamphlet_passes_every_check(proved: Callable[..., Proof]) -> None:
    proof = proved(leave)
    assert [(check.name, check.reader) for check in proof.checks] == NAMES
    assert {
        (check.name, check.note) for check in proof.checks if check.outcome is Outcome.FAILED
    } == set()


@pytest.mark.parametrize(
    ("damage", "check", "note"),
    [
        (
            put_in_a_blank_page,
            "structure tree",
            "it has 17 pages, and its text 16",
        ),
        (blank_a_page, "own content", f"on page {TEXT_PAGE + 1} does not show «"),
        (blank_a_page, "marked content", f"page {TEXT_PAGE + 1}: Document/"),
        (empty_a_line, "own content", f"on page {TEXT_PAGE + 1} "),
        (unmark_a_line, "marked content", f"page {TEXT_PAGE + 1}: something is painted outside"),
        (swap_two_paragraphs, "own content", "Document/"),
        (change_a_letter_of_the_tree, "own content", "Document/"),
        (
            change_a_letter_of_the_tree,
            "structure tree",
            ": expected «سرمایه\u200cداری», seen «سرمايه\u200cداری»",
        ),
        (change_a_letter_of_the_font, "own content", "Document/"),
        (disown_a_line, "own content", "does not show «"),
        (disown_a_line, "marked content", ": no element owns MCID "),
        (
            own_a_line_that_is_not_there,
            "marked content",
            "owns MCID 9999, which the page does not have",
        ),
        (retitle, "identification", "Info has Title «دیگر» and XMP «"),
        (name_the_machine, "privacy", "holds a name or a path of the machine"),
    ],
)
def test_damage_is_found_and_its_place_named(
    proved: Callable[..., Proof], damage: Damage, check: str, note: str
) -> None:
    assert note in failed(proved(damage)).get(check, "")


def test_a_word_of_the_source_that_was_left_out(proved: Callable[..., Proof], source: str) -> None:
    notes = failed(
        proved(leave, source=source.replace("کار آسانی نخواهد بود", "کار بسیار آسانی نخواهد بود"))
    )
    assert (
        list(notes) == ["words of the source"]
        and "expected «بسیار آسانی" in notes["words of the source"]
    )


def test_a_text_that_the_file_does_not_hold(proved: Callable[..., Proof], expected: str) -> None:
    proof = proved(leave, expected="\n".join(f"{line} بیش" for line in expected.splitlines()))
    readers = {
        c.reader
        for c in proof.checks
        if c.name == "lines by feature: plain" and c.outcome is Outcome.FAILED
    }
    assert readers == {"pypdf", "PDFium"}
    assert "structure tree" in failed(proof)


def test_joiners_and_tatweels_are_counted(tmp_path: Path) -> None:
    small = SmallPdf()
    line = small.line(0, *reversed("می\u200cرود"), " ", *reversed("سـلام"))
    small.pages = [f"{line} /Artifact BMC {small.text('ـ')} EMC"]
    pdf = small.write(tmp_path / "small.pdf", Node("P", [said("سـلام می\u200cرود", 0)]))
    assert outcomes(verify(pdf, Claims("سـلام می\u200cرود"))) == [Outcome.PASSED, Outcome.PASSED]
    assert outcomes(verify(pdf, Claims("سلام می\u200cرود"))) == [Outcome.PASSED, Outcome.FAILED]
    assert outcomes(verify(pdf, Claims("سـلام می\u200cرود\u200c"))) == [
        Outcome.FAILED,
        Outcome.PASSED,
    ]


def test_a_paragraph_of_the_last_page_is_looked_at(tmp_path: Path) -> None:
    small = SmallPdf()
    small.pages = [small.line(0, *"ناب")]
    for text, outcome in (("بان", Outcome.PASSED), ("نان", Outcome.FAILED)):
        pdf = small.write(tmp_path / "small.pdf", Node("P", [said(text, 0)]))
        proof = verify(pdf, Claims("بان"))
        assert [c.outcome for c in proof.checks if c.name == "own content"] == [outcome]


def outcomes(proof: Proof) -> list[Outcome]:
    """Joiners and tatweels, as pypdf reads them."""
    found = {(check.name, check.reader): check.outcome for check in proof.checks}
    return [found["zero-width non-joiners", "pypdf"], found["tatweels", "pypdf"]]


@pytest.mark.parametrize("content", [None, b"", b"no PDF at all", b"%PDF-1.7\n%%EOF\n"])
def test_what_cannot_be_read_fails_without_an_exception_or_a_path(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "broken.pdf"
    if content is not None:
        file.write_bytes(content)
    proof = verify(file, Claims("متن"))
    assert [check.outcome for check in proof.checks] == [Outcome.FAILED]
    assert proof.file == "broken.pdf" and str(tmp_path) not in str(proof)


def test_a_file_without_tags_says_so(tmp_path: Path) -> None:
    pdf = SmallPdf(pages=[""]).write(tmp_path / "plain.pdf", None)
    note = "the file has no structure tree"
    assert verify(pdf, Claims("متن")).checks == (
        Check("structure of the file", "pypdf", Outcome.FAILED, note=note),
    )
