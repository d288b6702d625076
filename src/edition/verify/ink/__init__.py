"""The ink of a finished PDF, as PDFium draws it: no line over another, nothing beyond the paper, no
text out of its area.

Boxes of what is drawn say where to look, and where they meet a picture says whether ink meets: each
of the two is drawn alone, and what is dark in both is counted. So letters, letters drawn as
outlines, bands, rules, codes and emblems are one thing here. Nothing of the setter is known but the
areas in which each page says that its text stands; how far from the edge of the paper these must
keep, and how far apart lines must be, is the house's rule and stands here.
"""

from collections.abc import Iterable, Iterator, Sequence

import pypdfium2

from edition.core.quoting import worded
from edition.model.page import Area
from edition.verify.ink.drawn import drawn_page
from edition.verify.ink.misplaced import (
    Tagged,
    beyond,
    crowded,
    misplaced_notes,
    out_of_area,
    overlaps,
    strokes,
)

_ACT = worded(
    "set less there, or in a smaller size; if nothing there is unusual, this is a fault of "
    "the compiler"
)


def ink(
    page: pypdfium2.PdfPage, areas: Sequence[Area], contents: Sequence[Tagged]
) -> Iterator[str]:
    """What is wrong with a page, a clause each; `areas` are those in which its text stands, none
    where it says of none, `contents` what is read of it. Nothing else is asked of the page after
    that, which is shown without its things.
    """
    looked = drawn_page(page)
    yield from beyond(looked)
    yield from out_of_area(looked, areas, frozenset(each.mark for each in contents if each.label))
    yield from misplaced_notes(looked, contents)
    others, missing = strokes(looked, contents)
    yield from missing
    yield from overlaps(others)
    yield from crowded(looked)


def told(pages: Iterable[Iterable[str]]) -> Iterator[str]:
    """The clauses of each page with its number, the first of all with what to do."""
    act: str = worded(" ({act})", act=_ACT)
    for number, clauses in enumerate(pages, 1):
        for clause in clauses:
            yield worded("page {number}: {clause}{act}", number=number, clause=clause, act=act)
            act = ""
