"""What a rule proposes."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from edition.language.orthography.passage import Passage


class Change(NamedTuple):
    """Code points [start, end) of the text are to be `after`; an empty range is an insertion."""

    start: int
    end: int
    after: str


Finder: TypeAlias = Callable[[Passage], Iterator[Change]]
