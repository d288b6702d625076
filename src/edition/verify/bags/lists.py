"""What a bag says of its own files: bag-info.txt and the manifests (RFC 8493, 2.1.3 and 2.2.2), and
data/manifest.json, from what, with what and how they were made. None of the files that they name is
opened here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple, TypeAlias

import msgspec
from msgspec import Meta, Struct

from edition.core.bounds import BAG_RECORD
from edition.core.inside import Astray, inside, parts_of
from edition.core.quoting import worded
from edition.verify.bags.bag_files import content_of, text_of
from edition.verify.file.checks import Damaged


def bag_info(bag: Path) -> Mapping[str, str]:
    """The fields by their labels, none of which comes twice; `Damaged` where the file is
    anything else.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text_of(bag / "bag-info.txt", BAG_RECORD).splitlines(), 1):
        label, parted, value = line.partition(": ")
        if not parted or label != label.strip():
            raise Damaged(worded("line {number} of bag-info.txt is no field", number=number))
        if label in found:
            raise Damaged(worded("bag-info.txt has {label} twice", label=label))
        found[label] = value
    return found


_LINE = re.compile(r"([0-9a-fA-F]+)[ \t]+(\S.*)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_ENCODED = re.compile("%(0[AaDd]|25)")


class ManifestLine(NamedTuple):
    """A line of a manifest: the digest in lower case, and the name; both "" where the line is none,
    or leads out of the bag.
    """

    line: str
    digest: str
    name: str


def manifests(bag: Path, kind: str) -> list[Path]:
    """Those of the payload (`kind` "manifest") or of the tag files ("tagmanifest"), by name."""
    return sorted(bag.glob(f"{kind}-*.txt"))


def entries(manifest: Path) -> Iterator[ManifestLine]:
    """The lines of a manifest, in its order."""
    lines = _LINE_END.split(text_of(manifest))
    for line in lines if lines[-1] else lines[:-1]:
        found = _LINE.fullmatch(line)
        name = _ENCODED.sub(lambda code: chr(int(code[1], 16)), found[2]) if found else ""
        # bagit.py takes «*» at the beginning for md5sum's mark, and «~» for a home.
        if found and not name.startswith(("*", "~")) and not isinstance(parts_of(name), Astray):
            yield ManifestLine(line, found[1].lower(), name)
        else:
            yield ManifestLine(line, "", "")


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
        return worded("cannot be read: {fault}", fault=fault)
    except Damaged as why:
        return worded("cannot be read: {why}", why=why)
    except (RecursionError, ValueError) as fault:
        return worded("cannot be read ({name})", name=type(fault).__name__)
