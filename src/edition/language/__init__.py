"""The second stage: from the text as found to the text to be set, with each change and each date on
the record.

The emendations are applied, the dates checked, and the Record of the edition is made from its
description, its dates and the digest of its text. What the rules suggest
becomes the editor's by entries of emendations.toml: the words about each suggestion, with all that
the rules change in them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.diagnostics import (
    Diagnostic,
    Problems,
    Severity,
    error,
    place_at,
    places_in,
    stops,
)
from edition.core.identifiers import bare_ark, licence_at
from edition.core.languages import spoken
from edition.core.languages.cataloguing import named
from edition.core.languages.language_tags import language_code
from edition.core.quoting import worded
from edition.core.web_addresses import ID, sent, with_id
from edition.language.dates import dates_of
from edition.language.emendations import entities, left_out, offsets_of, register_of, renumbered
from edition.language.lines import restructured
from edition.language.orthography import APPLIED, respelt, spelling
from edition.language.parts import parts_of
from edition.language.unchosen import unchosen
from edition.model.description import Creator, Description, EmendationEntry
from edition.model.document import CodeLine, Document
from edition.model.output_kinds import ReadingName
from edition.model.reading import MARKUP, Dates, Emendation, Proposal, Reading, emend, meeting
from edition.model.record import Agent, PartOf, Record, StatedDate, Topic
from edition.model.source import Span
from edition.model.source_folder import Source

__all__ = ["accept", "edit", "propose"]


def edit(
    source: Source, epoch: int | None, *, quick: bool = False, display: bool = True
) -> tuple[Reading | None, Problems]:
    """The text to be set, its register of emendations and its dates; None where a problem is an
    error.

    `epoch` is SOURCE_DATE_EPOCH (seconds since 1970, UTC), from which the day of the edition comes
    where edition.toml states no `issued`; without either the edition has no date. No character is
    changed but by a recorded emendation. Without `display` what posters and handouts show is not
    made ready, and nothing of it is doubted. A `quick` reading is for its pages alone: without
    that, and nothing is asked of whoever has chosen no profile.
    """
    display = display and not quick
    given, in_register = _register(source)
    document, register = source.document, given
    in_blocks: Problems = ()
    if not stops(in_register):
        document, register, in_blocks = restructured(source, given)
    dates, in_dates = dates_of(source, epoch)
    problems = (*in_register, *in_blocks, *in_dates, *_nobody(source))
    if dates is None or stops(problems):
        return None, problems
    description = respelt(source.description)
    displayed, made, in_display = (
        _displayed(source, document, given) if display else (document, (), ())
    )
    reading = Reading(
        document,
        register,
        dates,
        describe(description, dates, source.text.sha256),
        description,
        displayed,
        _described_for_display(description) if display else description,
        made,
    )
    found, in_found = _as_found(source, reading, display=display)
    if stops(in_found):
        return None, (*problems, *in_found)
    problems += (*in_display, *(() if quick else unchosen(source, given)))
    return replace(reading, as_found=found), problems


def _as_found(source: Source, edited: Reading, *, display: bool) -> tuple[Reading | None, Problems]:
    """The text without what its editor and its profile change, where an output shows that; and
    errors where it cannot be set without.

    What cannot be printed is left out all the same, and what marks the text up is none of it. What
    edition.toml says is the edition's own, in both.
    """
    description = source.description
    shown = {output.reading for output in description.output}
    if "diplomatic" not in shown | {poster.reading for poster in description.poster}:
        return None, ()
    bare = replace(
        source,
        description=replace(description, profile="diplomatic", orthography={}),
        emendations=(),
    )
    given, problems = _register(bare)
    document, register, in_blocks = restructured(bare, given)
    displayed, made, _ = (
        _displayed(bare, document, given, "diplomatic") if display else (document, (), ())
    )
    found = replace(
        edited,
        document=document,
        emendations=register,
        displayed=displayed,
        displayed_description=edited.description,
        for_display=made,
        name="diplomatic",
    )
    errors = tuple(each for each in (*problems, *in_blocks) if each.severity is Severity.ERROR)
    return replace(found, unmade=edited.changes - found.changes), errors


def _displayed(
    source: Source,
    document: Document,
    register: Sequence[Emendation],
    reading: ReadingName = "edited",
) -> tuple[Document, tuple[Emendation, ...], Problems]:
    # Imported here because most builds are of pages alone.
    from edition.language.display import for_display

    return for_display(source, document, register, reading)


def _described_for_display(description: Description) -> Description:
    from edition.language.display import described_for_display

    return described_for_display(description)


def _nobody(source: Source) -> Iterator[Diagnostic]:
    """A note where edition.toml names nobody."""
    description = source.description
    words = spoken(description.language, description.words).words
    body = description.issuing_body
    if not named(body, words.no_body) and not description.creator:
        fact = worded(
            "nobody is named yet: `issuing_body` is «{body}», which stands in the imprint alone",
            body=body,
        )
        act = worded("write there who issues the text, or leave it so")
        yield Diagnostic(
            Severity.NOTE, "nobody-named", fact, act, source.places.get("issuing_body")
        )


def propose(source: Source) -> tuple[tuple[Proposal, ...], Problems]:
    """What the rules of orthography would change in a source beside its editor's emendations, in
    the order of the text.
    """
    by_hand, in_entries = register_of(source)
    proposals, in_rules = spelling(source, (*by_hand, *left_out(source.text, source.unset)[0]))
    return proposals, (*in_entries, *in_rules)


def _register(source: Source) -> tuple[tuple[Emendation, ...], Problems]:
    """All emendations in the order of the text: the editor's, of what cannot be printed, and those
    of the profile beside them.
    """
    by_hand, in_entries = register_of(source)
    left, in_text = left_out(source.text, source.unset)
    unset = tuple(change for change in left if not _covered(change, by_hand))
    in_entries += tuple(_beside(source, by_hand, unset))
    language = spoken(source.description.language, source.description.words)
    labels = (*renumbered(source.text, source.document, language), *entities(source.text))
    code = [block.span for block in source.document.blocks if isinstance(block, CodeLine)]
    labels = tuple(
        label
        for label in labels
        if not (_covered(label, by_hand) or _covered(label, unset))
        and not _is_within(label.span, code)
    )
    proposals, in_rules = spelling(source, (*by_hand, *unset, *labels), APPLIED)
    applied = (proposal.emendation for proposal in proposals)
    register = sorted(
        (*by_hand, *unset, *labels, *applied),
        key=lambda change: (change.span.start, change.span.end),
    )
    return tuple(register), (*in_text, *in_entries, *in_rules)


def _covered(change: Emendation, by_hand: Sequence[Emendation]) -> bool:
    """Whether the editor takes away what a change is in."""
    return any(
        e.span.start <= change.span.start and change.span.end <= e.span.end
        for e in meeting(by_hand, change.span)
    )


def _is_within(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of the others, which are in order and apart, holds a span."""
    at = bisect_right(others, span.start, key=lambda other: other.start) - 1
    return at >= 0 and span.end <= others[at].end


