"""What stands otherwise than by UAX #9 alone, as a section of the report in either language, and as
JSON.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from edition.core.direction import Kind
from edition.core.languages import LANGUAGES
from edition.model.departed import Departed

_HEADING = ("جهت نوشتار", "Direction")
_SAID = (
    "این پاره\u200cها بر پایهٔ رده\u200cشان چیده شده\u200cاند و نه تنها با الگوریتم دوجهتهٔ "
    "یونیکد (UAX #9). "
    "هر رده را با `[direction]` می\u200cتوان خاموش کرد.",
    (
        "These pieces are set by their kind and not by the Unicode algorithm (UAX #9) alone. "
        "`[direction]` turns a kind off."
    ),
)
_HEADS = (
    ("سطر", "Line"), ("رده", "Kind"), ("متن", "Text"),
    ("چیده\u200cشده، از چپ", "As set, from the left"),
    ("با الگوریتم، از چپ", "By the algorithm, from the left"),
)  # fmt: skip
_KINDS: Mapping[Kind, str] = {
    "telephone": "تلفن",
    "card": "کارت و حساب",
    "book number": "شابک و شاپا",
    "number": "عدد",
    "date": "تاریخ",
    "sum": "حساب",
    "sign": "عدد با نشان",
    "currency": "عدد با نشان پول",
    "mark": "واژهٔ لاتین با نشان",
    "code": "شناسه",
    "address": "نشانی",
    "declared": "به خواست ویراستار",
    "range": "بازه",
}


def departures_html(language: int, departed: Sequence[Departed]) -> str:
    """The section in Persian (0) or English (1); "" where everything stands by the algorithm
    alone.
    """
    if not departed:
        return ""
    heads = "".join(f"<th>{names[language]}</th>" for names in _HEADS)
    rows = "".join(_row(language, each) for each in departed)
    said = f"<p>{_SAID[language]}</p>"
    return f"<h3>{_HEADING[language]}</h3>\n{said}\n<table>\n<tr>{heads}</tr>\n{rows}</table>\n"


def departures_json(departed: Sequence[Departed]) -> list[dict[str, Any]]:
    """The same as values of JSON, a piece each."""
    return [
        {
            "kind": each.kind,
            "line": each.place.line,
            "column": each.place.column,
            "text": each.text,
            "from_left": each.stands,
            "from_left_by_uax9": each.otherwise,
        }
        for each in departed
    ]


def _row(language: int, each: Departed) -> str:
    line = str(each.place.line or "")
    cells = (line, each.kind) if language else (LANGUAGES["fa"].figures(line), _KINDS[each.kind])
    first = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    shown = "".join(
        f'<td><bdo dir="ltr">{escape(text)}</bdo></td>' for text in (each.stands, each.otherwise)
    )
    return f'<tr>{first}<td dir="auto">{escape(each.text)}</td>{shown}</tr>\n'
