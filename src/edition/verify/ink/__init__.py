"""The ink of a finished PDF, as PDFium draws it: no line over another, nothing beyond the paper, no
text out of its area.

Boxes of what is drawn say where to look, and where they meet a picture says whether ink meets: each
of the two is drawn alone, and what is dark in both is counted. So letters, letters drawn as
outlines, bands, rules, codes and emblems are one thing here. Nothing of the setter is known but the
areas in which each page says that its text stands; how far from the edge of the paper these must
keep, and how far apart lines must be, is the house's rule and stands here.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2

from edition.model.page import Area
from edition.verify.file.structure_tree import TreeElement
from edition.verify.ink.drawn import DrawnPage, drawn_page
from edition.verify.ink.misplaced import (
    Tagged,
    beyond,
    crowded,
    misplaced_notes,
    out_of_area,
    overlaps,
    strokes,
    tagged,
)

_ACT = (
    "set less there, or in a smaller size; if nothing there is unusual, this is a fault of "
    "the compiler"
)


def ink(pdf: Path, areas: Sequence[Sequence[Area]], tree: Sequence[TreeElement]) -> Iterator[str]:
    """What is wrong, a clause each, the first with what to do; `areas` are those of each page, none
    where it says of none.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        contents, act = tagged(tree), f" ({_ACT})"
        for number, page in enumerate(document):
            for fault in _faults(
                drawn_page(page),
                areas[number] if number < len(areas) else (),
                contents.get(number, ()),
            ):
                yield f"page {number + 1}: {fault}{act}"
                act = ""
    finally:
        document.close()


def _faults(looked: DrawnPage, areas: Sequence[Area], contents: Sequence[Tagged]) -> Iterator[str]:
    yield from beyond(looked)
    yield from out_of_area(looked, areas, frozenset(each.mark for each in contents if each.label))
    yield from misplaced_notes(looked, contents)
    others, missing = strokes(looked, contents)
    yield from missing
    yield from overlaps(others)
    yield from crowded(looked)
