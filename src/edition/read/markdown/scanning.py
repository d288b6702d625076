"""Where a text in Markdown has code, comments and tags of HTML, in the order in which they stand.

Code comes first: a comment or a tag within it is code. What a backslash stands before is text. A
tag is what CommonMark takes for one (0.31, 6.6), without a blank line in it.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from edition.core.direction import runs_left_to_right

Kind = Literal["code", "comment", "tag", "instruction"]

INDENT = 4
"""Columns by which code stands in."""
_SCAN = re.compile(
    r"""
      ^(?P<lead>[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++[ \t>]*+)*+)      # "> - "
       (?P<fence>`{3,}(?=[^`\n]*$)|~{3,})
    | (?P<escaped>\\[!-/:-@\[-`{-~])
    | (?P<ticks>`+)
    | (?P<comment><!--)
    | (?P<autolink><(?>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!\#$%&'*+/=?^`{|}~-]+@[\w.-]+)>)
    | (?P<instruction><(?>\?[^<>]{0,1000}\?|!(?>[A-Za-z][^<>]{0,1000}|\[CDATA\[[^<>]{0,1000}\]\]))>)
    | (?P<tag><(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)
        (?P<attributes>(?>(?:\s++[A-Za-z_:][\w.:-]*+
          (?>\s*+=\s*+(?>[^\s"'=<>`]++|'[^']{0,2000}+'|"[^"]{0,2000}+"))?)*+))\s*+/?>)
    """,
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)
_ALTERNATIVES = ("fence", "escaped", "ticks", "comment", "autolink", "instruction", "tag")
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][\w.:-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?"
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SHORT = re.compile("-?>")
"""«<!-->» and «<!--->» are whole comments (CommonMark 0.31, 6.6)."""
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")


class Scanned(NamedTuple):
    """Code points [start, end) of a text. Of a tag `name` is in small letters, `closing` whether
    it ends one. A comment that never ends goes to the end of the text and is not `whole`.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    closing: bool = False
    attributes: Mapping[str, str] = {}
    whole: bool = True


def scanned(text: str, start: int = 0) -> Iterator[Scanned]:
    """What of a text is code, a comment or a tag, from an offset on."""
    at = start
    indented = deque(_indented(text))
    blanks = [each.start() for each in _BLANK_LINE.finditer(text)]
    while True:
        while indented and indented[0][0] < at:
            indented.popleft()
        end = indented[0][0] if indented else len(text)
        found = _SCAN.search(text, at, end)
        if found:
            scan = _scan(text, found, blanks)
            at = scan.end if scan else found.end() if found["tag"] is None else found.start() + 1
            yield from [scan] if scan else []
        elif indented:
            first, at = indented.popleft()
            yield Scanned("code", first, at)
        else:
            return


def _scan(text: str, found: re.Match[str], blanks: Sequence[int]) -> Scanned | None:
    """What begins with a match, None where that is text; `blanks` are where blank lines begin."""
    start = found.start()
    match _kind(found):
        case "fence":
            return Scanned("code", start, _end_of_fence(text, found))
        case "ticks":
            at = bisect_left(blanks, found.end())
            end = _end_of_code(text, found, blanks[at] if at < len(blanks) else len(text))
            return Scanned("code", start, end) if end else None
        case "comment":
            short = _SHORT.match(text, found.end())
            stop = text.find("-->", found.end())
            whole = short is not None or stop >= 0
            end = short.end() if short else stop + 3 if whole else len(text)
            return Scanned("comment", start, end, whole=whole)
        case "instruction":
            return Scanned("instruction", start, found.end())
        case "tag" if not _BLANK_LINE.search(text, start, found.end()):
            return _tag(found)
        case _:
            return None


def _kind(found: re.Match[str]) -> str:
    """The name of the alternative that matched."""
    return next(name for name in _ALTERNATIVES if found[name] is not None)


def _tag(found: re.Match[str]) -> Scanned:
    attributes = {
        each[1].lower(): each[2] or each[3] or each[4] or ""
        for each in reversed(list(_ATTRIBUTE.finditer(found["attributes"])))
    }
    start, end = found.span("tag")
    return Scanned("tag", start, end, found["name"].lower(), bool(found["closing"]), attributes)


def _end_of_fence(text: str, found: re.Match[str]) -> int:
    """Where the line of the marks that end it begins, or what it stands in ends, or the text."""
    marks = found["fence"]
    ending = re.compile(rf"[ \t>]*{re.escape(marks[0])}{{{len(marks)},}}[ \t]*$", re.MULTILINE)
    quoted = ">" in found["lead"]
    at = text.find("\n", found.end())
    while at >= 0:
        line = at + 1
        if ending.match(text, line):
            end = text.find("\n", line)
            return end if end >= 0 else len(text)
        at = text.find("\n", line)
        if quoted and not text[line : at if at >= 0 else None].lstrip().startswith(">"):
            return line
    return len(text)


def _end_of_code(text: str, found: re.Match[str], paragraph: int) -> int:
    """Behind as many ticks as began it, before its paragraph ends; 0 where there are none."""
    end = re.compile(rf"(?<!`){found['ticks']}(?!`)").search(text, found.end(), paragraph)
    return end.end() if end else 0


def _indented(text: str) -> Iterator[tuple[int, int]]:
    """Indented code: lines that stand in by four columns below a blank line or at the beginning,
    not in a list, of which no letter runs from right to left.
    """
    begin, end, at = -1, 0, 0
    blank, listed = True, False
    for line in (*text.split("\n"), "."):
        words = line.strip()
        if words and is_indented(line):
            if begin < 0 and blank and not listed:
                begin = at
            end = at + len(line)
        elif words:
            if begin >= 0 and runs_left_to_right(text[begin:end]):
                yield begin, end
            begin = -1
            # What stands in a little goes on in the item above it.
            listed = _ITEM.match(line) is not None or (listed and line[0].isspace())
        blank = not words
        at += len(line) + 1


def is_indented(line: str) -> bool:
    """Whether a line stands in as far as code does."""
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    return len(lead.expandtabs(INDENT)) >= INDENT
