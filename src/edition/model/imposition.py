"""What is asked of the press, and what it says of the sheets it made: all that a printer or a proof
must know of them.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from edition.core.units import Length
from edition.model.description import Booklet, Flip, Fold
from edition.model.output_kinds import ReadingName
from edition.model.record import Record


class Condition(Struct, frozen=True):
    """The shop's CMYK profile (ICC), and the name that it gives itself.

    `registered` is what the ICC's registry of printing conditions calls this one ("FOGRA39"), ""
    for one of the shop's own.
    """

    profile: bytes
    name: str
    registered: str = ""


Binding = Literal["right", "left"]
PAGES_OF_A_SHEET = 4
"""Of paper that is folded once: two on each side."""
DUMMY = "dummy"
"""What folds as the sheets will, to try it out: no kind of output, asked for with a plan."""


class Order(Struct, frozen=True):
    """Pages to impose and how; `name` is what their file is called, without its folder. `wanted`
    are names of kinds of output that are made of pages, or DUMMY.

    `binding` none: as the pages are read. `paper` empty: the smallest that holds two pages.
    `cover`: the last page is the back cover. `reading` is the one that the pages show, after which
    the sheets are named too. `record` none: the file is somebody else's, and its
    sheets are described as it is. `second_ink` is what the print shop calls the second ink,
    `condition` how it prints where it prints in CMYK.
    """

    name: str
    pages: bytes
    wanted: frozenset[str]
    booklet: Booklet = Booklet()
    binding: Binding | None = None
    paper: str = ""
    cover: bool = False
    reading: ReadingName = "edited"
    record: Record | None = None
    second_ink: str = ""
    condition: Condition | None = None


class Tiles(Struct, frozen=True):
    """How a home printer prints a page in pieces: on `paper` of that name, so much `margin` left
    white on every side of a sheet, neighbours sharing the `overlap`. Margins and overlap leave
    something of the paper, whichever way it lies.
    """

    paper: str
    margin: Length
    overlap: Length


class Folding(Struct, frozen=True):
    """How so many sheets of A4 are folded in three.

    `widths` are those of the panels of the side that has the front, from the right. `cover`: no
    part of the text is on the front; `back`: no part of the text is on the panel that is outside at
    the back.
    """

    fold: Fold
    sheets: int
    widths: tuple[Length, ...]
    cover: bool
    back: bool


PAGES_OF_A_ZINE = 8
"""On one side of one sheet, four in a row."""


class OneSheet(Struct, frozen=True):
    """Eight pages on one side of a sheet of that `paper`, lying, which they fill: it is cut along
    its middle between the outer folds, and folded to a right-bound book.
    """

    paper: str


class Imposition(Struct, frozen=True):
    """How pages stand on sheets.

    `signatures` are the sheets of each signature, in the order of reading. `turned`: backs stand
    head down, for a printer that turns the sheet over its other edge. A sheet that lies `i` sheets
    inside its signature has its pages moved `i` times the `caliper` towards the fold. `blanks`
    stand at the end, or before the back cover where there is a `cover`. `paper` is the sheet's
    name, `sheet` and `trim` are width and height of the sheet and of one page; ink goes on for the
    `bleed` beyond that.
    """

    pages: int
    blanks: int
    signatures: tuple[int, ...]
    binding: Binding
    flip: Flip
    turned: bool
    caliper: Length
    cover: bool
    paper: str
    sheet: tuple[Length, Length]
    trim: tuple[Length, Length]
    bleed: Length = 0

    @property
    def stapled(self) -> bool:
        """Whether staples hold it: one signature of sheets that lie in one another. A single sheet
        is only folded, several signatures are sewn or glued.
        """
        return len(self.signatures) == 1 and self.signatures[0] > 1


class Sheets(Struct, frozen=True):
    """Files, by their path in the build folder, that together show all pages: a single one, or
    `plates`, one for each ink.
    """

    files: tuple[str, ...]
    imposition: Imposition
    plates: bool = False


class Tiled(Struct, frozen=True):
    """A poster in pieces: the PDF of the poster, and how it is parted."""

    poster: bytes
    tiles: Tiles


class Zine(Struct, frozen=True):
    """A small book on one sheet: the PDF of its pages, and the sheet."""

    pages: bytes
    sheet: OneSheet


class ShopPoster(Struct, frozen=True):
    """A poster for a print shop: the PDF of it as it was written, and the text that should come
    back out of it.
    """

    pages: bytes
    expected: str


class Printed(Struct, frozen=True):
    """What the press made: files by their path in the build folder.

    `sheets` are those that are imposed, of the pamphlet of a `reading`. `table` is the plan for
    people. `variant` is the path of the pages themselves as the print shop gets them. `condition`
    is how the shop prints, where its files are PDF/X-4; `ink_limit` is the per cent of all inks
    that may lie in one place. `tiled` are the posters in pieces, `zines` the books on one sheet,
    `posters` those for a print shop.
    """

    files: Mapping[str, bytes | str]
    sheets: tuple[Sheets, ...]
    table: tuple[str, ...]
    variant: str = ""
    condition: Condition | None = None
    ink_limit: int = 300
    tiled: Mapping[str, Tiled] = {}
    zines: Mapping[str, Zine] = {}
    posters: Mapping[str, ShopPoster] = {}
    reading: ReadingName = "edited"
