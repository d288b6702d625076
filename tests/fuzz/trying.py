"""From a seed to its input, and from inputs to what came of them; a fault made as small as it
gets.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from tests.fuzz import bags, editions, inputs, kills, pdfs
from tests.fuzz.inputs import FAULTS, Family, Input, Judged
from tests.fuzz.least import least_input

FAMILIES = (
    editions.TEXTS, editions.DESCRIPTIONS, editions.FOLDERS, editions.PICTURES, editions.FONTS, pdfs.IMPOSED,
    pdfs.PAMPHLETS, bags.BAGS,
    bags.REBUILT, kills.BUILDS, kills.BUILDS_OF_SOME, kills.DEPOSITS,
)  # fmt: skip
SMALLER_SECONDS = 90


class Tried(Struct, frozen=True):
    """An input and what came of it."""

    given: Input
    judged: Judged

    @property
    def is_fault(self) -> bool:
        return self.judged.outcome in FAULTS


@cache
def families() -> Mapping[str, Family]:
    """The family of each kind."""
    return {kind: family for family in FAMILIES for kind in family.kinds}


def input_of(seed: int) -> Input:
    """The input of a seed, and of nothing else; the kinds take turns."""
    kinds = list(families())
    kind = kinds[seed % len(kinds)]
    return replace(families()[kind].kinds[kind](Random(f"edition {seed}")), seed=seed, kind=kind)


def seeds(first: int, beginning: str) -> Iterator[int]:
    """Seeds from the first on, of the kinds that begin so."""
    kinds = list(families())
    return (seed for seed in count(first) if kinds[seed % len(kinds)].startswith(beginning))


def kinds_of(beginning: str) -> list[str]:
    """The kinds that begin so."""
    return [kind for kind in families() if kind.startswith(beginning)]


def prepare(bases: Path, kinds: Iterable[str]) -> None:
    """What inputs of these kinds are laid over, made once, two at a time."""
    made = {families()[kind].base: None for kind in kinds if families()[kind].base}
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda base: base(bases) if base else None, made))


def tried(given: Input, bases: Path) -> Judged:
    """What comes of an input, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as folder:
        try:
            return families()[given.kind].tried(given, Path(folder) / "place", bases)
        except Exception as stumble:
            return Judged("judge", type(stumble).__name__, f"{stumble!r}"[:300])


def smaller(fault: Tried, bases: Path, seconds: float = SMALLER_SECONDS) -> Input:
    """The least of an input that has the same fault."""
    wanted = (fault.judged.outcome, fault.judged.mark)

    def still(given: Input) -> bool:
        judged = tried(given, bases)
        return (judged.outcome, judged.mark) == wanted

    return least_input(fault.given, families()[fault.given.kind].pieces, still, seconds)


def keep(given: Input, judged: Judged, kept: Path) -> Path:
    """A folder with the input as a value, the files that it is made of, and what came of it."""
    name = f"{given.kind}-{given.seed}".replace(": ", "-").replace(" ", "-").replace(",", "")
    folder = kept / name
    shutil.rmtree(folder, ignore_errors=True)
    for file, content in {**given.files, given.at: given.content}.items():
        if file:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "input.json").write_bytes(inputs.kept(given))
    steps = "".join(f"{step.act} {step.number} {step.value}\n" for step in given.steps)
    told = (
        f"{judged.outcome} {judged.mark}\n{judged.why}\n{steps}again: make fuzz "
        f"INPUT={folder / 'input.json'}\n"
    )
    (folder / "told.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
    return folder
