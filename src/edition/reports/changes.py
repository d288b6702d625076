"""What has changed between two versions as a page for people, in the language of the edition and in
English: no time but that of the editions, no script, nothing fetched.

What a change takes away and what it brings stand in columns of their own, under their heads, so
that neither colour nor a line through words tells them apart alone.
"""

from collections.abc import Iterable, Iterator
from html import escape

from edition.core.languages.change_words import ChangeWords, words_of_changes
from edition.core.languages.report_words import ReportWords, languages_of_report
from edition.model.changes import Changes, EmendationChange, Stage, WordChange

_STYLE = (
    "body{font:16px/1.6 Vazirmatn,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border-bottom:1px solid #767676;padding:.2em .6em;text-align:start;vertical-align:top}"
    "del{background:#fbe3e0;color:#5c1a10}ins{background:#e2f2e4;color:#0d4018;"
    "text-decoration-thickness:.12em}td{overflow-wrap:anywhere}"
)


def changes_html(changes: Changes) -> str:
    """One HTML document."""
    languages = languages_of_report(changes.language)
    page = languages[0]
    title = escape(changes.title)
    mark = "" if page.tag == changes.language else f' lang="{escape(changes.language)}" dir="auto"'
    heading = words_of_changes(page).heading
    body = "".join(_section(words, changes) for words in languages)
    return (
        f'<!DOCTYPE html>\n<html lang="{page.tag}" dir="{page.runs}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}: {title}</title>\n<style>{_STYLE}</style>\n"
        f"</head>\n<body>\n<main>\n<h1{mark}>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def _section(report: ReportWords, changes: Changes) -> str:
    words = words_of_changes(report)
    stages = ((words.earlier, changes.earlier), (words.later, changes.later))
    parts = (
        _part(words.versions, words.version_heads, (_stage(name, each) for name, each in stages)),
        _part(
            words.words,
            words.word_heads,
            (_word(report, words, each, changes.language) for each in changes.words),
            words.no_words,
        ),
        _part(
            words.emendations,
            words.emendation_heads,
            (_entry(report, words, each, changes.language) for each in changes.emendations),
            words.no_emendations,
        ),
        _part(
            words.statements,
            words.statement_heads,
            (
                _row(_code(each.key), _plain(words, each.before), _plain(words, each.after))
                for each in changes.statements
            ),
            words.no_statements,
        ),
        _part(
            words.outputs,
            words.output_heads,
            (_row(_code(each.name), escape(words.hows[each.how])) for each in changes.outputs),
        ),
        f"<p>{words.same.format(count=report.figures(changes.same))}</p>\n",
    )
    return (
        f'<section lang="{report.tag}" dir="{report.runs}">\n<h2>{words.heading}</h2>\n'
        f"{''.join(parts)}</section>\n"
    )


def _part(heading: str, heads: Iterable[str], rows: Iterator[str], nothing: str = "") -> str:
    """A table under its heading, or what stands there where it has no row."""
    told = "".join(rows)
    if not told:
        return f"<h3>{heading}</h3>\n<p>{nothing}</p>\n" if nothing else f"<h3>{heading}</h3>\n"
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    return f"<h3>{heading}</h3>\n<table>\n<tr>{head}</tr>\n{told}</table>\n"


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _code(text: str) -> str:
    return f'<code dir="ltr" translate="no">{escape(text)}</code>'


def _plain(words: ChangeWords, text: str) -> str:
    return f'<span dir="auto">{escape(text)}</span>' if text else words.nothing


def _stage(name: str, stage: Stage) -> str:
    cells = (_code(stage.identifier), escape(stage.version), _code(stage.issued))
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n'


def _word(report: ReportWords, words: ChangeWords, change: WordChange, language: str) -> str:
    """Both states whole, with the words that stayed around them."""
    shown = (
        _in(language, change.left, tag, said, change.right) if said else words.nothing
        for tag, said in (("del", change.before), ("ins", change.after))
    )
    return _row(report.figures(change.line), *shown)


def _in(language: str, left: str, tag: str, said: str, right: str) -> str:
    parts = (escape(left), f"<{tag}>{escape(said)}</{tag}>", escape(right))
    told = " ".join(part for part in parts if part)
    return f'<span lang="{escape(language)}" dir="auto">{told}</span>'


def _entry(report: ReportWords, words: ChangeWords, change: EmendationChange, language: str) -> str:
    what = words.is_new if change.is_new else words.is_gone
    said = (
        f'<span lang="{escape(language)}" dir="auto">{escape(text)}</span>'
        if text
        else words.nothing
        for text in (change.before, change.after)
    )
    reason = f'<span dir="auto">{escape(change.reason or change.rule)}</span>'
    return _row(what, report.figures(change.line), *said, reason)
