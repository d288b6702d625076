"""Set type: glyphs at positions on pages, and the structure they belong to.

Origin of a page is its top left corner, y downwards, x from the left. Lengths are thousandths of a
point; inside a ShapedRun they are font units of its face, y upwards as in the font file.
"""

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.imposition import Folding, OneSheet, Tiles
from edition.model.output_kinds import ReadingName

Weight = Literal["Regular", "Medium", "Bold", "Black"]
FaceCut = Literal[
    "Regular", "Medium", "Bold", "Black",
    "Display Regular", "Display Medium", "Display Bold", "Display Black",
    "Code",
]  # fmt: skip
"""A weight of the family that sets the text, or of the one for display type; or the face of one
width that code is set in.
"""
FaceName: TypeAlias = str
"""A cut, or the name of another face that stands in for it."""
Ink = Literal["black", "accent", "guide", "paper"]
"""`guide` is for what helps to look at a page; `paper` is its white, on a field of another ink."""
Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "H4", "H5", "P", "BlockQuote", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD",
    "Note", "Reference", "Link", "Code", "Span", "Figure", "TOC", "TOCI",
]  # fmt: skip


UNSCALED = 100_000
"""The scale of a line, and of a glyph, that is as wide as the face has it."""

ARTIFACT = -1
"""In place of a leaf: what helps the reader find the place and is no part of the text."""


class Glyph(Struct, frozen=True, cache_hash=True):
    """A glyph of a face: its index, the offset into the run's text of its cluster, its advance and
    its displacement.

    `size` is that of its outline, in per cent of the size of its line: the mark of a note is
    smaller. `stretch` is how its outline is widened, in hundred-thousandths: a kashida, or the
    bridge of a joint.
    """

    index: int
    cluster: int
    advance: int
    dx: int
    dy: int
    size: int = 100
    stretch: int = UNSCALED


class ShapedRun(Struct, frozen=True, eq=False):
    """Text of one direction in one face. `glyphs` stand from left to right; runs of equal text and
    face are one object.

    `joints` are the places in `glyphs` of the letters that are joined to the one at their left and
    may be drawn away from it.
    """

    text: str
    face: FaceName
    rtl: bool
    glyphs: tuple[Glyph, ...]
    advance: int
    joints: tuple[int, ...] = ()


class Piece(Struct, frozen=True):
    """A run with its left edge at `x` from the start of the line; a space has no ink; its
    neighbours tell its gap.
    """

    run: ShapedRun
    x: Length


class Fragment(Struct, frozen=True):
    """The part of a line that belongs to one leaf of the structure, or is an ARTIFACT.

    `text` is the fragment in logical order; `pieces` stand from left to right. `rank` is the place
    of the fragment among those of its line as they are read. `struck`: a line is drawn through it.
    """

    leaf: int
    text: str
    ink: Ink
    pieces: tuple[Piece, ...]
    rank: int = 0
    struck: bool = False


class SetLine(Struct, frozen=True):
    """A line at one size, in one face but for what is emphasised in it.

    `fragments` stand from left to right; x counts from the left of the text block.

    `scale` widens or narrows the glyphs of the whole line, in hundred-thousandths; the x of its
    pieces have it in them. `within_word`: the next line goes on in the same word (a long address),
    so that no space parts them.
    """

    face: FaceName
    size: Length
    fragments: tuple[Fragment, ...]
    within_word: bool = False
    scale: int = UNSCALED


class PlacedLine(Struct, frozen=True):
    """A line whose x counts from `x` of the page and whose baseline is at `y`."""

    line: SetLine
    x: Length
    y: Length


class Rule(Struct, frozen=True):
    """A filled rectangle; always an artifact."""

    x: Length
    y: Length
    width: Length
    height: Length
    ink: Ink


class Matrix(Struct, frozen=True):
    """A QR symbol with its upper left module at (x, y): rows of dark and light modules, without the
    quiet zone.
    """

    leaf: int
    x: Length
    y: Length
    width: Length
    height: Length
    module: Length
    rows: tuple[tuple[bool, ...], ...]


