"""METS 1.12 with Dublin Core and PREMIS 3.0 in it: the description, every file of the payload, what
was done to make it, and how the files hang together. What kind of file each is, is said by the
registries that archives ask: IANA's and PRONOM's.

The header of METS has no date of making: no clock is asked, and a date to come is refused by
readers.
"""

import re
from collections.abc import Sequence
from hashlib import sha256, sha512

from lxml import etree
from lxml.builder import ElementMaker
from msgspec import Struct

from edition import __version__
from edition.deposit.descriptions.dublin_core import metadata
from edition.deposit.statements import XSI, document, issued
from edition.model.finished import PayloadFile
from edition.model.output_kinds import SECOND, reading_of
from edition.model.record import Record

METS, XLINK = "http://www.loc.gov/METS/", "http://www.w3.org/1999/xlink"
_M = ElementMaker(namespace=METS, nsmap={"mets": METS, "xlink": XLINK, "xsi": XSI})
_USES = {
    "input": "source",
    "output": "edition",
    "font": "font",
    "report": "report",
    "manifest": "manifest",
}
_DMD = "dmd-1"

PREMIS = "http://www.loc.gov/premis/v3"
_P = ElementMaker(namespace=PREMIS, nsmap={"premis": PREMIS, "xsi": XSI})
_SOFTWARE = "edition"
_DECLARED = re.compile(
    rb"<pdfaid:part>(\d)</pdfaid:part>(?:\s*<pdfaid:rev>\d{4}</pdfaid:rev>)?"
    rb"(?:\s*<pdfaid:conformance>([ABEFU])</pdfaid:conformance>)?"
)
_PDF_A = {
    "2A": "fmt/476",
    "2B": "fmt/477",
    "2U": "fmt/478",
    "3A": "fmt/479",
    "3B": "fmt/480",
    "3U": "fmt/481",
    "4": "fmt/1910",
    "4E": "fmt/1911",
    "4F": "fmt/1912",
}


def mets(record: Record, payload: Sequence[PayloadFile]) -> bytes:
    """The whole document; places of files are paths from the top of the bag."""
    files = sorted(payload, key=lambda file: file.name)
    described = _M.dmdSec(_wrapped("DC", metadata(record, renditions(payload))), ID=_DMD)
    software = _M.agent(
        _M.name(f"edition {__version__}"), ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE"
    )
    root = _M.mets(
        _M.metsHdr(software),
        described,
        *(_technical(number, file) for number, file in _numbered(files)),
        _provenance(record),
        _file_section(files),
        _M.structMap(_folder("objects", files, ""), TYPE="physical"),
        OBJID=record.identifier,
        LABEL=record.title,
    )
    return document(root)


def _numbered(files: Sequence[PayloadFile]) -> list[tuple[int, PayloadFile]]:
    return list(enumerate(files, 1))


def _wrapped(kind: str, content: etree._Element) -> etree._Element:
    return _M.mdWrap(_M.xmlData(content), MDTYPE=kind)


def _technical(number: int, file: PayloadFile) -> etree._Element:
    described = _wrapped("PREMIS:OBJECT", premis_object(file))
    return _M.amdSec(_M.techMD(described, ID=f"tech-{number}"), ID=f"amd-{number}")


def _provenance(record: Record) -> etree._Element:
    """What holds for all files: the rights, the making, the maker."""
    return _M.amdSec(
        _M.rightsMD(_wrapped("PREMIS:RIGHTS", premis_rights(record)), ID="rights-1"),
        _M.digiprovMD(_wrapped("PREMIS:EVENT", premis_creation(record)), ID="event-1"),
        _M.digiprovMD(_wrapped("PREMIS:AGENT", premis_software()), ID="agent-1"),
        ID="amd-all",
    )


def _file_section(files: Sequence[PayloadFile]) -> etree._Element:
    groups: dict[str, list[etree._Element]] = {}
    for i, file in _numbered(files):
        location = _M.FLocat(
            {"LOCTYPE": "OTHER", "OTHERLOCTYPE": "SYSTEM", f"{{{XLINK}}}href": f"data/{file.name}"}
        )
        entry = _M.file(
            location,
            ID=f"file-{i}",
            ADMID=f"amd-{i} amd-all",
            MIMETYPE=format_of(file.name, file.content).media_type,
        )
        entry.set("SIZE", str(len(file.content)))
        entry.set("CHECKSUM", sha512(file.content).hexdigest())
        entry.set("CHECKSUMTYPE", "SHA-512")
        groups.setdefault(use_of(file), []).append(entry)
    return _M.fileSec(*(_M.fileGrp(*entries, USE=use) for use, entries in sorted(groups.items())))


def use_of(file: PayloadFile) -> str:
    """What a file is for; of what was made of the text also the reading, where that is not the
    edited one, and whether it is the second rendition.
    """
    if file.kind != "output":
        return _USES[file.kind]
    reading = reading_of(file.name)
    use = _USES[file.kind] if reading == "edited" else f"{reading} {_USES[file.kind]}"
    return f"{use} (PDF 2.0, PDF/A-4)" if file.name.startswith(SECOND) else use


def _folder(label: str, files: Sequence[PayloadFile], path: str) -> etree._Element:
    """The folder `path` ("" or ending in a slash) with all below it."""
    children: list[etree._Element] = []
    seen: set[str] = set()
    for i, file in _numbered(files):
        if not file.name.startswith(path):
            continue
        name, _, below = file.name[len(path) :].partition("/")
        if not below:
            children.append(_M.div(_M.fptr(FILEID=f"file-{i}"), TYPE="Item", LABEL=name))
        elif name not in seen:
            seen.add(name)
            children.append(_folder(name, files, f"{path}{name}/"))
    attributes = {"TYPE": "Directory", "LABEL": label} | ({} if path else {"DMDID": _DMD})
    return _M.div(attributes, *children)


