"""Whether a bag holds what every deposit of this compiler holds, under names that every archive keeps."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from edition.model.proof import Check
from edition.verify.checks import verdict

_FIELDS = (
    "Source-Organization",
    "External-Identifier",
    "External-Description",
    "Bagging-Date",
    "Bag-Software-Agent",
    "Payload-Oxum",
)
_FILES = (
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
    "data/manifest.json",
    "data/source/edition.toml",
    "data/text/reading.txt",
    "data/text/tei.xml",
    "data/emendations.csv",
    "metadata/datacite.json",
    "metadata/datacite.xml",
    "metadata/dublin-core.xml",
    "metadata/internet-archive.csv",
    "metadata/internet-archive.json",
    "metadata/mets.xml",
    "metadata/record.ris",
    "metadata/schema-org.jsonld",
)
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,79}")
_NAME = re.compile(r"[A-Za-z0-9._/-]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def profile(bag: Path) -> tuple[Check, ...]:
    """Contents, names and bag-info; and the digests of data/manifest.json."""
    return (verdict("profile", "edition", _faults(bag)), verdict("build manifest", "edition", _manifest_faults(bag)))


def _faults(bag: Path) -> Iterator[str]:
    there = {path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()}
    yield from (f"{name} is missing" for name in _FILES if name not in there)
    yield from (f"«{name}» is not a name that every archive keeps" for name in sorted(there) if not _NAME.fullmatch(name))
    if not there & {"data/source/text.txt", "data/source/text.md"}:
        yield "the source text is missing"
    if not any(name.endswith(".pdf") for name in there):
        yield "there is no PDF"
    try:
        lines = (bag / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        yield "bag-info.txt cannot be read"
        return
    fields = dict(line.split(": ", 1) for line in lines if ": " in line)
    yield from (f"bag-info.txt has no {name}" for name in _FIELDS if not fields.get(name))
    if not _IDENTIFIER.fullmatch(fields.get("External-Identifier", "")):
        yield "External-Identifier is not an identifier that the Internet Archive takes"
    if not _DAY.fullmatch(fields.get("Bagging-Date", "")):
        yield "Bagging-Date is no day of ISO 8601"


def _manifest_faults(bag: Path) -> Iterator[str]:
    try:
        manifest = json.loads((bag / "data" / "manifest.json").read_bytes())
        entries = [entry for kind in ("inputs", "outputs", "fonts", "reports") for entry in manifest.get(kind, [])]
        for entry in entries:
            file = bag / "data" / entry["name"]
            if not file.is_file() or sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
                yield f"{entry['name']} is not the file that data/manifest.json names"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield "data/manifest.json cannot be read"
