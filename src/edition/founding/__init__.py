"""`edition new`: a folder for a text, with a description that builds as it is and says what is not
known yet.
"""

from pathlib import Path

from msgspec.structs import replace

from edition.core.bounds import DOCUMENT_FILE, TEXT_FILE
from edition.core.diagnostics import Diagnostic, Place, error, stops
from edition.core.languages import LANGUAGES, known
from edition.core.quoting import worded
from edition.founding.documents import from_document
from edition.founding.folder import Founded, Given, folder_of
from edition.founding.languages import settled
from edition.incoming import Asked, kind_of, take
from edition.model.source import SourceText
from edition.read.decoding import decode, is_encoding
from edition.read.files import read_bytes
from edition.read.text_faults import crowded_text

__all__ = ["Founded", "found"]

_MARKDOWN = (".md", ".markdown")
_EMPTY = "[{title}]\n"
"""The text of an edition that has none yet."""


def found(
    folder: Path, text: Path | None, said: str, encoding: str, *, with_authors: bool = False
) -> Founded:
    """A folder with the bytes of `text` as text.txt (Markdown: text.md), with edition.toml and
    emendations.toml, which explain their keys; a folder that has one of the three is left. A
    document of another program becomes text.md, its tracked changes entries of emendations.toml,
    which name their authors if that is asked for, its comments comments.txt.

    Without a text, its title stands for one. The title is the first line, the id its letters in
    ASCII. `said` is the language by its tag or its name, `encoding` is "" for UTF-8 and UTF-16.
    Nothing is asked of the clock: the description has no date.
    """
    tag, in_language = settled(said)
    if stops(in_language):
        return Founded(problems=in_language)
    content = _content(text, tag)
    if isinstance(content, Diagnostic):
        return Founded(problems=(content,))
    at = Place(text.as_posix() if text else "text.txt")
    kind = kind_of(content, at) if text else ""
    if isinstance(kind, Diagnostic):
        return Founded(problems=(kind,))
    if kind:
        taken = take(content, kind, at, Asked(tag, with_authors))
        if isinstance(taken, Diagnostic):
            return Founded(problems=(taken,))
        made = from_document(folder, taken, tag)
    else:
        markdown = text is not None and text.suffix.lower() in _MARKDOWN
        source = _read(content, at, encoding, markdown=markdown)
        if isinstance(source, tuple):
            return Founded(problems=source)
        name = "text.md" if markdown else "text.txt"
        made = folder_of(folder, Given(source, name, content, tag, encoding))
    return replace(made, problems=(*in_language, *made.problems)) if made.files else made


def _read(
    content: bytes, at: Place, encoding: str, *, markdown: bool
) -> SourceText | tuple[Diagnostic, ...]:
    """A text, or what is wrong with it."""
    if problem := TEXT_FILE.exceeded(len(content), at):
        return (problem,)
    if encoding and not is_encoding(encoding):
        fact = worded("there is no encoding «{encoding}»", encoding=encoding)
        return (error("encoding", fact, "write one like windows-1256"),)
    source = decode(content, at.file, encoding, option="--encoding")
    if isinstance(source, Diagnostic):
        return (source,)
    if problems := tuple(crowded_text(source.text, source.file, markdown=markdown)):
        return problems
    return source


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
