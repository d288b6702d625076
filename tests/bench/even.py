"""How even the pages of real texts are, against the figures to reach: `make even`.

Every text of a folder that can be set, the statement and its leaflet are typeset in this process,
and what is set is measured. Ends with 1 where a figure is missed, or where a kashida stands where
the judge of tests/typeset/calligraphy.py allows none.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from edition.core.diagnostics import Severity
from edition.core.languages import LANGUAGES
from edition.edited import edited_of
from edition.founding import Telling, found
from edition.inspect import look, measure
from edition.model.document import Hemistich
from edition.model.observations import MeasuredTypography, ObservedLine
from edition.model.page import PagedDocument
from edition.typeset import typeset
from tests.bench.drawn_letters import Kashida, kashidas, letters
from tests.editions import all_faces

LONG, SHORT, ROOM = 0.7, 0.4, 0.055
"""Em: the longest kashida where the letter bears it, and elsewhere; what its joint may have been
given besides.
"""
MOST = 2
"""In a line."""
TIGHT = 0.95
"""Gaps under this share of the natural one are tight: no kashida beside such a line."""
SAME_SIZE = 0.03
EVERYWHERE = {"ratio": 1.35, "letters": 5.0, "loose": 0.0, "runts": 0, "off_grid": 0.0}
TO_REACH: dict[str, dict[str, float]] = {
    "statement": {"variation": 0.068, "kashida": 0.4, **EVERYWHERE},
    "statement, leaflet": {"variation": 0.090, "kashida": 4.0, **EVERYWHERE},
    "golestan_prose": {"variation": 0.060, **EVERYWHERE},
    "udhr_fa": {"variation": 0.066, **EVERYWHERE},
}
"""The most of each figure, by text."""


class Placed(NamedTuple):
    """A set line of running text or of verse, with what its letters are drawn with."""

    line: ObservedLine
    letters: float
    kashidas: tuple[Kashida, ...]
    verse: bool

    @property
    def gaps(self) -> float:
        """The mean gap as a share of the natural one; 0 without gaps."""
        return self.line.gap / self.line.natural


class Even(NamedTuple):
    """The figures of one output. `ratio` and `letters` are the greatest of neighbours; per cent,
    but for variation and ratio.
    """

    name: str
    lines: int
    variation: float
    kashida: float
    loose: float
    runts: int
    off_grid: float
    ratio: float
    letters: float
    widest: float


HEADS = {
    "lines": "lines", "variation": "cv", "kashida": "kashida, %", "loose": "loose, %", "runts": "runts",
    "off_grid": "off grid, %", "ratio": "neighbours' gaps", "letters": "neighbours' letters, %", "widest": "widest gap, %",
}  # fmt: skip
PRECISION = {
    "variation": ".3f",
    "kashida": ".1f",
    "loose": ".1f",
    "off_grid": ".1f",
    "ratio": ".2f",
    "letters": ".1f",
    "widest": ".0f",
}


def set_pages(folder: Path, *wanted: str) -> tuple[list[PagedDocument], frozenset[str]] | str:
    """The outputs of an edition, and the texts of its verse; why not, where it is refused."""
    edited, problems = edited_of(folder, None)
    outputs, more = (
        typeset(edited.source, edited.reading, edited.fonts, wanted) if edited else (None, ())
    )
    if not outputs or not edited:
        return next(
            (f"{p.fact} [{p.code}]" for p in (*problems, *more) if p.severity is Severity.ERROR),
            "nothing was set",
        )
    verse = frozenset(
        block.text for block in edited.reading.document.blocks if isinstance(block, Hemistich)
    )
    return list(outputs), verse


def placed(paged: PagedDocument, verse: frozenset[str]) -> list[Placed]:
    """The lines of all pages but furniture; halves of couplets are verse."""
    pages = {page.number: page for page in paged.pages}
    found = []
    for line in look(paged, all_faces()):
        set_ = pages[line.page].lines[line.place - 1].line
        halves = {fragment.text.strip() for fragment in set_.fragments} - {""}
        found.append(
            Placed(line, letters(set_), tuple(kashidas(set_)), bool(halves) and halves <= verse)
        )
    return found


def running(lines: Sequence[Placed], size: int) -> list[Placed]:
    """Those of the commonest size, without verse."""
    return [
        each for each in lines if abs(each.line.size - size) <= SAME_SIZE * size and not each.verse
    ]


def neighbours(lines: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Lines one below the other of one paragraph, on one page, in one column."""
    for above, below in pairwise(lines):
        one, other = above.line, below.line
        if (one.paragraph, one.page, one.block) == (
            other.paragraph,
            other.page,
            other.block,
        ) and one.paragraph:
            yield above, below


