"""What in the lines of a text says that it is no running text, or that its brackets were turned
about: told, and left as it is.
"""

import re
from collections.abc import Iterator, Sequence

from edition.core.diagnostics import Diagnostic, Severity, place_at, warning
from edition.core.quoting import worded
from edition.language.orthography.passage import Passage, Stretch
from edition.model.source import SourceText

_GAP = re.compile(r"(?<=\w)[.،؛:!؟»)]*(?: {4,}|[ ]*\t[ \t]*)(?=[«(]*\w)")
"""In the middle of a line: a couplet on one line, or columns."""
_SOME = 2


def layout_doubts(
    source: SourceText, passage: Passage, verse: Sequence[Stretch]
) -> Iterator[Diagnostic]:
    """One warning of reversed brackets, and one note of lines with wide gaps outside verse, each at
    its first place.
    """
    backwards = sorted(passage.brackets.reversed_lines)
    if backwards:
        yield warning(
            "reversed-brackets",
            worded(
                "the brackets of {count} lines stand the wrong way round, as copied out of a PDF; "
                "no rule of spaces touches these",
                count=len(backwards),
            ),
            "turn them about in the text",
            place_at(source.file, source.text, backwards[0]),
        )
    if source.file.endswith(".md"):
        return
    gaps = {
        source.text.rfind("\n", 0, found.start()) + 1: found.start()
        for found in _GAP.finditer(source.text)
        if not passage.is_verse(found.start() - 1, found.end())
    }
    if len(gaps) >= _SOME:
        yield Diagnostic(
            Severity.NOTE,
            "wide-gaps",
            worded("{count} lines have a wide gap in them: verse, or columns?", count=len(gaps)),
            "set `verse = true` under [structure], or write one space",
            place_at(source.file, source.text, min(gaps.values())),
        )
