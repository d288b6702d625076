"""Reading a file, where not being able to is an answer and not an exception."""

from pathlib import Path, PurePosixPath

from edition.core.diagnostics import Diagnostic, Place, error


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


def read_beside(folder: Path, file: str, path: str, what: str, at: Place | None) -> bytes | Diagnostic:
    """The font or image (`what`) that edition.toml names at the key `path`, or why its folder has none."""
    name = PurePosixPath(file)
    if not name.parts or name.is_absolute() or ".." in name.parts:
        fact = f'`{path}` is "{file}", which lies outside the folder of the text'
        return error(f"{what}-outside", fact, f"put the {what} beside edition.toml and write its name", at)
    content = read_bytes(folder / name)
    if isinstance(content, str):
        return error(f"{what}-missing", f'the {what} "{file}" {content}', f"put the file there or correct `{path}`", at)
    return content
