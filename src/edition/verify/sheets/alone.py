"""What a file of sheets is by itself: how it describes itself, what it gives away, what it does.

It is read by qpdf, for it was written with pypdf.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pikepdf

from edition.core.quoting import worded
from edition.model.proof import Check, CheckName, Outcome
from edition.verify.file.acting import ACT as ANEW
from edition.verify.file.acting import ACTIONS, ENTRIES
from edition.verify.file.checks import verdict
from edition.verify.file.qpdf import dictionaries, opened, places, strings, under, xmp
from edition.verify.file.traces import ACT, TraceSearch, decoded, holding
from edition.verify.file.xmp_properties import DC, PDFAID

QPDF = "qpdf"
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_DOES = {
    **ENTRIES,
    "/A": worded("does something when it is clicked (A)"),
    "/URI": worded("opens an address (URI)"),
    "/EF": worded("holds another file (EF)"),
    "/EmbeddedFiles": worded("holds another file (EmbeddedFiles)"),
    "/AF": worded("holds another file (AF)"),
    "/Annots": worded("has links or notes (Annots)"),
    "/Outlines": worded("has bookmarks (Outlines)"),
}
"""Entries of a dictionary by what it does that has them. On paper nothing can be clicked."""

_DRAWN = tuple(map(pikepdf.Name, ("/Font", "/ExtGState", "/Pattern", "/Form", "/Image")))
"""The types and subtypes of what a page draws with."""


def told_alone(file: Path, pages: bytes, private: Sequence[str]) -> Iterator[Check]:
    """The checks of a file of sheets against the PDF of its `pages`: identification, privacy,
    actions.

    What the pages say tells nothing of the machine that made the sheets.
    """
    with opened(file) as pdf, opened(pages, mended=True) as source:
        faults = identification(pdf, source)
        yield verdict(CheckName.IDENTIFICATION, QPDF, faults)

        def said() -> Iterator[str]:
            return (piece for _, held in places(source) for piece in _pieces(held))

        look = TraceSearch(private, said)
        found = holding(look, ((where, _pieces(held)) for where, held in places(pdf)))
        yield verdict(CheckName.PRIVACY, QPDF, found, ACT)
        yield _deeds(pdf, file.read_bytes())


def identification(pdf: pikepdf.Pdf, pages: pikepdf.Pdf) -> Iterator[str]:
    """A clause for each thing that sheets do not say as the file of their pages does, or say to no
    printer's use.
    """
    language = pages.Root.get("/Lang")
    stated = str(language) if isinstance(language, pikepdf.String) else ""
    if _TAG.fullmatch(stated) and str(pdf.Root.get("/Lang", "")) != stated:
        yield worded("the catalog has not the Lang of the pages")
    if "/OutputIntents" in pages.Root and "/OutputIntents" not in pdf.Root:
        yield worded("the catalog has no OutputIntents")
    if under(pdf.Root, "/ViewerPreferences", "/Direction") == pikepdf.Name.R2L:
        yield worded("ViewerPreferences says Direction R2L, which is for pages, not for sheets")
    if under(pdf.Root, "/ViewerPreferences", "/PrintScaling") != pikepdf.Name("/None"):
        yield worded("ViewerPreferences does not forbid scaling")
    if "/ID" not in pdf.trailer:
        yield worded("the trailer has no ID")
    information = pdf.trailer.get("/Info", pikepdf.Dictionary())
    if set(information.keys()) - {"/Trapped"}:
        yield worded("there is an Info beside XMP")
    said, wanted = xmp(pdf), xmp(pages)
    title = f"{DC}title"
    if title in wanted and said.get(title) != wanted[title]:
        yield worded("the title in XMP is not that of the pages")
    if wanted.get(f"{PDFAID}part") in ("1", "2", "3") and said.get(f"{PDFAID}part") != "2":
        yield worded("XMP does not say PDF/A-2")


def _pieces(held: object) -> Iterable[str]:
    return (decoded(each) if isinstance(each, bytes) else each for each in strings(held))


def _deeds(pdf: pikepdf.Pdf, content: bytes) -> Check:
    """The check of what the file does; it fails where it cannot be gone through."""
    try:
        return verdict(CheckName.ACTIONS, QPDF, acts(pdf, content), ANEW)
    except Exception as stumble:
        why = worded("the file cannot be gone through ({name})", name=type(stumble).__name__)
        return Check(CheckName.ACTIONS, QPDF, Outcome.FAILED, note=why)


def acts(pdf: pikepdf.Pdf, content: bytes) -> Iterator[str]:
    """A clause for each thing that a file of sheets does or holds that is no part of its drawing.

    Each object is looked at, whether a page leads to it or not: another reader may.
    """
    for where, held in places(pdf):
        for each in dictionaries(held):
            yield from (
                worded("{where} {what}", where=where, what=what) for what in _of_object(each)
            )
    if content.count(b"startxref") != 1 or {"/Prev", "/XRefStm"} & set(pdf.trailer.keys()):
        yield worded("the file has more than one revision")
    if pdf.is_encrypted:
        yield worded("the file is encrypted")


def _of_object(each: pikepdf.Object) -> Iterator[str]:
    kind, keys = each.get("/S"), set(each.keys())
    if each.get("/Type") == pikepdf.Name.StructElem:
        keys.discard("/A")  # its attributes (ISO 32000-1, 14.7.5)
    yield from (what for key, what in _DOES.items() if key in keys and not _is_resource(each[key]))
    if isinstance(kind, pikepdf.Name) and str(kind) in ACTIONS:
        yield worded("is an action ({kind})", kind=str(kind)[1:])
    if each.get("/Type") == pikepdf.Name.Annot or {"/Rect", "/Subtype"} <= keys:
        yield worded("is a link or a note (Annot)")
    if isinstance(each, pikepdf.Stream) and "/F" in keys:
        yield worded("is a stream in another file (F)")


def _is_resource(held: object) -> bool:
    """Whether a value is what a page draws with: a font, a picture, a form, a state, a pattern or a
    colour space may have any word for its name, as «A» or «AA».
    """
    if isinstance(held, pikepdf.Array):
        return len(held) > 0 and isinstance(held[0], pikepdf.Name)
    if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        drawn = held.get("/Type") in _DRAWN or held.get("/Subtype") in _DRAWN
        return drawn or bool({"/PatternType", "/ShadingType"} & set(held.keys()))
    return isinstance(held, pikepdf.Name)
