"""A folder for a text that can be read: its title and its identifier, the description that can be
made of it, and what is told of its structure.

Letters of the Arabic and the Hebrew script become ASCII ones in the identifier: no transliteration
that could be read back.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error, stops
from edition.core.languages import known
from edition.core.quoting import worded
from edition.core.unprintable import blanked, is_invisible
from edition.dump.emendation_tables import emendation_tables
from edition.dump.keys_written import Offered, first_description, first_emendations
from edition.founding.languages import ready_tables, what_is_missing
from edition.language.dates import clear_date, dates_found
from edition.language.orthography import foreign_numbers
from edition.language.parts import code_in, parts_of
from edition.model.description import Description, EmendationEntry, Poster
from edition.model.document import Block, Document, Item, Slogan, Title
from edition.model.source import SourceText
from edition.read.markdown.introduced import introduced
from edition.read.markdown.looks import typed_as_markdown
from edition.read.plain.doubts import doubts
from edition.read.plain.plain_blocks import document_of
from edition.read.plain.recognition import is_first_title
from edition.read.plain.source_lines import lines_of
from edition.read.plain.stanzas import has_verse
from edition.read.scripts_of_text import foreign_letters
from edition.source_files import lay

_LONGEST_ID, _SHORTEST_ID = 60, 3
"""Characters of an id that is made of a title; the Internet Archive takes 80, and no fewer."""
RIGHTS = "http://rightsstatements.org/vocab/CNE/1.0/"
"""Copyright not evaluated."""


class Given(NamedTuple):
    """A text, the name that it will have, and what is known of it: its bytes, the tag of its
    language (`stated`: somebody said it), its encoding; `told` is what the editor says of the
    edition, by keys, `entries` are emendations, `beside` further files of the folder.
    """

    source: SourceText
    name: str
    content: bytes
    tag: str
    encoding: str = ""
    told: Mapping[str, str] = MappingProxyType({})
    entries: Sequence[EmendationEntry] = ()
    beside: Mapping[str, bytes] = MappingProxyType({})
    stated: bool = False


class Founded(Struct, frozen=True):
    """The files that were made (none: refused), every problem, and the structure that was
    recognised in the text.
    """

    files: tuple[Path, ...] = ()
    problems: Problems = ()
    document: Document | None = None


def folder_of(folder: Path, given: Given) -> Founded:
    """The folder with its files, all or none of them."""
    source, name = given.source, given.name
    named = replace(source, file=name)
    printable = replace(named, text=blanked(source.text))
    stated, unread = introduced(printable) if name == "text.md" else ({}, ())
    # Whoever names a language on the command line means it.
    in_the_text = stated.pop("language", given.tag)
    tag = given.tag if given.stated else in_the_text
    if problems := tuple(foreign_letters(source.text, source.file, tag)):
        return Founded(problems=problems)
    title = stated.get("title") or title_of(printable.text, markdown=name == "text.md")
    if not title:
        act = worded("put the text there")
        return Founded(
            problems=(error("no-text", "there is nothing to print in it", act, Place(source.file)),)
        )
    known_of_it = _known(printable, tag, title, given.encoding) | stated | dict(given.told)
    document = _document(printable, known_of_it)
    doubted, mends = _doubted(named, document, known_of_it)
    ready: dict[str, Any] = {"poster": tuple(_posters(document.blocks)), **ready_tables(tag)}
    if dates := () if "date" in stated else dates_found(printable.text, document):
        (known_of_it if clear_date(dates, known(tag)) else ready)["date"] = dates
    mends = {**mends, **_digits(printable.text, document, tag)}
    emendations = first_emendations(name, tag) + emendation_tables(given.entries)
    files = {
        name: given.content,
        "edition.toml": first_description(name, known_of_it, ready, offered=mends).encode(),
        "emendations.toml": emendations.encode(),
        **given.beside,
    }
    problems = lay(folder, files)
    if stops(problems):
        return Founded(problems=problems)
    typed = typed_as_markdown(source) if name == "text.txt" else None
    told = (*problems, *unread, *([typed] if typed else []), *_cut(title, source.file), *doubted)
    made = tuple(folder / each for each in files)
    return Founded(made, (*told, *what_is_missing(tag)), document)


def _known(source: SourceText, tag: str, title: str, encoding: str) -> dict[str, Any]:
    """The keys of edition.toml whose value can be said of a text of which nobody has said more."""
    made = identifier(title, _LONGEST_ID)
    if len(made) < _SHORTEST_ID:
        made = f"text-{hashlib.sha256(source.text.encode()).hexdigest()[:8]}"
    found: dict[str, Any] = {"id": made, "language": tag, "title": title, "rights": RIGHTS}
    language = known(tag)
    found["issuing_body"] = language.words.no_body if language else "[s.n.]"
    if language:
        found["rights_statement"] = language.words.not_evaluated
    if encoding:
        found["encoding"] = encoding
    if source.file == "text.txt" and has_verse(source.text):
        found["structure"] = {"verse": True}
    return found


def _digits(text: str, document: Document, tag: str) -> Mapping[str, Offered]:
    """What sets the numbers of a text in the digits of its language, where some are in others: of
    what its blocks say, as the rule does it. The mark of a note is none of it, nor is code.
    """
    starts = foreign_numbers(text, language) if (language := known(tag)) else ()
    if not starts:
        return {}
    said = sorted((part.start, part.end) for each in document.blocks for part in parts_of(each))
    code = sorted((span.start, span.end) for span in code_in(document.blocks, text))
    ends = [at for at, character in enumerate(text) if character == "\n"]
    changed = (at for at in starts if _holds(said, at) and not _holds(code, at))
    lines = dict.fromkeys(bisect_left(ends, at) + 1 for at in changed)
    return {"orthography.digit": Offered("apply", tuple(lines))} if lines else {}


def _holds(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place is in one of the stretches, which stand in order and apart."""
    before = bisect_right(stretches, at, key=itemgetter(0)) - 1
    return before >= 0 and at < stretches[before][1]


