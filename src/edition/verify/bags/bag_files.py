"""Files of a bag that are read whole: no longer than a bound, XML without what leads out of it,
JSON without what is endless.

Each raises `Damaged` with a clause that names the file.
"""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from lxml import etree

from edition.core.bounds import BAG_RECORD, BAG_TEXT, BAG_XML, RECORD_ENTRIES, XML_TAGS, Bound
from edition.core.quoting import by_system, worded
from edition.verify.file.checks import Damaged

_PARTS = 64
"""Parts from which a key in TOML is too long: tomllib makes a table in a table of each."""
# It begins where no word goes on: else a long word would be looked through from each letter of it.
_LONG_KEY = re.compile(
    rf"""(?<![\w-])(?:(?:"[^"\n]*+"|'[^'\n]*+'|[\w-]++)[ \t]*+\.[ \t]*+){{{_PARTS},}}"""
)


def content_of(file: Path, bound: Bound = BAG_TEXT) -> bytes:
    """The bytes of a file."""
    try:
        if too_large := bound.exceeded(file.stat().st_size):
            raise Damaged(worded("{file} has {fact}", file=file.name, fact=too_large.fact))
        return file.read_bytes()
    except OSError as refusal:
        raise Damaged(
            worded(
                "{file} cannot be read ({refusal})",
                file=file.name,
                refusal=by_system(refusal),
            )
        ) from None


def text_of(file: Path, bound: Bound = BAG_TEXT) -> str:
    """The text of a file in UTF-8, line ends as they are."""
    try:
        return content_of(file, bound).decode()
    except UnicodeDecodeError:
        raise Damaged(worded("{file} is not UTF-8", file=file.name)) from None


def root_of(file: Path) -> etree._Element:
    """The root of XML: no entity is resolved, and nothing else is opened; a file with a document
    type is none of ours.

    The file is read by Python, since libxml2 takes its name for an address and wants it in UTF-8.
    """
    content = content_of(file, BAG_XML)
    if too_many := XML_TAGS.exceeded(content.count(b"<")):
        raise Damaged(worded("{file} has {fact}", file=file.name, fact=too_many.fact))
    if b"<!DOCTYPE" in content or b"\0" in content:
        raise Damaged(
            worded(
                "{file} declares a document type, or is not UTF-8, as no XML of a deposit",
                file=file.name,
            )
        )
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as fault:
        raise Damaged(worded("{file} is no XML: {why}", file=file.name, why=fault.msg)) from None


def record_of(file: Path, bound: Bound = BAG_RECORD, entries: Bound = RECORD_ENTRIES) -> Any:
    """A description in JSON as values: a table, none of whose lists is long."""
    text = text_of(file, bound)
    try:
        record = json.loads(text, object_pairs_hook=_once)
    except RecursionError:
        raise Damaged(worded("{file} is nested too deep", file=file.name)) from None
    except ValueError as fault:
        if not isinstance(fault, Damaged):
            raise Damaged(worded("{file} is no JSON", file=file.name)) from None
        why = fault.args[0]
        raise Damaged(worded("{file} is no JSON: {why}", file=file.name, why=why)) from None
    if not isinstance(record, dict):
        raise Damaged(worded("{file} is no table", file=file.name))
    if too_many := entries.exceeded(max(map(len, _lists(record)), default=0)):
        raise Damaged(worded("{file} has {fact}", file=file.name, fact=too_many.fact))
    return record


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A table, each key of which is there once: of two, one reader takes the first and another the
    last.
    """
    table = dict(pairs)
    if len(table) != len(pairs):
        raise Damaged(worded("one of its keys comes twice"))
    return table


def _lists(value: object) -> Iterator[list[object]]:
    open_ = [value]
    while open_:
        each = open_.pop()
        if isinstance(each, dict):
            open_ += each.values()
        elif isinstance(each, list):
            yield each
            open_ += each


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of a table in CSV by the names in its first one (RFC 4180), each with as many fields
    as that.
    """
    text = text_of(file)
    csv.field_size_limit(max(csv.field_size_limit(), BAG_TEXT.most))
    try:
        head, *rows = csv.reader(StringIO(text, newline=""), strict=True)
    except csv.Error as fault:
        raise Damaged(worded("{file} is no CSV: {fault}", file=file.name, fault=fault)) from None
    except ValueError:
        raise Damaged(worded("{file} is empty", file=file.name)) from None
    if len(set(head)) != len(head):
        raise Damaged(worded("{file} names a field twice", file=file.name))
    for number, row in enumerate(rows, 2):
        if len(row) != len(head):
            raise Damaged(
                worded(
                    "row {number} of {file} has {fields} fields, and its head {head}",
                    number=number,
                    file=file.name,
                    fields=len(row),
                    head=len(head),
                )
            )
    return [dict(zip(head, row, strict=True)) for row in rows]


def toml_of(file: Path) -> dict[str, Any]:
    """TOML as values; a key of many parts is none, for each part of it is a table in a table."""
    text = text_of(file, BAG_RECORD)
    if _LONG_KEY.search(text):
        raise Damaged(
            worded("{file} has a key of more than {parts} parts", file=file.name, parts=_PARTS)
        )
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise Damaged(worded("{file} is nested too deep", file=file.name)) from None
    except ValueError:
        raise Damaged(worded("{file} is no TOML", file=file.name)) from None
