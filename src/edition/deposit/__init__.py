"""The stage that packs a finished build for an archive, from its materials to the files that are
handed over: a bag (RFC 8493) with payload, descriptions and manifests, and the same as a ZIP file.

bagit.py lays the bag; but it declares version 0.97 and lists tag files in the order of the folder,
so the declaration and the manifests of the tag files are written here.
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import new
from io import BytesIO
from pathlib import Path

import bagit
from msgspec.structs import replace

from edition import __version__
from edition.core.diagnostics import Diagnostic, Place, Problems, error, stops
from edition.core.quoting import worded
from edition.deposit.descriptions import descriptions
from edition.deposit.descriptions.invenio import zenodo_draft
from edition.deposit.descriptions.repositories import simple_archive
from edition.deposit.descriptions.ro_crate import CONTEXT, context, ro_crate
from edition.deposit.descriptions.ro_crate import NAME as CRATE
from edition.deposit.payload import payload_of
from edition.deposit.readme import BILL, readme
from edition.deposit.readme import NAME as README
from edition.deposit.statements import issued
from edition.model.finished import Materials, PayloadFile
from edition.model.output_kinds import SECOND, reading_of
from edition.model.record import Agent, Record
from edition.model.source_folder import Source

__all__ = ["deposit", "lacking"]

ALGORITHMS = ("sha256", "sha512")
METADATA = "metadata"
"""The folder of the descriptions, which are tag files: they say what the payload is."""
_UNIX, _READABLE = 3, 0o644 << 16


def deposit(
    materials: Materials, bench: Path, drafts: Sequence[str] = ()
) -> tuple[tuple[Path, ...] | None, Problems]:
    """Lay the deposit of an edition in `bench`: the bag ID/, the same as ID.zip, and what was asked
    for beside them, with `drafts` of what would be sent, by the names of archives.

    What is laid there, or None where a problem is an error; then nothing is.
    """
    record, wanted = materials.reading.record, materials.source.description.deposit.also
    problems = lacking(record, materials.source)
    day = record.issued
    if stops(problems) or day is None:
        return None, problems
    payload, in_names = payload_of(materials)
    problems += in_names
    if stops(problems):
        return None, problems
    bag = bench / record.identifier
    described = descriptions(record, payload, wanted)
    tags = {f"{METADATA}/{name}": content for name, content in described.items()}
    tags |= {
        README: readme(record, payload),
        BILL: materials.bill,
        CRATE: ro_crate(record, payload),
        f"{METADATA}/{CONTEXT}": context(),
    }
    lay(bag, payload, tags, record)
    files = {
        path.relative_to(bench).as_posix(): path.read_bytes()
        for path in bag.rglob("*")
        if path.is_file()
    }
    archive = bench / f"{record.identifier}.zip"
    archive.write_bytes(zipped(files, day))
    laid = [bag, archive]
    if "zenodo" in drafts:
        laid.append(bench / f"{record.identifier}.zenodo")
        for name, content in zenodo_draft(record, payload, archive.read_bytes()).items():
            _put(laid[-1] / name, content)
    if "dspace" in (*wanted, *drafts):
        laid.append(bench / f"{record.identifier}.dspace.zip")
        laid[-1].write_bytes(zipped(simple_archive(record, payload), day))
    return tuple(laid), problems


def lacking(record: Record, source: Source) -> Problems:
    """What archives ask for and a build does not, where the edition lacks it: errors, all of them,
    with which nothing is laid; each at its key, or in the file where that is to be added.
    """
    file = Place(source.places["id"].file)
    return tuple(
        replace(each, place=source.places.get(key, file)) for key, each in _lacking(record)
    )


def _lacking(record: Record) -> Iterator[tuple[str, Diagnostic]]:
    """Each with its key: a publisher, the day of the edition, and a year that is certain."""
    if not record.publisher:
        act = worded("add publisher = to edition.toml: who makes this edition public")
        fact = worded("no archive takes a deposit without a publisher")
        yield "publisher", error("no-publisher", fact, act)
    if record.issued is None:
        fact = worded("a deposit needs the day of the edition")
        act = worded("add issued = to edition.toml, or set SOURCE_DATE_EPOCH")
        yield "issued", error("no-issued", fact, act)
        return
    if record.year is None:
        first, last = record.dated[:4], record.dated.partition("/")[2][:4]
        fact = worded("the date of the text, {dated}, lies in two years", dated=record.dated)
        act = worded(
            "choose the one to cite by: under [deposit], publication_year = {first} or {last}",
            first=first,
            last=last,
        )
        yield "date[1]", error("no-year", fact, act)
    elif not _earliest(record, record.issued) <= record.year <= record.issued.year:
        earliest = _earliest(record, record.issued)
        fact = worded(
            "the year {year} of [deposit] is not from {earliest}, when the text was made, "
            "to {latest}",
            year=record.year,
            earliest=earliest,
            latest=record.issued.year,
        )
        act = worded("state a Gregorian year in `publication_year`, or leave it out")
        yield "deposit.publication_year", error("year", fact, act)


def _earliest(record: Record, day: date) -> int:
    return int(record.dated[:4]) if record.dated else day.year


def lay(
    folder: Path, payload: Sequence[PayloadFile], tags: Mapping[str, bytes], record: Record
) -> None:
    """Lay the bag in `folder`, which must not be there yet; `tags` are the tag files by their
    paths in it, beside those that every bag has.
    """
    for file in payload:
        _put(folder / file.name, file.content)
    said = bag_info(record) | _told(payload)
    bagit.make_bag(str(folder), said, checksums=list(ALGORITHMS))
    _put(folder / "bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    for name, content in tags.items():
        _put(folder / name, content)
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
        **({"Contributor": _names(record.contributors)} if record.contributors else {}),
        "Date": record.dated or issued(record),
        "Language": record.language_code,
        "Rights": record.rights,
    }


def _told(payload: Sequence[PayloadFile]) -> dict[str, str]:
    """What people are told of a bag with both readings of the text, or with PDFs in two renditions;
    nothing where there is one of each.
    """
    told = " ".join((*_readings(payload), *_renditions(payload)))
    return {"Internal-Sender-Description": told} if told else {}


def _renditions(payload: Sequence[PayloadFile]) -> Iterator[str]:
    if any(file.kind == "output" and file.name.startswith(SECOND) for file in payload):
        yield (
            f"The PDFs in data/{SECOND} are those of the same names in data/ once more, by newer "
            "standards: PDF 2.0, PDF/A-4, PDF/UA-2, WTPDF 1.0 (accessibility and reuse)."
        )


def _readings(payload: Sequence[PayloadFile]) -> Iterator[str]:
    outputs = [file.name for file in payload if file.kind == "output"]
    as_found = [
        f"data/{name}"
        for name in outputs
        if name.endswith(".pdf") and reading_of(name) == "diplomatic"
    ]
    if as_found:
        yield (
            f"The text as it was found is shown by {', '.join(as_found)}; the other PDFs show it "
            "with the changes that data/emendations.csv lists."
        )


def _names(agents: Sequence[Agent]) -> str:
    return "; ".join(f"{agent.name} ({agent.term})" for agent in agents)


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


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """The files in the order of their names, all dated `day`, stored: another zlib would compress
    them to other bytes.
    """
    archive = BytesIO()
    # The years that ZIP can say.
    stamp = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, stamp)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            made.writestr(entry, files[name])
    return archive.getvalue()
