"""outputs.json: every file that edition made in a folder, with its digest and the state of the
source that it was made from.

By it a build of the posters and a build of the handouts know of each other, and it alone says what
may be replaced or taken away: a file that it does not name, or that is no longer the one that was
made, is somebody's own.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from edition.core.inside import Astray, parts_of
from edition.core.units import Length
from edition.delivery.journal import behind_a_link, digest
from edition.model.finished import TypeFacts
from edition.model.output_kinds import ReadingName

OUTPUTS = "outputs.json"


class MadeFile(Struct, frozen=True, omit_defaults=True):
    """A file by its path in the folder. `state` is a digest of all that it was made from, "" where
    nothing is known of it.

    `smallest`, `distance`, `largest` and `first` are those of its type; 0 where nobody needs them.
    `failed`: a proof of it failed. `reading`: which one of the text it shows.
    """

    file: str
    sha256: str
    state: str = ""
    smallest: Length = 0
    distance: float = 0.0
    failed: bool = False
    largest: Length = 0
    first: float = 0.0
    reading: ReadingName = "edited"

    @property
    def facts(self) -> TypeFacts:
        """What is said of its type."""
        return TypeFacts(self.smallest, self.distance, self.largest, self.first)


class Listing(Struct, frozen=True):
    """The files, those of earlier runs first, those of a run as they were set."""

    outputs: tuple[MadeFile, ...] = ()


def written(listing: Listing) -> bytes:
    """The listing as one JSON document that ends in a line feed; no time, no path of a machine."""
    return msgspec.json.format(msgspec.json.encode(listing), indent=1) + b"\n"


def read(folder: Path) -> Listing | None:
    """The listing of a folder; an empty one where there is none yet, None where a file of that name
    is something else.
    """
    try:
        listing = msgspec.json.decode((folder / OUTPUTS).read_bytes(), type=Listing)
    except (FileNotFoundError, NotADirectoryError):
        return Listing()
    except (OSError, msgspec.MsgspecError, RecursionError):
        return None
    return (
        None
        if any(isinstance(parts_of(entry.file), Astray) for entry in listing.outputs)
        else listing
    )


def stands(folder: Path, entry: MadeFile) -> bool:
    """Whether the file is there and is still the one that was made."""
    place = folder / entry.file
    if place.is_symlink() or behind_a_link(folder, entry.file):
        return False
    return place.is_file() and digest(place) == entry.sha256


def standing(folder: Path, state: str) -> Iterator[MadeFile]:
    """What stands in the folder of that state, and passed its proofs."""
    for entry in (read(folder) or Listing()).outputs:
        if entry.state == state and not entry.failed and stands(folder, entry):
            yield entry
