"""The first stage: one folder of a description, a text and emendations, as found, to typed values;
no character is changed.

A folder is edition.toml, text.txt or text.md, emendations.toml, and the files that they name.
"""

import os
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import DESCRIPTION_FILE, EMENDATIONS_FILE, TEXT_FILE, TOLD, Bound
from edition.core.diagnostics import Diagnostic, Place, Problems, error, stops
from edition.core.inside import Astray
from edition.core.quoting import worded
from edition.core.unprintable import blanked, is_invisible
from edition.model.description import Description, EmendationEntry, Emendations
from edition.model.document import Document
from edition.model.imposition import Condition
from edition.model.source import LeftOut, SourceText
from edition.model.source_folder import FaceFile, FontFile, ImageFile, Source
from edition.read.decoding import decode, is_encoding
from edition.read.files import read_face, read_font, read_image, read_profile, read_within
from edition.read.markdown.looks import typed_as_markdown
from edition.read.plain.doubts import doubts
from edition.read.plain.plain_blocks import plain
from edition.read.requirements import faults
from edition.read.scripts_of_text import foreign_letters
from edition.read.text_faults import (
    crowded_document,
    crowded_text,
    direction_warnings,
    misleading_links,
    refused_characters,
)
from edition.read.typed_toml import Places, decode_table

__all__ = ["read", "read_description"]


def read(folder: Path, *, doubting: bool = True) -> tuple[Source | None, Problems]:
    """All that `folder` holds, unchanged, with every problem found; None where one of them is an
    error.

    Problems are in the order of the files: edition.toml, text.txt, emendations.toml; those of a
    file by line. Places name a file as `folder` does. Whether the structure is the one that was
    meant is doubted unless that is not wanted.
    """
    if problem := _no_edition(folder):
        return None, (problem,)
    description, images, places, in_description = _description(folder)
    text, in_text = _text(folder, description)
    entries, entry_places, in_entries = _emendations(folder)
    problems = (*in_description, *in_text, *in_entries)
    if description is None or text is None or stops(problems):
        return None, problems
    document, unset, in_structure = _document(text, description, places)
    problems += in_structure
    for faults_of in (crowded_document, misleading_links):
        problems += tuple(islice(faults_of(document, text), TOLD))
    if doubting:
        problems += tuple(each.told for each in doubts(text, document, description.structure))
    files, in_files = _files(folder, description, places)
    faces, fonts, in_fonts = _fonts(folder, description, places)
    condition, in_profile = _condition(folder, description, places)
    problems += in_files + in_fonts + in_profile
    source = Source(
        description,
        text,
        document,
        images,
        entries,
        {**places, **entry_places},
        _Structure(description, places),
        files,
        fonts,
        condition,
        unset,
        faces,
    )
    return (None if stops(problems) else source), problems


def read_description(folder: Path) -> tuple[Description | None, Problems]:
    """edition.toml of `folder` alone, with every problem found in it and in the images it names;
    None where one of them is an error.
    """
    description, _, _, problems = _description(folder)
    return (None if stops(problems) else description), problems


def _description(
    folder: Path,
) -> tuple[Description | None, tuple[ImageFile, ...], Places, Problems]:
    toml = _decoded(folder, "edition.toml", DESCRIPTION_FILE)
    if isinstance(toml, Diagnostic):
        return None, (), {}, (toml,)
    description, places, problems = decode_table(Description, toml.text, toml.file)
    if description is None:
        return None, (), places, problems
    images: list[ImageFile] = []
    for number, image in enumerate(description.image, 1):
        path = f"image[{number}].file"
        file = read_image(folder, image, path, places.get(path))
        if isinstance(file, ImageFile):
            images.append(file)
        else:
            problems += (file,)
    return description, tuple(images), places, (*faults(description, places), *problems)


def _fonts(
    folder: Path, description: Description, places: Places
) -> tuple[tuple[FaceFile, ...], tuple[FontFile, ...], Problems]:
    """The families and the further fonts that edition.toml names, and why one is not there."""
    faces = [
        read_face(folder, face, f"face[{number}]", places)
        for number, face in enumerate(description.face, 1)
    ]
    fonts = [
        read_font(folder, font, f"font[{number}].file", places.get(f"font[{number}].file"))
        for number, font in enumerate(description.font, 1)
    ]
    problems = [each for found in faces if isinstance(found, tuple) for each in found]
    problems += [each for each in fonts if isinstance(each, Diagnostic)]
    return (
        tuple(each for each in faces if isinstance(each, FaceFile)),
        tuple(each for each in fonts if isinstance(each, FontFile)),
        tuple(problems),
    )


def _condition(
    folder: Path, description: Description, places: Places
) -> tuple[Condition | None, Problems]:
    if not description.press.profile:
        return None, ()
    read = read_profile(folder, description.press, places.get("press.profile"))
    return (None, (read,)) if isinstance(read, Diagnostic) else (read, ())


def _files(
    folder: Path, description: Description, places: Places
) -> tuple[Mapping[str, bytes], Problems]:
    """The bytes of all files that make the edition, and an error for each attached one that is not
    there.
    """
    attached = _attached(description, places)
    files: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    named = [image.file for image in description.image] + [font.file for font in description.font]
    named += [file for face in description.face for file in (face.regular, face.bold) if file]
    named += [description.press.profile] if description.press.profile else []
    for name in ("edition.toml", _text_file(folder), "emendations.toml", *named, *attached):
        content = read_within(folder, name)
        if isinstance(content, Diagnostic):
            problems.append(content)
        elif not isinstance(content, Astray):
            files[name] = content
        elif name in attached:
            problems.append(_no_attachment(name, content, attached[name]))
    return files, tuple(problems)


