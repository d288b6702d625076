"""What came of many editions, as a page for people: their outcomes, what was said of them by the
codes of messages, the worst first, what readers gave back and what the typography measures over all
of them.

The languages, the face and the looks are those of the report of one edition; no time, no path of a
machine. The same outcomes give the same bytes, in whichever order they came.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import ceil
from statistics import median
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

from edition.core.languages.corpus_words import CorpusWords, corpus_words
from edition.core.languages.report_words import ReportWords, TypographyWords, languages_of_report
from edition.faces import Faces
from edition.model.proof import CheckName, Outcome
from edition.reports.page import Titled, Voices, file_name, row, table, whole

CameOut = Literal["fault", "failed", "refused", "not made", "made"]
Kind = Literal["fault", "failed", "error", "warning", "note"]

_OUTCOMES: tuple[CameOut, ...] = ("fault", "failed", "refused", "not made", "made")
_KINDS: tuple[Kind, ...] = ("fault", "failed", "error", "warning", "note")
"""The worst first."""
_NAMED = 20
"""Editions that are named beside a message; the table of editions has each with its messages."""
_HIGH, _LOW = 95, 5
"""Percentiles beside the worst, which is one edition's."""
_DIGITS = 3
"""Behind the point, as in the report of one edition; scores have one."""


class Said(Struct, frozen=True):
    """A message of an edition, or a check of it that failed; `fact` and `act` are in English."""

    code: str
    kind: Kind
    fact: str
    act: str = ""


class Looked(Struct, frozen=True):
    """A check of one file by one reader, with its score in per cent, if it has one."""

    name: str
    reader: str
    outcome: str
    score: float | None = None


class OfEdition(Struct, frozen=True):
    """What came of one; `page` is the report of it, from beside this one, "" where there is none.

    `typography` has the measures of a file by their names, by the name of the file.
    """

    name: str
    came_out: CameOut
    pages: int = 0
    page: str = ""
    said: tuple[Said, ...] = ()
    looked: tuple[Looked, ...] = ()
    typography: Mapping[str, Mapping[str, float]] = {}


class Corpus(Struct, frozen=True):
    """All of them, by name; `language` is the tag of their language, None where there are
    several.
    """

    editions: Sequence[OfEdition]
    language: str | None = None


def corpus_html(corpus: Corpus, faces: Faces | None = None) -> str:
    """One HTML document: all in the language of the editions, where a report speaks it, then in
    English; then every edition, once.
    """
    languages = languages_of_report(corpus.language)
    page = languages[0]
    title = corpus_words(page).heading
    body = "".join(_section(words, corpus) for words in languages)
    body += _editions(page, corpus)
    return whole(Titled(title, body, Voices(languages)), faces)


def _section(words: ReportWords, corpus: Corpus) -> str:
    said = corpus_words(words)
    parts = (
        _outcomes(words, said, corpus),
        _messages(words, said, corpus),
        _checks(words, said, corpus),
        _scores(words, said, corpus),
        _typography(words, said, corpus),
    )
    name = {"fa": "فارسی", "en": "English"}[words.tag]
    return (
        f'<section lang="{words.tag}" dir="{words.runs}" aria-label="{name}">\n'
        f"{''.join(parts)}</section>\n"
    )


def _titled(heading: str, heads: Iterable[str], rows: Iterable[str], file: str = "") -> str:
    """A table under its heading, which names a file, where it is of one; "" where it has no row."""
    if not (body := "".join(rows)):
        return ""
    named = f" {file_name(file)}" if file else ""
    return f"<h2>{heading}{named}</h2>\n{table(f'{heading} {file}'.strip(), heads, (body,))}"


def _english(text: str) -> str:
    return f'<span lang="en" dir="ltr">{escape(text)}</span>'


def _named(edition: OfEdition) -> str:
    """The name, which leads to the report of the edition; in Latin letters or not."""
    name = f'<bdi dir="auto">{escape(edition.name)}</bdi>'
    return f'<a href="{escape(edition.page)}">{name}</a>' if edition.page else name


# What came of them.


def _outcomes(words: ReportWords, said: CorpusWords, corpus: Corpus) -> str:
    counts = Counter(edition.came_out for edition in corpus.editions)
    rows = (
        row((said.outcomes[each], words.figures(counts[each])), each)
        for each in _OUTCOMES
        if counts[each]
    )
    pages = words.figures(sum(edition.pages for edition in corpus.editions))
    table = _titled(said.outcome, (said.outcome, said.count), rows)
    return f"{table}<p>{said.pages.format(count=pages)}</p>\n"


# What was said of them.


def _messages(words: ReportWords, said: CorpusWords, corpus: Corpus) -> str:
    """A row for each code: the worst kinds first, of a kind those of the most editions."""
    found: dict[tuple[Kind, str], list[tuple[OfEdition, Said]]] = defaultdict(list)
    for edition in corpus.editions:
        for each in edition.said:
            found[each.kind, each.code].append((edition, each))
    of = {
        key: list(dict.fromkeys(edition.name for edition, _ in met)) for key, met in found.items()
    }
    order = sorted(found, key=lambda key: (_KINDS.index(key[0]), -len(of[key]), key[1]))
    rows = (_message(words, said, kind, code, found[kind, code]) for kind, code in order)
    return _titled(said.messages, said.of_a_message, rows)


