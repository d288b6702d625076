"""Whether a folder may be replaced: it holds what was made there before, and nothing of anybody else."""

from pathlib import Path

from edition.core.diagnostics import Place, Problems, error
from edition.model.proof import Outcome
from edition.verify.bags import sound

_ENDS = ("", ".zip", ".dspace.zip")


def strangers(target: Path, bag: Path) -> Problems:
    """The problem of a `target` that holds more than a deposit made again, unchanged, or where `bag` itself is concerned."""
    try:
        fact = _fact(target, bag)
    except (OSError, RuntimeError):  # a link to itself is a RuntimeError before Python 3.13
        fact = "it cannot be looked into"
    act = "name another folder with --out, or clear this one"
    return (error("not-ours", fact, act, Place(target.as_posix())),) if fact else ()


def _fact(target: Path, bag: Path) -> str:
    own, given = target.resolve(), bag.resolve()
    if own == given or own in given.parents or given in own.parents:
        return "what is made again would take the place of the bag, or come into it"
    other = _other(target)
    return f"{other} was not made here by edition rebuild, and would be lost" if other else ""


def _other(target: Path) -> str:
    """What is in the folder beside a deposit as it was made; "" for nothing."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        return "this"
    there = sorted(path.name for path in target.iterdir()) if target.exists() else []
    ours = [f"{target.name}{end}" for end in _ENDS]
    if strange := next((name for name in there if name not in ours), ""):
        return strange
    bag = target / target.name
    whole = bag.is_dir() and all(check.outcome is Outcome.PASSED for check in sound(bag))
    return f"all of {bag.name}/" if there and not whole else ""
