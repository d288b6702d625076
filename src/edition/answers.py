"""What a command answers, and the two ways in which that is told: in words, or (`--json`) as one
object, of which docs/api.md gives the shape.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
import msgspec
from msgspec import Struct

from edition import __version__
from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, stops
from edition.core.quoting import Listing, Message, counted, forms, listed, visible, worded
from edition.dump.structure import in_words, recognised
from edition.model.document import Document
from edition.model.observations import MeasuredTypography
from edition.model.proof import Check, Outcome, Proof
from edition.speech.catalogue import Tongue, spoken
from edition.speech.sentences import INDENT, lines_of, problem_lines

if TYPE_CHECKING:
    from edition.answering.sending import Sent
    from edition.archive import Archived
    from edition.checking import Checked
    from edition.doctoring import Tool
    from edition.founding import Founded
    from edition.inspecting import Inspected
    from edition.language.explaining import Explained
    from edition.pipeline import BuildOrder, Built
    from edition.pressing import Imposed
    from edition.speech.explaining import Explanation

DONE, REFUSED, FAILED, WARNED = 0, 1, 3, 5
"""Exit codes: of a command that did what was asked; that refused; of which a proof failed; that did
what was asked and was to take a warning for a failure.
"""


class Manner(NamedTuple):
    """How an answer is told: as one object; without what is well; with every check; and whether a
    warning is a failure.
    """

    as_json: bool = False
    quiet: bool = False
    verbose: bool = False
    strict: bool = False


class Answer(Struct, frozen=True):
    """`code` is the exit code. `files` are in place now.

    `said` are the lines of standard output that a person asked for, `made` those behind them of
    what was made; `told` are those of standard error behind the problems, and `proofs` what was
    proved, of which the faults are told last; `own` is what the object has of this command alone,
    as values of JSON, and `later` finds what else it has, where that takes time.
    """

    code: int
    problems: Problems = ()
    files: tuple[Path, ...] = ()
    said: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    own: Mapping[str, Any] = {}
    later: Callable[[], Mapping[str, Any]] = dict


def tell(answer: Answer, command: str, manner: Manner) -> int:
    """Say it: results on standard output, problems on standard error; or all of it as one object on
    standard output. `command` is the name of what was asked for; the exit code comes back.
    """
    warned = any(problem.severity is Severity.WARNING for problem in answer.problems)
    if manner.strict and warned and not answer.code:
        answer = msgspec.structs.replace(answer, code=WARNED)
    if manner.as_json:
        click.echo(as_object(answer, command))
        return answer.code
    tongue = spoken()
    for line in _beside(answer, manner, tongue):
        click.echo(line, err=True)
    for words in (*answer.said, *(() if manner.quiet else answer.made)):
        for line in _in(words, tongue):
            click.echo(line)
    return answer.code


def _beside(answer: Answer, manner: Manner, tongue: Tongue) -> Iterator[str]:
    """What stands beside the results: problems, what was recognised, what proofs found."""
    for problem in answer.problems:
        if problem.severity is not Severity.NOTE or not manner.quiet:
            yield from problem_lines(problem, tongue)
    if not manner.quiet:
        for words in answer.told:
            yield from _in(words, tongue)
    if manner.verbose:
        for words in _checks(answer.proofs):
            yield from _in(words, tongue)
    for words in _failures(answer.proofs):
        yield from _in(words, tongue)


def _in(words: str, tongue: Tongue) -> Sequence[str]:
    """What is no message of ours stands as it is: a path, a line of a table."""
    return lines_of(words, tongue) if isinstance(words, Message | Listing) else (words,)


def as_object(answer: Answer, command: str) -> str:
    """All of it as one JSON object, without a line feed at its end."""
    told = {
        "edition": __version__,
        "command": command,
        "exit_code": answer.code,
        "problems": [_problem(problem) for problem in answer.problems],
        "files": [file.as_posix() for file in answer.files],
    }
    # Imported here, as what else is of JSON alone: most answers are in words.
    import json

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
    summary = counted(
        forms("{count} page set; {proofs}", "{count} pages set; {proofs}"),
        built.pages,
        proofs=worded("proofs left out") if order.fast else _counted(built.proofs),
    )
    document = built.edited.reading.document if built.edited else None
    return Answer(
        _code(built.files, built.proofs),
        built.problems,
        built.files,
        made=(*_listed(built.files), summary) if built.files else (),
        told=tuple(_seen(document)),
        proofs=built.proofs,
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


def of_watch(problems: Problems, address: str) -> Answer:
    """Why nothing could be shown; nothing where it was shown, at that address, until somebody ended
    it.
    """
    code = REFUSED if stops(problems) else DONE
    return Answer(code, problems, own={"address": address or None})


def of_new(founded: "Founded") -> Answer:
    """A line for each file; what was recognised stands beside the problems."""
    files, document = founded.files, founded.document
    return Answer(
        _code(files),
        founded.problems,
        files,
        made=tuple(_listed(files)),
        told=tuple(_seen(document)),
        own={"recognised": recognised(document) if document else None},
    )


def _seen(document: Document | None) -> Iterator[str]:
    """What was recognised in a text, in a line."""
    if document:
        yield in_words(document)


def of_schema(schema: str) -> Answer:
    """The schema as it is."""
    import json

    return Answer(DONE, said=tuple(schema.splitlines()), own={"schema": json.loads(schema)})


def of_check(checked: "Checked", *, fix: bool) -> Answer:
    """A line for each proposal; how many there are is no result, and stands beside the problems."""
    refused, count = stops(checked.problems), len(checked.proposals)
    applied, suggested = checked.applied, count - checked.applied
    parts = [
        counted(
            forms(
                "{count} change applied by the profile", "{count} changes applied by the profile"
            ),
            applied,
        ),
        worded("{count} suggested", count=suggested),
    ]
    if fix:
        written = forms(
            "{count} entry written to emendations.toml",
            "{count} entries written to emendations.toml",
        )
        parts.append(counted(written, checked.written))
    summary = listed(parts)
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
        said=tuple(each.told() for each in checked.proposals),
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
    made = (counted(forms("{count} file taken away", "{count} files taken away"), len(gone)),)
    return Answer(DONE, problems, made=made, own={"removed": [file.as_posix() for file in gone]})


def of_date(explained: "Explained | None", problems: Problems) -> Answer:
    """A line for each fact."""
    facts = explained.facts if explained else ()
    said = tuple(f"{label}: {value}" for label, value in facts)
    told = [{"label": label, "value": value} for label, value in facts]
    return Answer(DONE if explained else REFUSED, problems, said=said, own={"facts": told})


def of_sent(sent: "Sent") -> Answer:
    """What the archive told of the draft."""
    told = {"record": sent.record, "doi": sent.doi, "page": sent.page, "requests": sent.requests}
    said = tuple(each for each in (sent.page, f'doi = "{sent.doi}"' if sent.doi else "") if each)
    return Answer(
        REFUSED if stops(sent.problems) else DONE, sent.problems, said=said, own={"sent": told}
    )


def of_ark(ark: str, problems: Problems) -> Answer:
    """The line for edition.toml."""
    said = (f'ark = "{ark}"',) if ark else ()
    return Answer(DONE if ark else REFUSED, problems, said=said, own={"ark": ark})


def of_explain(explanation: "Explanation | None", problems: Problems) -> Answer:
    """What a code means, in the language that is spoken; the object has both."""
    if explanation is None:
        return Answer(REFUSED, problems, own={"explanation": None})
    from edition.speech.explaining import lines_of_explanation

    told = {name: getattr(explanation, name) for name in explanation.__struct_fields__}
    said = tuple(lines_of_explanation(explanation, spoken()))
    return Answer(DONE, problems, said=said, own={"explanation": told})


def of_doctor(tools: "Sequence[Tool]") -> Answer:
    """A line or a few for each tool. That something is not there which edition needs is a
    refusal.
    """
    told = [
        {
            "name": tool.name,
            "found": tool.found or None,
            "needed": tool.needed,
            "used": tool.used,
            "brought": tool.brought,
        }
        for tool in tools
    ]
    lacks = any(tool.needed and not tool.found for tool in tools)
    said = tuple(line for tool in tools for line in _examined(tool))
    return Answer(REFUSED if lacks else DONE, said=said, own={"tools": told})


def _examined(tool: "Tool") -> Iterator[str]:
    if tool.found:
        yield worded("there: {name}", name=tool.name)
        yield from (f"{INDENT}{line}" for line in tool.found.splitlines())
        return
    yield worded("not there: {name}; {used}. Bring it by:", name=tool.name, used=tool.used)
    yield f"{INDENT}{tool.brought}"


def of_archive(archived: "Archived") -> Answer:
    """What came of work for the archive: a line for each file, the proofs in one, and the notes."""
    proofs, notes = archived.proofs, archived.notes
    counted = (_counted(proofs),) if proofs else ()
    code = _code(archived.files, proofs)
    return Answer(
        REFUSED if code == DONE and stops(archived.problems) else code,
        archived.problems,
        archived.files,
        made=(*_listed(archived.files), *counted, *notes),
        proofs=tuple(proofs),
        own={"proofs": _proofs(proofs), "notes": notes},
    )


def of_impose(imposed: "Imposed", *, plan: bool) -> Answer:
    """The plan, where that was asked for, then a line for each file."""
    files = imposed.files
    proofs = imposed.proofs if files else ()
    table = imposed.table if plan else ()
    counted = (_counted(proofs),) if proofs else ()
    return Answer(
        _code(files, proofs),
        imposed.problems,
        files,
        said=table if files else (),
        made=(*_listed(files), *counted) if files else (),
        proofs=tuple(proofs),
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
    if not proofs:
        return []
    from edition.dump.proof_json import checks_told

    return [{"file": proof.file, "checks": checks_told(proof)} for proof in proofs]


def _counted(proofs: Sequence[Proof]) -> Message:
    """How many checks came out how."""
    found = Counter(check.outcome for proof in proofs for check in proof.checks)
    return worded(
        "proofs: {passed} passed, {failed} failed, {not_run} not run",
        passed=found[Outcome.PASSED],
        failed=found[Outcome.FAILED],
        not_run=found[Outcome.NOT_RUN],
    )


def _checks(proofs: Sequence[Proof]) -> Iterator[Message]:
    """Every check in a line."""
    for proof in proofs:
        for check in proof.checks:
            yield worded(
                "{outcome}: {file}: {name} ({reader}) {note}",
                outcome=_OUTCOMES[check.outcome],
                file=proof.file,
                name=check.name,
                reader=check.reader,
                note=check.note,
            )


_OUTCOMES = {
    Outcome.PASSED: worded("passed"),
    Outcome.FAILED: worded("failed"),
    Outcome.MEASURED: worded("measured"),
    Outcome.NOT_RUN: worded("not run"),
}


def _failures(proofs: Sequence[Proof]) -> Iterator[Message]:
    """The failed checks in words, a line for each fault."""
    for proof in proofs:
        for check in proof.checks:
            if check.outcome is Outcome.FAILED:
                yield from _failure(proof.file, check)


def _failure(file: str, check: Check) -> Iterator[Message]:
    """The place in the text, what was looked at, what was expected there and what was seen, and the
    act.
    """
    said = worded(
        "proof failed: {file}: {name} ({reader})", file=file, name=check.name, reader=check.reader
    )
    if not check.faults:
        yield worded("{said} {note}", said=said, note=check.note) if check.note else said
    for fault in check.faults:
        seen = worded(
            ": expected «{expected}», seen «{seen}»", expected=fault.expected, seen=fault.seen
        )
        parts = (
            *((worded("{place}: ", place=str(fault.place)),) if fault.place else ()),
            worded("{said}: {fact}", said=said, fact=fault.fact),
            *((seen,) if fault.expected or fault.seen else ()),
            *((worded("; {act}.", act=fault.act),) if fault.act else ()),
        )
        yield worded("{parts}", parts=listed(parts, ""))
