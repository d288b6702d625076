"""Characters that a text in Markdown writes as entities («&zwnj;», «&#1740;»): what they stand for
is set, each on the record.

What CommonMark takes for one is one (CommonMark 0.31, 2.5): a name of HTML5 with its semicolon, or
a number; in code it is none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from edition.model.reading import ENTITY, Emendation
from edition.model.source import SourceText, Span

_ENTITY = re.compile(
    r"(?<!\\)&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|#(?P<number>[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});)"
)
_CODE = re.compile(
    (
        r"^ {0,3}(?P<fence>```+|~~~+).*?(?:^ {0,3}(?P=fence)[`~]*[ "
        r"\t]*$|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    ),
    re.M | re.S,
)


def entities(source: SourceText) -> Iterator[Emendation]:
    """The emendations, in the order of the text; none for one that stands for no character that
    could be set.
    """
    if not source.file.endswith(".md") or "&" not in source.text:
        return
    code = [found.span() for found in _CODE.finditer(source.text)]
    for found in _ENTITY.finditer(source.text):
        before = bisect_right(code, found.start(), key=lambda span: span[0])
        if (before and found.start() < code[before - 1][1]) or (
            found["name"] and found["name"] not in html5
        ):
            continue
        character = unescape(found[0])
        if character.isprintable() or character in "\u200c\u200d\u200e\u200f\u00a0":
            yield Emendation(
                Span(*found.span()), found[0], character, ENTITY, "a character written as an entity"
            )