class Drawing(Struct, frozen=True):
    """A drawing in one ink, its upper left corner at (x, y).

    `path` holds (operator, coordinates): "m" x y, "l" x y, "c" three points, "h"; lengths from the
    corner, y downwards.
    """

    leaf: int
    x: Length
    y: Length
    width: Length
    height: Length
    path: tuple[tuple[str, tuple[Length, ...]], ...]
    even_odd: bool
    ink: Ink = "black"


class Raster(Struct, frozen=True):
    """A picture in greys, a byte a sample, rows from the top; its upper left corner at (x, y)."""

    leaf: int
    x: Length
    y: Length
    width: Length
    height: Length
    columns: int
    rows: int
    samples: bytes


Figure = Matrix | Drawing | Raster


class LinkArea(Struct, frozen=True):
    """A rectangle of the page that leads where the Link element above `leaf` does."""

    leaf: int
    x: Length
    y: Length
    width: Length
    height: Length


class Area(Struct, frozen=True):
    """Where text may stand on a page: its sides from the left and the upper edge. Labels stand
    outside, at its right.
    """

    left: Length
    top: Length
    right: Length
    bottom: Length


Composition = Literal["page", "numeral", "stack", "flood"]
"""How a poster is composed: see `typeset.poster.composing`."""


Why = Literal["asked", "list", "words", "number", "few"]
"""It was asked for; a list is shown; it has many words, a number, or few words."""


class Composed(Struct, frozen=True):
    """The composition of a poster, and why it has that; `left_out` is the mark at the end of its
    text that is not set.
    """

    composition: Composition
    why: Why
    left_out: str = ""


class Bookmark(Struct, frozen=True):
    """An entry of the outline: a title and where it stands; one of `level` 2 lies under the last of
    level 1 before it. `leaf` is the first of the heading.
    """

    title: str
    page: int
    y: Length
    level: int = 1
    leaf: int = ARTIFACT


class Element(Struct, frozen=True):
    """A node of the structure tree. A child that is a number is a leaf: lines and matrices name the
    leaf they show. A Span is what is struck out.

    `lang` where it differs from the document's; `alt` describes a Figure and a Link; a Link leads
    to an address, its `url`, or `to` a place of this file. `note` is the label of a Note, and in a
    Reference that of the note that it refers to.
    """

    role: Role
    children: "tuple[Element | int, ...]"
    lang: str = ""
    alt: str = ""
    url: str = ""
    to: Bookmark | None = None
    note: str = ""


