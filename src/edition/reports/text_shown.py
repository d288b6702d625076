"""The text of an edition in its report, each block with the name of its kind, and with an edge in a
colour of that: the name says all that the colour does.
"""

from collections import Counter
from html import escape

from edition.core.report_words import ReportWords
from edition.dump.structure import kind_of
from edition.model.document import Block, Document, Item, Signatory

_COLOURS = {
    "title": "#1f3a6e",
    "heading": "#1f5fbf",
    "subheading": "#5b93dd",
    "item": "#2b7a3d",
    "hemistich": "#7a3fa0",
    "cell": "#a05a00",
    "note": "#666666",
    "slogan": "#b02a2a",
    "issuing body": "#8a6d00",
    "adopting meeting": "#8a6d00",
    "place": "#8a6d00",
    "date": "#8a6d00",
    "signatories": "#00706b",
    "signatory": "#00706b",
    "code": "#444444",
}
"""Of the edge of a block; each stands out from white by 3:1 at least (WCAG 2.2, 1.4.11)."""
_PLAIN = "#cccccc"
STYLE = (
    ".text p{padding-inline-start:.6em;margin:.2em 0}"
    ".text .kind{color:#333;font-size:.75em;margin-inline-end:.5em}"
    ".text .heading,.text .title{font-weight:bold}"
)


def counted(words: ReportWords, document: Document) -> str:
    """The legend: the kinds in the order in which they are met with, and how many there are."""
    said = words.structure
    kinds = Counter(map(kind_of, document.blocks))
    rows = "".join(
        f'<tr><td style="{_edge(kind)}">{escape(_name(words, kind))}</td>'
        f"<td>{words.figures(count)}</td></tr>\n"
        for kind, count in kinds.items()
    )
    head = "".join(f"<th>{each}</th>" for each in said.heads)
    return (
        f"<h3>{said.heading}</h3>\n<p>{said.about}</p>\n<table>\n<tr>{head}</tr>\n{rows}</table>\n"
    )


def shown(words: ReportWords, document: Document, language: str) -> str:
    """The whole text, in the order of the document."""
    blocks = "".join(_block(words, block, language) for block in document.blocks)
    return f'<div class="text">\n{blocks}</div>\n'


def _block(words: ReportWords, block: Block, language: str) -> str:
    kind = kind_of(block)
    # With a space behind it, for readers that know nothing of the style.
    name = f'<span class="kind">{escape(_name(words, kind))}:</span> '
    label = block.label if isinstance(block, Item | Signatory) else None
    words_of_it = f"{label.text} {block.text}" if label else block.text
    text = f'<span lang="{escape(language)}" dir="auto">{escape(words_of_it)}</span>'
    return f'<p class="{kind.replace(" ", "-")}" style="{_edge(kind)}">{name}{text}</p>\n'


def _edge(kind: str) -> str:
    return f"border-inline-start:.4em solid {_COLOURS.get(kind, _PLAIN)}"


def _name(words: ReportWords, kind: str) -> str:
    return words.structure.kinds.get(kind, kind)
