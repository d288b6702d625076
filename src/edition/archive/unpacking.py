"""Unpacking a ZIP file that somebody else has made."""

import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISLNK

from edition.core.inside import Astray, parts_of
from edition.verify.bags.attempts import shown

_EXPANSION = 100
"""How many times its size a ZIP file may hold; deposits are stored as they are, and text deflates to a tenth."""


def unpack(archive: Path, place: Path) -> str:
    """Unpack the file into `place`; or, and then nothing is there, what is wrong with it in a clause."""
    try:
        with zipfile.ZipFile(archive) as opened:
            fault = next(_faults(opened.infolist(), archive.stat().st_size), "")
            if not fault:
                opened.extractall(place)
            return fault
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return "the file cannot be unpacked"


def _faults(held: Sequence[zipfile.ZipInfo], size: int) -> Iterator[str]:
    met: set[str] = set()
    for entry in held:
        # zipfile cuts a name at its first NUL, and mends others; what it was given is judged.
        name = entry.orig_filename
        folded = unicodedata.normalize("NFC", name.rstrip("/")).casefold()
        if isinstance(parts := parts_of(name), Astray):
            yield shown(f"«{name}» in it {parts.words}")
        if folded in met:
            yield shown(f"«{name}» is twice in it, for some systems")
        if S_ISLNK(entry.external_attr >> 16):
            yield shown(f"«{name}» in it is a symbolic link")
        met.add(folded)
    if sum(entry.file_size for entry in held) > _EXPANSION * size:
        yield f"it unpacks to more than {_EXPANSION} times its size"