class Page(Struct, frozen=True):
    """One page. `folio` is its printed number in the edition's digits, which is also its label;
    lines stand in reading order.

    All of its `lines` stand in its `areas`. A `turned` page is as wide as the others are high, and
    shown turned to the right by a quarter; all that stands on it counts from its corner before
    that, but what is `upright`, as its folio is.
    """

    number: int
    folio: str
    lines: tuple[PlacedLine, ...]
    furniture: tuple[PlacedLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    figures: tuple[Figure, ...] = ()
    links: tuple[LinkArea, ...] = ()
    areas: tuple[Area, ...] = ()
    turned: bool = False
    upright: tuple[PlacedLine, ...] = ()


class Arrangement(Struct, frozen=True):
    """What stands together on a page: lines in reading order, what helps to find the place, rules,
    figures, and the areas of links; from an origin of its own, x to the right, y downwards.
    """

    lines: tuple[PlacedLine, ...] = ()
    furniture: tuple[PlacedLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    figures: tuple[Figure, ...] = ()
    links: tuple[LinkArea, ...] = ()

    def moved(self, x: Length, y: Length = 0) -> "Arrangement":
        """The same farther to the right, and farther down."""
        return Arrangement(
            tuple(PlacedLine(each.line, each.x + x, each.y + y) for each in self.lines),
            tuple(PlacedLine(each.line, each.x + x, each.y + y) for each in self.furniture),
            tuple(replace(each, x=each.x + x, y=each.y + y) for each in self.rules),
            tuple(replace(each, x=each.x + x, y=each.y + y) for each in self.figures),
            tuple(replace(each, x=each.x + x, y=each.y + y) for each in self.links),
        )

    def with_(self, other: "Arrangement") -> "Arrangement":
        """The same, and behind it another, which is read after it."""
        return Arrangement(
            (*self.lines, *other.lines),
            (*self.furniture, *other.furniture),
            (*self.rules, *other.rules),
            (*self.figures, *other.figures),
            (*self.links, *other.links),
        )

    def page(self, number: int, folio: str, *areas: Area) -> Page:
        """A page with nothing else on it, whose text stands in these areas."""
        return Page(
            number,
            folio,
            self.lines,
            self.furniture,
            self.rules,
            self.figures,
            self.links,
            areas,
        )


End = Literal["full", "kept together", "facing page", "later pages", "forced", "turned", "the end"]
"""Why a page ends where it does.

It has all rows it can have; what follows may not be parted and has no room; the page beside it ends
on that row; the pages behind it come out better; what follows opens a page; it holds a table that
lies on its side; nothing follows.
"""


class TextPage(Struct, frozen=True):
    """A page of text, its text block `left` of the page: `rows` of the `available` are used, those
    of its notes among them.

    `slabs` are what it was made of. `facing` is the number of the page of text beside it, 0 where
    there is none. `given` are the rows that it was set deeper than is best for its lines and white,
    or less deep where below 0.
    """

    number: int
    left: Length
    slabs: int
    rows: int
    available: int
    end: End
    facing: int
    given: int = 0


class Saving(Struct, frozen=True):
    """A line for `[layout]` in edition.toml, and how many pages there would be with it."""

    line: str
    pages: int


Beside = Literal["cover", "imprint", "contents", "back cover", "blank"]
"""What stands on a page that has no text."""


class MakeUp(Struct, frozen=True):
    """Baselines stand `leading` apart below the first at `head`; the text block is `measure` wide.

    Pages have `depth` rows, where the style has `usual` ones; the first begins `sink` rows lower,
    where `usual_sink` would do. `blanks` are the numbers of the pages that were added to reach a
    multiple of four. `beside` is what the other pages without text hold, in order. `savings` are
    things that could be given up for a sheet each. `joinable` are the numbers of pages that end
    for slogans or names, which could stand below.
    """

    head: Length
    leading: Length
    measure: Length
    depth: int
    usual: int
    sink: int
    usual_sink: int
    pages: tuple[TextPage, ...]
    blanks: tuple[int, ...]
    beside: tuple[tuple[int, Beside], ...] = ()
    savings: tuple[Saving, ...] = ()
    joinable: tuple[int, ...] = ()


class PagedDocument(Struct, frozen=True):
    """All pages of one output, in reading order, with the structure tree that owns what stands on
    them.

    `name` is the path of the output in the build folder, without its ending ("pamphlet",
    "posters/A3-title"). `smallest` is the smallest size of its text (addresses and colophon apart),
    `distance` the metres from which that is read on a wall. `whole`: it holds the whole text, not
    parts of it. `tiles`: how it is printed in pieces besides, a poster of one page. `makeup`: how
    its text was cut into facing pages. `folding`: how its sheets are folded, a leaflet. `composed`:
    how a poster is composed, and why. `pixels`: how large a picture of it is, across and down, that
    is posted, where there is one. `largest` is the size of the largest line of a poster, `first`
    the metres from which its first one is read. `one_sheet`: its eight pages are printed on one
    sheet besides. `bled`: the same for a print shop, what goes to an edge going on beyond it.
    `reading`: which one of the text it shows.
    """

    name: str
    width: Length
    height: Length
    pages: tuple[Page, ...]
    structure: Element
    outline: tuple[Bookmark, ...]
    smallest: Length
    distance: float
    whole: bool
    tiles: Tiles | None = None
    makeup: MakeUp | None = None
    folding: Folding | None = None
    composed: Composed | None = None
    pixels: tuple[int, int] | None = None
    largest: Length = 0
    first: float = 0.0
    one_sheet: OneSheet | None = None
    bled: "PagedDocument | None" = None
    reading: ReadingName = "edited"

    def height_of(self, page: Page) -> Length:
        """How high a page is before it is shown turned."""
        return self.width if page.turned else self.height
