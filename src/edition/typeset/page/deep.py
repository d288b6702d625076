"""What no page can hold: notes that are longer than a page."""

from collections.abc import Iterator

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, error, place_at
from edition.model.document import Document, Note
from edition.model.source import SourceText
from edition.typeset.block.galley import Galley
from edition.typeset.block.slabs import Slab


def without_the_deep(
    galley: Galley, room: int, document: Document, source: SourceText
) -> tuple[Galley, Problems]:
    """The galley with its too deep slabs cut down so that it can still be paged, and an error for
    each of them.

    `room` is the number of rows that the shallowest page has.
    """
    deep = {i: slab for i, slab in enumerate(galley.slabs) if _depth(slab) > room}
    if not deep:
        return galley, ()
    slabs = tuple(
        replace(slab, rows=1, foot=0) if i in deep else slab for i, slab in enumerate(galley.slabs)
    )
    return replace(galley, slabs=slabs), tuple(
        fault for slab in deep.values() for fault in _faults(slab, document, source)
    )


def _depth(slab: Slab) -> int:
    return (
        slab.rows
        + (slab.head.rows if slab.head else 0)
        + (-(-slab.foot // 1000) + 1 if slab.foot else 0)
    )


def _faults(slab: Slab, document: Document, source: SourceText) -> Iterator[Diagnostic]:
    notes = [
        block for block in document.blocks if isinstance(block, Note) and block.label in slab.notes
    ]
    if not notes:
        raise AssertionError("what has no notes is set on whole pages")
    named = ", ".join(dict.fromkeys(f"[^{note.label}]" for note in notes))
    fact = f"{named} would not fit on the page of the line that refers to it"
    yield error(
        "note-long",
        fact,
        "shorten it, or make it a part of the text",
        place_at(source.file, source.text, notes[0].span.start),
    )
