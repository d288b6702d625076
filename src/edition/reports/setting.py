"""How the text is set: what it measures, how much paper it takes, which pages face each other
unevenly, how posters are composed.
"""

from collections.abc import Iterator, Sequence
from html import escape

from edition.core.languages.build_words import build_words
from edition.core.languages.report_words import ReportWords, TypographyWords
from edition.core.units import POINT
from edition.dump.spreads import Spread, count_of_spreads, uneven_spreads
from edition.model.imposition import PAGES_OF_A_SHEET
from edition.model.observations import LooseLine, MeasuredTypography
from edition.model.page import Composed, MakeUp, PagedDocument, Saving
from edition.reports.contents import Report
from edition.reports.page import Voices, file_name, folded, heads_of, row, section, table


def setting(voices: Voices, report: Report) -> str:
    """The part of the page; "" where nothing was set."""
    body = (
        _paper(voices, report.outputs)
        + _typography(voices, report)
        + _spreads(voices, report.outputs)
        + _posters(voices, report.outputs)
    )
    return section("setting", voices.say(lambda words: build_words(words).setting), body)


# What the text measures.


def _typography(voices: Voices, report: Report) -> str:
    """A column for each output, then its loosest lines as they are printed; "" where nothing is
    measured.
    """
    if not report.measured:
        return ""
    heading = voices.say(lambda words: words.typography.heading)
    columns = [list(_measures(each)) for each in report.measured]
    rows = [
        row((_named(voices, at), *(voices.first.figures(column[at]) for column in columns)))
        for at in range(len(columns[0]))
    ]
    heads = ("", *(file_name(each.file) for each in report.measured))
    body = table(voices.first.typography.heading, heads, rows)
    body += "".join(_loosest(voices, report, each) for each in report.measured)
    return f"<h3>{heading}</h3>\n{body}"


def _named(voices: Voices, at: int) -> str:
    return voices.say(lambda words: _names(words.typography)[at])


def _names(named: TypographyWords) -> Sequence[str]:
    """In the order of the table."""
    return (
        named.lines,
        named.size_and_measure,
        named.gap,
        named.variation,
        named.widest,
        named.loose,
        named.runts,
        named.off_grid,
        named.scaled,
        named.most_scaled,
        named.tracked,
        named.most_tracked,
        named.unlike,
        named.kashida,
    )


def _measures(of: MeasuredTypography) -> Iterator[str]:
    """What an output measures, in the order of the table; figures as in English."""
    yield str(of.lines)
    yield f"{of.size / POINT:g} / {of.measure / POINT:.1f}"
    yield f"{of.gap:.3f}"
    yield f"{of.variation:.3f}"
    yield f"{of.widest:.2f}"
    yield f"{of.loose:.1f}"
    yield str(of.runts)
    yield f"{of.off_grid:.1f}"
    yield f"{of.scaled:.1f}"
    yield f"{of.most_scaled:.1f}"
    yield f"{of.tracked:.1f}"
    yield f"{of.most_tracked:.3f}"
    yield f"{of.unlike:.2f}"
    yield f"{of.kashida:.1f}"


def _loosest(voices: Voices, report: Report, each: MeasuredTypography) -> str:
    rows = [_loose(voices.first, report.language or "und", line) for line in each.worst]
    if not rows:
        return ""
    heads = heads_of(voices, lambda words: words.typography.of_a_line)
    label = f"{voices.first.typography.loosest}: {each.file}"
    summary = voices.say(lambda words: f"{words.typography.loosest}: {file_name(each.file)}")
    return folded(summary, table(label, heads, rows))


def _loose(words: ReportWords, language: str, line: LooseLine) -> str:
    places = (str(line.page), str(line.place), f"{line.gap:.3f}")
    text = f'<span lang="{escape(language)}" dir="auto">{escape(line.text)}</span>'
    return row((*map(words.figures, places), text))


# How the text was cut into pages.


def _paper(voices: Voices, outputs: Sequence[PagedDocument]) -> str:
    """How many pages and sheets of paper, and what would spare a sheet."""
    parts = [
        _counted(voices, output.name, len(output.pages), output.makeup)
        for output in outputs
        if output.makeup
    ]
    heading = voices.say(lambda words: words.paper.heading)
    return f"<h3>{heading}</h3>\n{''.join(parts)}" if parts else ""


def _counted(voices: Voices, name: str, pages: int, makeup: MakeUp) -> str:
    sheets = -(-pages // PAGES_OF_A_SHEET)
    counts = {"pages": pages, "sheets": sheets, "blank": len(makeup.blanks)}

    def counted(words: ReportWords) -> str:
        told = words.paper.counted.format_map({key: words.figures(n) for key, n in counts.items()})
        return f"{file_name(f'{name}.pdf')}: {told}"

    return voices.paragraphs(counted) + "".join(_saved(voices, each) for each in makeup.savings)


def _saved(voices: Voices, saving: Saving) -> str:
    line, layout = (f'<code dir="ltr">{escape(code)}</code>' for code in (saving.line, "[layout]"))
    return voices.paragraphs(
        lambda words: words.paper.saving.format(
            line=line, table=layout, pages=words.figures(saving.pages)
        )
    )


def _spreads(voices: Voices, outputs: Sequence[PagedDocument]) -> str:
    """Which facing pages do not end level, and why; "" where no text faces itself."""
    parts = [
        _makeup(voices, output.name, output.makeup)
        for output in outputs
        if output.makeup and count_of_spreads(output.makeup)
    ]
    heading = voices.say(lambda words: words.spreads.heading)
    return f"<h3>{heading}</h3>\n{''.join(parts)}" if parts else ""


def _makeup(voices: Voices, name: str, makeup: MakeUp) -> str:
    uneven = list(uneven_spreads(makeup))
    count = count_of_spreads(makeup)

    def level(words: ReportWords) -> str:
        told = words.spreads.level.format(
            level=words.figures(count - len(uneven)), all=words.figures(count)
        )
        return f"{file_name(f'{name}.pdf')}: {told}"

    said = voices.paragraphs(level)
    if not uneven:
        return said
    heads = heads_of(voices, lambda words: words.spreads.heads)
    label = f"{voices.first.spreads.heading}: {name}.pdf"
    rows = [_spread(voices, spread) for spread in uneven]
    return said + table(label, heads, rows)


def _spread(voices: Voices, spread: Spread) -> str:
    words = voices.first
    pairs = (words.comma.join(map(words.figures, pair)) for pair in (spread.pages, spread.rows))
    return row((*pairs, voices.say(lambda words: words.spreads.ends[spread.end])))


# How posters are composed.


def _posters(voices: Voices, outputs: Sequence[PagedDocument]) -> str:
    """What chose the composition of each; "" where there is no poster."""
    rows = [_poster(voices, output, output.composed) for output in outputs if output.composed]
    if not rows:
        return ""
    heading = voices.say(lambda words: words.posters.heading)
    heads = heads_of(voices, lambda words: words.posters.heads)
    return f"<h3>{heading}</h3>\n{table(voices.first.posters.heading, heads, rows)}"


def _poster(voices: Voices, output: PagedDocument, composed: Composed) -> str:
    both = (output.largest, output.smallest)
    sizes = (voices.first.figures(f"{size / POINT:.1f}") for size in both)
    return row(
        (
            file_name(f"{output.name}.pdf"),
            voices.say(lambda words: words.posters.compositions[composed.composition]),
            voices.say(lambda words: words.posters.whys[composed.why]),
            *sizes,
            escape(composed.left_out),
        )
    )