def _document(source: SourceText, known_of_it: Mapping[str, Any]) -> Document:
    """The structure of a text as a build will read it."""
    if source.file == "text.md":
        from edition.read.markdown.walk import markdown_document

        return markdown_document(source)[0]
    return document_of(source, msgspec.convert(known_of_it, Description), {})[0]


def _doubted(
    source: SourceText, document: Document, known_of_it: Mapping[str, Any]
) -> tuple[Problems, Mapping[str, Offered]]:
    """What is doubtful in the structure of a text, and the keys of `[structure]` that mend it."""
    stated = msgspec.convert(known_of_it, Description).structure
    found = tuple(doubts(source, document, stated))
    mends = {
        f"structure.{key}": Offered(value, doubt.lines)
        for doubt in found
        for key, value in doubt.mends.items()
    }
    return tuple(doubt.told for doubt in found), mends


def _cut(title: str, file: str) -> Iterator[Diagnostic]:
    """A note where the title is not a line of the text."""
    if title.endswith(CUT):
        fact = worded("no line is taken for the title, so `title` is «{title}»", title=title)
        act = worded("write the title in edition.toml")
        yield Diagnostic(Severity.NOTE, "title-cut", fact, act, Place(file, 1))


def _posters(blocks: Sequence[Block]) -> Iterator[Poster]:
    """The posters that can be made of a text: its title, or what it begins with, and what it has
    of slogans and items.
    """
    yield from (Poster(shows=block.ref, tiles="A4") for block in blocks[:1])
    if any(isinstance(block, Slogan) for block in blocks):
        yield Poster(shows="each slogan")
    if any(isinstance(block, Item) for block in blocks):
        yield Poster(shows="items")
        yield Poster(shows="each item")


_LONGEST_TITLE = 50
"""Characters of the first words that stand for a title, where the first line is none."""
CUT = " …"
"""What stands behind them."""
_LINE_ENDS = re.compile(r"<br\s*/?>", re.IGNORECASE)

_LETTERS = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "e", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t",
    "ث": "s", "ج": "j", "چ": "ch",
    "ح": "h", "خ": "kh", "د": "d", "ڈ": "d", "ذ": "z", "ر": "r", "ڑ": "r", "ڕ": "r", "ز": "z",
    "ژ": "zh", "س": "s", "ش": "sh",
    "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q",
    "ک": "k", "ك": "k", "گ": "g",
    "ڭ": "ng", "ل": "l", "ڵ": "l", "م": "m", "ن": "n", "ں": "n", "و": "v", "ؤ": "v", "ۆ": "o",
    "ۇ": "u", "ۈ": "u", "ۋ": "v",
    "ه": "h", "ھ": "h", "ہ": "h", "ۀ": "h", "ة": "h", "ە": "e", "ی": "i", "ي": "i", "ى": "i",
    "ئ": "y", "ێ": "e", "ې": "e",
    "ے": "e", "ۓ": "e", "\u200c": "-",
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t",
    "י": "i", "כ": "k", "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s",
    "ע": "a", "פ": "p", "ף": "p", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
    "װ": "v", "ױ": "oy", "ײ": "ey", "׳": "", "״": "",
}  # fmt: skip


def title_of(text: str, *, markdown: bool) -> str:
    """The first line that shows something, if it may be a title; else its first words, and an
    ellipsis that says so.

    "" for a text that shows nothing. Nothing of it marks anything up: no star, no address, no mark
    of a note.
    """
    if markdown:
        from edition.read.markdown.walk import markdown_document

        blocks = markdown_document(SourceText("", text, ""))[0].blocks
        first = next((block for block in blocks if not is_invisible(block.text)), None)
        if first is None or isinstance(first, Title):
            return _as_read(first.text) if first else ""
        text = _as_read(first.text)
    lines = [line for line in lines_of(text) if not is_invisible(line.bare)]
    if not lines:
        return ""
    return lines[0].bare if is_first_title(lines) else _shortened(lines[0].bare.split(" "))


def _as_read(text: str) -> str:
    """A text in Markdown with what it writes as entities, and tags at which lines end, as they are
    set.
    """
    return " ".join(unescape(_LINE_ENDS.sub(" ", text)).split())


def _shortened(words: Sequence[str]) -> str:
    kept = list(words[:1])
    while len(kept) < len(words) and len(" ".join((*kept, words[len(kept)]))) <= _LONGEST_TITLE:
        kept.append(words[len(kept)])
    return f"{' '.join(kept)[:_LONGEST_TITLE]}{CUT}"


def identifier(text: str, most: int) -> str:
    """Up to `most` letters, digits and hyphens, whole words where it can be; "" where nothing of
    the text has an ASCII form.
    """
    letters = "".join(map(_ascii, unicodedata.normalize("NFKC", text)))
    words = [word for word in letters.split("-") if word]
    kept = words[:1]
    for word in words[1:]:
        if len("-".join((*kept, word))) > most:
            break
        kept.append(word)
    return "-".join(kept)[:most]


def _ascii(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if character.isdecimal():
        return str(unicodedata.digit(character))
    if unicodedata.combining(character):
        return ""
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if base.isascii() and base.isalnum() else "-"
