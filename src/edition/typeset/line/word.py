"""A shaped word, the unit of which lines are made."""

from msgspec import Struct

from edition.model.page import ShapedRun


class Word(Struct, frozen=True, eq=False):
    """What stands between two spaces: runs in logical order, each with its embedding level;
    `advance` in font units.

    `starts` says for each run at which code point of the word it begins. `controls` are the levels
    of the marks of direction in it and where they stand: nothing is drawn of them, but they keep
    apart what lies deeper at either side. One that is not `whole` was cut out of such a word.
    """

    text: str
    runs: tuple[tuple[ShapedRun, int], ...]
    advance: int
    starts: tuple[int, ...] = (0,)
    controls: tuple[tuple[int, int], ...] = ()
    whole: bool = True
