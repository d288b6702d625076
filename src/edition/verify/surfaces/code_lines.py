"""Whether a surface says code as it was typed: white space within a line, and how far its lines
stand in.

Spans of such lines begin behind what they stand in by, so that is reckoned from the source.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from edition.core.diagnostics import place_at
from edition.core.quoting import worded
from edition.model.document import CodeLine
from edition.model.proof import Fault
from edition.model.source import SourceText

_FENCES = ("```", "~~~")


def same_line(source: str, seen: str) -> bool:
    """Whether a line says what the source does; a tab is some spaces, all else is itself."""
    said = [re.escape(part) for part in source.strip().split("\t")]
    return bool(re.fullmatch(" +".join(said), seen.strip()))


def faults_of_indents(
    lines: Sequence[CodeLine], said: Mapping[str, str], source: SourceText
) -> Iterator[Fault]:
    """The first line of a block of code that stands in otherwise than in the source. `said` is what
    the surface says of each line, by its reference.

    Lines that stand in at all share the column at which their block begins, and others begin at or
    before it (CommonMark 0.31, 4.5). Columns behind a tab or a mark of a quote are not compared.
    """
    columns = {line.ref: _column(source.text, line.span.start) for line in lines}
    compared = [line for line in lines if columns[line.ref] is not None and line.ref in said]
    if not compared or len(compared) < len(lines):
        return
    indents = {ref: len(text) - len(text.lstrip(" ")) for ref, text in said.items()}
    base = _fence(source.text, compared[0].span.start)
    if base is None:
        first = compared[0]
        base = (columns[first.ref] or 0) - indents[first.ref]
    for line in compared:
        if indents[line.ref] != max((columns[line.ref] or 0) - base, 0):
            place = place_at(source.file, source.text, line.span.start)
            yield Fault(
                worded("«{ref}» stands in otherwise", ref=line.ref),
                line.text,
                said[line.ref],
                place,
            )
            return


def _column(text: str, at: int) -> int | None:
    """How many spaces stand before a place of its line; None where anything else does."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return len(before) if not before.strip(" ") else None


def _fence(text: str, at: int) -> int | None:
    """The column of the fence above a block whose first line is at a place; None without one."""
    above = text[: text.rfind("\n", 0, at) + 1].rstrip()
    line = above[above.rfind("\n") + 1 :]
    body = line.lstrip(" ")
    return len(line) - len(body) if body.startswith(_FENCES) else None
