"""The descriptions of a deposit, each a form that archives read, all made from the one Record."""

from collections.abc import Mapping, Sequence

from edition.deposit.descriptions import (
    datacite,
    dublin_core,
    internet_archive,
    mets,
    ris,
    schema_org,
)
from edition.deposit.descriptions.on_request import ON_REQUEST
from edition.model.materials import PayloadFile
from edition.model.record import Record

__all__ = ["descriptions"]


def descriptions(
    record: Record, payload: Sequence[PayloadFile], also: Sequence[str]
) -> Mapping[str, bytes]:
    """Those that are always made, and those asked for by name, by the names of their files."""
    made = {
        "datacite.json": datacite.as_json(record),
        "datacite.xml": datacite.as_xml(record),
        "dublin-core.xml": dublin_core.dublin_core(record),
        "internet-archive.csv": internet_archive.spreadsheet(record, payload),
        "internet-archive.json": internet_archive.as_json(record),
        "mets.xml": mets.mets(record, payload),
        "record.ris": ris.ris(record),
        "schema-org.jsonld": schema_org.json_ld(record),
    }
    asked = (ON_REQUEST[name] for name in also if name in ON_REQUEST)
    return made | {file: describe(record) for file, describe in asked}
