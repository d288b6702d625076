"""Reading a folder: edition.toml, text.txt, emendations.toml and the images it names."""

from pathlib import Path

from edition.core.diagnostics import Diagnostic, Place, Problems, error, stops
from edition.model.description import Description, EmendationEntry, Emendations
from edition.model.source import SourceText
from edition.model.source_folder import ImageFile, Source
from edition.read.blocks import document_of
from edition.read.characters import forbidden_characters, invisible_lines, is_invisible
from edition.read.decoding import decode
from edition.read.description import faults
from edition.read.files import read_bytes
from edition.read.images import read_image
from edition.read.key_lines import Places
from edition.read.typed import decode_table


def read(folder: Path) -> tuple[Source | None, Problems]:
    """All that `folder` holds, unchanged, with every problem found; None where one of them is an error.

    Problems are in the order of the files: edition.toml, text.txt, emendations.toml; those of a file by line. Places name a file
    as `folder` does.
    """
    description, images, places, in_description = _description(folder)
    text, in_text = _text(folder / "text.txt")
    entries, entry_places, in_entries = _emendations(folder / "emendations.toml")
    problems = (*in_description, *in_text, *in_entries)
    if description is None or text is None or stops(problems):
        return None, problems
    document, in_structure = document_of(text, description, places)
    problems += in_structure
    source = Source(description, text, document, images, entries, {**places, **entry_places})
    return (None if stops(problems) else source), problems


def _description(folder: Path) -> tuple[Description | None, tuple[ImageFile, ...], Places, Problems]:
    toml = _decoded(folder / "edition.toml")
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


def _text(path: Path) -> tuple[SourceText | None, Problems]:
    source = _decoded(path)
    if isinstance(source, Diagnostic):
        return None, (source,)
    problems: Problems = tuple(forbidden_characters(source.text, source.file))
    if not problems and is_invisible(source.text):
        problems = (error("no-text", "there is nothing to print in it", "put the text there", Place(source.file)),)
    return source, problems or tuple(invisible_lines(source.text, source.file))


def _emendations(path: Path) -> tuple[tuple[EmendationEntry, ...], Places, Problems]:
    """The entries as written; a file that is not there holds none."""
    if not path.exists():
        return (), {}, ()
    toml = _decoded(path)
    if isinstance(toml, Diagnostic):
        return (), {}, (toml,)
    table, places, problems = decode_table(Emendations, toml.text, toml.file)
    return (table.emendation if table else ()), places, problems


def _decoded(path: Path) -> SourceText | Diagnostic:
    content = read_bytes(path)
    if isinstance(content, str):
        act = "put edition.toml and text.txt into one folder and name that"
        return error("no-file", f"the file {content}", act, Place(path.as_posix()))
    return decode(content, path.as_posix())
