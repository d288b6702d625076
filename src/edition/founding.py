"""`edition new`: a folder for a text, with a description that builds as it is and says what is not
known yet.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from edition.core.ascii_letters import identifier
from edition.core.bounds import TEXT_FILE
from edition.core.diagnostics import Diagnostic, Place, Problems, error, stops
from edition.core.languages import LANGUAGES, known
from edition.core.unprintable import blanked, is_invisible
from edition.dump.first_description import first_description
from edition.model.document import Title
from edition.model.source import SourceText
from edition.read.crowding import crowded_text
from edition.read.decoding import decode, is_encoding
from edition.read.files import read_bytes
from edition.read.lines import lines_of
from edition.read.verse import has_verse
from edition.source_files import lay

_LONGEST_ID = 60
_SHORTEST_ID = 3
_LONGEST_TITLE = 50
_MARKDOWN = (".md", ".markdown")
_EMPTY = "[{title}]\n"


class Founded(Struct, frozen=True):
    """The files that were made (none: refused), and every problem."""

    files: tuple[Path, ...] = ()
    problems: Problems = ()


def found(folder: Path, text: Path | None, tag: str, encoding: str) -> Founded:
    """A folder with the bytes of `text` as text.txt (Markdown: text.md), and edition.toml; a folder
    that has one is left.

    Without a text, its title stands for one. The title is the first line, the id its letters in
    ASCII. `encoding` is "" for UTF-8 and UTF-16. Nothing is asked of the clock: the description has
    no date.
    """
    content = _content(text, tag)
    if isinstance(content, Diagnostic):
        return Founded(problems=(content,))
    if encoding and not is_encoding(encoding):
        act = "write one like windows-1256"
        return Founded(problems=(error("encoding", f"there is no encoding «{encoding}»", act),))
    name = "text.md" if text and text.suffix.lower() in _MARKDOWN else "text.txt"
    source = decode(content, text.as_posix() if text else name, encoding)
    if isinstance(source, Diagnostic):
        return Founded(problems=(source,))
    if problems := tuple(crowded_text(source.text, source.file, markdown=name == "text.md")):
        return Founded(problems=problems)
    printable = blanked(source.text)
    title = title_of(printable, markdown=name == "text.md")
    if not title:
        act = "put the text there"
        return Founded(
            problems=(error("no-text", "there is nothing to print in it", act, Place(source.file)),)
        )
    made = identifier(title, _LONGEST_ID)
    made = (
        made
        if len(made) >= _SHORTEST_ID
        else f"text-{hashlib.sha256(source.text.encode()).hexdigest()[:8]}"
    )
    toml = first_description(
        made,
        tag,
        title,
        known(tag),
        name,
        encoding,
        verse=name == "text.txt" and has_verse(printable),
    )
    problems = lay(folder, {name: content, "edition.toml": toml.encode()})
    return Founded(() if stops(problems) else (folder / "edition.toml", folder / name), problems)


def title_of(text: str, *, markdown: bool) -> str:
    """The first line that shows something, if it may be a title; else its first words, and an
    ellipsis that says so.

    "" for a text that shows nothing. Nothing of it marks anything up: no star, no address, no mark
    of a note.
    """
    if markdown:
        from edition.read.markdown import markdown_document

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
    content = read_bytes(text, TEXT_FILE)
    if isinstance(content, str):
        return error(
            "no-file",
            f"the file {content}",
            "name the text that the edition is of",
            Place(text.as_posix()),
        )
    return content
