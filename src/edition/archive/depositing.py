"""Making a deposit: build and prove everything, pack it, verify the package, put it in place; or leave nothing."""

import json
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from edition import delivery
from edition.archive.materials import materials_of, outputs_of, reports_of
from edition.archive.outcome import Archived, Tools
from edition.deposit import deposit as pack
from edition.dump.proof import proof_json
from edition.dump.report import report_html
from edition.model.materials import Materials
from edition.model.proof import Proof
from edition.model.source_folder import Source
from edition.pipeline import Built, Order, build, failures, policy_of
from edition.verify.bags import verify_bag
from edition.verify.verapdf import Validated, validated


def deposit(order: Order, tools: Tools) -> Archived:
    """Put the deposit of the edition in `order.folder` into its build folder; an earlier one goes away."""
    built = build(replace(order, only=(), fast=False))
    if not built.files or failures(built.proofs) or built.source is None or built.reading is None:
        return Archived(proofs=built.proofs, problems=built.problems)
    target = order.out / order.folder.resolve().name
    outputs = outputs_of(built.files, target)
    judged = validated({name: target / name for name in outputs if name.endswith(".pdf")}, tools.verapdf)
    proofs = tuple(replace(proof, checks=(*proof.checks, *judged.checks.get(proof.file, ()))) for proof in built.proofs)
    if failures(proofs):
        return Archived(proofs=proofs, problems=built.problems)
    reports = {**reports_of(built.files, target), **_reports(built, built.source, built.reading.record.title, proofs, judged)}
    materials = materials_of(built.source, built.reading, outputs, reports)
    with delivery.bench(order.out) as (bench, refused):
        if bench is None:
            return Archived(proofs=proofs, problems=(*built.problems, *refused))
        return _placed(materials, bench, target / "deposit", Archived((), proofs, built.problems), tools)


def _placed(materials: Materials, bench: Path, target: Path, before: Archived, tools: Tools) -> Archived:
    made = bench / "deposit"
    laid, problems = pack(materials, made)
    problems = (*before.problems, *problems)
    if laid is None:
        return Archived(proofs=before.proofs, problems=problems)
    identifier = materials.reading.record.identifier
    proofs = (*before.proofs, Proof(f"{identifier}/", verify_bag(made / identifier, tools.schemas)))
    if failures(proofs):
        return Archived(proofs=proofs, problems=problems)
    delivery.put(made, f"{identifier}.report.json", proof_json(*proofs))
    delivery.put(made, f"{identifier}.report.html", report_html(materials.reading.record.title, proofs))
    files, refused = delivery.put_folder(made, target)
    return Archived(files or (), proofs, (*problems, *refused))


def _reports(built: Built, source: Source, title: str, proofs: Sequence[Proof], judged: Validated) -> dict[str, bytes]:
    reports = {
        "proof.json": proof_json(*proofs, departed=built.departed, direction=policy_of(source)),
        "report.html": report_html(title, proofs, built.measured, built.departed),
    }
    if judged.version:
        reports["verapdf.json"] = json.dumps(judged.report, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return {name: text.encode() for name, text in reports.items()}
