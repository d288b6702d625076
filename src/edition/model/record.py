"""What is said of an edition to machines: the one value from which every description is made."""

from datetime import date

from msgspec import Struct


class StatedDate(Struct, frozen=True):
    """A date that the text prints: its characters, the calendar they are in, and the days as EDTF,
    which is Gregorian.
    """

    printed: str
    calendar: str
    edtf: str


class Record(Struct, frozen=True):
    """Titles carry their language; `dated` is EDTF and Gregorian (ISO 8601-2), `issued` the day of
    this edition, if any.

    `language` is the tag of BCP 47 ("fa"), `language_code` that of ISO 639-3 ("fas"). `year` is the
    Gregorian one to cite by: None where the normative date reaches over a new year and the editor
    chose none. `stated` are the printed dates in the order of edition.toml, `dates_note` says in
    the language of the edition where they disagree and which one counts, and why. `url` is the
    first link that holds the id, `replaces_url` the same with the id of what this edition replaces;
    both may be "". `sha256` is that of the source text.
    """

    identifier: str
    language: str
    language_code: str
    title: str
    parallel_titles: tuple[tuple[str, str], ...]
    creator: str
    publisher: str
    place: str
    description: str
    dated: str
    year: int | None
    issued: date | None
    stated: tuple[StatedDate, ...]
    dates_note: str
    version: str
    rights: str
    rights_statement: str
    url: str
    replaces: str
    replaces_url: str
    sha256: str
