"""Whether the pages show what the structure tree says: each stretch of text against its own glyphs."""

from collections.abc import Iterator, Sequence

from edition.core.bidi import unit_levels, visual_order
from edition.core.left_to_right import left_to_right_units
from edition.verify.content import PageContent
from edition.verify.scores import DIRECTION_CONTROLS, words
from edition.verify.structure import Content, Element, Spoken, elements, owned, spoken

_QUOTED = 60


def own_content(top: tuple[Element, ...], pages: Sequence[PageContent]) -> Iterator[str]:
    """A clause for each element whose characters, put in visual order by UAX #9 line by line, differ from its ActualText."""
    for stretch in spoken(top):
        if isinstance(stretch, str):
            yield stretch
        elif fault := _difference(stretch, pages):
            yield fault
    for figure in elements(top):
        if figure.kind == "Figure" and not any(_paints(content, pages) for content in owned(figure)):
            yield f"{figure.place} paints nothing"


def _difference(stretch: Spoken, pages: Sequence[PageContent]) -> str:
    """The first line that differs, or "". A content is a line, or a part of one; white space between two contents is free."""
    units = [(unit.start, unit.end) for unit in left_to_right_units(stretch.text)]
    resolved = unit_levels(stretch.text, stretch.base, units)
    letters = [i for i, character in enumerate(stretch.text) if _is_letter(character)]
    at = 0
    for content in stretch.contents:
        shown = _shown(content, pages)
        count = sum(map(_is_letter, shown))
        line = letters[at : at + count]
        at += count
        wanted = _visual(stretch.text, line, resolved)
        if _folded(wanted) != _folded(shown):
            place = f"{stretch.place} on page {content.page + 1}"
            return f"{place} shows «{shown[:_QUOTED]}» from left to right instead of «{wanted[:_QUOTED]}»"
    if at < len(letters):
        page = f" on page {stretch.contents[-1].page + 1}" if stretch.contents else ""
        return f"{stretch.place}{page} does not show «{stretch.text[letters[at] :][:_QUOTED]}»"
    return ""


def _visual(text: str, line: Sequence[int], resolved: Sequence[int]) -> str:
    """The characters from the first to the last index of `line`, from left to right (UAX #9, L2)."""
    if not line:
        return ""
    first, stop = line[0], line[-1] + 1
    return "".join(text[first + i] for i in visual_order(resolved[first:stop]))


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
