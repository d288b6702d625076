"""`edition inspect`: what was recognised in a text, said block by block, and what the typesetter
did with it, line by line or page by page; nothing is written.

What is told stays the same from build to build, for people who want to see why, and to compare.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from edition.core.diagnostics import Problems
from edition.core.quoting import Figure, Message, counted, forms, listed, worded
from edition.core.units import POINT
from edition.dump.structure import in_words, listing
from edition.edited import edited_of, not_listed
from edition.inspect import look
from edition.model.imposition import PAGES_OF_A_SHEET
from edition.model.observations import ObservedLine
from edition.model.output_kinds import PAMPHLET
from edition.model.page import UNSCALED, MakeUp, PagedDocument, TextPage
from edition.read import read
from edition.typeset import typeset

_JOIN = worded(" (slogans_page = false in [layout] lets what follows stand below it)")
"""What can be done about the white of a page that ends for the slogans or the names."""
_COUNTED = {
    "line": forms("{count} line", "{count} lines"),
    "page": forms("{count} page", "{count} pages"),
    "row": forms("{count} row", "{count} rows"),
    "slab": forms("{count} slab", "{count} slabs"),
}
_NAMED: Mapping[str, Message] = {
    each: each
    for each in (
        worded("justified"),
        worded("ragged"),
        worded("last"),
        worded("full"),
        worded("kept together"),
        worded("facing page"),
        worded("later pages"),
        worded("forced"),
        worded("turned"),
        worded("the end"),
        worded("cover"),
        worded("imprint"),
        worded("contents"),
        worded("back cover"),
        worded("pamphlet"),
    )
}
"""How lines are filled, why pages end, what those without text hold, by the names of the model."""
Stage = Literal["structure", "lines", "pages"]


class Inspected(Struct, frozen=True):
    """Lines of text (None: refused), and every problem."""

    lines: tuple[str, ...] | None = None
    problems: Problems = ()


def inspect(folder: Path, stage: Stage, epoch: int | None) -> Inspected:
    """Tell the structure of a text as it is read; or set the pamphlet of an edition as a build
    would, and tell its lines or its pages.
    """
    if stage == "structure":
        return _structure(folder)
    edited, problems = edited_of(folder, epoch)
    if edited is None:
        return Inspected(problems=problems)
    if refused := not_listed(edited, (PAMPHLET.name,)):
        return Inspected(problems=problems + refused)
    outputs, in_setting = typeset(edited.source, edited.reading, edited.fonts, (PAMPHLET.name,))
    problems += in_setting
    if outputs is None:
        return Inspected(problems=problems)
    # Of two pamphlets the one of the edited reading.
    paged = next((output for output in outputs if output.reading == "edited"), outputs[0])
    if paged.makeup is None or stage == "pages":
        return Inspected(tuple(set_pages(paged)), problems)
    return Inspected(tuple(set_lines(look(paged, edited.fonts), paged.makeup)), problems)


def _structure(folder: Path) -> Inspected:
    """Without fonts and register: a text that is refused for its letters has a structure too."""
    source, problems = read(folder)
    if source is None:
        return Inspected(problems=problems)
    blocks = tuple(listing(source.document, source.text, source.unset))
    return Inspected((in_words(source.document), *blocks), problems)


def set_lines(lines: Sequence[ObservedLine], makeup: MakeUp) -> Iterator[str]:
    """Of the pages of text, in reading order: a head for each paragraph and a line for each of its
    lines, an empty one between.

    `row` counts from the top of the grid, «-» off it; `scale` is by how much the line is widened,
    `gaps` the mean gap as a share of the natural one, «-» where it has none, `joints` by how many
    em its letters are drawn apart where they join, `kashida` the number of words with one; then the
    words at both ends.
    """
    text = {page.number for page in makeup.pages}
    paragraphs: dict[int, list[ObservedLine]] = {}
    for line in lines:
        if line.page in text:
            paragraphs.setdefault(line.paragraph, []).append(line)
    for number, own in enumerate(paragraphs.values(), 1):
        yield from ([""] if number > 1 else [])
        yield worded(
            "paragraph {number}, {size:g} pt: {lines}",
            number=number,
            size=own[0].size / POINT,
            lines=_counted(len(own), "line"),
        )
        yield from (_line(line, makeup) for line in own)


def _line(line: ObservedLine, makeup: MakeUp) -> Message:
    """A line of a paragraph."""
    return worded(
        "  page {page} row {row}  scale {scale:+.1f} %  joints {joint:+.3f}  gaps {gaps}  "
        "kashida {kashida}  {kind}  {ends}",
        page=line.page,
        row=_row(line, makeup),
        scale=(line.scale - UNSCALED) * 100 / UNSCALED,
        joint=line.joint,
        gaps=worded("{gaps:.0f} %", gaps=line.gap * 100 / line.natural) if line.gaps else "-",
        kashida=line.longer,
        kind=_NAMED[line.kind],
        ends=_ends(line.text),
    )


def set_pages(paged: PagedDocument) -> Iterator[str]:
    """What the paginator did with the whole text, then a line for each page of it."""
    makeup = paged.makeup
    if makeup is None:
        return
    blanks = len(makeup.blanks)
    yield worded(
        "{name}: {pages}, {text} of text, {added} to reach a multiple of four",
        name=_named(paged.name),
        pages=_counted(len(paged.pages), "page"),
        text=len(makeup.pages),
        added=worded("none added")
        if not blanks
        else counted(forms("{count} blank page added", "{count} blank pages added"), blanks),
    )
    sheets = -(-len(paged.pages) // PAGES_OF_A_SHEET)
    yield worded("sheets of paper: {sheets}", sheets=sheets)
    for saving in makeup.savings:
        pages = _counted(saving.pages, "page")
        yield worded("with {line} in [layout]: {pages}", line=saving.line, pages=pages)
    usual = _than_usual(makeup.depth, makeup.usual)
    yield worded("rows to a page: {depth}, {usual}", depth=makeup.depth, usual=usual)
    yield worded(
        "the first page begins {sink} lower, {usual}",
        sink=_counted(makeup.sink, "row"),
        usual=_than_usual(makeup.sink, makeup.usual_sink),
    )
    yield from _pages(makeup)


def _pages(makeup: MakeUp) -> Iterator[Message]:
    """A line for each page, in their order."""
    rows = {page.number: page.rows for page in makeup.pages}
    other = {number: _named(what) for number, what in makeup.beside}
    other |= dict.fromkeys(makeup.blanks, worded("blank"))
    told = {n: worded("page {number}: {what}", number=n, what=what) for n, what in other.items()}
    told |= {page.number: _page(page, rows, makeup) for page in makeup.pages}
    yield from (told[number] for number in sorted(told))


def _page(page: TextPage, rows: Mapping[int, int], makeup: MakeUp) -> Message:
    facing = (
        worded(
            "faces page {facing} with {rows}",
            facing=page.facing,
            rows=_counted(rows[page.facing], "row"),
        )
        if page.facing
        else worded("faces no page of text")
    )
    used = worded(
        "{slabs}, {rows} of {available} rows, {empty} empty",
        slabs=_counted(page.slabs, "slab"),
        rows=page.rows,
        available=page.available,
        empty=page.available - page.rows,
    )
    parts = (used, _given(page.given), worded("; ends: {end}", end=_NAMED[page.end]))
    act = (_JOIN,) if page.number in makeup.joinable else ()
    what = listed((*parts, *act, worded("; {facing}", facing=facing)), "")
    return worded("page {number}: {what}", number=page.number, what=what)


def _given(rows: int) -> str:
    """By how many rows a page is set otherwise than others, for the one that it faces."""
    count = _counted(abs(rows), "row")
    if rows > 0:
        return worded("; set {rows} deeper for it", rows=count)
    return worded("; set {rows} less deep for it", rows=count) if rows else ""


def _than_usual(rows: int, usual: int) -> Message:
    count = _counted(abs(rows - usual), "row")
    if rows > usual:
        return worded("{rows} more than usual", rows=count)
    return worded("{rows} less than usual", rows=count) if rows < usual else worded("as usual")


def _counted(count: int, what: str) -> Message:
    return counted(_COUNTED[what], count)


def _named(name: str) -> str:
    return _NAMED.get(name, name)


def _row(line: ObservedLine, makeup: MakeUp) -> str:
    row, off = divmod(line.y - makeup.head, makeup.leading)
    return "-" if off else Figure(row + 1)


def _ends(text: str) -> str:
    words = text.split(" ")
    return f"«{text}»" if len(words) < 3 else f"«{words[0]} … {words[-1]}»"
