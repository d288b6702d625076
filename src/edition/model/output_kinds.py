"""Every kind of output, declared once: what edition.toml and `--only` call it, where it goes, what
it is made of, how it is proved.

A stage hangs what it does on a kind by its name (`typeset.outputs`, `press.imposing`); nothing else
lists them.
"""

from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

Origin = Literal["text", "posters", "pages", "blocks"]
"""What an output is made of: the text, by the setter of its kind; what `[[poster]]` tables show;
the pages of the pamphlet, by the press; or blocks that a screen sets, by `surfaces`.
"""
Proved = Literal["text", "source", "sheets", "shop", "surface"]
"""What a file is held to: its own text comes back out of it; the whole source is in it, which is
then also measured, and attached where the editor wants that; each page of the pamphlet stands in
its place on a sheet; it has what a print shop looks for; it is no PDF, and says the whole source,
each code point.
"""


ReadingName = Literal["edited", "diplomatic"]
"""Which reading of the text an output shows: with the changes of its editor and of its profile, or
as it was found.
"""


class OutputKind(Struct, frozen=True, kw_only=True):
    """A kind of output.

    `name` is its `kind` in `[[output]]`, but for posters, which have tables of their own; `en` and
    `fa` say what it is, for the reference of keys. `group` is what `--only` calls it, "" for its
    name. `path` is that of its file in the build folder without the ending, or what the paths of
    its files begin with, where there may be several.
    """

    name: str
    path: str
    en: str = ""
    fa: str = ""
    origin: Origin = "text"
    proved: tuple[Proved, ...] = ("text", "source")
    group: str = ""

    @property
    def asked(self) -> str:
        """What `--only` calls it."""
        return self.group or self.name


PAMPHLET = OutputKind(
    name="pamphlet", path="pamphlet", en="its pages, one after another", fa="صفحه‌های جزوه"
)
SCREEN = OutputKind(name="screen", path="screen", en="pages for a telephone", fa="برای تلفن همراه")
POSTERS = OutputKind(name="posters", path="posters/", origin="posters", proved=("text",))
SHOP_POSTERS = OutputKind(
    name="posters for a print shop",
    path="posters/press/",
    origin="posters",
    proved=("text", "shop"),
    group="posters",
)
"""Those of which something goes to an edge, where the print shop's pages are asked for too."""
HANDOUT = OutputKind(
    name="handout",
    path="handouts/handout",
    en="a sheet to give away",
    fa="تراکت",
    proved=("text",),
    group="handouts",
)
HANDOUT_2UP = OutputKind(
    name="handout-2up",
    path="handouts/handout-2up",
    en="the same, twice on a sheet",
    fa="دو تراکت در یک برگ",
    proved=("text",),
    group="handouts",
)
LEAFLET = OutputKind(
    name="leaflet",
    path="handouts/leaflet",
    en="sheets folded in three",
    fa="برگهٔ سه‌لت",
    group="handouts",
)
MINI_ZINE = OutputKind(
    name="mini-zine",
    path="handouts/mini-zine",
    en="one sheet, eight small pages, folded and cut once",
    fa="زین: یک برگ، هشت صفحهٔ کوچک، با تا و یک برش",
    group="handouts",
)
LARGE_PRINT = OutputKind(
    name="large-print",
    path="handouts/large-print",
    en="large print",
    fa="چاپ درشت",
    group="handouts",
)
BOOKLET = OutputKind(
    name="booklet",
    path="booklet",
    en="the pages of the pamphlet on sheets for an office printer",
    fa="صفحه‌های جزوه بر برگ‌های چاپگر اداری",
    origin="pages",
    proved=("sheets",),
)
PRESS = OutputKind(
    name="press",
    path="press/",
    en="the same for a print shop",
    fa="همان برای چاپخانه",
    origin="pages",
    proved=("text", "sheets", "shop"),
)
RISO = OutputKind(
    name="riso",
    path="press/riso-",
    en="the same for a Risograph",
    fa="همان برای ریسوگراف",
    origin="pages",
    proved=("sheets", "shop"),
)
WEB = OutputKind(
    name="web",
    path="web/",
    en="a page of the web, with the files to take beside it",
    fa="صفحهٔ وب، با پرونده‌ها در کنارش",
    origin="blocks",
    proved=("surface",),
)
EPUB = OutputKind(
    name="epub",
    path="edition.epub",
    en="an e-book",
    fa="کتاب الکترونیکی",
    origin="blocks",
    proved=("surface",),
)
IIIF = OutputKind(
    name="iiif",
    path="iiif/",
    en="the pages as pictures for viewers of books (IIIF), to be put beside the page of the web",
    fa="تصویر صفحه‌ها برای نمایشگرهای کتاب (IIIF)، که کنار صفحهٔ وب گذاشته شود",
    origin="blocks",
    proved=("surface",),
)

OUTPUTS = (
    PAMPHLET,
    SCREEN,
    POSTERS,
    SHOP_POSTERS,
    HANDOUT,
    HANDOUT_2UP,
    LEAFLET,
    MINI_ZINE,
    LARGE_PRINT,
    BOOKLET,
    PRESS,
    RISO,
    EPUB,
    WEB,
    IIIF,
)
"""In the order in which a person is told of them."""

LISTED = tuple(kind for kind in OUTPUTS if kind.origin != "posters")
"""Those that `[[output]]` names."""
GROUPS = tuple(dict.fromkeys(kind.asked for kind in OUTPUTS))
"""What `--only` may name."""
DISPLAYED = frozenset(kind.asked for kind in (POSTERS, HANDOUT, HANDOUT_2UP))
"""What `--only` calls those in display type, whose words stand by themselves."""
FROM_PAGES = tuple(kind.name for kind in OUTPUTS if kind.origin == "pages")
"""Those that are made of the pages of the pamphlet."""
BESIDE_THE_PAGE = (PAMPHLET, BOOKLET, SCREEN, EPUB)
"""What lies beside the page of the web, where edition.toml lists it."""

# The names in `[[output]]` follow from the table, which a type checker cannot see: to it they are
# text, to the reader of edition.toml and its schema they are these words alone.
if TYPE_CHECKING:
    OutputName: TypeAlias = str
else:
    OutputName = Literal[tuple(kind.name for kind in LISTED)]


SECOND = "pdfa4/"
"""The folder of the second rendition of what is read, below the build folder: each file is called
there as the first is.
"""


def is_read(path: str) -> bool:
    """Whether what lies at a path in the build folder, its ending apart, is a PDF for readers, and
    not for a press.
    """
    held = held_to(path)
    return "text" in held and "shop" not in held


def named(path: str, reading: ReadingName) -> str:
    """What a file that is called `path` is called where it shows a reading, its ending apart: of
    the edited one nothing is said.
    """
    return path if reading == "edited" else f"{path}-{reading}"


def reading_of(file: str) -> ReadingName:
    """The reading that an output shows, by its path in the build folder."""
    return "diplomatic" if "-diplomatic" in PurePath(file).name else "edited"


def held_to(file: str) -> tuple[Proved, ...]:
    """What a PDF is held to, by its path in the build folder, a second rendition as the first;
    nothing of this where it is of no kind, such as a working proof.
    """
    file = file.removeprefix(SECOND)
    fitting = [kind for kind in OUTPUTS if file.startswith(kind.path)]
    return max(fitting, key=lambda kind: len(kind.path)).proved if fitting else ()
