"""Records of catalogues and of finding aids: MODS 3.8, of the Library of Congress, and a component
of EAD3 for the item, to be put into the archive's own.
"""

from lxml import etree
from lxml.builder import ElementMaker

from edition.deposit.statements import (
    RESOURCE_TYPE,
    XML_LANG,
    document,
    issued,
    notes,
    rights_in_words,
    titles,
)
from edition.model.record import Record

_MODS = "http://www.loc.gov/mods/v3"
_XLINK = "http://www.w3.org/1999/xlink"
_M = ElementMaker(namespace=_MODS, nsmap={None: _MODS, "xlink": _XLINK})
_EAD = "http://ead3.archivists.org/schema/"
_E = ElementMaker(namespace=_EAD, nsmap={None: _EAD})


def mods(record: Record) -> bytes:
    """One record."""
    name = _M.name(
        _M.namePart(record.creator),
        _M.role(_M.roleTerm("creator", type="text")),
        type="corporate",
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
            _M.internetMediaType("application/pdf"),
            _M.digitalOrigin("born digital"),
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
        *place,
        _M.publisher(record.publisher),
        *created,
        edition,
        _M.edition(record.version),
    )


def _replaced(record: Record) -> list[etree._Element]:
    if not record.replaces:
        return []
    return [_M.relatedItem(_M.identifier(record.replaces, type="local"), type="preceding")]


def ead(record: Record) -> bytes:
    """The element `c` of the level "item"."""
    did = _E.did(
        _E.unitid(record.identifier),
        *(_E.unittitle(title, lang=language) for language, title in titles(record)),
        *_dated(record),
        _E.unitdate(
            issued(record), normal=issued(record), unitdatetype="inclusive", label="edition"
        ),
        _E.origination(_E.corpname(_E.part(record.creator))),
        _E.langmaterial(_E.language(record.language, langcode=record.language_code)),
        _E.physdesc(RESOURCE_TYPE),
        *([_E.dao(daotype="borndigital", href=record.url)] if record.url else []),
    )
    where = f"{record.place}, " if record.place else ""
    root = _E.c(
        did,
        _E.scopecontent(_E.p(record.description)),
        _E.userestrict(_E.p(f"{rights_in_words(record)} ({record.rights})")),
        _E.odd(
            _E.p(f"{where}{record.publisher}, {record.year}"),
            *(_E.p(note) for _, note in notes(record)),
        ),
        level="item",
    )
    return document(root)


def _dated(record: Record) -> list[etree._Element]:
    if not record.dated:
        return []
    printed = "; ".join(date.printed for date in record.stated)
    return [_E.unitdate(printed, normal=record.dated, unitdatetype="inclusive", label="creation")]
