"""Which spreads of a text do not end level, and why."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from edition.core.languages.report_words import ENGLISH
from edition.model.page import End, MakeUp, PagedDocument, TextPage


class Spread(Struct, frozen=True):
    """An even page and the odd one that it faces, the rows that each uses, and the end of the
    shallower one.
    """

    pages: tuple[int, int]
    rows: tuple[int, int]
    end: End


def spreads_json(outputs: Sequence[PagedDocument]) -> list[dict[str, Any]]:
    """Of each text that was cut into pages: how many spreads it has, and which of them do not end
    level.
    """
    told: list[dict[str, Any]] = []
    for output in outputs:
        if output.makeup:
            uneven = [
                {
                    "pages": list(spread.pages),
                    "rows": list(spread.rows),
                    "why": ENGLISH.spreads.ends[spread.end],
                }
                for spread in uneven_spreads(output.makeup)
            ]
            told.append(
                {
                    "file": f"{output.name}.pdf",
                    "spreads": count_of_spreads(output.makeup),
                    "uneven": uneven,
                }
            )
    return told


def count_of_spreads(makeup: MakeUp) -> int:
    """How many pages of text face one of a higher number."""
    return sum(page.facing > page.number for page in makeup.pages)


def uneven_spreads(makeup: MakeUp) -> Iterator[Spread]:
    """Those that do not end level, in order.

    The last rows count from the head of the page, on the first page too, which begins lower.
    """
    pages = {page.number: page for page in makeup.pages}
    for one in makeup.pages:
        if one.facing < one.number:
            continue
        other = pages[one.facing]
        depths = tuple(page.rows + makeup.depth - page.available for page in (one, other))
        if depths[0] != depths[1] or "turned" in (one.end, other.end):
            yield Spread(
                (one.number, other.number),
                (one.rows, other.rows),
                _end(one, other, depths[0] < depths[1]),
            )


def _end(one: TextPage, other: TextPage, first: bool) -> End:
    return "turned" if "turned" in (one.end, other.end) else one.end if first else other.end
