"""The contact sheet as a page in Persian and English: no script, no path, no time, nothing fetched;
the pictures are in it.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from edition.reports.contact_card import Card, in_persian, png

_STYLE = (
    "body{font:15px/1.6 Vazirmatn,sans-serif;background:#e2e2e2;margin:2em;color:#1e1e1e}"
    "main{display:grid;grid-template-columns:repeat(auto-fill,minmax(15em,1fr));"
    "gap:2em;align-items:end}"
    "figure{margin:0}img{display:block;max-width:100%;max-height:17em;margin:0 auto .6em}"
    "figcaption "
    "p{margin:0;min-height:1.6em}figcaption{text-align:center;font-size:.85em;"
    "min-height:13em}code{font-size:1.05em}"
)


def contact_html(cards: Sequence[Card], title: str) -> str:
    """One HTML document: a figure for each file, with its facts first in Persian, then in
    English.
    """
    figures = "".join(_figure(card) for card in cards)
    return (
        '<!DOCTYPE html>\n<html lang="fa" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n"
        '<p>برگهٔ نمونه\u200cها <span lang="en" dir="ltr">· Contact sheet</span></p>\n'
        f"<main>\n{figures}</main>\n</body>\n</html>\n"
    )


def _figure(card: Card) -> str:
    picture = (
        f'<img alt="{escape(card.file)}" '
        f'src="data:image/png;base64,{b64encode(png(card.picture)).decode("ascii")}">'
    )
    persian = "".join(f"<p>{fact}</p>" for fact in in_persian(card))
    english = "".join(f"<p>{fact}</p>" for fact in _english(card))
    caption = (
        f'<code dir="ltr">{escape(card.file)}</code>{persian}<div lang="en" '
        f'dir="ltr">{english}</div>'
    )
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>\n"


def _english(card: Card) -> Iterator[str]:
    named = f" ({card.paper})" if card.paper else ""
    pages = "1 page" if card.pages == 1 else f"{card.pages} pages"
    yield f"{card.size[0]} by {card.size[1]} mm{named}, {pages}"
    if card.smallest:
        yield f"smallest type {card.smallest:.1f} pt"
    if card.distance:
        yield f"read from {card.distance:.1f} m"
