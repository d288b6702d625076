"""What was looked at in each file: how many checks ended how, what was not run and why, and all of
them, folded away.
"""

from collections import Counter
from collections.abc import Sequence
from html import escape
from pathlib import PurePath

from msgspec.structs import replace

from edition.core.languages.build_words import build_words
from edition.core.languages.report_words import ReportWords
from edition.core.quoting import cut, visible
from edition.model.proof import PROGRAMS, Check, Fault, Outcome, Proof
from edition.reports.contents import Report
from edition.reports.page import Voices, file_name, folded, heads_of, message, row, section, table
from edition.reports.problems import check_name, reader_name

_FEW = 6
"""Files whose checks need not be folded twice."""
_QUOTED = 100
"""Characters that are quoted of what was expected and seen."""


def proved(voices: Voices, report: Report) -> str:
    """The part of the page."""
    if not report.proofs:
        return ""
    checked = (check for proof in report.proofs for check in proof.checks)
    readers = sorted({check.reader for check in checked if _has_read(check)})

    def about(words: ReportWords) -> str:
        named = words.comma.join(f"<bdi>{reader_name(words, reader)}</bdi>" for reader in readers)
        return f"{build_words(words).proofs.about} {named}."

    def all_(words: ReportWords) -> str:
        return build_words(words).proofs.details.format(count=words.figures(len(report.proofs)))

    checks = "".join(_proof(voices, proof) for proof in report.proofs)
    if len(report.proofs) > _FEW:
        checks = folded(voices.say(all_), checks)
    read = voices.paragraphs(about) if readers else ""
    body = read + _not_run(voices, report.proofs) + checks
    return section("proofs", voices.say(lambda words: words.heading), body)


def _has_read(check: Check) -> bool:
    """Whether a program of others looked at something."""
    program = check.reader.partition(" ")[0]
    return check.outcome is not Outcome.NOT_RUN and program in PROGRAMS


def _not_run(voices: Voices, proofs: Sequence[Proof]) -> str:
    """Each with its reason, once for all files."""
    counts = Counter(
        replace(check, measured=None)
        for proof in proofs
        for check in proof.checks
        if check.outcome is Outcome.NOT_RUN
    )
    if not counts:
        return ""
    items = "".join(_left(voices, check, count) for check, count in counts.items())
    heading = voices.say(lambda words: build_words(words).proofs.not_run)
    return f"<h3>{heading}</h3>\n<ul>\n{items}</ul>\n"


def _left(voices: Voices, check: Check, count: int) -> str:
    why = f"<br>{voices.say(lambda words: message(check.note, words))}" if check.note else ""
    reader = voices.say(lambda words: reader_name(words, check.reader))
    return (
        f"<li>{voices.say(lambda words: check_name(words, check))} "
        f"(<bdi>{reader}</bdi>) × {voices.first.figures(count)}{why}</li>\n"
    )


def _proof(voices: Voices, proof: Proof) -> str:
    """The checks of a file, folded behind how many ended how."""
    counts = Counter(check.outcome for check in proof.checks)

    def told(words: ReportWords) -> str:
        outcomes = words.comma.join(
            f"{words.figures(counts[each])} {words.term(each.value)}"
            for each in Outcome
            if counts[each]
        )
        return f"{file_name(proof.file)}: {outcomes}"

    heads = heads_of(voices, lambda words: words.heads)
    rows = [_check(voices, check) for check in proof.checks]
    return folded(voices.say(told), table(proof.file, heads, rows))


def _check(voices: Voices, check: Check) -> str:
    score = "" if check.measured is None else voices.first.figures(f"{check.measured:g}")
    cells = (
        voices.say(lambda words: check_name(words, check)),
        f"<bdi>{voices.say(lambda words: reader_name(words, check.reader))}</bdi>",
        voices.say(lambda words: escape(words.term(check.outcome.value))),
        score,
        _note(voices, check),
    )
    return row(cells, check.outcome.value)


def _note(voices: Voices, check: Check) -> str:
    """What is noted; for faults, each on a line with its place and its act."""
    if not check.faults:
        return voices.say(lambda words: message(check.note, words)) if check.note else ""

    def told(fault: Fault) -> str:
        return voices.say(lambda words: _fault(fault, words))

    return "<br>".join(map(told, check.faults))


def _fault(fault: Fault, words: ReportWords) -> str:
    place = fault.place
    where = f"{file_name(str(replace(place, file=PurePath(place.file).name)))}: " if place else ""
    said = build_words(words).problems
    seen = words.comma.join(
        f" {label} «<bdi>{escape(visible(cut(each, _QUOTED)))}</bdi>»"
        for label, each in ((said.expected, fault.expected), (said.seen, fault.seen))
        if fault.expected or fault.seen
    )
    act = f"; {message(fault.act, words)}" if fault.act else ""
    return f"{where}{message(fault.fact, words)}{seen}{act}"
