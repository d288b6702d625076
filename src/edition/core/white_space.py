"""White space: which characters are it (those of str.isspace) and how a run of it is folded."""

import re

_RUN = re.compile(r"\s+")
_NO_BREAK = frozenset("\u00a0\u202f")
_UNFOLDED = re.compile(r"\s\s|[^\S \u00a0\u202f]")
THIN = "\u2007\u2009"
"""White space that parts the thousands of a number («12 345»), and is of it there."""
_THOUSANDS = re.compile(rf"(?<=\d)[{THIN}](?=\d{{3}}(?!\d))")


def fold(text: str) -> str:
    """`text` with each run of white space as one space and none at its ends.

    A lone no-break space inside is kept, and a thin one between the thousands of a number.
    """
    text = text.strip()
    if not _UNFOLDED.search(text):
        return text
    thousands = {found.start() for found in _THOUSANDS.finditer(text)}
    return _RUN.sub(
        lambda run: run[0] if run[0] in _NO_BREAK or run.start() in thousands else " ", text
    )


def same(one: str, other: str) -> bool:
    """Whether two texts are equal when all white space counts as a space and runs of it as one."""
    return one.split() == other.split()