def _message(
    words: ReportWords,
    said: CorpusWords,
    kind: Kind,
    code: str,
    met: Sequence[tuple[OfEdition, Said]],
) -> str:
    """What it says is that of the first edition which has it, by name."""
    editions = list({edition.name: edition for edition, _ in met}.values())
    first = met[0][1]
    shown = [_named(edition) for edition in editions[:_NAMED]]
    if len(editions) > _NAMED:
        shown.append(said.more.format(count=words.figures(len(editions) - _NAMED)))
    fact = f"{first.fact}; {first.act}" if first.act else first.fact
    cells = (
        _check_name(words, code) if kind == "failed" else f'<code dir="ltr">{escape(code)}</code>',
        said.kinds[kind],
        words.figures(len(editions)),
        words.figures(len(met)),
        f'<div lang="en" dir="ltr">{escape(fact)}</div>',
        f'<div class="where">{words.comma.join(shown)}</div>',
    )
    return row(cells, kind)


def _check_name(words: ReportWords, name: str) -> str:
    """That of a check; of a program that is asked it is its own."""
    known = {each.value: each for each in CheckName}
    return escape(known[name].in_language(words.tag)) if name in known else _english(name)


# What was looked at.


def _checks(words: ReportWords, said: CorpusWords, corpus: Corpus) -> str:
    """Those that decide; the ones that failed come first."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for edition in corpus.editions:
        for each in edition.looked:
            if each.outcome != Outcome.MEASURED.value:
                counts[each.name, each.reader][each.outcome] += 1
    told = (Outcome.PASSED.value, Outcome.FAILED.value, Outcome.NOT_RUN.value)
    order = sorted(counts, key=lambda key: (-counts[key]["failed"], key))
    rows = (
        row(
            (
                _check_name(words, name),
                _english(reader),
                *(words.figures(counts[name, reader][outcome]) for outcome in told),
            ),
            "failed" if counts[name, reader]["failed"] else "",
        )
        for name, reader in order
    )
    return _titled(said.checks, said.of_a_check, rows)


def _scores(words: ReportWords, said: CorpusWords, corpus: Corpus) -> str:
    """Those that are only measured; the lowest median comes first."""
    found: dict[tuple[str, str], list[tuple[float, str, OfEdition]]] = defaultdict(list)
    for edition in corpus.editions:
        for each in edition.looked:
            if each.score is not None:
                score = round(each.score, 1)
                found[each.name, each.reader].append((score, edition.name, edition))
    rows: list[tuple[float, str, str, str]] = []
    for (name, reader), met in found.items():
        cells = (_check_name(words, name), _english(reader), *_spread(words, met, _LOW))
        rows.append((median(score for score, *_ in met), name, reader, row(cells)))
    return _titled(said.scores, said.of_a_score, (row for *_, row in sorted(rows)))


def _spread(
    words: ReportWords, met: Sequence[tuple[float, str, OfEdition]], percentile: int
) -> tuple[str, ...]:
    """How many, their median, a percentile by nearest rank, and the worst, which is the least or
    the greatest as the percentile is; whose that is, the first by name, where it stands out.
    """
    values = sorted(value for value, *_ in met)
    rank = max(1, ceil(percentile * len(values) / 100))
    middle, worst = median(values), values[0] if percentile < 50 else values[-1]
    whose = min((name, _named(edition)) for value, name, edition in met if value == worst)[1]
    figures = (middle, values[rank - 1], worst)
    return (
        words.figures(len(values)),
        *(words.figures(f"{round(figure, _DIGITS):g}") for figure in figures),
        whose if worst != middle else "",
    )


# What the typography measures.


def _typography(words: ReportWords, said: CorpusWords, corpus: Corpus) -> str:
    """A table for each output that holds the whole text."""
    found: dict[str, dict[str, list[tuple[float, str, OfEdition]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for edition in corpus.editions:
        for file, measures in edition.typography.items():
            for name, value in measures.items():
                found[file][name].append((value, edition.name, edition))
    names = _measures(words.typography)
    return "".join(
        _titled(
            words.typography.heading,
            said.of_a_measure,
            (
                row((names[name], *_spread(words, found[file][name], _HIGH)))
                for name in names
                if name in found[file]
            ),
            file,
        )
        for file in sorted(found)
    )


def _measures(named: TypographyWords) -> dict[str, str]:
    """What is compared between editions: of each, more is worse."""
    return {
        "variation": named.variation,
        "widest": named.widest,
        "loose": named.loose,
        "runts": named.runts,
        "off_grid": named.off_grid,
        "gap": named.gap,
        "scaled": named.scaled,
        "most_scaled": named.most_scaled,
        "tracked": named.tracked,
        "most_tracked": named.most_tracked,
        "unlike": named.unlike,
        "kashida": named.kashida,
    }


# Each of them.


def _editions(words: ReportWords, corpus: Corpus) -> str:
    """Those of the worst outcome first, then by name."""
    said = corpus_words(words)
    order = sorted(corpus.editions, key=lambda each: (_OUTCOMES.index(each.came_out), each.name))
    rows = (_edition(words, said, each) for each in order)
    return _titled(said.editions, said.of_an_edition, rows)


def _edition(words: ReportWords, said: CorpusWords, edition: OfEdition) -> str:
    codes = Counter(each.code for each in edition.said)
    told = (
        f'<code dir="ltr">{escape(code)}</code>' + (f" × {words.figures(n)}" if n > 1 else "")
        for code, n in codes.items()
    )
    cells = (
        _named(edition),
        said.outcomes[edition.came_out],
        words.figures(edition.pages) if edition.pages else "",
        words.comma.join(told),
    )
    return row(cells, edition.came_out)


def page_of(name: str, file: str) -> str:
    """The address of a file in the folder of an edition, from beside that folder."""
    return f"{quote(name)}/{quote(file)}"
