"""From the records of editions to what the report of all of them says."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from edition.answers import DONE, FAILED, REFUSED
from edition.batch import records
from edition.batch.editions import Edition
from edition.batch.records import Record
from edition.core.diagnostics import Severity
from edition.model.proof import Outcome
from edition.reports.corpus import CameOut, Corpus, Kind, Looked, OfEdition, Said, page_of

_CAME_OUT: dict[int, CameOut] = {DONE: "made", REFUSED: "refused", FAILED: "failed"}
_FAULTS = ("own-fault", "process-died")
_PAGE = "report.html"


def corpus_of(out: Path, editions: Iterable[Edition]) -> Corpus:
    """What was told of each of them, as far as something was."""
    found = [(edition.name, records.read(out, edition.name)) for edition in editions]
    languages = {record.language for _, record in found if record and record.language}
    language = languages.pop() if len(languages) == 1 else None
    return Corpus([_of_edition(*each) for each in found], language)


def _of_edition(name: str, record: Record | None) -> OfEdition:
    if record is None:
        return OfEdition(name, "not made")
    own = any(PurePath(file).parts[-2:] == (name, _PAGE) for file in record.files)
    return OfEdition(
        name,
        _CAME_OUT.get(record.exit_code, "fault"),
        record.pages,
        page_of(name, _PAGE) if own else "",
        tuple(_said(record)),
        tuple(
            Looked(check.name, check.reader, check.outcome, check.measured)
            for proof in record.proofs
            for check in proof.checks
        ),
        {
            str(measures["file"]): {
                measure: value for measure, value in measures.items() if isinstance(value, float)
            }
            | {"runts": float(measures.get("runts", 0))}
            for measures in record.typography
        },
    )


def _said(record: Record) -> Iterator[Said]:
    """The problems of an edition, then the checks of it that failed."""
    kinds: dict[Severity, Kind] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
    }
    for each in record.problems:
        kind: Kind = "fault" if each.code in _FAULTS else kinds[each.severity]
        yield Said(each.code, kind, each.fact, each.act)
    for proof in record.proofs:
        for check in proof.checks:
            if check.outcome == Outcome.FAILED.value:
                facts = (*(fault.fact for fault in check.faults), check.note)
                yield Said(check.name, "failed", next(filter(None, facts), ""))
