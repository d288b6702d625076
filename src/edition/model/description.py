"""edition.toml and emendations.toml as typed values. Unknown keys are errors; `read` says where and
which key was meant.
"""

from datetime import date as Day
from typing import Literal

import msgspec

from edition.core.direction import Kind
from edition.core.languages import Calendar
from edition.core.papers import PaperName
from edition.model.output_kinds import PAMPHLET, OutputName

Profile = Literal["diplomatic", "print", "academy"]
State = Literal["off", "suggest", "apply"]


class Described(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of edition.toml or emendations.toml."""


class PrintedDate(Described, frozen=True, kw_only=True):
    """`[[date]]`: a date as the text prints it. Where there are several, exactly one is `normative`
    and gives the reason.
    """

    printed: str
    calendar: Calendar
    normative: bool = False
    reason: str = ""


class Link(Described, frozen=True, kw_only=True):
    """`[[link]]`: an address; `{id}` in it stands for the id of the edition.

    `qr` prints it as a QR code; `confirmed` says that it answers already: while it does not, the
    build warns.
    """

    label: str
    url: str
    qr: bool = False
    confirmed: bool = False


class Image(Described, frozen=True, kw_only=True):
    """`[[image]]`: an emblem (PNG or SVG) for the cover. `file` is relative to the folder of
    edition.toml.
    """

    file: str
    alt: str
    width_mm: float = 20.0


class Structure(Described, frozen=True, kw_only=True):
    """`[structure]`: what the rules cannot see in this text; each entry is a whole line of it,
    white space folded.

    `verse` says that the text has verse, which is then recognised; `verses` are lines that are
    verse without being recognised, a couplet each or two to a couplet.
    """

    headings: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    verses: tuple[str, ...] = ()
    verse: bool = False


class Font(Described, frozen=True, kw_only=True):
    """`[[font]]`: a font file for what the main face lacks: TrueType, relative to the folder of
    edition.toml, with its SHA-256.

    `scripts` (ISO 15924, "Arab") and `characters` limit what it serves; without either it serves
    every character it has.
    """

    file: str
    sha256: str
    scripts: tuple[str, ...] = ()
    characters: str = ""


Flip = Literal["short", "long"]


class Output(Described, frozen=True, kw_only=True):
    """`[[output]]`: a thing to make, and its paper; `heading` is the editor's own, above the items
    of a handout.
    """

    kind: OutputName
    size: Literal["A5"] = "A5"
    heading: str = ""


class Poster(Described, frozen=True, kw_only=True):
    """`[[poster]]`: what it shows, by reference: a block («title», «slogan 1», «demand 7»), all of
    a kind («demands»), or a poster for each of a kind («each demand»).

    `heading` is the editor's own, above all of a kind. `tiles` names the paper of the home printer
    that prints it in pieces.
    """

    shows: str
    size: PaperName = "A3"
    heading: str = ""
    tiles: Literal["", "A3", "A4", "Letter"] = ""
    tile_margin_mm: float = 5.0
    tile_overlap_mm: float = 8.0


class Typography(Described, frozen=True, kw_only=True):
    """`[typography]`: how lines are justified.

    `justify` says what gives way beside the gaps between words: nothing ("spaces"), the width of
    whole lines by up to `scale_percent` and the joints of letters by up to `joint_em` each
    ("scaled"), and kashida besides, of `kashida_em` where the letters bear no longer one
    ("kashida"). `narrowest_gap` and `widest_gap` are shares of the natural gap, the second but for
    need. `hanging` lets punctuation hang out at both edges. No line of display type parts the words
    of one of the `terms`.
    """

    justify: Literal["spaces", "scaled", "kashida"] = "kashida"
    narrowest_gap: float = 0.67
    widest_gap: float = 1.6
    scale_percent: float = 2.0
    kashida_em: float = 0.4
    joint_em: float = 0.03
    hanging: bool = True
    terms: tuple[str, ...] = ()


class Direction(Described, frozen=True, kw_only=True):
    """`[direction]`: what runs from left to right in the text as one.

    `off` names kinds that the compiler is to leave to the Unicode algorithm: see `core.direction`.
    `pieces` are further ones, as they stand in the text.
    """

    off: tuple[Kind, ...] = ()
    pieces: tuple[str, ...] = ()


class Deposit(Described, frozen=True, kw_only=True):
    """`[deposit]`: what goes to the archive beyond what always goes.

    `also` names descriptions that are made on request; `attach` files to keep with the source,
    relative to the folder of edition.toml. `source_in_pdf` attaches the source text to every PDF
    that shows the whole of it. `publication_year` is the Gregorian year to cite by, where the date
    of the text reaches over a new year.
    """

    also: tuple[Literal["bibtex", "dspace", "ead", "mods", "zenodo"], ...] = ()
    attach: tuple[str, ...] = ()
    source_in_pdf: bool = False
    publication_year: int | None = None


class Booklet(Described, frozen=True, kw_only=True):
    """`[booklet]`: how its sheets are printed and bound.

    `caliper_mm` is the thickness of the paper, by which the pages of inner sheets are moved towards
    the fold. `flip` is the edge over which the printer turns a sheet. `signature` is the number of
    pages in a signature that is sewn or glued, 0 for staples.
    """

    caliper_mm: float = 0.0
    flip: Flip = "short"
    signature: int = 0


Fold = Literal["z", "roll"]


class Leaflet(Described, frozen=True, kw_only=True):
    """`[leaflet]`: how its sheets are folded: like a Z ("z"), or the last panel into the others
    ("roll").
    """

    fold: Fold = "z"


class Press(Described, frozen=True, kw_only=True):
    """`[press]`: `second_ink` is what the print shop calls the ink beside black.

    `profile` is the shop's CMYK profile, an ICC file relative to the folder of edition.toml, with
    its SHA-256; where it is named, the shop's files are PDF/X-4. `condition` is what the ICC's
    registry calls that way of printing, "" for one of the shop's own. `ink_limit_percent` is how
    much of all inks together the paper takes in one place.
    """

    second_ink: str = "Accent"
    profile: str = ""
    sha256: str = ""
    condition: str = ""
    ink_limit_percent: int = 300


class Description(Described, frozen=True, kw_only=True):
    """The whole of edition.toml.

    `words` states what the compiler says in a language it does not know, or says otherwise in one
    it does. `encoding` names that of the text, "" for UTF-8 or UTF-16 with its mark. `orthography`
    overrides `profile` for single rules, by their ids.
    """

    id: str
    language: str
    words: dict[str, str] = {}
    encoding: str = ""
    profile: Profile = "diplomatic"
    orthography: dict[str, State] = {}
    title: str
    title_parts: tuple[str, ...] = ()
    short_title: str = ""
    parallel_titles: dict[str, str] = {}
    issuing_body: str
    publisher: str = ""
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
    font: tuple[Font, ...] = ()
    poster: tuple[Poster, ...] = ()
    structure: Structure = Structure()
    typography: Typography = Typography()
    direction: Direction = Direction()
    booklet: Booklet = Booklet()
    leaflet: Leaflet = Leaflet()
    press: Press = Press()
    deposit: Deposit = Deposit()
    output: tuple[Output, ...] = (Output(kind=PAMPHLET.name),)


class EmendationEntry(Described, frozen=True, kw_only=True):
    """`[[emendation]]`: a change that the editor stands for, in line `line` of text.txt (from 1).

    `before` are the characters as they stand there; where they stand there more than once,
    `occurrence` (from 1) says which are meant; 0 says that they stand there once.
    """

    line: int
    before: str
    after: str
    reason: str
    occurrence: int = 0


class Emendations(Described, frozen=True, kw_only=True):
    """The whole of emendations.toml."""

    emendation: tuple[EmendationEntry, ...] = ()
