"""What to tell the one who prints: a page of plain text beside the file, in the language of the
edition and in English.
"""

from collections.abc import Iterator, Sequence

from edition.core.languages.press_words import Tongue
from edition.core.pdf_syntax import decimal
from edition.core.units import in_mm
from edition.model.imposition import PAGES_OF_A_SHEET, Folding, Imposition
from edition.press.booklet.plan import THICKEST
from edition.press.sheet.notes import note


def booklet_note(imposition: Imposition, file: str, tongues: Sequence[Tongue]) -> str:
    """Which paper, duplex setting and scale, how to fold and bind the booklet."""
    return note(tongues, lambda tongue: _booklet(imposition, file, tongue))


def folding_note(folding: Folding, file: str, tongues: Sequence[Tongue]) -> str:
    """Which paper, duplex setting and scale; where the folds of a leaflet are and which way they
    go.
    """
    return note(tongues, lambda tongue: _leaflet(folding, file, tongue))


def _booklet(imposition: Imposition, file: str, tongue: Tongue) -> Iterator[str]:
    words, figures = tongue.words.booklet, tongue.figures
    yield words.title.format(file=file)
    yield ""
    sheets = tongue.sheets(sum(imposition.signatures))
    yield words.paper.format(sheets=sheets, paper=imposition.paper)
    side = words.right if imposition.binding == "right" else words.left
    yield words.book.format(pages=tongue.pages(imposition.pages), side=side)
    edge = words.short if imposition.flip == "short" else words.long
    yield words.duplex.format(edge=edge, flip=imposition.flip)
    yield words.scale
    yield words.own_mode
    yield words.trial.format(heads=words.turned if imposition.turned else words.upright)
    yield from _bound(imposition, tongue)
    if imposition.blanks:
        where = words.before_the_cover if imposition.cover else words.at_the_end
        yield words.blanks.format(where=where, count=figures(imposition.blanks))
    if imposition.caliper and max(imposition.signatures) > 1:
        yield words.creep.format(moved=figures(decimal(in_mm(imposition.caliper))))


def _bound(imposition: Imposition, tongue: Tongue) -> Iterator[str]:
    """A sheet by itself is folded, staples hold one signature of several, more are sewn or
    glued.
    """
    words, figures, several = tongue.words.booklet, tongue.figures, imposition.signatures
    if len(several) == 1:
        yield words.stapled if imposition.stapled else words.folded
        return
    parts = tongue.words.sheet.comma.join(map(figures, several))
    yield words.signatures.format(count=figures(len(several)), parts=parts)
    yield words.each
    pages = THICKEST * PAGES_OF_A_SHEET
    yield words.thickest.format(
        sheets=tongue.sheets(THICKEST),
        pages=tongue.pages(pages),
        count=figures(THICKEST),
        of=figures(pages),
    )


def _leaflet(folding: Folding, file: str, tongue: Tongue) -> Iterator[str]:
    words, figures = tongue.words.folding, tongue.figures
    front = words.cover if folding.cover else words.heading
    # The folds by how far they are from the right edge of the side that has the front.
    at = (folding.widths[0], folding.widths[0] + folding.widths[1])
    first, second, narrow = (
        figures(decimal(in_mm(length), 1)) for length in (*at, min(folding.widths))
    )
    yield words.title.format(file=file)
    yield ""
    yield words.paper.format(sheets=tongue.sheets(folding.sheets))
    yield words.duplex
    yield words.scale
    yield words.folds.format(first=first, second=second, front=front)
    zigzag = (words.z_side, words.z_fold, words.z_trial)
    rolled = (words.roll_side, words.roll_fold, words.roll_trial, words.roll_order)
    for each in zigzag if folding.fold == "z" else rolled:
        yield each.format(front=front, narrow=narrow)
    if folding.sheets > 1:
        yield words.several
