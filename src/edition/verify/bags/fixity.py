"""Whether the files of a bag are those that were packed: unchanged, by the rules of RFC 8493
(BagIt 1.0) themselves and by bagit.py; and the same when they are made again, or in another
environment of the same content.
"""

import hashlib
import logging
from collections.abc import Generator, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

import bagit
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from edition.core.inside import Astray, inside
from edition.model.proof import Check, CheckName, Outcome, ProperName
from edition.verify.bags.bag_files import content_of
from edition.verify.bags.lists import bag_info, entries, manifests
from edition.verify.file.checks import attempt
from edition.verify.proofs.actions import numbers

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# Those whose digests have one length.
_ALGORITHMS = frozenset(
    name for name in hashlib.algorithms_guaranteed if not name.startswith("shake")
)


def fixity(bag: Path) -> tuple[Check, ...]:
    """Two checks of a bag of plain files; each changed, missing or added file is named."""
    return (
        attempt(CheckName.FIXITY, "RFC 8493", lambda: _by_the_rules(bag)),
        attempt(CheckName.FIXITY, f"bagit.py {bagit.VERSION}", lambda: _by_bagit(bag)),
    )


def _by_bagit(bag: Path) -> Iterator[str]:
    """bagit.py's own words are in the language of the machine and hold paths, so only its kinds of
    fault are told.

    It opens whatever file a manifest names beside the bag, under a name that begins as the bag's
    does, and reads manifests in the encoding that bagit.txt declares: so it is asked only where
    neither can lead out.
    """
    every = [*manifests(bag, "manifest"), *manifests(bag, "tagmanifest")]
    if content_of(bag / "bagit.txt") != _DECLARATION or any(
        not entry.name for file in every for entry in entries(file)
    ):
        yield "bagit.txt or a manifest is not as it must be, so no file was opened"
        return
    logging.getLogger("bagit").setLevel(logging.CRITICAL + 1)
    try:
        bagit.Bag(str(bag)).validate()
    except bagit.BagValidationError as fault:
        for detail in fault.details:
            kind = {bagit.FileMissing: "is missing", bagit.UnexpectedFile: "is in no manifest"}.get(
                type(detail), "has changed"
            )
            yield f"{detail.path} {kind}" + (
                f" ({detail.algorithm})" if kind == "has changed" else ""
            )
        if not fault.details:
            yield (
                "Payload-Oxum does not count the payload that is there, or a file that every bag "
                "has is missing"
            )


def _by_the_rules(bag: Path) -> Iterator[str]:
    if content_of(bag / "bagit.txt") != _DECLARATION:
        yield "bagit.txt does not declare version 1.0 and UTF-8"
    payload = {
        path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()
    }
    of_payload = manifests(bag, "manifest")
    if not of_payload:
        yield "there is no manifest of the payload"
    for manifest in of_payload:
        listed = yield from _checked(bag, manifest, "manifest-")
        yield from (f"{name} is not in {manifest.name}" for name in sorted(payload - listed))
        yield from (
            f"{manifest.name} lists {name}, which is no payload file"
            for name in sorted(listed - payload)
        )
    for manifest in manifests(bag, "tagmanifest"):
        listed = yield from _checked(bag, manifest, "tagmanifest-")
        yield from (
            f"{m.name} is not in {manifest.name}" for m in of_payload if m.name not in listed
        )
    yield from _oxum(bag, payload)


def _checked(bag: Path, manifest: Path, prefix: str) -> Generator[str, None, set[str]]:
    """The faults of one manifest; returns the files it lists."""
    algorithm = manifest.stem.removeprefix(prefix)
    listed: set[str] = set()
    if algorithm not in _ALGORITHMS:
        yield f"{manifest.name} is named after no algorithm for digests of one length"
        return listed
    for entry in entries(manifest):
        if not entry.name or entry.name in listed:
            yield (
                f"{manifest.name} has the line «{entry.line}», which is none, comes twice or "
                "leads out of the bag"
            )
            continue
        listed.add(entry.name)
        file = inside(bag, entry.name, links=False)
        if isinstance(file, Astray):
            yield f"{entry.name} of {manifest.name} is missing"
        elif _digest(file, algorithm) != entry.digest:
            yield f"{entry.name} has changed ({algorithm})"
    return listed


def _digest(file: Path, algorithm: str) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, algorithm).hexdigest()


def _oxum(bag: Path, payload: set[str]) -> Iterator[str]:
    """Octets and files of the payload (RFC 8493, 2.2.2)."""
    counted = f"{sum((bag / name).stat().st_size for name in payload)}.{len(payload)}"
    if bag_info(bag).get("Payload-Oxum") != counted:
        yield f"the payload is {counted}, and Payload-Oxum says something else"


_OF_THE_COMPRESSION = frozenset(("/Length", "/Filter", "/DecodeParms", "/ID"))


def compare(
    packed: Mapping[str, Path], rebuilt: Mapping[str, Path], *, elsewhere: str
) -> tuple[Check, ...]:
    """A check for each file, by its name. `elsewhere` says in which way this environment is another
    one, "" if it is the same.

    In another environment a PDF passes whose objects are equal once its streams are decompressed,
    and the note says so; what only this one makes is no matter.
    """
    names = sorted(packed if elsewhere else {*packed, *rebuilt})
    return tuple(
        _compared(ProperName(name), packed.get(name), rebuilt.get(name), elsewhere)
        for name in names
    )


def _compared(name: ProperName, packed: Path | None, rebuilt: Path | None, elsewhere: str) -> Check:
    digest = "SHA-256"
    if rebuilt is None:
        return Check(name, digest, Outcome.FAILED, note="it was not made again")
    if packed is None:
        return Check(name, digest, Outcome.FAILED, note="it comes of the sources, and is not there")
    if _digest(packed, "sha256") == _digest(rebuilt, "sha256"):
        return Check(name, digest, Outcome.PASSED)
    if elsewhere and name.endswith(".pdf") and _same_content(packed, rebuilt):
        return Check(
            name,
            "decompressed streams",
            Outcome.PASSED,
            note=f"other bytes, the same content ({elsewhere})",
        )
    return Check(
        name, digest, Outcome.FAILED, note="other bytes" + (f" ({elsewhere})" if elsewhere else "")
    )


def _same_content(packed: Path, rebuilt: Path) -> bool:
    """Object by object, so that no more of a stranger's file is read than what is ours."""
    try:
        return all(one == other for one, other in zip_longest(_objects(packed), _objects(rebuilt)))
    except Exception:
        return False


def _objects(pdf: Path) -> Iterator[tuple[int, object]]:
    """Each object by its number but those that say at which byte others stand."""
    reader = PdfReader(pdf)
    for number in numbers(reader):
        held = IndirectObject(number, 0, reader).get_object()
        if not (isinstance(held, StreamObject) and held.get("/Type") == "/XRef"):
            yield number, _value(held)
    yield 0, _value(reader.trailer)


def _value(held: PdfObject | None) -> object:
    """An object as plain values, streams decompressed, references by number."""
    if isinstance(held, IndirectObject):
        return ("reference", held.idnum)
    if isinstance(held, ArrayObject):
        return [_value(entry) for entry in held]
    if isinstance(held, DictionaryObject):
        entries = {key: _value(held.raw_get(key)) for key in held if key not in _OF_THE_COMPRESSION}
        return (entries, held.get_data()) if isinstance(held, StreamObject) else entries
    return str(held)
