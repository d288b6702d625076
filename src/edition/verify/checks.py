"""How findings become checks."""

from collections.abc import Iterable

from edition.model.proof import Check, Outcome

_SHOWN = 5


def scored(name: str, reader: str, measured: float, floor: float) -> Check:
    """A score in per cent, which must not be under its floor."""
    return Check(name, reader, Outcome.PASSED if measured >= floor else Outcome.FAILED, measured, floor)


def verdict(name: str, reader: str, faults: Iterable[str]) -> Check:
    """Passed where there is no fault; the first faults are noted, a clause each."""
    told = list(faults)
    more = f"; and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return Check(name, reader, Outcome.FAILED if told else Outcome.PASSED, note="; ".join(told[:_SHOWN]) + more)
