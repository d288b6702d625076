"""Records of catalogues, finding aids and reference managers: MODS 3.8, of the Library of Congress;
a component of EAD3 for the item, to be put into the archive's own; BibLaTeX, whose dates are EDTF;
and RIS.
"""

from collections.abc import Mapping, Sequence

from lxml import etree
from lxml.builder import ElementMaker

from edition.deposit.statements import (
    XML_LANG,
    document,
    first_day,
    further_names,
    issued,
    notes,
    publication,
    rights_in_words,
    titles,
)
from edition.model.record import Agent, PartOf, Record, Topic

_MODS = "http://www.loc.gov/mods/v3"
_XLINK = "http://www.w3.org/1999/xlink"
_M = ElementMaker(namespace=_MODS, nsmap={None: _MODS, "xlink": _XLINK})
_EAD = "http://ead3.archivists.org/schema/"
_E = ElementMaker(namespace=_EAD, nsmap={None: _EAD})

_SPECIAL = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_BIBTEX: Mapping[str, str] = {
    "edt": "editor",
    "trl": "translator",
    "ann": "annotator",
    "aui": "introduction",
}
_RIS: Mapping[str, str] = {"aut": "A2", "edt": "ED", "trl": "A4"}
"""The fields of both forms for contributors; A2 and A4 are secondary and subsidiary authors."""


def mods(record: Record) -> bytes:
    """One record."""
    access = _M.accessCondition(
        rights_in_words(record),
        {"type": "use and reproduction", f"{{{_XLINK}}}href": record.rights},
    )
    root = _M.mods(
        _M.titleInfo(_M.title(record.title), {XML_LANG: record.language}),
        *(_translated(language, title) for language, title in record.parallel_titles),
        *map(_name, record.creators),
        *(_name(each, each.term.capitalize()) for each in record.contributors),
        _M.typeOfResource("text"),
        _M.genre(publication(record).term.lower()),
        _origin(record),
        _M.language(_M.languageTerm(record.language_code, type="code", authority="iso639-3")),
        _M.physicalDescription(
            _M.internetMediaType("application/pdf"),
            _M.digitalOrigin("born digital"),
        ),
        _M.abstract(record.description, {XML_LANG: record.language}),
        *(_M.note(note, {XML_LANG: language}) for language, note in notes(record)),
        *(_M.subject(_M.topic(word), {XML_LANG: record.language}) for word in record.keywords),
        *map(_subject, record.topics),
        *map(_series, record.series),
        *_replaced(record),
        _M.identifier(record.identifier, type="local"),
        *(_M.identifier(name, type=kind.lower()) for kind, name in further_names(record)),
        *([_M.location(_M.url(record.url))] if record.url else []),
        access,
        version="3.8",
    )
    return document(root)


def _name(agent: Agent, label: str = "") -> etree._Element:
    """A name with the role; the parts of a person's name are told apart where they are known. MODS
    has no other way than a label to tell a contributor from those who made the text.
    """
    parts = [
        _M.namePart(part, type=kind)
        for kind, part in (("family", agent.family), ("given", agent.given))
        if part
    ]
    # The code stands beside the words where a role is stated, not where an issuing body is taken
    # for the creator.
    code = [_M.roleTerm(agent.role, type="code", authority="marcrelator")] if agent.role else []
    return _M.name(
        *(parts or [_M.namePart(agent.name)]),
        *([_M.displayForm(agent.name)] if parts else []),
        *(
            _M.nameIdentifier(address, type=scheme.lower())
            for scheme, _, address in agent.identifiers
        ),
        _M.role(_M.roleTerm(agent.term, type="text"), *code),
        {"type": "personal" if agent.is_person else "corporate"}
        | ({"displayLabel": label} if label else {}),
    )


def _subject(topic: Topic) -> etree._Element:
    addresses = {"authorityURI": topic.scheme_url, "valueURI": topic.url}
    said = {key: address for key, address in addresses.items() if address}
    return _M.subject(_M.topic(topic.term), {"authority": topic.scheme, **said})


def _series(series: PartOf) -> etree._Element:
    title = [_M.title(series.title), *([_M.partNumber(series.number)] if series.number else [])]
    issn = [_M.identifier(series.issn, type="issn")] if series.issn else []
    return _M.relatedItem(_M.titleInfo(*title), *issn, type="series")


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
        *(_E.unitid(name, localtype=kind) for kind, name in further_names(record)),
        *(_E.unittitle(title, lang=language) for language, title in titles(record)),
        *_dated(record),
        _E.unitdate(
            issued(record), normal=issued(record), unitdatetype="inclusive", label="edition"
        ),
        *(_E.origination(_ead_name(each)) for each in record.creators),
        _E.langmaterial(_E.language(record.language, langcode=record.language_code)),
        _E.physdesc(publication(record).term),
        *([_E.dao(daotype="borndigital", href=record.url)] if record.url else []),
    )
    where = f"{record.place}, " if record.place else ""
    access = [
        *map(_ead_name, record.contributors),
        *(_E.subject(_E.part(word)) for word in record.keywords),
        *(
            _E.subject(
                _E.part(each.term),
                {"source": each.scheme} | ({"identifier": each.url} if each.url else {}),
            )
            for each in record.topics
        ),
    ]
    root = _E.c(
        did,
        _E.scopecontent(_E.p(record.description)),
        _E.userestrict(_E.p(f"{rights_in_words(record)} ({record.rights})")),
        _E.odd(
            _E.p(f"{where}{record.publisher}, {record.year}"),
            *(_E.p(f"Series: {each.cited}") for each in record.series),
            *(_E.p(note) for _, note in notes(record)),
        ),
        *([_E.controlaccess(*access)] if access else []),
        level="item",
    )
    return document(root)


