"""How what is found of a bag becomes checks: a bag that cannot be read fails, and what it says of
itself is quoted with care.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from edition.core.visible import cut, visible
from edition.model.proof import Check, CheckName, Outcome, ProperName
from edition.verify.file.checks import verdict

_LONGEST = 300
_MOST = 1_000


class UnfitError(ValueError):
    """A file of a bag that is not as it may be read; it is said in a clause of ours."""


def attempt(name: CheckName | ProperName, reader: str, look: Callable[[], Iterator[str]]) -> Check:
    """The verdict on what `look` finds, at most a thousand faults; a failed one where it stumbles,
    whatever over: a bag may hold anything.

    Each fault may quote the bag.
    """
    try:
        return verdict(name, reader, map(shown, islice(look(), _MOST)))
    except UnfitError as why:
        return Check(name, reader, Outcome.FAILED, note=shown(str(why)))
    except Exception as stumble:
        return Check(
            name, reader, Outcome.FAILED, note=f"it cannot be read ({type(stumble).__name__})"
        )


def shown(quoting: str) -> str:
    """A clause that quotes a bag, in no more than 300 characters, with code points for those that
    nobody sees or that steer.
    """
    return visible(cut(quoting, _LONGEST))
