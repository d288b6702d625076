"""How a text was cut into pages: what the paginator did, for those who want to see why a page ends
where it does.
"""

from typing import Literal

from msgspec import Struct

from edition.core.units import Length

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


class MakeUp(Struct, frozen=True):
    """Baselines stand `leading` apart below the first at `head`; the text block is `measure` wide.

    Pages have `depth` rows, where the style has `usual` ones; the first begins `sink` rows lower,
    where `usual_sink` would do. `blanks` are the numbers of the pages that were added to reach a
    multiple of four.
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
