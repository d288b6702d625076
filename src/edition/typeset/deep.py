"""What no page can hold: notes that are longer than a page, a row of a table that is deeper than one, a table that is wider."""

from collections.abc import Iterator

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.places import place_at
from edition.model.document import Cell, Document, Note
from edition.model.source import SourceText
from edition.typeset.galley import Galley, Slab


def without_the_deep(
    galley: Galley, room: int, document: Document, source: SourceText, output: str = ""
) -> tuple[Galley, Problems]:
    """The galley with its too deep slabs cut down so that it can still be paged, and an error for each of them.

    `room` is the number of rows that the shallowest page has; `output` is named where another one than the pamphlet is meant.
    """
    wide = tuple(_too_wide(number, document, source, output) for number in sorted(galley.wide))
    deep = {i: slab for i, slab in enumerate(galley.slabs) if _depth(slab) > room}
    if not deep:
        return galley, wide
    slabs = tuple(replace(slab, rows=1, foot=0) if i in deep else slab for i, slab in enumerate(galley.slabs))
    faults = (fault for slab in deep.values() for fault in _faults(slab, document, source, output))
    return replace(galley, slabs=slabs), (*faults, *wide)


def _depth(slab: Slab) -> int:
    return slab.rows + (-(-slab.foot // 1000) + 1 if slab.foot else 0)


def _faults(slab: Slab, document: Document, source: SourceText, output: str) -> Iterator[Diagnostic]:
    notes = [block for block in document.blocks if isinstance(block, Note) and block.label in slab.notes]
    if notes:
        named = ", ".join(dict.fromkeys(f"[^{note.label}]" for note in notes))
        fact = f"{named} would not fit on the page of the line that refers to it"
        at = place_at(source.file, source.text, notes[0].span.start)
        yield error("note-long", fact, "shorten it, or make it a part of the text", at)
        return
    words = next((fragment.text for _, line in slab.lines for fragment in line.fragments), "")
    page, other = _named(output)
    fact = f"the row of the table that begins with «{words[:40].strip()}» is deeper than {page}"
    yield error("row-deep", fact, f"divide it into several rows{other}")


def _too_wide(number: int, document: Document, source: SourceText, output: str) -> Diagnostic:
    page, other = _named(output)
    first = next(block for block in document.blocks if isinstance(block, Cell) and block.table == number)
    fact = f"the words of the table that begins here do not fit beside one another on {page}, however small"
    return error("table-wide", fact, f"give it fewer columns{other}", place_at(source.file, source.text, first.span.start))


def _named(output: str) -> tuple[str, str]:
    """How a page is called, and what else is to be done."""
    return (f"a page of {output}", f", or do without {output}") if output else ("a page", "")
