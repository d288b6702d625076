"""What the rules of orthography do to real texts: every change as a list to read, `make orthography`.

For each text: how many changes of each rule are applied and suggested by the profile `print`, and
what is put back where every zero-width non-joiner of it is made a space. For the statement also
recall: of the faults that tests/data/orthography.tsv lists, how many are mended. The list of
changes, with some words about each, is written to a file.
"""

import re
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


_HELD = re.compile(r"(?<=\w)\u200c(?=\w)")


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
    """The edits that lie in a proposal, if it makes what they make; an insertion at one of its ends
    may be part of it or not.
    """
    start, end = proposal.emendation.span.start, proposal.emendation.span.end
    every = [edit for edit in edits if start <= edit.start and edit.end <= end]
    within = [edit for edit in every if edit.start < edit.end or start < edit.start < end]
    for inside in (every, within):
        made, done = "", start
        for edit in inside:
            made += text[done : edit.start] + edit.after
            done = edit.end
        if made + text[done:end] == proposal.emendation.after:
            return inside
    return ()


def opened(folder: Path, path: Path) -> Source | None:
    """An edition of a folder, or of a text alone, with the profile `print` and no word of its
    editor's.
    """
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
    return in_print(source)


def in_print(source: Source) -> Source:
    """The source as the profile `print` alone has it: without emendations and rules of its own."""
    description = replace(source.description, profile="print", orthography={})
    return replace(source, description=description, emendations=())


def masked(source: Source) -> tuple[int, int, int]:
    """Where every U+200C between letters of the text is a space: how many there were, and how many
    of them the rules put back, applied, and applied or suggested.
    """
    text = source.text.text
    places = [found.start() for found in _HELD.finditer(text)]
    spaced = _HELD.sub(" ", text)
    hidden = replace(source, text=replace(source.text, text=spaced))
    back = {
        p.emendation.span.start: p.state
        for p in propose(hidden)[0]
        if p.emendation.before == " " and p.emendation.after in ("", ZWNJ)
    }
    applied = sum(back.get(at) == "apply" for at in places)
    return len(places), applied, sum(at in back for at in places)


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
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file, TemporaryDirectory() as scratch:
        for number, path in enumerate(map(Path, paths[1:])):
            if source := opened(Path(scratch) / str(number), path):
                proposals, _ = propose(source)
                file.write(f"## {path.stem}\n")
                file.writelines(listed(source, proposals))
                _tell(path.stem, source, proposals)
    print(f"every change: {out}")
    return 0


def _tell(name: str, source: Source, proposals: Sequence[Proposal]) -> None:
    """The figures of a text."""
    states = Counter(p.state for p in proposals)
    print(f"{name}: {states['apply']} applied, {states['suggest']} suggested")
    counts = Counter((p.state, p.emendation.rule) for p in proposals)
    for (state, rule), count in sorted(counts.items()):
        print(f"  {state:8} {rule:24} {count:6}")
    joiners, back, seen = masked(source)
    if joiners:
        print(
            f"  of {joiners} U+200C as spaces {back / joiners:.0%} are put back, {seen / joiners:.0%} told"
        )
    if name == "statement":
        told, left = recall(source, list(faults()))
        print(f"  of {told.faults} faults {told.applied} are mended, {told.seen} seen; left:")
        print("  ", ", ".join(f"{kind} {n}" for kind, n in Counter(f.kind for f in left).items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
