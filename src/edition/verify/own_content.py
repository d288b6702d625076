"""Whether the pages show what the structure tree says: each stretch of text against its own glyphs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from edition.core.bidi import unit_levels, visual_order
from edition.core.left_to_right import left_to_right_units
from edition.verify.content import PageContent
from edition.verify.scores import DIRECTION_CONTROLS, words
from edition.verify.structure import Content, Element, Spoken, elements, in_contents, owned, spoken

_QUOTED = 60
_PARTS = frozenset({"Span", "Link", "Reference"})


def own_content(top: tuple[Element, ...], pages: Sequence[PageContent]) -> Iterator[str]:
    """A clause for each element whose characters, put in visual order by UAX #9 line by line, differ from its ActualText."""
    stretches = list(spoken(top))
    paragraphs = _paragraphs([stretch for stretch in stretches if isinstance(stretch, Spoken)])
    said: defaultdict[str, int] = defaultdict(int)
    for stretch in stretches:
        if isinstance(stretch, str):
            yield stretch
            continue
        key = _paragraph(stretch.place)
        if fault := _difference(stretch, paragraphs[key], said[key], pages):
            yield fault
        said[key] += len(stretch.text)
    for figure in elements(top):
        if figure.kind == "Figure" and not any(_paints(content, pages) for content in owned(figure)):
            yield f"{figure.place} paints nothing"


def _paragraph(place: str) -> str:
    """The place of the paragraph that a stretch is part of: its links, references and pages are parts of one.

    In the contents what an entry says and its folio stand each for itself.
    """
    if in_contents(place):
        return place
    steps = place.split("/")
    while steps[-1].partition(" ")[0] in _PARTS:
        steps.pop()
    return "/".join(steps)


def _paragraphs(stretches: Sequence[Spoken]) -> dict[str, str]:
    """The whole text of each paragraph: which way a number runs is decided by what stands before it."""
    texts: defaultdict[str, str] = defaultdict(str)
    for stretch in stretches:
        texts[_paragraph(stretch.place)] += stretch.text
    return texts


def _levels(stretch: Spoken, paragraph: str, at: int) -> Sequence[int]:
    """The levels of a stretch that begins at an offset of its paragraph; one with a voice of its own stands for itself."""
    text, start = (paragraph, at) if stretch.base == 1 else (stretch.text, 0)
    units = [(unit.start, unit.end) for unit in left_to_right_units(text)]
    return unit_levels(text, stretch.base, units)[start : start + len(stretch.text)]


def _difference(stretch: Spoken, paragraph: str, begins: int, pages: Sequence[PageContent]) -> str:
    """The first line that differs, or "". A content is a line, or a part of one; white space between two contents is free."""
    resolved = _levels(stretch, paragraph, begins)
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
