"""Which outputs there are, and who sets them."""

from collections.abc import Collection

from edition.core.diagnostics import Problems, error
from edition.model.description import Output
from edition.model.page import PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.line.compositor import Compositor

Made = tuple[tuple[PagedDocument, ...], Problems]


def made(compositor: Compositor, source: Source, reading: Reading, wanted: Collection[str]) -> Made:
    """Every output of edition.toml that is wanted, those of `[[output]]` in their order there, then
    the posters.
    """
    outputs: tuple[PagedDocument, ...] = ()
    problems: Problems = ()
    for output in source.description.output:
        if not wanted or _group(output) in wanted:
            more, found = _set(compositor, source, reading, output)
            outputs, problems = (*outputs, *more), problems + found
    if source.description.poster and (not wanted or "posters" in wanted):
        from edition.typeset.poster.posters import set_posters

        more, found = set_posters(compositor, source, reading)
        outputs, problems = (*outputs, *more), problems + found
    return outputs, problems


def _group(output: Output) -> str:
    return output.kind if output.kind in ("pamphlet", "screen") else "handouts"


def _set(compositor: Compositor, source: Source, reading: Reading, output: Output) -> Made:
    """One `[[output]]`. What sets it is imported here: most runs want the pamphlet alone."""
    match output.kind:
        case "pamphlet":
            from edition.typeset.book.pamphlet import make_up
            from edition.typeset.line.style import Style, justified

            pamphlet, problems = make_up(
                compositor, Style(limits=justified(source.description.typography)), source, reading
            )
            return (pamphlet,), problems
        case "leaflet":
            from edition.typeset.book.leaflet import set_leaflet

            leaflet, problems = set_leaflet(compositor, source, reading)
            return (leaflet,), problems
        case "large-print":
            from edition.typeset.book.single_pages import set_single_pages
            from edition.typeset.line.style import LARGE_PRINT

            return (
                set_single_pages(compositor, LARGE_PRINT, "handouts/large-print", source, reading),
            ), ()
        case "screen":
            from edition.typeset.book.single_pages import set_single_pages
            from edition.typeset.line.style import SCREEN

            return (set_single_pages(compositor, SCREEN, "screen", source, reading),), ()
        case "handout" | "handout-2up":
            return _handout(compositor, source, reading, output)
    return (), ()


def _handout(compositor: Compositor, source: Source, reading: Reading, output: Output) -> Made:
    from edition.typeset.poster.handout import set_handout, set_two_up
    from edition.typeset.poster.poster_sheet import Refused

    setter = set_handout if output.kind == "handout" else set_two_up
    handout = setter(compositor, source.description, reading, output.heading)
    if isinstance(handout, Refused):
        fact = (
            f"the {output.kind} would be set at {handout.size / 1000:.1f} pt, which is too "
            "small to read"
        )
        number = source.description.output.index(output) + 1
        act = "leave it out, or give away the leaflet"
        return (), (
            error("handout-too-long", fact, act, source.places.get(f"output[{number}].kind")),
        )
    return (handout,), ()