def justified_pairs(lines: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """Neighbours that both fill the measure."""
    return [
        (a, b)
        for a, b in neighbours(lines)
        if all(e.line.kind == "justified" and e.line.gaps for e in (a, b))
    ]


def ratio(pair: tuple[Placed, Placed]) -> float:
    """The wider gaps of two lines as a share of the narrower ones."""
    narrow, wide = sorted(each.line.gap for each in pair)
    return wide / narrow


def apart(pair: tuple[Placed, Placed]) -> float:
    """By how many per cent of their natural width the letters of one line are wider than those of
    the other.
    """
    return 100 * abs(pair[0].letters - pair[1].letters)


def even(name: str, measured: MeasuredTypography, lines: Sequence[Placed]) -> Even:
    """The figures of running text."""
    justified = [each for each in lines if each.line.kind == "justified" and each.line.gaps]
    pairs = justified_pairs(lines)
    return Even(
        name=name,
        lines=measured.lines,
        variation=measured.variation,
        kashida=100 * sum(bool(each.kashidas) for each in lines) / len(lines),
        loose=measured.loose,
        runts=measured.runts,
        off_grid=measured.off_grid,
        ratio=max(map(ratio, pairs), default=1.0),
        letters=max(map(apart, pairs), default=0.0),
        widest=max((100 * each.gaps for each in justified), default=0.0),
    )


def wrong(lines: Sequence[Placed], text: Sequence[Placed]) -> Iterator[str]:
    """What of the kashida of a text is against the rules; those on lines hold for running text, not
    for verse.
    """
    for each in lines:
        for kashida in each.kashidas:
            where = f"page {each.line.page} line {each.line.place}"
            if not kashida.allowed:
                yield f"{where}: {kashida}: no joint for one"
            elif not each.verse and kashida.length > (LONG if kashida.bears else SHORT) + ROOM:
                yield f"{where}: {kashida}: too long"
    for each in text:
        if len(each.kashidas) > MOST:
            yield f"page {each.line.page} line {each.line.place}: {len(each.kashidas)} in a line"
    for above, below in neighbours(text):
        where = f"page {below.line.page} lines {above.line.place} and {below.line.place}"
        if above.kashidas and below.kashidas:
            yield f"{where}: in neighbouring lines"
        for one, other in ((above, below), (below, above)):
            if one.kashidas and other.line.gaps and other.gaps < TIGHT:
                yield f"{where}: beside a line with gaps of {100 * other.gaps:.0f} %"


def row(found: Even) -> tuple[str, int]:
    """A row of the table, and how many of its figures are over what is to be reached: these
    say so.
    """
    most = TO_REACH.get(found.name, {})
    cells, missed = [found.name], 0
    for key in HEADS:
        value = getattr(found, key)
        said = format(value, PRECISION.get(key, ""))
        over = key in most and float(said) > most[key]
        missed += over
        cells.append(f"**{said} > {most[key]:g}**" if over else said)
    return f"| {' | '.join(cells)} |", missed


def texts(folder: Path, beside: Path) -> Iterator[tuple[str, Path | str]]:
    """An edition for each text of a folder; its language is what its name ends in («udhr_ur»), else
    Persian.
    """
    for path in sorted(folder.glob("*.txt")):
        tag = path.stem.rpartition("_")[2]
        telling = Telling(tag if tag in LANGUAGES else "fa")
        made = found(beside / path.stem, path, telling)
        yield (
            path.stem,
            beside / path.stem if made.files else "; ".join(p.fact for p in made.problems),
        )


def editions(statement: Path, folder: Path, beside: Path) -> Iterator[tuple[str, Path | str, str]]:
    """What is measured: a name, an edition or why there is none, and the kind of output."""
    yield statement.name, statement, "pamphlet"
    yield f"{statement.name}, leaflet", statement, "handouts"
    if folder.is_dir():
        for name, edition in texts(folder, beside):
            yield name, edition, "pamphlet"
    else:
        for name in TO_REACH:
            if not name.startswith("statement"):
                yield name, f"there is no folder {folder}", "pamphlet"


def measured(
    name: str, edition: Path, kind: str
) -> tuple[Even | None, list[Placed], list[str], list[str]] | str:
    """The figures of an output, all its lines, where neighbours differ most, and what is wrong with
    its kashida.
    """
    made = set_pages(edition, kind)
    if isinstance(made, str):
        return made
    outputs, verse = made
    paged = next(
        output for output in outputs if kind == "pamphlet" or output.name.endswith("leaflet")
    )
    figures, lines = measure(paged, all_faces()), placed(paged, verse)
    text = running(lines, figures.size) if figures else []
    return (
        even(name, figures, text) if figures else None,
        lines,
        list(worst(text)),
        list(wrong(lines, text)),
    )


def worst(text: Sequence[Placed]) -> Iterator[str]:
    """Where neighbours differ most."""
    pairs = justified_pairs(text)
    for what, of in (("gaps", ratio), ("letters", apart)):
        for one, other in [max(pairs, key=of)] if pairs else []:
            widths = [each.gaps if what == "gaps" else each.letters for each in (one, other)]
            said = " over ".join(f"{100 * width:.{what == 'letters':d}f}" for width in widths)
            yield (
                f"  {what} of {said} %: page {one.line.page} lines {one.line.place} and "
                f"{other.line.place}"
            )


def main() -> None:
    """The table, then all kashida."""
    statement, folder, every = Path(sys.argv[1]), Path(sys.argv[2]), "all" in sys.argv[3:]
    start, missed, told = time.perf_counter(), 0, []
    print("| | " + " | ".join(HEADS.values()) + " |\n|" + " --- |" * (len(HEADS) + 1))
    with TemporaryDirectory() as beside:
        for name, edition, kind in editions(statement, folder, Path(beside)):
            found = measured(name, edition, kind) if isinstance(edition, Path) else edition
            if isinstance(found, str):
                print(f"| {name} | not run: {found} |")
                continue
            figures, lines, apart_most, faults = found
            said, over = (
                row(figures)
                if figures
                else (f"| {name} | not measured: fewer than two lines fill the measure |", 0)
            )
            print(said)
            missed += over + len(faults)
            told += [*summary(name, lines, faults, every), *apart_most]
    print("", *told, f"{missed} missed; {time.perf_counter() - start:.0f} s", sep="\n")
    sys.exit(missed > 0)


def summary(
    name: str, lines: Sequence[Placed], faults: Sequence[str], every: bool
) -> Iterator[str]:
    """How many kashida a text has and where, and what is wrong with them; each of them where that
    is asked for.
    """
    found = [kashida for each in lines for kashida in each.kashidas]
    if not found:
        yield f"{name}: no kashida"
        return
    lined = f"{len(found)} kashida in {sum(bool(each.kashidas) for each in lines)} lines"
    good = f"{sum(kashida.allowed for kashida in found)} allowed by their letters"
    late = (
        f"{100 * sum(kashida.place > 2 / 3 for kashida in found) / len(found):.0f} % in the "
        "last third of a line"
    )
    yield (
        f"{name}: {lined}, {good}; {max(kashida.length for kashida in found):.2f} em at most, "
        f"{late}"
    )
    if every:
        for each in lines:
            for kashida in each.kashidas:
                verdict = "allowed" if kashida.allowed else "not allowed"
                yield (
                    f"  page {each.line.page} line {each.line.place}: {kashida} "
                    f"{verdict}{', verse' if each.verse else ''}"
                )
    shown = faults if every else faults[:12]
    yield from (f"  WRONG {fault}" for fault in shown)
    if len(faults) > len(shown):
        yield f"  and {len(faults) - len(shown)} more: make even ALL=1"


if __name__ == "__main__":
    main()
