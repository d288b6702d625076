"""Opening the user's editor at a line, where it is one that has a window of its own: one of a
terminal has none here.
"""

import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

_OF_CODE = ("--goto", "{file}:{line}")
_PLUS = ("+{line}", "{file}")
_COLON = ("{file}:{line}",)
_EDITORS: Mapping[str, Sequence[str]] = {
    "code": _OF_CODE,
    "code-insiders": _OF_CODE,
    "codium": _OF_CODE,
    "vscodium": _OF_CODE,
    "cursor": _OF_CODE,
    "subl": _COLON,
    "zed": _COLON,
    "gedit": _PLUS,
    "gnome-text-editor": _PLUS,
    "gvim": _PLUS,
    "emacsclient": ("--no-wait", *_PLUS),
    "kate": ("--line", "{line}", "{file}"),
    "kwrite": ("--line", "{line}", "{file}"),
    "mousepad": ("--line={line}", "{file}"),
    "pluma": _PLUS,
    "xed": _PLUS,
    "geany": ("--line", "{line}", "{file}"),
    "notepad++": ("-n{line}", "{file}"),
    "bbedit": _PLUS,
    "mate": ("--line", "{line}", "{file}"),
}
"""What is said behind the name of an editor to have a line of a file."""


def command_of(editor: str, file: Path, line: int) -> tuple[str, ...]:
    """The command that opens a file at a line, given that of the user's editor; nothing where it is
    no editor that is known to have a window.
    """
    try:
        words = shlex.split(editor)
    except ValueError:
        return ()
    if not words:
        return ()
    name = PurePath(words[0]).name.removesuffix(".exe")
    said = _EDITORS.get(name, ())
    return (*words, *(each.format(file=file, line=line) for each in said)) if said else ()


def opened(editor: str, file: Path, line: int) -> bool:
    """Open it; whether that could be begun."""
    command = command_of(editor, file, line)
    if not command or not shutil.which(command[0]):
        return False
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
