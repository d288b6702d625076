"""What of a recognised structure is doubtful, told by line: headings in mid-sentence, lines with a
colon that may be headings, couplets that may be verse, and text that was pulled out of a PDF, which
no rule mends; and the fewest lines of edition.toml that mend the others.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Place, Severity, places_in
from edition.core.patterns import later
from edition.core.quoting import Figure, first_of, listed, worded
from edition.model.description import Structure
from edition.model.document import Block, Document, Heading, Hemistich, Paragraph, Title
from edition.model.source import SourceText
from edition.read.plain.source_lines import SHORT, SourceLine, ends_with, lines_of
from edition.read.plain.stanzas import couplet_lines

_FEW, _MANY = 3, 8
"""Lines of a kind that are a doubt; and that are more than anybody would name one by one."""
_LEAST_VERSE = 4
"""Half-lines that are a doubt: two couplets."""
_NAMED = 4
"""Lines that a doubt names."""
_HEADED, _LEAST_HEADINGS = 0.45, 20
"""Which share of the blocks may be headings, where there are as many."""
_COLON = 40
"""Characters of a line with a colon that may be a heading."""
_LEAST_LINES = 20
"""Of a text that can be told to come out of a PDF by shares of its lines."""
_ALONE, _BARE, _LED, _FORMS = 0.4, 0.3, 0.25, 0.2
"""Shares: of lines that are one word, that have no letter, that begin with a mark that ends
something; of letters that are presentation forms.
"""
_BRACKET = re.compile(r"[()«»\[\]]")
_WRONG = re.compile(r"(?<!\S)[)»\]](?=\w)|(?<=\w)[(«\[](?!\S)")
_RIGHT = re.compile(r"(?<!\S)[(«\[](?=\S)|(?<=\S)[)»\]](?!\w)")
_BULLETS = tuple("\u2022\u25cf\u25aa\u25e6\u25a0\u00b7")
_MARKS = tuple(".،؛؟!:")
_WORD = re.compile(r"\s*\w")
_NO_CHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]")
_FORM = re.compile("[\ufb50-\ufdcf\ufe70-\ufefc]")
_ARABIC = later("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdcf\ufe70-\ufefc]")
_SENTENCE = tuple(".\u06d4\u2026؟?!:؛")


class Doubt(Struct, frozen=True):
    """What is told, and the keys of `[structure]` that mend it, with the lines that they are
    about.
    """

    told: Diagnostic
    mends: Mapping[str, Any] = {}
    lines: tuple[int, ...] = ()


def doubts(source: SourceText, document: Document, stated: Structure) -> Iterator[Doubt]:
    """Those of a text, whose characters are as they were found, and of its structure; of Markdown,
    which says its own, only whether the text was pulled out of a PDF.
    """
    lines = lines_of(source.text)
    pulled = tuple(pulled_out(source, lines))
    yield from pulled
    if pulled or source.file.endswith(".md"):
        return
    if stated.joined is None:
        yield from _in_mid_sentence(source, document)
    yield from _many_headings(source, document)
    yield from _colons(source, document)
    if not stated.verse:
        yield from _couplets(source, lines, document)


def _doubt(
    code: str,
    words: tuple[str, str],
    source: SourceText,
    lines: Sequence[int],
    mends: Mapping[str, Any] | None = None,
) -> Doubt:
    """A warning at the first of the lines; `words` are its fact and its act."""
    place = Place(source.file, lines[0])
    return Doubt(Diagnostic(Severity.WARNING, code, *words, place), mends or {}, tuple(lines))


def _named(lines: Sequence[int]) -> str:
    return first_of(tuple(map(Figure, lines)), _NAMED)


def _lines(source: SourceText, blocks: Sequence[Block]) -> list[int]:
    """The lines that blocks begin in."""
    place = places_in(source.file, source.text)
    return [place(block.span.start).line or 1 for block in blocks]


def _in_mid_sentence(source: SourceText, document: Document) -> Iterator[Doubt]:
    """Headings right below a line that ends no sentence."""
    blocks = document.blocks
    headings = [block for block in blocks if _is_heading(block)]
    torn = [
        block
        for above, block in itertools.pairwise(blocks)
        if _is_heading(block)
        and isinstance(above, Paragraph)
        and len(above.text) > _COLON
        and not ends_with(above.text, _SENTENCE)
        and source.text[above.span.end : block.span.start].count("\n") == 1
    ]
    if len(torn) < _FEW:
        return
    lines = _lines(source, torn)
    fact = worded(
        "{count} of {all} headings stand in mid-sentence, in lines {lines}, as if its lines were "
        "hard-wrapped",
        count=len(torn),
        all=len(headings),
        lines=_named(lines),
    )
    if len(torn) >= _MANY:
        act = worded(
            "if so, write `joined = true` under [structure], which puts the lines together"
        )
        yield _doubt("torn", (fact, act), source, lines, {"joined": True})
    else:
        act = worded("if they are no headings, name them in `paragraphs` under [structure]")
        texts = tuple(block.text for block in torn)
        yield _doubt("torn", (fact, act), source, lines, {"paragraphs": texts})


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading) and block.of == "section"


def _many_headings(source: SourceText, document: Document) -> Iterator[Doubt]:
    """More headings than a text has that are known by nothing but what stands about them."""
    blocks = [b for b in document.blocks if not isinstance(b, Title | Hemistich)]
    headings = [b for b in blocks if _is_heading(b) and document.rules.get(b.ref) == "heading"]
    if len(headings) < _LEAST_HEADINGS or len(headings) < _HEADED * len(blocks):
        return
    lines = _lines(source, headings)
    fact = worded(
        "{count} of {all} lines are taken for headings, in lines {lines}",
        count=len(headings),
        all=len(blocks),
        lines=_named(lines),
    )
    act = worded(
        "if they are none, name them in `paragraphs` under [structure], or mark the text up"
    )
    yield _doubt("many-headings", (fact, act), source, lines)


def _colons(source: SourceText, document: Document) -> Iterator[Doubt]:
    """Short lines that end in a colon, alone between blank lines, above paragraphs."""
    blocks = document.blocks
    found = [
        block
        for at, block in enumerate(blocks[:-1])
        if isinstance(block, Paragraph)
        and document.rules.get(block.ref) == "paragraph"
        and len(block.text) <= _COLON
        and block.text.endswith(":")
        and isinstance(blocks[at + 1], Paragraph)
        and "\n\n" in source.text[block.span.end : blocks[at + 1].span.start]
    ]
    if len(found) < _FEW:
        return
    lines = _lines(source, found)
    fact = worded(
        "{count} short lines end in a colon and stand alone above paragraphs, in lines {lines}, "
        "as headings do",
        count=len(found),
        lines=_named(lines),
    )
    texts = tuple(dict.fromkeys(block.text for block in found))
    act = worded("if so, name them in `headings` under [structure]")
    yield _doubt("colons", (fact, act), source, lines, {"headings": texts})


def _couplets(
    source: SourceText, lines: Sequence[SourceLine], document: Document
) -> Iterator[Doubt]:
    """Lines of text, and what was taken for headings among them; not those of a closing block."""
    text = {b.span.start for b in document.blocks if isinstance(b, Paragraph) or _is_heading(b)}
    couplets = (lines[at] for at in couplet_lines(source.text, lines))
    found = [line.number for line in couplets if line.span.start in text]
    if len(found) < _LEAST_VERSE:
        return
    fact = worded(
        "{count} lines look like couplets or halves of them, in lines {lines}, and are not set as "
        "verse",
        count=len(found),
        lines=_named(found),
    )
    act = worded("if so, write `verse = true` under [structure]")
    yield _doubt("verse", (fact, act), source, found, {"verse": True})


# Text out of a PDF.


def pulled_out(source: SourceText, lines: Sequence[SourceLine]) -> Iterator[Doubt]:
    """One doubt for all signs that a text was pulled out of a PDF, where that lost its lines, its
    order or its letters: each is told with its count and its first lines.
    """
    signs = [sign for sign in _signs(source.text, lines) if sign]
    if not signs:
        return
    parts = [
        worded("{what} ({count}, in lines {lines})", what=what, count=len(at), lines=_named(at))
        for what, at in signs
    ]
    fact = worded("this reads like text pulled out of a PDF: {signs}", signs=listed(parts, "; "))
    act = worded(
        "take the text from where it was written, a Word file or a page of the web: no rule can "
        "mend this"
    )
    yield _doubt("pulled-out", (fact, act), source, [min(at[0] for _, at in signs)])


_Sign = tuple[str, Sequence[int]]


def _signs(text: str, lines: Sequence[SourceLine]) -> Iterator[_Sign | None]:
    many = len(lines) >= _LEAST_LINES
    share = _shares(lines)
    if many:
        yield share(
            worded("words on lines of their own"), _ALONE, lambda line: " " not in line.text
        )
        yield share(
            worded("lines without a letter"), _BARE, lambda line: not _has_letter(line.text)
        )
        yield share(
            worded("lines that begin with a full stop or a comma"),
            _LED,
            lambda line: _led(line.text),
        )
    bracketed = [line for line in lines if _BRACKET.search(line.text)]
    wrong = [line.number for line in bracketed for _ in _WRONG.finditer(line.text)]
    right = sum(len(_RIGHT.findall(line.text)) for line in bracketed)
    if len(wrong) >= _FEW and len(wrong) > right:
        yield worded("lines with brackets the wrong way round"), list(dict.fromkeys(wrong))
    last = [
        line.number for line in lines if line.text.endswith(_BULLETS) and line.text[-2:-1].isspace()
    ]
    if len(last) >= _FEW:
        yield worded("bullets at the end of their lines"), last
    none = [line.number for line in lines if _NO_CHARACTER.search(line.text)]
    if none:
        yield worded("characters that stand for nothing"), none
    yield _presentation_forms(text, lines)


def _shares(
    lines: Sequence[SourceLine],
) -> Callable[[str, float, Callable[[SourceLine], bool]], _Sign | None]:
    def share(what: str, least: float, holds: Callable[[SourceLine], bool]) -> _Sign | None:
        found = [line.number for line in lines if holds(line)]
        return (what, found) if len(found) >= least * len(lines) else None

    return share


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _led(text: str) -> bool:
    return text.startswith(_MARKS) and _WORD.match(text, 1) is not None


def _presentation_forms(text: str, lines: Sequence[SourceLine]) -> _Sign | None:
    """Letters that are coded by the form that they had on the page."""
    forms = len(_FORM.findall(text))
    if forms < SHORT or forms <= _FORMS * len(_ARABIC.findall(text)):
        return None
    found = [line.number for line in lines if _FORM.search(line.text)]
    return worded("letters coded as the forms that they had in print"), found
