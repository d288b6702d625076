"""What kind of file a text comes in, by its bytes and not by its name; and which kinds are refused,
each with the way to a text.
"""

from typing import Literal, TypeAlias

from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.quoting import worded
from edition.incoming.packages import Package, Refused, secret

Kind: TypeAlias = Literal["docx", "odt", "html", "rtf"]
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
"""Bytes in which a file says what it is."""
_OPENDOCUMENT = "application/vnd.oasis.opendocument."
_SAVE = worded("open it in Word or LibreOffice, save it as .docx, and name that")
_WEB = (".html", ".htm", ".xhtml")


def kind_of(content: bytes, place: Place) -> Kind | Literal[""] | Diagnostic:
    """The kind of a document; "" for what is a text as it is, or nothing known here."""
    head = content[:_HEAD]
    plain = _bare(head)
    if head.startswith(_ZIP):
        return _packed(content, place)
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return secret(place)
        return error("document-doc", "this is a document of Word before 2007 (.doc)", _SAVE, place)
    if plain.startswith(b"%PDF-"):
        act = worded(
            "name the document that it was made of; if there is none, copy its text into a file "
            "of its own, and compare each line, for a PDF keeps places and not words"
        )
        return error("document-pdf", "this is a PDF", act, place)
    if plain.startswith(b"{\\rtf"):
        return "rtf"
    if b"<office:document" in head or b"urn:schemas-microsoft-com:office:word" in head[:1024]:
        return error("document-kind", "this is a document as one file of XML", _SAVE, place)
    lower = plain[:1024].lower()
    if lower.startswith((b"mime-version:", b"from: <saved by")):
        fact = worded("this is a web page with its pictures in one file (.mht)")
        return error("document-kind", fact, "save it as a web page alone (.html)", place)
    named = place.file.lower().endswith(_WEB)
    if lower.startswith((b"<!doctype html", b"<html")) or (named and b"<" in lower):
        return "html"
    return "html" if lower.startswith(b"<?xml") and b"<html" in lower else ""


def _bare(head: bytes) -> bytes:
    """The beginning of a file without a byte order mark and white space."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head.decode(encoding, "replace").encode()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _packed(content: bytes, place: Place) -> Kind | Diagnostic:
    try:
        package = Package(content, place)
        names = set(package.names())
        media = package.read("mimetype").decode("ascii", "replace")[:100].strip()
        types = package.read("[Content_Types].xml")
        manifest = package.read("META-INF/manifest.xml")
    except Refused as refused:
        return refused.problem
    if media.startswith(_OPENDOCUMENT) or "content.xml" in names:
        if b"encryption-data" in manifest:
            return secret(place)
        if media.removeprefix(_OPENDOCUMENT) in ("", "text", "text-template", "text-web"):
            return "odt"
        return error("document-kind", "this is no text document, but a table or a slide show",
                     "copy its text into a document", place)  # fmt: skip
    if b"wordprocessingml" in types or "word/document.xml" in names:
        return "docx"
    known = {"epub": worded("an e-book"), "spreadsheetml": worded("a table of Excel"),
             "presentationml": worded("a slide show")}  # fmt: skip
    found = next(
        (words for key, words in known.items() if key in media or key.encode() in types),
        worded("a ZIP file"),
    )
    act = worded("unpack it and name the text") if found == worded("a ZIP file") else _COPY
    return error("document-kind", worded("this is {found}", found=found), act, place)


_COPY = worded("copy its text into a document of Word or LibreOffice, and name that")
