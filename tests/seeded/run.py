"""Texts by seed, each built with all proofs and judged: `make seeded`, or `python -m tests.seeded.run N [FIRST]`.

With the jar of veraPDF in VERAPDF, 100 of those that were built are validated too. What failed is kept in the folder KEEP names.
"""

import gc
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from shutil import copytree, rmtree
from traceback import format_exception_only

from click.testing import CliRunner
from msgspec import Struct

from edition.cli import main
from tests.seeded.judge import BOUNDS, FAULTS, OF_THE_TEXT, Judged, judged
from tests.seeded.kinds import Text, in_the_faces, text_of

SECONDS = 90
WORKERS = 2
_TOML = """id = "seed-{seed}"
language = "fa"
title = "عنوان آزمون"
issuing_body = "ما"
rights = "http://rightsstatements.org/vocab/CNE/1.0/"
issued = "2026-11-26"
"""


class Tried(Struct, frozen=True):
    """A text and what came of it; `within` says whether all that it shows is in the faces."""

    seed: int
    kind: str
    judged: Judged
    within: bool
    pdf: str = ""


class _OverTime(BaseException):
    pass


def tried(seed: int, bench: str) -> Tried:
    """Build one text in a folder of its own below `bench`, and judge it."""
    text = text_of(seed)
    folder = Path(bench) / str(seed)
    code, said = _built(text, folder)
    pdf = folder / "out" / "edition" / "pamphlet.pdf"
    try:
        found = judged(code, said, text.content, pdf, markdown=text.markdown)
    except Exception as stumble:
        found = Judged("lost", f"the judge stumbles: {stumble!r}"[:200])
    return Tried(seed, text.kind, found, _within(text), str(pdf) if found.outcome == "built" else "")


def _within(text: Text) -> bool:
    try:
        return all(c in in_the_faces() for c in text.content.decode() if c.isprintable() and not c.isspace())
    except UnicodeDecodeError:
        return False


def _built(text: Text, folder: Path) -> tuple[int | None, str]:
    """The exit code, None over time, and all that was printed."""
    suffix = ".md" if text.markdown else ".txt"
    edition, out = folder / "edition", folder / "out"
    folder.mkdir(parents=True)
    given = folder / f"given{suffix}"
    given.write_bytes(text.content)
    if text.new:
        code, said = _run("new", str(edition), "--from", str(given))
        if code:
            return code, said
    else:
        edition.mkdir()
        (edition / f"text{suffix}").write_bytes(text.content)
        (edition / "edition.toml").write_text(_TOML.format(seed=text.seed), encoding="utf-8")
    return _run("build", str(edition), "--only", "pamphlet", "--out", str(out))


def _run(*command: str) -> tuple[int | None, str]:
    """`edition` in this process: its start is half of a small build."""

    def stop(*_: object) -> None:
        raise _OverTime

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        result = CliRunner().invoke(main, command)
    except _OverTime:
        return None, ""
    finally:
        signal.alarm(0)
        gc.enable()
        gc.collect()
    raised = result.exception
    if raised is not None and not isinstance(raised, SystemExit):
        return 1, "Traceback: " + "".join(format_exception_only(raised))
    return result.exit_code, result.output


def all_tried(seeds: Iterable[int], bench: Path) -> list[Tried]:
    """Two at a time, each in a process that is used again."""
    with ProcessPoolExecutor(WORKERS, initializer=_quiet) as pool:
        return list(pool.map(tried, seeds, [str(bench)] * len(list(seeds)), chunksize=8))


def _quiet() -> None:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def false_refusals(results: Iterable[Tried]) -> list[Tried]:
    """Texts whose letters the faces have, refused for something else than a stated bound or what cannot be in a text."""
    allowed = BOUNDS | OF_THE_TEXT
    return [t for t in results if t.judged.outcome == "refused" and t.within and t.judged.why not in allowed]


def table(results: list[Tried]) -> str:
    """Kinds by outcome, codes of refusals, and each fault."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for t in results:
        kinds[t.kind][t.judged.outcome] += 1
    outcomes = ("built", "refused", *FAULTS)
    lines = [f"{'':14}" + "".join(f"{o:>13}" for o in outcomes)]
    lines += [f"{kind:14}" + "".join(f"{counted[o] or '':>13}" for o in outcomes) for kind, counted in kinds.items()]
    total = Counter(t.judged.outcome for t in results)
    lines.append(f"{'all':14}" + "".join(f"{total[o]:>13}" for o in outcomes))
    codes = Counter(t.judged.why for t in results if t.judged.outcome == "refused")
    lines.append("refused: " + ", ".join(f"{code} {count}" for code, count in codes.most_common()))
    lines += [f"{t.judged.outcome}: seed {t.seed}, {t.kind}: {t.judged.why}" for t in results if t.judged.outcome in FAULTS]
    lines += [f"refused without a bound: seed {t.seed}, {t.kind}: {t.judged.why}" for t in false_refusals(results)]
    share = 100 * total["refused"] / len(results)
    lines.append(f"{len(results)} texts, {total['built']} built, {share:.1f} % refused, {sum(total[o] for o in FAULTS)} faults")
    return "\n".join(lines)


def validated(results: list[Tried], jar: str, most: int = 100) -> str:
    """Of at most so many files, evenly over all, those that veraPDF passes."""
    files = [t.pdf for t in results if t.pdf]
    chosen = files[:: max(len(files) // most, 1)][:most]
    passed = []
    for flavour in ("2a", "ua1"):
        command = ["java", "-Xmx1g", "-jar", os.path.abspath(jar), "--flavour", flavour, "--format", "text", *chosen]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
        told = Counter(line.partition(" ")[0] for line in done.stdout.splitlines())
        passed.append(f"{flavour}: {told['PASS']} passed, {told['FAIL']} failed of {len(chosen)}")
    return "veraPDF " + ", ".join(passed)


def _keep(results: list[Tried], bench: Path, kept: Path) -> None:
    for t in results:
        if t.judged.outcome in FAULTS:
            rmtree(kept / str(t.seed), ignore_errors=True)
            copytree(bench / str(t.seed), kept / str(t.seed))


def run(count: int, first: int) -> int:
    with tempfile.TemporaryDirectory() as place:
        bench = Path(place)
        results = all_tried(range(first, first + count), bench)
        print(table(results))
        if jar := os.environ.get("VERAPDF"):
            print(validated(results, jar))
        if kept := os.environ.get("KEEP"):
            _keep(results, bench, Path(kept))
    refused = sum(t.judged.outcome == "refused" for t in results)
    faults = sum(t.judged.outcome in FAULTS for t in results) + len(false_refusals(results))
    return int(faults > 0 or refused > 0.45 * count)


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if sys.argv[1:] else 1500, int(sys.argv[2]) if sys.argv[2:] else 0))
