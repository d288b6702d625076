"""What the rules of orthography do to real texts: every change as a list to read, `make orthography`.

For each text: how many changes of each rule are applied and suggested by the profile `print`, and
what is put back where every zero-width non-joiner of it is made a space. For the statement also
recall: of the faults that tests/data/orthography.tsv lists, how many are mended. The list of
changes, with some words about each, is written to a file.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from msgspec.structs import replace

from edition.language import propose
from edition.model.reading import Proposal, emend
from edition.model.source_folder import Source
from edition.read import read
from tests.editions import write_edition

GOLD = Path(__file__).parents[1] / "data" / "orthography.tsv"
ABOUT = 24
"""Characters shown on both sides of a change."""
ZWNJ = "\u200c"


class Fault(NamedTuple):
    """A fault of a text by our own reading: the characters from `column` (from 1) of a line are
    `before` and should be `after`; of a `kind`.
    """

    line: int
    column: int
    before: str
    after: str
    kind: str


def faults(path: Path = GOLD) -> Iterator[Fault]:
    """The list, in the order of the text; characters that nobody sees are written as escapes."""
    for row in path.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            line, column, before, after, kind = row.split("\t")
            yield Fault(int(line), int(column), _read(before), _read(after), kind)


def _read(written: str) -> str:
    return written.replace("\\u200c", ZWNJ).replace("\\s", " ").replace("\\n", "\n")


class Recall(NamedTuple):
    """Of a number of faults, how many the rules apply, and apply or suggest."""

    faults: int
    applied: int
    seen: int


def recall(source: Source, listed: Sequence[Fault]) -> tuple[Recall, list[Fault]]:
    """What of the list is mended, and the rest: a fault is mended where the proposals that touch its
    characters make of them what they should be.
    """
    text, (proposals, _) = source.text.text, propose(source)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    applied, seen, left = 0, 0, []
    for fault in listed:
        at = starts[fault.line - 1] + fault.column - 1
        assert text[at : at + len(fault.before)] == fault.before, fault
        for states in (("apply",), ("apply", "suggest")):
            if _mends(text, at, fault, [p for p in proposals if p.state in states]):
                applied += states == ("apply",)
                seen += 1
                break
        else:
            left.append(fault)
    return Recall(len(listed), applied, seen), left


def _mends(text: str, at: int, fault: Fault, proposals: Sequence[Proposal]) -> bool:
    end = at + len(fault.before)
    near = [
        p.emendation
        for p in proposals
        if p.emendation.span.start <= end and at <= p.emendation.span.end
    ]
    if not near:
        return False
    first = min(at, *(e.span.start for e in near))
    last = max(end, *(e.span.end for e in near))
    made = emend(
        text[first:last],
        [replace(e, span=type(e.span)(e.span.start - first, e.span.end - first)) for e in near],
    )
    # Neighbouring faults may be mended too: what counts is that what should come is there, and
    # that it was not before.
    wanted = text[max(first, at - 2) : at] + fault.after + text[end : min(end + 2, last)]
    return fault.after in made if len(near) > 1 else wanted in made or fault.after == made


def opened(folder: Path, path: Path) -> Source | None:
    """An edition of a folder, or of a text alone, with the profile `print`."""
    if path.is_dir():
        source, problems = read(path)
    else:
        text = path.read_text(encoding="utf-8-sig")
        language = "ur" if path.stem.endswith("_ur") else "fa"
        more = "[structure]\nverse = true\n" if "verse" in path.stem else ""
        write_edition(folder, text, more, language=f'"{language}"', title='"بی‌نام"')
        source, problems = read(folder)
    if source is None:
        print(path, *map(str, problems[:3]), sep="\n  ")
        return None
    return replace(source, description=replace(source.description, profile="print"))


def listed(source: Source, proposals: Sequence[Proposal]) -> Iterator[str]:
    """A line for each proposal: its state, rule, place and words."""
    text = source.text.text
    for each in sorted(proposals, key=lambda p: (p.emendation.rule, p.emendation.span.start)):
        e = each.emendation
        line = text.count("\n", 0, e.span.start) + 1
        before = text[max(e.span.start - ABOUT, 0) : e.span.start]
        after = text[e.span.end : e.span.end + ABOUT]
        shown = f"{before}⟦{e.before}→{e.after}⟧{after}".replace("\n", "⏎").replace(ZWNJ, "|")
        yield f"{each.state}\t{e.rule}\t{line}\t{shown}\n"


def main(paths: Sequence[str]) -> int:
    out = Path(paths[0])
    with out.open("w", encoding="utf-8") as file, TemporaryDirectory() as scratch:
        for number, name in enumerate(paths[1:]):
            source = opened(Path(scratch) / str(number), Path(name))
            if source is None:
                continue
            proposals, _ = propose(source)
            counts = Counter((p.state, p.emendation.rule) for p in proposals)
            print(f"{Path(name).stem}: {sum(p.state == 'apply' for p in proposals)} applied,",
                  f"{sum(p.state == 'suggest' for p in proposals)} suggested")
            for (state, rule), count in sorted(counts.items()):
                print(f"  {state:8} {rule:24} {count:6}")
            file.write(f"## {Path(name).stem}\n")
            file.writelines(listed(source, proposals))
            if Path(name).name == "statement" and GOLD.is_file():
                told, left = recall(source, list(faults()))
                print(told, Counter(f.kind for f in left))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
