"""A record of InvenioRDM, which Zenodo runs on: the body of `POST /api/records`, as its reference
of the REST interface has it. Terms of lists are given by their ids.

The right of access is the depositor's to state, so it is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from edition.core.languages.language_tags import language_code
from edition.core.languages.roles import ROLES
from edition.deposit.payload import readable_first
from edition.deposit.statements import (
    further_names,
    issued,
    json_text,
    notes,
    printed_dates,
    publication,
    rights_in_words,
)
from edition.model.finished import PayloadFile
from edition.model.record import Agent, Record

_OF_ZENODO = re.compile(r"10\.5281/zenodo\.(\d+)")


def zenodo(record: Record) -> bytes:
    """A draft with files, and its metadata."""
    metadata: dict[str, object] = {
        "resource_type": {"id": publication(record).invenio},
        "title": record.title,
        "additional_titles": [
            {"title": title, "type": {"id": "translated-title"}, "lang": {"id": language_code(tag)}}
            for tag, title in record.parallel_titles
        ],
        # Of a text that was published before, Zenodo asks for that day.
        "publication_date": record.dated or issued(record),
        "creators": [{"person_or_org": _agent(each)} for each in record.creators],
        "contributors": [
            {
                "person_or_org": _agent(each),
                "role": {"id": ROLES[each.role].datacite.lower() if each.role else "other"},
            }
            for each in record.contributors
        ],
        "description": record.description,
        "additional_descriptions": list(_described(record)),
        "rights": [_rights(record)],
        "languages": [{"id": record.language_code}],
        "subjects": [{"subject": subject} for subject in record.subjects],
        "dates": list(_dates(record)),
        "version": record.version,
        "publisher": record.publisher,
        "identifiers": [
            {"identifier": name, "scheme": kind.lower()}
            for kind, name in further_names(record)
            if kind != "DOI"
        ],
        "related_identifiers": [
            {
                "identifier": record.replaces_url,
                "scheme": "url",
                "relation_type": {"id": "isnewversionof"},
            }
        ]
        if record.replaces_url
        else [],
        "locations": {"features": [{"place": record.place}]} if record.place else {},
    }
    said = {key: value for key, value in metadata.items() if value}
    return json_text({"files": {"enabled": True}, "metadata": said, "pids": _pids(record.doi)})


def reserved(doi: str) -> str:
    """The number of the draft that Zenodo reserved a DOI for; "" for a DOI of another's."""
    found = _OF_ZENODO.fullmatch(doi)
    return found[1] if found else ""


def _pids(doi: str) -> dict[str, object]:
    """A DOI that it reserved itself, or one that stands elsewhere."""
    if not doi:
        return {}
    own = {"provider": "datacite", "client": "datacite"}
    return {"doi": {"identifier": doi, **(own if reserved(doi) else {"provider": "external"})}}


def _agent(agent: Agent) -> dict[str, object]:
    """A person, of whom the form wants a family name: the whole name where the parts are not
    known. An organisation has its name alone.
    """
    identifiers = [
        {"scheme": scheme.lower(), "identifier": name} for scheme, name, _ in agent.identifiers
    ]
    said: dict[str, object]
    if agent.is_person:
        said = {"type": "personal", "family_name": agent.family or agent.name}
        said |= {"given_name": agent.given} if agent.given else {}
    else:
        said = {"type": "organizational", "name": agent.name}
    return said | ({"identifiers": identifiers} if identifiers else {})


def _rights(record: Record) -> dict[str, object]:
    """An SPDX id in small letters where there is one, else the statement and its address."""
    if record.licence:
        return {"id": record.licence.lower()}
    return {"title": {"en": rights_in_words(record)}, "link": record.rights}


def _described(record: Record) -> Iterator[dict[str, object]]:
    language = {"lang": {"id": record.language_code}}
    for series in record.series:
        yield {"description": series.cited, "type": {"id": "series-information"}, **language}
    for tag, note in notes(record):
        own = language if tag == record.language else {"lang": {"id": language_code(tag)}}
        yield {"description": note, "type": {"id": "notes"}, **own}
    if record.licence and record.rights_statement:
        yield {"description": record.rights_statement, "type": {"id": "notes"}, **language}
    yield {"description": f"Identifier: {record.identifier}", "type": {"id": "notes"}}


def _dates(record: Record) -> Iterator[dict[str, object]]:
    if record.dated:
        said = {"description": printed} if (printed := printed_dates(record)) else {}
        yield {"date": record.dated, "type": {"id": "created"}, **said}
    yield {"date": issued(record), "type": {"id": "issued"}, "description": "this edition"}


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
