"""The text in TEI P5, with its header, which says what the text is, where it comes from, what was
changed in it, and how its dates are to be read.

The `text` of a TEI document: every character of the source, white space too, with its structure
and its emendations.

Its text nodes without corr and reg are the source, those without sic and orig the reading text, to
the character; a `g` counts as the character that it stands for.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.builder import ElementMaker

from edition import __version__
from edition.core.web_addresses import sent, with_id
from edition.deposit.statements import XML_ID, XML_LANG, further_names, issued, written
from edition.deposit.tei_parts import (
    Division,
    TeiPart,
    declarations,
    divisions,
    ending,
    opening,
    parts_of,
    reference,
    stretches,
)
from edition.model.document import (
    Block,
    Cell,
    Closing,
    CodeLine,
    DateLine,
    Divider,
    Heading,
    Hemistich,
    Item,
    Note,
    Signatory,
    Slogan,
    Title,
)
from edition.model.output_kinds import LISTED, named
from edition.model.reading import EDITOR, CheckedDate, Emendation, Reading
from edition.model.record import Agent, PartOf, Record
from edition.model.source import Span
from edition.model.source_folder import Source

TEI = "http://www.tei-c.org/ns/1.0"
_KINDS = {kind.name: kind for kind in LISTED}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_IN_CLOSER = {"issuing body": "orgName", "adopting meeting": "seg", "place": "placeName"}


def text_element(source: Source, reading: Reading) -> etree._Element:
    """The element `text`."""
    return _Writer(source.text.text, source.document.blocks, reading).text(reading.record.language)


def datable(edtf: str) -> dict[str, str]:
    """The attributes of att.datable.w3c for a day, month, year or range of EDTF."""
    start, _, end = edtf.partition("/")
    return {"from": start, "to": end} if end else {"when": start}


class _Writer:
    """Writes the text from its beginning to its end; `at` is the code point up to which it has
    come.

    Every method writes what of the source lies before its element first, so that no character is
    left out and white space between two elements stands between them.
    """

    def __init__(self, source: str, blocks: Sequence[Block], reading: Reading) -> None:
        self.source = source
        self.blocks = blocks
        self.parts: dict[str, list[TeiPart]] = {}
        for part in parts_of(blocks, source, reading.emendations):
            self.parts.setdefault(part.block.ref, []).append(part)
        self.dates = reading.dates.printed
        self.builder = etree.TreeBuilder()
        self.at = 0

    def text(self, language: str) -> etree._Element:
        self.start("text", {XML_LANG: language})
        self.start("body")
        for division in divisions(self.blocks):
            self.division(division)
        if all(isinstance(block, Title) for block in self.blocks):
            self.start("p")  # a body has more than its heading
            self.end("p")
        self.characters(len(self.source))
        self.end("body")
        return self.end("text")

    def division(self, division: Division) -> None:
        if division.kind:
            self.characters_before(division.blocks)
            self.start("div", {"type": division.kind})
        heads = [block for block in division.blocks[:1] if isinstance(block, Title | Heading)]
        for block in heads:
            self.whole(block, "head")
        rest = division.blocks[len(heads) :]
        before = opening(rest) if heads and isinstance(heads[0], Title) else 0
        after = ending(rest[before:]) if division.kind and len(rest) > ending(rest) else 0
        self.formula("opener", rest[:before])
        self.common(rest[before : len(rest) - after])
        self.formula("closer", rest[len(rest) - after :])
        if division.kind:
            self.end("div")

    def common(self, blocks: Sequence[Block]) -> None:
        for group in _grouped(blocks):
            match group[0]:
                case Item() | Signatory():
                    self.list(group)
                case Hemistich():
                    self.stanza(group)
                case CodeLine():
                    self.code(group)
                case Cell():
                    self.table(group)
                case Note(label=label):
                    self.whole(group[0], "note", {"n": label, "place": "foot"})
                case block:
                    kind = _kind(block)
                    self.whole(block, "ab" if kind else "p", {"type": kind} if kind else {})

    def list(self, items: Sequence[Block]) -> None:
        self.characters_before(items)
        self.start("list", {"type": "signatories"} if isinstance(items[0], Signatory) else {})
        for item in items:
            for part in self.parts[item.ref]:
                self.part(part, "label" if part.is_label else "item")
        self.end("list")

    def stanza(self, halves: Sequence[Block]) -> None:
        self.characters_before(halves)
        self.start("lg", {"type": "stanza"})
        for half in halves:
            self.whole(half, "l")
        self.end("lg")

    def code(self, lines: Sequence[Block]) -> None:
        self.characters_before(lines)
        self.start("ab", {"type": "code", _SPACE: "preserve"})
        for line in lines:
            self.whole(line, "seg")
        self.end("ab")

    def table(self, cells: Sequence[Block]) -> None:
        self.characters_before(cells)
        self.start("table")
        rows: dict[int, list[Cell]] = {}
        for cell in cells:
            if isinstance(cell, Cell):
                rows.setdefault(cell.row, []).append(cell)
        for row in rows.values():
            self.characters_before(row)
            self.start("row", {"role": "label"} if row[0].header else {})
            for cell in row:
                self.whole(cell, "cell")
            self.end("row")
        self.end("table")

    def formula(self, tag: str, blocks: Sequence[Block]) -> None:
        """An opener or a closer: who, when and where."""
        if not blocks:
            return
        self.characters_before(blocks)
        self.start(tag)
        for block in blocks:
            if isinstance(block, Closing):
                inner = _IN_CLOSER[block.role]
                self.whole(
                    block, inner, {"type": block.role.replace(" ", "-")} if inner == "seg" else {}
                )
            else:
                self.whole(block, "dateline")
        self.end(tag)

    def whole(self, block: Block, tag: str, attributes: dict[str, str] | None = None) -> None:
        for part in self.parts[block.ref]:
            self.part(part, tag, attributes)

    def part(self, part: TeiPart, tag: str, attributes: dict[str, str] | None = None) -> None:
        self.characters(part.span.start)
        self.start(tag, attributes)
        self.content(part.span, part.changes, self.dates)
        self.end(tag)

    def content(
        self, span: Span, changes: Sequence[Emendation], dates: Sequence[CheckedDate]
    ) -> None:
        """Characters with their changes; a date is an element where no change crosses its
        bounds.
        """
        for thing in _in_order(span, changes, dates):
            self.characters(thing.span.start)
            if isinstance(thing, Emendation):
                self.choice(thing)
            else:
                # Within a date only its own changes: another date cannot stand in it.
                self.start("date", {"calendar": f"#{thing.calendar}", **datable(thing.edtf)})
                self.content(
                    thing.span,
                    [change for change in changes if _within(change.span, thing.span)],
                    (),
                )
                self.end("date")
        self.characters(span.end)

    def choice(self, change: Emendation) -> None:
        found, made = ("sic", "corr") if change.rule == EDITOR else ("orig", "reg")
        self.start("choice")
        self.start(found)
        # What was found counts as written; what is set in its place is no part of the source.
        for end in _paragraphs(self.source, change.span):
            self.characters(end)
            self.milestone()
        self.characters(change.span.end)
        self.end(found)
        self.start(made)
        done = 0
        for end in _paragraphs(change.after, Span(0, len(change.after))):
            self.data(change.after[done:end])
            self.milestone()
            done = end
        self.data(change.after[done:])
        self.end(made)
        self.end("choice")

    def milestone(self) -> None:
        """Within a change a paragraph begins, which no element can say there."""
        self.start("milestone", {"unit": "paragraph"})
        self.end("milestone")

    def characters_before(self, blocks: Sequence[Block]) -> None:
        self.characters(self.parts[blocks[0].ref][0].span.start)

    def characters(self, end: int) -> None:
        if end > self.at:
            self.data(self.source[self.at : end])
            self.at = end

    def data(self, text: str) -> None:
        for stretch, lacks in stretches(text):
            if lacks:
                self.start("g", {"ref": reference(stretch)})
                self.end("g")
            else:
                self.builder.data(stretch)

    def start(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        self.builder.start(f"{{{TEI}}}{tag}", attributes or {}, {None: TEI})

    def end(self, tag: str) -> etree._Element:
        return self.builder.end(f"{{{TEI}}}{tag}")


_BLANK = re.compile(r"\n[ \t]*\n\s*")


def _paragraphs(text: str, span: Span) -> Iterator[int]:
    """The ends of the blank lines in a span."""
    yield from (found.end() for found in _BLANK.finditer(text, span.start, span.end))


def _in_order(
    span: Span, changes: Sequence[Emendation], dates: Sequence[CheckedDate]
) -> Iterator[Emendation | CheckedDate]:
    """The changes of a stretch and the dates that stand whole in it, in order, without the changes
    inside dates.
    """
    whole = [
        date
        for date in dates
        if _within(date.span, span) and all(_apart(change.span, date.span) for change in changes)
    ]
    outside = [
        change for change in changes if not any(_within(change.span, date.span) for date in whole)
    ]
    things: list[Emendation | CheckedDate] = [*whole, *outside]
    return iter(sorted(things, key=lambda thing: thing.span.start))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _apart(change: Span, date: Span) -> bool:
    """Whether a change lies inside a date or does not meet it."""
    return _within(change, date) or change.end <= date.start or date.end <= change.start


def _grouped(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that make one thing together: a list, whose items all have a label or none, a
    stanza, a block of code, a table.
    """
    group: list[Block] = []
    for block in blocks:
        if group and (_together(block) is None or _together(block) != _together(group[-1])):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _together(block: Block) -> tuple[str, int] | None:
    """What a block makes up with those beside it; None for what stands alone."""
    match block:
        case Item() | Signatory():
            return type(block).__name__, int(block.label is not None)
        case Hemistich():
            return "stanza", block.stanza
        case CodeLine():
            return "code", block.code
        case Cell():
            return "table", block.table
    return None


