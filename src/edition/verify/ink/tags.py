"""What the tags of the file say of its ink: what is a label, and that notes stand below all that is
read before them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edition.verify.file.structure import Content, Element
from edition.verify.ink.drawn import Sheet


class Tagged(NamedTuple):
    """A marked content by its number, and whether it stands in a Note, and in a label."""

    mark: int
    note: bool
    label: bool


def tagged(tree: Sequence[Element]) -> Mapping[int, Sequence[Tagged]]:
    """The contents of each page (from 0) in reading order."""
    found = defaultdict[int, list[Tagged]](list)
    for page, each in _contents(tree, note=False, label=False):
        found[page].append(each)
    return found


def misplaced_notes(sheet: Sheet, contents: Sequence[Tagged]) -> Iterator[str]:
    """Lines of notes that do not stand below the text above which they are read, where one is above
    the other at all.
    """
    if not any(each.note for each in contents):
        return
    drawn = {thing.mark: thing for thing in sheet.drawn if thing.kind == "text"}
    for at, each in enumerate(contents):
        note = drawn.get(each.mark) if each.note else None
        if note is None:
            continue
        before = [
            drawn[other.mark] for other in contents[:at] if not other.note and other.mark in drawn
        ]
        beside = [
            thing for thing in before if thing.box[0] < note.box[2] and note.box[0] < thing.box[2]
        ]
        lowest = min(beside, key=lambda thing: thing.baseline, default=None)
        if lowest and lowest.baseline <= note.baseline:
            yield (
                f"{sheet.words([note])} is of a note and does not stand below "
                f"{sheet.words([lowest])}"
            )
            return


def _contents(
    kids: Sequence[Element | Content], *, note: bool, label: bool
) -> Iterator[tuple[int, Tagged]]:
    for kid in kids:
        if isinstance(kid, Content):
            yield kid.page, Tagged(kid.mcid, note, label)
        else:
            yield from _contents(
                kid.kids, note=note or kid.kind == "Note", label=label or kid.kind == "Lbl"
            )
