"""What is asked of a batch, and what came of it."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from edition.batch.editions import Edition
from edition.core.diagnostics import Problems
from edition.pipeline import BuildOrder


class BatchOrder(Struct, frozen=True):
    """The editions that `corpus`, a list or a folder, names; each is built as `each` has it, but
    for its folder. `jobs` processes make them.
    """

    corpus: Path
    each: BuildOrder
    jobs: int = 1

    @property
    def out(self) -> Path:
        """Where the folders of outputs are, and the report beside them."""
        return self.each.out

    def of(self, edition: Edition) -> BuildOrder:
        """How one of them is built."""
        return replace(self.each, folder=edition.folder)


class Came(Struct, frozen=True):
    """What came of an edition: the exit code that `edition build` has for it, the codes of its
    errors and the names of failed checks, what a person is told of these. `left`: what it was made
    from is as it was, and so was what had been made.
    """

    edition: Edition
    code: int
    codes: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    left: bool = False


class Batched(Struct, frozen=True):
    """What came of all of them, by name; the report, if there is one; problems of none of them."""

    came: tuple[Came, ...] = ()
    files: tuple[Path, ...] = ()
    problems: Problems = ()
