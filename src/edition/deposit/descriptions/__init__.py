"""The descriptions of a deposit, each a form that archives read, all made from the one Record."""

from collections.abc import Callable, Mapping, Sequence

from edition.deposit.descriptions import (
    catalogues,
    datacite,
    dublin_core,
    invenio,
    mets,
    repositories,
)
from edition.model.finished import PayloadFile
from edition.model.record import Record

__all__ = ["ON_REQUEST", "descriptions"]

ON_REQUEST: Mapping[str, tuple[str, Callable[[Record], bytes]]] = {
    "bibtex": ("record.bib", catalogues.bibtex),
    "ead": ("ead.xml", catalogues.ead),
    "mods": ("mods.xml", catalogues.mods),
    "zenodo": ("zenodo.json", invenio.zenodo),
}
"""What is made where edition.toml asks for it by name: the file of each, and what makes it."""


def descriptions(
    record: Record, payload: Sequence[PayloadFile], also: Sequence[str]
) -> Mapping[str, bytes]:
    """Those that are always made, and those asked for by name, by the names of their files."""
    formats = mets.renditions(payload)
    made = {
        "datacite.json": datacite.as_json(record, formats),
        "datacite.xml": datacite.as_xml(record, formats),
        "dublin-core.xml": dublin_core.dublin_core(record, formats),
        "internet-archive.csv": repositories.spreadsheet(record, payload),
        "internet-archive.json": repositories.internet_archive(record),
        "mets.xml": mets.mets(record, payload),
        "record.ris": catalogues.ris(record),
        "schema-org.jsonld": dublin_core.json_ld(record, formats),
    }
    asked = (ON_REQUEST[name] for name in also if name in ON_REQUEST)
    return made | {file: describe(record) for file, describe in asked}
