"""What a document shows as a heading and does not call one: a title, and lines in bold that stand
alone. Each is told.
"""

from collections.abc import Iterator, Sequence

from edition.core.white_space import fold
from edition.incoming.escaping import label_end
from edition.incoming.leaves import Leaf

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
