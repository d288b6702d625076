"""A finished build, as it is handed on: each PDF, for its picture on the contact sheet; all of it,
for the deposit.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from edition.core.units import Length
from edition.model.reading import Reading
from edition.model.source_folder import Source


class Finished(Struct, frozen=True):
    """By its path in the build folder; `smallest` and `distance` are 0 where they are not known, or
    need not be.
    """

    file: str
    pdf: bytes
    smallest: Length = 0
    distance: float = 0.0


class Materials(Struct, frozen=True):
    """A finished build. `outputs` and `reports` have the names that they have in the build folder.

    `libraries` are the distributions that the product runs on, with their versions; `fonts` the
    font files with their licence.
    """

    source: Source
    reading: Reading
    outputs: Mapping[str, bytes]
    reports: Mapping[str, bytes]
    fonts: Mapping[str, bytes]
    libraries: Mapping[str, str]


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
