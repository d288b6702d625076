"""What a run costs: wall time, user time and peak memory of whole processes, as a table. It judges
nothing.

Each command runs once to warm the file cache and then five times, in turn with the others, each
build into an empty folder; the table gives the medians. Below it stands what one poster costs on
the largest paper against the usual one, set and written in this process.
"""

import gc
import resource
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from msgspec.structs import replace

from edition import faces
from edition.core.papers import PaperName
from edition.language import edit
from edition.model.description import Poster
from edition.pdf import write
from edition.read import read
from edition.typeset import typeset
from tests.bench.costs import EDITION, RSS_UNIT, Cost, run

ROUNDS = 5


def build(source: Path, only: str, pattern: str) -> Cost:
    """One build, proofs apart, into an empty folder. Ends the bench where no file is left that fits
    the pattern.
    """
    with tempfile.TemporaryDirectory() as out:
        cost = run([EDITION, "build", str(source), "--out", out, "--only", only, "--fast"])
        if not list((Path(out) / source.name).glob(pattern)):
            sys.exit(f"the build left no {pattern}")
    return cost


def poster(source: Path, size: PaperName) -> float:
    """Median seconds for the title poster on a paper."""
    found, _ = read(source)
    fonts, _ = faces.load()
    if not found or not fonts:
        sys.exit(f"{source} cannot be read")
    description = replace(found.description, poster=(Poster(shows="title", size=size),))
    asked = replace(found, description=description)
    reading, _ = edit(asked, None)
    if not reading:
        sys.exit(f"{source} cannot be edited")
    seconds = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        outputs, problems = typeset(asked, reading, fonts, ("posters",))
        if not outputs:
            sys.exit("\n".join(map(str, problems)))
        write(outputs[0], reading.record, fonts)
        seconds.append(time.perf_counter() - start)
    return median(seconds[1:])


LONG = Path(__file__).resolve().parents[1] / "data" / "texts" / "golestan_prose_and_verse.txt"


def long_text(times: int) -> float:
    """Median seconds of reading a text of 38,000 words, or of several times as many, of its rules
    (print) and of its shaping.
    """
    from edition import faces
    from edition.language import edit
    from edition.read import read
    from edition.typeset.line.shape import Shaper

    seconds = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "long"
        run([EDITION, "new", str(folder), "--from", str(LONG)])
        text, toml = folder / "text.txt", folder / "edition.toml"
        text.write_bytes(text.read_bytes() * times)
        toml.write_bytes(toml.read_bytes().replace(b'# profile = "print"', b'profile = "print"'))
        for _ in range(ROUNDS + 1):
            start = time.perf_counter()
            source, _ = read(folder)
            reading, _ = edit(source, None) if source else (None, ())
            fonts, _ = faces.load()
            if not reading or not fonts:
                sys.exit("the long text was refused")
            shaper = Shaper(fonts, "fa")
            for block in reading.document.blocks:
                shaper.words(block.text, "Regular")
            seconds.append(time.perf_counter() - start)
    return median(seconds[1:])


PROSE = LONG.with_name("golestan_prose.txt")
_WORDS = 100_000


def pages_of(words: int) -> tuple[float, int]:
    """Median seconds from shaped words to pages, and how many pages; the collector is off, as it is
    in a build.
    """
    from functools import partial
    from itertools import count

    from edition.core.languages import LANGUAGES
    from edition.typeset.block.galley import galley_of, set_matter, varied
    from edition.typeset.line.compositor import Compositor
    from edition.typeset.line.shape import Shaper
    from edition.typeset.line.style import Style
    from edition.typeset.page.pagination import Grid, Rows, paginate, with_looseness

    seconds = []
    pages = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "prose"
        run([EDITION, "new", str(folder), "--from", str(PROSE)])
        text = folder / "text.txt"
        title, body = text.read_text(encoding="utf-8").split("\n", 1)
        text.write_text(
            "\n".join([title, *[body] * -(-words // len(body.split()))]), encoding="utf-8"
        )
        source, _ = read(folder)
        reading, _ = edit(source, None) if source else (None, ())
        fonts, _ = faces.load()
    if not reading or not fonts:
        sys.exit("the prose was refused")
    shaper, style = Shaper(fonts, "fa"), Style()
    for block in reading.document.blocks:
        shaper.words(block.text, "Regular")
    gc.disable()
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        matter = set_matter(
            Compositor(shaper, LANGUAGES["fa"]), style, reading.document.blocks, count()
        )
        galley = galley_of(matter)
        found = paginate(Rows(galley.slabs), Grid(style.rows, 5, 3))
        if not found:
            sys.exit("the prose cannot be paged")
        grid, vary = Grid(style.rows, 5, 3), partial(varied, matter)
        pages = len(with_looseness(galley.slabs, Rows(galley.slabs), found[0], grid, vary)[1])
        seconds.append(time.perf_counter() - start)
    gc.enable()
    return median(seconds), pages


START = "python -c pass"


def measure(source: Path, prose: Path | None) -> dict[str, Cost]:
    """The medians by command; `prose` is a long text as an edition."""
    commands = {
        START: lambda: run([sys.executable, "-c", "pass"]),
        "edition --version": lambda: run([EDITION, "--version"]),
        f"edition build {source} --only pamphlet --fast": lambda: build(
            source, "pamphlet", "pamphlet.pdf"
        ),
        f"edition build {source} --only posters --fast": lambda: build(
            source, "posters", "posters/*.pdf"
        ),
    }
    if prose:
        commands["a pamphlet of 13,900 words, --fast"] = lambda: build(
            prose, "pamphlet", "pamphlet.pdf"
        )
    rounds = [{name: command() for name, command in commands.items()} for _ in range(ROUNDS + 1)][
        1:
    ]
    return {
        name: Cost(*(median(values) for values in zip(*(r[name] for r in rounds), strict=True)))
        for name in commands
    }


def measured(source: Path) -> dict[str, Cost]:
    """The same, with the prose where it is at hand."""
    with tempfile.TemporaryDirectory() as name:
        if not PROSE.is_file():
            return measure(source, None)
        run([EDITION, "new", str(Path(name) / "prose"), "--from", str(PROSE)])
        return measure(source, Path(name) / "prose")


def main() -> None:
    source = Path(sys.argv[1])
    costs = measured(source)
    width = max(map(len, costs))
    print(f"{'median of ' + str(ROUNDS):{width}}  seconds   user    MiB  times the start of Python")
    for name, cost in costs.items():
        print(
            f"{name:{width}}  {cost.wall:7.3f}  {cost.user:5.3f}  {cost.memory:5.1f}  "
            f"{cost.wall / costs[START].wall:5.1f}"
        )
    usual, largest = poster(source, "A3"), poster(source, "A0")
    print(
        f"the title poster: A3 {usual:.4f} s, A0 {largest:.4f} s, which is "
        f"{largest / usual:.2f} "
        "times as long"
    )
    if LONG.is_file():
        once, twice = long_text(1), long_text(2)
        print(
            f"a text of 38,000 words read, respelt and shaped: {once:.3f} s; twice as long: "
            f"{twice / once:.2f} times as long"
        )
    if PROSE.is_file():
        once, pages = pages_of(_WORDS)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20
        twice, _ = pages_of(2 * _WORDS)
        told = (
            f"{_WORDS:,} words broken, justified and cut into {pages} pages: {once:.2f} s, "
            f"{peak:.0f} MiB at most so far"
        )
        print(f"{told}; twice as long: {twice / once:.2f} times as long")


if __name__ == "__main__":
    main()
