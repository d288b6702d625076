"""What an edition was made from, each thing by its digest: the files of its folder, the program and
its libraries, the fonts, the reading that came of them, and what was asked for.

Two builds of which all of that is equal have the same bytes (docs/decisions/09-same-bytes.md).
"""

import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from edition import __version__, faces
from edition.core.running_program import libraries
from edition.edited import Edited
from edition.faces.face import folder as folder_of_fonts
from edition.pipeline import BuildOrder

ALWAYS_LOOKED_FOR = ("edition.toml", "text.txt", "text.md", "emendations.toml")
"""Names at which a folder is always looked; edition.toml names all others."""
_PACKAGE = Path(__file__).parent


class Asked(Struct, frozen=True):
    """What was asked for, as `BuildOrder` has it."""

    only: tuple[str, ...] = ()
    fast: bool = False
    epoch: int | None = None


class Compiler(Struct, frozen=True):
    """The program: its version; a digest of its modules and tables, of its libraries by their
    versions, and of the version of zlib; the project's fonts by their names, each with its digest.
    """

    version: str
    code: str
    fonts: Mapping[str, str]


class MadeFrom(Struct, frozen=True):
    """`inputs` are the files of the folder by their names, each with its digest, "" for one that is
    always looked for and was not there.

    `reading` is a digest of what is set: the text with its emendations, its structure, the
    description and the record. `state` is that of outputs.json.
    """

    inputs: Mapping[str, str]
    compiler: Compiler
    reading: str
    asked: Asked
    state: str = ""


@cache
def compiler() -> Compiler:
    """The program that runs; it is read once in a process."""
    found = sha256()
    for name, content in _modules():
        found.update(f" {name} {len(content)} ".encode() + content)
    versions = {**libraries(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    found.update(msgspec.json.encode(sorted(versions.items())))
    family, _ = faces.load()
    fonts = {face.name: sha256(face.content).hexdigest() for face in (family or {}).values()}
    return Compiler(__version__, found.hexdigest(), fonts)


def _modules() -> Iterable[tuple[str, bytes]]:
    """Every file of the package but its fonts and what Python keeps of modules, in order."""
    fonts = folder_of_fonts()
    for path in sorted(_PACKAGE.rglob("*")):
        kept = "__pycache__" in path.parts or path.is_relative_to(fonts)
        if path.is_file() and not kept:
            yield path.relative_to(_PACKAGE).as_posix(), path.read_bytes()


def made_from(order: BuildOrder, edited: Edited, state: str = "") -> MadeFrom:
    """What the edition that `edited` is was made from, or would be."""
    inputs = dict.fromkeys(ALWAYS_LOOKED_FOR, "")
    inputs |= {name: sha256(file).hexdigest() for name, file in edited.source.files.items()}
    return MadeFrom(inputs, compiler(), reading_of(edited), asked_of(order), state)


def asked_of(order: BuildOrder) -> Asked:
    """The order without the places."""
    return Asked(order.only, order.fast, order.epoch)


def reading_of(edited: Edited) -> str:
    """A digest of what is set."""
    return sha256(msgspec.json.encode(edited.reading)).hexdigest()


def digests(folder: Path, names: Iterable[str]) -> Mapping[str, str]:
    """The files of a folder by their names, each with its digest, "" for one that cannot be read
    now.
    """
    return {name: _digest(folder / name) for name in names}


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
    except OSError:
        return ""
