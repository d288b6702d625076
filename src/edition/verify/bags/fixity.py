"""Whether the files of a bag are those that were packed: unchanged, by the rules of RFC 8493
(BagIt 1.0) themselves and by bagit.py; and the same when they are made again, or in another
environment of the same content.
"""

import hashlib
import logging
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

import bagit

from edition.core.inside import Astray, inside
from edition.core.quoting import worded
from edition.model.proof import Check, CheckName, Outcome, ProperName
from edition.verify.bags.bag_files import content_of
from edition.verify.bags.lists import bag_info, entries, manifests
from edition.verify.bags.same_content import same_content
from edition.verify.file.checks import attempt

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
        yield worded("bagit.txt or a manifest is not as it must be, so no file was opened")
        return
    logging.getLogger("bagit").setLevel(logging.CRITICAL + 1)
    try:
        bagit.Bag(str(bag)).validate()
    except bagit.BagValidationError as fault:
        for detail in fault.details:
            if isinstance(detail, bagit.FileMissing):
                yield worded("{entry} is missing", entry=detail.path)
            elif isinstance(detail, bagit.UnexpectedFile):
                yield worded("{entry} is in no manifest", entry=detail.path)
            else:
                algorithm = detail.algorithm
                yield worded(
                    "{entry} has changed ({algorithm})", entry=detail.path, algorithm=algorithm
                )
        if not fault.details:
            yield (
                worded(
                    "Payload-Oxum does not count the payload that is there, or a file that every "
                    "bag has is missing"
                )
            )


def _by_the_rules(bag: Path) -> Iterator[str]:
    if content_of(bag / "bagit.txt") != _DECLARATION:
        yield worded("bagit.txt does not declare version 1.0 and UTF-8")
    payload = {
        path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()
    }
    of_payload = manifests(bag, "manifest")
    if not of_payload:
        yield worded("there is no manifest of the payload")
    for manifest in of_payload:
        listed = yield from _checked(bag, manifest, "manifest-")
        yield from (
            worded("{name} is not in {manifest}", name=name, manifest=manifest.name)
            for name in sorted(payload - listed)
        )
        yield from (
            worded(
                "{manifest} lists {name}, which is no payload file",
                manifest=manifest.name,
                name=name,
            )
            for name in sorted(listed - payload)
        )
    for manifest in manifests(bag, "tagmanifest"):
        listed = yield from _checked(bag, manifest, "tagmanifest-")
        yield from (
            worded("{name} is not in {manifest}", name=m.name, manifest=manifest.name)
            for m in of_payload
            if m.name not in listed
        )
    yield from _oxum(bag, payload)


def _checked(bag: Path, manifest: Path, prefix: str) -> Generator[str, None, set[str]]:
    """The faults of one manifest; returns the files it lists."""
    algorithm = manifest.stem.removeprefix(prefix)
    listed: set[str] = set()
    if algorithm not in _ALGORITHMS:
        yield worded(
            "{manifest} is named after no algorithm for digests of one length",
            manifest=manifest.name,
        )
        return listed
    for entry in entries(manifest):
        if not entry.name or entry.name in listed:
            yield (
                worded(
                    "{manifest} has the line «{line}», which is none, comes twice or leads out of "
                    "the bag",
                    manifest=manifest.name,
                    line=entry.line,
                )
            )
            continue
        listed.add(entry.name)
        file = inside(bag, entry.name, links=False)
        if isinstance(file, Astray):
            yield worded(
                "{entry} of {manifest} is missing", entry=entry.name, manifest=manifest.name
            )
        elif _digest(file, algorithm) != entry.digest:
            yield worded("{entry} has changed ({algorithm})", entry=entry.name, algorithm=algorithm)
    return listed


def _digest(file: Path, algorithm: str) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, algorithm).hexdigest()


def _oxum(bag: Path, payload: set[str]) -> Iterator[str]:
    """Octets and files of the payload (RFC 8493, 2.2.2)."""
    counted = f"{sum((bag / name).stat().st_size for name in payload)}.{len(payload)}"
    if bag_info(bag).get("Payload-Oxum") != counted:
        yield worded(
            "the payload is {counted}, and Payload-Oxum says something else", counted=counted
        )


def compare(
    packed: Mapping[str, Path], rebuilt: Mapping[str, Path], *, elsewhere: str
) -> tuple[Check, ...]:
    """A check for each file, by its name. `elsewhere` says in which way this environment is another
    one, "" if it is the same.

    In another environment what a file says is compared where compression has a say in its bytes,
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
        return Check(name, digest, Outcome.FAILED, note=worded("it was not made again"))
    if packed is None:
        return Check(
            name, digest, Outcome.FAILED, note=worded("it comes of the sources, and is not there")
        )
    if _digest(packed, "sha256") == _digest(rebuilt, "sha256"):
        return Check(name, digest, Outcome.PASSED)
    if elsewhere and (reader := same_content(packed, rebuilt)):
        return Check(
            name,
            reader,
            Outcome.PASSED,
            note=worded("other bytes, the same content ({elsewhere})", elsewhere=elsewhere),
        )
    other = (
        worded("other bytes ({elsewhere})", elsewhere=elsewhere)
        if elsewhere
        else worded("other bytes")
    )
    return Check(name, digest, Outcome.FAILED, note=other)
