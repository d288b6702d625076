"""Reading a file, where not being able to is an answer and not an exception."""

import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec.structs import replace

from edition.core.bounds import ATTACHED_FILE, FONT_FILE, IMAGE_FILE, PROFILE_FILE, Bound
from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.inside import Astray, inside

_BESIDE = {"font": FONT_FILE, "image": IMAGE_FILE, "profile": PROFILE_FILE}
_CHUNK = 2**16
# Without waiting: a FIFO that took the place of a file would be waited for without end.
_OPENED = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_bytes(path: Path, bound: Bound) -> bytes | str | Diagnostic:
    """The content of a file, or what is wrong with it, in words that follow its name («is not
    there»); a problem where it is too large, which is not read.
    """
    try:
        with open(os.open(path, _OPENED), "rb") as file:
            found = os.fstat(file.fileno())
            if not S_ISREG(found.st_mode):
                return (
                    "is no file"
                    if S_ISDIR(found.st_mode)
                    else "is no file but a pipe, a device or a socket"
                )
            content = file.read(found.st_size + 1) if found.st_size <= bound.most else b""
            # Of some files, those of /proc, the size is not said.
            while (
                found.st_size <= bound.most
                and len(content) <= bound.most
                and (more := file.read(_CHUNK))
            ):
                content += more
            size = max(found.st_size, len(content))
    except FileNotFoundError:
        return "is not there"
    except (IsADirectoryError, NotADirectoryError):
        return "is no file"
    except (OSError, ValueError):
        return "cannot be opened for reading"
    return bound.exceeded(size, Place(path.as_posix())) or content


def read_within(
    folder: Path, name: str, bound: Bound = ATTACHED_FILE
) -> bytes | Astray | Diagnostic:
    """The content of a file of the folder, or why it has none; a symbolic link is followed as long
    as it stays in the folder.
    """
    found = inside(folder, name, links=True)
    if isinstance(found, Astray):
        return found
    content = read_bytes(found, bound)
    return Astray(content) if isinstance(content, str) else content


def read_beside(
    folder: Path, file: str, path: str, what: str, at: Place | None
) -> bytes | Diagnostic:
    """The font, image or profile (`what`) that edition.toml names at the key `path`, or why its
    folder has none.
    """
    content = read_within(folder, file, _BESIDE[what])
    if isinstance(content, Diagnostic):
        return replace(content, place=at)
    if not isinstance(content, Astray):
        return content
    if content.outside:
        fact = f'`{path}` is "{file}", which {content.words} of the text'
        return error(
            f"{what}-outside", fact, f"put the {what} beside edition.toml and write its name", at
        )
    return error(
        f"{what}-missing",
        f'the {what} "{file}" {content.words}',
        f"put the file there or correct `{path}`",
        at,
    )
