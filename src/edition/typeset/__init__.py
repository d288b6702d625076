"""From the reading to set pages: bidi, shape, break, justify, paginate."""

from collections.abc import Collection

from edition.core.diagnostics import Problems
from edition.faces import Faces
from edition.model.page import PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source

__all__ = ["typeset"]


def typeset(
    source: Source, reading: Reading, faces: Faces, wanted: Collection[str]
) -> tuple[tuple[PagedDocument, ...] | None, Problems]:
    """The outputs of an edition of the kinds `wanted`.

    A character that no face can show is an error, and so is an image that cannot be drawn.
    """
    from edition.typeset.coverage import uncovered
    from edition.typeset.lines import Compositor
    from edition.typeset.pamphlet import make_up
    from edition.typeset.shape import Shaper
    from edition.typeset.style import Style

    shaper = Shaper(faces, source.description.language)
    paged, problems = make_up(Compositor(shaper), Style(), source, reading)
    problems += uncovered(shaper.missing, source.text)
    return (None if problems else (paged,)), problems