def premis_object(file: PayloadFile) -> etree._Element:
    """A file: its digests, size, format and the name that its maker gave it."""
    found = format_of(file.name, file.content)
    registry = _P.formatRegistry(
        _P.formatRegistryName("PRONOM"), _P.formatRegistryKey(found.pronom)
    )
    version = [_P.formatVersion(found.version)] if found.version else []
    characteristics = _P.objectCharacteristics(
        _P.compositionLevel("0"),
        _fixity("SHA-256", sha256(file.content).hexdigest()),
        _fixity("SHA-512", sha512(file.content).hexdigest()),
        _P.size(str(len(file.content))),
        _P.format(
            _P.formatDesignation(_P.formatName(found.name), *version),
            *([registry] if found.pronom else []),
        ),
    )
    root = _P.object(
        _identifier("object", f"data/{file.name}"),
        characteristics,
        _P.originalName(file.original),
        version="3.0",
    )
    root.set(f"{{{XSI}}}type", "premis:file")
    return root


def premis_creation(record: Record) -> etree._Element:
    """The making of the files, dated as the edition is: no clock is asked."""
    return _P.event(
        _identifier("event", f"{record.identifier}/creation"),
        _P.eventType("creation"),
        _P.eventDateTime(issued(record)),
        _P.eventDetailInformation(
            _P.eventDetail("made from the files below data/source, as data/manifest.json says")
        ),
        _P.linkingAgentIdentifier(
            _P.linkingAgentIdentifierType("local"), _P.linkingAgentIdentifierValue(_SOFTWARE)
        ),
        version="3.0",
    )


def premis_software() -> etree._Element:
    """The program that made them."""
    return _P.agent(
        _identifier("agent", _SOFTWARE),
        _P.agentName(_SOFTWARE),
        _P.agentType("software"),
        _P.agentVersion(__version__),
        version="3.0",
    )


def premis_rights(record: Record) -> etree._Element:
    """The rights as stated."""
    documentation = _P.otherRightsDocumentationIdentifier(
        _P.otherRightsDocumentationIdentifierType("URI"),
        _P.otherRightsDocumentationIdentifierValue(record.rights),
    )
    other = _P.otherRightsInformation(
        documentation, _P.otherRightsBasis("rights statement"), *_in_words(record)
    )
    statement = _P.rightsStatement(
        _identifier("rightsStatement", f"{record.identifier}/rights"),
        _P.rightsBasis("other"),
        other,
    )
    return _P.rights(statement, version="3.0")


def _in_words(record: Record) -> list[etree._Element]:
    return [_P.otherRightsNote(record.rights_statement)] if record.rights_statement else []


def _identifier(of: str, value: str) -> etree._Element:
    return _P(
        f"{of}Identifier", _P(f"{of}IdentifierType", "local"), _P(f"{of}IdentifierValue", value)
    )


def _fixity(algorithm: str, digest: str) -> etree._Element:
    return _P.fixity(_P.messageDigestAlgorithm(algorithm), _P.messageDigest(digest))


class Format(Struct, frozen=True):
    """A media type, a name, a version of the format where it has one, and its key in PRONOM where
    it has one.
    """

    media_type: str
    name: str
    version: str = ""
    pronom: str = ""


_BY_ENDING = {
    "txt": Format("text/plain", "Plain text, UTF-8", pronom="x-fmt/111"),
    "csv": Format("text/csv", "Comma-separated values", pronom="x-fmt/18"),
    "json": Format("application/json", "JSON", pronom="fmt/817"),
    "xml": Format("application/xml", "Extensible Markup Language", "1.0", "fmt/101"),
    "html": Format("text/html", "Hypertext Markup Language", "5", "fmt/471"),
    "toml": Format("application/toml", "TOML", "1.0"),
    "ttf": Format("font/ttf", "TrueType Font", pronom="x-fmt/453"),
    "icc": Format("application/vnd.iccprofile", "ICC profile"),
    "epub": Format("application/epub+zip", "ePub format", "3", "fmt/483"),
    "png": Format("image/png", "Portable Network Graphics", pronom="fmt/13"),
    "svg": Format("image/svg+xml", "Scalable Vector Graphics", "1.1", "fmt/92"),
}
_UNKNOWN = Format("application/octet-stream", "Unidentified")


def renditions(payload: Sequence[PayloadFile]) -> tuple[str, ...]:
    """The media types in which the text is read: PDF, and of a page and a book those that are
    there.
    """
    names = {file.name for file in payload}
    further = {"web/index.html": "text/html", "edition.epub": "application/epub+zip"}
    return ("application/pdf", *(kind for name, kind in further.items() if name in names))


def format_of(name: str, content: bytes) -> Format:
    """By the ending of the name; for a PDF by the part and level of PDF/A that it declares."""
    ending = name.rsplit(".", 1)[-1].lower()
    if ending == "pdf":
        declared = _DECLARED.search(content)
        flavour = (declared[1] + (declared[2] or b"")).decode() if declared else ""
        name = f"PDF/A-{flavour.lower()}" if flavour else "Portable Document Format"
        return Format(
            "application/pdf", name, content[5:8].decode("latin-1"), _PDF_A.get(flavour, "fmt/276")
        )
    if name.rsplit("/", 1)[-1] in ("SHA256SUMS", "OFL.txt"):
        return _BY_ENDING["txt"]
    return _BY_ENDING.get(ending, _UNKNOWN)
