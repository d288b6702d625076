"""Names of payload files: ASCII, safe on every file system, and never two that a file system may
take for one.

RFC 8493 wants %, CR and LF in names percent-encoded, and the libraries disagree about it; so no
such name is given. What is called otherwise in the folder of the edition is renamed, and its own
name recorded.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from edition.core.diagnostics import Diagnostic, Problems, Severity, error

_FIXED = ("edition.toml", "text.txt", "text.md", "emendations.toml")
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_ENDING = re.compile(r"\.[A-Za-z0-9]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def payload_names(originals: Iterable[str]) -> tuple[Mapping[str, str], Problems]:
    """The safe name of each file, which is its own where that is safe; an error names two that are
    equal, or a broken one.
    """
    names: dict[str, str] = {}
    ordered = list(originals)
    safe = {name for name in ordered if _SAFE.fullmatch(name)}
    for number, original in enumerate((name for name in ordered if name not in _FIXED), 1):
        names[original] = (
            original if original in safe else _renamed(original, number, {*safe, *names.values()})
        )
    names = {original: names.get(original, original) for original in ordered}
    return names, (*_clashes(ordered), *_broken(ordered), *_told(names))


def _renamed(original: str, number: int, taken: set[str]) -> str:
    """A number, and what is ASCII in the last part of the name: «گزارش 100%.txt» is 01-100.txt."""
    path = PurePosixPath(original)
    kept = _UNSAFE.sub("-", path.stem).strip("-.")
    ending = path.suffix if _ENDING.fullmatch(path.suffix) else ""
    name = f"{number:02}-{kept}{ending}" if kept else f"{number:02}{ending}"
    while name in taken:
        name = f"0{name}"
    return name


def _clashes(originals: Iterable[str]) -> Iterator[Diagnostic]:
    met: dict[str, str] = {}
    for name in originals:
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in met:
            fact = f"the names «{met[folded]}» and «{name}» are the same on some file systems"
            yield error("equal-names", fact, "give one of the files another name")
        met.setdefault(folded, name)


def _broken(originals: Iterable[str]) -> Iterator[Diagnostic]:
    for name in originals:
        if name.splitlines() != [name]:
            yield error(
                "line-break",
                f"the name «{' '.join(name.split())}» holds a line break",
                "give the file another name",
            )


def _told(names: Mapping[str, str]) -> Iterator[Diagnostic]:
    for original, name in names.items():
        if original != name:
            fact = (
                f"«{original}» is not a name that every archive keeps; in the deposit it is {name}"
            )
            yield Diagnostic(
                Severity.NOTE,
                "renamed",
                fact,
                "its own name is recorded in manifest.json and mets.xml",
            )
