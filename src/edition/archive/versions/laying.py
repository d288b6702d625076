"""Laying a deposit into a storage root of OCFL 1.1 as a version: that of a new object, or of the
one in which the edition stands that it replaces.

A version is made beside and moved in, its inventory last; a command that is killed leaves the
object as it was, or a whole version in it, which the next one makes the head. No clock is asked: a
version is dated as its edition is.
"""

import os
from collections.abc import Iterator, Mapping
from hashlib import sha512
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edition import delivery
from edition.archive.versions.comparing import HeldBag, changes
from edition.archive.versions.inventory import (
    INVENTORY,
    OBJECT,
    SIDECAR,
    Inventory,
    User,
    Version,
    begun,
    inventory_of,
    replaced,
    settle,
    sidecar,
    stored,
    written,
)
from edition.core.diagnostics import Diagnostic, Place, Problems, error, note
from edition.core.quoting import worded
from edition.core.running_program import uninterrupted
from edition.reports.changes import changes_html
from edition.verify.bags.bag_files import toml_of
from edition.verify.bags.lists import bag_info

CHANGES = "changes.html"
"""The logical path of the page, beside the bag of a version that has one before it."""
_ROOT, _LAYOUT = "0=ocfl_1.1", "ocfl_layout.json"
_EXTENSION = "0002-flat-direct-storage-layout"
"""The folder of an object is called as the object: the id of an edition is safe on every system. It
has no parameters, so nothing lies in extensions/.
"""


class Laid(Struct, frozen=True):
    """The folder of the object, the name of the version, and its page of changes, if it has one
    before it. No folder: nothing was laid, and the problems say why.
    """

    folder: Path | None = None
    version: str = ""
    problems: Problems = ()


class _Bag(Struct, frozen=True):
    """What is to be laid: its files by their paths, and what it says of itself."""

    identifier: str
    replaces: str
    issued: str
    publisher: str
    files: Mapping[str, Path]


def lay(bag: Path, root: Path, *, breaking: bool = False) -> Laid:
    """Lay a sound bag into `root`, which is begun where it is not there. Where its edition stands
    there already, just so, nothing is laid, and a note says so.
    """
    given = _given(bag)
    with delivery.holding(root, breaking=breaking) as (held, problems):
        if held is None:
            return Laid(problems=problems)
        try:
            if fault := _root_fault(held):
                return Laid(problems=(fault,))
            return _laid(given, held)
        except OSError as refusal:
            return Laid(problems=(delivery.refused(root, refusal),))


def _given(bag: Path) -> _Bag:
    info, table = bag_info(bag), toml_of(bag / "data" / "source" / "edition.toml")
    files = {each.relative_to(bag).as_posix(): each for each in bag.rglob("*") if each.is_file()}
    return _Bag(
        info["External-Identifier"],
        str(table.get("replaces", "")),
        info["Bagging-Date"],
        info["Source-Organization"],
        files,
    )


