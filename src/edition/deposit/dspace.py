"""DSpace's Simple Archive Format: a folder for the item, with its description, its files and their
list.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from lxml.builder import E

from edition.deposit.descriptions.statements import first_day, issued, notes, rights_in_words
from edition.deposit.markup import document
from edition.deposit.order import readable_first
from edition.model.materials import PayloadFile
from edition.model.record import Record

_ITEM = "item_0001"


def simple_archive(record: Record, payload: Sequence[PayloadFile]) -> Mapping[str, bytes]:
    """The files of the archive by name. DSpace knows no folders in an item: a slash in a name
    becomes two low lines.
    """
    flat = {file.name.replace("/", "__"): file.content for file in readable_first(payload)}
    first, *others = flat
    contents = f"{first}\tbundle:ORIGINAL\tprimary:true\n" + "".join(
        f"{name}\tbundle:ORIGINAL\n" for name in others
    )
    held = {
        "dublin_core.xml": document(_dublin_core(record)),
        "contents": contents.encode(),
        **flat,
    }
    return {f"{_ITEM}/{name}": content for name, content in held.items()}


def _dublin_core(record: Record) -> etree._Element:
    root = E.dublin_core(schema="dc")
    for element, qualifier, language, value in _values(record):
        attributes = {"element": element, "qualifier": qualifier or "none"} | (
            {"language": language} if language else {}
        )
        root.append(E.dcvalue(value, attributes))
    return root


def _values(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Element, qualifier, language and value, as in DSpace's own registry of Dublin Core."""
    yield "title", "", record.language, record.title
    for language, title in record.parallel_titles:
        yield "title", "alternative", language, title
    yield "contributor", "author", record.language, record.creator
    yield "publisher", "", record.language, record.publisher
    yield "date", "issued", "", first_day(record.dated) or issued(record)
    if record.dated:
        yield "date", "created", "", record.dated
    yield "date", "available", "", issued(record)
    yield "identifier", "other", "", record.identifier
    if record.url:
        yield "identifier", "uri", "", record.url
    yield "language", "iso", "", record.language
    yield "type", "", "en", "Text"
    if record.place:
        yield "coverage", "spatial", record.language, record.place
    yield "rights", "", record.language, rights_in_words(record)
    yield "rights", "uri", "", record.rights
    if record.replaces:
        yield "relation", "replaces", "", record.replaces_url or record.replaces
    yield "description", "abstract", record.language, record.description
    for language, note in notes(record):
        yield "description", "", language, note
