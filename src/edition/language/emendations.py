"""The editor's own emendations: from the entries of emendations.toml to places in the text."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.language.parts import belongs, in_order
from edition.model.description import EmendationEntry
from edition.model.reading import Emendation
from edition.model.source import Span
from edition.model.source_folder import Source

RULE = "editor"
"""What `Emendation.rule` is for a change that the editor made by hand."""


def register_of(source: Source) -> tuple[tuple[Emendation, ...], Problems]:
    """The editor's emendations in the order of the text, and an error for each entry that has no
    certain place there.
    """
    located: list[tuple[Emendation, Place | None]] = []
    problems: list[Diagnostic] = []
    lines = source.text.text.split("\n") if source.emendations else []
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    blocks = in_order(source.document.blocks) if source.emendations else ()
    for number, entry in enumerate(source.emendations, 1):
        at = source.places.get(f"emendation[{number}]")
        span = _place_of(entry, source.text.file, lines, starts, at)
        problems += _faults(entry, at)
        if isinstance(span, Diagnostic):
            problems.append(span)
            continue
        emendation = Emendation(span, entry.before, entry.after, RULE, entry.reason)
        located.append((emendation, at))
        if not belongs(emendation, blocks):
            fact = (
                f"the emendation of «{entry.before}» does not lie within one block, or within "
                "its label or what follows that"
            )
            problems.append(error("emendation-parts", fact, "make one for each of them", at))
    located.sort(key=lambda pair: (pair[0].span.start, pair[0].span.end))
    problems += _overlaps(located)
    return tuple(emendation for emendation, _ in located), tuple(problems)


def _overlaps(located: Sequence[tuple[Emendation, Place | None]]) -> Iterator[Diagnostic]:
    for (first, _), (second, at) in pairwise(located):
        if second.span.start < first.span.end:
            fact = f"the emendations of «{first.before}» and «{second.before}» overlap"
            yield error("emendations-overlap", fact, "make them one", at)


def _faults(entry: EmendationEntry, at: Place | None) -> Iterator[Diagnostic]:
    if not entry.reason.strip():
        yield error("emendation", "an emendation has no reason", "write why it is made", at)
    if entry.before and entry.before == entry.after:
        yield error(
            "emendation",
            f"the emendation of «{entry.before}» changes nothing",
            "correct `after` or remove it",
            at,
        )


def _place_of(
    entry: EmendationEntry, file: str, lines: Sequence[str], starts: Sequence[int], at: Place | None
) -> Span | Diagnostic:
    """The characters meant by an entry: those of its line, alone there or picked by `occurrence`;
    `starts` are those of lines.
    """
    if not 1 <= entry.line <= len(lines):
        fact = f"{file} has no line {entry.line}"
        return error("emendation", fact, f"write a line from 1 to {len(lines)}", at)
    offsets = tuple(offsets_of(entry.before, lines[entry.line - 1])) if entry.before else ()
    where = f"line {entry.line} of {file}"
    if not offsets:
        fact = (
            f"«{entry.before}» does not stand in {where}"
            if entry.before
            else "an emendation has an empty `before`"
        )
        return error("emendation", fact, f"copy the characters from {where}", at)
    if entry.occurrence == 0 and len(offsets) > 1:
        fact = f"«{entry.before}» stands {len(offsets)} times in {where}"
        return error("emendation", fact, "add occurrence = and which of them is meant, from 1", at)
    if not 0 <= entry.occurrence <= len(offsets):
        fact = (
            f"«{entry.before}» stands {len(offsets)} times in {where}, and not {entry.occurrence}"
        )
        return error("emendation", fact, f"write an occurrence from 1 to {len(offsets)}", at)
    start = starts[entry.line - 1] + offsets[max(entry.occurrence, 1) - 1]
    return Span(start, start + len(entry.before))


def offsets_of(word: str, line: str) -> Iterator[int]:
    """Where a word stands in a line, from left to right, none over another."""
    at = line.find(word)
    while at >= 0:
        yield at
        at = line.find(word, at + len(word))
