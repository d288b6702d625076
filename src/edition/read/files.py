"""Reading a file, where not being able to is an answer and not an exception."""

from pathlib import Path

from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.inside import Astray, inside


def read_bytes(path: Path) -> bytes | str:
    """The content of a file, or what is wrong with it, in words that follow its name («is not there»)."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return "is not there"
    except (IsADirectoryError, NotADirectoryError):
        return "is no file"
    except (OSError, ValueError):
        return "cannot be opened for reading"


def read_within(folder: Path, name: str) -> bytes | Astray:
    """The content of a file of the folder, or why it has none; a symbolic link is followed as long as it stays in the folder."""
    found = inside(folder, name, links=True)
    if isinstance(found, Astray):
        return found
    content = read_bytes(found)
    return Astray(content) if isinstance(content, str) else content


def read_beside(folder: Path, file: str, path: str, what: str, at: Place | None) -> bytes | Diagnostic:
    """The font, image or profile (`what`) that edition.toml names at the key `path`, or why its folder has none."""
    content = read_within(folder, file)
    if not isinstance(content, Astray):
        return content
    if content.outside:
        fact = f'`{path}` is "{file}", which {content.words} of the text'
        return error(f"{what}-outside", fact, f"put the {what} beside edition.toml and write its name", at)
    return error(f"{what}-missing", f'the {what} "{file}" {content.words}', f"put the file there or correct `{path}`", at)
