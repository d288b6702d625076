"""Drafts of what would be sent to an archive, to be looked at and, on a command of its own, sent:
the requests to InvenioRDM, on which Zenodo runs, in their order, as its reference of the REST
interface has them. Nothing is sent from here.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from edition.deposit.descriptions.invenio import reserved, zenodo
from edition.deposit.payload import readable_first
from edition.deposit.statements import json_text
from edition.model.finished import PayloadFile
from edition.model.record import Record

_RECORD, REQUESTS = "record.json", "requests.json"


def zenodo_draft(
    record: Record, payload: Sequence[PayloadFile], archive: bytes
) -> Mapping[str, bytes]:
    """The body and the list of requests. Sent are the PDF that is read first, and the bag as
    ID.zip, `archive`; where a DOI of Zenodo is stated, the draft that it was reserved for is
    brought up to date, else one is begun and a DOI reserved.
    """
    requests = {
        "service": "zenodo",
        "id": reserved(record.doi),
        "requests": list(_requests(record, payload, archive)),
    }
    return {_RECORD: zenodo(record), REQUESTS: json_text(requests)}


def _requests(
    record: Record, payload: Sequence[PayloadFile], archive: bytes
) -> Iterator[dict[str, object]]:
    """`{id}` stands for the number of the draft; `answers` are the statuses of HTTP that are
    well.
    """
    draft = "/api/records/{id}/draft"
    known = bool(reserved(record.doi))
    begin = ("PUT", draft, 200) if known else ("POST", "/api/records", 201)
    yield {"method": begin[0], "path": begin[1], "json": _RECORD, "answers": [begin[2]]}
    if not record.doi:
        yield {"method": "POST", "path": f"{draft}/pids/doi", "answers": [201]}
    for key, file, content in _files(record, payload, archive):
        place = f"{draft}/files/{key}"
        if known:
            yield {"method": "DELETE", "path": place, "answers": [204, 404]}
        yield {"method": "POST", "path": f"{draft}/files", "body": [{"key": key}], "answers": [201]}
        yield {
            "method": "PUT",
            "path": f"{place}/content",
            "file": file,
            "sha256": sha256(content).hexdigest(),
            "answers": [200],
        }
        yield {"method": "POST", "path": f"{place}/commit", "answers": [200]}
    publish = f"{draft}/actions/publish"
    yield {"method": "POST", "path": publish, "answers": [202], "publishes": True}


def _files(
    record: Record, payload: Sequence[PayloadFile], archive: bytes
) -> Iterator[tuple[str, str, bytes]]:
    """How each file is called there, where it lies in the folder of the deposit, and what it is."""
    first = readable_first(payload)[0]
    name = first.name.rpartition("/")[2]
    yield name, f"{record.identifier}/data/{first.name}", first.content
    yield f"{record.identifier}.zip", f"{record.identifier}.zip", archive
