"""`make fuzz`: inputs by seed, for so many minutes, with what came of them by kind; each fault is
kept as small as it gets.

With the jar of veraPDF, up to a hundred of the pamphlets that were built are validated too.
"""

import argparse
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pikepdf

from tests.fuzz import inputs
from tests.fuzz.inputs import FAULTS, RIGHT, Input
from tests.fuzz.trying import Tried, input_of, keep, kinds_of, prepare, seeds, smaller, tried

WORKERS = 2
KEPT = Path(".fuzz")
_MOST_KEPT = 25
"""Faults of one outcome and mark are one; more of these than so many are told and not made
smaller.
"""


def one(seed: int, bases: str) -> Tried:
    given = input_of(seed)
    return Tried(given, tried(given, Path(bases)))


def several(numbers: Iterator[int], bases: Path, until: float) -> list[Tried]:
    """The inputs of these seeds, two at a time, in the order of the seeds."""
    results: list[Tried] = []
    with ProcessPoolExecutor(WORKERS) as pool:
        waiting: set[Future[Tried]] = set()
        for seed in numbers:
            waiting.add(pool.submit(one, seed, str(bases)))
            if len(waiting) >= 2 * WORKERS:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                results += [each.result() for each in done]
            if monotonic() > until:
                break
        results += [each.result() for each in waiting]
    return sorted(results, key=lambda each: each.given.seed)


def table(results: Sequence[Tried]) -> str:
    """Kinds by outcome, with the longest time and the most memory of each; codes of refusals;
    faults by kind.
    """
    kinds: defaultdict[str, list[Tried]] = defaultdict(list)
    for each in results:
        kinds[each.given.kind].append(each)
    lines = [
        f"{'':28}" + "".join(f"{head:>9}" for head in ("tried", *RIGHT, "faults", "most s", "MiB"))
    ]
    lines += [_row(kind, held) for kind, held in (*kinds.items(), ("all", list(results)))]
    codes = Counter(each.judged.mark for each in results if each.judged.outcome == "refused")
    lines.append(
        "refused: " + ", ".join(f"{code} {number}" for code, number in codes.most_common())
    )
    faults = Counter((each.judged.outcome, each.given.kind) for each in results if each.is_fault)
    lines += [
        f"{outcome}: {number} of {kind}" for (outcome, kind), number in sorted(faults.items())
    ]
    return "\n".join(lines)


def _row(kind: str, held: Sequence[Tried]) -> str:
    outcomes = Counter(each.judged.outcome for each in held)
    numbers = (
        len(held),
        *(outcomes[outcome] for outcome in RIGHT),
        sum(outcomes[outcome] for outcome in FAULTS),
    )
    most = f"{max(each.judged.seconds for each in held):9.1f}{max(each.judged.mebibytes for each in held):9.0f}"
    return f"{kind:28}" + "".join(f"{number or '':>9}" for number in numbers) + most


def _kept(results: Sequence[Tried], bases: Path) -> None:
    """One of the faults of each sort, the smallest, made smaller and kept."""
    sorts: dict[tuple[str, str, str], Tried] = {}
    for each in results:
        key = (each.judged.outcome, each.judged.mark, each.given.kind.partition(":")[0])
        if each.is_fault and (
            key not in sorts or len(each.given.content) < len(sorts[key].given.content)
        ):
            sorts[key] = each
    chosen = list(sorts.values())
    with ProcessPoolExecutor(WORKERS) as pool:
        least = list(pool.map(partial(smaller, bases=bases), chosen[:_MOST_KEPT])) + [
            each.given for each in chosen[_MOST_KEPT:]
        ]
    for each, given in zip(chosen, least, strict=True):
        print(
            f"{each.judged.outcome}: seed {each.given.seed}, {each.given.kind}: {each.judged.why}"
        )
        print(f"    {keep(given, each.judged, KEPT)}/told.txt")


def validated(folder: Path, jar: Path, most: int = 100) -> str:
    """Of at most so many files, evenly over all, how many veraPDF passes, and what it says of the
    others, whose names are their seeds. A file with its source within claims PDF/A-3.
    """
    files = sorted(folder.iterdir())
    chosen = files[:: max(len(files) // most, 1)][:most]
    claimed = [f"{_part(file)}a" for file in chosen]
    passed = []
    for flavour in ("2a", "3a", "ua1"):
        those = [
            str(file)
            for file, claim in zip(chosen, claimed, strict=True)
            if flavour in (claim, "ua1")
        ]
        if not those:
            continue
        command = ["java", "-Xmx1g", "-jar", str(jar.resolve()), "--flavour", flavour]
        done = subprocess.run(
            [*command, "--format", "text", *those], capture_output=True, encoding="utf-8"
        )
        told = Counter(line.partition(" ")[0] for line in done.stdout.splitlines())
        passed.append(f"{flavour}: {told['PASS']} passed, {told['FAIL']} failed of {len(those)}")
        passed += [line for line in done.stdout.splitlines() if not line.startswith("PASS")]
    return "veraPDF " + ", ".join(passed)


def _part(file: Path) -> str:
    with pikepdf.open(file) as pdf:
        return str(pdf.open_metadata()["pdfaid:part"])


def again(given: Input) -> int:
    """One input, of a file or a seed, by itself."""
    with TemporaryDirectory() as place:
        prepare(Path(place) / "bases", [given.kind])
        judged = tried(given, Path(place) / "bases")
    print(
        f"{given.kind}: {judged.outcome} {judged.mark}\n{judged.why}\n{judged.seconds:.1f} s, "
        f"{judged.mebibytes:.0f} MiB"
    )
    return int(judged.outcome in FAULTS)


def main() -> int:
    asked = argparse.ArgumentParser(prog="make fuzz")
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--kind", default="")
    asked.add_argument("--input", type=Path)
    asked.add_argument("--seed", type=int)
    asked.add_argument("--verapdf", type=Path)
    given = asked.parse_args()
    if given.input or given.seed is not None:
        return again(inputs.read(given.input) if given.input else input_of(given.seed))
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    kinds = kinds_of(given.kind)
    if not kinds:
        asked.error(f"no kind begins with «{given.kind}»; there are: {', '.join(kinds_of(''))}")
    numbers = seeds(given.first, given.kind)
    with TemporaryDirectory() as place:
        bases = Path(place) / "bases"
        prepare(bases, kinds)
        if given.verapdf:
            (bases / "built").mkdir()
        results = several(numbers, bases, monotonic() + 60 * given.minutes)
        print(table(results), flush=True)
        if given.verapdf and any((bases / "built").iterdir()):
            print(validated(bases / "built", given.verapdf), flush=True)
        _kept(results, bases)
    faults = sum(each.is_fault for each in results)
    span = f"seeds {results[0].given.seed} to {results[-1].given.seed}"
    print(f"{len(results)} inputs of {span}, {faults} of a kind that must not be")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
