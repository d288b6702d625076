"""Papers that printers hold, and which of them two pages go on."""

from collections.abc import Mapping

from edition.core.papers import PAPERS as NAMED
from edition.core.units import Length, mm, pt

Size = tuple[Length, Length]

PAPERS: Mapping[str, Size] = {
    name: (paper.width, paper.height) for name, paper in NAMED.items()
} | {
    "A6": (mm(105), mm(148)),
    "Legal": (pt(612), pt(1008)),
}
"""Width and height as papers are named, upright: ISO 216, and the North American ones in inches."""

UNTRIMMED: Mapping[str, Size] = {
    "SRA4": (mm(225), mm(320)),
    "SRA3": (mm(320), mm(450)),
    "SRA2": (mm(450), mm(640)),
}
"""ISO 217: larger than the A sizes by what a print shop trims."""

ROUNDING = pt(1)
"""Programs write an A4 page as 595 x 842 points or a little more or less: what is off by no more
than this is the same size.
"""


def lying(paper: Size, width: Length, height: Length) -> Size | None:
    """The paper turned so that `width` x `height` goes on it, on its long edge if it can; None
    where it does not fit.
    """
    for turned in ((paper[1], paper[0]), paper):
        if width <= turned[0] + ROUNDING and height <= turned[1] + ROUNDING:
            return turned
    return None


def for_two(width: Length, height: Length) -> tuple[str, Size] | None:
    """The paper that two pages fill, as they lie side by side, else the smallest of the A sizes
    that holds them.
    """
    filled = {name: paper for name, paper in PAPERS.items() if _fills(paper, 2 * width, height)}
    return smallest(
        filled or {name: paper for name, paper in PAPERS.items() if name.startswith("A")},
        2 * width,
        height,
    )


def _fills(paper: Size, width: Length, height: Length) -> bool:
    turned = lying(paper, width, height)
    return turned is not None and turned[0] - width <= ROUNDING and turned[1] - height <= ROUNDING


def smallest(papers: Mapping[str, Size], width: Length, height: Length) -> tuple[str, Size] | None:
    """The name and size, turned as it lies, of the smallest paper for `width` x `height`."""
    fitting = [
        (name, size) for name, paper in papers.items() if (size := lying(paper, width, height))
    ]
    return min(fitting, key=lambda each: each[1][0] * each[1][1], default=None)


def paper_named(name: str) -> str | None:
    """The paper's name as it stands in PAPERS, however it was written."""
    return next((known for known in PAPERS if known.lower() == name.lower()), None)