def _ead_name(agent: Agent) -> etree._Element:
    """A name, with the address of its identifier and the code of its role where it has them."""
    said = {"identifier": agent.address, "relator": agent.role}
    return _E(
        "persname" if agent.is_person else "corpname",
        _E.part(agent.inverted),
        {key: value for key, value in said.items() if value},
    )


def _dated(record: Record) -> list[etree._Element]:
    if not record.dated:
        return []
    printed = "; ".join(date.printed for date in record.stated)
    return [_E.unitdate(printed, normal=record.dated, unitdatetype="inclusive", label="creation")]


def bibtex(record: Record) -> bytes:
    """One entry; a name or a title in two braces stays as it is."""
    said = [*_others(record, _BIBTEX), *(note for _, note in notes(record))]
    fields = {
        "title": _kept(record.title),
        "titleaddon": _kept("; ".join(title for _, title in record.parallel_titles)),
        "author": _bibtex_names(record.creators),
        **{
            field: _bibtex_names([each for each in record.contributors if each.role == role])
            for role, field in _BIBTEX.items()
        },
        "publisher": _kept(record.publisher),
        "location": _plain(record.place),
        "date": record.dated or issued(record),
        "version": _plain(record.version),
        "language": record.language,
        "number": record.identifier,
        "series": _kept("; ".join(each.cited for each in record.series)),
        "keywords": _plain(", ".join(record.subjects)),
        "isbn": record.isbn,
        "doi": record.doi,
        "url": record.url,
        "note": _plain(
            " ".join((f"This edition: {issued(record)}.", *said, rights_in_words(record)))
        ),
    }
    told = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@{publication(record).biblatex}{{{record.identifier},\n{told}}}\n".encode()


def _bibtex_names(agents: Sequence[Agent]) -> str:
    """Names joined by «and»: a person's parted by a comma, all others kept as they are."""
    return " and ".join(
        _plain(agent.inverted)
        if agent.inverted != agent.name and " and " not in agent.inverted
        else _kept(agent.name)
        for agent in agents
    )


def _others(record: Record, fields: Mapping[str, str]) -> list[str]:
    """The contributors whose role the form has no field for, each with the role."""
    return [
        f"{each.term.capitalize()}: {each.name}."
        for each in record.contributors
        if each.role not in fields
    ]


def _plain(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


def _kept(text: str) -> str:
    return f"{{{_plain(text)}}}" if text else ""


def ris(record: Record) -> bytes:
    """One reference. Of its two kinds of serial numbers an ISBN is the edition's own."""
    lines = [
        ("TY", publication(record).ris),
        ("ID", record.identifier),
        ("TI", record.title),
        *(("TT", title) for _, title in record.parallel_titles),
        *(("AU", _ris_name(each)) for each in record.creators),
        *((_RIS[each.role], _ris_name(each)) for each in record.contributors if each.role in _RIS),
        ("PB", record.publisher),
        ("CY", record.place),
        ("PY", str(record.year)),
        ("DA", _date(first_day(record.dated) or issued(record))),
        ("ET", record.version),
        ("LA", record.language),
        ("UR", record.url),
        ("AB", record.description),
        *(("T3", each.cited) for each in record.series),
        ("SN", record.isbn),
        ("DO", record.doi),
        *(("SN", each.issn) for each in record.series if each.issn),
        *(("KW", word) for word in record.subjects),
        ("N1", f"Date (EDTF): {record.dated}." if record.dated else ""),
        ("N1", f"This edition: {issued(record)}."),
        *(("N1", note) for note in _others(record, _RIS)),
        *(("N1", note) for _, note in notes(record)),
        ("N1", f"{rights_in_words(record)} ({record.rights})"),
    ]
    told = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return f"{told}ER  - \r\n".encode()


def _ris_name(agent: Agent) -> str:
    """«Family, Given»; a name that is not to be parted ends in a comma."""
    return agent.inverted if agent.inverted != agent.name else f"{agent.name},"


def _date(day: str) -> str:
    """YYYY/MM/DD/, empty where it is not known, with the field for words that follows."""
    year, month, number = (*day.split("-"), "", "")[:3]
    return f"{year}/{month}/{number}/"
