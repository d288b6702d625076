"""Proofs as JSON, for people who compare two builds: no time, no path, keys sorted."""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from edition.core.direction import PLAIN, Policy
from edition.dump.spreads import spreads_json
from edition.model.observations import Departed
from edition.model.page import PagedDocument
from edition.model.proof import Check, Fault, Proof


def proof_json(
    *proofs: Proof,
    departed: Sequence[Departed] = (),
    direction: Policy = PLAIN,
    outputs: Sequence[PagedDocument] = (),
) -> str:
    """The proofs of a build, in the order given, as one JSON document that ends in a line feed.

    `departed` is what stands otherwise than by UAX #9 alone, by what the edition declares as its
    `direction`; where there is none, and nothing declared, nothing is said of it. Of `outputs` it
    says which spreads do not end level.
    """
    told: dict[str, Any] = {
        "proofs": [{"file": proof.file, "checks": checks_told(proof)} for proof in proofs]
    }
    if departed:
        told["departures"] = _departures(departed)
    if spreads := spreads_json(outputs):
        told["spreads"] = spreads
    if direction != PLAIN:
        told["direction"] = {"off": sorted(direction.off), "pieces": list(direction.pieces)}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def checks_told(proof: Proof) -> list[dict[str, Any]]:
    """The checks of a proof as values of JSON."""
    return [_check(check) for check in proof.checks]


def _check(check: Check) -> dict[str, Any]:
    """A check without the fields that say nothing."""
    fields = {
        "name": check.name,
        "reader": check.reader,
        "outcome": check.outcome.value,
        "measured": check.measured,
        "note": check.note,
        "faults": [_fault(fault) for fault in check.faults],
    }
    return _told(fields)


def _fault(fault: Fault) -> dict[str, Any]:
    """A fault with the place that it names; the file as it is called in the edition, for a path is
    nobody's business.
    """
    place = fault.place
    where = (
        {"file": PurePath(place.file).name, "line": place.line, "column": place.column}
        if place
        else {}
    )
    return _told(
        where
        | {"fact": fault.fact, "expected": fault.expected, "seen": fault.seen, "act": fault.act}
    )


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [])}


def _departures(departed: Sequence[Departed]) -> list[dict[str, Any]]:
    """A piece each."""
    return [
        {
            "kind": each.kind,
            "line": each.place.line,
            "column": each.place.column,
            "text": each.text,
            "from_left": each.stands,
            "from_left_by_uax9": each.otherwise,
        }
        for each in departed
    ]
