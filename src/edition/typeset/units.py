"""What is never broken over two lines: a number and its unit, a date and its month."""

import re

_DIGITS = "0-9\u06f0-\u06f9\u0660-\u0669"
_KEPT = re.compile(
    rf"(?<![{_DIGITS}])[{_DIGITS}]{{1,2}}(?: (?:تا|-|–) [{_DIGITS}]{{1,2}})? \S+(?: ?[{_DIGITS}]{{4}}(?![{_DIGITS}]))?"
)


def unbroken(text: str) -> frozenset[int]:
    """Indexes of the words (text split at its single spaces) that must keep the next word on their line.

    A number of one or two digits keeps the word behind it; two of them joined by «تا» or a dash are one; a year of four
    digits behind that word belongs to them, so that «۸ تا ۱۰ آبان ۱۳۹۵» stays whole.
    """
    kept: set[int] = set()
    for match in _KEPT.finditer(text):
        first = text.count(" ", 0, match.start())
        kept.update(range(first, first + match.group().count(" ")))
    return frozenset(kept)
