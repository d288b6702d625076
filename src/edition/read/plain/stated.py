"""The lines that `[structure]` of edition.toml names: each entry is a whole line of the text, or,
with «…» at its end, the beginning of lines. An entry stands for every line that it names.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from edition.core.bounds import TOLD
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.quoting import nearest_line, worded, worded_later
from edition.model.description import Structure
from edition.read.plain.kinds import Kind
from edition.read.plain.source_lines import SourceLine
from edition.read.typed_toml import Places

_COMPARED = 10
"""Entries that are no line of the text of which the nearest is looked for."""
_REST = "\u2026"
"""What stands for the rest of a line."""
_LAST = "\U0010ffff"
_SHORT_KINDS = ("heading", "subheading", "slogan")
"""Of these a beginning names short lines alone: «ماده ۵ …» is no article where it is quoted."""


class Lines:
    """The lines of a text, to be found by what they say."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self._lines = lines
        self._by_text: dict[str, list[int]] = {}
        for at, line in enumerate(lines):
            self._by_text.setdefault(" ".join(line.text.split()), []).append(at)
        self._texts = sorted(self._by_text)

    def named(self, entry: str, *, short: bool = False) -> list[int]:
        """The indexes of the lines that an entry names, in order; of a beginning with `short` those
        of short lines.
        """
        words = " ".join(entry.split())
        if found := self._by_text.get(words):
            return found
        begin = words.removesuffix(_REST).rstrip()
        if begin == words or not begin:
            return []
        between = slice(bisect_left(self._texts, begin), bisect_left(self._texts, begin + _LAST))
        found = sorted(at for text in self._texts[between] for at in self._by_text[text])
        return [at for at in found if self._lines[at].is_short or not short]


def stated_kinds(
    lines: Sequence[SourceLine], structure: Structure, file: str, places: Places
) -> tuple[dict[int, Kind], Problems]:
    """The lines of which `[structure]` says the kind, by index, and an error for each entry that
    names none or one that another has named.
    """
    kinds: dict[int, Kind] = {}
    problems: list[Diagnostic] = []
    lists: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
        ("headings", "heading", structure.headings),
        ("subheadings", "subheading", structure.subheadings),
        ("slogans", "slogan", structure.slogans),
        ("paragraphs", "paragraph", structure.paragraphs),
        ("verses", "verse", structure.verses),
    )
    known = Lines(lines if any(entries for _, _, entries in lists) else ())
    for name, kind, entries in lists:
        for number, entry in enumerate(entries, 1):
            at = places.get(f"structure.{name}[{number}]")
            found = known.named(entry, short=kind in _SHORT_KINDS)
            if not found and len(problems) < TOLD:
                near = lines if len(problems) < _COMPARED else ()
                problems.append(_no_such_line(entry, near, file, at))
            elif found and found[0] in kinds:
                fact = worded("`[structure]` says twice what the line «{entry}» is", entry=entry)
                problems.append(error("structure-twice", fact, "name it once", at))
            kinds.update(dict.fromkeys(found, kind))
    return kinds, tuple(problems)


def left_out_lines(
    lines: Sequence[SourceLine], structure: Structure, file: str, places: Places
) -> tuple[frozenset[int], Problems]:
    """The lines that `[structure]` leaves out, by index, and an error for each entry that names
    none.
    """
    known = Lines(lines if structure.left_out else ())
    found = [known.named(entry) for entry in structure.left_out]
    return frozenset(at for each in found for at in each), tuple(
        _missing(found, lines, structure, file, places)
    )


def _missing(
    found: Sequence[Sequence[int]],
    lines: Sequence[SourceLine],
    structure: Structure,
    file: str,
    places: Places,
) -> Iterator[Diagnostic]:
    entries = [number for number, each in enumerate(found, 1) if not each][:TOLD]
    for count, number in enumerate(entries):
        at = places.get(f"structure.left_out[{number}]")
        near = lines if count < _COMPARED else ()
        yield _no_such_line(structure.left_out[number - 1], near, file, at)


def _no_such_line(
    entry: str, lines: Sequence[SourceLine], file: str, at: Place | None
) -> Diagnostic:
    near = nearest_line(entry, ((line.number, line.text) for line in lines)) if lines else ""
    template = (
        worded_later("«{entry}» is no line of {file}; the nearest is {near}")
        if near
        else worded_later("«{entry}» is no line of {file}")
    )
    fact = worded(template, entry=entry, file=file, near=near)
    return error("structure-line", fact, "copy the whole line from the text", at)
