"""Whether a bag is folders and plain files, no more and no larger than may be, before anything in
it is opened.
"""

import os
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from edition.core.bounds import BAG_BYTES, BAG_MEMBERS
from edition.core.inside import Astray, parts_of
from edition.model.proof import Check, CheckName
from edition.verify.bags.attempts import attempt

_DEEPEST = 32


def plain(bag: Path) -> Check:
    """Failed where there is a symbolic link, a pipe or a device, a name that not every system keeps
    apart or takes, or too much.

    Only a bag that passes may be opened: no file of it leads out or waits for ever, and no folder
    is too deep to go through. A hard link is a file like any other: what it holds has a digest, and
    nothing is written to it.
    """
    return attempt(CheckName.PLAIN_FILES, "edition", lambda: _faults(bag))


def _faults(bag: Path) -> Iterator[str]:
    met: dict[str, tuple[str, bool]] = {}
    folders = [(bag, "")]
    size = 0
    while folders:
        folder, above = folders.pop()
        with os.scandir(folder) as entries:
            listed = list(islice(entries, BAG_MEMBERS.most + 1))
        if too_many := BAG_MEMBERS.exceeded(len(met) + len(listed)):
            yield f"there are at least {too_many.fact}"
            return
        for entry in sorted(listed, key=lambda entry: entry.name):
            name = f"{above}{entry.name}"
            yield from _faults_of(entry, name, met)
            if entry.is_dir(follow_symlinks=False) and name.count("/") < _DEEPEST:
                folders.append((Path(entry.path), f"{name}/"))
            elif entry.is_file(follow_symlinks=False):
                size += entry.stat(follow_symlinks=False).st_size
    if too_much := BAG_BYTES.exceeded(size):
        yield f"there are {too_much.fact}"


def _faults_of(
    entry: os.DirEntry[str], name: str, met: dict[str, tuple[str, bool]]
) -> Iterator[str]:
    """`met` are the names so far, by what a file system takes them for, and whether each is a
    folder: two folders make one.
    """
    if entry.is_symlink():
        yield f"{name} is a symbolic link"
    elif not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
        yield f"{name} is a pipe, a device or a socket"
    if isinstance(parts := parts_of(name), Astray):
        yield f"{name} {parts.words}"
    if name.count("/") >= _DEEPEST:
        yield f"{name} lies more than {_DEEPEST} folders deep"
    folded = unicodedata.normalize("NFC", name).casefold()
    former, was_folder = met.setdefault(folded, (name, entry.is_dir(follow_symlinks=False)))
    if former != name and not (was_folder and entry.is_dir(follow_symlinks=False)):
        yield f"{former} and {name} are one name on some systems"
