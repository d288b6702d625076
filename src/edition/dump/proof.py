"""Proofs as JSON, for people who compare two builds: no time, no path, keys sorted."""

import json
from typing import Any

from edition.model.proof import Check, Proof


def proof_json(*proofs: Proof) -> str:
    """The proofs of a build, in the order given, as one JSON document that ends in a line feed."""
    found = [{"file": proof.file, "checks": [_check(check) for check in proof.checks]} for proof in proofs]
    return json.dumps({"proofs": found}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _check(check: Check) -> dict[str, Any]:
    """A check without the fields that say nothing."""
    fields = {
        "name": check.name,
        "reader": check.reader,
        "outcome": check.outcome.value,
        "measured": check.measured,
        "floor": check.floor,
        "note": check.note,
    }
    return {key: value for key, value in fields.items() if value not in (None, "")}
