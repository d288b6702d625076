"""Inputs that broke somebody's tool, each a file beside this one, built by the command and compared
with the right outcome.

A case has one build or several. Of a build `text` is what stands below the title (`whole` replaces
title and all), `keys` and `more` are put into edition.toml, `flags` on the command line; it is made
once for each of the `encodings`, with the same outcome and, where it succeeds, the same bytes.
`expected` says what is looked at; what it does not name is not compared.
"""

import hashlib
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pikepdf
import pypdf
import pypdfium2
import pytest
from click.testing import Result

from edition.verify.file.readers import DIRECTION_CONTROLS
from tests.editions import TITLE, run, write_edition
from tests.pdf.reading import Node, Pages, leaves, root

CASES = sorted(Path(__file__).parent.glob("*.toml"))
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "crlf with mark": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "utf-16-le with mark": lambda text: ("\ufeff" + text).encode("utf-16-le"),
    "utf-16-be with mark": lambda text: ("\ufeff" + text).encode("utf-16-be"),
}
RDF, DC = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The right outcome.

    `stderr`: the lines of standard error, the folder left out. `tree`: role and text of each
    element between imprint and back cover. `read`: what PDFium and pypdf both give back of those
    pages, white space folded, and `pdfium` and `pypdf` what one of them does; `absent`: what none
    of them gives and the tree does not hold. `counts`: how often a string or a character (U+200C)
    stands in the tree and in PDFium's text. `painted`: lines of those pages from left to right.
    `titles`: dc:title by language; `raw`: what stands in the bytes of the XMP packet. `links`:
    every address that an annotation leads to.
    """

    exit: int = 0
    stderr: tuple[str, ...] | None = ()
    pages: int | None = None
    tree: tuple[str, ...] | None = None
    read: tuple[str, ...] = ()
    pdfium: tuple[str, ...] = ()
    pypdf: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    counts: dict[str, int] = {}
    painted: tuple[str, ...] = ()
    title: str | None = None
    titles: tuple[tuple[str, str], ...] | None = None
    raw: tuple[str, ...] = ()
    links: tuple[str, ...] | None = None


class Build(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One edition and what becomes of it."""

    text: str = "بند یک.\n"
    whole: str | None = None
    keys: dict[str, str] = {}
    more: str = ""
    flags: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ("utf-8",)
    out: str = "out"
    expected: Expected = Expected()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of this folder."""

    case: str
    build: tuple[Build, ...]


def builds() -> Iterator[object]:
    for file in CASES:
        case = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Case, strict=False)
        for number, build in enumerate(case.build, 1):
            for encoding in build.encodings:
                name = f"{file.stem}-{number}" + (
                    f"-{encoding}" if len(build.encodings) > 1 else ""
                )
                yield pytest.param(build, encoding, id=name)


@pytest.mark.parametrize(("build", "encoding"), list(builds()))
def test_case(build: Build, encoding: str, tmp_path: Path) -> None:
    folder = write_edition(
        tmp_path / "edition", ENCODINGS[encoding](full_text(build)), build.more, **build.keys
    )
    (tmp_path / "a file").write_text("keep me")
    result = run("build", folder, "--out", tmp_path / build.out, *build.flags)
    check_outcome(result, build.expected, tmp_path)
    if build.expected.exit == 0:
        check_pdf(tmp_path / build.out / "edition" / "pamphlet.pdf", build.expected)


def full_text(build: Build) -> str:
    """The text with its title."""
    return build.whole if build.whole is not None else f"{TITLE}\n\n{build.text}"


def check_outcome(result: Result, expected: Expected, tmp_path: Path) -> None:
    """Exit code, problems, and nothing left of what was refused."""
    assert result.exit_code == expected.exit, result.stderr
    if expected.stderr is not None:
        # What is recognised, and that a text of a dozen words has no profile, is no matter of these.
        said = [
            line.replace(f"{tmp_path.as_posix()}/", "").replace("edition/", "")
            for line in result.stderr.splitlines()
            # So is the line of the source, which follows the problem that is told of it.
            if not line.startswith(("recognised: ", "    "))
            and not line.endswith("[profile-unchosen]")
        ]
        assert said == list(expected.stderr)
    assert (tmp_path / "a file").read_text() == "keep me"
    if expected.exit:
        assert result.stdout == ""
        assert not list((tmp_path / "out").rglob("*"))


def check_pdf(file: Path, expected: Expected) -> None:
    """What stands in the file, by the structure tree and by readers that know nothing of it."""
    pages = Pages(file)
    count = len(pages.pdf.pages)
    spoken = [f"{node.role} {node.text.strip()}" for node in text_elements(pages.pdf)]
    pdfium, by_pypdf = by_readers(file, range(2, count - 1))
    assert expected.pages in (None, count)
    assert expected.tree is None or spoken == list(expected.tree)
    for sentence in (*expected.read, *expected.pdfium):
        assert sentence in pdfium
    for sentence in (*expected.read, *expected.pypdf):
        assert sentence in by_pypdf
    said = "\n".join(spoken)
    for sentence in expected.absent:
        assert sentence not in pdfium + by_pypdf + said
    for wanted, times in expected.counts.items():
        string = chr(int(wanted[2:], 16)) if wanted.startswith("U+") else wanted
        assert (said.count(string), pdfium.count(string)) == (times, times), wanted
    painted = [
        unmarked("".join(s.text for s in line.shown))
        for number in range(3, count)
        for line in pages.lines(number)
    ]
    assert not [line for line in expected.painted if line not in painted], painted
    assert all(
        0 < s.x < 419
        for number in range(1, count + 1)
        for line in pages.lines(number)
        for s in line.shown
    )
    uris = {
        str(annotation.A.URI)
        for page in pages.pdf.pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.A
    }
    assert expected.links is None or uris == set(expected.links)
    check_description(pages.pdf, expected)


def unmarked(line: str) -> str:
    """What is painted of a line: marks of direction have no ink, which tests/pdf/test_directions.py
    sees to.
    """
    return "".join(character for character in line if character not in DIRECTION_CONTROLS).strip()


def text_elements(pdf: pikepdf.Pdf) -> list[Node]:
    """The elements with text of their own on the pages between imprint and back cover."""
    inner = {page.obj.objgen for page in list(pdf.pages)[2:-1]}
    return [
        leaf for leaf in leaves(root(pdf)) if leaf.kids[0].kids[0].dictionary.Pg.objgen in inner
    ]


def by_readers(file: Path, inner: range) -> tuple[str, str]:
    """The text of those pages by PDFium and by pypdf, white space folded; pypdf's without the marks
    behind numbers.
    """
    document = pypdfium2.PdfDocument(file)
    chrome = " ".join(document[number].get_textpage().get_text_range() for number in inner)
    reader = pypdf.PdfReader(file)
    plain = " ".join(reader.pages[number].extract_text() for number in inner)
    return " ".join(chrome.split()), " ".join(plain.replace("\u200f", "").split())


def check_description(pdf: pikepdf.Pdf, expected: Expected) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    alternatives = ElementTree.fromstring(packet).find(f".//{DC}title/{RDF}Alt")
    assert alternatives is not None
    titles = [(item.get(LANG), item.text) for item in alternatives]
    if expected.title is not None:
        info = bytes(pdf.docinfo.Title)
        assert info[:2] == b"\xfe\xff" and info[2:].decode("utf-16-be") == expected.title
        assert titles[0] == ("x-default", expected.title)
    assert expected.titles is None or titles == list(expected.titles)
    for stretch in expected.raw:
        assert stretch in packet.decode()


def of_case(number: str) -> Case:
    [file] = [file for file in CASES if file.stem.startswith(f"{number}-")]
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Case, strict=False)


@pytest.mark.parametrize("number", ["68", "74", "75"])
def test_every_encoding_gives_the_same_bytes(number: str, tmp_path: Path) -> None:
    """Cases 68, 74 and 75: the PDF is that of the same text in UTF-8 with LF."""
    [build] = of_case(number).build
    digests = set()
    for encoding in ("utf-8", *build.encodings):
        folder = write_edition(
            tmp_path / encoding / "edition",
            ENCODINGS[encoding](full_text(build)),
            build.more,
            **build.keys,
        )
        assert run("build", folder, "--out", tmp_path / encoding / "out", "--fast").exit_code == 0
        digests.add(
            hashlib.sha256(
                (tmp_path / encoding / "out" / "edition" / "pamphlet.pdf").read_bytes()
            ).hexdigest()
        )
    assert len(digests) == 1


def test_every_case_is_one_of_the_list() -> None:
    numbers = {file.stem.partition("-")[0] for file in CASES}
    listed = (
        "01 02 03 04 06 09 11 13 15 16 17 19 23 24 25 26 28 29 33 51 52 53 55 61 62 63 67 68 "
        "74 75 77 78 82"
    )
    assert numbers == set(listed.split())


def test_the_texts_are_as_they_are_typed() -> None:
    """No editor has normalised them on the way here."""
    two_spellings = of_case("04").build[0].text
    assert "\u06c0" in two_spellings and "\u0647\u0654" in two_spellings
    assert "\ufefb" in of_case("02").build[0].text
    assert unicodedata.normalize("NFKC", of_case("02").build[0].text) != of_case("02").build[0].text
