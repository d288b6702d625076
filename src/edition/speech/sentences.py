"""A message in words of a language, and the lines that it takes in a terminal.

A terminal turns right-to-left text round, or does not, and takes the direction of a line from its
first character. So a line of Persian begins with a Persian letter and holds nothing from the left
but plain words; what else is from the left (a path, a line of TOML, an option) stands on a line of
its own. No marks and no isolates are written: terminals show them as rubbish.
"""

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

from edition.core.diagnostics import Diagnostic, Severity
from edition.core.patterns import later
from edition.core.quoting import Figure, Listing, Message, cut, visible, worded, worded_later
from edition.model.proof import CheckName
from edition.speech.catalogue import ENGLISH, Tongue
from edition.speech.excerpts import excerpt_of

INDENT = "    "
"""Before what stands on a line of its own."""
_QUOTED = 100
"""Characters of a value that a message quotes."""
OPEN, CLOSE = "\x02", "\x03"
"""What is put into a sentence is held by these two, which `visible` leaves in no value."""
_HELD = f"{OPEN}[^{CLOSE}]*{CLOSE}"
PIECE = later(f"«(?:{_HELD}|[^»{OPEN}])*»|`(?:{_HELD}|[^`{OPEN}])*`|{_HELD}")
"""What is quoted, what is typed, and a value that is neither."""
_PLAIN = later(
    r"(?P<quote>\"?)\[{0,2}[A-Za-z][A-Za-z0-9]*(?:[ ._/+-][A-Za-z0-9]+)*\]{0,2}(?P=quote)"
    r"|[0-9]+(?:[.,][0-9]+)*"
)
"""What keeps its order among words from the right: a word or a few, in brackets or straight marks
too, a number.
"""
_FROM_THE_LEFT = later(r"[A-Za-z0-9]")
FROM_THE_RIGHT = later("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ENDS = " ،؛:.,()"
"""What is not left at the beginning of a line."""
_HEX = "Xx"


def said(words: str, tongue: Tongue) -> str:
    """The words in a language, each field of another's between U+0002 and U+0003; what the
    catalogue of another language than English has not is in English, and so held too.
    """
    if isinstance(words, Listing):
        between = tongue.found(words.between) or words.between
        return between.join(_value(part, tongue) for part in words.parts)
    if isinstance(words, Figure):
        return tongue.figures(words)
    template = words.template if isinstance(words, Message) else str(words)
    if tongue is ENGLISH:
        there: str | None = template
    elif isinstance(words, Message) and words.forms:
        there = tongue.found_of(words.forms, words.fields["count"])
    else:
        there = tongue.found(template)
    if there is None:
        return _held(str(words)) if re.search("[A-Za-z]", template) else str(words)
    return _filled(there, words.fields, tongue) if isinstance(words, Message) else visible(there)


def _filled(template: str, fields: dict[str, Any], tongue: Tongue) -> str:
    """The template with its fields; numbers in the digits of the language where they are prose, and
    not between ` and `.
    """
    parts: list[str] = []
    code = False
    for literal, name, form, _ in Formatter().parse(template):
        parts.append(literal)
        code ^= literal.count("`") % 2 == 1
        if name is None:
            continue
        value = fields[name]
        if isinstance(value, int | float) and not isinstance(value, bool):
            figures = format(value, form or "")
            prose = not code and (form or " ")[-1] not in _HEX
            parts.append(tongue.figures(figures) if prose else figures)
        else:
            parts.append(_value(value, tongue))
    return "".join(parts)


def _value(value: object, tongue: Tongue) -> str:
    if isinstance(value, CheckName):
        return value.in_language(tongue.tag)
    if isinstance(value, Message | Listing | Figure):
        return said(value, tongue)
    return _held(str(value))


def _held(words: str) -> str:
    shown = cut(visible(words), _QUOTED)
    return f"{OPEN}{shown}{CLOSE}" if shown else ""


def lines_of(words: str, tongue: Tongue) -> tuple[str, ...]:
    """The lines that the words take; in English one."""
    return (visible(words),) if tongue is ENGLISH else tuple(_arranged(said(words, tongue)))


def _arranged(sentence: str) -> Iterator[str]:
    """The lines of a sentence from the right."""
    line, at = "", 0
    for piece in PIECE.finditer(sentence):
        line += sentence[at : piece.start()]
        at = piece.end()
        bare = piece[0].replace(OPEN, "").replace(CLOSE, "")
        inner = bare[1:-1] if bare[0] in "«`" else bare
        if _reads(inner):
            line += bare
            continue
        if line.strip(_ENDS):
            yield line.rstrip()
        yield f"{INDENT}{inner}"
        line = ""
        at += len(sentence[at:]) - len(sentence[at:].lstrip(_ENDS))
    line += sentence[at:]
    if line.strip(_ENDS):
        yield line.strip()


def _reads(piece: str) -> bool:
    """Whether a piece reads as it is written in a line from the right."""
    if _PLAIN.fullmatch(piece):
        return True
    if _FROM_THE_LEFT.search(piece):
        return False
    return bool(FROM_THE_RIGHT.search(piece)) or len(piece) == 1


_SEVERITY = {
    Severity.ERROR: worded_later("error: {clause}."),
    Severity.WARNING: worded_later("warning: {clause}."),
    Severity.NOTE: worded_later("note: {clause}."),
}
_ACT = worded_later("what to do: {clause}.")


def problem_lines(problem: Diagnostic, tongue: Tongue) -> Iterator[str]:
    """A problem as it is told: in English in a line, else its fact, its act, its place with its
    code; then the line of the source.
    """
    if tongue is ENGLISH:
        yield str(problem)
    else:
        for template, clause in ((_SEVERITY[problem.severity], problem.fact), (_ACT, problem.act)):
            label = tongue.found(template) or template
            yield from _arranged(label.replace("{clause}", said(clause, tongue)))
        where = f"{visible(str(problem.place))} " if problem.place else ""
        yield f"{INDENT}{where}[{problem.code}]"
    for line in excerpt_of(problem):
        if tongue is ENGLISH or not isinstance(line, Message):
            yield f"{INDENT}{line}"
        else:
            yield from lines_of(line, tongue)


_OF_CLICK = later(r"'([^']+(?:', '[^']+)*)'")


def refusal_lines(words: str, command: str, tongue: Tongue) -> Iterator[str]:
    """What was typed wrong, in words of click that are in the language already or in a message of
    ours; then the command that says what may be typed.
    """
    # click quotes what was typed as Python does.
    if isinstance(words, Message):
        clause = said(words, tongue)
    else:
        shown = visible(" ".join(words.split()))
        clause = _OF_CLICK.sub(lambda found: f"`{found[1].replace(chr(39), '')}`", shown)
    label = tongue.found(_SEVERITY[Severity.ERROR]) or ""
    yield from _arranged(label.replace("{clause}", clause.rstrip(".")))
    yield from lines_of(worded("what to do: see what may be typed"), tongue)
    yield f"{INDENT}{command} --help"
