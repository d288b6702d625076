"""What was recognised in a text: counted in a sentence, and block by block with the rule that made
each; for terminals and `--json`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from edition.core.diagnostics import places_in
from edition.core.quoting import Message, cut, listed, worded, worded_later
from edition.model.document import Block, Cell, Document, Heading, Hemistich, Title
from edition.model.source import LeftOut, SourceText

_FIRST = 3
"""Headings that are named."""
_SHOWN = 60
"""Characters of a block that a listing shows."""
MARKUP = "markup"
"""What made a block of which no rule is named."""
_COUNTED: Mapping[str, tuple[str, str]] = {
    "paragraph": (worded_later("{count} paragraph"), worded_later("{count} paragraphs")),
    "item": (worded_later("{count} item"), worded_later("{count} items")),
    "table": (worded_later("{count} table"), worded_later("{count} tables")),
    "couplet": (
        worded_later("{count} couplet of verse"),
        worded_later("{count} couplets of verse"),
    ),
    "slogan": (worded_later("{count} slogan"), worded_later("{count} slogans")),
    "date": (worded_later("{count} date"), worded_later("{count} dates")),
    "issuing body": (worded_later("{count} issuing body"), worded_later("{count} issuing bodies")),
    "adopting meeting": (
        worded_later("{count} adopting meeting"),
        worded_later("{count} adopting meetings"),
    ),
    "place": (worded_later("{count} place"), worded_later("{count} places")),
    "signatory": (worded_later("{count} signatory"), worded_later("{count} signatories")),
    "note": (worded_later("{count} note"), worded_later("{count} notes")),
    "divider": (worded_later("{count} divider"), worded_later("{count} dividers")),
    "code": (worded_later("{count} code"), worded_later("{count} codes")),
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
        template = (
            worded_later("{count} heading ({named})")
            if count == 1
            else worded_later("{count} headings ({named})")
            if count <= _FIRST
            else worded_later("{count} headings ({named} …)")
        )
        parts.append(worded(template, count=count, named=named))
    for kind, number in _counts(document).items():
        one, several = _COUNTED.get(kind, (f"{{count}} {kind}", f"{{count}} {kind}s"))
        parts.append(worded(one if number == 1 else several, count=number))
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
