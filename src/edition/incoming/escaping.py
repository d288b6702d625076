"""Which characters of a text would mark it up in the dialect of text.md, and are written behind a
backslash; and where the marks of emphasis may stand.

The rules are those of CommonMark 0.31 and of the dialect (docs of the reader): as few backslashes
as will do, so that a text can be read and corrected.
"""

import re
import unicodedata

_ALWAYS = frozenset("\\`*<")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")
_BRACKET = re.compile(r"\[(?=\^)|\](?=[(\[:])|!(?=\[)")
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_TILDE = re.compile(r"~(?=~)|(?<=~)~")
_FIRST = re.compile(r"\s*(?:(?P<sign>[#>|+=]|-(?=\s|-|$)|~|:)|\d{1,9}(?P<mark>[.)])(?=\s|$))")
"""What begins a block at the beginning of a line."""
_LABEL = re.compile(
    r"\s*(?:\(\s*)?(?:\d{1,9}|الف|[^\W\d_])\s*[.)\-\u2010-\u2014\u0640]"
    r"|\s*[\u2022\u2023\u25aa\u25e6\xb7\u2013\u2014]"
)
"""What may be the label of an item at the beginning of a paragraph."""
_TASK = re.compile(r"\s*\[(?=[ xX]\]\s)")
_YEAR = re.compile(r"\s*\d{3,9}[.)]")


def escaped_at(text: str, *, in_link: bool = False, in_cell: bool = False) -> frozenset[int]:
    """The offsets in the text of a paragraph before which a backslash is written."""
    found = {at for at, character in enumerate(text) if character in _ALWAYS}
    for rule in (_ENTITY, _BRACKET, _UNDERSCORE, _TILDE):
        found |= {match.start() for match in rule.finditer(text)}
    first = _FIRST.match(text)
    if first and first["sign"]:
        found.add(first.start("sign"))
    elif first and _YEAR.match(text):  # a year ends a sentence; a number of an item is one
        found.add(first.start("mark"))
    if task := _TASK.match(text):
        found.add(task.end() - 1)
    if in_link:
        found |= {at for at, character in enumerate(text) if character in "[]"}
    if in_cell:
        found |= {at for at, character in enumerate(text) if character == "|"}
    return frozenset(found)


def label_end(text: str) -> int:
    """Where the label ends that a paragraph may begin with; 0 for none."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def is_punctuation(character: str) -> bool:
    """Whether CommonMark counts a character as punctuation: symbols too."""
    return unicodedata.category(character)[0] in "PS"


def opens(before: str, after: str) -> bool:
    """Whether marks of emphasis between two characters ("" for an end) may open it."""
    if not after or after.isspace():
        return False
    return not is_punctuation(after) or not before or before.isspace() or is_punctuation(before)


def closes(before: str, after: str) -> bool:
    """Whether they may close it."""
    if not before or before.isspace():
        return False
    return not is_punctuation(before) or not after or after.isspace() or is_punctuation(after)