def _kind(block: Block) -> str:
    """The type of a block that is no paragraph."""
    if isinstance(block, Slogan | Divider):
        return type(block).__name__.lower()
    if isinstance(block, DateLine):
        return "dateline"
    if isinstance(block, Title | Heading):
        return "heading"
    return block.role.replace(" ", "-") if isinstance(block, Closing) else ""


_T = ElementMaker(namespace=TEI, nsmap={None: TEI})
_CALENDARS = {
    "jalali": "The Jalali (solar Hijri) calendar of Iran and Afghanistan",
    "gregorian": "The Gregorian calendar",
    "hijri": "The lunar Hijri calendar of Umm al-Qura, by the tables of hijridate; months counted "
    "by the moon as it was seen may begin a day earlier or later",
    "hijri-tabular": "The lunar Hijri calendar reckoned by its cycle of thirty years; months "
    "counted by the moon as it was seen may begin a day or two earlier or later",
    "shahanshahi": "The imperial calendar of Iran: the Jalali one, its years counted from 1180 "
    "years before",
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
    reference = {"ref": " ".join(agent.addresses)} if agent.addresses else {}
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
        *(_T.idno(name, type=kind) for kind, name in further_names(record)),
        _T.availability(rights),
    )


def _notes(source: Source, record: Record) -> list[etree._Element]:
    """The note on dates, the addresses that the printed things carry as QR codes, what shows the
    readings of the text, and the edition that this one replaces.
    """
    notes = (
        [_T.note(record.dates_note, {XML_LANG: record.language, "type": "dates"})]
        if record.dates_note
        else []
    )
    for link in source.description.link:
        if link.qr:
            address = sent(with_id(link.url, record.identifier))
            notes.append(
                _T.relatedItem(_T.bibl(_T.title(link.label), _T.ptr(target=address)), type="qr")
            )
    notes += _readings(source)
    if record.replaces:
        target = [_T.ptr(target=record.replaces_url)] if record.replaces_url else []
        notes.append(_T.relatedItem(_T.bibl(_T.idno(record.replaces), *target), type="replaces"))
    return [_T.notesStmt(*notes)] if notes else []


