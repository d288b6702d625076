"""Every kind of output, declared once: what edition.toml and `--only` call it, where it goes, what
it is made of, how it is proved.

A stage hangs what it does on a kind by its name (`typeset.outputs`, `press.imposing`); nothing else
lists them.
"""

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

Origin = Literal["text", "posters", "pages"]
"""What an output is made of: the text, by the setter of its kind; what `[[poster]]` tables show; or
the pages of the pamphlet, by the press.
"""
Proved = Literal["text", "source", "sheets", "shop"]
"""What a PDF is held to: its own text comes back out of it; the whole source is in it, which is
then also measured, and attached where the editor wants that; each page of the pamphlet stands in
its place on a sheet; it has what a print shop looks for.
"""


class OutputKind(Struct, frozen=True):
    """A kind of output.

    `name` is its `kind` in `[[output]]`, but for posters, which have tables of their own; `group`
    is what `--only` calls it, "" for its name. `path` is that of its PDF in the build folder
    without the ending, or what the paths of its PDFs begin with, where there may be several.
    """

    name: str
    path: str
    origin: Origin = "text"
    proved: tuple[Proved, ...] = ("text", "source")
    group: str = ""

    @property
    def whole(self) -> bool:
        """Whether it holds the whole text, not parts of it."""
        return "source" in self.proved

    @property
    def asked(self) -> str:
        """What `--only` calls it."""
        return self.group or self.name


_PARTS: tuple[Proved, ...] = ("text",)

PAMPHLET = OutputKind("pamphlet", "pamphlet")
LEAFLET = OutputKind("leaflet", "handouts/leaflet", group="handouts")
HANDOUT = OutputKind("handout", "handouts/handout", "text", _PARTS, "handouts")
HANDOUT_2UP = OutputKind("handout-2up", "handouts/handout-2up", "text", _PARTS, "handouts")
LARGE_PRINT = OutputKind("large-print", "handouts/large-print", group="handouts")
SCREEN = OutputKind("screen", "screen")
POSTERS = OutputKind("posters", "posters/", "posters", _PARTS)
BOOKLET = OutputKind("booklet", "booklet", "pages", ("sheets",))
PRESS = OutputKind("press", "press/", "pages", ("text", "sheets", "shop"))
RISO = OutputKind("riso", "press/riso-", "pages", ("sheets", "shop"))

OUTPUTS = (
    PAMPHLET, SCREEN, POSTERS, HANDOUT, HANDOUT_2UP, LEAFLET, LARGE_PRINT, BOOKLET, PRESS, RISO,
)  # fmt: skip
"""In the order in which a person is told of them."""

GROUPS = tuple(dict.fromkeys(kind.asked for kind in OUTPUTS))
"""What `--only` may name."""
FROM_PAGES = tuple(kind.name for kind in OUTPUTS if kind.origin == "pages")
"""Those that are made of the pages of the pamphlet."""

# The names in `[[output]]` follow from the table, which a type checker cannot see: to it they are
# text, to the reader of edition.toml and its schema they are these words alone.
if TYPE_CHECKING:
    OutputName: TypeAlias = str
else:
    OutputName = Literal[tuple(kind.name for kind in OUTPUTS if kind.origin != "posters")]


def held_to(file: str) -> tuple[Proved, ...]:
    """What a PDF is held to, by its path in the build folder; nothing of this where it is of no
    kind, such as a working proof.
    """
    fitting = [kind for kind in OUTPUTS if file.startswith(kind.path)]
    return max(fitting, key=lambda kind: len(kind.path)).proved if fitting else ()
