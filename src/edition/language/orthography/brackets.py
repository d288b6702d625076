"""Brackets and quotation marks of a text: which of them hold something, and lines in which they
stand the wrong way round.

A text that was copied out of a PDF often has its brackets as they were drawn, from left to right:
«نهادها )دولت، مذهب( را». Where a space stands says nothing there, so no rule of spaces touches such
a line; where many lines are such, it touches none that has a bracket.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_PAIRS = {"(": ")", "[": "]", "«": "»"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_MARK = re.compile(r"[()\[\]«»]")
# A label is no bracket: «۱) نان», «الف) آب».
_LABEL = re.compile(r"\s*\(?\w{1,4}\)")
# A closing mark that begins, and an opening one that ends: the space is on the other side of it.
_BEGINS = re.compile(r"(?:^|(?<=[\s:،؛]))[)\]»](?=\w)")
_ENDS = re.compile(r"(?<=\w)[(\[«](?=[\s.،؛:!؟]|$)")
_SOME, _SHARE = 3, 5
"""So many lines are no slip of the hand, if they are one in so many of those with brackets."""


class Brackets(NamedTuple):
    """`matched`: where the brackets stand that are one of a pair in one line, which is not
    reversed, each with the place of the other; `reversed_lines`: the beginnings of lines that are,
    or are in a text of which many are.
    """

    matched: Mapping[int, int]
    reversed_lines: frozenset[int]


def brackets_of(text: str) -> Brackets:
    """The brackets of a text, line by line."""
    marked = list(_marked(text))
    backwards = {start for start, line in marked if _is_reversed(line)}
    if len(backwards) >= _SOME and len(backwards) * _SHARE >= len(marked):
        backwards = {start for start, _ in marked}
    matched: dict[int, int] = {}
    for start, line in marked:
        for one, other in _matched(line) if start not in backwards else ():
            matched |= {start + one: start + other, start + other: start + one}
    return Brackets(matched, frozenset(backwards))


def _marked(text: str) -> Iterator[tuple[int, str]]:
    """The lines that have a bracket, each with the offset of its beginning."""
    found = _MARK.search(text)
    while found:
        begin = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.start())
        end = end if end >= 0 else len(text)
        yield begin, text[begin:end]
        found = _MARK.search(text, end)


def _is_reversed(line: str) -> bool:
    """Whether a closing mark comes first where an opening one should, and an opening one last."""
    label = _LABEL.match(line)
    rest = line[label.end() :] if label else line
    for opening, closing in _PAIRS.items():
        first, last = rest.find(closing), rest.rfind(opening)
        if 0 <= first < last and not 0 <= rest.find(opening) < first and rest.rfind(closing) < last:
            begins = any(found.start() == first for found in _BEGINS.finditer(rest))
            ends = any(found.start() == last for found in _ENDS.finditer(rest))
            if begins or ends:
                return True
    return False


def _matched(line: str) -> Iterator[tuple[int, int]]:
    """Where the marks of a line stand that open and close something in it."""
    open_at: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
    for found in _MARK.finditer(line):
        mark = found[0]
        if mark in _PAIRS:
            open_at[mark].append(found.start())
        elif open_at[_OPENING[mark]]:
            yield open_at[_OPENING[mark]].pop(), found.start()
