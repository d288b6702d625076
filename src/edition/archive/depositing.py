"""Making a deposit: build and prove everything, pack it, verify the package, put it in place; or
leave nothing. What such work is given beside the edition, and what comes of it, is said here for
the other verbs too.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition import delivery
from edition.archive.hands import (
    SEAL,
    Hand,
    Signing,
    hand_of,
    key_within,
    sealed,
    signed_outputs,
)
from edition.core.diagnostics import Problems, stops
from edition.core.quoting import Message, listed, worded
from edition.core.running_program import bill_of_materials, libraries
from edition.deposit import deposit as pack
from edition.deposit import lacking
from edition.dump.proof_json import proof_json
from edition.edited import Edited, edited_of
from edition.faces.face import folder
from edition.model.finished import Materials
from edition.model.output_kinds import WEB
from edition.model.proof import Outcome, Proof
from edition.pipeline import BuildOrder, Built, build_in, failures
from edition.progress import Step, quiet
from edition.reports.contents import Report
from edition.reports.report import report_html
from edition.verify.bags import verify_bag
from edition.verify.proofs.verapdf import READER, Validated, validated


class Tools(Struct, frozen=True):
    """What is asked beside Python's libraries, where it is there: the jar of veraPDF, a folder of
    schemas; for which archives `drafts` are written of what would be sent; and the certificate by
    which signatures are to be.
    """

    verapdf: Path | None = None
    schemas: Path | None = None
    drafts: tuple[str, ...] = ()
    certificate: Path | None = None


class _Work(NamedTuple):
    """What a deposit is made with: the edition, the tools, who signs it, who is told how far it
    is.
    """

    edited: Edited
    tools: Tools
    hand: Hand | None
    step: Step


class Archived(Struct, frozen=True):
    """The files in place (none: refused, or a proof failed), every proof, every problem on the way.

    `notes` say what the proofs do not prove.
    """

    files: tuple[Path, ...] = ()
    proofs: tuple[Proof, ...] = ()
    problems: Problems = ()
    notes: tuple[str, ...] = ()


def outermost(files: Iterable[Path], place: Path) -> tuple[Path, ...]:
    """What a person sees who opens `place`: of a bag its folder, not each file in it."""
    return tuple(sorted({place / file.relative_to(place).parts[0] for file in files}))


def deposit(
    order: BuildOrder, tools: Tools, step: Step = quiet, signing: Signing | None = None
) -> Archived:
    """Put the deposit of the edition in `order.folder` into its build folder; an earlier one goes
    away. What no archive would take is refused before anything is built, and so is a key that signs
    nothing. `step` is told how far that is.

    With `signing` the PDFs in it are signed, and the bag by a signature beside it.
    """
    target, problems = delivery.target_of(order.out, order.folder)
    if target is None:
        return Archived(problems=problems)
    edited, problems = edited_of(order.folder, order.epoch)
    if edited is None:
        return Archived(problems=problems)
    lacked = lacking(edited.reading.record, edited.source)
    # What a build only notes is said once.
    noted = {each.code for each in lacked}
    problems = (*(each for each in problems if each.code not in noted), *lacked)
    hand, of_key = _hand(signing, edited)
    problems += of_key
    if stops(problems):
        return Archived(problems=problems)
    work = _Work(edited, tools, hand, step)
    with delivery.holding(target, breaking=order.break_lock) as (held, refused):
        if held is None or (refused := delivery.strangers(target / delivery.DEPOSIT)):
            return Archived(problems=problems + refused)
        built = build_in(held, replace(order, only=(), fast=False), edited, step, problems)
        made = _deposited(held, built, work)
    return replace(made, problems=problems + made.problems)


def _hand(signing: Signing | None, edited: Edited) -> tuple[Hand | None, Problems]:
    """Who signs; nobody where that is not asked."""
    if signing is None:
        return None, ()
    if problems := key_within(signing, edited.source):
        return None, problems
    return hand_of(signing, edited.reading.record.issued)


def _deposited(held: delivery.Held, built: Built, work: _Work) -> Archived:
    edited, tools, hand, step = work
    # That an earlier deposit is of another state is no news here: it goes.
    problems = tuple(problem for problem in built.problems if problem.code != "older")
    if not built.files or failures(built.proofs):
        return Archived(proofs=built.proofs, problems=problems)
    outputs = outputs_of(built.files, held.folder)
    # What was proved is the file up to its signature, which comes behind it.
    signed, found = signed_outputs(outputs, hand) if hand else ({}, {})
    outputs = {**outputs, **signed}
    step(worded("asking veraPDF"), long=tools.verapdf is not None)
    judged = _judged(held, outputs, signed, tools)
    proofs = tuple(
        replace(
            proof,
            checks=(
                *proof.checks,
                *judged.checks.get(proof.file, ()),
                *(found[proof.file].checks if proof.file in found else ()),
            ),
        )
        for proof in built.proofs
    )
    if failures(proofs):
        return Archived(proofs=proofs, problems=problems)
    reports = {**reports_of(built.files, held.folder), **_reports(edited, built, proofs, judged)}
    materials = materials_of(edited, outputs, reports)
    step(worded("packing"))
    try:
        before = Archived((), proofs, problems)
        return _placed(materials, built, held, before, work)
    except OSError as refusal:
        return Archived(proofs=proofs, problems=(*problems, delivery.refused(held.folder, refusal)))


def _judged(
    held: delivery.Held, outputs: Mapping[str, bytes], signed: Mapping[str, bytes], tools: Tools
) -> Validated:
    """What veraPDF says of the PDFs, those that are signed as they are then."""
    if not signed or tools.verapdf is None:
        bench = held.folder
    else:
        bench = held.bench("signed")
        for name, content in signed.items():
            delivery.put(bench, name, content)
    pdfs = (name for name in outputs if name.endswith(".pdf") and not name.startswith(WEB.path))
    places = {name: (bench if name in signed else held.folder) / name for name in pdfs}
    return validated(places, tools.verapdf)


def _placed(
    materials: Materials, built: Built, held: delivery.Held, before: Archived, work: _Work
) -> Archived:
    made = held.bench("deposit")
    laid, problems = pack(materials, made, work.tools.drafts)
    problems = (*before.problems, *problems)
    if laid is None:
        return Archived(proofs=before.proofs, problems=problems)
    identifier = materials.reading.record.identifier
    checks = verify_bag(made / identifier, work.tools.schemas)
    if work.hand:
        content, judged = sealed(made / identifier, work.hand)
        delivery.put(made, f"{identifier}{SEAL}", content)
        checks = (*checks, *judged.checks)
    proofs = (*before.proofs, Proof(f"{identifier}/", checks))
    if failures(proofs):
        return Archived(proofs=proofs, problems=problems)
    delivery.put(made, f"{identifier}.report.json", proof_json(*proofs))
    record = materials.reading.record
    fonts = built.edited.fonts if built.edited else None
    report = report_html(Report(record.title, proofs, record.language, faces=fonts))
    delivery.put(made, f"{record.identifier}.report.html", report)
    how = delivery.Delivery(state=built.state, sealed=True)
    files, refused = delivery.deliver(held, made, how, delivery.DEPOSIT)
    bag = outermost(files or (), held.folder / delivery.DEPOSIT)
    told = (*not_there(proofs), *(work.hand.told if work.hand else ())) if bag else ()
    return Archived(bag, proofs, (*problems, *refused), told)


def not_there(proofs: Sequence[Proof]) -> Iterator[Message]:
    """The tools without which checks were not run, which are the last line."""
    checks = [each for proof in proofs for each in proof.checks if each.outcome is Outcome.NOT_RUN]
    by_verapdf = any(check.reader == READER for check in checks)
    schemas = dict.fromkeys(str(check.name) for check in checks if check.reader == "lxml")
    tools = (
        *((worded("veraPDF"),) if by_verapdf else ()),
        *((worded("schemas of {names}", names=", ".join(schemas)),) if schemas else ()),
    )
    if tools:
        yield worded(
            "not there, so what they check was not run: {tools}; `edition doctor` says how each is "
            "had",
            tools=listed(tools),
        )


def _reports(
    edited: Edited, built: Built, proofs: Sequence[Proof], judged: Validated
) -> dict[str, bytes]:
    reports = {"proof.json": proof_json(*proofs, departed=built.departed, direction=edited.policy)}
    if built.report:
        # In the bag other files lie beside it than in the build folder.
        told = replace(built.report, proofs=proofs, linked=False)
        reports["report.html"] = report_html(told)
    if judged.version:
        reports["verapdf.json"] = (
            json.dumps(judged.report, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        )
    return {name: text.encode() for name, text in reports.items()}


_REPORT = re.compile(r"(?:press/preflight|outputs|proof|verapdf)\.json|contact\.png|report\.html")


def outputs_of(files: tuple[Path, ...], target: Path) -> Mapping[str, bytes]:
    """The files of a build by their names in its folder `target`, without the reports."""
    return {
        name: file.read_bytes()
        for name, file in _named(files, target).items()
        if not _REPORT.fullmatch(name)
    }


def reports_of(files: tuple[Path, ...], target: Path) -> Mapping[str, bytes]:
    """The reports of a build: what was seen of its files by the tools that were there."""
    return {
        name: file.read_bytes()
        for name, file in _named(files, target).items()
        if _REPORT.fullmatch(name)
    }


def _named(files: tuple[Path, ...], target: Path) -> dict[str, Path]:
    return {file.relative_to(target).as_posix(): file for file in files}


def materials_of(
    edited: Edited, outputs: Mapping[str, bytes], reports: Mapping[str, bytes]
) -> Materials:
    """All that goes into the deposit."""
    fonts = {
        file.name: file.read_bytes()
        for file in sorted(folder().iterdir())
        if file.is_file() and file.name[0] != "."
    }
    return Materials(
        edited.source, edited.reading, outputs, reports, fonts, libraries(), bill_of_materials()
    )
