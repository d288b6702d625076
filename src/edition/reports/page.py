"""What all pages of reports are made of: their looks, two languages side by side, tables, messages.

A page is read from a disk, by whoever was sent it: no script, nothing fetched, the faces in it.
Where there are two languages the edition's comes first, and English stands beside it, smaller and
marked as such, sentence by sentence; so nothing is told twice over. A table that is wider than the
window is moved within it, by the keyboard too.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from edition.core.languages.report_words import ReportWords
from edition.faces import Faces
from edition.faces.carried import Carried, carried
from edition.speech.catalogue import tongue_of
from edition.speech.pieces import PROSE, TYPED, VALUE, Piece, pieces_in, pieces_of

_FAMILIES = "FAMILIES"
"""Stands in the style for the faces of the edition."""
_WITHOUT = Carried("", "Vazirmatn,sans-serif")
"""Where a page has no faces."""
_ELEMENT = re.compile("<[^>]*>")
_AROUND = {
    PROSE: ("", ""),
    VALUE: ("<bdi>", "</bdi>"),
    TYPED: ('<code dir="ltr">', "</code>"),
}
"""Around a piece of a message, by its kind."""
Say = Callable[[ReportWords], str]
"""What is said in a language, as HTML."""


class Voices(NamedTuple):
    """The languages that a page speaks, one or two of them, that of the page first."""

    languages: tuple[ReportWords, ...]

    @property
    def first(self) -> ReportWords:
        """That of the page."""
        return self.languages[0]

    def say(self, say: Say, tag: str = "span") -> str:
        """In the language of the page; beside it in the other, where that has other words."""
        told = say(self.first)
        return told + "".join(
            f' <{tag} class="beside" lang="{words.tag}" dir="{words.runs}">{other}</{tag}>'
            for words in self.languages[1:]
            if _bare(other := say(words)) != _bare(told)
        )

    def paragraphs(self, say: Say, kind: str = "") -> str:
        """A paragraph in each language."""
        told = say(self.first)
        marked = f' class="{kind}"' if kind else ""
        return f"<p{marked}>{told}</p>\n" + "".join(
            f'<p class="beside" lang="{words.tag}" dir="{words.runs}">{other}</p>\n'
            for words in self.languages[1:]
            if _bare(other := say(words)) != _bare(told)
        )


def _bare(told: str) -> str:
    """Without elements: what no catalogue has is marked as foreign in one language."""
    return _ELEMENT.sub("", told)


class Titled(NamedTuple):
    """A page by its title, which is in the language of the page, or another tag is given."""

    title: str
    body: str
    voices: Voices
    language: str = ""


def whole(page: Titled, faces: Faces | None) -> str:
    """One HTML document; only the characters on it are in its faces."""
    first, title = page.voices.first, escape(page.title)
    marked = f' lang="{escape(page.language)}" dir="auto"' if page.language else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{first.tag}" dir="{first.runs}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title{marked}>{title}</title>\n"
        f"<style>{page_style(faces, page.body + page.title)}</style>\n</head>\n<body>\n<main>\n"
        f"<h1{marked}>{title}</h1>\n{page.body}</main>\n</body>\n</html>\n"
    )


def page_style(faces: Faces | None, words: str) -> str:
    """How a page of a report looks, with the faces for its words."""
    has = carried(faces, words) if faces else _WITHOUT
    style = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    dense = re.sub(r"\s*([{};])\s*|(?<=:)\s+", r"\1", style)
    return has.rules + dense.replace(_FAMILIES, has.families)


# Messages.


def typed(words: str) -> str:
    """Words of ours, in which what stands between ` and ` is typed."""
    return "".join(map(_marked, pieces_in(words)))


def message(words: str, of: ReportWords) -> str:
    """A fact or an act in a language, what is filled into it each in its own direction."""
    return "".join(map(_marked, pieces_of(words, tongue_of(of.tag))))


def _marked(piece: Piece) -> str:
    opened, closed = _AROUND[piece.kind]
    return f"{opened}{escape(piece.words)}{closed}"


# Parts of a page.


def file_name(file: str) -> str:
    """The name of a file, from the left."""
    return f'<bdi dir="ltr">{escape(file)}</bdi>'


def section(name: str, heading: str, body: str) -> str:
    """A part under a heading that others lead to; "" where there is nothing in it."""
    if not body:
        return ""
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{heading}</h2>\n{body}</section>\n'


def folded(summary: str, body: str) -> str:
    """What is there for whoever wants to see it."""
    return f"<details>\n<summary>{summary}</summary>\n{body}</details>\n"


def table(label: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table with a label for those who hear it; heads and rows are HTML."""
    head = "".join(f'<th scope="col">{each}</th>' if each else "<td></td>" for each in heads)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(label)}">\n<table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n</div>\n"
    )


def row(cells: Iterable[str], kind: str = "") -> str:
    """Cells that are HTML already."""
    marked = f' class="{kind.replace(" ", "-")}"' if kind else ""
    return f"<tr{marked}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def heads_of(voices: Voices, heads: Callable[[ReportWords], tuple[str, ...]]) -> Iterator[str]:
    """The heads of columns."""

    def head(at: int) -> str:
        return voices.say(lambda words: escape(heads(words)[at]))

    return map(head, range(len(heads(voices.first))))
