"""`edition inspect`: what was recognised in a text, said block by block, and what the typesetter
did with it, line by line or page by page; nothing is written.

What is told stays the same from build to build, for people who want to see why, and to compare.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from edition.core.diagnostics import Problems
from edition.core.quoting import worded
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

_JOIN = worded("slogans_page = false in [layout] lets what follows stand below it")
"""What can be done about the white of a page that ends for the slogans or the names."""
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
        yield f"paragraph {number}, {own[0].size / POINT:g} pt: {_counted(len(own), 'line')}"
        for line in own:
            scale = f"{(line.scale - UNSCALED) * 100 / UNSCALED:+.1f} %"
            gaps = f"{line.gap * 100 / line.natural:.0f} %" if line.gaps else "-"
            place = f"page {line.page} row {_row(line, makeup)}"
            told = f"scale {scale}  joints {line.joint:+.3f}  gaps {gaps}"
            yield f"  {place}  {told}  kashida {line.longer}  {line.kind}  {_ends(line.text)}"


def set_pages(paged: PagedDocument) -> Iterator[str]:
    """What the paginator did with the whole text, then a line for each page of it."""
    makeup = paged.makeup
    if makeup is None:
        return
    added = f"{_counted(len(makeup.blanks), 'blank page')} added" if makeup.blanks else "none added"
    yield (
        f"{paged.name}: {_counted(len(paged.pages), 'page')}, {len(makeup.pages)} of text, "
        f"{added} to reach a multiple of four"
    )
    yield f"sheets of paper: {-(-len(paged.pages) // PAGES_OF_A_SHEET)}"
    for saving in makeup.savings:
        yield f"with {saving.line} in [layout]: {_counted(saving.pages, 'page')}"
    yield f"rows to a page: {makeup.depth}, {_than_usual(makeup.depth, makeup.usual)}"
    yield (
        f"the first page begins {_counted(makeup.sink, 'row')} lower, "
        f"{_than_usual(makeup.sink, makeup.usual_sink)}"
    )
    rows = {page.number: page.rows for page in makeup.pages}
    told = {number: f"page {number}: {what}" for number, what in makeup.beside}
    told |= {page.number: _page(page, rows, makeup) for page in makeup.pages}
    told |= {number: f"page {number}: blank" for number in makeup.blanks}
    yield from (told[number] for number in sorted(told))


def _page(page: TextPage, rows: Mapping[int, int], makeup: MakeUp) -> str:
    slabs = _counted(page.slabs, "slab")
    facing = (
        f"faces page {page.facing} with {_counted(rows[page.facing], 'row')}"
        if page.facing
        else "faces no page of text"
    )
    used = f"{slabs}, {page.rows} of {page.available} rows, {page.available - page.rows} empty"
    given = (
        (
            f"; set {_counted(abs(page.given), 'row')} "
            f"{'deeper' if page.given > 0 else 'less deep'} "
            "for it"
        )
        if page.given
        else ""
    )
    act = f" ({_JOIN})" if page.number in makeup.joinable else ""
    return f"page {page.number}: {used}{given}; ends: {page.end}{act}; {facing}"


def _than_usual(rows: int, usual: int) -> str:
    return (
        f"{_counted(abs(rows - usual), 'row')} {'more' if rows > usual else 'less'} than usual"
        if rows != usual
        else "as usual"
    )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _row(line: ObservedLine, makeup: MakeUp) -> str:
    row, off = divmod(line.y - makeup.head, makeup.leading)
    return "-" if off else str(row + 1)


def _ends(text: str) -> str:
    words = text.split(" ")
    return f"«{text}»" if len(words) < 3 else f"«{words[0]} … {words[-1]}»"
