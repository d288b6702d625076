"""RO-Crate 1.2 (w3id.org/ro/crate/1.2): a flat graph of JSON-LD, from the top of the bag, of the
edition, every file of its payload, who made it, and with what. The context that says what its words
mean is kept beside it, so that nothing need be fetched.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from edition import __version__
from edition.deposit.descriptions.mets import format_of, use_of
from edition.deposit.payload import readable_first
from edition.deposit.statements import (
    further_names,
    issued,
    json_text,
    notes,
    rights_in_words,
)
from edition.model.finished import PayloadFile
from edition.model.record import Agent, Record

Entity: TypeAlias = Mapping[str, object]

NAME = "ro-crate-metadata.json"
"""As the profile has it, in the folder that it describes."""
CONTEXT = "ro-crate-1.2-context.jsonld"
_PROFILE = "https://w3id.org/ro/crate/1.2"
_ROOT, _PUBLISHER, _PROGRAM, _MAKING, _PLACE = "./", "#publisher", "#edition", "#making", "#place"
_IDENTIFIER = "#identifier"
_METADATA = "metadata/"
_PROPERTIES = {"aut": "author", "edt": "editor", "ill": "illustrator", "trl": "translator"}


def context() -> bytes:
    """The context of RO-Crate 1.2 as its authors published it, in the public domain (CC0)."""
    return Path(__file__).with_name(CONTEXT).read_bytes()


def ro_crate(record: Record, payload: Sequence[PayloadFile]) -> bytes:
    """The whole graph; `payload` as it lies below data/."""
    files = readable_first(payload)
    descriptor = {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": _to(_ROOT),
        "conformsTo": _to(_PROFILE),
    }
    entities = (
        descriptor,
        _root(record, files),
        *(_file(file) for file in files),
        *_beside(),
        *_names(record),
        *_agents(record),
        _rights(record),
        *_making(record, files),
    )
    graph = [_said(entity) for entity in {entity["@id"]: entity for entity in entities}.values()]
    return json_text({"@context": f"{_PROFILE}/context", "@graph": graph})


def _to(identifier: str) -> Entity:
    return {"@id": identifier}


def _said(entity: Entity) -> Entity:
    """Without what says nothing."""
    return {key: value for key, value in entity.items() if value not in ("", [], None)}


def _root(record: Record, files: Sequence[PayloadFile]) -> Entity:
    """The bag as a whole. What it describes is in plain texts, the language of all of which is the
    one of the edition.
    """
    parts: dict[str, list[Entity]] = {}
    for number, agent in enumerate(record.contributors, 1):
        key = _PROPERTIES.get(agent.role, "contributor")
        parts.setdefault(key, []).append(_to(_id(agent, f"#contributor-{number}")))
    return {
        "@id": _ROOT,
        "@type": "Dataset",
        "name": record.title,
        "alternateName": [title for _, title in record.parallel_titles],
        "description": record.description,
        "datePublished": issued(record),
        "dateCreated": record.dated,
        "license": _to(record.rights),
        "identifier": [_to(name) for name in _names_of(record)],
        "url": record.url,
        "creator": [
            _to(_id(agent, f"#creator-{number}")) for number, agent in enumerate(record.creators, 1)
        ],
        **parts,
        "publisher": _to(_PUBLISHER),
        "inLanguage": record.language,
        "version": record.version,
        "keywords": list(record.subjects),
        "locationCreated": _to(_PLACE) if record.place else "",
        "isBasedOn": _to(record.replaces_url) if record.replaces_url else "",
        "comment": [note for _, note in notes(record)],
        "mainEntity": _to(f"data/{files[0].name}") if files else "",
        "hasPart": [_to(f"data/{file.name}") for file in files]
        + [_to(e["@id"]) for e in _beside()],
    }


def _file(file: PayloadFile) -> Entity:
    """With size and digest where its bytes follow from the inputs. A report and the manifest tell
    with which Python and which tools it was made; with theirs, this description would differ from
    one machine to the next. The manifests of the bag have the digests of all.
    """
    follows = file.kind not in ("report", "manifest")
    return {
        "@id": f"data/{file.name}",
        "@type": "File",
        "name": file.original,
        "description": use_of(file),
        "encodingFormat": format_of(file.name, file.content).media_type,
        "contentSize": str(len(file.content)) if follows else "",
        "sha256": sha256(file.content).hexdigest() if follows else "",
    }


def _beside() -> tuple[Mapping[str, str], ...]:
    """What lies beside the payload and is to be found."""
    return (
        {
            "@id": "README.txt",
            "@type": "File",
            "name": "README.txt",
            "description": "what this is, how it is checked, how it is made again",
            "encodingFormat": "text/plain",
        },
        {
            "@id": _METADATA,
            "@type": "Dataset",
            "name": _METADATA,
            "description": "descriptions for catalogues, and the context of this one",
        },
    )


def _names_of(record: Record) -> dict[str, tuple[str, str]]:
    """By the id of its entity each name of the edition: of which kind, and the name."""
    others = {f"#{kind.lower()}": (kind, name) for kind, name in further_names(record)}
    return {_IDENTIFIER: ("local", record.identifier), **others}


def _names(record: Record) -> Iterator[Entity]:
    for identifier, (kind, name) in _names_of(record).items():
        yield {"@id": identifier, "@type": "PropertyValue", "propertyID": kind, "value": name}


def _id(agent: Agent, otherwise: str) -> str:
    return agent.address or otherwise


def _agents(record: Record) -> Iterator[Entity]:
    """Who made the text, who had another part in it, the publisher; and where it was made."""
    numbered = [
        *((f"#creator-{number}", agent) for number, agent in enumerate(record.creators, 1)),
        *((f"#contributor-{number}", agent) for number, agent in enumerate(record.contributors, 1)),
    ]
    for otherwise, agent in numbered:
        yield {
            "@id": _id(agent, otherwise),
            "@type": "Person" if agent.is_person else "Organization",
            "name": agent.name,
            "givenName": agent.given,
            "familyName": agent.family,
            "sameAs": [_to(address) for address in agent.addresses[1:]],
        }
    yield {"@id": _PUBLISHER, "@type": "Organization", "name": record.publisher}
    if record.place:
        yield {"@id": _PLACE, "@type": "Place", "name": record.place}


def _rights(record: Record) -> Entity:
    return {
        "@id": record.rights,
        "@type": "CreativeWork",
        "name": record.licence or rights_in_words(record),
        "description": rights_in_words(record),
        "url": record.rights,
    }


def _making(record: Record, files: Sequence[PayloadFile]) -> Iterator[Entity]:
    """The program, and what it made of what. It is dated as the edition is: no clock is asked."""
    yield {
        "@id": _PROGRAM,
        "@type": "SoftwareApplication",
        "name": "edition",
        "version": __version__,
        "softwareRequirements": _to(_METADATA),
    }
    yield {
        "@id": _MAKING,
        "@type": "CreateAction",
        "name": "made from the files below data/source, as data/manifest.json says",
        "endTime": issued(record),
        "instrument": _to(_PROGRAM),
        "object": [_to(f"data/{file.name}") for file in files if file.kind == "input"],
        "result": [_to(f"data/{file.name}") for file in files if file.kind == "output"],
    }
