"""How what is found of a bag becomes checks: a bag that cannot be read fails, and what it says of itself is quoted with care."""

from collections.abc import Callable, Iterator

from edition.model.proof import Check, CheckName, Outcome, ProperName
from edition.verify.checks import verdict

_LONGEST = 300
_JOINERS = "\u200c\u200d"


def attempt(name: CheckName | ProperName, reader: str, look: Callable[[], Iterator[str]]) -> Check:
    """The verdict on what `look` finds; a failed one where it stumbles, whatever over: a bag may hold anything.

    Each fault may quote the bag.
    """
    try:
        return verdict(name, reader, map(shown, look()))
    except Exception as stumble:
        return Check(name, reader, Outcome.FAILED, note=f"it cannot be read ({type(stumble).__name__})")


def shown(quoting: str) -> str:
    """A clause that quotes a bag, in no more than 300 characters, with code points for those that nobody sees or that steer."""
    kept = quoting if len(quoting) <= _LONGEST else f"{quoting[:_LONGEST]} …"
    return "".join(c if c.isprintable() or c in _JOINERS else f"U+{ord(c):04X}" for c in kept)