def _attached(description: Description, places: Places) -> Mapping[str, Place | None]:
    """The names of what goes into the deposit with the edition and is not read: what is attached,
    and the licences of fonts, which are for whoever gets these.
    """
    named = [
        (f"deposit.attach[{number}]", name)
        for number, name in enumerate(description.deposit.attach, 1)
    ]
    for number, face in enumerate(description.face, 1):
        named.append((f"face[{number}].licence", face.licence))
    for number, font in enumerate(description.font, 1):
        named.append((f"font[{number}].licence", font.licence))
    return {name: places.get(path) for path, name in named if name}


def _no_attachment(name: str, why: Astray, at: Place | None) -> Diagnostic:
    if not why.outside:
        return error(
            "no-file",
            worded("the attached file «{name}» {words}", name=name, words=why.words),
            "correct the name",
            at,
        )
    fact = worded("the attached file «{name}» {words} of the text", name=name, words=why.words)
    return error("attachment-outside", fact, "put it beside edition.toml and write its name", at)


def _text_file(folder: Path) -> str:
    """Markdown where there is a text.md, else plain text."""
    return "text.md" if os.path.lexists(folder / "text.md") else "text.txt"


def _document(
    text: SourceText, description: Description, places: Places
) -> tuple[Document, tuple[LeftOut, ...], Problems]:
    text = replace(text, text=blanked(text.text))
    if not text.file.endswith(".md"):
        found = plain(text, description, places)
        typed = typed_as_markdown(text)
        return found.document, found.unset, (*([typed] if typed else []), *found.problems)
    # Imported here because the library costs more than a page to set, and most texts are plain.
    from edition.read.markdown.introduced import contradictions
    from edition.read.markdown.walk import markdown_document

    document, unset, problems = markdown_document(text)
    return document, unset, (*contradictions(text, description), *problems)


class _Structure(Struct, frozen=True):
    """Reads the structure of another text than that of the folder, bounded as that is."""

    description: Description
    places: Places

    def __call__(self, text: SourceText) -> tuple[Document, tuple[LeftOut, ...], Problems]:
        is_markdown = text.file.endswith(".md")
        if problems := tuple(crowded_text(text.text, text.file, markdown=is_markdown)):
            return Document(()), (), problems
        document, unset, problems = _document(text, self.description, self.places)
        for faults_of in (crowded_document, misleading_links):
            problems += tuple(islice(faults_of(document, text), TOLD))
        return document, unset, problems


def _text(folder: Path, description: Description | None) -> tuple[SourceText | None, Problems]:
    encoding = description.encoding if description else ""
    if all(os.path.lexists(folder / name) for name in ("text.md", "text.txt")):
        fact = worded("there are two texts, text.txt and text.md, and an edition has one")
        act = worded("move the one that is not meant out of the folder")
        return None, (error("two-texts", fact, act, Place((folder / "text.txt").as_posix())),)
    source = _decoded(
        folder, _text_file(folder), TEXT_FILE, encoding if is_encoding(encoding) else ""
    )
    if isinstance(source, Diagnostic):
        return None, (source,)
    problems: Problems = (
        *refused_characters(source.text, source.file),
        *crowded_text(source.text, source.file, markdown=source.file.endswith(".md")),
        *(foreign_letters(source.text, source.file, description.language) if description else ()),
    )
    if not problems and is_invisible(blanked(source.text)):
        problems = (
            error(
                "no-text",
                "there is nothing to print in it",
                "put the text there",
                Place(source.file),
            ),
        )
    return source, problems or tuple(islice(direction_warnings(source.text, source.file), TOLD))


def _emendations(folder: Path) -> tuple[tuple[EmendationEntry, ...], Places, Problems]:
    """The entries as written; a file that is not there holds none."""
    if not os.path.lexists(folder / "emendations.toml"):
        return (), {}, ()
    toml = _decoded(folder, "emendations.toml", EMENDATIONS_FILE)
    if isinstance(toml, Diagnostic):
        return (), {}, (toml,)
    table, places, problems = decode_table(Emendations, toml.text, toml.file)
    return (table.emendation if table else ()), places, problems


def _decoded(
    folder: Path, name: str, bound: Bound, encoding: str | None = None
) -> SourceText | Diagnostic:
    content, file = read_within(folder, name, bound), (folder / name).as_posix()
    if isinstance(content, Diagnostic):
        return content
    if not isinstance(content, Astray):
        return decode(content, file, encoding)
    if content.outside:
        return error(
            "file-outside",
            worded("the file {words} of the text", words=content.words),
            "put the file itself there",
            Place(file),
        )
    act = worded("put edition.toml and text.txt into one folder and name that")
    return error("no-file", worded("the file {words}", words=content.words), act, Place(file))


def _no_edition(folder: Path) -> Diagnostic | None:
    """What is wrong with a folder that is to be an edition, before its files are looked at."""
    at = Place(folder.as_posix())
    if os.path.isfile(folder):
        act = worded("make an edition of it: edition new FOLDER --from {file}", file=at.file)
        fact = worded("this is a file, and not the folder of an edition")
        return error("no-folder", fact, act, at)
    if not os.path.isdir(folder):
        act = worded("correct the name, or make the folder: edition new {folder}", folder=at.file)
        return error("no-folder", worded("there is no such folder"), act, at)
    if not any(os.path.lexists(folder / name) for name in _ITS_FILES):
        act = worded("name the folder that has edition.toml, or make one: edition new FOLDER")
        return error("no-folder", worded("the folder holds no edition"), act, at)
    return None


_ITS_FILES = ("edition.toml", "text.txt", "text.md")
