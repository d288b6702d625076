"""From the reading to set pages: bidi, shape, break, justify, paginate."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from edition.core.diagnostics import Problems, stops
from edition.core.direction import policy
from edition.core.languages import spoken
from edition.faces import Faces, Own
from edition.model.page import PagedDocument
from edition.model.reading import Reading
from edition.model.source_folder import Source

if TYPE_CHECKING:
    from edition.typeset.line.kept import Kept

__all__ = ["refused", "typeset"]


def typeset(
    source: Source,
    reading: Reading,
    faces: Faces,
    wanted: Collection[str],
    kept: "Kept | None" = None,
) -> tuple[tuple[PagedDocument, ...] | None, Problems]:
    """What of the outputs of edition.toml is set, of those `wanted` (none: all) by what `--only`
    calls them: see `model.output_kinds`.

    A character that no face can show is an error, and so is an image that cannot be drawn, or a QR
    symbol that cannot be read. `kept` is what is known from the times before, and makes no
    difference but of time.
    """
    from edition.typeset.coverage import beside_the_text, broken_words, stood_in, uncovered
    from edition.typeset.forme.links import overlong, too_fine
    from edition.typeset.line.compositor import Compositor
    from edition.typeset.line.rows import NOTHING_TAKEN, taken
    from edition.typeset.line.sense import sense
    from edition.typeset.line.shape import Shaper
    from edition.typeset.outputs import made

    if unheld := overlong(source):
        return None, unheld
    direction, tag = source.description.direction, source.description.language
    means = faces, tag, policy(tag, frozenset(direction.off), direction.pieces)
    shaper, former = kept.shaper(*means) if kept else (Shaper(*means), False)
    language = spoken(source.description.language, source.description.words)
    texts = [block.text for block in reading.document.blocks]
    counted = kept.words(language.grammar) if kept else None
    known = sense(texts, language.grammar, source.description.typography.terms, counted)
    of_its_own = bool(source.faces or source.fonts)
    height = taken(shaper, texts) if of_its_own else NOTHING_TAKEN
    compositor = (kept.compositor if kept else Compositor)(shaper, language, known, height)
    outputs, problems = made(compositor, source, reading, wanted)
    problems += too_fine(source, outputs) + broken_words(outputs, source, reading)
    lacked = {
        face.family: characters
        for name, characters in shaper.lacked.items()
        if isinstance(face := faces[name], Own)
    }
    problems += stood_in(lacked, source.text)
    if kept and former and (shaper.missing or shaper.lacked):  # perhaps of a text that is gone
        kept.forget()
        return typeset(source, reading, faces, wanted, kept)
    if shaper.missing:
        beside = list(beside_the_text(source))
        problems += uncovered(shaper.missing, source.text, beside, source.description.language)
    return (None if stops(problems) else outputs), problems


def refused(source: Source, reading: Reading) -> Problems:
    """What of an edition could not be set, as far as that is known before anything is: a poster
    that names nothing of the text, or cannot be composed as is asked; an address that no QR symbol
    holds.
    """
    problems: Problems = ()
    if any(link.qr for link in source.description.link):
        from edition.typeset.forme.links import overlong

        problems += overlong(source)
    if source.description.poster:
        from edition.typeset.poster import asking

        problems += asking.refused(source, reading)
    return problems
