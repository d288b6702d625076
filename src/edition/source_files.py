"""Writing into the folder of a text: the only files of a user that are ever touched, and only where
that was asked for.
"""

import codecs
import os
from collections.abc import Mapping
from pathlib import Path

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.quoting import by_system, worded

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def append(file: Path, addition: str) -> Problems:
    """Put text behind what a file holds, in its encoding; a file that is not there begins
    with it.
    """
    try:
        content = file.read_bytes() if file.exists() else b""
        encoding = _UTF_16.get(content[:2], "utf-8")
        gap = "" if not content or content.decode(encoding).endswith(("\n", "\r")) else "\n"
        _replace(file, content + (gap + addition).encode(encoding))
    except (OSError, UnicodeDecodeError) as refusal:
        return (_refused(file, refusal),)
    return ()


def lay(folder: Path, files: Mapping[str, bytes]) -> Problems:
    """Make a folder with these files; one of them that is there already is left, and so are the
    others.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = [name for name in files if (folder / name).exists()]
        if there:
            act = worded("name another folder; nothing was written")
            return (
                error(
                    "file-exists",
                    worded("there is already a {there} in it", there=there[0]),
                    act,
                    Place(folder.as_posix()),
                ),
            )
        for name, content in files.items():
            _replace(folder / name, content)
    except OSError as refusal:
        return (_refused(folder, refusal),)
    return ()


def _replace(file: Path, content: bytes) -> None:
    """The whole content at once, or none of it."""
    beside = file.with_name(
        f".{file.name}.draft"
    )  # one name, so that what a killed command left is not left twice
    try:
        beside.write_bytes(content)
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)


def _refused(path: Path, refusal: Exception) -> Diagnostic:
    return error(
        "source-folder",
        worded("it cannot be written ({reason})", reason=by_system(refusal)),
        "make it writable, or name another",
        Place(path.as_posix()),
    )
