"""The text, each block with the name of its kind and an edge in a colour of that: the name says all
that the colour does.
"""

from collections import Counter
from html import escape

from edition.core.languages.build_words import build_words
from edition.core.languages.report_words import ReportWords
from edition.dump.structure import kind_of
from edition.model.document import Block, Document, Item, Signatory
from edition.reports.page import Voices, folded, heads_of, row, table, typed

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
_WHOLE, _FIRST = 100_000, 300
"""Characters of a text that is shown whole, and blocks that are shown of a longer one: a book would
be megabytes, which `edition inspect` lists line by line.
"""


def structure(voices: Voices, document: Document, language: str) -> str:
    """How many there are of each kind, and the text."""
    kinds = Counter(map(kind_of, document.blocks))
    rows = [
        row((f'<span style="{_edge(kind)}">{_named(voices, kind)}</span>', voices.first.figures(n)))
        for kind, n in kinds.items()
    ]
    heads = heads_of(voices, lambda words: words.structure.heads)
    counts = table(voices.first.structure.heading, heads, rows)
    about = voices.paragraphs(lambda words: typed(words.structure.about))
    shown = document.blocks
    if sum(len(block.text) for block in shown) > _WHOLE:
        shown = shown[:_FIRST]
    blocks = "".join(_block(voices.first, block, language) for block in shown)
    heading = voices.say(lambda words: words.structure.heading)
    body = f'{about}{counts}<div class="text">\n{blocks}</div>\n'
    if left := len(document.blocks) - len(shown):
        body += voices.paragraphs(
            lambda words: typed(build_words(words).text.unshown.format(count=words.figures(left)))
        )
    return folded(f"<h3>{heading}</h3>", body)


def _block(words: ReportWords, block: Block, language: str) -> str:
    kind = kind_of(block)
    # With a space behind it, for readers that know nothing of the style.
    name = f'<span class="kind">{escape(_name(words, kind))}:</span> '
    label = block.label if isinstance(block, Item | Signatory) else None
    said = f"{label.text} {block.text}" if label else block.text
    text = f'<span lang="{escape(language)}" dir="auto">{escape(said)}</span>'
    return f'<p class="{kind.replace(" ", "-")}" style="{_edge(kind)}">{name}{text}</p>\n'


def _edge(kind: str) -> str:
    return f"border-inline-start:.4em solid {_COLOURS.get(kind, _PLAIN)};padding-inline-start:.4em"


def _named(voices: Voices, kind: str) -> str:
    return voices.say(lambda words: escape(_name(words, kind)))


def _name(words: ReportWords, kind: str) -> str:
    return words.structure.kinds.get(kind, kind)
