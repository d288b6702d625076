"""Who sets each kind of output that is set."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Place, Problems, error
from edition.core.papers import office_sheet
from edition.core.quoting import worded
from edition.core.units import in_points
from edition.model.description import Output
from edition.model.output_kinds import (
    HANDOUT,
    HANDOUT_2UP,
    LARGE_PRINT,
    LEAFLET,
    MINI_ZINE,
    OUTPUTS,
    PAMPHLET,
    POSTERS,
    SCREEN,
    OutputKind,
    named,
)
from edition.model.page import PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.line.compositor import Compositor

if TYPE_CHECKING:
    from edition.typeset.line.style import Style

Made: TypeAlias = tuple[tuple[PagedDocument, ...], Problems]


class ToSet(Struct, frozen=True):
    """What a setter is given: the means, the edition, and which output of it, an `[[output]]` of
    that `kind`; the posters are set all at once and have none.
    """

    compositor: Compositor
    source: Source
    reading: Reading
    kind: OutputKind
    output: Output | None = None


def made(compositor: Compositor, source: Source, reading: Reading, wanted: Collection[str]) -> Made:
    """Every output of edition.toml that is wanted, those of `[[output]]` in their order there, then
    the posters.
    """
    kinds = {kind.name: kind for kind in OUTPUTS}
    asked = [
        ToSet(compositor, source, reading.of(output.reading), kinds[output.kind], output)
        for output in source.description.output
    ]
    if source.description.poster:
        asked.append(ToSet(compositor, source, reading, POSTERS))
    outputs: tuple[PagedDocument, ...] = ()
    problems: Problems = ()
    for each in asked:
        setter = SETTERS.get(each.kind.name)  # none: the press makes it
        if setter and (not wanted or each.kind.asked in wanted):
            more, found = setter(each)
            outputs = (*outputs, *_called(more, each.output))
            # What holds for both readings of a kind is told once.
            problems += tuple(problem for problem in found if problem not in problems)
    return outputs, problems


def _called(made: Iterable[PagedDocument], output: Output | None) -> Iterable[PagedDocument]:
    """What is made of an `[[output]]`, named after its reading; each poster is by itself."""
    if output is None:
        return made
    return (
        replace(each, name=named(each.name, output.reading), reading=output.reading)
        for each in made
    )


# What sets a kind is imported where it sets: most runs want the pamphlet alone.


def _pamphlet(to_set: ToSet) -> Made:
    from edition.typeset.book.pamphlet import make_up

    page = to_set.output.size if to_set.output else "A5"
    pamphlet, problems = make_up(to_set.compositor, to_set.source, to_set.reading, page)
    return (pamphlet,), problems


def _leaflet(to_set: ToSet) -> Made:
    from edition.typeset.book.leaflet import set_leaflet

    leaflet, problems = set_leaflet(to_set.compositor, to_set.source, to_set.reading)
    return (leaflet,), problems


def _mini_zine(to_set: ToSet) -> Made:
    from edition.typeset.book.mini_zine import TooLong, set_mini_zine

    output = to_set.output
    assert output
    zine, problems = set_mini_zine(
        to_set.compositor, to_set.source, to_set.reading, office_sheet(output.size)
    )
    if isinstance(zine, TooLong):
        fact = worded(
            "the text takes {pages} small pages at {size:g} pt, and the mini-zine has {most} "
            "for it",
            pages=zine.pages,
            size=in_points(zine.size),
            most=zine.most,
        )
        act = worded("leave it out, or give away the leaflet, or the booklet")
        place = _place_of(to_set)
        return (), (*problems, error("mini-zine-too-long", fact, act, place))
    return (zine,), problems


def _place_of(to_set: ToSet) -> Place | None:
    """Where edition.toml asks for an output."""
    assert to_set.output
    number = to_set.source.description.output.index(to_set.output) + 1
    return to_set.source.places.get(f"output[{number}].kind")


def _large_print(to_set: ToSet) -> Made:
    from edition.typeset.line import style

    return _single_pages(to_set, style.LARGE_PRINT)


def _screen(to_set: ToSet) -> Made:
    from edition.typeset.line import style

    return _single_pages(to_set, style.SCREEN)


def _single_pages(to_set: ToSet, style: "Style") -> Made:
    from edition.typeset.book.single_pages import set_single_pages
    from edition.typeset.line.rows import spaced

    path = to_set.kind.path
    style = spaced(style, to_set.compositor.apart)
    paged = set_single_pages(to_set.compositor, style, path, to_set.source, to_set.reading)
    return (paged,), ()


def _handout(to_set: ToSet) -> Made:
    from edition.typeset.poster.handout import set_handout, set_two_up
    from edition.typeset.poster.poster_sheet import Refused

    output = to_set.output
    assert output
    description = to_set.reading.displayed_description
    output = description.output[to_set.source.description.output.index(output)]
    setter = set_handout if to_set.kind is HANDOUT else set_two_up
    handout = setter(to_set.compositor, description, to_set.reading, output)
    if isinstance(handout, Refused):
        fact = worded(
            "the {kind} would be set at {size:.1f} pt, which is too small to read",
            kind=output.kind,
            size=handout.size / 1000,
        )
        act = worded("leave it out, or give away the leaflet")
        return (), (error("handout-too-long", fact, act, _place_of(to_set)),)
    return (handout,), ()


def _posters(to_set: ToSet) -> Made:
    from edition.typeset.poster.posters import set_posters

    return set_posters(to_set.compositor, to_set.source, to_set.reading)


SETTERS: Mapping[str, Callable[[ToSet], Made]] = {
    PAMPHLET.name: _pamphlet,
    LEAFLET.name: _leaflet,
    MINI_ZINE.name: _mini_zine,
    LARGE_PRINT.name: _large_print,
    SCREEN.name: _screen,
    HANDOUT.name: _handout,
    HANDOUT_2UP.name: _handout,
    POSTERS.name: _posters,
}
"""By the name of the kind; what the press makes of pages has none."""
