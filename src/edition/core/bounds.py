"""What is too large to be read, set or opened: each bound once, with the words for it.

Beyond a bound nothing is begun: a text of a billion characters is a slip of the hand or an attack, and neither should take the
machine with it. Within the bounds time and memory grow as the length does (docs/bounds.md has the measure of it).
"""

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Place, error


class Bound(Struct, frozen=True):
    """`most` of what is counted, in words that follow a number («characters in a heading»); `act` is what to do instead."""

    most: int
    counted: str
    act: str

    def exceeded(self, count: int, place: Place | None = None) -> Diagnostic | None:
        """The problem of that many, None where it is no more than the bound."""
        if count <= self.most:
            return None
        return error("too-large", f"{count:,} {self.counted}, and {self.most:,} are the most", self.act, place)


DATE = Bound(200, "characters in a date", "write one date by itself")
"""A range of two days with their weekdays and eras has about a hundred in every language."""
