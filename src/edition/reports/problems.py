"""What is wrong or doubtful: the checks that failed, then every problem on the way, file by file
and line by line, with the line itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import PurePath

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Severity
from edition.core.languages.build_words import build_words
from edition.core.languages.report_words import ReportWords
from edition.core.quoting import Message, cut, visible
from edition.model.proof import Check, CheckName, Fault, Outcome
from edition.model.source import SourceText
from edition.model.source_folder import Source
from edition.read.decoding import decode
from edition.reports.contents import Report
from edition.reports.page import Voices, file_name, folded, message, section
from edition.speech.excerpts import parted
from edition.speech.sentences import FROM_THE_RIGHT

_QUOTED = 100
"""Characters that are quoted of what was expected and seen."""
_OPEN = 30
"""Problems of a kind that stand open; behind them the others are folded."""


def wrong(voices: Voices, report: Report) -> str:
    """The part of the page; nothing of what is not of a build and has nothing wrong."""
    lines = _lines_of(report.source)
    failed = [
        _failed(voices, proof.file, check, lines)
        for proof in report.proofs
        for check in proof.checks
        if check.outcome is Outcome.FAILED
    ]
    parts = [_listed(voices, "failed", failed)]
    order = _order(report)
    for severity in Severity:
        own = sorted((each for each in report.problems if each.severity is severity), key=order)
        told = [_problem(voices, problem, lines) for problem in own]
        parts.append(_listed(voices, severity.value, told))
    body = "".join(parts)
    if not body and report.cards:
        body = voices.paragraphs(lambda words: build_words(words).problems.nothing)
    heading = voices.say(lambda words: build_words(words).problems.heading)
    return section("wrong", heading, body)


def _order(report: Report) -> Callable[[Diagnostic], tuple[bool, bool, str, int, int]]:
    """The text first, then the other files, what is of the whole edition last."""
    text = PurePath(report.source.text.file).name if report.source else ""

    def order(problem: Diagnostic) -> tuple[bool, bool, str, int, int]:
        at = problem.place
        if at is None:
            return (True, True, "", 0, 0)
        name = PurePath(at.file).name
        return (False, name != text, name, at.line or 0, at.column or 0)

    return order


def _listed(voices: Voices, kind: str, told: Sequence[str]) -> str:
    """Under the name of their kind, with how many there are."""
    if not told:
        return ""

    def named(words: ReportWords) -> str:
        return f"{build_words(words).problems.kinds[kind]}: {words.figures(len(told))}"

    shown, left = told[:_OPEN], told[_OPEN:]
    body = f'<ul class="problems">\n{"".join(shown)}</ul>\n'
    if left:
        rest = f'<ul class="problems">\n{"".join(left)}</ul>\n'
        body += folded(f"{voices.first.figures(len(left))} {_more(voices)}", rest)
    return f"<h3>{voices.say(named)}</h3>\n{body}"


def _more(voices: Voices) -> str:
    return voices.say(lambda words: build_words(words).problems.more)


def _lines_of(source: Source | None) -> Mapping[str, Sequence[str]]:
    """The lines of what an edition was read from, by the names of the files."""
    if source is None:
        return {}
    found = {PurePath(source.text.file).name: source.text.text.split("\n")}
    for name in ("edition.toml", "emendations.toml"):
        text = decode(source.files[name], name) if name in source.files else None
        if isinstance(text, SourceText):
            found[name] = text.text.split("\n")
    return found


# A problem.


def _problem(voices: Voices, problem: Diagnostic, lines: Mapping[str, Sequence[str]]) -> str:
    line = _line(problem.fact, problem.place, lines)
    return (
        f'<li class="{problem.severity.value}">\n'
        f'<p class="head">{_where(voices, problem.place)} '
        f'<code dir="ltr">{escape(problem.code)}</code></p>\n'
        f"{line}{_pair(voices, problem.fact, problem.act)}</li>\n"
    )


def _where(voices: Voices, place: Place | None) -> str:
    if place is None:
        return f"<strong>{voices.say(lambda words: build_words(words).problems.whole)}</strong>"
    name = f"<strong>{file_name(PurePath(place.file).name)}</strong>"
    number = place.line
    if number is None:
        return name

    def line(words: ReportWords) -> str:
        return build_words(words).problems.line.format(line=words.figures(number))

    return f"{name} <span>{voices.say(line)}</span>"


def _line(fact: str, place: Place | None, lines: Mapping[str, Sequence[str]]) -> str:
    """The line that it is about, with the place marked; "" where it is about none."""
    if place is None or place.line is None:
        return ""
    there = lines.get(PurePath(place.file).name, ())
    if not 1 <= place.line <= len(there) or not there[place.line - 1].strip():
        return ""
    before, piece, behind = map(escape, parted(fact, place, there[place.line - 1]))
    # Letters from the right are marked as they stand, joined to those beside them.
    isolated = "" if FROM_THE_RIGHT.search(piece) else ' dir="ltr"'
    marked = f"<mark{isolated}>{piece}</mark>" if piece else ""
    side = "ltr" if place.file.endswith(".toml") else "auto"
    return f'<p class="line" dir="{side}">{before}{marked}{behind}</p>\n'


def _pair(voices: Voices, fact: str, act: str) -> str:
    """What is the case and what to do, in both languages side by side."""

    def say(words: ReportWords) -> str:
        told = [f"{message(fact, words)}."] if fact else []
        label = build_words(words).problems.act
        told += [f"<strong>{label}:</strong> {message(act, words)}."] if act else []
        return " ".join(told)

    return f'<div class="pair">\n{voices.paragraphs(say)}</div>\n'


# A check that failed.


def _failed(voices: Voices, file: str, check: Check, lines: Mapping[str, Sequence[str]]) -> str:
    """Each fault; what to do about them once, where that is the same for all."""
    name = voices.say(lambda words: check_name(words, check))
    reader = voices.say(lambda words: reader_name(words, check.reader))
    acts = {fault.act for fault in check.faults}
    act = acts.pop() if len(acts) == 1 else ""
    faults = "".join(
        _fault(voices, replace(fault, act="") if act else fault, lines) for fault in check.faults
    )
    if not faults:
        faults = _pair(voices, check.note, "")
    if act:
        faults += _pair(voices, "", act)
    return (
        f'<li class="failed">\n<p class="head"><strong>{file_name(file)}</strong> '
        f"<span>{name}</span> <span>{reader}</span></p>\n{faults}</li>\n"
    )


def check_name(words: ReportWords, check: Check) -> str:
    """What a check is called; of one that is called after a standard that is the same for all."""
    name = check.name
    return escape(name.in_language(words.tag) if isinstance(name, CheckName) else name)


def reader_name(words: ReportWords, reader: str) -> str:
    """What looked: the name of a program, or words of ours."""
    return message(reader, words) if isinstance(reader, Message) else escape(reader)


def _fault(voices: Voices, fault: Fault, lines: Mapping[str, Sequence[str]]) -> str:
    where = f'<p class="head">{_where(voices, fault.place)}</p>\n' if fault.place else ""
    pair = _pair(voices, fault.fact, fault.act)
    return f"{where}{_line(fault.fact, fault.place, lines)}{pair}{''.join(_words(voices, fault))}"


def _words(voices: Voices, fault: Fault) -> Iterator[str]:
    """What was expected and what was seen instead, a line each."""
    if not (fault.expected or fault.seen):
        return
    labels = (
        voices.say(lambda words: build_words(words).problems.expected),
        voices.say(lambda words: build_words(words).problems.seen),
    )
    for label, each in zip(labels, (fault.expected, fault.seen), strict=True):
        yield f"<p>{label}: «<bdi>{escape(visible(cut(each, _QUOTED)))}</bdi>»</p>\n"
