"""Headings of sections that are known by what stands about them: rules 8 and 9 of `recognition`."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from edition.core.languages.line_words import invokes
from edition.read.plain.kinds import Kind, Kinds
from edition.read.plain.series import is_numbered
from edition.read.plain.source_lines import SourceLine

_PAIRS, _PARTED = 3, 0.9
"""Pairs of lines of running text, one after the other, of which nearly all must have a blank line
between them where blank lines part the paragraphs.
"""
_BOTH = 3
"""Of how many headings with a blank line above them one with another below makes these the rule."""
_ALIKE = 3
"""Headings with blank lines on both sides that say how the headings of a text look."""
_BRIEF_LINES, _BRIEF = 10, 0.2
"""Short lines of running text, and which share of it they are, where short lines say little."""
_LONG_LINES, _ENDED = 5, 0.7
"""Long lines, and which share of them ends as a sentence does, where lines are whole paragraphs."""


def headings(
    lines: Sequence[SourceLine], kinds: Kinds, known: Collection[int] = ()
) -> dict[int, Kind]:
    """Rules 8 and 9, for all lines but the first and the last. The lines at the indexes `known` are
    headings by another rule, of which this one says the level.
    """
    open_lines = [
        at
        for at in range(1, len(lines) - 1)
        if at in known or (at not in kinds and lines[at].is_open and _says(lines[at]))
    ]
    are_open = frozenset(open_lines)
    begun = Counter(_first_word(lines[at]) for at in open_lines)
    found: dict[int, Kind] = _all("heading", known)
    parts: set[str] = set()
    for at in open_lines:
        word = _first_word(lines[at])
        if at in known:
            above = at - 1 in found and _first_word(lines[at - 1]) != word
            parts |= {word} if above else set()
        elif not _ends_text(lines, at - 1, kinds) or not _may_head(lines[at]):
            continue
        in_series = begun[word] > 1
        # «The sum is:» leads into the line below it, which then heads nothing, unless its like
        # heads something elsewhere.
        if at not in known and lines[at - 1].bare.endswith(":") and not in_series:
            continue
        if _begins_text(lines, at + 1, kinds, in_series=in_series):
            found[at] = "heading"
            continue
        # Rule 9. Text may begin only behind a second open line, which is then the subheading. One
        # pair alone may as well be two short lines of anything, so the second must have its like.
        below, under_title = at + 1, kinds.get(at - 1) == "title"
        if below + 1 == len(lines) or below not in are_open:
            continue
        # Between the title and the first of a series stands a subtitle, if it has no number.
        if below in known and under_title and not is_numbered(lines[at]):
            continue
        other = _first_word(lines[below])
        in_series = begun[other] > 1 or below in known
        if other == word or not (in_series or under_title):
            continue
        if _begins_text(lines, below + 1, kinds, in_series=in_series):
            found[at] = "heading"
            parts |= {other} if in_series else set()
    found |= _above_headings(lines, kinds, open_lines, found)
    below_others = _subheadings(lines, found, open_lines, parts)
    doubtful = _unlike(lines, [at for at in found if at not in known and at not in below_others])
    return {at: kind for at, kind in {**found, **below_others}.items() if at not in doubtful}


def _above_headings(
    lines: Sequence[SourceLine], kinds: Kinds, open_lines: Sequence[int], found: Kinds
) -> dict[int, Kind]:
    """Rule 9, where blank lines part the paragraphs and set off three headings or more on both
    sides: the first of two open lines that are set off so, and the second with it.
    """
    set_off = [
        at for at in open_lines if lines[at].opens and lines[at + 1].opens and _may_head(lines[at])
    ]
    if not _are_parted(lines) or sum(at in found for at in set_off) < _ALIKE:
        return {}
    pairs = [
        (at, at + 1)
        for at, below in itertools.pairwise(set_off)
        if below == at + 1
        and at not in found
        and below not in found
        and kinds.get(at - 1) != "title"
        and _ends_text(lines, at - 1, kinds)
        and not lines[at - 1].bare.endswith(":")
        and _begins_text(lines, below + 1, kinds, in_series=False)
    ]
    return _all("heading", [at for pair in pairs for at in pair])


def _says(line: SourceLine) -> bool:
    """Whether a line has a letter or a figure: a row of hyphens heads nothing."""
    return any(map(str.isalnum, line.text))


def _may_head(line: SourceLine) -> bool:
    """Whether an open line may be a heading: a line with a gap in it is two names, say, and an
    invocation heads nothing.
    """
    return not line.divided and not invokes(line.text)


def _subheadings(
    lines: Sequence[SourceLine], found: Kinds, open_lines: Sequence[int], parts: Collection[str]
) -> dict[int, Kind]:
    """Rule 9: those of the headings, and of the open lines right below one, that begin with a word
    of `parts`.
    """
    return _all(
        "subheading",
        [
            at
            for at in open_lines
            if _first_word(lines[at]) in parts and (at in found or at - 1 in found)
        ],
    )


def _unlike(lines: Sequence[SourceLine], found: Sequence[int]) -> frozenset[int]:
    """Those of the headings that do not look like the headings of the text.

    Where blank lines part the paragraphs a heading has one above it, and below it if a third of
    them have. Where three or more have one on both sides, and no fewer than have not, the others
    are none. Elsewhere a heading without these is none in the middle of a sentence or, where short
    lines are many, between two of them.
    """
    both = frozenset(at for at in found if lines[at].opens and lines[at + 1].opens)
    above = [at for at in found if lines[at].opens]
    if _are_parted(lines):
        kept = both if _BOTH * len(both) >= len(above) else above
    elif len(both) >= _ALIKE and 2 * len(both) >= len(found):
        kept = both
    else:
        whole, brief = _are_whole(lines), _are_brief(lines)
        kept = [
            at for at in found if at in both or _stands_out(lines, at, whole=whole, brief=brief)
        ]
    return frozenset(found).difference(kept)


def _are_parted(lines: Sequence[SourceLine]) -> bool:
    """Whether blank lines part the paragraphs."""
    pairs = [
        below.opens
        for line, below in itertools.pairwise(lines)
        if line.is_running and below.is_running
    ]
    return len(pairs) >= _PAIRS and sum(pairs) >= _PARTED * len(pairs)


def _are_whole(lines: Sequence[SourceLine]) -> bool:
    """Whether long lines end as sentences do, so that one that does not is torn."""
    long = [line.ends_sentence for line in lines if line.label is None and not line.is_short]
    return len(long) >= _LONG_LINES and sum(long) >= _ENDED * len(long)


def _are_brief(lines: Sequence[SourceLine]) -> bool:
    """Whether short lines that are sentences are many, as in speech."""
    running = [line for line in lines if line.is_running]
    brief = sum(line.is_short for line in running)
    return brief >= _BRIEF_LINES and brief >= _BRIEF * len(running)


def _stands_out(lines: Sequence[SourceLine], at: int, *, whole: bool, brief: bool) -> bool:
    line, above, below = lines[at], lines[at - 1], lines[at + 1]
    if brief and all(each.is_running and each.is_short for each in (above, below)):
        return False
    torn = above.bare.endswith(("،", ",")) or (whole and not above.is_short and not above.is_closed)
    return line.opens or not (torn and above.is_running)


def _ends_text(lines: Sequence[SourceLine], at: int, kinds: Kinds) -> bool:
    after = (
        "title",
        "paragraph",
        "item",
        "verse",
        "table",
        "issuing body",
        "adopting meeting",
        "place",
        "date",
    )
    return kinds[at] in after if at in kinds else lines[at].is_running


def _begins_text(lines: Sequence[SourceLine], at: int, kinds: Kinds, *, in_series: bool) -> bool:
    if at in kinds:
        return kinds[at] in ("paragraph", "item", "table") or (in_series and kinds[at] == "verse")
    return lines[at].is_running


def _first_word(line: SourceLine) -> str:
    """Without the ezafe that one heading of a series may have and another lacks."""
    return line.text.split(" ", 1)[0].rstrip("\u0650\u0654")


def _all(kind: Kind, indices: Iterable[int]) -> dict[int, Kind]:
    return dict.fromkeys(indices, kind)
