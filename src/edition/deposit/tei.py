"""The text in TEI P5, with its header, which says what the text is, where it comes from, what was
changed in it, and how its dates are to be read.
"""

from lxml import etree
from lxml.builder import ElementMaker

from edition import __version__
from edition.core.web_addresses import with_id
from edition.deposit.statements import XML_ID, XML_LANG, issued, written
from edition.deposit.tei_parts import declarations
from edition.deposit.tei_text import TEI, datable, text_element
from edition.model.reading import EDITOR, Reading
from edition.model.record import Agent, PartOf, Record
from edition.model.source_folder import Source

_T = ElementMaker(namespace=TEI, nsmap={None: TEI})
_CALENDARS = {
    "jalali": "The Jalali (solar Hijri) calendar of Iran and Afghanistan",
    "gregorian": "The Gregorian calendar",
    "hijri": "The lunar Hijri calendar",
}


def tei(source: Source, reading: Reading) -> bytes:
    """The whole document; white space in `text` is that of the source, so only the header is
    indented.
    """
    root = etree.Element(f"{{{TEI}}}TEI", {XML_LANG: "en"}, nsmap={None: TEI})
    described = header(source, reading)
    etree.indent(described, " ")
    root.append(described)
    root.append(text_element(source, reading))
    return written(root)


def header(source: Source, reading: Reading) -> etree._Element:
    """The element `teiHeader`."""
    record = reading.record
    description = _T.fileDesc(
        _T.titleStmt(*_titles(record), *_authors(record), *map(_contributor, record.contributors)),
        _T.editionStmt(_T.edition(record.version, n=record.version)),
        _publication(record),
        *map(_series, record.series),
        *_notes(source, record),
        _T.sourceDesc(_source(record)),
    )
    return _T.teiHeader(description, _encoding(source, reading), _profile(reading))


def _titles(record: Record) -> list[etree._Element]:
    titles = [_T.title(record.title, {XML_LANG: record.language, "type": "main"})]
    return titles + [
        _T.title(title, {XML_LANG: tag, "type": "parallel"})
        for tag, title in record.parallel_titles
    ]


def _authors(record: Record) -> list[etree._Element]:
    return [_T.author(_named(each)) for each in record.creators]


def _named(agent: Agent) -> etree._Element:
    reference = {"ref": agent.address} if agent.address else {}
    return _T("persName" if agent.is_person else "orgName", agent.name, reference)


def _contributor(agent: Agent) -> etree._Element:
    """An editor of one kind or another, else a statement of responsibility."""
    if agent.role in ("edt", "trl", "com"):
        return _T.editor(_named(agent), role=agent.term)
    return _T.respStmt(_T.resp(agent.term), _named(agent))


def _series(series: PartOf) -> etree._Element:
    number = [_T.biblScope(series.number, unit="volume")] if series.number else []
    issn = [_T.idno(series.issn, type="ISSN")] if series.issn else []
    return _T.seriesStmt(_T.title(series.title), *number, *issn)


def _publication(record: Record) -> etree._Element:
    rights = _T.licence(
        record.rights_statement or record.rights,
        {"target": record.rights, XML_LANG: record.language},
    )
    return _T.publicationStmt(
        _T.publisher(record.publisher),
        _T.date(issued(record), when=issued(record)),
        _T.idno(record.identifier, type="local"),
        *([_T.idno(record.url, type="URL")] if record.url else []),
        _T.availability(rights),
    )


def _notes(source: Source, record: Record) -> list[etree._Element]:
    """The note on dates, the addresses that the printed things carry as QR codes, and the edition
    that this one replaces.
    """
    notes = (
        [_T.note(record.dates_note, {XML_LANG: record.language, "type": "dates"})]
        if record.dates_note
        else []
    )
    for link in source.description.link:
        if link.qr:
            address = with_id(link.url, record.identifier)
            notes.append(
                _T.relatedItem(_T.bibl(_T.title(link.label), _T.ptr(target=address)), type="qr")
            )
    if record.replaces:
        target = [_T.ptr(target=record.replaces_url)] if record.replaces_url else []
        notes.append(_T.relatedItem(_T.bibl(_T.idno(record.replaces), *target), type="replaces"))
    return [_T.notesStmt(*notes)] if notes else []


def _source(record: Record) -> etree._Element:
    dates = [
        _T.date(date.printed, calendar=f"#{date.calendar}", **datable(date.edtf))
        for date in record.stated
    ]
    place = [_T.pubPlace(record.place)] if record.place else []
    digest = _T.idno(record.sha256, type="sha256")
    title = _T.title(record.title, {XML_LANG: record.language})
    return _T.bibl(title, *_authors(record), *place, *dates, digest)


def _encoding(source: Source, reading: Reading) -> etree._Element:
    """How text nodes are to be read, how many changes of each rule there are, and which characters
    XML has not.
    """
    counted: dict[str, int] = {}
    for change in reading.emendations:
        counted[change.rule] = counted.get(change.rule, 0) + 1
    stated = "; ".join(f"{rule}: {count}" for rule, count in sorted(counted.items())) or "none"
    how = (
        "The text nodes without corr and reg are the source text, white space included; "
        "those without sic and orig are the reading text. "
        f"Changes by the rule “{EDITOR}” are sic and corr, by any other orig and reg. Changes: "
        f"{stated}."
    )
    application = _T.application(_T.label("edition"), ident="edition", version=__version__)
    lacking = declarations(
        (source.text.text, *(change.after for change in reading.emendations)), _T
    )
    of_g = (
        [_T.p("A g is the character whose code point its char declares: XML has none such.")]
        if lacking
        else []
    )
    return _T.encodingDesc(_T.editorialDecl(_T.p(how), *of_g), _T.appInfo(application), *lacking)


def _profile(reading: Reading) -> etree._Element:
    record = reading.record
    created = [_T.creation(_T.date(record.dated, datable(record.dated)))] if record.dated else []
    languages = _T.langUsage(_T.language(record.language, ident=record.language))
    about = (
        [_T.keywords(*map(_T.term, record.keywords), {XML_LANG: record.language})]
        if record.keywords
        else []
    )
    about += [
        _T.keywords(
            _T.term(each.term, {"ref": each.url} if each.url else {}),
            scheme=each.scheme_url or f"#{each.scheme}",
        )
        for each in record.topics
    ]
    calendars = [_T.calendar(_T.p(words), {XML_ID: key}) for key, words in _CALENDARS.items()]
    return _T.profileDesc(
        *created,
        languages,
        _T.calendarDesc(*calendars),
        *([_T.textClass(*about)] if about else []),
    )