def _beside(
    source: Source, by_hand: Sequence[Emendation], unset: Sequence[Emendation]
) -> Iterator[Diagnostic]:
    """An error for each emendation of what is set nowhere."""
    markup = [left_out for left_out in unset if left_out.rule == MARKUP]
    for change in by_hand:
        if meeting(markup, change.span):
            at = place_at(source.text.file, source.text.text, change.span.start)
            yield error(
                "emendation-unset",
                worded("«{before}» stands in what is not printed", before=change.before),
                "remove its emendation",
                at,
            )


def describe(description: Description, dates: Dates, sha256: str) -> Record:
    """What every machine-readable description of this edition will say."""
    creators, contributors = _agents(description)
    meeting = "، ".join(
        part for part in (description.adopting_meeting, description.place, dates.display) if part
    )
    address = next((link.url for link in description.link if ID in link.url), "")
    return Record(
        identifier=description.id,
        language=description.language,
        language_code=language_code(description.language),
        title=description.title,
        parallel_titles=tuple(sorted(description.parallel_titles.items())),
        creators=creators,
        publisher=description.publisher,
        place=description.place,
        description=description.description
        or (f"{description.title}. {meeting}" if meeting else description.title),
        dated=dates.normative.edtf if dates.normative else "",
        year=_year(description, dates),
        issued=dates.issued,
        stated=tuple(StatedDate(date.printed, date.calendar, date.edtf) for date in dates.printed),
        dates_note=_about_dates(description, dates),
        version=description.version,
        rights=sent(description.rights),
        rights_statement=description.rights_statement,
        url=sent(with_id(address, description.id)),
        replaces=description.replaces,
        replaces_url=sent(with_id(address, description.replaces)) if description.replaces else "",
        sha256=sha256,
        contributors=contributors,
        keywords=description.keywords,
        topics=tuple(
            Topic(each.term, each.scheme, sent(each.scheme_url), sent(each.url))
            for each in description.subject
        ),
        series=tuple(PartOf(each.title, each.number, each.issn) for each in description.series),
        licence=description.licence or licence_at(description.rights),
        isbn=description.isbn,
        ark=bare_ark(description.ark),
        doi=description.doi,
        publication_type=description.deposit.publication_type,
    )


