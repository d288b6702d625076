"""Whether a plain text was typed as Markdown, of which it would print the marks."""

import re
from itertools import islice

from edition.core.diagnostics import Diagnostic, place_at, warning
from edition.core.patterns import later
from edition.core.quoting import worded
from edition.model.source import SourceText
from edition.read.markdown.front_matter import FrontMatter, front_matter

_ENOUGH = 2
"""Kinds of marks, or marks of a kind that few plain texts have twice. Each kind has what a text has
that has such a mark, which is sought sooner.
"""
_KINDS: tuple[tuple[str, tuple[str, ...], re.Pattern[str], int], ...] = (
    (worded("headings («#»)"), ("# ",), later(r"^#{1,6}[ ]\S", re.MULTILINE), _ENOUGH),
    (
        worded("code between «```»"),
        ("```", "~~~"),
        later(r"^(?:```|~~~)[^`\n]*$", re.MULTILINE),
        _ENOUGH,
    ),
    (
        worded("words between «**»"),
        ("**",),
        later(r"(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,200}\*\*"),
        1,
    ),
    (
        worded("links («[…](…)»)"),
        ("](",),
        later(r"\]\((?:https?://|mailto:|#|\.{0,2}/)[^\s()]+\)"),
        1,
    ),
    (
        worded("boxes («- [ ]»)"),
        ("[ ] ", "[x] ", "[X] "),
        later(r"^[ \t]*[-*+][ ]\[[ xX]\][ ]", re.MULTILINE),
        1,
    ),
    (
        worded("a table («|---|»)"),
        ("---",),
        later(r"^[ \t]*\|?(?:[ ]*:?-{3,}:?[ ]*\|)+", re.MULTILINE),
        1,
    ),
    (
        worded("struck words («~~»)"),
        ("~~",),
        later(r"(?<!~)~~(?=[^\s~])[^~\n]{1,200}~~"),
        1,
    ),
    (
        worded("tags of HTML"),
        ("<",),
        later(r"</?(?:div|p|br|b|strong|span|sub|sup)\b[^<>\n]*>"),
        1,
    ),
    (worded("comments («<!--»)"), ("<!--",), later(r"<!--"), 1),
)


def typed_as_markdown(source: SourceText) -> Diagnostic | None:
    """A warning at the first mark of Markdown, where there are marks enough, or a head."""
    found: list[tuple[int, str]] = []
    enough = False
    if isinstance(front_matter(source), FrontMatter):
        found.append((0, worded("what describes the text («---»)")))
        enough = True
    for name, cues, pattern, least in _KINDS:
        if not any(cue in source.text for cue in cues):
            continue
        places = [met.start() for met in islice(pattern.finditer(source.text), _ENOUGH)]
        if len(places) >= least:
            found.append((places[0], name))
        enough = enough or len(places) >= _ENOUGH == least
    if not enough and len(found) < _ENOUGH:
        return None
    kinds = ", ".join(name for _, name in sorted(found))
    fact = worded("this looks like Markdown, whose marks would be printed: {kinds}", kinds=kinds)
    act = worded("if it is, give the file the name text.md in place of text.txt")
    return warning("is-markdown", fact, act, place_at(source.file, source.text, min(found)[0]))
