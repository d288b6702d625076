"""Descriptions in lines: RIS, BibLaTeX, the spreadsheet of the Internet Archive, bag-info.txt; and
edition.toml itself.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from edition.core.web_addresses import ID, with_id
from edition.verify.bags.records.in_json import internet_archive
from edition.verify.bags.records.said import Said, leaves

_TEX = re.compile(r"\\textbackslash\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}|\\([&%$#_{}])")
_TEX_NAMES = {"\\textbackslash{}": "\\", "\\textasciitilde{}": "~", "\\textasciicircum{}": "^"}
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},$", re.MULTILINE)
_DATE_OF_TEXT, _DATE_OF_EDITION = (
    re.compile(r"Date \(EDTF\): (\S+)\."),
    re.compile(r"This edition: (\S+)\."),
)


def ris(text: str) -> Said:
    """RIS, where the corporate author ends in a comma; dates to the day stand in notes."""
    found: dict[str, list[str]] = {}
    for line in text.split("\r\n"):
        found.setdefault(line[:2], []).append(line[6:])

    def said(tag: str) -> tuple[str, ...]:
        return tuple(found.get(tag, ()))

    return {
        "identifier": said("ID"),
        "title": said("TI"),
        "titles": said("TI") + said("TT"),
        "creator": tuple(author.removesuffix(",") for author in said("AU")),
        "publisher": said("PB"),
        "date of the text": _dated(_DATE_OF_TEXT, said("N1")),
        "date of the edition": _dated(_DATE_OF_EDITION, said("N1")),
        "year": said("PY"),
        "version": said("ET"),
        "language": said("LA"),
        "description": said("AB"),
        "address": said("UR"),
    }


def _dated(pattern: re.Pattern[str], notes: Sequence[str]) -> tuple[str, ...]:
    return tuple(match[1] for match in map(pattern.fullmatch, notes) if match)


def bibtex(text: str) -> Said:
    """The one entry, without TeX's escapes and the braces that keep capitals."""
    found = dict(_FIELD.findall(text))

    def said(key: str) -> tuple[str, ...]:
        value = found.get(key, "")
        kept = value[1:-1] if value.startswith("{") and value.endswith("}") else value
        return (_TEX.sub(lambda match: match[1] or _TEX_NAMES[match[0]], kept),) if kept else ()

    return {
        "identifier": said("number"),
        "title": said("title"),
        "creator": said("author"),
        "publisher": said("publisher"),
        "date to cite by": said("date"),
        "version": said("version"),
        "language": said("language"),
        "address": said("url"),
    }


def spreadsheet(rows: Sequence[Mapping[str, str]]) -> Said:
    """The first row, which has the fields of the item; that is empty which is not said."""
    return internet_archive({key: value for key, value in rows[0].items() if value}) if rows else {}


def bag_info(fields: Mapping[str, str]) -> Said:
    """The fields of bag-info.txt."""

    def said(label: str) -> tuple[str, ...]:
        return (fields[label],) if label in fields else ()

    return {
        "identifier": said("External-Identifier"),
        "title": said("Title"),
        "creator": said("Creator"),
        "publisher": said("Source-Organization"),
        "date of the edition": said("Bagging-Date"),
        "date to cite by": said("Date"),
        "rights": said("Rights"),
        "language code": said("Language"),
        "description": said("External-Description"),
    }


def edition_toml(table: dict[str, object], epoch: int) -> Said:
    """What the editor states; the day of the edition is that of `epoch` where none is."""
    titles = table.get("parallel_titles")
    parallel = tuple(str(titles[key]) for key in sorted(titles)) if isinstance(titles, dict) else ()
    day = str(table.get("issued") or datetime.fromtimestamp(epoch, UTC).date())
    address = next((url for url in leaves(table, "link", "url") if ID in url), "")
    identifier = str(table.get("id", ""))
    return {
        "identifier": leaves(table, "id"),
        "title": leaves(table, "title"),
        "titles": leaves(table, "title") + parallel,
        "creator": leaves(table, "issuing_body"),
        "publisher": leaves(table, "publisher"),
        "date of the edition": (day,),
        "rights": leaves(table, "rights"),
        "rights in words": leaves(table, "rights_statement") or leaves(table, "rights"),
        "version": leaves(table, "version") or ("1",),
        "language": leaves(table, "language"),
        "address": (with_id(address, identifier),) if address else (),
    }
