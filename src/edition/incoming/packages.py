"""Documents that are ZIP packages of XML, opened within bounds: members, what they swell to, and
how deep they are nested are known before anything is read; nothing is fetched, no entity stands
for what is not written.
"""

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from edition.core.bounds import (
    DOCUMENT_DEPTH,
    DOCUMENT_MEMBERS,
    DOCUMENT_TAGS,
    DOCUMENT_TIMES,
    DOCUMENT_XML,
)
from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.quoting import worded

_ENCRYPTED = 0x1
"""The bit of a member that says that a password opens it (APPNOTE 4.4.4)."""


class Refused(Exception):
    """A document that is not read: `problem` says why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.fact)
        self.problem = problem


class Package:
    """The members of a ZIP file by their names; each is unpacked when it is asked for."""

    def __init__(self, content: bytes, place: Place) -> None:
        self._place = place
        try:
            self._zip = ZipFile(BytesIO(content))
            members = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as fault:
            raise self.damaged() from fault
        _refuse(DOCUMENT_MEMBERS.exceeded(len(members), place))
        unpacked = sum(member.file_size for member in members)
        _refuse(DOCUMENT_TIMES.exceeded(unpacked // max(len(content), 1), place))
        self._members: Mapping[str, ZipInfo] = {each.filename: each for each in members}

    def names(self, start: str = "") -> Iterator[str]:
        """The members whose names begin so, in order of their names."""
        return (name for name in sorted(self._members) if name.startswith(start))

    def read(self, name: str) -> bytes:
        """The bytes of a member; b"" where there is none."""
        member = self._members.get(name)
        if member is None:
            return b""
        _refuse(DOCUMENT_XML.exceeded(member.file_size, self._place))
        if member.flag_bits & _ENCRYPTED:
            raise Refused(secret(self._place))
        try:
            with self._zip.open(member) as file:
                content = file.read(DOCUMENT_XML.most + 1)
        except (BadZipFile, ValueError, OSError, RuntimeError, EOFError, zlib.error) as fault:
            raise self.damaged() from fault
        _refuse(DOCUMENT_XML.exceeded(len(content), self._place))
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root of a member of XML; None where there is none."""
        content = self.read(name)
        return parsed(content, self._place) if content else None

    def damaged(self) -> Refused:
        """The refusal of a package that cannot be read."""
        return Refused(damaged(self._place))


def damaged(place: Place) -> Diagnostic:
    """The problem of a document that its own program would not open either."""
    return error(
        "document-damaged",
        "the document is damaged or cut off",
        "open it in the program that it comes from, and save it anew",
        place,
    )


def secret(place: Place) -> Diagnostic:
    """The problem of a document that a password opens."""
    return error(
        "document-secret",
        "the document is locked by a password",
        "open it in its program, save a copy without the password, and name that",
        place,
    )


def parsed(content: bytes, place: Place) -> etree._Element:
    """The root of XML that declares no entities, within the bounds of tags and of depth."""
    bounded(content, place)
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True, huge_tree=True,
        )  # fmt: skip
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Refused(damaged(place)) from fault
    if root is None or root.getroottree().docinfo.doctype:
        raise Refused(damaged(place))
    return root


def bounded(content: bytes, place: Place) -> None:
    """Refuse XML that is deeper or has more tags than there may be, before it becomes a tree."""
    from xml.parsers import expat

    depth = count = 0
    parser = expat.ParserCreate()

    def start(_: str, __: object) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        _refuse(DOCUMENT_DEPTH.exceeded(depth, place))
        _refuse(DOCUMENT_TAGS.exceeded(count, place))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: object) -> None:
        fact = worded("the document declares entities, which stand for what is not written")
        act = worded("save it anew from the program that it comes from")
        raise Refused(error("document-damaged", fact, act, place))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise Refused(damaged(place)) from fault


def _refuse(problem: Diagnostic | None) -> None:
    if problem:
        raise Refused(problem)


def packed(members: Mapping[str, bytes]) -> bytes:
    """A ZIP file of members, stored as they are."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name, content in members.items():
            file.writestr(ZipInfo(name), content)
    return buffer.getvalue()


def unreadable(name: str, place: Place) -> Refused:
    """The refusal of a package without the member that holds its text."""
    fact = worded("the document has no {name}, which holds its text", name=name)
    act = worded("open it in the program that it comes from, and save it anew")
    return Refused(error("document-damaged", fact, act, place))
