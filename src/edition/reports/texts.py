"""What was found in the text of an edition: its dates and links, what was changed in it, what
departs from UAX #9, and all of it by what each piece was taken for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from itertools import islice

from edition.core.diagnostics import places_in
from edition.core.languages.build_words import build_words
from edition.core.languages.report_words import ReportWords
from edition.core.quoting import visible
from edition.dump.structure import kind_of
from edition.model.description import Link
from edition.model.document import Block, Document, Item, Signatory
from edition.model.observations import Departed
from edition.model.reading import EDITOR, CheckedDate, Emendation, Reading
from edition.model.source import SourceText
from edition.reports.contents import Report
from edition.reports.page import (
    Voices,
    file_name,
    folded,
    heads_of,
    message,
    row,
    section,
    table,
    typed,
)

_AROUND = 28
"""Characters of the text that stand on each side of a change."""
_CHANGES, _EXAMPLES, _DEPARTED = 200, 3, 200
"""Changes of an editor, examples of a rule, and pieces that are shown: all of the changes are in
emendations.csv, all of the pieces in proof.json.
"""
_REGISTER, _PROOFS = "emendations.csv", "proof.json"
_WORD = 24
"""Characters of a word beside what was changed in it."""
_LAST_WORD, _FIRST_WORD = re.compile(r"\S*\Z"), re.compile(r"\A\S*")


def text(voices: Voices, report: Report) -> str:
    """The part of the page; "" of what is not of a build."""
    body = _departures(voices, report.departed)
    if report.source and report.reading:
        source, reading = report.source, report.reading
        body = (
            _dates(voices, reading, source.text)
            + _links(voices, source.description.link, reading.record.identifier, report)
            + _emended(voices, reading.emendations, source.text)
            + body
            + structure(voices, reading.document, report.language or "und")
        )
    return section("text", voices.say(lambda words: build_words(words).text.heading), body)


# Dates and links.


def _dates(voices: Voices, reading: Reading, source: SourceText) -> str:
    dates = reading.dates
    heading = voices.say(lambda words: build_words(words).text.dates)
    if not dates.printed:
        said = voices.paragraphs(lambda words: typed(build_words(words).text.no_dates))
        return f"<h3>{heading}</h3>\n{said}"
    rows = [_date(voices, each, each == dates.normative, source) for each in dates.printed]
    heads = heads_of(voices, lambda words: build_words(words).text.of_a_date)
    said = table(build_words(voices.first).text.dates, heads, rows)
    own = f' lang="{escape(reading.record.language)}" dir="auto"'
    notes = (dates.disagreement, dates.reason)
    return f"<h3>{heading}</h3>\n{said}" + "".join(
        f"<p{own}>{escape(note)}</p>\n" for note in notes if note
    )


def _date(voices: Voices, date: CheckedDate, counts: bool, source: SourceText) -> str:
    line = source.text.count("\n", 0, date.span.start) + 1
    mark = ""
    if counts:
        mark = f"<br>✓ {voices.say(lambda words: build_words(words).text.normative)}"
    return row(
        (
            voices.first.figures(line),
            f"<bdi>{escape(date.printed)}</bdi>{mark}",
            voices.say(lambda words: build_words(words).text.calendars[date.calendar]),
            f'<bdi dir="ltr">{date.edtf}</bdi>',
        )
    )


def _links(voices: Voices, links: Sequence[Link], identifier: str, report: Report) -> str:
    if not links:
        return ""
    heading = voices.say(lambda words: build_words(words).text.links)
    heads = heads_of(voices, lambda words: build_words(words).text.of_a_link)
    rows = [_link(voices, link, identifier, report) for link in links]
    return f"<h3>{heading}</h3>\n{table(build_words(voices.first).text.links, heads, rows)}"


def _link(voices: Voices, link: Link, identifier: str, report: Report) -> str:
    url = link.url.replace("{id}", identifier)
    shown = file_name(url)
    address = f'<a href="{escape(url)}">{shown}</a>' if report.linked else shown

    def state(words: ReportWords) -> str:
        said = build_words(words).text
        parts = [said.confirmed if link.confirmed else said.not_confirmed]
        return words.comma.join([*parts, *([said.with_code] if link.qr else [])])

    label = (
        f'<span lang="{escape(report.language or "und")}" dir="auto">{escape(link.label)}</span>'
    )
    return row((label, address, voices.say(state)))


# What was changed.


def _emended(voices: Voices, register: Sequence[Emendation], source: SourceText) -> str:
    """Those of the editor in their lines, then the rules with some examples of each."""
    if not register:
        return ""
    by_rule: dict[str, list[Emendation]] = defaultdict(list)
    for each in register:
        by_rule[each.rule].append(each)
    own = by_rule.pop(EDITOR, [])
    counts = {"count": len(register), "editor": len(own), "rules": len(register) - len(own)}

    def counted(words: ReportWords) -> str:
        said = build_words(words).text
        figures = {name: words.figures(count) for name, count in counts.items()}
        register_ = said.all_in.format(file=file_name(_REGISTER))
        return f"{said.counted.format_map(figures)}. {register_}"

    heading = voices.say(lambda words: build_words(words).text.emended)
    body = voices.paragraphs(counted)
    lines = _Lines(source)
    if own:
        items = "".join(
            f"<li>{lines.changed(voices, each)}{_because(voices, each)}</li>\n"
            for each in own[:_CHANGES]
        )
        more = _further(voices, len(own) - _CHANGES, _REGISTER)
        summary = _count_of(voices, "of_editor", counts["editor"])
        body += folded(summary, f'<ul class="changes">\n{items}</ul>\n{more}')
    if by_rule:
        summary = _count_of(voices, "of_rules", counts["rules"])
        body += folded(summary, _rules(voices, by_rule, lines))
    return f"<h3>{heading}</h3>\n{body}"


def _count_of(voices: Voices, whose: str, count: int) -> str:
    return voices.say(
        lambda words: f"{getattr(build_words(words).text, whose)}: {words.figures(count)}"
    )


def _rules(voices: Voices, by_rule: Mapping[str, Sequence[Emendation]], lines: "_Lines") -> str:
    """The commonest first."""
    order = sorted(by_rule, key=lambda rule: (-len(by_rule[rule]), rule))
    rows = (
        row(
            (
                f'<code dir="ltr">{escape(rule)}</code>{_because(voices, by_rule[rule][0])}',
                voices.first.figures(len(by_rule[rule])),
                "<br>".join(lines.changed(voices, e) for e in by_rule[rule][:_EXAMPLES]),
            )
        )
        for rule in order
    )
    heads = heads_of(voices, lambda words: build_words(words).text.of_a_rule)
    return table(build_words(voices.first).text.of_rules, heads, rows)


def _because(voices: Voices, change: Emendation) -> str:
    """A reason of an editor is in any language, one of a rule in each."""
    reason = change.reason
    if not reason:
        return ""
    if change.rule == EDITOR:
        return f' <span class="beside"><bdi>{escape(visible(reason))}</bdi></span>'
    return f"<br>{voices.say(lambda words: message(reason, words))}"


class _Lines:
    """A source, and where its lines begin."""

    def __init__(self, source: SourceText) -> None:
        self.text = source.text
        self.place = places_in(source.file, source.text)

    def changed(self, voices: Voices, change: Emendation) -> str:
        """The words that a change is in, as they were and as they are, among those around them,
        behind the number of their line.

        A space that became a joiner is not seen by itself, and letters that were joined to others
        have other shapes, so that whole words are shown.
        """
        start, end = change.span.start, change.span.end
        left = _LAST_WORD.findall(self.text[max(start - _WORD, 0) : start])[0]
        right = _FIRST_WORD.findall(self.text[end : end + _WORD])[0]
        first, last = start - len(left), end + len(right)
        gone, come = (_seen(f"{left}{each}{right}") for each in (change.before, change.after))
        before = self.text[max(first - _AROUND, 0) : first].rpartition("\n")[2]
        if len(before) == _AROUND:
            before = before.partition(" ")[2]
        behind = self.text[last : last + _AROUND].partition("\n")[0]
        if len(behind) == _AROUND:
            behind = behind.rpartition(" ")[0]
        number = voices.first.figures(self.place(start).line or "")
        return (
            f'<span class="number">{number}</span><bdi>{escape(visible(before))}'
            f"<del>{gone}</del> <ins>{come}</ins>{escape(visible(behind))}</bdi>"
        )


def _seen(words: str) -> str:
    return escape(visible(words.replace("\n", "¶")))


def _further(voices: Voices, count: int, file: str) -> str:
    if count <= 0:
        return ""
    return voices.paragraphs(
        lambda words: build_words(words).text.further.format(
            count=words.figures(count), file=file_name(file)
        )
    )


# What departs from UAX #9.


def _departures(voices: Voices, departed: Sequence[Departed]) -> str:
    """ "" where everything stands by the algorithm alone."""
    if not departed:
        return ""
    rows = [_departure(voices, each) for each in islice(departed, _DEPARTED)]
    heads = heads_of(voices, lambda words: words.direction.heads)
    body = (
        voices.paragraphs(lambda words: typed(words.direction.about))
        + table(voices.first.direction.heading, heads, rows)
        + _further(voices, len(departed) - _DEPARTED, _PROOFS)
    )
    heading = voices.say(lambda words: f"{words.direction.heading}: {words.figures(len(departed))}")
    return folded(f"<h3>{heading}</h3>", body)


def _departure(voices: Voices, each: Departed) -> str:
    # In the order in which they stand, whatever that is: the reader sees what the paper shows.
    shown = (f'<bdo dir="ltr">{escape(text)}</bdo>' for text in (each.stands, each.otherwise))
    return row(
        (
            voices.first.figures(each.place.line or ""),
            voices.say(lambda words: escape(words.term(each.kind))),
            f"<bdi>{escape(each.text)}</bdi>",
            *shown,
        )
    )


_COLOURS = {
    "title": "#1f3a6e",
    "heading": "#1f5fbf",
    "subheading": "#5b93dd",
    "item": "#2b7a3d",
    "hemistich": "#7a3fa0",
    "cell": "#a05a00",
    "note": "#666666",
    "slogan": "#b02a2a",
    "issuing body": "#8a6d00",
    "adopting meeting": "#8a6d00",
    "place": "#8a6d00",
    "date": "#8a6d00",
    "signatories": "#00706b",
    "signatory": "#00706b",
    "code": "#444444",
}
"""Of the edge of a block; each stands out from white by 3:1 at least (WCAG 2.2, 1.4.11)."""
_PLAIN = "#cccccc"
_WHOLE, _FIRST = 100_000, 300
"""Characters of a text that is shown whole, and blocks that are shown of a longer one: a book would
be megabytes, which `edition inspect` lists line by line.
"""


def structure(voices: Voices, document: Document, language: str) -> str:
    """How many there are of each kind, and the text."""
    kinds = Counter(map(kind_of, document.blocks))
    rows = [
        row((f'<span style="{_edge(kind)}">{_named(voices, kind)}</span>', voices.first.figures(n)))
        for kind, n in kinds.items()
    ]
    heads = heads_of(voices, lambda words: words.structure.heads)
    counts = table(voices.first.structure.heading, heads, rows)
    about = voices.paragraphs(lambda words: typed(words.structure.about))
    shown = document.blocks
    if sum(len(block.text) for block in shown) > _WHOLE:
        shown = shown[:_FIRST]
    blocks = "".join(_block(voices.first, block, language) for block in shown)
    heading = voices.say(lambda words: words.structure.heading)
    body = f'{about}{counts}<div class="text">\n{blocks}</div>\n'
    if left := len(document.blocks) - len(shown):
        body += voices.paragraphs(
            lambda words: typed(build_words(words).text.unshown.format(count=words.figures(left)))
        )
    return folded(f"<h3>{heading}</h3>", body)


def _block(words: ReportWords, block: Block, language: str) -> str:
    kind = kind_of(block)
    # With a space behind it, for readers that know nothing of the style.
    name = f'<span class="kind">{escape(_name(words, kind))}:</span> '
    label = block.label if isinstance(block, Item | Signatory) else None
    said = f"{label.text} {block.text}" if label else block.text
    text = f'<span lang="{escape(language)}" dir="auto">{escape(said)}</span>'
    return f'<p class="{kind.replace(" ", "-")}" style="{_edge(kind)}">{name}{text}</p>\n'


def _edge(kind: str) -> str:
    return f"border-inline-start:.4em solid {_COLOURS.get(kind, _PLAIN)};padding-inline-start:.4em"


def _named(voices: Voices, kind: str) -> str:
    return voices.say(lambda words: escape(_name(words, kind)))


def _name(words: ReportWords, kind: str) -> str:
    return words.structure.kinds.get(kind, kind)
