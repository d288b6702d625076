"""What people write in other dialects of Markdown and what is none of this one: printed as it was
typed, with a warning by line.
"""

import re
from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, places_in, warning
from edition.core.quoting import in_lines, worded
from edition.model.source import SourceText
from edition.read.markdown.scanning import scanned

_SHOWN = 8
"""Further lines that a warning names."""
_KINDS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        worded("a formula («$…$») is printed as it stands"),
        re.compile(r"(?<![\\$\w])\$\$?(?=[^\s$])[^$\n]*[\\^_{}=+*/<>-][^$\n]*(?<=[^\s\\])\$(?!\w)"),
        worded("write it in words, or with <sub> and <sup>"),
    ),
    (
        worded("«~…~» marks nothing up: to some it is struck out, to others a subscript"),
        re.compile(r"(?<![~\\])~(?=[^\s~])[^~\n]{0,60}(?<=[^\s\\])~(?!~)"),
        worded("write ~~…~~ or <sub>…</sub>"),
    ),
    (
        worded("«^…^» marks nothing up"),
        re.compile(r"(?<![\\^\[])\^(?=[^\s^\[\]])[^\s^]{1,60}(?<=[^\s\\])\^(?!\^)"),
        worded("write <sup>…</sup>"),
    ),
    (
        worded("«==…==» marks nothing up"),
        re.compile(r"(?<![\\=])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s\\])==(?!=)"),
        worded("write **…**"),
    ),
    (
        worded("a definition («: …» below its word) is printed as it stands"),
        re.compile(r"^(?<=\n)[ ]{0,3}:[ ]{1,3}\S.*", re.MULTILINE),
        worded("write **the word** and what it means in one paragraph"),
    ),
    (
        worded("a box («:::») is printed as it stands"),
        re.compile(r"^[ \t>]*:::+.*$", re.MULTILINE),
        worded("write a quotation, each line behind >"),
    ),
    (
        worded("the kind of a quotation («[!NOTE]») is printed as it stands"),
        re.compile(r"^[ \t]*>[ \t>]*\[![A-Z]+\][ \t]*$", re.MULTILINE),
        worded("write it as words"),
    ),
    (
        worded("attributes («{{#id .class}}») are printed as they stand"),
        re.compile(r"(?<!\\)\{:?[ ]?[#.][\w-][^{}\n]{0,100}\}[ \t]*$", re.MULTILINE),
        worded("take them out"),
    ),
    (
        worded("a place for contents («[TOC]») is printed as it stands"),
        re.compile(r"^[ \t]*\[\[?_?(?:TOC|toc)_?\]?\][ \t]*$", re.MULTILINE),
        worded("take it out: contents are made of the headings"),
    ),
    (
        worded("a link to another page («[[…]]») is printed as it stands"),
        re.compile(r"(?<!\\)\[\[(?!_?(?:TOC|toc))[^\[\]\n]{1,200}\]\]"),
        worded("write [words](address)"),
    ),
)


def foreign(source: SourceText, start: int) -> Iterator[Diagnostic]:
    """A warning for each kind, at its first place, from an offset on; nothing in code counts."""
    text = _without_code(source.text, start)
    place = None
    for fact, pattern, act in _KINDS:
        offsets = [found.start() for found in pattern.finditer(text, start)]
        if offsets:
            place = place or places_in(source.file, source.text)
            places = [place(offset) for offset in offsets]
            lines = tuple(dict.fromkeys(each.line or 1 for each in places[1:]))
            further = worded(", as in {lines}", lines=in_lines(lines, _SHOWN)) if lines else ""
            said = worded("{fact}{further}", fact=fact, further=further)
            yield warning("not-markdown", said, act, places[0])


def _without_code(text: str, start: int) -> str:
    """The text as long as it is, code and what is left out as blanks."""
    parts: list[str] = []
    at = 0
    for each in scanned(text, start):
        if each.start >= at:
            parts += [text[at : each.start], re.sub(r"[^\n]", " ", text[each.start : each.end])]
            at = each.end
    return "".join((*parts, text[at:]))
