"""edition.toml and emendations.toml as typed values. Unknown keys are errors; `read` says where and which key was meant."""

from datetime import date as Day
from typing import Literal

import msgspec


class Described(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of edition.toml or emendations.toml."""


class PrintedDate(Described, frozen=True, kw_only=True):
    """`[[date]]`: a date as the text prints it. Where there are several, exactly one is `normative` and gives the reason."""

    printed: str
    calendar: Literal["jalali", "gregorian"]
    normative: bool = False
    reason: str = ""


class Link(Described, frozen=True, kw_only=True):
    """`[[link]]`: an address; `{id}` in it stands for the id of the edition.

    `qr` prints it as a QR code; `confirmed` says that it answers already: while it does not, the build warns.
    """

    label: str
    url: str
    qr: bool = False
    confirmed: bool = False


class Image(Described, frozen=True, kw_only=True):
    """`[[image]]`: an emblem (PNG or SVG) for the cover. `file` is relative to the folder of edition.toml."""

    file: str
    alt: str
    width_mm: float = 20.0


class Structure(Described, frozen=True, kw_only=True):
    """`[structure]`: what the rules cannot see in this text; each entry is a whole line of it, white space folded."""

    headings: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


class Output(Described, frozen=True, kw_only=True):
    """`[[output]]`: a thing to make, and its paper."""

    kind: Literal["pamphlet"]
    size: Literal["A5"] = "A5"


class Description(Described, frozen=True, kw_only=True):
    """The whole of edition.toml."""

    id: str
    language: str
    title: str
    title_parts: tuple[str, ...] = ()
    short_title: str = ""
    parallel_titles: dict[str, str] = {}
    issuing_body: str
    adopting_meeting: str = ""
    place: str = ""
    rights: str
    rights_statement: str = ""
    version: str = "1"
    issued: Day | None = None
    replaces: str = ""
    date: tuple[PrintedDate, ...] = ()
    link: tuple[Link, ...] = ()
    image: tuple[Image, ...] = ()
    structure: Structure = Structure()
    output: tuple[Output, ...] = (Output(kind="pamphlet"),)


class EmendationEntry(Described, frozen=True, kw_only=True):
    """`[[emendation]]`: a change that the editor stands for, in line `line` of text.txt (from 1).

    `before` are the characters as they stand there; where they stand there more than once, `occurrence` (from 1) says which
    are meant; 0 says that they stand there once.
    """

    line: int
    before: str
    after: str
    reason: str
    occurrence: int = 0


class Emendations(Described, frozen=True, kw_only=True):
    """The whole of emendations.toml."""

    emendation: tuple[EmendationEntry, ...] = ()
