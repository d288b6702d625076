"""The galley: every block of the text as slabs of whole grid rows, before it is cut into pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.model.document import (
    Block,
    Cell,
    Closing,
    CodeLine,
    DateLine,
    Heading,
    Hemistich,
    Item,
    Paragraph,
    Signatory,
    Title,
)
from edition.model.page import Element
from edition.typeset.block.context import Context, prepare
from edition.typeset.block.footnotes import Footnote
from edition.typeset.block.headings import opened, ranks, spaced
from edition.typeset.block.kinds import Made, Running, set_group, set_heading
from edition.typeset.block.sections import (
    Turns,
    announced,
    ends_alone,
    goes_on,
    groups,
    headings_above,
    leaves_of,
    page_turns,
    sections,
    stands_apart,
)
from edition.typeset.block.slabs import (
    BLANK,
    FORBIDDEN,
    FORCED,
    HALF,
    TOGETHER,
    Slab,
    cuttable,
    rows_of,
    unparted,
)
from edition.typeset.block.table_rows import turned_pages
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.stretches import Inline
from edition.typeset.line.style import Style


class Galley(Struct, frozen=True):
    """All slabs in order, and the structure of what they show: a Sect for each section, without the
    Document above them.

    `notes` are those that slabs name, which stand in no section yet; `links` the leaves of the
    Links.
    """

    slabs: tuple[Slab, ...]
    sections: tuple[Element, ...]
    notes: Mapping[str, Footnote] = {}
    links: frozenset[int] = frozenset()


class SetPart(NamedTuple):
    """What is set of the blocks from number `at` on, with the rows above it."""

    at: int
    made: Made


class Matter(Struct, frozen=True):
    """A text set and not yet a galley: of its headings only the words are known, for of which rank
    they are depends on how many pages it comes to.

    `running` are the paragraphs that can be set in a line more or fewer, as slabs number them.
    `endnotes`: notes follow the text, for pages that have no foot.
    """

    context: Context
    parts: tuple[SetPart, ...]
    sections: tuple[Element, ...]
    running: tuple[Running, ...]
    endnotes: bool


def set_matter(
    compositor: Compositor,
    style: Style,
    blocks: Sequence[Block],
    leaves: "count[int]",
    *,
    endnotes: bool = False,
) -> Matter:
    """The blocks of a text, set one after the other."""
    context = prepare(compositor, style, blocks, leaves, endnotes=endnotes)
    parts: list[SetPart] = []
    elements: list[tuple[Block, Element]] = []
    running: list[Running] = []
    for at, group in groups(context.blocks):
        made = set_group(group, at, context)
        elements += zip(group, made.elements, strict=False)
        if made.running:
            numbered = [replace(slab, paragraph=len(running)) for slab in made.slabs]
            running.append(made.running)
            made = made._replace(slabs=numbered)
        if made.slabs and not made.slabs[0].turned:
            made = made._replace(slabs=[*_above(group, at, context), *made.slabs])
        parts.append(SetPart(at, made))
    return Matter(context, tuple(parts), tuple(sections(elements)), tuple(running), endnotes)


def galley_of(
    matter: Matter, *, book: bool = False, opening: bool = False, turns: Turns = "both"
) -> Galley:
    """The galley of a text: with headings as a short text has them, or as a `book`; `opening`:
    sections begin pages. So do slogans and signatories at the end, as far as `turns` says.
    """
    context = matter.context
    ranked = ranks(context.blocks, book=book)
    slabs = _joined(matter, ranked, turns if context.style.turning else None, opening=opening)
    notes = context.notes.values()
    links = frozenset(
        leaf
        for element in (*matter.sections, *(note.element for note in notes))
        for leaf in leaves_of(element, "Link")
    )
    if not matter.endnotes or not notes:
        noted = tuple(_with_notes(slabs, context))
        return Galley(noted, matter.sections, context.notes, links)
    plain = (replace(slab, notes=()) for slab in slabs)
    below = (slab for note in notes for slab in (BLANK, *rows_of(note.lines)))
    section = Element("Sect", tuple(note.element for note in notes))
    return Galley((*plain, *below), (*matter.sections, section), links=links)


def varied(
    matter: Matter, paragraph: int, by: int
) -> tuple[Callable[[], list[Slab]], float] | None:
    """A paragraph of the galley in one line more or fewer, which is set when it is called for, with
    what it costs; None where that would show.
    """
    running, compositor = matter.running[paragraph], matter.context.compositor
    found = compositor.varied(running.composition, by)
    if not found:
        return None
    made, cost = found

    def slabs() -> list[Slab]:
        lines = compositor.filled(made)
        return [replace(slab, paragraph=paragraph) for slab in running.slabs(lines)]

    return slabs, cost


def _above(group: Sequence[Block], at: int, context: Context) -> tuple[Slab, ...]:
    """The blank row above what is set of a group, if there is one."""
    block, before = group[0], context.blocks[at - 1] if at else None
    match block:
        case Closing() | DateLine() if not isinstance(before, Closing | DateLine):
            # What closes a text stands together with what it closes.
            return (replace(BLANK, penalty=FORBIDDEN),)
        case Heading():
            # It stands in the line of its paragraph, so it has no row of its own above it.
            return () if isinstance(before, Heading) else (BLANK,)
        case Hemistich() | CodeLine() | Cell() | Paragraph() | Item() | Title() if stands_apart(
            before, block
        ):
            return (BLANK,)
        case Paragraph() if context.style.parted and goes_on(before, block):
            return (HALF,)
        case _:
            return ()


def _joined(
    matter: Matter, ranked: Mapping[str, int], turns: Turns | None, *, opening: bool
) -> list[Slab]:
    """The slabs of all parts one behind the other, headings of these ranks among them. What opens
    no page by `turns` and might has a blank row above it; None: nothing ever does here.
    """
    blocks, style = matter.context.blocks, matter.context.style
    opened_by = page_turns(blocks, turns) if turns else frozenset()
    joined = page_turns(blocks) - opened_by if turns else frozenset()
    parts: list[list[Slab]] = []
    for at, each in matter.parts:
        made = each.slabs
        if at in joined and made and not made[0].blank:
            made = [BLANK, *made]
        if each.heading:
            made = _ranked(each.heading, at, ranked, matter.context, opening=opening)
        # A turned table takes its headings with it, from the upright page to its own.
        if made and made[0].turned:
            made = _turned(parts, headings_above(blocks, at), made, style)
        # Some parts begin pages, and so does what follows a turned page: no blank row above them.
        elif made and (at in opened_by or (parts and parts[-1] and parts[-1][-1].turned)):
            made = made[next(i for i, slab in enumerate(made) if not slab.blank) :]
            made[0] = replace(made[0], penalty=FORCED)
        # No heading ends a page.
        elif made and headings_above(blocks, at):
            made = [replace(made[0], penalty=FORBIDDEN), *made[1:]]
        elif made:
            made = _together(made, blocks, at)
        parts.append(made)
    if style.kept:
        names = [isinstance(blocks[at], Signatory) for at, _ in matter.parts]
        parts = unparted(parts, names, style.least_rows)
    return list(cuttable([slab for part in parts for slab in part], style.least_rows))


def _together(made: list[Slab], blocks: Sequence[Block], at: int) -> list[Slab]:
    """The slabs of block `at`: what a colon announces begins beside it if it can, and no line that
    ends a list begins a page.
    """
    inked = next((i for i, slab in enumerate(made) if not slab.blank), 0)
    line = inked == len(made) - 1 and ends_alone(blocks, at)
    if not (line or announced(blocks[at - 1] if at else None, blocks[at])):
        return made
    first = [replace(slab, penalty=max(slab.penalty, TOGETHER)) for slab in made[: inked + 1]]
    return first + made[inked + 1 :]


def _ranked(
    text: Inline, at: int, ranked: Mapping[str, int], context: Context, *, opening: bool
) -> list[Slab]:
    """The heading that is block `at`, with the rows about it."""
    block, above = context.blocks[at], context.blocks[at - 1] if at else None
    assert isinstance(block, Heading)
    rank, slabs = set_heading(text, ranked[block.ref], context)
    if block.of == "section" and block.level == 1:
        slabs[0] = replace(slabs[0], section=block.text)
    below = ranked[above.ref] if isinstance(above, Heading) else None
    made = spaced(context.style, rank, slabs, below=below)
    opens = opening and at > 0 and block.level == 1 and not isinstance(above, Heading)
    return opened(context.style, made) if opens and rank == 0 else made


def _turned(
    parts: list[list[Slab]], headings: Sequence[Heading], table: Sequence[Slab], style: Style
) -> list[Slab]:
    """The pages of a turned table, its headings taken from the upright pages."""
    first = len(parts) - len(headings)
    above = [slab for part in parts[first:] for slab in part if not slab.blank]
    parts[first:] = [[] for _ in headings]
    return turned_pages(style, above, table)


def _with_notes(slabs: Sequence[Slab], context: Context) -> Iterator[Slab]:
    """The slabs, each with the notes that it is the first to refer to, and what these take of its
    page, in thousandths of a row.
    """
    placed: set[str] = set()
    for slab in slabs:
        if not slab.notes:
            yield slab
            continue
        notes = tuple(_led_to(slab.notes, context, placed))
        lines = sum(len(context.notes[label].lines) for label in notes)
        foot = -(-lines * context.style.note_leading * 1000 // context.style.leading)
        yield replace(slab, notes=notes, foot=foot)


def _led_to(labels: Sequence[str], context: Context, placed: set[str]) -> Iterator[str]:
    """The notes that stand on no page yet, each with those that it refers to behind it."""
    for label in labels:
        if label not in placed:
            placed.add(label)
            yield label
            yield from _led_to(context.notes[label].refers, context, placed)
