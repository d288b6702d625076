"""A file on the table of the preflight: what its checks look at, and how they answer."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pypdf import PdfReader

from edition.model.condition import Condition
from edition.verify.shop.painted import Painted

Answer = tuple[str, Iterable[str]]
"""What there is, and a clause for each fault."""


class Looked(NamedTuple):
    """A file, the entries that each page itself has (`stated`), and all that it paints, by page.

    With a `condition` it is to be PDF/X-4, else in black and one ink as greys. `ink_limit` is the
    per cent of all inks that may lie in one place.
    """

    reader: PdfReader
    stated: tuple[frozenset[str], ...]
    pages: tuple[tuple[Painted, ...], ...]
    condition: Condition | None
    ink_limit: int

    @property
    def all(self) -> Iterator[Painted]:
        """What all pages paint."""
        return (each for page in self.pages for each in page)


Look = Callable[[Looked], Answer]
