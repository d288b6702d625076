"""`edition new`: a folder for a text, with a description that builds as it is and says what is not
known yet.

Letters of the Arabic script become ASCII ones in its id: no transliteration that could be read
back.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import DOCUMENT_FILE, TEXT_FILE
from edition.core.diagnostics import Diagnostic, Place, Problems, error, place_at, stops, warning
from edition.core.languages import LANGUAGES, known
from edition.core.quoting import worded
from edition.core.unprintable import blanked, is_invisible
from edition.dump.emendation_tables import emendation_tables
from edition.dump.keys_written import first_description, first_emendations
from edition.incoming import Asked, Taken, kind_of, take
from edition.language import edit
from edition.model.description import Description, Poster
from edition.model.document import Block, Item, Signatory, Slogan, Title
from edition.model.source import SourceText
from edition.read import read
from edition.read.decoding import decode, is_encoding
from edition.read.files import read_bytes
from edition.read.plain.plain_blocks import document_of
from edition.read.plain.source_lines import lines_of
from edition.read.plain.stanzas import has_verse
from edition.read.text_faults import crowded_text
from edition.source_files import lay

_LONGEST_ID, _SHORTEST_ID = 60, 3
"""Characters of an id that is made of a title; the Internet Archive takes 80, and no fewer."""
_LONGEST_TITLE = 50
"""Characters of the first words that stand for a title, where the first line is none."""
_MARKDOWN = (".md", ".markdown")
_EMPTY = "[{title}]\n"
"""The text of an edition that has none yet."""
RIGHTS = "http://rightsstatements.org/vocab/CNE/1.0/"
"""Copyright not evaluated."""

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
}  # fmt: skip


class _Options(NamedTuple):
    """What is said of a text by options: its language and its encoding, "" for UTF-8 and UTF-16."""

    tag: str
    encoding: str = ""


class Founded(Struct, frozen=True):
    """The files that were made (none: refused), and every problem."""

    files: tuple[Path, ...] = ()
    problems: Problems = ()


def found(
    folder: Path, text: Path | None, tag: str, encoding: str, *, with_authors: bool = False
) -> Founded:
    """A folder with the bytes of `text` as text.txt (Markdown: text.md), with edition.toml and
    emendations.toml, which explain their keys; a folder that has one of the three is left. A
    document of another program becomes text.md, its tracked changes entries of emendations.toml,
    which name their authors if that is asked for, its comments comments.txt.

    Without a text, its title stands for one. The title is the first line, the id its letters in
    ASCII. `encoding` is "" for UTF-8 and UTF-16. Nothing is asked of the clock: the description has
    no date.
    """
    content = _content(text, tag)
    if isinstance(content, Diagnostic):
        return Founded(problems=(content,))
    kind = kind_of(content, Place(text.as_posix())) if text else ""
    if isinstance(kind, Diagnostic):
        return Founded(problems=(kind,))
    if kind and text:
        taken = take(content, kind, Place(text.as_posix()), Asked(tag, with_authors))
        if isinstance(taken, Diagnostic):
            return Founded(problems=(taken,))
        return _from_document(folder, taken, tag)
    if problem := TEXT_FILE.exceeded(len(content), Place(text.as_posix() if text else "")):
        return Founded(problems=(problem,))
    if encoding and not is_encoding(encoding):
        act = "write one like windows-1256"
        return Founded(
            problems=(
                error(
                    "encoding", worded("there is no encoding «{encoding}»", encoding=encoding), act
                ),
            )
        )
    name = "text.md" if text and text.suffix.lower() in _MARKDOWN else "text.txt"
    given = text.as_posix() if text else name
    source = decode(content, given, encoding, option="--encoding")
    if isinstance(source, Diagnostic):
        return Founded(problems=(source,))
    if problems := tuple(crowded_text(source.text, source.file, markdown=name == "text.md")):
        return Founded(problems=problems)
    return _founded(folder, replace(source, file=name), content, _Options(tag, encoding))


def _founded(
    folder: Path, source: SourceText, content: bytes, by: _Options, taken: Taken | None = None
) -> Founded:
    """The folder of a text that can be read, with the emendations and comments of the document that
    it was taken from.
    """
    name, tag, encoding = source.file, by.tag, by.encoding
    entries = taken.entries if taken else ()
    beside = {"comments.txt": taken.comments.encode()} if taken and taken.comments else {}
    printable = replace(source, file=name, text=blanked(source.text))
    title = title_of(printable.text, markdown=name == "text.md")
    if not title:
        act = "put the text there"
        return Founded(
            problems=(error("no-text", "there is nothing to print in it", act, Place(source.file)),)
        )
    known_of_it = _known(printable, tag, title, encoding)
    posters = tuple(_posters(printable, known_of_it))
    toml = first_description(name, known_of_it, {"poster": posters})
    files = {
        name: content,
        "edition.toml": toml.encode(),
        "emendations.toml": (first_emendations(name, tag) + emendation_tables(entries)).encode(),
        **beside,
    }
    problems = lay(folder, files)
    return Founded(() if stops(problems) else tuple(folder / each for each in files), problems)


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


def _posters(source: SourceText, known_of_it: Mapping[str, Any]) -> Iterator[Poster]:
    """The posters that can be made of a text: its title, or what it begins with, and what it has
    of slogans and items.
    """
    if source.file == "text.md":
        from edition.read.markdown.walk import markdown_document

        blocks = markdown_document(source)[0].blocks
    else:
        description = msgspec.convert(known_of_it, Description)
        blocks = document_of(source, description, {})[0].blocks
    yield from (Poster(shows=block.ref, tiles="A4") for block in blocks[:1])
    if any(isinstance(block, Slogan) for block in blocks):
        yield Poster(shows="each slogan")
    if any(isinstance(block, Item) for block in blocks):
        yield Poster(shows="items")
        yield Poster(shows="each item")


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
            return first.text if first else ""
        text = first.text
    for line in lines_of(text):
        if not is_invisible(line.bare):
            return line.bare if line.is_open else _shortened(line.bare.split(" "))
    return ""


def _shortened(words: Sequence[str]) -> str:
    kept = list(words[:1])
    while len(kept) < len(words) and len(" ".join((*kept, words[len(kept)]))) <= _LONGEST_TITLE:
        kept.append(words[len(kept)])
    return f"{' '.join(kept)[:_LONGEST_TITLE]} …"


def _content(text: Path | None, tag: str) -> bytes | Diagnostic:
    if text is None:
        language = known(tag) or LANGUAGES["fa"]
        return _EMPTY.format(title=language.words.title).encode()
    content = read_bytes(text, DOCUMENT_FILE)
    if isinstance(content, str):
        return error(
            "no-file",
            worded("the file {content}", content=content),
            "name the text that the edition is of",
            Place(text.as_posix()),
        )
    return content


def _from_document(folder: Path, taken: Taken, tag: str) -> Founded:
    """The folder of a document that was taken in."""
    source = decode(taken.text.encode(), "text.md")
    if isinstance(source, Diagnostic):
        return Founded(problems=(source,))
    if problems := tuple(crowded_text(source.text, source.file, markdown=True)):
        return Founded(problems=(*taken.problems, *problems))
    made = _founded(folder, source, taken.text.encode(), _Options(tag), taken)
    told = (*(_in(folder, each) for each in taken.problems), *made.problems)
    return Founded(made.files, (*told, *_otherwise(folder, taken)) if made.files else told)


def _in(folder: Path, problem: Diagnostic) -> Diagnostic:
    """A problem of the text at its place in the folder."""
    place = problem.place
    if place is None or place.file != "text.md":
        return problem
    return replace(problem, place=replace(place, file=(folder / place.file).as_posix()))


def _otherwise(folder: Path, taken: Taken) -> Problems:
    """What is wrong with a text that was made of a document, with its changes and without: a
    warning where it is read otherwise than the document has it.
    """
    source, problems = read(folder)
    if source is None:
        return problems
    for entries, letters in zip(((), source.emendations), taken.letters, strict=True):
        reading, problems = edit(replace(source, emendations=entries), None)
        if reading is None:
            return problems
        parted = _parted(reading.document.blocks, letters)
        if parted is not None:
            fact = "from here on the text is read otherwise than the document has it"
            act = "compare these lines with the document, and mark them up as it has them"
            at = place_at(source.text.file, source.text.text, parted.span.start)
            return (warning("read-otherwise", fact, act, at),)
    return ()


def _parted(blocks: Sequence[Block], letters: str) -> Block | None:
    """The first block that says other letters than those that come next."""
    wanted = [c for c in letters if c.isalnum()]
    at = 0
    for block in blocks:
        label = block.label.text if isinstance(block, Item | Signatory) and block.label else ""
        said = [c for c in label + block.text if c.isalnum()]
        if said != wanted[at : at + len(said)]:
            return block
        at += len(said)
    return blocks[-1] if blocks and at < len(wanted) else None


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