def _readings(source: Source) -> Iterator[etree._Element]:
    """Where both readings of the text are set: the files of each that hold the whole of it, from
    the folder of this one.
    """
    whole = [each for each in source.description.output if "source" in _KINDS[each.kind].proved]
    if all(output.reading == "edited" for output in whole):
        return
    for output in whole:
        file = f"../{named(_KINDS[output.kind].path, output.reading)}.pdf"
        title = _T.title(source.description.title, {XML_LANG: source.description.language})
        yield _T.relatedItem(_T.bibl(title, _T.ptr(target=file)), type=output.reading)


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
    of_lines = any(change.of_lines for change in reading.emendations)
    lines = "; where a paragraph begins within one stands a milestone" if of_lines else ""
    stated = "; ".join(f"{rule}: {count}" for rule, count in sorted(counted.items())) or "none"
    how = (
        "The text nodes without corr and reg are the source text, white space included; "
        "those without sic and orig are the reading text. "
        f"Changes by the rule “{EDITOR}” are sic and corr, by any other orig and reg{lines}. "
        "Changes: "
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
    used = {date.calendar for date in record.stated}
    calendars = [
        _T.calendar(_T.p(words), {XML_ID: key}) for key, words in _CALENDARS.items() if key in used
    ]
    return _T.profileDesc(
        *created,
        languages,
        *([_T.calendarDesc(*calendars)] if calendars else []),
        *([_T.textClass(*about)] if about else []),
    )
