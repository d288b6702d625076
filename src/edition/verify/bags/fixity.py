"""Whether the files of a bag are those that were packed: by bagit.py, and by the rules of RFC 8493 themselves."""

import logging
import re
from collections.abc import Callable, Generator, Iterator
from hashlib import file_digest
from pathlib import Path

import bagit

from edition.model.proof import Check, Outcome
from edition.verify.checks import verdict

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE = re.compile(r"([0-9a-fA-F]+)[ \t]+(\S.*)")
_ENCODED = re.compile("%(0[AaDd]|25)")


def fixity(bag: Path) -> tuple[Check, ...]:
    """Two checks; each changed, missing or added file is named."""
    return (
        _attempt("fixity", f"bagit.py {bagit.VERSION}", lambda: _by_bagit(bag)),
        _attempt("BagIt 1.0", "RFC 8493", lambda: _by_the_rules(bag)),
    )


def _attempt(name: str, reader: str, look: Callable[[], Iterator[str]]) -> Check:
    try:
        return verdict(name, reader, look())
    except (OSError, ValueError, bagit.BagError) as stumble:
        return Check(name, reader, Outcome.FAILED, note=f"the bag cannot be read ({type(stumble).__name__})")


def _by_bagit(bag: Path) -> Iterator[str]:
    """bagit.py's own words are in the language of the machine and hold paths, so only its kinds of fault are told."""
    logging.getLogger("bagit").setLevel(logging.CRITICAL + 1)
    try:
        bagit.Bag(str(bag)).validate()
    except bagit.BagValidationError as fault:
        for detail in fault.details:
            kind = {bagit.FileMissing: "is missing", bagit.UnexpectedFile: "is in no manifest"}.get(type(detail), "has changed")
            yield f"{detail.path} {kind}" + (f" ({detail.algorithm})" if kind == "has changed" else "")
        if not fault.details:
            yield "Payload-Oxum does not count the payload that is there, or a file that every bag has is missing"


def _by_the_rules(bag: Path) -> Iterator[str]:
    if (bag / "bagit.txt").read_bytes() != _DECLARATION:
        yield "bagit.txt does not declare version 1.0 and UTF-8"
    payload = {path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()}
    manifests = sorted(bag.glob("manifest-*.txt"))
    if not manifests:
        yield "there is no manifest of the payload"
    for manifest in manifests:
        listed = yield from _checked(bag, manifest, "manifest-")
        yield from (f"{name} is not in {manifest.name}" for name in sorted(payload - listed))
        yield from (f"{manifest.name} lists {name}, which is no payload file" for name in sorted(listed - payload))
    for manifest in sorted(bag.glob("tagmanifest-*.txt")):
        listed = yield from _checked(bag, manifest, "tagmanifest-")
        yield from (f"{m.name} is not in {manifest.name}" for m in manifests if m.name not in listed)
    yield from _oxum(bag, payload)


def _checked(bag: Path, manifest: Path, prefix: str) -> Generator[str, None, set[str]]:
    """The faults of one manifest; returns the files it lists (RFC 8493, 2.1.3)."""
    algorithm = manifest.stem.removeprefix(prefix)
    listed: set[str] = set()
    for line in manifest.read_text(encoding="utf-8").splitlines():
        found = _LINE.fullmatch(line)
        name = _ENCODED.sub(lambda code: chr(int(code[1], 16)), found[2]) if found else ""
        if not found or name in listed or name.startswith(("/", "~")) or ".." in name.split("/"):
            yield f"{manifest.name} has the line «{line}», which is none, comes twice or leads out of the bag"
            continue
        listed.add(name)
        if not (bag / name).is_file():
            yield f"{name} of {manifest.name} is missing"
        elif _digest(bag / name, algorithm) != found[1].lower():
            yield f"{name} has changed ({algorithm})"
    return listed


def _digest(file: Path, algorithm: str) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, algorithm).hexdigest()


def _oxum(bag: Path, payload: set[str]) -> Iterator[str]:
    """Octets and files of the payload (RFC 8493, 2.2.2)."""
    counted = f"{sum((bag / name).stat().st_size for name in payload)}.{len(payload)}"
    info = (bag / "bag-info.txt").read_text(encoding="utf-8")
    if f"Payload-Oxum: {counted}" not in info.splitlines():
        yield f"the payload is {counted}, and Payload-Oxum says something else"
