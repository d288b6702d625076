"""What Markdown knows and no page shows: definitions of links that no link uses, their titles, the
language of a fence.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from markdown_it.token import Token

from edition.model.source import LeftOut, Span

VERSE = "verse"
_OPENS = re.compile(r"\[(?!\^)")
_TITLE = re.compile(r"\[(?:[^\[\]\\]|\\.)+\]:[\s>]*(?:<[^<>\n]*>|\S+)[\s>]+(?=[\"'(])")


def fence_words(text: str, fence: Token, end: int) -> Iterator[LeftOut]:
    """What stands behind the marks of a fence, whose line ends at an offset, if it is not that it
    holds verse.
    """
    words = fence.info.strip()
    if words and words != VERSE:
        stop = _before_spaces(text, end)
        yield LeftOut(Span(stop - len(words), stop), "the language of a code block is not printed")


def definitions(
    text: str, starts: Sequence[int], found: Sequence[Token], used: Collection[str]
) -> Iterator[LeftOut]:
    """Each definition that no link uses, or that comes second; of the others the title. `starts`
    are the offsets of lines.
    """
    met: set[str] = set()
    for token in found:
        first, last = token.map or (0, 0)
        opens = _OPENS.search(text, starts[first])
        if opens is None:
            raise AssertionError("a definition begins with a bracket")
        span = Span(opens.start(), _before_spaces(text, min(starts[last] - 1, len(text))))
        name = str(token.meta["id"])
        title = _TITLE.match(text, span.start, span.end) if token.meta["title"] else None
        if name not in used or name in met:
            yield LeftOut(span, "the definition of a link that no words lead to is not printed")
        elif title:
            yield LeftOut(Span(title.end(), span.end), "the title of a link is not printed")
        met.add(name)


def _before_spaces(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end
