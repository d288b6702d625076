"""The plan as a table that a printer reads before the paper is cut."""

from collections.abc import Iterator

from edition.model.imposition import Imposition
from edition.press.booklet.plan import BLANK, plan


def table(imposition: Imposition) -> str:
    """A line for each side of each sheet: left and right page as one looks at it, a dash for a
    blank.
    """
    return "\n".join(_lines(imposition)) + "\n"


def _lines(imposition: Imposition) -> Iterator[str]:
    several = len(imposition.signatures) > 1
    pages, sheets = counted(imposition.pages, "page"), counted(sum(imposition.signatures), "sheet")
    head = f"{pages} on {sheets} of {imposition.paper}, bound at the {imposition.binding}"
    yield f"{head}, in {len(imposition.signatures)} signatures" if several else head
    yield f"{'signature  ' if several else ''}sheet  side   left  right"
    for number, sheet in enumerate(plan(imposition), 1):
        for name, side in (("front", sheet.front), ("back", sheet.back)):
            left, right = (str(page) if page != BLANK else "–" for page in side)
            signature = f"{sheet.signature + 1:>9}  " if several else ""
            yield f"{signature}{number:>5}  {name:<5}  {left:>4}  {right:>5}"


def counted(number: int, thing: str) -> str:
    """«1 sheet», «4 sheets»."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
