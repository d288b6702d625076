"""What a pamphlet costs beside other engines on the same words: a table in Markdown, of whole
processes. It judges nothing.

`python -m tests.bench.engines SOURCE ENGINES` takes typst and WeasyPrint from the environment
ENGINES, where they are, and XeLaTeX where it is on the PATH. `edition --fast` and typst run once to
warm the file cache and then five times in turn, of which the medians are given; all else runs once.
Seconds are those of the processor, so that what else runs has less of a say; ratios are of one run.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench.costs import EDITION, Cost, run
from tests.given import TEXTS

ROUNDS = 5
FONTS = Path(__file__).resolve().parents[2] / "fonts"
PROSE, LONG = TEXTS / "golestan_prose.txt", TEXTS / "golestan_prose_and_verse.txt"
MEASURED = ("statement", "99,000 words", "Golestan", "230,000 words")
LINEAR = (500_000, 1_000_000)
"""Words of the texts that show how cost grows."""
SLOW = 50_000
"""Words of the longest text that is given to engines other than typst: they take minutes."""

TYPST = """#set document(title: "متن", author: "ناشر")
#set page(width: 148mm, height: 210mm, margin: (x: 18mm, y: 20mm), numbering: "1")
#set text(font: "Vazirmatn", size: 11pt, lang: "fa", dir: rtl)
#set par(justify: true, leading: 0.8em, first-line-indent: 1em)
"""
BY_TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], "
    "ignore_system_fonts=True, pdf_standards=['a-2a'])"
)
HTML = """<!doctype html><html lang="fa" dir="rtl"><title>متن</title><style>
@font-face {{ font-family: V; src: url({font}) }}
@page {{ size: A5; margin: 20mm 18mm; @bottom-center {{ content: counter(page) }} }}
body {{ font: 11pt/1.8 V; text-align: justify }} p {{ margin: 0; text-indent: 1em }}
</style>"""
BY_WEASYPRINT = (
    "import sys, weasyprint; weasyprint.HTML(sys.argv[1])"
    ".write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
)
TEX = r"""\documentclass[11pt]{{article}}\usepackage[a5paper,hmargin=18mm,vmargin=20mm]{{geometry}}
\usepackage{{fontspec}}\setmainfont[Path={folder}/,Script=Arabic]{{{font}}}
\TeXXeTstate=1\everypar{{\beginR}}\begin{{document}}
"""


class Engine(NamedTuple):
    """How a text becomes what it reads, and what is run on `written` to make `made`."""

    suffix: str
    written: Callable[[list[str]], str]
    command: Callable[[Path, Path], list[str]]


def face() -> Path:
    """The regular face of the project."""
    return next(FONTS.rglob("Vazirmatn-Regular.ttf"))


def typst(paragraphs: list[str]) -> str:
    marks = re.compile(r"""[\\*_`$#@<>\[\]~"'/=\-+:]""")
    return TYPST + "\n\n".join(marks.sub(r"\\\g<0>", each) for each in paragraphs)


def html(paragraphs: list[str]) -> str:
    return HTML.format(font=face().as_uri()) + "".join(f"<p>{escape(p)}</p>\n" for p in paragraphs)


def tex(paragraphs: list[str]) -> str:
    marks = re.compile(r"[\\{}$&#^_~%]")
    body = "\n\n".join(marks.sub(" ", each) for each in paragraphs)
    return TEX.format(folder=face().parent, font=face().name) + body + "\n\\end{document}\n"


def engines(folder: Path) -> dict[str, Engine]:
    """Those that are here."""
    python, found = str(folder / "bin" / "python"), dict[str, Engine]()
    if next(folder.glob("lib/*/site-packages/typst"), None):
        found["typst"] = Engine(
            "typ",
            typst,
            lambda text, pdf: [python, "-c", BY_TYPST, str(text), str(pdf), str(FONTS)],
        )
    if next(folder.glob("lib/*/site-packages/weasyprint"), None):
        found["WeasyPrint"] = Engine(
            "html", html, lambda text, pdf: [python, "-c", BY_WEASYPRINT, str(text), str(pdf)]
        )
    if program := shutil.which("xelatex"):
        found["XeLaTeX"] = Engine(
            "tex", tex, lambda text, pdf: [program, f"-output-directory={pdf.parent}", str(text)]
        )
    return found


def paragraphs_of(folder: Path) -> list[str]:
    text = (folder / "text.txt").read_text(encoding="utf-8-sig")
    return [line for line in text.splitlines() if line.strip()]


def founded(folder: Path, text: Path, words: int = 0) -> Path:
    """An edition of a text, or of as many of it in a row as have so many words."""
    run([EDITION, "new", str(folder), "--from", str(text)])
    return repeated(folder, words) if words else folder


def repeated(folder: Path, words: int) -> Path:
    """The text without its title again and again, until it has so many words."""
    text = folder / "text.txt"
    title, body = text.read_text(encoding="utf-8-sig").split("\n", 1)
    times = -(-words // len(body.split()))
    text.write_text(f"{title}\n{f'{body}' * times}", encoding="utf-8")
    return folder


def of_one_pamphlet(source: Path, folder: Path) -> Path:
    """A copy of an edition without its outputs of another reading: the others set a text once."""
    shutil.copytree(source, folder)
    description = folder / "edition.toml"
    tables = description.read_text(encoding="utf-8").split("\n[[output]]\n")
    kept = [table for table in tables if "reading =" not in table.partition("\n[")[0]]
    description.write_text("\n[[output]]\n".join(kept), encoding="utf-8")
    return folder


def texts(place: Path, source: Path) -> Mapping[str, Path]:
    """The editions that are measured, by name."""
    statement = of_one_pamphlet(source, place / "statement")
    long = of_one_pamphlet(source, place / "long")
    folders = (
        statement,
        repeated(long, 99_000),
        founded(place / "golestan", LONG),
        founded(place / "book", PROSE, 230_000),
    )
    return dict(zip(MEASURED, folders, strict=True))


def build(folder: Path, *options: str) -> tuple[Cost, int]:
    """One build of a pamphlet into an empty folder, and the bytes of its file."""
    with tempfile.TemporaryDirectory() as out:
        cost = run([EDITION, "build", str(folder), "--out", out, "--only", "pamphlet", *options])
        return cost, (Path(out) / folder.name / "pamphlet.pdf").stat().st_size


def made(engine: Engine, folder: Path) -> tuple[Cost, int]:
    """One run of another engine, and the bytes of its file."""
    with tempfile.TemporaryDirectory() as out:
        text, pdf = Path(out) / f"text.{engine.suffix}", Path(out) / "text.pdf"
        text.write_text(engine.written(paragraphs_of(folder)), encoding="utf-8")
        return run(engine.command(text, pdf)), pdf.stat().st_size


class Told(NamedTuple):
    """Medians of the processor's and the wall's seconds and of MiB; bytes of the file."""

    cpu: float
    wall: float
    memory: float
    size: int

    def __str__(self) -> str:
        return (
            f"{self.cpu:.2f} ({self.wall:.2f}) s, {self.memory:.0f} MiB, {self.size / 1e6:.2f} MB"
        )


def in_turn(works: Mapping[str, Callable[[], tuple[Cost, int]]], rounds: int) -> dict[str, Told]:
    """Each work once to warm the cache, then in turn."""
    for work in works.values() if rounds > 1 else ():
        work()
    found = [{name: work() for name, work in works.items()} for _ in range(rounds)]
    return {name: told([each[name] for each in found]) for name in works}


def told(found: list[tuple[Cost, int]]) -> Told:
    costs = [cost for cost, _ in found]
    return Told(
        median(cost.cpu for cost in costs),
        median(cost.wall for cost in costs),
        median(cost.memory for cost in costs),
        found[-1][1],
    )


def row(folder: Path, there: Mapping[str, Engine]) -> Iterator[str]:
    """The cells of a text: edition, each engine with the ratio to it, edition with its proofs."""
    works = {"edition": lambda: build(folder, "--fast")}
    if "typst" in there:
        works["typst"] = lambda: made(there["typst"], folder)
    found = in_turn(works, ROUNDS)
    words = sum(len(each.split()) for each in paragraphs_of(folder))
    for name in there.keys() - works.keys() if words <= SLOW else ():
        found |= in_turn({name: lambda name=name: made(there[name], folder)}, 1)
    fast = found["edition"]
    yield str(fast)
    for name in there:
        yield f"{found[name]}; {fast.cpu / found[name].cpu:.1f}" if name in found else "–"
    whole = in_turn({"": lambda: build(folder)}, 1)[""]
    yield f"{whole.cpu:.1f} ({whole.wall:.1f}) s, {whole.memory:.0f} MiB; {whole.cpu / fast.cpu:.1f}"


def print_engines(place: Path, source: Path, there: Mapping[str, Engine]) -> None:
    heads = ["text", "edition --fast", *(f"{name}; ratio" for name in there)]
    heads += ["with proofs; times --fast"]
    print("| " + " | ".join(heads) + " |\n|" + " --- |" * len(heads))
    for name, folder in texts(place, source).items():
        print("| " + " | ".join([name, *row(folder, there)]) + " |", flush=True)


def print_growth(place: Path) -> None:
    """Whether cost is linear in words, with proofs."""
    print("\n| words | with proofs | microseconds a word | largest process |\n|" + " --- |" * 4)
    for words in LINEAR:
        cost, _ = build(founded(place / str(words), PROSE, words), "--jobs", "1")
        each = cost.cpu / words * 1e6
        print(f"| {words:,} | {cost.cpu:.0f} s | {each:.0f} | {cost.memory:.0f} MiB |", flush=True)


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    there = engines(folder)
    for name in {"typst", "WeasyPrint", "XeLaTeX"} - there.keys():
        print(f"not run: {name} is not here", file=sys.stderr)
    with tempfile.TemporaryDirectory() as name:
        print_engines(Path(name), source, there)
        print_growth(Path(name))


if __name__ == "__main__":
    main()
