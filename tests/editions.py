"""Small editions: a folder with a description and a text, built in this process by the command that
users type.
"""

import gc
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result

from edition import faces
from edition.cli import main
from edition.faces import Faces
from edition.language import edit
from edition.model.page import PagedDocument
from edition.model.reading import Reading, emend
from edition.model.source_folder import Source
from edition.read import read
from edition.typeset import typeset

TITLE = "نان و آزادی"
DESCRIPTION: Mapping[str, str] = {
    "id": '"a-text-1404"',
    "language": '"fa"',
    "title": f'"{TITLE}"',
    "issuing_body": '"شورای نویسندگان"',
    "rights": '"http://rightsstatements.org/vocab/UND/1.0/"',
    "issued": '"2026-11-26"',
}
FULL = '[layout]\nimprint = "front"\nslogans_page = true\nback_cover = true\n'
"""A pamphlet that gives up none of its pages for a sheet."""
LISTED = f"{FULL}contents = true\n"
"""And has contents, however short it is."""
TEXT = f"{TITLE}\n\nبند یک.\n"


def description(**keys: str) -> str:
    """A complete edition.toml; each of `keys` is a TOML value that replaces the usual one or is
    added, "" takes the key away.
    """
    return "".join(f"{key} = {value}\n" for key, value in {**DESCRIPTION, **keys}.items() if value)


def write_edition(
    folder: Path, text: str | bytes = TEXT, more: str = "", emendations: str = "", **keys: str
) -> Path:
    """Write the three files into `folder`, `more` below the keys of edition.toml, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    toml = description(**keys) + more
    contents = {"edition.toml": toml, "text.txt": text, "emendations.toml": emendations}
    for name, content in contents.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def run(*arguments: object) -> Result:
    """`edition` with these arguments; an exception that is none of click's reaches the test."""
    result = CliRunner().invoke(
        main, [str(argument) for argument in arguments], catch_exceptions=False
    )
    gc.enable()  # a build turns it off, because its process ends
    return result


@cache
def all_faces() -> Faces:
    """The project's own faces."""
    found, problems = faces.load()
    assert found, "\n".join(map(str, problems))
    return found


def reading_of(folder: Path) -> tuple[Source, Reading]:
    """What the first two stages make of a folder."""
    source, problems = read(folder)
    assert source, "\n".join(map(str, problems))
    reading, problems = edit(source, None)
    assert reading, "\n".join(map(str, problems))
    return source, reading


def printed(folder: Path) -> str:
    """The text of a folder as it is printed: as found, with every emendation made."""
    source, reading = reading_of(folder)
    return emend(source.text.text, reading.emendations)


def paged_of(folder: Path) -> PagedDocument:
    """The pages of the pamphlet of a folder."""
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("pamphlet",))
    assert outputs, "\n".join(map(str, problems))
    return next(output for output in outputs if output.name == "pamphlet")
