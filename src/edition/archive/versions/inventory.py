"""An object of OCFL 1.1 (ocfl.io/1.1/spec): its inventory, which says of every version what is in
it, and the files that it stands on.

An object may be a stranger's: its inventory is bounded, and none of its paths leads out of it.
"""

import os
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha512
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from edition.core.bounds import BAG_TEXT
from edition.core.inside import Astray, inside
from edition.core.quoting import worded

OBJECT = "0=ocfl_object_1.1"
INVENTORY = "inventory.json"
SIDECAR = "inventory.json.sha512"
_TYPE = "https://ocfl.io/1.1/spec/#inventory"

Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{128}\Z")]
VersionName = Annotated[str, Meta(pattern=r"\Av[1-9][0-9]{0,5}\Z")]


class User(Struct, frozen=True, omit_defaults=True):
    """Who made a version."""

    name: str
    address: str = ""


class Version(Struct, frozen=True, omit_defaults=True):
    """A version: by the digest of its content the logical paths that have it."""

    created: str
    state: dict[Digest, tuple[str, ...]]
    message: str = ""
    user: User | None = None

    @property
    def files(self) -> Mapping[str, str]:
        """The digest of each file by its logical path."""
        return {path: digest for digest, paths in self.state.items() for path in paths}


class Inventory(Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """By the digest of a content where it lies, and all versions by their names."""

    id: str
    type: str
    digest_algorithm: str
    head: VersionName
    content_directory: str
    manifest: dict[Digest, tuple[str, ...]]
    versions: dict[VersionName, Version]

    @property
    def number(self) -> int:
        """Of the head."""
        return int(self.head[1:])

    @property
    def latest(self) -> Version:
        """The head."""
        return self.versions[self.head]


def begun(identifier: str) -> Inventory:
    """An inventory without a version; its head is the one before the first."""
    return Inventory(identifier, _TYPE, "sha512", "v0", "content", {}, {})


def written(inventory: Inventory) -> bytes:
    """JSON, the same bytes for the same values."""
    return msgspec.json.format(msgspec.json.encode(inventory, order="sorted"), indent=1) + b"\n"


def sidecar(content: bytes) -> bytes:
    """What stands beside an inventory of that content."""
    return f"{sha512(content).hexdigest()} {INVENTORY}\n".encode()


def inventory_of(folder: Path) -> Inventory | str:
    """The inventory of an object, or in words that follow its name why there is none that can be
    gone on with.
    """
    file = folder / INVENTORY
    try:
        if too_large := BAG_TEXT.exceeded(file.stat().st_size):
            return worded("cannot be read: {fact}", fact=too_large.fact)
        content = file.read_bytes()
        if (folder / SIDECAR).read_bytes() != sidecar(content):
            return worded("is not the file that its sidecar has the digest of")
        inventory = msgspec.json.decode(content, type=Inventory)
    except (OSError, msgspec.MsgspecError, RecursionError) as fault:
        return worded("cannot be read ({name})", name=type(fault).__name__)
    numbered = {f"v{number}" for number in range(1, inventory.number + 1)}
    if (inventory.type, inventory.digest_algorithm) != (_TYPE, "sha512"):
        return worded("is of another release of OCFL, or of other digests")
    if inventory.versions.keys() != numbered:
        return worded("does not have every version up to its head")
    return inventory


def settle(folder: Path) -> None:
    """End what a killed command left half done: a version that is laid whole, with its inventory in
    it, is made the head.
    """
    numbers = [int(each.name[1:]) for each in folder.glob("v*") if each.name[1:].isdigit()]
    last = folder / f"v{max(numbers, default=0)}"
    kept, content = last / INVENTORY, b""
    if kept.is_file():
        content = kept.read_bytes()
    if content and (last / SIDECAR).read_bytes() == sidecar(content):
        if (folder / INVENTORY).read_bytes() != content:
            replaced(folder / INVENTORY, content)
        if (folder / SIDECAR).read_bytes() != sidecar(content):
            replaced(folder / SIDECAR, sidecar(content))


def replaced(file: Path, content: bytes) -> None:
    """Put a content in the place of another at once."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    os.replace(beside, file)


def stored(folder: Path, inventory: Inventory) -> Mapping[str, Path] | str:
    """By its digest each content that is stored; or a clause that names the first file that is not
    as the inventory has it.
    """
    found: dict[str, Path] = {}
    for digest, paths in inventory.manifest.items():
        for path in paths:
            file = inside(folder, path, links=False)
            if isinstance(file, Astray):
                return worded("«{path}» of it {words}", path=path, words=file.words)
            if _digest(file) != digest:
                return worded("{path} has changed (sha512)", path=path)
            found[digest] = file
    lacking = next(_lacking(inventory, found), "")
    return worded("it has no content for «{path}»", path=lacking) if lacking else found


def _lacking(inventory: Inventory, found: Mapping[str, Path]) -> Iterator[str]:
    for version in inventory.versions.values():
        yield from (path for path, digest in version.files.items() if digest not in found)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha512").hexdigest()
