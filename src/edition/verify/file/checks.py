"""How findings become checks."""

from collections.abc import Iterable

from edition.model.proof import Check, CheckName, Fault, Outcome, ProperName

_SHOWN = 5


def verdict(
    name: CheckName | ProperName, reader: str, faults: Iterable[str | Fault], act: str = ""
) -> Check:
    """Passed where there is no fault; the first are kept, a clause alone being a fault that says no
    more.

    `act` is what can be done about any of them that does not say so itself.
    """
    told = [Fault(fault) if isinstance(fault, str) else fault for fault in faults]
    more = f"; and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    kept = tuple(Fault(f.fact, f.expected, f.seen, f.place, f.act or act) for f in told[:_SHOWN])
    note = "; ".join(map(_clause, kept)) + more
    return Check(name, reader, Outcome.FAILED if told else Outcome.PASSED, note=note, faults=kept)


def _clause(fault: Fault) -> str:
    """A fault in one clause, without its act and its place in the text."""
    if not (fault.expected or fault.seen):
        return fault.fact
    return f"{fault.fact}: expected «{fault.expected}», seen «{fault.seen}»"
