"""Making a deposit: build and prove everything, pack it, verify the package, put it in place; or
leave nothing.
"""

import json
from collections.abc import Sequence

from msgspec.structs import replace

from edition import delivery
from edition.archive.materials import materials_of, outputs_of, reports_of
from edition.archive.outcome import Archived, Tools, outermost
from edition.deposit import deposit as pack
from edition.dump.proof import proof_json
from edition.model.materials import Materials
from edition.model.proof import Proof
from edition.model.source_folder import Source
from edition.pipeline import Built, Order, build_in, failures, policy_of
from edition.reports.report import Report, report_html
from edition.verify.bags import verify_bag
from edition.verify.proofs.verapdf import Validated, validated


def deposit(order: Order, tools: Tools) -> Archived:
    """Put the deposit of the edition in `order.folder` into its build folder; an earlier one goes
    away.
    """
    target, problems = delivery.target_of(order.out, order.folder)
    if target is None:
        return Archived(problems=problems)
    with delivery.holding(target, breaking=order.break_lock) as (held, problems):
        if held is None or (problems := delivery.strangers(target / delivery.DEPOSIT)):
            return Archived(problems=problems)
        return _deposited(held, order, tools)


def _deposited(held: delivery.Held, order: Order, tools: Tools) -> Archived:
    built = build_in(held, replace(order, only=(), fast=False))
    # That an earlier deposit is of another state is no news here: it goes.
    problems = tuple(problem for problem in built.problems if problem.code != "older")
    if not built.files or failures(built.proofs) or built.source is None or built.reading is None:
        return Archived(proofs=built.proofs, problems=problems)
    outputs = outputs_of(built.files, held.folder)
    judged = validated(
        {name: held.folder / name for name in outputs if name.endswith(".pdf")}, tools.verapdf
    )
    proofs = tuple(
        replace(proof, checks=(*proof.checks, *judged.checks.get(proof.file, ())))
        for proof in built.proofs
    )
    if failures(proofs):
        return Archived(proofs=proofs, problems=problems)
    own = _reports(built, built.source, built.reading.record.title, proofs, judged)
    materials = materials_of(
        built.source, built.reading, outputs, {**reports_of(built.files, held.folder), **own}
    )
    try:
        return _placed(materials, built.state, held, Archived((), proofs, problems), tools)
    except OSError as refusal:
        return Archived(proofs=proofs, problems=(*problems, delivery.refused(held.folder, refusal)))


def _placed(
    materials: Materials, state: str, held: delivery.Held, before: Archived, tools: Tools
) -> Archived:
    made = held.bench("deposit")
    laid, problems = pack(materials, made)
    problems = (*before.problems, *problems)
    if laid is None:
        return Archived(proofs=before.proofs, problems=problems)
    identifier = materials.reading.record.identifier
    proofs = (*before.proofs, Proof(f"{identifier}/", verify_bag(made / identifier, tools.schemas)))
    if failures(proofs):
        return Archived(proofs=proofs, problems=problems)
    delivery.put(made, f"{identifier}.report.json", proof_json(*proofs))
    record = materials.reading.record
    report = report_html(Report(record.title, proofs, record.language))
    delivery.put(made, f"{record.identifier}.report.html", report)
    how = delivery.Delivery(state=state, sealed=True)
    files, refused = delivery.deliver(held, made, how, delivery.DEPOSIT)
    return Archived(
        outermost(files or (), held.folder / delivery.DEPOSIT), proofs, (*problems, *refused)
    )


def _reports(
    built: Built, source: Source, title: str, proofs: Sequence[Proof], judged: Validated
) -> dict[str, bytes]:
    language = source.description.language
    report = Report(title, proofs, language, built.measured, built.departed)
    reports = {
        "proof.json": proof_json(*proofs, departed=built.departed, direction=policy_of(source)),
        "report.html": report_html(report),
    }
    if judged.version:
        reports["verapdf.json"] = (
            json.dumps(judged.report, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        )
    return {name: text.encode() for name, text in reports.items()}
