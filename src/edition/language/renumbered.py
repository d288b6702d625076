"""Notes of a plain text whose labels are not the numbers that are printed: each in the register,
where it stands.

In Markdown a label is a name that nobody reads; in a plain text it is what the author numbered the
note with.
"""

import re
from collections.abc import Iterator

from edition.core.languages import Language
from edition.model.document import Document, Note
from edition.model.reading import RENUMBERED, Emendation
from edition.model.source import SourceText, Span

_LABEL = re.compile(r"\[\^([^\]\s]+)\]")


def renumbered(source: SourceText, document: Document, language: Language) -> Iterator[Emendation]:
    """The emendations, in the order of the text."""
    if source.file.endswith(".md"):
        return
    numbers = {block.label: block.number for block in document.blocks if isinstance(block, Note)}
    for found in _LABEL.finditer(source.text):
        number = numbers.get(found[1], 0)
        if number and not (found[1].isdecimal() and int(found[1]) == number):
            span = Span(found.start(1), found.end(1))
            yield Emendation(
                span,
                found[1],
                language.figures(number),
                RENUMBERED,
                "notes are numbered in the order of the text",
            )
