"""What is said of an edition to machines: the one value from which every description is made."""

from datetime import date

from msgspec import Struct


class Record(Struct, frozen=True):
    """Titles carry their language; `dated` is EDTF and Gregorian (ISO 8601-2), `issued` the day of this edition.

    `sha256` is that of the source text.
    """

    identifier: str
    language: str
    title: str
    parallel_titles: tuple[tuple[str, str], ...]
    creator: str
    description: str
    dated: str
    issued: date
    version: str
    rights: str
    rights_statement: str
    replaces: str
    sha256: str
