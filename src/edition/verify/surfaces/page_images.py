"""The proof of a manifest of IIIF, and of the pictures that it shows."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.core.inside import Astray, inside
from edition.core.quoting import worded
from edition.model.proof import CheckName, Proof
from edition.verify.file.checks import verdict
from edition.verify.surfaces.claimed import SurfaceClaims

READER = "json"
_ACT = worded("report the fault: the text is not to blame")
_HEAD = struct.Struct(">8s4x4sII")
"""The beginning of a PNG (ISO/IEC 15948, 11.2.2), with its width and its height."""


def prove_manifest(file: Path, claims: SurfaceClaims) -> Proof:
    """See `edition.verify.verify_manifest`."""
    try:
        said = json.loads(file.read_bytes())
        canvases = [canvas for canvas in said["items"] if canvas["type"] == "Canvas"]
        if said["type"] != "Manifest" or not canvases:
            raise ValueError
    except (ValueError, KeyError, TypeError):
        check = verdict(
            CheckName.STRUCTURE_OF_THE_FILE, READER, [worded("it is no manifest")], _ACT
        )
        return Proof(file.name, (check,))
    return Proof(
        file.name,
        (
            verdict(CheckName.STRUCTURE_OF_THE_FILE, READER, _addresses(said), _ACT),
            verdict(CheckName.DIRECTION, READER, _direction(said, claims), _ACT),
            verdict(CheckName.IDENTIFICATION, READER, _identified(said, claims), _ACT),
            verdict(CheckName.PAGES_OF_PAPER, READER, _pages(canvases, claims), _ACT),
            verdict(CheckName.FILES_BESIDE, READER, _beside(file.parent, said, canvases), _ACT),
        ),
    )


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for each in value.values():
            yield from _ids(each)
    elif isinstance(value, list):
        for each in value:
            yield from _ids(each)


def _addresses(said: Any) -> Iterator[str]:
    """Every id is an address of the web; those of canvases and of what is on them stand once."""
    yield from (
        worded("the id «{each}» is no address", each=each)
        for each in _ids(said)
        if not each.startswith(("http://", "https://"))
    )
    own = [each for each in _ids(said["items"]) if not each.endswith(".png")]
    if len(set(own)) != len(own):
        yield worded("an id stands twice")


def _direction(said: Any, claims: SurfaceClaims) -> Iterator[str]:
    if said.get("viewingDirection") != "right-to-left":
        yield worded("it does not say that it is read from right to left")
    if said.get("behavior") != ["paged"]:
        yield worded("it does not say that its pages face each other")
    if claims.record.language not in said.get("label", {}):
        yield worded("its title is not in the language of the edition")


def _identified(said: Any, claims: SurfaceClaims) -> Iterator[str]:
    record = claims.record
    if said.get("label", {}).get(record.language) != [record.title]:
        yield worded("its title is not that of the edition")
    if said.get("summary", {}).get(record.language) != [record.description]:
        yield worded("its summary is not that of the edition")


def _pages(canvases: list[Any], claims: SurfaceClaims) -> Iterator[str]:
    """A canvas for each page of the pamphlet."""
    pages = claims.paper.count("\f") + 1 if claims.paper else 0
    if len(canvases) != pages:
        yield worded(
            "it has {count} pages, and the pamphlet {pages}", count=len(canvases), pages=pages
        )


def _beside(folder: Path, said: Any, canvases: list[Any]) -> Iterator[str]:
    """Each picture lies there, as large as it is said to be, and no other file does."""
    base = said["id"].removesuffix("manifest.json")
    named: set[str] = set()
    for canvas in canvases:
        body = canvas["items"][0]["items"][0]["body"]
        name = body["id"].removeprefix(base)
        named.add(name)
        file = inside(folder, name, links=False)
        if isinstance(file, Astray):
            yield worded("{name} is not beside it", name=name)
            continue
        mark, kind, width, height = _HEAD.unpack(file.read_bytes()[: _HEAD.size])
        if (mark, kind) != (b"\x89PNG\r\n\x1a\n", b"IHDR"):
            yield worded("{name} is no PNG", name=name)
        sizes = {(each["width"], each["height"]) for each in (canvas, body)}
        if sizes != {(width, height)}:
            yield worded("{name} is not as large as it says", name=name)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    yield from (
        worded("{name} lies beside it, and it does not say so", name=name)
        for name in sorted(there - named - {"manifest.json"})
    )
