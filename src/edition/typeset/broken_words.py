"""What is said of words that no line held: a note for each line of the source that has one."""

from collections.abc import Iterator, Mapping, Sequence

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, place_at
from edition.core.direction import addresses as addresses_in
from edition.model.document import Block
from edition.model.page import PagedDocument, SetLine
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.coverage import beside_the_text
from edition.typeset.forme.links import addresses
from edition.typeset.line.dividing import GENTLE

_SHOWN = 24
"""Characters of a word that are shown."""
_FEW = 3
"""Outputs that are named."""


def broken_words(outputs: Sequence[PagedDocument], source: Source, reading: Reading) -> Problems:
    """A note for each line with a word that an output has over several lines; an address behind its
    marks is meant to be.
    """
    meant = {address.shown for address in addresses(source.description)}
    found: dict[str, list[str]] = {}
    for output in outputs:
        for word, gentle in dict.fromkeys(_broken(output)):
            if word not in meant and not (gentle and addresses_in(word)):
                found.setdefault(word, []).append(output.name)
    return tuple(
        _note(word, names, place)
        for word, names in found.items()
        for place in _places(word, source, reading)
    )


def _broken(output: PagedDocument) -> Iterator[tuple[str, bool]]:
    """The words that stand on several lines of an output, and whether each of these ends behind a
    mark.
    """
    begun, gentle = "", True
    for page in output.pages:
        for placed in page.lines:
            first, *others = _text(placed.line).split(" ")
            if begun and (others or not placed.line.within_word):
                yield begun + first, gentle
                begun, gentle = "", True
            if placed.line.within_word:
                begun += others[-1] if others else first
                gentle = gentle and begun[-1:] in GENTLE


def _text(line: SetLine) -> str:
    return "".join(
        fragment.text for fragment in sorted(line.fragments, key=lambda fragment: fragment.rank)
    )


def _places(word: str, source: Source, reading: Reading) -> list[Place | None]:
    """Where a word stands: in which lines of the text, else at the head of its block, else where
    edition.toml has it.
    """
    text = source.text
    lines: Mapping[int | None, Place] = {place.line: place for place in _in_text(word, source)}
    if lines:
        return [*lines.values()]
    blocks: Iterator[Block] = (block for block in reading.document.blocks if word in block.text)
    if block := next(blocks, None):
        return [place_at(text.file, text.text, block.span.start)]
    return [next((place for said, place in beside_the_text(source) if word in said), None)]


def _in_text(word: str, source: Source) -> Iterator[Place]:
    at = source.text.text.find(word)
    while at >= 0:
        yield place_at(source.text.file, source.text.text, at)
        at = source.text.text.find(word, at + len(word))


def _note(word: str, names: Sequence[str], place: Place | None) -> Diagnostic:
    shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    where = f"{', '.join(f'{name}.pdf' for name in names[:_FEW])}{more}"
    fact = (
        f"«{shown}», {len(word)} characters without a space, is wider than a line and is broken "
        f"over lines in {where}"
    )
    return Diagnostic(
        Severity.NOTE,
        "broken-word",
        fact,
        "nothing need be done, or put spaces where it may be broken",
        place,
    )
