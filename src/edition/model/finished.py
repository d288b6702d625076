"""A finished PDF, for what is told of it beside its proofs."""

from msgspec import Struct

from edition.core.units import Length


class Finished(Struct, frozen=True):
    """By its path in the build folder; `smallest` and `distance` are 0 where they are not known, or
    need not be.
    """

    file: str
    pdf: bytes
    smallest: Length = 0
    distance: float = 0.0
