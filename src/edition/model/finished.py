"""A finished build, as it is handed on: each PDF, for its picture on the contact sheet; all of it,
for the deposit.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from edition.core.units import Length
from edition.model.reading import Reading
from edition.model.source_folder import Source


class TypeFacts(Struct, frozen=True, omit_defaults=True):
    """The smallest type of a file and the metres from which it is read; of a poster the largest
    too, and from how far its first line is read. 0 where nobody needs them.
    """

    smallest: Length = 0
    distance: float = 0.0
    largest: Length = 0
    first: float = 0.0


class Finished(Struct, frozen=True):
    """By its path in the build folder."""

    file: str
    pdf: bytes
    facts: TypeFacts = TypeFacts()


class Materials(Struct, frozen=True):
    """A finished build. `outputs` and `reports` have the names that they have in the build folder.

    `libraries` are the distributions that the product runs on, with their versions; `fonts` the
    font files with their licence, `bill` what the product is made of (CycloneDX).
    """

    source: Source
    reading: Reading
    outputs: Mapping[str, bytes]
    reports: Mapping[str, bytes]
    fonts: Mapping[str, bytes]
    libraries: Mapping[str, str]
    bill: bytes


class PayloadFile(Struct, frozen=True):
    """A file of the payload: `name` is its path below data/, `original` the one that its maker gave
    it.

    `kind`: an "input" is the user's, an "output" follows from the inputs alone, a "report" depends
    on the tools that were there.
    """

    name: str
    original: str
    kind: Literal["input", "output", "font", "report", "manifest"]
    content: bytes
