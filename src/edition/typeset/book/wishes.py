"""The pages that edition.toml wishes for: size and leading of the text give way until there are as
many, and where there never are, a sentence says how many it has instead.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, Severity, error, warning
from edition.core.papers import PageName
from edition.core.quoting import listed, worded
from edition.core.units import Length, in_points, pt
from edition.model.description import Description, Layout
from edition.model.document import Title
from edition.model.imposition import PAGES_OF_A_SHEET
from edition.model.page import Saving
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.block.galley import set_matter
from edition.typeset.book.beside_text import BesideText
from edition.typeset.book.planning import Plan, Planner
from edition.typeset.book.single_pages import is_shown
from edition.typeset.forme.forme import Manuscript
from edition.typeset.line.rows import spaced
from edition.typeset.line.style import Style, book, justified, usual_size

_STEP: Length = pt(0.5)
"""From one size of the text to the next that is tried."""
_SMALLER, _LARGER = 3, 4
"""Steps by which the text may be smaller than usual, or larger."""
_LEAST_SIZE: Length = pt(9)
_CLOSER: Sequence[int] = (160, 152, 145)
_WIDER: Sequence[int] = (160, 168)
"""Leadings that are tried, per cent of the size."""


class Setting(NamedTuple):
    """The size of the text, and its leading, per cent of that."""

    size: Length
    leading: int

    @property
    def area(self) -> int:
        """What a letter takes of the paper, in a unit of its own."""
        return self.size * self.size * self.leading


class Planned(Struct, frozen=True):
    """A plan with the style that it is made in, what stands beside its text, what more could be
    given up, and the numbers of pages that end for slogans or names.
    """

    plan: Plan
    style: Style
    beside: BesideText
    usual_sink: int
    savings: tuple[Saving, ...]
    joinable: tuple[int, ...]


def planned_for(manuscript: Manuscript, source: Source, page: PageName) -> tuple[Planned, Problems]:
    """The plan of a pamphlet on pages of this size; what of the text no page holds, and whether the
    pages are those wished for.
    """
    description = source.description
    asked = _as_it_can_be(description, manuscript.reading)
    stated = asked.type_pt != "auto"
    usual = Setting(pt(float(asked.type_pt)) if stated else usual_size(page), _CLOSER[0])
    limits = justified(description.typography)

    @cache
    def planner(setting: Setting) -> Planner:
        style = spaced(
            book(page, setting.size, limits, setting.leading), manuscript.compositor.apart
        )
        blocks = [b for b in manuscript.reading.document.blocks if not is_shown(b, description)]
        matter = set_matter(manuscript.compositor, style, blocks, manuscript.leaves)
        beside = BesideText(manuscript, style, source)
        return Planner(manuscript, matter, beside, source.text)

    layout, plan, problems = _possible(planner(usual), asked, source)
    setting = usual
    savings: tuple[Saving, ...] = ()
    if layout.pages == "auto":
        savings = tuple(planner(usual).savings(layout, plan))
        # What edition.toml asks for by name it is not asked to give up.
        left = [saving for saving in savings if _is_open(layout, saving)]
        problems += _could_save(plan, left)
    else:
        plan, setting, told = _wished(planner, layout, plan, usual, source)
        problems += told
    chosen = planner(setting)
    usual_sink = chosen.styled(plan.form).sinks[0]
    joinable = tuple(chosen.joinable(plan))
    planned = Planned(plan, chosen.style, chosen.beside, usual_sink, savings, joinable)
    return planned, problems + chosen.problems(plan)


def _as_it_can_be(description: Description, reading: Reading) -> Layout:
    """What is asked for, with a cover where something stands on it that stands nowhere else: an
    emblem, or a title that is not that of the text.
    """
    layout = description.layout
    titles = [block for block in reading.document.blocks if isinstance(block, Title)]
    needed = description.image or not all(is_shown(block, description) for block in titles)
    return replace(layout, cover=True) if needed and layout.cover == "auto" else layout


def _possible(planner: Planner, layout: Layout, source: Source) -> tuple[Layout, Plan, Problems]:
    """The layout and its plan; with a cover, and an error, where the text cannot be cut without."""
    if plan := planner.plan(layout):
        return layout, plan, ()
    fact = worded(
        "the title, who issued the text, the place and the dates leave a page no room for text"
    )
    act = worded(
        "shorten them in edition.toml, or give the pamphlet a cover: cover = true in [layout]"
    )
    problem = error("head-crowded", fact, act, source.places.get("layout.cover"))
    covered = replace(layout, cover=True, imprint="auto")
    if plan := planner.plan(covered):
        return covered, plan, (problem,)
    raise AssertionError("no slab is deeper than a page")


def _wished(
    planner: Callable[[Setting], Planner],
    layout: Layout,
    unwished: Plan,
    usual: Setting,
    source: Source,
) -> tuple[Plan, Setting, Problems]:
    """The plan with the pages that are wished for, at the size nearest to the usual one; without
    them the usual one, `unwished`, and a warning. At a stated size only the leading gives way.
    """
    assert layout.pages != "auto"
    wished = layout.pages

    def plan(setting: Setting) -> Plan | None:
        return planner(setting).plan(layout, wished)

    first = plan(usual) or unwished
    if first.pages == wished:
        return first, usual, ()
    fewer = first.pages > wished
    settings = _settings(usual, fewer=fewer, fixed=layout.type_pt != "auto")

    def reached(setting: Setting) -> bool:
        made = plan(setting)
        # What cannot be cut in larger type is beyond what can.
        if made is None:
            return not fewer
        return made.pages <= wished if fewer else made.pages >= wished

    # The settings go one way, and so, but for a row here and there, do the pages.
    at = bisect_left(settings, True, key=reached)
    made = plan(settings[at]) if at < len(settings) else None
    if made and made.pages == wished:
        return made, settings[at], ()
    last = settings[min(at, len(settings) - 1)] if settings else usual
    told = _unreached(layout, unwished, plan(last) or unwished, last, source)
    return unwished, usual, (told,)


def _settings(usual: Setting, *, fewer: bool, fixed: bool) -> list[Setting]:
    """What is tried to have fewer pages, or more, from the nearest to the usual one on."""
    steps = range(-_SMALLER, 1) if fewer else range(_LARGER + 1)
    sizes = [usual.size + step * _STEP for step in ((0,) if fixed else steps)]
    every = [
        Setting(size, leading)
        for size in sizes
        if size >= _LEAST_SIZE
        for leading in (_CLOSER if fewer else _WIDER)
    ]
    found = [each for each in every if each != usual]
    return sorted(found, key=lambda each: each.area, reverse=fewer)


def _unreached(
    layout: Layout, first: Plan, last: Plan, setting: Setting, source: Source
) -> Diagnostic:
    held = _held(layout)
    if first.pages > int(layout.pages):
        fact = worded(
            "the pamphlet has {pages} pages and not the {wished} of [layout]: in type of {size:g} "
            "pt it would still have {least}",
            pages=first.pages,
            wished=layout.pages,
            size=in_points(setting.size),
            least=last.pages,
        )
        act = (
            worded("shorten the text, or take {held} out of [layout]", held=held)
            if held
            else worded("shorten the text, or wish for as many")
        )
    else:
        fact = worded(
            "the pamphlet has {pages} pages and not the {wished} of [layout]: the text fills no "
            "more",
            pages=first.pages,
            wished=layout.pages,
        )
        act = worded("wish for as many, or take pages out of [layout]")
    return warning("pages-not-reached", fact, act, source.places.get("layout.pages"))


def _held(layout: Layout) -> str:
    """The lines of [layout] that ask for pages."""
    kept = ("cover", "contents", "slogans_page", "back_cover")
    lines = [f"{key} = true" for key in kept if getattr(layout, key) is True]
    lines += ['imprint = "front"'] if layout.imprint == "front" else []
    lines += [f"type_pt = {layout.type_pt:g}"] if layout.type_pt != "auto" else []
    return ", ".join(lines)


def _is_open(layout: Layout, saving: Saving) -> bool:
    key, _, _ = saving.line.partition(" ")
    return bool(getattr(layout, key) == "auto")


def _could_save(plan: Plan, savings: Sequence[Saving]) -> Problems:
    """A note where one thing given up would save a sheet."""
    if not savings:
        return ()
    counts = {"pages": plan.pages, "sheets": plan.pages // PAGES_OF_A_SHEET, "blank": plan.blanks}
    fact = (
        worded(
            "the pamphlet has {pages} pages, {blank} of them blank, on {sheets} sheets", **counts
        )
        if plan.blanks
        else worded("the pamphlet has {pages} pages, on {sheets} sheets", **counts)
    )
    lines = listed(
        (
            worded("{line} for {pages} pages", line=saving.line, pages=saving.pages)
            for saving in savings
        ),
        "; ",
    )
    wished = plan.pages - PAGES_OF_A_SHEET
    act = worded(
        "for fewer write in [layout] {lines}; or pages = {wished}, for smaller type if that does",
        lines=lines,
        wished=wished,
    )
    return (Diagnostic(Severity.NOTE, "a-sheet-more", fact, act),)
