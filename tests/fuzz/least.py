"""The least of an input that still has its fault: delta debugging (Zeller and Hildebrandt 2002), by
leaving out.
"""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TypeVar

from msgspec.structs import replace

from tests.fuzz.inputs import Input, Pieces

T = TypeVar("T")


def least(
    parts: Sequence[T], still: Callable[[Sequence[T]], bool], until: float = float("inf")
) -> Sequence[T]:
    """Parts, in their order, of which no run that was tried can be left out; what there is at
    `until` (monotonic) otherwise.
    """
    size = max(len(parts) // 2, 1)
    while parts and monotonic() < until:
        at, smaller = 0, False
        while at < len(parts) and monotonic() < until:
            without = [*parts[:at], *parts[at + size :]]
            if still(without):
                parts, smaller = without, True
            else:
                at += size
        if size == 1 and not smaller:
            break
        size = max(size // 2, 1)
    return parts


def least_input(
    given: Input, pieces: Sequence[Pieces], still: Callable[[Input], bool], seconds: float
) -> Input:
    """An input with fewer steps and less content."""
    until = monotonic() + seconds
    if given.steps:
        steps = least(given.steps, lambda some: still(replace(given, steps=tuple(some))), until)
        given = replace(given, steps=tuple(steps))
    for parts_of in pieces:
        if given.content:
            given = _of_least_content(given, parts_of, still, until)
    return given


def _of_least_content(
    given: Input, parts_of: Pieces, still: Callable[[Input], bool], until: float
) -> Input:
    parts = least(
        parts_of(given.content), lambda some: still(replace(given, content=b"".join(some))), until
    )
    return replace(given, content=b"".join(parts))
