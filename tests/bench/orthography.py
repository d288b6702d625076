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
from edition.model.reading import Proposal
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
    """What of the list is mended, and the rest: a fault is mended by a proposal that makes of the
    characters that it changes what they should be, with this fault in them.
    """
    text, (proposals, _) = source.text.text, propose(source)
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    edits = []
    for fault in listed:
        start = starts[fault.line - 1] + fault.column - 1
        assert text[start : start + len(fault.before)] == fault.before, fault
        edits.append(Edit(start, start + len(fault.before), fault.after))
    states = {
        edit: proposal.state for proposal in proposals for edit in _mended(text, proposal, edits)
    }
    left = [fault for fault, edit in zip(listed, edits, strict=True) if edit not in states]
    applied = sum(state == "apply" for state in states.values())
    return Recall(len(listed), applied, len(states)), left


class Edit(NamedTuple):
    """Characters [start, end) are to be `after`."""

    start: int
    end: int
    after: str


def _mended(text: str, proposal: Proposal, edits: Sequence[Edit]) -> Sequence[Edit]:
    """The edits that lie in a proposal, if it makes what they make."""
    start, end = proposal.emendation.span.start, proposal.emendation.span.end
    inside = [
        edit
        for edit in edits
        if (start <= edit.start < edit.end <= end)
        or start < edit.start == edit.end < end
        or start == end == edit.start == edit.end
    ]
    made, done = "", start
    for edit in inside:
        made += text[done : edit.start] + edit.after
        done = edit.end
    return inside if made + text[done:end] == proposal.emendation.after else ()


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
            print(
                f"{Path(name).stem}: {sum(p.state == 'apply' for p in proposals)} applied,",
                f"{sum(p.state == 'suggest' for p in proposals)} suggested",
            )
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
