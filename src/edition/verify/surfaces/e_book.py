"""The proof of the e-book: its package, and what its files say in the order of its spine."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from msgspec import Struct

from edition.core.quoting import worded
from edition.model.proof import Check, CheckName, Proof
from edition.verify.file.checks import verdict
from edition.verify.surfaces.claimed import SurfaceClaims
from edition.verify.surfaces.markup import Node, xml_tree
from edition.verify.surfaces.pages_of_paper import faults_of_pages
from edition.verify.surfaces.said import faults_of_text
from edition.verify.surfaces.web_page import ACT, faults_of_direction, faults_of_ids
from edition.verify.surfaces.words import lost_on

READER = "expat"
_MIMETYPE = b"application/epub+zip"
_PACKAGE = "EPUB/package.opf"
_BESIDE_THE_TEXT = ("cover.xhtml", "about.xhtml", "nav.xhtml")


class _Book(Struct, frozen=True):
    """A book that was read: the members of its container in their order, its package, its files of
    XHTML by their names, those of the spine in its order.
    """

    members: Mapping[str, bytes]
    package: Node
    documents: Mapping[str, Node]
    spine: Sequence[str]


def prove_book(book: Path, claims: SurfaceClaims) -> Proof:
    """See `edition.verify.verify_book`."""
    try:
        opened = _opened(book)
    except (zipfile.BadZipFile, ExpatError, KeyError, OSError, StopIteration):
        check = verdict(
            CheckName.STRUCTURE_OF_THE_FILE, READER, [worded("it is no book of ours")], ACT
        )
        return Proof(book.name, (check,))
    return Proof(book.name, tuple(_checks(opened, claims)))


def _opened(book: Path) -> _Book:
    with zipfile.ZipFile(book) as archive:
        members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    package = xml_tree(members[_PACKAGE])
    documents = {
        name.removeprefix("EPUB/"): xml_tree(content)
        for name, content in members.items()
        if name.endswith(".xhtml")
    }
    items = {node.get("id"): node.get("href") for node in package.all() if node.tag == "item"}
    spine = [items[node.get("idref")] for node in package.all() if node.tag == "itemref"]
    return _Book(members, package, documents, spine)


def _checks(book: _Book, claims: SurfaceClaims) -> Iterator[Check]:
    read = [book.documents[name] for name in book.spine]
    text = [
        body
        for name in book.spine
        if name not in _BESIDE_THE_TEXT and (body := book.documents[name].first("body"))
    ]
    yield verdict(CheckName.PACKAGE, READER, _package(book, claims), ACT)
    yield verdict(CheckName.WORDS_OF_THE_SOURCE, READER, lost_on(text, claims), ACT)
    yield verdict(CheckName.CODE_POINTS, READER, faults_of_text(text, claims), ACT)
    documents = list(book.documents.values())
    yield verdict(CheckName.DIRECTION, READER, faults_of_direction(documents, text, claims), ACT)
    yield verdict(CheckName.PAGES_OF_PAPER, READER, _pages(book, read, claims), ACT)
    yield verdict(CheckName.LINKS_WITHIN, READER, _links(book), ACT)


def _package(book: _Book, claims: SurfaceClaims) -> Iterator[str]:
    """The container (EPUB 3.3, 4.2) and the package (5) as reading systems need them."""
    names = list(book.members)
    if not names or names[0] != "mimetype" or book.members["mimetype"] != _MIMETYPE:
        yield worded("its first member does not say that it is an EPUB")
    listed = {f"EPUB/{node.get('href')}" for node in book.package.all() if node.tag == "item"}
    there = set(names) - {"mimetype", "META-INF/container.xml", _PACKAGE}
    yield from (
        worded("{name} is not in the manifest", name=name) for name in sorted(there - listed)
    )
    yield from (
        worded("{name} of the manifest is not there", name=name) for name in sorted(listed - there)
    )
    spine = next(node for node in book.package.all() if node.tag == "spine")
    if spine.get("page-progression-direction") != "rtl":
        yield worded("its pages turn to the wrong side")
    said: dict[str, list[Node]] = {}
    for node in book.package.all():
        said.setdefault(node.get("property") or node.tag, []).append(node)
    for tag in ("title", "creator", "contributor", "publisher"):
        if any(node.get("dir") != "rtl" for node in said.get(tag, ())):
            yield worded("a {tag} has no direction", tag=tag)
    yield from _one(said, "language", claims.record.language)
    yield from _one(said, "identifier", claims.record.identifier)
    yield from _one(said, "title", claims.record.title)
    day = claims.record.issued.isoformat() if claims.record.issued else ""
    yield from _one(said, "dcterms:modified", f"{day}T00:00:00Z")


def _one(said: Mapping[str, Sequence[Node]], name: str, value: str) -> Iterator[str]:
    found = [node.text() for node in said.get(name, ())]
    if found != [value]:
        yield worded(
            "{name} is «{found}» and not «{wanted}» alone",
            name=name,
            found="», «".join(found),
            wanted=value,
        )


def _pages(book: _Book, read: Sequence[Node], claims: SurfaceClaims) -> Iterator[str]:
    """The marks, and the list of pages, which leads to each of them in its order."""
    bodies = [body for document in read if (body := document.first("body"))]
    yield from faults_of_pages(bodies, claims.paper)
    marks = [
        f"{name}#{node.get('id')}"
        for name in book.spine
        for node in book.documents[name].all()
        if node.get("role") == "doc-pagebreak"
    ]
    listed = [
        link.get("href")
        for node in book.documents["nav.xhtml"].all()
        if node.get("epub:type") == "page-list"
        for link in node.all()
        if link.tag == "a"
    ]
    if marks != listed:
        yield worded("the list of pages does not lead to each mark in its order")


def _links(book: _Book) -> Iterator[str]:
    """Each link within leads to what is there."""
    ids = {
        name: {node.get("id") for node in document.all()}
        for name, document in book.documents.items()
    }
    for name, document in book.documents.items():
        yield from (
            worded("{place}: {clause}", place=name, clause=fault)
            for fault in faults_of_ids(document)
        )
        for node in document.all():
            target = node.get("href") or node.get("src")
            if not target or "://" in target or target.startswith(("#", "mailto:")):
                continue
            file, _, fragment = target.partition("#")
            at = posixpath.normpath(file)
            if f"EPUB/{at}" not in book.members or (fragment and fragment not in ids.get(at, ())):
                yield worded("{name}: «{target}» leads nowhere", name=name, target=target)
