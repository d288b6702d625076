"""What a file is, by its bytes and not by its name; what is refused, by what name, and within which
bounds.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from edition.core import bounds
from edition.core.diagnostics import Diagnostic, Place
from edition.core.extras import DOCUMENTS
from edition.incoming import kind_of, pandoc
from edition.incoming.packages import Refused
from edition.incoming.reading import read_as
from edition.incoming.rtf import plain
from tests.editions import run
from tests.incoming.conftest import WORD, Made

Taken = Callable[..., Made]
AT = Place("a.docx")


def package(**members: str | bytes) -> bytes:
    """A ZIP file with members, whose names have «_» for «/» and «__» for «.»."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", ".").replace("_", "/"), content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
SECRET = package(
    mimetype="application/vnd.oasis.opendocument.text",
    **{"META-INF_manifest__xml": "<manifest:encryption-data/>", "content__xml": b"\x80\x81"},
)


@pytest.mark.parametrize(
    ("content", "said", "act"),
    [
        (OLE, "a document of Word before 2007 (.doc)", "save it as .docx"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "locked by a password",
            "save a copy without the password",
        ),
        (SECRET, "locked by a password", "save a copy without the password"),
        (b"%PDF-1.7\n", "this is a PDF", "name the document that it was made of"),
        (package(mimetype="application/epub+zip"), "an e-book", "copy its text"),
        (package(a__txt="a"), "a ZIP file", "unpack it"),
        (
            package(mimetype="application/vnd.oasis.opendocument.spreadsheet", content__xml="a"),
            "a table or a slide show",
            "copy its text",
        ),
        (b"PK\x03\x04 cut off", "damaged or cut off", "save it anew"),
        (b"<?xml version='1.0'?><office:document/>", "one file of XML", "save it as .docx"),
        (b"MIME-Version: 1.0\r\n", "(.mht)", "save it as a web page alone"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_refused_by_name(tmp_path: Path, content: bytes, said: str, act: str, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    refused = run("new", tmp_path / "made", "--from", tmp_path / name)
    assert refused.exit_code == 1 and not (tmp_path / "made").exists()
    assert len(refused.stderr.splitlines()) == 1
    assert said in refused.stderr and act in refused.stderr


@pytest.mark.parametrize(
    ("name", "kind"),
    [("notes.docx", "docx"), ("notes.odt", "odt"), ("page.html", "html"), ("letter.rtf", "rtf")],
)
@pytest.mark.parametrize("called", ["a.txt", "a.md", "a.docx", "a.html"])
def test_known_by_its_bytes(name: str, kind: str, called: str) -> None:
    assert kind_of((WORD / name).read_bytes(), Place(called)) == kind


@pytest.mark.parametrize("content", ["سلام\n", "متن با <b> و {rtf} و PK.\n", "\ufeff# نان\n", ""])
def test_a_text_is_a_text(content: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        assert kind_of(content.encode(encoding), Place("a.txt")) == ""


def test_a_text_in_the_clothes_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("نان\n\nبند یک.\n", encoding="utf-8")
    made = run("new", tmp_path / "made", "--from", tmp_path / "a.docx")
    assert made.exit_code == 0 and (tmp_path / "made" / "text.txt").is_file()


def test_a_page_in_another_encoding(taken: Taken) -> None:
    page = '<html><head><meta charset="windows-1256"></head><body><h1>نان</h1><p>آب هست.</p></body>'
    assert taken("a.html", page.encode("cp1256")).text == "# نان\n\nآب هست.\n"


def refused(content: bytes, kind: str = "docx") -> Diagnostic:
    with pytest.raises(Refused) as caught:
        read_as(content, kind, AT, "fa")  # type: ignore[arg-type]
    return caught.value.problem


def word(document: str) -> bytes:
    return package(**{"word_document__xml": document, "[Content__Types]": ""})


DEEP = "<w:a xmlns:w='a'>" + "<w:b>" * bounds.DOCUMENT_DEPTH.most + "</w:b>" * (
    bounds.DOCUMENT_DEPTH.most
) + "</w:a>"  # fmt: skip


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (b"PK\x03\x04", "damaged"),
        (package(a__txt="a"), "no document.xml"),
        (word("<a"), "damaged"),
        (word("<a/>"), "no document.xml"),
        (word("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "declares entities"),
        (word("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "damaged"),
        (word(DEEP), f"{bounds.DOCUMENT_DEPTH.most:,} are the most"),
        (word(" " * 3_000_000), "times its own size"),
        (
            package(**{f"a{at}__txt": "" for at in range(bounds.DOCUMENT_MEMBERS.most + 1)}),
            "files in the document",
        ),
    ],
)
def test_bounded_before_it_is_read(content: bytes, fact: str) -> None:
    assert fact in refused(content).fact


def test_members_are_bounded_by_what_they_swell_to(monkeypatch: pytest.MonkeyPatch) -> None:
    small = bounds.Bound(10, "bytes of XML in the document", "")
    monkeypatch.setattr("edition.incoming.packages.DOCUMENT_XML", small)
    assert "bytes of XML" in refused(word("<w:document/>")).fact


def test_a_page_that_is_too_deep() -> None:
    deep = "<div>" * (bounds.DOCUMENT_DEPTH.most + 1)
    assert "levels in the document" in refused(f"<html>{deep}a".encode(), "html").fact


def test_rtf_that_is_too_deep_or_cut_off() -> None:
    for content, fact in (
        (b"{\\rtf1 " + b"{" * 300 + b"}" * 301, "levels in the document"),
        (b"{\\rtf1 a", "damaged"),
        (b"{\\rtf1 a}}", "damaged"),
    ):
        with pytest.raises(Refused) as caught:
            plain(content, AT)
        assert fact in caught.value.problem.fact


def test_rtf_by_the_code_page_of_its_font(taken: Taken) -> None:
    said = "".join(f"\\'{byte:02x}" for byte in "سلام ويراستار".encode("cp1256"))
    content = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset178 Arial;}}"
        rf"{{\info{{\author Shirin Farhadi}}}}\pard\f1 {said}\par \pard {{\f0 Gr\'fc\'dfe}} \u1740?"
        r"\u1705?.{\deleted \f1 \'e3}\par}"
    )
    made = taken("a.rtf", content.encode("ascii"))
    assert made.text == "# سلام ويراستار\n\nGrüße یک.\n"
    assert "tracked changes taken as accepted: 1 deletions" in made.told


def test_without_pandoc_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edition.incoming.pandoc.program", lambda: None)
    said = run("new", tmp_path / "made", "--from", WORD / "notes.docx")
    assert said.exit_code == 1 and len(said.stderr.splitlines()) == 1
    assert f"and pandoc is not there; install it by: {DOCUMENTS.command} (or" in said.stderr


def test_an_old_pandoc_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "pandoc"
    old.write_text("#!/bin/sh\necho pandoc 2.19.2\n", encoding="utf-8")
    old.chmod(0o755)
    monkeypatch.setattr("edition.incoming.pandoc.program", lambda: str(old))
    said = run("new", tmp_path / "made", "--from", WORD / "notes.docx")
    assert said.exit_code == 1 and "the pandoc on PATH is older than 3.1" in said.stderr


def test_pandoc_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "pandoc"
    slow.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo pandoc 3.9 && exit\nexec sleep 60\n', "utf-8"
    )
    slow.chmod(0o755)
    monkeypatch.setattr("edition.incoming.pandoc.program", lambda: str(slow))
    monkeypatch.setattr(
        "edition.incoming.pandoc.DOCUMENT_SECONDS", bounds.Bound(1, "seconds", "part it")
    )
    said = run("new", tmp_path / "made", "--from", WORD / "notes.docx")
    assert said.exit_code == 1 and "takes more than 1 seconds; part it" in said.stderr


def test_pandoc_is_asked_without_the_folders_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spy = tmp_path / "pandoc"
    spy.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo pandoc 3.9 && exit\n'
        f'echo "$HOME $* $SECRET" > {tmp_path}/seen\necho {{}}\n',
        "utf-8",
    )
    spy.chmod(0o755)
    monkeypatch.setenv("SECRET", "geheim")
    monkeypatch.setattr("edition.incoming.pandoc.program", lambda: str(spy))
    pandoc.tree_of(b"", "docx", AT)
    seen = (tmp_path / "seen").read_text("utf-8")
    assert "--sandbox" in seen and "--track-changes=all" in seen and "--data-dir" in seen
    assert "geheim" not in seen and str(Path.home()) not in seen.split()
