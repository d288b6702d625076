"""The manifests of a bag (RFC 8493, 2.1.3), as lines: none of the files that they name is opened
here.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from edition.core.inside import Astray, parts_of
from edition.verify.bags.held import text_of

_LINE = re.compile(r"([0-9a-fA-F]+)[ \t]+(\S.*)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_ENCODED = re.compile("%(0[AaDd]|25)")


class Entry(NamedTuple):
    """A line of a manifest: the digest in lower case, and the name; both "" where the line is none,
    or leads out of the bag.
    """

    line: str
    digest: str
    name: str


def manifests(bag: Path, kind: str) -> list[Path]:
    """Those of the payload (`kind` "manifest") or of the tag files ("tagmanifest"), by name."""
    return sorted(bag.glob(f"{kind}-*.txt"))


def entries(manifest: Path) -> Iterator[Entry]:
    """The lines of a manifest, in its order."""
    lines = _LINE_END.split(text_of(manifest))
    for line in lines if lines[-1] else lines[:-1]:
        found = _LINE.fullmatch(line)
        name = _ENCODED.sub(lambda code: chr(int(code[1], 16)), found[2]) if found else ""
        # bagit.py takes «*» at the beginning for md5sum's mark, and «~» for a home.
        if found and not name.startswith(("*", "~")) and not isinstance(parts_of(name), Astray):
            yield Entry(line, found[1].lower(), name)
        else:
            yield Entry(line, "", "")
