"""The bag (RFC 8493): payload, tag files, manifests.

bagit.py lays it; but it declares version 0.97 and lists tag files in the order of the folder, so
the declaration and the manifests of the tag files are written here.
"""

from collections.abc import Mapping, Sequence
from hashlib import new
from pathlib import Path

import bagit

from edition import __version__
from edition.deposit.descriptions.statements import issued
from edition.model.materials import PayloadFile
from edition.model.record import Record

ALGORITHMS = ("sha256", "sha512")
METADATA = "metadata"
"""The folder of the descriptions, which are tag files: they say what the payload is."""


def lay(
    folder: Path, payload: Sequence[PayloadFile], described: Mapping[str, bytes], record: Record
) -> None:
    """Lay the bag in `folder`, which must not be there yet."""
    for file in payload:
        _put(folder / file.name, file.content)
    bagit.make_bag(str(folder), bag_info(record), checksums=list(ALGORITHMS))
    _put(folder / "bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    for name, content in described.items():
        _put(folder / METADATA / name, content)
    for algorithm in ALGORITHMS:
        _put(folder / f"tagmanifest-{algorithm}.txt", _tag_manifest(folder, algorithm))


def bag_info(record: Record) -> dict[str, str]:
    """The fields of bag-info.txt that the Record gives; Payload-Oxum is counted."""
    return {
        "Source-Organization": record.publisher,
        "External-Identifier": record.identifier,
        "External-Description": record.description,
        "Internal-Sender-Identifier": f"sha256:{record.sha256}",
        "Bagging-Date": issued(record),
        "Bag-Software-Agent": f"edition {__version__}, bagit.py {bagit.VERSION}",
        "Title": record.title,
        "Creator": record.creator,
        "Date": record.dated or issued(record),
        "Language": record.language_code,
        "Rights": record.rights,
    }


def _tag_manifest(folder: Path, algorithm: str) -> bytes:
    tags = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    listed = [tag for tag in tags if not tag.startswith(("data/", "tagmanifest-"))]
    return "".join(
        f"{new(algorithm, (folder / tag).read_bytes()).hexdigest()}  {tag}\n" for tag in listed
    ).encode()


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
