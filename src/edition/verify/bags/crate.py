"""Whether ro-crate-metadata.json of a bag has what the profile of RO-Crate 1.2 says that one MUST
have, and of each file what is there.

Nothing is fetched: what its words mean is said by the context that lies in the bag, which is the
published one.
"""

from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from edition.core.bounds import BAG_MEMBERS, BAG_TEXT
from edition.core.inside import Astray, inside
from edition.core.quoting import worded
from edition.verify.bags.bag_files import content_of, record_of

NAME = "ro-crate-metadata.json"
_CONTEXT = "metadata/ro-crate-1.2-context.jsonld"
_CONTEXT_SHA256 = "27a661f6082735563d9f83145a63876cbe0c0b78624332d3ca05053253eb0d41"
_PROFILE = "https://w3id.org/ro/crate/1.2"
_TELLS_OF_THE_MAKING = ("data/manifest.json", "data/reports/")
"""What differs by the machine it was made on, and so is described without size and digest."""
_OF_THE_ROOT = ("name", "description", "datePublished", "license")
"""What the root must have, beside its type and its id."""


def read(file: Path) -> Any:
    """The graph as values: it has an entity for each file, so its list may be long."""
    return record_of(file, BAG_TEXT, BAG_MEMBERS)


def faults(bag: Path) -> Iterator[str]:
    """A clause for each breach of a rule."""
    crate = read(bag / NAME)
    if sha256(content_of(bag / _CONTEXT)).hexdigest() != _CONTEXT_SHA256:
        yield worded("{name} is not the context that is published", name=_CONTEXT)
    graph = crate.get("@graph")
    if crate.get("@context") != f"{_PROFILE}/context" or not isinstance(graph, list):
        yield worded("it is no graph in the context of RO-Crate 1.2")
        return
    entities: dict[str, Any] = {
        each["@id"]: each
        for each in graph
        if isinstance(each, dict) and isinstance(each.get("@id"), str)
    }
    if len(entities) != len(graph):
        yield worded("an entity has no id, or one that another has too")
        return
    yield from (
        worded("«{name}» has no type, or holds another entity", name=name)
        for name, entity in entities.items()
        if not isinstance(entity.get("@type"), str) or any(map(_nested, entity.values()))
    )
    yield from _root_faults(entities)
    yield from _file_faults(bag, entities)


def _nested(value: object) -> bool:
    """Whether a value is an entity itself, and no reference to one."""
    each = value if isinstance(value, list) else [value]
    return any(isinstance(entry, list | dict) and set(entry) != {"@id"} for entry in each)


def _ids(entity: dict[str, Any], key: str) -> list[str]:
    value = entity.get(key, [])
    each = value if isinstance(value, list) else [value]
    found = (entry.get("@id") for entry in each if isinstance(entry, dict))
    return [name for name in found if isinstance(name, str)]


def _root_faults(entities: dict[str, Any]) -> Iterator[str]:
    descriptor, root = entities.get(NAME, {}), entities.get("./", {})
    if descriptor.get("@type") != "CreativeWork" or _ids(descriptor, "about") != ["./"]:
        yield worded("it does not describe itself, or is not about the bag")
    if _ids(descriptor, "conformsTo") != [_PROFILE]:
        yield worded("it does not say which release of RO-Crate it is of")
    if root.get("@type") != "Dataset":
        yield worded("its root is no Dataset")
    yield from (
        worded("its root has no {key}", key=key) for key in _OF_THE_ROOT if not root.get(key)
    )
    if not isinstance(root.get("datePublished"), str):
        yield worded("its root has more than one day")
    referred = (
        name for entity in entities.values() for key in entity for name in _ids(entity, key)
    )
    yield from (
        worded("«{name}» is referred to, and not described", name=name)
        for name in dict.fromkeys(referred)
        if name not in entities and "://" not in name
    )


def _file_faults(bag: Path, entities: dict[str, Any]) -> Iterator[str]:
    """Whether every file and folder is a part of the root and there, and every file of the payload
    is described as it is.
    """
    parts = set(_ids(entities.get("./", {}), "hasPart"))
    data = {name for name, each in entities.items() if each["@type"] in ("File", "Dataset")}
    for name in sorted((data | parts) - {"./"}):
        if name not in parts or name not in data:
            yield worded("«{name}» is no part of its root, or no file", name=name)
            continue
        if name.endswith("/"):
            if not (bag / name).is_dir():
                yield worded("«{name}» is not there", name=name)
            continue
        file = inside(bag, name, links=False)
        if isinstance(file, Astray):
            yield worded("«{name}» {words}", name=name, words=file.words)
        elif name.startswith("data/") and not _is(file, entities[name]):
            yield worded("{name} is not the file that it describes", name=name)
    there = {
        each.relative_to(bag).as_posix() for each in (bag / "data").rglob("*") if each.is_file()
    }
    yield from (worded("it does not describe {name}", name=name) for name in sorted(there - parts))


def _is(file: Path, entity: dict[str, Any]) -> bool:
    if entity["@id"].startswith(_TELLS_OF_THE_MAKING):
        return "contentSize" not in entity and "sha256" not in entity
    with file.open("rb") as opened:
        digest = file_digest(opened, "sha256").hexdigest()
    return (entity.get("contentSize"), entity.get("sha256")) == (str(file.stat().st_size), digest)
