"""outputs.json: the outputs that stand in a build folder and belong together, for the runs that make only some of them.

A build of its posters and a build of its handouts tell of each other by it. It says of what state of the source they are, and the
digest of each file: what was made from another state, or is no longer the file that was made, is not counted.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from edition.core.units import Length

OUTPUTS = "outputs.json"


class Finished(Struct, frozen=True):
    """A PDF by its path in the build folder; `smallest` and `distance` are 0 where they are not known, or need not be."""

    file: str
    pdf: bytes
    smallest: Length = 0
    distance: float = 0.0


class _Entry(Struct, frozen=True):
    file: str
    sha256: str
    smallest: Length
    distance: float


class _Outputs(Struct, frozen=True):
    state: str
    outputs: tuple[_Entry, ...]


def outputs_json(finished: Sequence[Finished], state: str) -> str:
    """The record of these files, in their order, as one JSON document that ends in a line feed; no time, no path of a machine."""
    entries = tuple(_Entry(each.file, sha256(each.pdf).hexdigest(), each.smallest, each.distance) for each in finished)
    return msgspec.json.format(msgspec.json.encode(_Outputs(state, entries)), indent=1).decode("utf-8") + "\n"


def still_standing(state: str, content_of: Callable[[str], bytes]) -> tuple[Finished, ...]:
    """The files of the record that are of this state and still what they were, in its order.

    `content_of` gives the content of a file of the build folder, b"" where there is none; the record is one of them.
    """
    try:
        record = msgspec.json.decode(content_of(OUTPUTS), type=_Outputs)
    except msgspec.DecodeError:
        return ()
    if record.state != state:
        return ()
    found = (Finished(entry.file, content_of(entry.file), entry.smallest, entry.distance) for entry in record.outputs)
    return tuple(each for each, entry in zip(found, record.outputs, strict=True) if sha256(each.pdf).hexdigest() == entry.sha256)
