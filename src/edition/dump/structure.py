"""What was recognised in a text: counted in a sentence, and block by block with the rule that made
each; for terminals and `--json`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from edition.core.diagnostics import places_in
from edition.core.quoting import Forms, Message, counted, cut, forms, listed, worded
from edition.model.document import Block, Cell, Document, Heading, Hemistich, Title
from edition.model.source import LeftOut, SourceText

_FIRST = 3
"""Headings that are named."""
_SHOWN = 60
"""Characters of a block that a listing shows."""
MARKUP = "markup"
"""What made a block of which no rule is named."""
_COUNTED: Mapping[str, Forms] = {
    "paragraph": forms("{count} paragraph", "{count} paragraphs"),
    "item": forms("{count} item", "{count} items"),
    "table": forms("{count} table", "{count} tables"),
    "couplet": forms("{count} couplet of verse", "{count} couplets of verse"),
    "slogan": forms("{count} slogan", "{count} slogans"),
    "date": forms("{count} date", "{count} dates"),
    "issuing body": forms("{count} issuing body", "{count} issuing bodies"),
    "adopting meeting": forms("{count} adopting meeting", "{count} adopting meetings"),
    "place": forms("{count} place", "{count} places"),
    "signatory": forms("{count} signatory", "{count} signatories"),
    "note": forms("{count} note", "{count} notes"),
    "divider": forms("{count} divider", "{count} dividers"),
    "code": forms("{count} code", "{count} codes"),
}
"""Kinds in the order in which they are told, one of it and several; others come behind them."""


def kind_of(block: Block) -> str:
    """The kind of a block: that of its `ref`, without its number."""
    return block.ref.rstrip("0123456789.").rstrip()


def recognised(document: Document) -> Mapping[str, Any]:
    """The title (None: there is none), the headings with the first three of them, and how many
    there are of every other kind, as values of JSON.
    """
    headings = [_words(block) for block in document.blocks if isinstance(block, Heading)]
    title = next((_words(block) for block in document.blocks if isinstance(block, Title)), None)
    return {
        "title": title,
        "headings": len(headings),
        "first_headings": headings[:_FIRST],
        **{kind.replace(" ", "_"): count for kind, count in _counts(document).items()},
    }


def in_words(document: Document) -> Message:
    """«recognised: the title «…», 31 headings («…», «…», «…» …), 12 items, 2 tables»."""
    found = recognised(document)
    parts: list[str] = [
        worded("the title «{title}»", title=cut(found["title"]))
        if found["title"]
        else worded("no title")
    ]
    if count := found["headings"]:
        named = listed(f"«{cut(heading)}»" for heading in found["first_headings"])
        told = (
            forms("{count} heading ({named})", "{count} headings ({named})")
            if count <= _FIRST
            else forms("{count} heading ({named} …)", "{count} headings ({named} …)")
        )
        parts.append(counted(told, count, named=named))
    for kind, number in _counts(document).items():
        either = _COUNTED.get(kind) or Forms(f"{{count}} {kind}", f"{{count}} {kind}s")
        parts.append(counted(either, number))
    return worded("recognised: {parts}", parts=listed(parts))


def _counts(document: Document) -> Mapping[str, int]:
    """How many there are of each kind but titles and headings; a table and a couplet count once."""
    found: Counter[str] = Counter()
    for block in document.blocks:
        if isinstance(block, Cell):
            found["table"] = max(found["table"], block.table)
        elif isinstance(block, Hemistich):
            found["couplet"] += block.half == 1
        elif not isinstance(block, Title | Heading):
            found[kind_of(block)] += 1
    order = [*_COUNTED, *sorted(found.keys() - _COUNTED.keys())]
    return {kind: found[kind] for kind in order if found[kind]}


def listing(document: Document, source: SourceText, unset: Sequence[LeftOut] = ()) -> Iterator[str]:
    """A line for each block, and for each piece that is left out, in the order of the text: the
    line of the source that it begins in, what it is, the rule that made it that, its first words.
    """
    place = places_in(source.file, source.text)
    rows = [
        (block.span.start, block.ref, document.rules.get(block.ref, MARKUP), block.text)
        for block in document.blocks
    ]
    for each in unset:
        words = source.text[each.span.start : each.span.end]
        rows.append((each.span.start, worded("left out"), each.reason, words))
    for start, ref, rule, words in sorted(rows, key=lambda row: row[0]):
        yield worded(
            "line {line}  {ref}  {rule}  «{words}»",
            line=place(start).line,
            ref=ref,
            rule=rule,
            words=cut(" ".join(words.split()), _SHOWN),
        )


def _words(block: Block) -> str:
    return " ".join(block.text.split())
