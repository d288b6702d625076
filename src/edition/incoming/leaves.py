"""What was read of a document of another program: its paragraphs in order, each with the runs of
characters in it, on both sides of every tracked change.

A document has two texts: the one before its changes, from which they are rejected, and the one
behind them. A run or the end of a paragraph belongs to both, or to one of the two.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Side: TypeAlias = Literal["both", "old", "new"]
"""Where something stands: in both texts, in that before the changes, or in that behind them."""
Form: TypeAlias = Literal["strong", "emphasis", "strike", "sub", "sup"]


class Change(NamedTuple):
    """Who made a tracked change, and on which day (ISO 8601); "" where the document does not
    say.
    """

    author: str = ""
    day: str = ""


class Run(NamedTuple):
    """Characters of one kind: text, code, a line break (without characters), or the place of a
    note, whose number is `note`.
    """

    text: str
    kind: Literal["text", "code", "break", "note"] = "text"
    side: Side = "both"
    change: Change = Change()
    forms: tuple[Form, ...] = ()
    link: str = ""
    note: int = 0


class Counted(NamedTuple):
    """What numbers an item: the list that it is counted in, and for each of its levels from the
    outermost the form of its numbers and the first of them.

    `label` is what is printed, with %1 for the number of the outermost level; "" for a bullet.
    """

    list: str
    levels: tuple[tuple[str, int], ...]
    label: str


class Leaf(NamedTuple):
    """A paragraph. `level` is that of a heading, `depth` the number of lists that it stands in,
    `quotes` that of quotations. `end` is the side that has its end: without it the next goes on in
    it. `cell` is table, row and column, from 1. `place` is the number of its paragraph in the
    document, 0 where that has none.
    """

    runs: tuple[Run, ...]
    kind: Literal["text", "heading", "code", "rule"] = "text"
    level: int = 0
    depth: int = 0
    quotes: int = 0
    counted: Counted | None = None
    end: Side = "both"
    change: Change = Change()
    cell: tuple[int, int, int] | None = None
    place: int = 0


class Lost(NamedTuple):
    """What could not be kept, in a clause; where, as the number of a paragraph, 0 for the whole."""

    fact: str
    place: int = 0


class Read(NamedTuple):
    """A document. `notes` are by the numbers that runs call them. `formed` counts what was taken
    as accepted: "moves", "forms", "rows". `comments` are those beside the text.
    """

    leaves: tuple[Leaf, ...]
    notes: Mapping[int, tuple[Leaf, ...]]
    lost: tuple[Lost, ...] = ()
    taken: Mapping[str, int] = {}
    comments: "tuple[Comment, ...]" = ()


class Comment(NamedTuple):
    """What somebody said of the text beside it: of which words, on which day, in how many
    paragraphs.
    """

    about: str
    said: str
    change: Change
    place: int
