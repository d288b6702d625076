"""Whether the pages show what the structure tree says: each paragraph against its own glyphs, in
the order of the stream.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from edition.model.proof import Fault
from edition.verify.file.claims import Declared
from edition.verify.file.content import PageContent
from edition.verify.file.scores import DIRECTION_CONTROLS, words
from edition.verify.file.structure import Content, Element, elements, owned
from edition.verify.proofs.paragraphs import Paragraph, Part, in_order
from edition.verify.proofs.places import Finder

_QUOTED = 60


def own_content(
    top: tuple[Element, ...],
    paragraphs: Sequence[Paragraph],
    pages: Sequence[PageContent],
    declared: Declared,
    finder: Finder,
) -> Iterator[str | Fault]:
    """A fault for each part of a paragraph of which a line, put in order by UAX #9, differs from
    what the content stream shows.

    `declared` says what departs from the algorithm.
    """
    for paragraph in paragraphs:
        rank = {at: place for place, at in enumerate(in_order(paragraph, declared))}
        yield from (
            fault
            for part in paragraph.parts
            if (fault := _difference(paragraph, part, rank, pages, finder))
        )
    for figure in elements(top):
        if figure.kind == "Figure" and not any(
            _paints(content, pages) for content in owned(figure)
        ):
            yield f"{figure.place} paints nothing"


def _difference(
    paragraph: Paragraph,
    part: Part,
    rank: Mapping[int, int],
    pages: Sequence[PageContent],
    finder: Finder,
) -> Fault | None:
    """The first line that differs. A content is a line, or a part of one; white space between two
    contents is free.
    """
    text = paragraph.text
    letters = [i for i in range(part.start, part.end) if _is_letter(text[i])]
    at = 0
    for content in part.contents:
        shown = _shown(content, pages)
        count = sum(map(_is_letter, shown))
        line = letters[at : at + count]
        at += count
        placed = [i for i in range(line[0], line[-1] + 1) if i in rank] if line else []
        wanted = "".join(text[i] for i in sorted(placed, key=rank.__getitem__))
        if not _equal(wanted, shown):
            fact = (
                f"{paragraph.place} on page {content.page + 1} shows other letters from left to "
                "right"
            )
            where = finder.place(text, line[0] if line else part.start)
            return Fault(fact, wanted[:_QUOTED], shown[:_QUOTED], where)
    if at < len(letters):
        page = f" on page {part.contents[-1].page + 1}" if part.contents else ""
        lost = text[letters[at] : part.end][:_QUOTED]
        return Fault(
            f"{paragraph.place}{page} does not show «{lost}»", place=finder.place(text, letters[at])
        )
    return None


def _equal(wanted: str, shown: str) -> bool:
    """Whether two lines have the same words; joiners between two directions may stand on either
    side of their border.
    """
    one, other = _folded(wanted), _folded(shown)
    return one == other or (
        sorted(one) == sorted(other) and _without_joiners(one) == _without_joiners(other)
    )


def _without_joiners(text: str) -> str:
    return "".join(c for c in text if unicodedata.bidirectional(c) != "BN")


def _shown(content: Content, pages: Sequence[PageContent]) -> str:
    marked = pages[content.page].marked.get(content.mcid)
    return marked.text if marked else ""


def _paints(content: Content, pages: Sequence[PageContent]) -> bool:
    marked = pages[content.page].marked.get(content.mcid)
    return marked is not None and marked.paints


def _is_letter(character: str) -> bool:
    return not character.isspace() and character not in DIRECTION_CONTROLS


def _folded(text: str) -> str:
    return " ".join(words(text))
