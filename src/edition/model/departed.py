"""Where a text stands otherwise than by the Unicode Bidirectional Algorithm alone."""

from msgspec import Struct

from edition.core.diagnostics import Place
from edition.core.direction import Kind


class Departed(Struct, frozen=True):
    """A piece that departs from UAX #9: of what kind, where it begins in the source, and its
    characters as they are read.

    `stands` are its characters as they stand on one line, from left to right, and `otherwise` as
    they would by UAX #9 alone.
    """

    kind: Kind
    place: Place
    text: str
    stands: str
    otherwise: str
