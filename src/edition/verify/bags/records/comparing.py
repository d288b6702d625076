"""The comparison of all that is said of an edition in a bag: title, creator, publisher, dates,
identifier, rights and more.

Manifests do not tell it: whoever changes a description can make them anew. What all say is asked,
so that the one which says another thing is named; and whether edition.toml says it, from which all
were made.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from edition.core.bounds import BAG_RECORD
from edition.model.proof import Check, CheckName
from edition.verify.bags.attempts import UnfitError, attempt
from edition.verify.bags.bag_info import bag_info
from edition.verify.bags.build_manifest import build_manifest
from edition.verify.bags.held import record_of, root_of, rows_of, text_of, toml_of
from edition.verify.bags.records import in_json, in_text, in_xml
from edition.verify.bags.records.said import FACTS, Said

_SOURCE = "data/source/edition.toml"
_METS = "metadata/mets.xml"


class _Form(NamedTuple):
    """A description by its name and file: what reads the file, and what it says."""

    name: str
    file: str
    open: Callable[[Path], Any]
    said: Callable[[Any], Said]


def _form(
    file: str, read: Callable[[Path], Any], said: Callable[[Any], Said], name: str = ""
) -> _Form:
    return _Form(name or file, file, read, said)


def _record_text(file: Path) -> str:
    return text_of(file, BAG_RECORD)


_FORMS = (
    _form("metadata/datacite.json", record_of, in_json.datacite),
    _form("metadata/datacite.xml", root_of, in_xml.datacite),
    _form("metadata/dublin-core.xml", root_of, in_xml.dublin_core),
    _form("metadata/internet-archive.json", record_of, in_json.internet_archive),
    _form("metadata/internet-archive.csv", rows_of, in_text.spreadsheet),
    _form(_METS, root_of, in_xml.mets),
    _form(_METS, root_of, in_xml.dublin_core_of_mets, f"the Dublin Core of {_METS}"),
    _form("metadata/schema-org.jsonld", record_of, in_json.schema_org),
    _form("metadata/record.ris", _record_text, in_text.ris),
    _form("data/text/tei.xml", root_of, in_xml.tei),
    _form("metadata/ead.xml", root_of, in_xml.ead),
    _form("metadata/mods.xml", root_of, in_xml.mods),
    _form("metadata/record.bib", _record_text, in_text.bibtex),
    _form("metadata/zenodo.json", record_of, in_json.zenodo),
)
_WHERE_ASKED = frozenset(
    ("metadata/ead.xml", "metadata/mods.xml", "metadata/record.bib", "metadata/zenodo.json")
)
_KEPT_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ـ": ""})
_QUOTED = 100
_NOTHING = "nothing"


def one_record(bag: Path) -> Check:
    """Failed where a description of a bag says another thing than the others, or all another than
    edition.toml.
    """
    return attempt(CheckName.ONE_RECORD, "edition", lambda: _faults(bag))


def _faults(bag: Path) -> Iterator[str]:
    said: dict[str, Said] = {}
    for form in _FORMS:
        if form.file in _WHERE_ASKED and not (bag / form.file).is_file():
            continue
        try:
            said[form.name] = form.said(form.open(bag / form.file))
        except UnfitError as why:
            yield str(why)
    said["bag-info.txt"] = in_text.bag_info(bag_info(bag))
    manifest = build_manifest(bag)
    if isinstance(manifest, str):
        yield f"data/manifest.json {manifest}"
        return
    table = toml_of(bag / _SOURCE)
    stated = in_text.edition_toml(table, manifest.source_date_epoch)
    plain = table.get("profile", "diplomatic") == "diplomatic" and not table.get("orthography")
    for fact in FACTS:
        yield from _differing(
            fact,
            {name: each[fact] for name, each in said.items() if fact in each},
            stated,
            plain=plain,
        )


def _differing(
    fact: str, said: Mapping[str, tuple[str, ...]], stated: Said, *, plain: bool
) -> Iterator[str]:
    """Where they differ in one fact; in a `plain` edition no rule of orthography has changed what
    is stated.
    """
    if not said:
        return
    counted = Counter(_key(values) for values in said.values())
    common = max(counted, key=lambda key: counted[key])
    shown = next(values for values in said.values() if _key(values) == common)
    for name, values in said.items():
        if _key(values) != common:
            yield f"{name} says of the {fact} {_quoted(values)}, and the others {_quoted(shown)}"
    if fact in stated:
        wanted = stated[fact]
        same = _key(wanted) == common if plain else _letters(wanted) == _letters(shown)
        if not same:
            yield (
                f"{_SOURCE} says of the {fact} {_quoted(wanted)}, and the descriptions "
                f"{_quoted(shown)}"
            )


def _key(values: tuple[str, ...]) -> tuple[str, ...]:
    """Values without white space: forms differ in what they make of a line break."""
    return tuple("".join(value.split()) for value in values)


def _letters(values: tuple[str, ...]) -> tuple[str, ...]:
    """What no rule of orthography changes: letters, in one form, and the values of figures."""
    folded = (
        unicodedata.normalize("NFKD", value).translate(_KEPT_LETTERS).casefold() for value in values
    )
    return tuple(re.sub(r"[\W_]", "", "".join(map(_plain, value))) for value in folded)


def _plain(character: str) -> str:
    return str(unicodedata.digit(character, character))


def _quoted(values: tuple[str, ...]) -> str:
    told = " · ".join(values)
    return f"«{told[:_QUOTED]}{' …' if len(told) > _QUOTED else ''}»" if values else _NOTHING
