"""Which page stands where: integers alone, no lengths; and the plan as a table.

A sheet has two sides, each with a left and a right page. Folded and laid into each other, the
sheets of a signature read from the outermost's first page to its last. In a right-bound book the
fold is at the right of page 1, so page 1 is the left page of the first front; a left-bound book is
its mirror image.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.core.quoting import Message, counted, forms, worded, worded_later
from edition.model.imposition import PAGES_OF_A_SHEET, Binding, Imposition

BLANK = 0
"""In place of the number of a page."""
THICKEST = 20
"""Sheets that a stapler of an office holds and that still close flat, at 80 g/m2; more are parted
into signatures.
"""


class Side(NamedTuple):
    """The page numbers at the left and the right of one side of a sheet, BLANK where there is
    none.
    """

    left: int
    right: int


class PlannedSheet(NamedTuple):
    """A sheet: `depth` sheets lie around it in its signature."""

    signature: int
    depth: int
    front: Side
    back: Side


def signatures(pages: int, of: int = 0) -> tuple[int, ...]:
    """Sheets of each signature for a number of pages (from 1), `of` pages a signature.

    Where `of` is 0: one signature, or, over THICKEST sheets, as few as will do, the first ones the
    thicker by at most a sheet.
    """
    sheets = -(-pages // PAGES_OF_A_SHEET)
    if of:
        whole, rest = divmod(sheets, of // PAGES_OF_A_SHEET)
        return (of // PAGES_OF_A_SHEET,) * whole + ((rest,) if rest else ())
    number = -(-sheets // THICKEST)
    least, more = divmod(sheets, number)
    return (least + 1,) * more + (least,) * (number - more)


def plan(imposition: Imposition) -> tuple[PlannedSheet, ...]:
    """Every sheet, signature after signature, the outermost of each first."""
    order = _padded(imposition)
    found: list[PlannedSheet] = []
    start = 0
    for number, sheets in enumerate(imposition.signatures):
        end = start + PAGES_OF_A_SHEET * sheets
        found += _nested(order[start:end], number, imposition.binding)
        start = end
    return tuple(found)


def _padded(imposition: Imposition) -> list[int]:
    """All page numbers in reading order with the blanks among them."""
    order = list(range(1, imposition.pages + 1))
    at = imposition.pages - 1 if imposition.cover else imposition.pages
    order[at:at] = [BLANK] * imposition.blanks
    return order


def _nested(order: Sequence[int], signature: int, binding: Binding) -> Iterator[PlannedSheet]:
    """The sheets of one signature: two pages from each end of its pages for each."""
    for depth in range(len(order) // PAGES_OF_A_SHEET):
        first, last = 2 * depth, len(order) - 1 - 2 * depth
        front, back = Side(order[first], order[last]), Side(order[last - 1], order[first + 1])
        if binding == "left":
            front, back = Side(*reversed(front)), Side(*reversed(back))
        yield PlannedSheet(signature, depth, front, back)


def table(imposition: Imposition) -> tuple[Message, ...]:
    """The plan, for a printer who reads it before the paper is cut: a line for each side of each
    sheet, left and right page as one looks at it, a dash for a blank.
    """
    return tuple(_lines(imposition))


def _lines(imposition: Imposition) -> Iterator[Message]:
    several = len(imposition.signatures) > 1
    yield _head(imposition)
    yield (
        worded("signature  sheet  side   left  right")
        if several
        else worded("sheet  side   left  right")
    )
    for number, sheet in enumerate(plan(imposition), 1):
        for template, side in ((_FRONT, sheet.front), (_BACK, sheet.back)):
            left, right = (page if page != BLANK else "–" for page in side)
            row = worded(template, sheet=number, left=left, right=right)
            if several:
                row = worded("{signature:>9}  {row}", signature=sheet.signature + 1, row=row)
            yield row


_FRONT = worded_later("{sheet:>5}  front  {left:>4}  {right:>5}")
_BACK = worded_later("{sheet:>5}  back   {left:>4}  {right:>5}")


def _head(imposition: Imposition) -> Message:
    pages, sheets = imposition.pages, sum(imposition.signatures)
    head = worded(
        "{pages} on {sheets} of {paper}",
        pages=counted(forms("{count} page", "{count} pages"), pages),
        sheets=counted(forms("{count} sheet", "{count} sheets"), sheets),
        paper=imposition.paper,
    )
    head = (
        worded("{head}, bound at the right", head=head)
        if imposition.binding == "right"
        else worded("{head}, bound at the left", head=head)
    )
    count = len(imposition.signatures)
    return worded("{head}, in {count} signatures", head=head, count=count) if count > 1 else head
