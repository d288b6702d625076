"""PREMIS 3.0: what each file is, what was done to make it, and with what."""

from hashlib import sha256, sha512

from lxml import etree
from lxml.builder import ElementMaker

from edition import __version__
from edition.deposit.descriptions.statements import issued
from edition.deposit.formats import format_of
from edition.deposit.markup import XSI
from edition.model.materials import PayloadFile
from edition.model.record import Record

PREMIS = "http://www.loc.gov/premis/v3"
_P = ElementMaker(namespace=PREMIS, nsmap={"premis": PREMIS, "xsi": XSI})
_SOFTWARE = "edition"


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
