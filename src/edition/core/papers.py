"""Papers (ISO 216; ANSI for Letter and Tabloid), and from how far each is read and scanned when it
hangs on a wall.
"""

from typing import Literal

from msgspec import Struct

from edition.core.units import Length, mm

PaperName = Literal["A0", "A1", "A2", "A3", "A4", "A5", "Half-letter", "Letter", "Tabloid"]
PageName = Literal["A5", "A4", "Half-letter", "Letter"]
"""Of those the sizes that a page of a book may have; two of them fill a sheet."""


class Paper(Struct, frozen=True):
    """Width and height, upright; metres from which its text is read, and from which a phone scans
    its code.
    """

    width: Length
    height: Length
    reading: float
    scanning: float


PAPERS: dict[PaperName, Paper] = {
    "A0": Paper(mm(841), mm(1189), 5.5, 1.4),
    "A1": Paper(mm(594), mm(841), 4.0, 1.0),
    "A2": Paper(mm(420), mm(594), 2.5, 0.7),
    "A3": Paper(mm(297), mm(420), 1.5, 0.5),
    "A4": Paper(mm(210), mm(297), 1.0, 0.3),
    "A5": Paper(mm(148), mm(210), 0.4, 0.3),
    "Half-letter": Paper(mm(139.7), mm(215.9), 0.4, 0.3),
    "Letter": Paper(mm(215.9), mm(279.4), 1.0, 0.3),
    "Tabloid": Paper(mm(279.4), mm(431.8), 1.5, 0.5),
}


def office_sheet(page: PageName) -> PaperName:
    """The sheet that an office printer holds where pages of this size are common."""
    return "Letter" if page in ("Half-letter", "Letter") else "A4"


def half_of(sheet: PaperName) -> PaperName:
    """What is left of the sheet of an office printer when it is cut in half."""
    return "Half-letter" if sheet == "Letter" else "A5"


def held(paper: Paper) -> Paper:
    """The same paper in the hand of its reader."""
    return Paper(paper.width, paper.height, 0.4, 0.3)


def least_x_height(metres: float) -> Length:
    """The x-height that is still read from so far: a millimetre for each 0.4 m."""
    return mm(metres / 0.4)


def reading_distance(x_height: Length) -> float:
    """Metres from which an x-height is still read."""
    return x_height / mm(1) * 0.4
