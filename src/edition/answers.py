"""What a command answers, and the two ways in which that is told: in words, or (`--json`) as one
object, of which docs/api.md gives the shape.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec
from msgspec import Struct

from edition import __version__
from edition.core.diagnostics import Diagnostic, Place, Problems, stops
from edition.core.quoting import visible
from edition.dump.proof_json import checks_told
from edition.dump.structure import in_words, recognised
from edition.model.document import Document
from edition.model.observations import MeasuredTypography
from edition.model.proof import Check, Outcome, Proof

if TYPE_CHECKING:
    from edition.archive import Archived
    from edition.checking import Checked
    from edition.founding import Founded
    from edition.inspecting import Inspected
    from edition.language.explaining import Explained
    from edition.pipeline import BuildOrder, Built
    from edition.pressing import Imposed

DONE, REFUSED, FAILED = 0, 1, 3
"""Exit codes: of a command that did what was asked; that refused; of which a proof failed."""


class Answer(Struct, frozen=True):
    """`code` is the exit code. `files` are in place now.

    `said` are the lines of standard output for a person, `told` those of standard error behind the
    problems; `own` is what the object has of this command alone, as values of JSON, and `later`
    finds what else it has, where that takes time.
    """

    code: int
    problems: Problems = ()
    files: tuple[Path, ...] = ()
    said: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    own: Mapping[str, Any] = {}
    later: Callable[[], Mapping[str, Any]] = dict


def tell(answer: Answer, command: str, *, as_json: bool) -> None:
    """Say it: results on standard output, problems on standard error; or all of it as one object on
    standard output. `command` is the name of what was asked for.
    """
    if as_json:
        click.echo(as_object(answer, command))
        return
    for line in (*map(str, answer.problems), *answer.told):
        click.echo(line, err=True)
    for line in answer.said:
        click.echo(line)


def as_object(answer: Answer, command: str) -> str:
    """All of it as one JSON object, without a line feed at its end."""
    told = {
        "edition": __version__,
        "command": command,
        "exit_code": answer.code,
        "problems": [_problem(problem) for problem in answer.problems],
        "files": [file.as_posix() for file in answer.files],
    }
    return json.dumps({**told, **answer.own, **answer.later()}, ensure_ascii=False, indent=1)


def _problem(problem: Diagnostic) -> dict[str, str | int | None]:
    at = problem.place or Place("")
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": at.file or None,
        "line": at.line,
        "column": at.column,
        "fact": problem.fact,
        "act": problem.act,
    }


def of_build(built: "Built", order: "BuildOrder") -> Answer:
    """A line for each file, and one for the whole; what was recognised stands beside the
    problems.
    """
    summary = f"{built.pages} pages; "
    summary += "proofs left out" if order.fast else _counted(built.proofs)
    document = built.edited.reading.document if built.edited else None
    return Answer(
        _code(built.files, built.proofs),
        built.problems,
        built.files,
        said=(*_listed(built.files), summary) if built.files else (),
        told=(*_seen(document), *_failures(built.proofs)),
        own={
            "language": built.edited.source.description.language if built.edited else None,
            "pages": built.pages,
            "proofs": _proofs(built.proofs),
            "recognised": recognised(document) if document else None,
            "typography": [_typography(measured) for measured in built.measured],
        },
        later=lambda: {"made_from": _made_from(built, order)},
    )


def _typography(measured: MeasuredTypography) -> dict[str, Any]:
    """Its figures; the lines that are quoted stand in the report."""
    figures: dict[str, Any] = msgspec.to_builtins(measured)
    return {name: value for name, value in figures.items() if name != "worst"}


def _made_from(built: "Built", order: "BuildOrder") -> dict[str, Any] | None:
    """Digests of what it was made from; None where nothing was made."""
    from edition.made_from import made_from

    if built.edited is None or not built.files:
        return None
    told: dict[str, Any] = msgspec.to_builtins(made_from(order, built.edited, built.state))
    return told


def of_new(founded: "Founded") -> Answer:
    """A line for each file; what was recognised stands beside the problems."""
    files, document = founded.files, founded.document
    return Answer(
        _code(files),
        founded.problems,
        files,
        tuple(_listed(files)),
        told=tuple(_seen(document)),
        own={"recognised": recognised(document) if document else None},
    )


def _seen(document: Document | None) -> Iterator[str]:
    """What was recognised in a text, in a line."""
    if document:
        yield visible(in_words(document))


def of_schema(schema: str) -> Answer:
    """The schema as it is."""
    return Answer(DONE, said=tuple(schema.splitlines()), own={"schema": json.loads(schema)})


def of_check(checked: "Checked", *, fix: bool) -> Answer:
    """A line for each proposal; how many there are is no result, and stands beside the problems."""
    refused, count = stops(checked.problems), len(checked.proposals)
    summary = (
        f"{checked.applied} changes applied by the profile, {count - checked.applied} suggested"
    )
    summary += f", {checked.written} entries written to emendations.toml" if fix else ""
    proposals = [
        {
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "rule": each.rule,
            "before": each.before,
            "after": each.after,
            "state": each.state,
        }
        for each in checked.proposals
    ]
    return Answer(
        REFUSED if refused else DONE,
        checked.problems,
        said=tuple(map(str, checked.proposals)),
        told=() if refused else (summary,),
        own={"proposals": proposals, "applied": checked.applied, "written": checked.written},
    )


def of_inspect(inspected: "Inspected") -> Answer:
    """What the typesetter did, as it is."""
    lines = inspected.lines or ()
    code = REFUSED if inspected.lines is None else DONE
    return Answer(code, inspected.problems, said=lines, own={"lines": lines})


def of_clean(gone: tuple[Path, ...] | None, problems: Problems) -> Answer:
    """How many files went; the object names them."""
    if gone is None:
        return Answer(REFUSED, problems, own={"removed": []})
    said = (f"{len(gone)} files taken away",)
    return Answer(DONE, problems, said=said, own={"removed": [file.as_posix() for file in gone]})


def of_date(explained: "Explained | None", problems: Problems) -> Answer:
    """A line for each fact."""
    facts = explained.facts if explained else ()
    said = tuple(f"{label}: {value}" for label, value in facts)
    told = [{"label": label, "value": value} for label, value in facts]
    return Answer(DONE if explained else REFUSED, problems, said=said, own={"facts": told})


def of_archive(archived: "Archived") -> Answer:
    """What came of work for the archive: a line for each file, the proofs in one, and the notes."""
    proofs, notes = archived.proofs, archived.notes
    counted = (_counted(proofs),) if proofs else ()
    return Answer(
        _code(archived.files, proofs),
        archived.problems,
        archived.files,
        said=(*_listed(archived.files), *counted, *notes),
        told=tuple(_failures(proofs)),
        own={"proofs": _proofs(proofs), "notes": notes},
    )


def of_impose(imposed: "Imposed", *, plan: bool) -> Answer:
    """The plan, where that was asked for, then a line for each file."""
    files = imposed.files
    proofs = imposed.proofs if files else ()
    table = tuple(imposed.table.splitlines()) if plan else ()
    counted = (_counted(proofs),) if proofs else ()
    return Answer(
        _code(files, proofs),
        imposed.problems,
        files,
        said=(*table, *_listed(files), *counted) if files else (),
        told=tuple(_failures(proofs)),
        own={"plan": table, "proofs": _proofs(proofs)},
    )


def _code(files: Sequence[Path], proofs: Sequence[Proof] = ()) -> int:
    """A failed proof is the more that is known, whether files were put in place or not."""
    failed = any(check.outcome is Outcome.FAILED for proof in proofs for check in proof.checks)
    return FAILED if failed else DONE if files else REFUSED


def _listed(files: Sequence[Path]) -> Iterator[str]:
    for file in files:
        yield visible(file.as_posix())


def _proofs(proofs: Sequence[Proof]) -> list[dict[str, Any]]:
    return [{"file": proof.file, "checks": checks_told(proof)} for proof in proofs]


def _counted(proofs: Sequence[Proof]) -> str:
    """How many checks came out how."""
    found = [check.outcome for proof in proofs for check in proof.checks]
    judged = (outcome for outcome in Outcome if outcome is not Outcome.MEASURED)
    counts = (f"{found.count(outcome)} {outcome.value}" for outcome in judged)
    return f"proofs: {', '.join(counts)}"


def _failures(proofs: Sequence[Proof]) -> Iterator[str]:
    """The failed checks in words, a line for each fault."""
    for proof in proofs:
        for check in proof.checks:
            if check.outcome is Outcome.FAILED:
                yield from map(visible, _failure(proof.file, check))


def _failure(file: str, check: Check) -> Iterator[str]:
    """The place in the text, what was looked at, what was expected there and what was seen, and the
    act.
    """
    said = f"proof failed: {file}: {check.name} ({check.reader})"
    if not check.faults:
        yield f"{said} {check.note}".rstrip()
    for fault in check.faults:
        where = f"{fault.place}: " if fault.place else ""
        seen = (
            f": expected «{fault.expected}», seen «{fault.seen}»"
            if fault.expected or fault.seen
            else ""
        )
        yield f"{where}{said}: {fault.fact}{seen}" + (f"; {fault.act}." if fault.act else "")
