"""data/manifest.json as values: from what, with what and how the files of a bag were made."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta, Struct

from edition.core.inside import Astray, inside
from edition.verify.bags.attempts import UnfitError
from edition.verify.bags.held import content_of

_NAME = "data/manifest.json"
_FIRST_SECOND, _LAST_SECOND = -62135596800, 253402300799
"""Of the year 1 and of the year 9999."""

Identifier: TypeAlias = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9._-]{2,79}\Z")]
Version: TypeAlias = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9._+!-]{1,80}\Z")]
Seconds: TypeAlias = Annotated[int, Meta(ge=_FIRST_SECOND, le=_LAST_SECOND)]


class Listed(Struct, frozen=True):
    """A file: `name` below data/, and the `original` one, where its maker called it otherwise."""

    name: str
    sha256: str
    original: str | None = None
    bytes: int | None = None

    @property
    def made_as(self) -> str:
        """Its name in the folder of the edition, for one of the inputs."""
        return self.name.removeprefix("source/") if self.original is None else self.original


class BuildManifest(Struct, frozen=True):
    """What the manifest says; keys that are not here are left unread, and one that would be empty
    is not written.
    """

    identifier: Identifier
    edition: Version
    python: Version
    zlib: Version
    source_date_epoch: Seconds
    inputs: tuple[Listed, ...]
    outputs: tuple[Listed, ...] = ()
    fonts: tuple[Listed, ...] = ()
    reports: tuple[Listed, ...] = ()
    libraries: dict[Version, Version] = {}

    @property
    def files(self) -> Iterator[Listed]:
        """Every file that it names."""
        yield from (*self.inputs, *self.outputs, *self.fonts, *self.reports)


def build_manifest(bag: Path) -> BuildManifest | str:
    """The manifest of a bag, or in words that follow its name why there is none that can be
    read.
    """
    file = inside(bag, _NAME, links=False)
    if isinstance(file, Astray):
        return file.words
    try:
        return msgspec.json.decode(content_of(file), type=BuildManifest)
    except msgspec.MsgspecError as fault:
        return f"cannot be read: {fault}"
    except UnfitError as why:
        return f"cannot be read: {why}"
    except (RecursionError, ValueError) as fault:
        return f"cannot be read ({type(fault).__name__})"
