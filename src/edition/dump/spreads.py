"""Which spreads of a text do not end level, and why: as JSON, and as a section of the report in
either language.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from edition.core.languages import LANGUAGES
from edition.model.makeup import End, MakeUp, TextPage
from edition.model.page import PagedDocument

_HEADING = ("صفحه\u200cهای روبه\u200cرو", "Facing pages")
_HEADS = (("صفحه\u200cها", "Pages"), ("سطرهای پر", "Rows"), ("چرا", "Why"))
_LEVEL = (
    "{level} جفت از {all} جفت صفحهٔ روبه\u200cرو در یک سطر پایان می\u200cیابند.",
    "{level} of {all} spreads end level.",
)
_WHY: Mapping[End, tuple[str, str]] = {
    "full": ("صفحهٔ روبه\u200cرو جای بیشتری دارد", "the page beside it has more room"),
    "kept together": (
        "آنچه در پی می\u200cآید بریده نمی\u200cشود و جا ندارد",
        "what follows may not be parted and has no room",
    ),
    "facing page": ("صفحهٔ روبه\u200cرو چنین است", "the page beside it is so"),
    "later pages": (
        "وگرنه صفحه\u200cهای بعد بدتر می\u200cشدند",
        "else later pages would come out worse",
    ),
    "forced": (
        "آنچه در پی می\u200cآید صفحه\u200cای را آغاز می\u200cکند",
        "what follows opens a page",
    ),
    "turned": ("جدولی خوابیده در صفحه است", "a table lies turned on the page"),
    "the end": ("متن همان\u200cجا پایان می\u200cیابد", "the text ends there"),
}


class Spread(NamedTuple):
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
                {"pages": list(spread.pages), "rows": list(spread.rows), "why": _WHY[spread.end][1]}
                for spread in _uneven(output.makeup)
            ]
            told.append(
                {"file": f"{output.name}.pdf", "spreads": _count(output.makeup), "uneven": uneven}
            )
    return told


def spreads_html(language: int, outputs: Sequence[PagedDocument]) -> str:
    """The section in Persian (0) or English (1); "" where no text faces itself."""
    parts = [
        _section(language, output.name, output.makeup)
        for output in outputs
        if output.makeup and _count(output.makeup)
    ]
    return f"<h3>{_HEADING[language]}</h3>\n{''.join(parts)}" if parts else ""


def _section(language: int, name: str, makeup: MakeUp) -> str:
    uneven = list(_uneven(makeup))
    count = _count(makeup)
    level = _figures(language, _LEVEL[language].format(level=count - len(uneven), all=count))
    heads = "".join(f"<th>{names[language]}</th>" for names in _HEADS)
    rows = "".join(_row(language, spread) for spread in uneven)
    table = f"<table>\n<tr>{heads}</tr>\n{rows}</table>\n" if uneven else ""
    return f'<p><span dir="ltr">{escape(name)}.pdf</span>: {level}</p>\n{table}'


def _row(language: int, spread: Spread) -> str:
    told = (
        _figures(language, ("، ", ", ")[language].join(map(str, pair)))
        for pair in (spread.pages, spread.rows)
    )
    return (
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in (*told, _WHY[spread.end][language]))}</tr>\n"
    )


def _count(makeup: MakeUp) -> int:
    return sum(page.facing > page.number for page in makeup.pages)


def _uneven(makeup: MakeUp) -> Iterator[Spread]:
    """The last rows count from the head of the page, on the first page too, which begins lower."""
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


def _figures(language: int, value: str) -> str:
    return value if language else LANGUAGES["fa"].figures(value)
