"""METS 1.12 with Dublin Core and PREMIS in it: the description, every file of the payload, and how
they hang together.

The header has no date of making: no clock is asked, and a date to come is refused by readers.
"""

from collections.abc import Sequence
from hashlib import sha512

from lxml import etree
from lxml.builder import ElementMaker

from edition import __version__
from edition.deposit.descriptions.dublin_core import metadata
from edition.deposit.descriptions.premis import (
    premis_creation,
    premis_object,
    premis_rights,
    premis_software,
)
from edition.deposit.formats import format_of
from edition.deposit.markup import XSI, document
from edition.model.materials import PayloadFile
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


def mets(record: Record, payload: Sequence[PayloadFile]) -> bytes:
    """The whole document; places of files are paths from the top of the bag."""
    files = sorted(payload, key=lambda file: file.name)
    described = _M.dmdSec(_wrapped("DC", metadata(record)), ID=_DMD)
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
        groups.setdefault(_USES[file.kind], []).append(entry)
    return _M.fileSec(*(_M.fileGrp(*entries, USE=use) for use, entries in sorted(groups.items())))


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
