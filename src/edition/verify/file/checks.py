"""How what is found becomes checks: by a verdict on faults, or by an attempt on what may be
anything.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from edition.core.quoting import cut, listed, retold, visible, worded
from edition.model.proof import Check, CheckName, Fault, Outcome, ProperName

_SHOWN = 5
"""Faults that a check keeps; of the others it says how many there are."""
_LONGEST = 300
"""Characters of a clause that quotes a stranger's file."""
_MOST = 1_000
"""Faults of a stranger's file after which no more are looked for."""


class Damaged(ValueError):
    """A file cannot be read as what it should be; the message is our own clause and says where."""


def verdict(
    name: CheckName | ProperName, reader: str, faults: Iterable[str | Fault], act: str = ""
) -> Check:
    """Passed where there is no fault; the first are kept, a clause alone being a fault that says no
    more.

    `act` is what can be done about any of them that does not say so itself.
    """
    told = [Fault(fault) if isinstance(fault, str) else fault for fault in faults]
    left = len(told) - _SHOWN
    more = (worded("and {further} more", further=left),) if left > 0 else ()
    kept = tuple(Fault(f.fact, f.expected, f.seen, f.place, f.act or act) for f in told[:_SHOWN])
    note = listed((*map(_clause, kept), *more), "; ")
    return Check(name, reader, Outcome.FAILED if told else Outcome.PASSED, note=note, faults=kept)


def _clause(fault: Fault) -> str:
    """A fault in one clause, without its act and its place in the text."""
    if not (fault.expected or fault.seen):
        return fault.fact
    return worded(
        "{fact}: expected «{expected}», seen «{seen}»",
        fact=fault.fact,
        expected=fault.expected,
        seen=fault.seen,
    )


def stumbled(reader: str, stumble: Exception) -> str:
    """Why a reader cannot go on. A library's own words may hold a path, so only ours are quoted."""
    if isinstance(stumble, Damaged):
        clause: str = stumble.args[0]  # which may be a message with its fields
        return clause
    return worded(
        "{reader} cannot read the file ({name})", reader=reader, name=type(stumble).__name__
    )


def attempt(name: CheckName | ProperName, reader: str, look: Callable[[], Iterator[str]]) -> Check:
    """The verdict on what `look` finds, at most a thousand faults; a failed one where it stumbles,
    whatever over: a bag may hold anything.

    Each fault may quote the bag.
    """
    try:
        return verdict(name, reader, map(shown, islice(look(), _MOST)))
    except Damaged as why:
        return Check(name, reader, Outcome.FAILED, note=shown(why.args[0]))
    except Exception as stumble:
        return Check(
            name,
            reader,
            Outcome.FAILED,
            note=worded("it cannot be read ({name})", name=type(stumble).__name__),
        )


def shown(quoting: str) -> str:
    """A clause that quotes a bag, in no more than 300 characters, with code points for those that
    nobody sees or that steer.
    """
    return retold(quoting, cut(visible(quoting), _LONGEST))
