"""What was read of a document of another program: its paragraphs in order, each with the runs of
characters in it, on both sides of every tracked change.

A document has two texts: the one before its changes, from which they are rejected, and the one
behind them. A run or the end of a paragraph belongs to both, or to one of the two. Where no
paragraph is marked as a heading, lines in bold are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from edition.core.white_space import fold
from edition.incoming.escaping import label_end

Side: TypeAlias = Literal["both", "old", "new"]
"""Where something stands: in both texts, in that before the changes, or in that behind them."""
Form: TypeAlias = Literal["strong", "emphasis", "strike", "sub", "sup"]


class Change(NamedTuple):
    """Who made a tracked change, and on which day (ISO 8601); "" where the document does not
    say.
    """

    author: str = ""
    day: str = ""


class Run(NamedTuple):
    """Characters of one kind: text, code, a line break (without characters), or the place of a
    note, whose number is `note`.
    """

    text: str
    kind: Literal["text", "code", "break", "note"] = "text"
    side: Side = "both"
    change: Change = Change()
    forms: tuple[Form, ...] = ()
    link: str = ""
    note: int = 0


class Counted(NamedTuple):
    """What numbers an item: the list that it is counted in, and for each of its levels from the
    outermost the form of its numbers and the first of them.

    `label` is what is printed, with %1 for the number of the outermost level; "" for a bullet.
    """

    list: str
    levels: tuple[tuple[str, int], ...]
    label: str


class Leaf(NamedTuple):
    """A paragraph. `level` is that of a heading, `depth` the number of lists that it stands in,
    `quotes` that of quotations. `end` is the side that has its end: without it the next goes on in
    it. `cell` is table, row and column, from 1. `place` is the number of its paragraph in the
    document, 0 where that has none.
    """

    runs: tuple[Run, ...]
    kind: Literal["text", "heading", "code", "rule"] = "text"
    level: int = 0
    depth: int = 0
    quotes: int = 0
    counted: Counted | None = None
    end: Side = "both"
    change: Change = Change()
    cell: tuple[int, int, int] | None = None
    place: int = 0


class Lost(NamedTuple):
    """What could not be kept, in a clause; where, as the number of a paragraph, 0 for the whole."""

    fact: str
    place: int = 0


class Read(NamedTuple):
    """A document. `notes` are by the numbers that runs call them. `formed` counts what was taken
    as accepted: "moves", "forms", "rows". `comments` are those beside the text.
    """

    leaves: tuple[Leaf, ...]
    notes: Mapping[int, tuple[Leaf, ...]]
    lost: tuple[Lost, ...] = ()
    taken: Mapping[str, int] = {}
    comments: "tuple[Comment, ...]" = ()


class Comment(NamedTuple):
    """What somebody said of the text beside it: of which words, on which day, in how many
    paragraphs.
    """

    about: str
    said: str
    change: Change
    place: int


_LONGEST_TITLE, _LONGEST_HEADING = 120, 80
"""Characters of a line in bold that may be one."""
_ENDS = ".،,؛;:؟?!…"
"""What a sentence ends with, and no heading."""


def with_headings(leaves: Sequence[Leaf]) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """The paragraphs, with headings where the document has none of its own, and those that were
    taken for such.
    """
    first = next((at for at, leaf in enumerate(leaves) if _words(leaf)), None)
    if first is None or any(leaf.kind == "heading" for leaf in leaves):
        return tuple(leaves), ()
    found = list(leaves)
    taken = list(_bold_lines(leaves, first))
    if _is_title(leaves, first):
        taken = [first, *(at for at in taken if at != first)]
    for at in taken:
        level = 1 if at == first else 2
        runs = tuple(
            run._replace(forms=tuple(form for form in run.forms if form != "strong"))
            for run in found[at].runs
        )
        found[at] = found[at]._replace(kind="heading", level=level, runs=runs)
    return tuple(found), tuple(found[at] for at in taken)


def _bold_lines(leaves: Sequence[Leaf], first: int) -> Iterator[int]:
    """The lines in bold above a paragraph that is not, where most of the text is not bold."""
    told = [leaf for leaf in leaves if _words(leaf)]
    bold = [leaf for leaf in told if _is_bold(leaf)]
    if len(bold) * 2 > len(told) and len(told) > 2:
        return
    for at, leaf in enumerate(leaves):
        following = next((each for each in leaves[at + 1 :] if _words(each)), None)
        if (
            at != first and _may_be(leaf, _LONGEST_HEADING) and _is_bold(leaf)
            and following is not None and not _is_bold(following)
        ):  # fmt: skip
            yield at


def _is_title(leaves: Sequence[Leaf], first: int) -> bool:
    """Whether the first line stands as a title: alone above the text, and no sentence."""
    return _may_be(leaves[first], _LONGEST_TITLE) and any(map(_words, leaves[first + 1 :]))


def _may_be(leaf: Leaf, longest: int) -> bool:
    words = _words(leaf)
    plain = leaf.kind == "text" and leaf.cell is None and leaf.counted is None
    alone = plain and not leaf.depth and not leaf.quotes and leaf.end == "both"
    whole = not any(run.kind == "break" or run.side != "both" for run in leaf.runs)
    may = bool(words) and len(words) <= longest and words[-1] not in _ENDS
    return may and alone and whole and not label_end(words)


def _is_bold(leaf: Leaf) -> bool:
    said = [run for run in leaf.runs if run.text.strip()]
    return bool(said) and all("strong" in run.forms for run in said)


def _words(leaf: Leaf) -> str:
    return fold("".join(run.text for run in leaf.runs))
