"""Notes below the text: by the tags of the file, what a page has of a note stands below all that is read before it there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from edition.verify.ink.drawn import Sheet
from edition.verify.structure import Content, Element

NoteContents: TypeAlias = Sequence[tuple[int, bool]]
"""The marked contents of a page in reading order, and whether they stand in a Note."""


def notes_of(tree: Sequence[Element]) -> Mapping[int, NoteContents]:
    """The contents of each page (from 0) that has a part of a note."""
    found = defaultdict[int, list[tuple[int, bool]]](list)
    for page, mcid, within in _contents(tree, within=False):
        found[page].append((mcid, within))
    return {page: contents for page, contents in found.items() if any(within for _, within in contents)}


def misplaced_notes(sheet: Sheet, notes: NoteContents) -> Iterator[str]:
    """Lines of notes that do not stand below the text above which they are read, where one is above the other at all."""
    drawn = {thing.mark: thing for thing in sheet.drawn if thing.kind == "text"}
    for at, (mcid, within) in enumerate(notes):
        note = drawn.get(mcid)
        if not within or note is None:
            continue
        before = [drawn[other] for other, also in notes[:at] if not also and other in drawn]
        beside = [thing for thing in before if thing.box[0] < note.box[2] and note.box[0] < thing.box[2]]
        if any(thing.baseline <= note.baseline for thing in beside):
            lowest = min(beside, key=lambda thing: thing.baseline)
            yield f"the note «{sheet.words([note])[10:-1]}» does not stand below {sheet.words([lowest])}"
            return


def _contents(kids: Sequence[Element | Content], *, within: bool) -> Iterator[tuple[int, int, bool]]:
    for kid in kids:
        if isinstance(kid, Content):
            yield kid.page, kid.mcid, within
        else:
            yield from _contents(kid.kids, within=within or kid.kind == "Note")
