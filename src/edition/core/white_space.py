"""White space: which characters are it (those of str.isspace) and how a run of it is folded."""

import re

_RUN = re.compile(r"\s+")
_NO_BREAK = frozenset("\u00a0\u202f")


def fold(text: str) -> str:
    """`text` with each run of white space as one space and none at its ends; a lone no-break space inside is kept."""
    return _RUN.sub(lambda run: run[0] if run[0] in _NO_BREAK else " ", text.strip())


def same(one: str, other: str) -> bool:
    """Whether two texts are equal when all white space counts as a space and runs of it as one."""
    return one.split() == other.split()
