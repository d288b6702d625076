"""The lock files of requirements/: what is to be installed, with the digests of its files and who
asks for it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_PINNED = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]+?))? \\"
)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ASKED = re.compile(r"#\s+(?:via )?(\S.*)$")
ROOT = "edition"
"""What the lock calls «edition (pyproject.toml)»."""


class Locked(NamedTuple):
    """A package; `marker` is the environment that it is for, "" for all; `via` are the packages
    that ask for it.
    """

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]
    via: tuple[str, ...]


def normal(name: str) -> str:
    """The name as the lock has it, whichever way it is written."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(file: Path) -> Mapping[str, Locked]:
    """The packages of a lock file by name, in its order."""
    parts = re.split(r"(?m)^(?=[A-Za-z0-9])", file.read_text(encoding="utf-8"))
    return {found.name: found for part in parts for found in _read(part)}


def _read(part: str) -> Iterator[Locked]:
    pinned = _PINNED.match(part)
    if pinned:
        asked = [
            found[1]
            for line in part.splitlines()
            if (found := _ASKED.match(line.strip())) and found[1] != "via"
        ]
        via = tuple(
            name.removesuffix(" (pyproject.toml)") for name in asked if not name.startswith("-r ")
        )
        yield Locked(
            normal(pinned["name"]),
            pinned["version"],
            pinned["marker"] or "",
            tuple(_DIGEST.findall(part)),
            via,
        )
