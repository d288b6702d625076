"""How the walk over what a page is drawn with stops: with the problem that it met, by the number of
the page.
"""

from msgspec.structs import replace

from edition.core.bounds import Bound
from edition.core.diagnostics import Diagnostic, Place, error


class Unfit(Exception):
    """Carries a problem out of the walk."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.fact)
        self.problem = problem


class Page:
    """The page that is being looked at, which every problem names."""

    def __init__(self, number: int, place: Place) -> None:
        self.number = number
        self._place = place

    def bounded(self, bound: Bound, count: int) -> None:
        """Raise Unfit where there is more than the bound."""
        if problem := bound.exceeded(count, self._place):
            raise Unfit(replace(problem, fact=f"page {self.number} has {problem.fact}"))

    def endless(self, bound: Bound, what: str = "") -> Diagnostic:
        """The problem where counting stopped at the bound, of the page or of `what`."""
        fact = f"{what or f'page {self.number}'} has more than {bound.most:,} {bound.counted}"
        return error("too-large", fact, bound.act, self._place)

    def damaged(self, fact: str, act: str) -> Diagnostic:
        """The problem of what is missing or cannot be read."""
        return error("damaged", fact, act, self._place)