def _agents(description: Description) -> tuple[tuple[Agent, ...], tuple[Agent, ...]]:
    """Creators and contributors. The issuing body is the creator where no other is named, else it
    is among the contributors, if it is not named already.
    """
    creators = tuple(map(_agent, description.creator))
    contributors = tuple(map(_agent, description.contributor))
    issuing = Agent(description.issuing_body, description.issuing_body_kind == "person")
    if not creators:
        return (issuing,), contributors
    if any(each.name == issuing.name for each in (*creators, *contributors)):
        return creators, contributors
    return creators, (*contributors, replace(issuing, role="isb"))


def _agent(entry: Creator) -> Agent:
    return Agent(
        entry.name,
        entry.kind == "person",
        entry.given,
        entry.family,
        entry.role,
        entry.orcid,
        entry.ror,
        entry.isni.replace(" ", ""),
    )


def _about_dates(description: Description, dates: Dates) -> str:
    """Where the dates disagree, and why one counts, after a label: without it neither says what it
    is of.
    """
    said = [part for part in (dates.disagreement, dates.reason) if part]
    label = spoken(description.language, description.words).words.about_dates
    return f"{label}: {' '.join(said)}" if said else ""


def _year(description: Description, dates: Dates) -> int | None:
    """The editor's choice, else the Gregorian year in which the normative date lies whole, else
    that of the edition.
    """
    if description.deposit.publication_year is not None:
        return description.deposit.publication_year
    if dates.normative is None:
        return dates.issued.year if dates.issued else None
    start, end = dates.normative.start.year, dates.normative.end.year
    return start if start == end else None


def accept(source: Source, proposals: Sequence[Proposal]) -> tuple[EmendationEntry, ...]:
    """The entries that make every suggestion the editor's own, in the order of the text.

    An entry holds whole words, so that it can be read and be found again, and what is applied in
    them beside.
    """
    text = source.text.text
    place_of = places_in(source.text.file, text)
    entries: list[EmendationEntry] = []
    starts = [p.emendation.span.start for p in proposals]
    for around in _regions(source, [p.emendation.span for p in proposals if p.state == "suggest"]):
        near = proposals[bisect_left(starts, around.start) : bisect_right(starts, around.end)]
        inside = [p for p in near if p.emendation.span.end <= around.end]
        place = place_of(around.start)
        line = _line(text, around.start - (place.column or 1) + 1)
        before = text[around.start : around.end]
        offsets = list(offsets_of(before, line))
        reasons = dict.fromkeys(f"{p.emendation.rule}: {p.emendation.reason}" for p in inside)
        entry = EmendationEntry(
            line=place.line or 1,
            before=before,
            after=emended_within(text, around, inside),
            reason="; ".join(reasons),
            occurrence=offsets.index((place.column or 1) - 1) + 1 if len(offsets) > 1 else 0,
        )
        entries.append(entry)
    return tuple(entries)


def words_around(text: str, span: Span, within: Span) -> Span:
    """The span with the words that it touches, up to white space, as far as `within` reaches."""
    start, end = span.start, span.end
    while start > within.start and not text[start - 1].isspace():
        start -= 1
    while end < within.end and not text[end].isspace():
        end += 1
    return Span(start, end)


def emended_within(text: str, around: Span, proposals: Sequence[Proposal]) -> str:
    """A piece of a text with the proposals that lie in it made."""
    moved = (p.emendation for p in proposals)
    register = [
        replace(e, span=Span(e.span.start - around.start, e.span.end - around.start)) for e in moved
    ]
    return emend(text[around.start : around.end], register)


def _regions(source: Source, spans: Sequence[Span]) -> Iterator[Span]:
    """The words around the spans, each within its part of a block; regions that touch are one.

    One that is not found again by its characters, because it overlaps its like, is widened to its
    whole part.
    """
    text = source.text.text
    parts = sorted(
        (part for block in source.document.blocks for part in parts_of(block)),
        key=lambda part: part.start,
    )
    starts = [span.start for span in spans]
    for part in parts:
        regions: list[Span] = []
        for span in spans[bisect_left(starts, part.start) : bisect_right(starts, part.end)]:
            if span.end > part.end:
                continue
            around = words_around(text, span, part)
            if regions and around.start <= regions[-1].end:
                around = Span(regions.pop().start, around.end)
            regions.append(around)
        begin = text.rfind("\n", 0, part.start) + 1
        line = _line(text, begin)
        for around in regions:
            found = around.start - begin in offsets_of(text[around.start : around.end], line)
            yield around if found else part


def _line(text: str, begin: int) -> str:
    """The line that begins at an offset."""
    end = text.find("\n", begin)
    return text[begin : end if end >= 0 else None]
