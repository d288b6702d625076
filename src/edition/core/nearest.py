"""The known word or line that was probably meant, by difflib's ratio of similarity."""

from collections.abc import Iterable, Sequence

_ASCII_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_SHOWN = 60
"""Characters of a line that a message shows."""
_COMPARED, _LINES = 200, 500
"""Characters of a line, and lines, that difflib compares, whose time grows as the square of the
first.
"""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """« (did you mean `url`?)», or "" where nothing is near."""
    return "".join(f" (did you mean `{near}`?)" for near in _nearest(word, list(known), 0.6))


def nearest_line(words: str, lines: Iterable[tuple[int, str]]) -> str:
    """«line 49, «the beginning of it»»: the one of the numbered lines that is most like `words`;
    there is at least one.
    """
    by_text: dict[str, tuple[int, str]] = {}
    for number, line in lines:
        folded = " ".join(line.split())
        by_text.setdefault(folded.translate(_ASCII_DIGITS), (number, folded))
    wanted = " ".join(words.split()).translate(_ASCII_DIGITS)[:_COMPARED]
    likely = {text[:_COMPARED]: text for text in reversed(_likely(wanted, list(by_text)))}
    number, line = by_text[likely[_nearest(wanted, list(likely)[::-1], 0.0)[0]]]
    return f"line {number}, «{line if len(line) <= _SHOWN else f'{line[:_SHOWN].rstrip()} …'}»"


def _likely(words: str, lines: Sequence[str]) -> Sequence[str]:
    """Of many lines those that share the most words with `words`, in their order."""
    if len(lines) <= _LINES:
        return lines
    wanted = set(words.split(" "))
    shared = [len(wanted.intersection(line[:_COMPARED].split(" "))) for line in lines]
    kept = sorted(sorted(range(len(lines)), key=lambda at: -shared[at])[:_LINES])
    return [lines[at] for at in kept]


def _nearest(word: str, known: Sequence[str], least: float) -> Sequence[str]:
    # Imported here because only a fault needs it, and the import costs more than the reading of a
    # faultless file.
    import difflib

    return difflib.get_close_matches(word, known, n=1, cutoff=least)
