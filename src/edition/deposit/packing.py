"""The deposit of an edition, from its materials to the files that are handed over."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from edition.core.diagnostics import Diagnostic, Problems, error, stops
from edition.deposit.bag import lay
from edition.deposit.descriptions import descriptions
from edition.deposit.dspace import simple_archive
from edition.deposit.payload import payload_of
from edition.deposit.zipped import zipped
from edition.model.materials import Materials
from edition.model.record import Record


def pack(materials: Materials, bench: Path) -> tuple[tuple[Path, ...] | None, Problems]:
    """See `edition.deposit.deposit`."""
    record, wanted = materials.reading.record, materials.source.description.deposit.also
    problems = lacking(record)
    day = record.issued
    if stops(problems) or day is None:
        return None, problems
    payload, in_names = payload_of(materials)
    problems += in_names
    if stops(problems):
        return None, problems
    bag = bench / record.identifier
    lay(bag, payload, descriptions(record, payload, wanted), record)
    files = {
        path.relative_to(bench).as_posix(): path.read_bytes()
        for path in bag.rglob("*")
        if path.is_file()
    }
    archive = bench / f"{record.identifier}.zip"
    archive.write_bytes(zipped(files, day))
    laid = [bag, archive]
    if "dspace" in wanted:
        laid.append(bench / f"{record.identifier}.dspace.zip")
        laid[-1].write_bytes(zipped(simple_archive(record, payload), day))
    return tuple(laid), problems


def lacking(record: Record) -> Problems:
    """See `edition.deposit.lacking`."""
    return tuple(_lacking(record))


def _lacking(record: Record) -> Iterator[Diagnostic]:
    """What archives ask for and the build does not: a publisher, the day of the edition, and a year
    that is certain.
    """
    if record.issued is None:
        yield error(
            "no-issued",
            "a deposit needs the day of the edition",
            "add issued = to edition.toml, or set SOURCE_DATE_EPOCH",
        )
        return
    if not record.publisher:
        act = "add publisher = to edition.toml: who makes this edition public"
        yield error("no-publisher", "no archive takes a deposit without a publisher", act)
    if record.year is None:
        first, last = record.dated[:4], record.dated.partition("/")[2][:4]
        fact = f"the date of the text, {record.dated}, lies in two years"
        act = f"choose the one to cite by: under [deposit], publication_year = {first} or {last}"
        yield error("no-year", fact, act)
    elif not _earliest(record, record.issued) <= record.year <= record.issued.year:
        earliest = _earliest(record, record.issued)
        fact = (
            f"the year {record.year} of [deposit] is not from {earliest}, when the text was "
            f"made, to {record.issued.year}"
        )
        yield error("year", fact, "state a Gregorian year in `publication_year`, or leave it out")


def _earliest(record: Record, day: date) -> int:
    return int(record.dated[:4]) if record.dated else day.year
