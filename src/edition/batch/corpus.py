"""From the accounts of editions to what the report of all of them says."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from edition.answers import DONE, FAILED, REFUSED
from edition.batch import accounts
from edition.batch.accounts import Account
from edition.batch.editions import Edition
from edition.core.diagnostics import Severity
from edition.model.proof import Outcome
from edition.reports.corpus import CameOut, Corpus, Kind, Looked, OfEdition, Said, page_of

_CAME_OUT: dict[int, CameOut] = {DONE: "made", REFUSED: "refused", FAILED: "failed"}
_FAULTS = ("own-fault", "process-died")
_PAGE = "report.html"


def corpus_of(out: Path, editions: Iterable[Edition]) -> Corpus:
    """What was told of each of them, as far as something was."""
    found = [(edition.name, accounts.read(out, edition.name)) for edition in editions]
    languages = {account.language for _, account in found if account and account.language}
    language = languages.pop() if len(languages) == 1 else None
    return Corpus([_of_edition(*each) for each in found], language)


def _of_edition(name: str, account: Account | None) -> OfEdition:
    if account is None:
        return OfEdition(name, "not made")
    own = any(PurePath(file).parts[-2:] == (name, _PAGE) for file in account.files)
    return OfEdition(
        name,
        _CAME_OUT.get(account.exit_code, "fault"),
        account.pages,
        page_of(name, _PAGE) if own else "",
        tuple(_said(account)),
        tuple(
            Looked(check.name, check.reader, check.outcome, check.measured)
            for proof in account.proofs
            for check in proof.checks
        ),
        {
            str(measures["file"]): {
                measure: value for measure, value in measures.items() if isinstance(value, float)
            }
            | {"runts": float(measures.get("runts", 0))}
            for measures in account.typography
        },
    )


def _said(account: Account) -> Iterator[Said]:
    """The problems of an edition, then the checks of it that failed."""
    kinds: dict[Severity, Kind] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
    }
    for each in account.problems:
        kind: Kind = "fault" if each.code in _FAULTS else kinds[each.severity]
        yield Said(each.code, kind, each.fact, each.act)
    for proof in account.proofs:
        for check in proof.checks:
            if check.outcome == Outcome.FAILED.value:
                facts = (*(fault.fact for fault in check.faults), check.note)
                yield Said(check.name, "failed", next(filter(None, facts), ""))
