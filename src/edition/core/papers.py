"""Papers (ISO 216; ANSI for Letter and Tabloid), and from how far each is read and scanned when it
hangs on a wall; and the screens of telephones, whose sizes are said in pixels.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import Struct

from edition.core.units import Length, mm, pt, times

PaperName = Literal["A0", "A1", "A2", "A3", "A4", "A5", "Half-letter", "Letter", "Tabloid"]
ScreenName = Literal["1080x1080", "1080x1920", "1200x630"]
"""Pixels across and down of a picture that is posted: a square, a whole telephone, and what stands
above an address that is shared.
"""
PosterSize = Literal[PaperName, ScreenName]
PageName = Literal["A5", "A4", "Half-letter", "Letter"]
"""Of those the sizes that a page of a book may have; two of them fill a sheet."""


class Paper(Struct, frozen=True):
    """Width and height, upright; metres from which its text is read, and from which a phone scans
    its code. `on_screen`: it is the screen of a telephone, of which apps lay something over what is
    `covered` above and below.
    """

    width: Length
    height: Length
    reading: float
    scanning: float
    on_screen: bool = False
    covered: tuple[Length, Length] = (0, 0)

    @property
    def small_print(self) -> Length:
        """The smallest type of all."""
        return pt(5.4) if self.on_screen else pt(7)


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


_PER_INCH = 400
"""Pixels of a telephone whose screen is 1080 of them wide."""
_IN_THE_HAND, _OVER_THE_SCREEN = 0.4, 0.15
"""Metres from which a telephone is read in the hand, and from which another one scans it."""

_COVERED = 0.14, 0.2
"""Shares of the height of a picture that fills a screen, above and below, over which apps lay a
name and a line for answers.
"""


def pixels(size: str) -> tuple[int, int] | None:
    """Across and down, where a size is that of a screen; None for a paper."""
    if size not in get_args(ScreenName):
        return None
    across, _, down = size.partition("x")
    return int(across), int(down)


def _screen(size: ScreenName) -> Paper:
    width, height = (round(pt(72) * side / _PER_INCH) for side in pixels(size) or ())
    above, below = (times(height, share) for share in _COVERED)
    return Paper(
        width,
        height,
        _IN_THE_HAND,
        _OVER_THE_SCREEN,
        on_screen=True,
        covered=(above, below) if height > width else (0, 0),
    )


SCREENS: Mapping[PosterSize, Paper] = {name: _screen(name) for name in get_args(ScreenName)}
_HUNG: Mapping[PosterSize, Paper] = {name: paper for name, paper in PAPERS.items()}
POSTER_SIZES: Mapping[PosterSize, Paper] = {**_HUNG, **SCREENS}


def office_sheet(page: PageName) -> PaperName:
    """The sheet that an office printer holds where pages of this size are common."""
    return "Letter" if page in ("Half-letter", "Letter") else "A4"


def half_of(sheet: PaperName) -> PaperName:
    """What is left of the sheet of an office printer when it is cut in half."""
    return "Half-letter" if sheet == "Letter" else "A5"


def held(paper: Paper) -> Paper:
    """The same paper in the hand of its reader."""
    return Paper(paper.width, paper.height, _IN_THE_HAND, 0.3)


def least_x_height(metres: float) -> Length:
    """The x-height that is still read from so far: a millimetre for each 0.4 m."""
    return mm(metres / 0.4)


def reading_distance(x_height: Length) -> float:
    """Metres from which an x-height is still read."""
    return x_height / mm(1) * 0.4