def _root_fault(held: delivery.Held) -> Diagnostic | None:
    """Begin a root where there is nothing; or why this is none that can be gone on with."""
    root = held.folder
    there = [each.name for each in root.iterdir() if not each.name.startswith(".edition")]
    if not there:
        layout = {
            "description": "Each object in a folder of its own name, which is the id of an edition",
            "extension": _EXTENSION,
        }
        (root / _LAYOUT).write_bytes(_json(layout))
        (root / _ROOT).write_bytes(b"ocfl_1.1\n")
        return None
    try:
        layout = msgspec.json.decode((root / _LAYOUT).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        layout = {}
    if (root / _ROOT).is_file() and layout.get("extension") == _EXTENSION:
        return None
    fact = worded("this is no storage root of OCFL 1.1 laid as {layout}", layout=_EXTENSION)
    act = worded("name an empty folder, or one that was laid by this command")
    return error("ocfl", fact, act, Place(root.as_posix()))


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _objects(root: Path) -> Iterator[tuple[Path, Inventory | str]]:
    """Every object of the root, what was left half done in it ended first."""
    for folder in sorted(each for each in root.iterdir() if (each / OBJECT).is_file()):
        settle(folder)
        yield folder, inventory_of(folder)


def _laid(given: _Bag, held: delivery.Held) -> Laid:
    holds: dict[str, tuple[Path, Inventory]] = {}
    for folder, inventory in _objects(held.folder):
        if isinstance(inventory, str):
            at = Place((folder / INVENTORY).as_posix())
            act = worded("bring a whole copy of the object back")
            fact = worded("the inventory {words}", words=inventory)
            return Laid(problems=(error("ocfl", fact, act, at),))
        for identifier in _editions(inventory):
            holds[identifier] = folder, inventory
    found = holds.get(given.identifier) or holds.get(given.replaces)
    if found is None:
        return _first(given, held)
    folder, inventory = found
    if not _is_of(inventory.latest, given.identifier) and given.identifier in holds:
        fact = worded(
            "{identifier} stands in {object} before a later edition",
            identifier=given.identifier,
            object=inventory.id,
        )
        act = worded("deposit the later one, or give this one an `id` of its own")
        return Laid(problems=(error("ocfl", fact, act, Place(folder.as_posix())),))
    return _next(given, folder, inventory, held)


def _editions(inventory: Inventory) -> Iterator[str]:
    """The ids of the editions in any version: a version holds the bag of one."""
    for version in inventory.versions.values():
        yield from (
            path.removesuffix("/bagit.txt")
            for path in version.files
            if path.endswith("/bagit.txt") and path.count("/") == 1
        )


def _is_of(version: Version, identifier: str) -> bool:
    return f"{identifier}/bagit.txt" in version.files


def _first(given: _Bag, held: delivery.Held) -> Laid:
    """A new object."""
    place = held.folder / given.identifier
    problems: Problems = ()
    if given.replaces:
        fact = worded(
            "{replaces}, which this edition replaces, is not in the storage root; this one begins "
            "an object",
            replaces=given.replaces,
        )
        problems = (
            note("ocfl-alone", fact, worded("lay that one first where its deposit is at hand")),
        )
    if place.exists():
        fact = worded("{name} is there, and is no object of OCFL", name=given.identifier)
        act = worded("name another storage root")
        return Laid(problems=(error("ocfl", fact, act, Place(place.as_posix())),))
    made = held.bench(given.identifier)
    inventory = _version(given, begun(given.identifier), {}, made)
    (made / OBJECT).write_bytes(b"ocfl_object_1.1\n")
    content = written(inventory)
    (made / INVENTORY).write_bytes(content)
    (made / SIDECAR).write_bytes(sidecar(content))
    with uninterrupted():
        os.rename(made, place)
    return Laid(place, inventory.head, problems)


def _next(given: _Bag, folder: Path, inventory: Inventory, held: delivery.Held) -> Laid:
    """A further version of an object all of whose files are as they were laid."""
    there = stored(folder, inventory)
    if isinstance(there, str):
        fact = worded("the object is not as it was laid: {fault}", fault=there)
        act = worded("bring a whole copy of the object back")
        return Laid(problems=(error("ocfl", fact, act, Place(folder.as_posix())),))
    latest = inventory.latest.files
    if _of_bag(latest) == _logical(given):
        fact = worded("{version} has all of it already", version=inventory.head)
        return Laid(folder, problems=(note("ocfl-same", fact, worded("nothing need be done")),))
    before = {
        path.partition("/")[2]: there[digest] for path, digest in latest.items() if "/" in path
    }
    page = changes_html(changes(HeldBag(before), HeldBag(given.files))).encode()
    made = held.bench("version")
    told = _version(given, inventory, {CHANGES: page}, made)
    content = written(told)
    with uninterrupted():
        os.rename(made / told.head, folder / told.head)
        replaced(folder / INVENTORY, content)
        replaced(folder / SIDECAR, sidecar(content))
    return Laid(folder, told.head)


def _logical(given: _Bag) -> dict[str, str]:
    return {
        f"{given.identifier}/{name}": sha512(file.read_bytes()).hexdigest()
        for name, file in given.files.items()
    }


def _of_bag(files: Mapping[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in files.items() if path != CHANGES}


def _version(
    given: _Bag, inventory: Inventory, beside: Mapping[str, bytes], place: Path
) -> Inventory:
    """Lay the next version below `place`, only what is not stored already; returns the inventory
    with it, which is in the version too.
    """
    head = f"v{inventory.number + 1}"
    contents = {f"{given.identifier}/{name}": f.read_bytes() for name, f in given.files.items()}
    contents |= beside
    manifest = dict(inventory.manifest)
    state: dict[str, tuple[str, ...]] = {}
    for path in sorted(contents):
        digest = sha512(contents[path]).hexdigest()
        state[digest] = (*state.get(digest, ()), path)
        if digest not in manifest:
            manifest[digest] = (f"{head}/{inventory.content_directory}/{path}",)
            delivery.put(place / head / inventory.content_directory, path, contents[path])
    version = Version(
        created=f"{given.issued}T00:00:00Z",
        state=state,
        message=f"edition {given.identifier}",
        user=User(given.publisher),
    )
    told = replace(
        inventory, head=head, manifest=manifest, versions={**inventory.versions, head: version}
    )
    content = written(told)
    delivery.put(place / head, INVENTORY, content)
    delivery.put(place / head, SIDECAR, sidecar(content))
    return told
