"""Words that quote a name or a value of somebody else, so that they stay one line and say what they
quote.
"""

import re
import unicodedata

# Nobody sees these, or they steer: controls, line and paragraph separators, surrogates, what is not
# assigned, and marks of format but the joiners and those that draw a sign (prepended concatenation
# marks).
_HIDDEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
_SEEN = "\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_QUOTED = 40
"""Characters of a wrong value that a message quotes."""
_SUSPECTED = re.compile(rf"[^ -~\u0621-\u064a\u06a9-\u06af\u06cc{_SEEN}]")


def visible(words: str) -> str:
    """The words, with U+ and its number for each character that nobody sees or that steers: a line
    feed, U+202E, ESC.
    """
    return _SUSPECTED.sub(
        lambda met: f"U+{ord(met[0]):04X}" if unicodedata.category(met[0]) in _HIDDEN else met[0],
        words,
    )


def cut(words: str, most: int = _QUOTED) -> str:
    """The beginning of words that are longer than `most`, with an ellipsis: so much of a wrong
    value is quoted.
    """
    return words if len(words) <= most else f"{words[:most]} …"
