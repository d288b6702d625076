"""What is never broken over two lines: a number and its unit, a date and its month, a telephone
number.
"""

import re
from itertools import pairwise

from edition.core.direction import whole

_DIGITS = "0-9\u06f0-\u06f9\u0660-\u0669"
_KEPT = re.compile(
    rf"(?<![{_DIGITS}/.:٫٬-])"
    rf"(?=([{_DIGITS}]{{1,2}}(?: (?:تا|-|–) [{_DIGITS}]{{1,2}})? \S+(?: "
    rf"?[{_DIGITS}]{{4}}(?![{_DIGITS}]))?))"
)
_OPENING, _CLOSING = frozenset("«([{"), frozenset("»)]}،؛؟.!:")


def unbroken(text: str) -> frozenset[int]:
    """Indexes of the words (text split at its single spaces) that must keep the next word on their
    line.

    A number of one or two digits keeps the word behind it; two of them joined by «تا» or a dash are
    one; a year of four digits behind that word belongs to them, so that «۸ تا ۱۰ آبان ۱۳۹۵» stays
    whole. Neither is a number in groups broken, a range or a sum. A mark that was typed apart from
    its word stays on its line: a closing one never begins a line, an opening one never ends it.
    """
    kept = {
        text.count(" ", 0, at)
        for start, end in whole(text)
        for at in range(start, end)
        if text[at] == " "
    }
    for match in _KEPT.finditer(text):
        first = text.count(" ", 0, match.start())
        kept.update(range(first, first + match[1].count(" ")))
    words = text.split(" ")
    kept |= {
        i
        for i, (word, after) in enumerate(pairwise(words))
        if word[-1:] in _OPENING or after[:1] in _CLOSING
    }
    return frozenset(kept)
