"""MODS 3.8, of the Library of Congress."""

from lxml import etree
from lxml.builder import ElementMaker

from edition.deposit.descriptions.statements import RESOURCE_TYPE, issued, notes, rights_in_words
from edition.deposit.markup import XML_LANG, document
from edition.model.record import Record

_MODS = "http://www.loc.gov/mods/v3"
_XLINK = "http://www.w3.org/1999/xlink"
_M = ElementMaker(namespace=_MODS, nsmap={None: _MODS, "xlink": _XLINK})


def mods(record: Record) -> bytes:
    """One record."""
    name = _M.name(
        _M.namePart(record.creator), _M.role(_M.roleTerm("creator", type="text")), type="corporate"
    )
    access = _M.accessCondition(
        rights_in_words(record),
        {"type": "use and reproduction", f"{{{_XLINK}}}href": record.rights},
    )
    root = _M.mods(
        _M.titleInfo(_M.title(record.title), {XML_LANG: record.language}),
        *(_translated(language, title) for language, title in record.parallel_titles),
        name,
        _M.typeOfResource("text"),
        _M.genre(RESOURCE_TYPE.lower()),
        _origin(record),
        _M.language(_M.languageTerm(record.language_code, type="code", authority="iso639-3")),
        _M.physicalDescription(
            _M.internetMediaType("application/pdf"), _M.digitalOrigin("born digital")
        ),
        _M.abstract(record.description, {XML_LANG: record.language}),
        *(_M.note(note, {XML_LANG: language}) for language, note in notes(record)),
        *_replaced(record),
        _M.identifier(record.identifier, type="local"),
        *([_M.location(_M.url(record.url))] if record.url else []),
        access,
        version="3.8",
    )
    return document(root)


def _translated(language: str, title: str) -> etree._Element:
    return _M.titleInfo(_M.title(title), {"type": "translated", XML_LANG: language})


def _origin(record: Record) -> etree._Element:
    place = [_M.place(_M.placeTerm(record.place, type="text"))] if record.place else []
    start, _, end = record.dated.partition("/")
    created = (
        [_M.dateCreated(start, {"encoding": "edtf"} | ({"point": "start"} if end else {}))]
        if start
        else []
    )
    created += [_M.dateCreated(end, encoding="edtf", point="end")] if end else []
    edition = _M.dateIssued(issued(record), encoding="edtf")
    return _M.originInfo(
        *place, _M.publisher(record.publisher), *created, edition, _M.edition(record.version)
    )


def _replaced(record: Record) -> list[etree._Element]:
    if not record.replaces:
        return []
    return [_M.relatedItem(_M.identifier(record.replaces, type="local"), type="preceding")]
