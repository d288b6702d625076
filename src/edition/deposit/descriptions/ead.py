"""A component of an EAD3 finding aid: the item, to be put into the archive's own."""

from lxml import etree
from lxml.builder import ElementMaker

from edition.deposit.descriptions.statements import (
    RESOURCE_TYPE,
    issued,
    notes,
    rights_in_words,
    titles,
)
from edition.deposit.markup import document
from edition.model.record import Record

_EAD = "http://ead3.archivists.org/schema/"
_E = ElementMaker(namespace=_EAD, nsmap={None: _EAD})


def ead(record: Record) -> bytes:
    """The element `c` of the level "item"."""
    did = _E.did(
        _E.unitid(record.identifier),
        *(_E.unittitle(title, lang=language) for language, title in titles(record)),
        *_created(record),
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


def _created(record: Record) -> list[etree._Element]:
    if not record.dated:
        return []
    printed = "; ".join(date.printed for date in record.stated)
    return [_E.unitdate(printed, normal=record.dated, unitdatetype="inclusive", label="creation")]
