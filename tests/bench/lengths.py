"""What an edition costs as it grows: user time and peak memory at n, 2n, 4n and 8n of each kind of
thing.

Each kind is an edition of n paragraphs, or notes, or rows, and so on, made of words by seed. Each
is built by a process of its own, once without its proofs and once with them. It judges nothing:
docs/bounds.md has what it printed.
"""

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.editions import TITLE, write_edition

EDITION = str(Path(sys.executable).with_name("edition"))
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: kibibytes, but on macOS bytes."""
LONGEST = 600
"""Seconds that a build may take."""
LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


class Files(NamedTuple):
    """What stands in the folder of an edition; `more` is put below the keys of edition.toml."""

    text: str
    more: str = ""
    emendations: str = ""
    markdown: bool = False


class Kind(NamedTuple):
    """Something of which an edition has n; `most` with proofs left out and with them."""

    name: str
    made: Callable[[int], Files]
    most: int
    proved: int


class Words:
    """Words by seed: 5,000 of them, met with as words are, the first most often."""

    def __init__(self) -> None:
        self._chance = random.Random(15)
        self._known = [
            "".join(self._chance.choices(LETTERS, k=self._chance.randint(2, 8)))
            for _ in range(5000)
        ]

    def some(self, count: int) -> str:
        """That many words."""
        return " ".join(self._known[int(5000 ** self._chance.random()) - 1] for _ in range(count))

    def lines(self, count: int, words: int, end: str = ".") -> Iterator[str]:
        """Lines of so many words."""
        return (f"{self.some(words)}{end}" for _ in range(count))


def plain(lines: Iterator[str], more: str = "", emendations: str = "") -> Files:
    """A plain text."""
    return Files("\n".join((TITLE, "", *lines)) + "\n", more, emendations)


def marked(lines: Iterator[str]) -> Files:
    """A text in Markdown."""
    return Files("\n".join((f"# {TITLE}", "", *lines)) + "\n", markdown=True)


def paragraphs(n: int) -> Files:
    return plain(Words().lines(n, 80))


def marked_paragraphs(n: int) -> Files:
    return marked(f"{line}\n" for line in Words().lines(n, 80))


def one_paragraph(n: int) -> Files:
    return plain(Words().lines(1, n))


def one_marked_paragraph(n: int) -> Files:
    return marked(Words().lines(n // 12, 12, ""))


def headings(n: int) -> Files:
    words = Words()
    return plain(line for _ in range(n) for line in ("", words.some(3), "", f"{words.some(20)}."))


def items(n: int) -> Files:
    return plain(f"{number}. {line}" for number, line in enumerate(Words().lines(n, 12, ""), 1))


def notes(n: int) -> Files:
    words = Words()
    text = [f"{words.some(30)}[^{number}] {words.some(10)}." for number in range(1, n + 1)]
    return plain(iter([*text, *(f"[^{number}]: {words.some(8)}." for number in range(1, n + 1))]))


def slogans(n: int) -> Files:
    words = Words()
    return plain(iter([f"{words.some(20)}.", "", *words.lines(n, 4, "!")]))


def signatories(n: int) -> Files:
    words = Words()
    return plain(
        iter(
            [
                f"{words.some(20)}.",
                "",
                "امضاها:",
                *(f"{i}. {words.some(2)}" for i in range(1, n + 1)),
            ]
        )
    )


def rows(n: int) -> Files:
    words = Words()
    made = (f"| {words.some(2)} | {words.some(1)} | {i} |" for i in range(n))
    return marked(iter(["| نام | شهر | سال |", "|---|---|---|", *made]))


def couplets(n: int) -> Files:
    words = Words()
    return plain(
        (f"{words.some(6)}      {words.some(6)}" for _ in range(n)), "[structure]\nverse = true\n"
    )


def links(n: int) -> Files:
    words = Words()
    return marked(
        f"{words.some(20)} [{words.some(2)}](https://example.org/{i}) {words.some(5)}.\n"
        for i in range(n)
    )


def links_in_one(n: int) -> Files:
    words = Words()
    return marked(f"{words.some(6)} [{words.some(2)}](https://example.org/{i})" for i in range(n))


def emphases(n: int) -> Files:
    words = Words()
    return marked(
        f"{words.some(20)} *{words.some(2)}* {words.some(5)} **{words.some(2)}**.\n"
        for i in range(n // 2)
    )


def emphases_in_one(n: int) -> Files:
    words = Words()
    return marked(f"{words.some(6)} *{words.some(2)}*" for i in range(n))


def marked_notes(n: int) -> Files:
    words = Words()
    text = [f"{words.some(30)}[^{number}] {words.some(10)}.\n" for number in range(1, n + 1)]
    return marked(iter([*text, *(f"[^{number}]: {words.some(8)}." for number in range(1, n + 1))]))


def entities(n: int) -> Files:
    words = Words()
    return marked(f"{words.some(20)} می&zwnj;{words.some(5)}.\n" for i in range(n))


def definitions(n: int) -> Files:
    words = Words()
    text = [f"{words.some(20)} [{words.some(2)}][a{i}] {words.some(5)}.\n" for i in range(n)]
    return marked(iter([*text, *(f"[a{i}]: https://example.org/{i}" for i in range(n))]))


def dialogue(n: int) -> Files:
    words = Words()
    return marked(f"[{words.some(1)}]: {words.some(12)}" for _ in range(n))


def emendations(n: int) -> Files:
    lines = list(Words().lines(n, 30))
    entries = (
        (
            f'[[emendation]]\nline = {at}\nbefore = "{line}"\nafter = "{line[:-1]}!"\nreason = '
            '"چنین '
            'است"\n'
        )
        for at, line in enumerate(lines, 3)
    )
    return plain(iter(lines), emendations="\n".join(entries))


def stated(n: int) -> Files:
    words = Words()
    heads = [f"{words.some(3)} {i}" for i in range(n)]
    more = "[structure]\nheadings = [\n" + "".join(f'"{head}",\n' for head in heads) + "]\n"
    return plain((line for head in heads for line in (head, f"{words.some(20)}.")), more)


def addresses(n: int) -> Files:
    words = Words()
    return plain(iter([" ".join(f"{words.some(6)} https://example.org/{i}" for i in range(n))]))


def academy(n: int) -> Files:
    return Files(paragraphs(n).text, 'profile = "academy"\n')


KINDS = (
    Kind("paragraphs of 80 words", paragraphs, 800, 200),
    Kind("paragraphs of 80 words, profile academy", academy, 800, 200),
    Kind("words of one paragraph", one_paragraph, 50000, 12000),
    Kind("paragraphs in Markdown", marked_paragraphs, 800, 200),
    Kind("words of one paragraph in Markdown", one_marked_paragraph, 25000, 6000),
    Kind("headings", headings, 800, 160),
    Kind("items", items, 2000, 400),
    Kind("notes", notes, 600, 120),
    Kind("notes in Markdown", marked_notes, 600, 120),
    Kind("slogans", slogans, 400, 100),
    Kind("signatories", signatories, 4000, 800),
    Kind("rows of a table", rows, 1600, 320),
    Kind("couplets", couplets, 2000, 400),
    Kind("links", links, 800, 160),
    Kind("links in one paragraph", links_in_one, 1600, 320),
    Kind("definitions of links", definitions, 800, 160),
    Kind("emphases", emphases, 1600, 320),
    Kind("emphases in one paragraph", emphases_in_one, 2000, 400),
    Kind("entities", entities, 1000, 200),
    Kind("speeches in one paragraph", dialogue, 1600, 320),
    Kind("emendations", emendations, 800, 160),
    Kind("headings stated in edition.toml", stated, 800, 160),
    Kind("addresses in one paragraph", addresses, 1600, 320),
)


class Cost(NamedTuple):
    """Seconds of user time, MiB of peak memory, and how the process ended."""

    user: float
    memory: float
    code: int


def cost(files: Files, *, fast: bool) -> Cost:
    """One build of the pamphlet in an empty folder."""
    with tempfile.TemporaryDirectory() as beside:
        folder = write_edition(Path(beside) / "text", files.text, files.more, files.emendations)
        if files.markdown:
            (folder / "text.txt").rename(folder / "text.md")
        command = [
            EDITION,
            "build",
            str(folder),
            "--out",
            f"{beside}/out",
            "--only",
            "pamphlet",
            *(["--fast"] if fast else []),
        ]
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("SAY") else subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST)),
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = code = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime, usage.ru_maxrss * RSS_UNIT / 2**20, code)


def row(kind: Kind, *, fast: bool) -> Iterator[str]:
    """The cells of one line of the table."""
    most = kind.most if fast else kind.proved
    yield f"{kind.name}, {'fast' if fast else 'with proofs'}"
    before: Cost | None = None
    for n in (most // 8, most // 4, most // 2, most):
        found = cost(kind.made(n), fast=fast)
        if found.code:
            yield f"{n:,}: exit {found.code} ({found.user:.1f} s)"
            if found.code == -signal.SIGXCPU:
                return
            continue
        grown = f", × {found.user / before.user:.2f}" if before else ""
        yield f"{n:,}: {found.user:.1f} s{grown}, {found.memory:.0f} MiB"
        before = found


def main(wanted: list[str]) -> None:
    """Print the table, of the kinds whose names hold one of the words asked for, else of all."""
    print("| what grows | n | 2n | 4n | 8n |\n| --- | --- | --- | --- | --- |", flush=True)
    for kind in KINDS:
        if not wanted or any(word in kind.name for word in wanted):
            for fast in (True, False):
                print(f"| {' | '.join(row(kind, fast=fast))} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
