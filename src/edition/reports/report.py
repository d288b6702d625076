"""Proofs and measures as a page for people, in the language of the edition and in English: no time,
no path, no script, nothing fetched.

All words are those of `core/languages/report_words`; what a check notes is in English in every
language. It ends with the text, each block with the name of its kind and an edge in a colour of
that: the name says all that the colour does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from edition.core.languages.report_words import ReportWords, TypographyWords, languages_of_report
from edition.core.units import POINT
from edition.dump.spreads import Spread, count_of_spreads, uneven_spreads
from edition.dump.structure import kind_of
from edition.model.document import Block, Document, Item, Signatory
from edition.model.imposition import PAGES_OF_A_SHEET
from edition.model.observations import Departed, LooseLine, MeasuredTypography
from edition.model.page import Composed, MakeUp, PagedDocument
from edition.model.proof import Check, CheckName, Fault, Outcome, Proof

STYLE = (
    ".text p{padding-inline-start:.6em;margin:.2em 0}"
    ".text .kind{color:#333;font-size:.75em;margin-inline-end:.5em}"
    ".text .heading,.text .title{font-weight:bold}"
)
PAGE_STYLE = (
    "body{font:16px/1.6 Vazirmatn,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid "
    "#bbb;padding:.2em .6em;text-align:start}"
    f"tr.failed td{{font-weight:bold}}tr.not-run td{{color:#555}}{STYLE}"
)
"""Of a report as a page."""


class Report(Struct, frozen=True):
    """What is told: the proofs, what the text of outputs measures, what departs from UAX #9, how
    `outputs` were cut into pages, what the text was taken for.

    `language` is the tag of the edition's language, which its `title` is in; None where the proofs
    are not those of one edition.
    """

    title: str
    proofs: Sequence[Proof]
    language: str | None = None
    measured: Sequence[MeasuredTypography] = ()
    departed: Sequence[Departed] = ()
    outputs: Sequence[PagedDocument] = ()
    document: Document | None = None


def report_html(report: Report) -> str:
    """One HTML document: the whole in the language of the edition, where a report speaks it, then
    in English.
    """
    languages = languages_of_report(report.language)
    page, title = languages[0], escape(report.title)
    other = report.language if report.language and page.tag == "en" else ""
    # The page speaks English, and the title is that of the text.
    marked = f' lang="{escape(other)}" dir="auto"' if other else ""
    body = "".join(_section(words, report) for words in languages)
    body += _text(languages[0], report)
    return (
        f'<!DOCTYPE html>\n<html lang="{page.tag}" dir="{page.runs}">\n<head>\n'
        f'<meta charset="utf-8">\n<title{marked}>{title}</title>\n<style>{PAGE_STYLE}</style>\n'
        f"</head>\n<body>\n<h1{marked}>{title}</h1>\n{body}</body>\n</html>\n"
    )


def _section(words: ReportWords, report: Report) -> str:
    counted = Counter(check.outcome for proof in report.proofs for check in proof.checks)
    told = (outcome for outcome in Outcome if counted[outcome] or outcome is not Outcome.MEASURED)
    summary = words.comma.join(
        f"{words.figures(counted[outcome])} {words.term(outcome.value)}" for outcome in told
    )
    beside = (
        _typography(words, report.measured)
        + _paper(words, report.outputs)
        + _spreads(words, report.outputs)
        + _posters(words, report.outputs)
        + _departures(words, report.departed)
    )
    tables = "".join(
        f'<h3 dir="ltr">{escape(proof.file)}</h3>\n{_checks(words, proof)}'
        for proof in report.proofs
    )
    return (
        f'<section lang="{words.tag}" dir="{words.runs}">\n<h2>{words.heading}</h2>\n'
        f"<p>{summary}</p>\n{beside}{tables}</section>\n"
    )


def _text(words: ReportWords, report: Report) -> str:
    """What the text was taken for, once, for it is as long as the text."""
    if report.document is None:
        return ""
    return (
        f'<section lang="{words.tag}" dir="{words.runs}">\n{counted(words, report.document)}'
        f"{shown(words, report.document, report.language or 'und')}</section>\n"
    )


def _table(heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table under headings that are plain words; rows come whole."""
    head = "".join(f"<th>{each}</th>" for each in heads)
    return f"<table>\n<tr>{head}</tr>\n{''.join(rows)}</table>\n"


