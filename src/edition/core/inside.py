"""Names that come with what is read (edition.toml, a manifest, a bag): a file of one folder, or
none.

Such a name is somebody else's. It may lead out of the folder, by its parts or by a symbolic link,
and it may lead to what is no file: a FIFO waits for ever, a device never ends.
"""

import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from edition.core.quoting import worded

_LONGEST, _LONGEST_PART = 1024, 255
"""Bytes of a whole name, which stands behind that of its folder, and of a part of it."""
_UNNAMEABLE = ("Cc", "Cs")
"""Controls, and what stands for bytes that are no text."""


class Astray(NamedTuple):
    """Why a name leads to no file of its folder: `words` follow the name; `outside` where it leads
    out of the folder.
    """

    words: str
    outside: bool = False


def parts_of(name: str) -> tuple[str, ...] | Astray:
    """The parts of a relative name with / between them, at least one, none of which leads up;
    nothing is looked up.

    What is absolute or leads up on any system counts as that on every one, since manifests go from
    one to another: `C:x` and `..\\x` do so on Windows, and «.. » too.
    """
    if any(unicodedata.category(character) in _UNNAMEABLE for character in name):
        return Astray(worded("has a character in its name that no name should have"))
    parts = PurePosixPath(name).parts
    if (
        name.startswith("/")
        or "\\" in name
        or PureWindowsPath(name).drive
        or any(not part.strip(". ") for part in parts)
    ):
        return Astray(worded("lies outside the folder"), outside=True)
    if len(name.encode()) > _LONGEST or any(len(part.encode()) > _LONGEST_PART for part in parts):
        return Astray(worded("has a longer name than file systems take"))
    return parts or Astray(worded("is no name of a file"))


def nameable(part: str) -> str:
    """A part of a name as `parts_of` takes one, with _ for what it would not have: for files that
    are named after another.
    """
    return "".join(
        "_" if c in "/\\:" or unicodedata.category(c) in _UNNAMEABLE else c for c in part
    )


def inside(folder: Path, name: str, *, links: bool) -> Path | Astray:
    """The regular file that `name` leads to in `folder`, or why there is none.

    With `links` a symbolic link may be on the way if it ends within the folder, as an author may
    have one; else none may.
    """
    parts = parts_of(name)
    if isinstance(parts, Astray):
        return parts
    place = folder.joinpath(*parts)
    try:
        if not links and any(
            folder.joinpath(*parts[:end]).is_symlink() for end in range(1, len(parts) + 1)
        ):
            return Astray(worded("is a symbolic link, or lies behind one"), outside=True)
        if not place.resolve().is_relative_to(folder.resolve()):
            return Astray(worded("leads by a symbolic link out of the folder"), outside=True)
        mode = place.stat().st_mode
    except FileNotFoundError:
        return Astray(worded("is not there"))
    except NotADirectoryError:
        return Astray(worded("is no file"))
    except (
        OSError,
        RuntimeError,
        ValueError,
    ):  # a link to itself is a RuntimeError before Python 3.13
        return Astray(worded("cannot be opened for reading"))
    if S_ISREG(mode):
        return place
    return Astray(
        worded("is no file")
        if S_ISDIR(mode)
        else worded("is no file but a pipe, a device or a socket")
    )
