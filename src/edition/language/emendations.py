"""The register of emendations that no rule of orthography makes: the editor's own, from the entries
of emendations.toml to places in the text; and those that make themselves, each with a problem or
none.

What makes itself: characters that cannot be printed are left out or set as a space, each kind with
a warning. What marks a text up and is read all the same, the title of a link and the like, is left
out, each kind with a note. Characters that a text in Markdown writes as entities («&zwnj;»,
«&#1740;») are set as what they stand for, where CommonMark takes them for entities (0.31, 2.5): a
name of HTML5 with its semicolon, or a number; in code it is none. Labels of notes in a plain text
are set as the numbers that are printed: in Markdown a label is a name that nobody reads, in a plain
text it is what the author numbered the note with.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error, place_at, warning
from edition.core.languages import Language
from edition.core.patterns import later
from edition.core.quoting import counted, forms, in_lines, worded
from edition.core.unprintable import Fate, named, unprintable
from edition.language.parts import belongs, in_order
from edition.model.description import EmendationEntry
from edition.model.document import Document, Note
from edition.model.reading import (
    EDITOR,
    ENTITY,
    MARKUP,
    RENUMBERED,
    UNPRINTABLE,
    Emendation,
    meeting,
)
from edition.model.source import LeftOut, SourceText, Span
from edition.model.source_folder import Source

_FATES: dict[Fate, str] = {
    "left out": worded("left out"),
    "a space": worded("set as a space"),
}
_SHOWN = 8
"""Further lines that a warning names: more than that nobody looks up one by one."""
_ENTITY = later(
    r"(?<!\\)&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|#(?P<number>[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});)"
)
# A block of code to the fence that ends it or to the end of the text; or code within a line,
# between as many ticks: `&amp;`, ``a ` b``.
_CODE = later(
    r"""
      ^[ ]{0,3}(?P<fence>```+|~~~+) .*? (?: ^[ ]{0,3}(?P=fence)[`~]*[ \t]*$ | \Z )
    | (?P<ticks>`+)(?!`) .+? (?<!`)(?P=ticks)(?!`)
    """,
    re.M | re.S | re.VERBOSE,
)
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")


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
        span = _place_of(entry, source.text, lines, starts, at)
        problems += _faults(entry, at)
        if isinstance(span, Diagnostic):
            problems.append(span)
            continue
        emendation = Emendation(span, entry.before, entry.after, EDITOR, entry.reason)
        located.append((emendation, at))
        if not emendation.of_lines and not belongs(emendation, blocks):
            fact = worded(
                "the emendation of «{before}» does not lie within one block, or within its "
                "label or what follows that",
                before=entry.before,
            )
            act = worded(
                "make one for each of them, or let `before` hold whole lines, to their ends"
            )
            problems.append(error("emendation-parts", fact, act, at))
    located.sort(key=lambda pair: (pair[0].span.start, pair[0].span.end))
    problems += _overlaps(located)
    return tuple(emendation for emendation, _ in located), tuple(problems)


def _overlaps(located: Sequence[tuple[Emendation, Place | None]]) -> Iterator[Diagnostic]:
    for (first, _), (second, at) in pairwise(located):
        if second.span.start < first.span.end:
            fact = worded(
                "the emendations of «{first}» and «{second}» overlap",
                first=first.before,
                second=second.before,
            )
            yield error("emendations-overlap", fact, "make them one", at)


def _faults(entry: EmendationEntry, at: Place | None) -> Iterator[Diagnostic]:
    if not entry.reason.strip():
        yield error("emendation", "an emendation has no reason", "write why it is made", at)
    if entry.before and entry.before == entry.after:
        yield error(
            "emendation",
            worded("the emendation of «{before}» changes nothing", before=entry.before),
            "correct `after` or remove it",
            at,
        )


def _place_of(
    entry: EmendationEntry,
    source: SourceText,
    lines: Sequence[str],
    starts: Sequence[int],
    at: Place | None,
) -> Span | Diagnostic:
    """The characters meant by an entry: those of its line or from there on, alone there or picked
    by `occurrence`; none, where it puts lines in before its own. `starts` are those of lines.
    """
    file = source.file
    if not 1 <= entry.line <= len(lines):
        beyond = worded("{file} has no line {line}", file=file, line=entry.line)
        return error(
            "emendation", beyond, worded("write a line from 1 to {count}", count=len(lines)), at
        )
    start = starts[entry.line - 1]
    if not entry.before and "\n" in entry.after:
        return Span(start, start)
    offsets = tuple(offsets_of(entry.before, _reach(entry, source.text, lines, start)))
    where = worded("line {line} of {file}", line=entry.line, file=file)
    if not offsets:
        fact: str = (
            worded("«{before}» does not stand in {where}", before=entry.before, where=where)
            if entry.before
            else worded("an emendation has an empty `before`")
        )
        return error(
            "emendation", fact, worded("copy the characters from {where}", where=where), at
        )
    if entry.occurrence == 0 and len(offsets) > 1:
        fact = worded(
            "«{before}» stands {count} times in {where}",
            before=entry.before,
            count=len(offsets),
            where=where,
        )
        return error("emendation", fact, "add occurrence = and which of them is meant, from 1", at)
    if not 0 <= entry.occurrence <= len(offsets):
        fact = counted(
            forms(
                "«{before}» stands {count} time in {where}, and not {occurrence}",
                "«{before}» stands {count} times in {where}, and not {occurrence}",
            ),
            len(offsets),
            before=entry.before,
            where=where,
            occurrence=entry.occurrence,
        )
        return error(
            "emendation",
            fact,
            worded("write an occurrence from 1 to {count}", count=len(offsets)),
            at,
        )
    start += offsets[max(entry.occurrence, 1) - 1]
    return Span(start, start + len(entry.before))


def _reach(entry: EmendationEntry, text: str, lines: Sequence[str], start: int) -> str:
    """Where the characters of an entry may stand: its line, and behind its end what they hold."""
    line = lines[entry.line - 1]
    return text[start : start + len(line) + len(entry.before)] if "\n" in entry.before else line


def offsets_of(word: str, line: str) -> Iterator[int]:
    """Where a word stands in a line, from left to right, none over another; no word is nowhere."""
    at = line.find(word)
    while word and at >= 0:
        yield at
        at = line.find(word, at + len(word))


def left_out(
    source: SourceText, unset: Sequence[LeftOut]
) -> tuple[tuple[Emendation, ...], Problems]:
    """The emendations, in the order of the text, and for each kind a warning or a note at its first
    place.
    """
    characters, of_characters = _unprintable(source)
    markup, of_markup = _of_markup(source, unset)
    around = sorted(markup, key=lambda e: e.span.start)
    apart = [
        e
        for e in characters
        if not any(
            m.span.start <= e.span.start and e.span.end <= m.span.end
            for m in meeting(around, e.span)
        )
    ]
    return tuple(sorted((*markup, *apart), key=lambda e: (e.span.start, e.span.end))), (
        *of_characters,
        *of_markup,
    )


def _of_markup(
    source: SourceText, unset: Sequence[LeftOut]
) -> tuple[list[Emendation], list[Diagnostic]]:
    kinds: dict[tuple[str, bool], list[int]] = {}
    for each in unset:
        kinds.setdefault((each.reason, each.warned), []).append(each.span.start)
    act = worded("nothing need be done if that is meant; emendations.csv has it")
    notes = [
        Diagnostic(
            Severity.WARNING if warned else Severity.NOTE,
            "left-out",
            worded("{reason}{further}", reason=reason, further=_further(offsets, source)),
            act,
            place_at(source.file, source.text, offsets[0]),
        )
        for (reason, warned), offsets in kinds.items()
    ]
    changes = [
        Emendation(e.span, source.text[e.span.start : e.span.end], e.instead, MARKUP, e.reason)
        for e in unset
    ]
    return changes, notes


def _unprintable(source: SourceText) -> tuple[list[Emendation], list[Diagnostic]]:
    register: list[Emendation] = []
    kinds: dict[tuple[str, Fate], list[int]] = {}
    for found in unprintable(source.text):
        if found.fate == "refused":
            continue
        before = source.text[found.start : found.end]
        after = " " if found.fate == "a space" else ""
        register.append(
            Emendation(
                Span(found.start, found.end),
                before,
                after,
                UNPRINTABLE,
                worded("{before} cannot be printed", before=named(before)),
            )
        )
        kinds.setdefault((named(before), found.fate), []).append(found.start)
    problems = [
        warning(
            "unprintable",
            worded(
                "{name} here cannot be printed and is {fate}{further}",
                name=name,
                fate=_FATES[fate],
                further=_further(offsets, source),
            ),
            "delete it from the text, or leave it to the register",
            place_at(source.file, source.text, offsets[0]),
        )
        for (name, fate), offsets in kinds.items()
    ]
    return register, problems


def _further(offsets: Sequence[int], source: SourceText) -> str:
    """«, as in lines 5, 9», for those after the first."""
    lines = dict.fromkeys(source.text.count("\n", 0, offset) + 1 for offset in offsets[1:])
    return worded(", as in {lines}", lines=in_lines(tuple(lines), _SHOWN)) if lines else ""


def entities(source: SourceText) -> Iterator[Emendation]:
    """The emendations, in the order of the text; none for one that stands for no character that
    could be set.
    """
    if not source.file.endswith(".md") or "&" not in source.text:
        return
    from html import unescape
    from html.entities import html5

    code = [found.span() for found in _CODE.finditer(source.text)]
    for found in _ENTITY.finditer(source.text):
        before = bisect_right(code, found.start(), key=lambda span: span[0])
        if (before and found.start() < code[before - 1][1]) or (
            found["name"] and found["name"] not in html5
        ):
            continue
        character = unescape(found[0])
        if character.isprintable() or character in "\u200c\u200d\u200e\u200f\u00a0":
            yield Emendation(
                Span(*found.span()),
                found[0],
                character,
                ENTITY,
                worded("a character written as an entity"),
            )


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