def _cells(cells: Iterable[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in cells)


# Proofs.


def _checks(words: ReportWords, proof: Proof) -> str:
    return _table(words.heads, (_check(words, check) for check in proof.checks))


def _check(words: ReportWords, check: Check) -> str:
    name = check.name.in_language(words.tag) if isinstance(check.name, CheckName) else check.name
    score = "" if check.measured is None else words.figures(f"{check.measured:g}")
    cells = _cells((name, check.reader, words.term(check.outcome.value), score))
    kind = check.outcome.value.replace(" ", "-")
    return f'<tr class="{kind}">{cells}<td lang="en" dir="auto">{_note(check)}</td></tr>\n'


def _note(check: Check) -> str:
    """What is noted; for faults, each on a line with its place and its act."""
    return "<br>".join(map(_fault, check.faults)) or escape(check.note)


def _fault(fault: Fault) -> str:
    place = fault.place
    where = f"{replace(place, file=PurePath(place.file).name)}: " if place else ""
    seen = (
        f": expected «{fault.expected}», seen «{fault.seen}»"
        if fault.expected or fault.seen
        else ""
    )
    return escape(f"{where}{fault.fact}{seen}" + (f"; {fault.act}" if fault.act else ""))


# What the text measures.


def _typography(words: ReportWords, measured: Sequence[MeasuredTypography]) -> str:
    """A column for each output, then its loosest lines as they are printed; "" where nothing is
    measured.
    """
    if not measured:
        return ""
    named = words.typography
    files = "".join(f'<th dir="ltr">{escape(each.file)}</th>' for each in measured)
    columns = [_measures(named, each) for each in measured]
    rows = (
        f"<tr><td>{name}</td>{_cells(words.figures(column[name]) for column in columns)}</tr>\n"
        for name in columns[0]
    )
    worst = "".join(_loosest(words, each) for each in measured)
    return (
        f"<h3>{named.heading}</h3>\n<table>\n<tr><th></th>{files}</tr>\n"
        f"{''.join(rows)}</table>\n{worst}"
    )


def _measures(named: TypographyWords, of: MeasuredTypography) -> dict[str, str]:
    """What an output measures, by its name, in the order of the table; figures as in English."""
    return {
        named.lines: str(of.lines),
        named.size_and_measure: f"{of.size / POINT:g} / {of.measure / POINT:.1f}",
        named.gap: f"{of.gap:.3f}",
        named.variation: f"{of.variation:.3f}",
        named.widest: f"{of.widest:.2f}",
        named.loose: f"{of.loose:.1f}",
        named.runts: str(of.runts),
        named.off_grid: f"{of.off_grid:.1f}",
        named.scaled: f"{of.scaled:.1f}",
        named.most_scaled: f"{of.most_scaled:.1f}",
        named.tracked: f"{of.tracked:.1f}",
        named.most_tracked: f"{of.most_tracked:.3f}",
        named.unlike: f"{of.unlike:.2f}",
        named.kashida: f"{of.kashida:.1f}",
    }


def _loosest(words: ReportWords, each: MeasuredTypography) -> str:
    named = words.typography
    rows = (_loose(words, line) for line in each.worst)
    heading = f'<h4>{named.loosest}: <span dir="ltr">{escape(each.file)}</span></h4>'
    return f"{heading}\n{_table(named.of_a_line, rows)}"


def _loose(words: ReportWords, line: LooseLine) -> str:
    places = (str(line.page), str(line.place), f"{line.gap:.3f}")
    return f'<tr>{_cells(map(words.figures, places))}<td dir="auto">{escape(line.text)}</td></tr>\n'


# How the text was cut into pages.


def _paper(words: ReportWords, outputs: Sequence[PagedDocument]) -> str:
    """How many pages and sheets of paper, and what would spare a sheet."""
    parts = [
        f'<p><span dir="ltr">{escape(output.name)}.pdf</span>: {said}</p>\n'
        for output in outputs
        if output.makeup
        for said in _counted(words, len(output.pages), output.makeup)
    ]
    return f"<h3>{words.paper.heading}</h3>\n{''.join(parts)}" if parts else ""


def _counted(words: ReportWords, pages: int, makeup: MakeUp) -> Iterator[str]:
    sheets = -(-pages // PAGES_OF_A_SHEET)
    counts = {"pages": pages, "sheets": sheets, "blank": len(makeup.blanks)}
    yield words.paper.counted.format_map({key: words.figures(n) for key, n in counts.items()})
    for saving in makeup.savings:
        line, table = (
            f'<code dir="ltr">{escape(code)}</code>' for code in (saving.line, "[layout]")
        )
        count = words.figures(saving.pages)
        yield words.paper.saving.format(line=line, table=table, pages=count)


def _spreads(words: ReportWords, outputs: Sequence[PagedDocument]) -> str:
    """Which facing pages do not end level, and why; "" where no text faces itself."""
    parts = [
        _makeup(words, output.name, output.makeup)
        for output in outputs
        if output.makeup and count_of_spreads(output.makeup)
    ]
    return f"<h3>{words.spreads.heading}</h3>\n{''.join(parts)}" if parts else ""


def _makeup(words: ReportWords, name: str, makeup: MakeUp) -> str:
    uneven = list(uneven_spreads(makeup))
    count = count_of_spreads(makeup)
    level = words.spreads.level.format(
        level=words.figures(count - len(uneven)), all=words.figures(count)
    )
    rows = (_spread(words, spread) for spread in uneven)
    table = _table(words.spreads.heads, rows) if uneven else ""
    return f'<p><span dir="ltr">{escape(name)}.pdf</span>: {level}</p>\n{table}'


def _spread(words: ReportWords, spread: Spread) -> str:
    pairs = (words.comma.join(map(words.figures, pair)) for pair in (spread.pages, spread.rows))
    return f"<tr>{_cells((*pairs, words.spreads.ends[spread.end]))}</tr>\n"


# How posters are composed.


def _posters(words: ReportWords, outputs: Sequence[PagedDocument]) -> str:
    """What chose the composition of each; "" where there is no poster."""
    rows = [_poster(words, output, output.composed) for output in outputs if output.composed]
    said = words.posters
    return f"<h3>{said.heading}</h3>\n{_table(said.heads, rows)}" if rows else ""


def _poster(words: ReportWords, output: PagedDocument, composed: Composed) -> str:
    said = words.posters
    largest = max(placed.line.size for page in output.pages for placed in page.lines)
    sizes = (words.figures(f"{size / POINT:.1f}") for size in (largest, output.smallest))
    cells = (said.compositions[composed.composition], said.whys[composed.why], *sizes)
    name = f'<td dir="ltr">{escape(output.name)}.pdf</td>'
    return f"<tr>{name}{_cells((*cells, composed.left_out))}</tr>\n"


# What departs from UAX #9.


def _departures(words: ReportWords, departed: Sequence[Departed]) -> str:
    """ "" where everything stands by the algorithm alone."""
    if not departed:
        return ""
    said = words.direction
    table = _table(said.heads, (_departure(words, each) for each in departed))
    return f"<h3>{said.heading}</h3>\n<p>{said.about}</p>\n{table}"


def _departure(words: ReportWords, each: Departed) -> str:
    cells = _cells((words.figures(each.place.line or ""), words.term(each.kind)))
    # In the order in which they stand, whatever that is: the reader sees what the paper shows.
    shown = "".join(
        f'<td><bdo dir="ltr">{escape(text)}</bdo></td>' for text in (each.stands, each.otherwise)
    )
    return f'<tr>{cells}<td dir="auto">{escape(each.text)}</td>{shown}</tr>\n'


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


def counted(words: ReportWords, document: Document) -> str:
    """The legend: the kinds in the order in which they are met with, and how many there are."""
    said = words.structure
    kinds = Counter(map(kind_of, document.blocks))
    rows = "".join(
        f'<tr><td style="{_edge(kind)}">{escape(_name(words, kind))}</td>'
        f"<td>{words.figures(count)}</td></tr>\n"
        for kind, count in kinds.items()
    )
    head = "".join(f"<th>{each}</th>" for each in said.heads)
    return (
        f"<h3>{said.heading}</h3>\n<p>{said.about}</p>\n<table>\n<tr>{head}</tr>\n{rows}</table>\n"
    )


def shown(words: ReportWords, document: Document, language: str) -> str:
    """The whole text, in the order of the document."""
    blocks = "".join(_block(words, block, language) for block in document.blocks)
    return f'<div class="text">\n{blocks}</div>\n'


def _block(words: ReportWords, block: Block, language: str) -> str:
    kind = kind_of(block)
    # With a space behind it, for readers that know nothing of the style.
    name = f'<span class="kind">{escape(_name(words, kind))}:</span> '
    label = block.label if isinstance(block, Item | Signatory) else None
    words_of_it = f"{label.text} {block.text}" if label else block.text
    text = f'<span lang="{escape(language)}" dir="auto">{escape(words_of_it)}</span>'
    return f'<p class="{kind.replace(" ", "-")}" style="{_edge(kind)}">{name}{text}</p>\n'


def _edge(kind: str) -> str:
    return f"border-inline-start:.4em solid {_COLOURS.get(kind, _PLAIN)}"


def _name(words: ReportWords, kind: str) -> str:
    return words.structure.kinds.get(kind, kind)
