"""An input: all that one trial is made from, as a value that can be kept in a file and tried
again.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
from msgspec import Struct


class Step(Struct, frozen=True):
    """One thing done to a bag, a ZIP file or a PDF: what, and numbers and words that say where and
    how.
    """

    act: str
    number: int = 0
    value: str = ""


class Input(Struct, frozen=True):
    """`content` is the file in question, which stands `at` a name, `files` what stands with it;
    `steps` are done to them.

    `command` are arguments of `edition` that the kind leaves open.
    """

    content: bytes = b""
    at: str = ""
    files: dict[str, bytes] = {}
    steps: tuple[Step, ...] = ()
    command: tuple[str, ...] = ()
    seed: int = -1
    kind: str = ""


class Judged(Struct, frozen=True):
    """What came of an input. `mark` tells faults of one cause from others; `why` is for people."""

    outcome: str
    mark: str = ""
    why: str = ""
    seconds: float = 0
    mebibytes: float = 0


DONE, REFUSED, FAILED, USAGE = RIGHT = ("done", "refused", "failed", "usage")
"""Exit 0, 1, 3 and 2, each where it should be."""
FAULTS = (
    "traceback", "exit 4", "signal", "hang", "slow", "memory", "false alarm", "false refusal", "believed", "lost", "mixture",
    "outside", "leftovers", "harmed", "no place", "no sentence", "long", "other bytes", "judge",
)  # fmt: skip
"""What must not be. "believed": a tampering passes; "harmed": an earlier build, or a stranger's
file; "judge": it stumbles.
"""

Make = Callable[[Random], Input]
Pieces = Callable[[bytes], Sequence[bytes]]


class Family(NamedTuple):
    """Kinds of input that are tried and judged in one way.

    `tried` gets an input, an empty folder, and the folder of what is made once for all (`bases`);
    `pieces` are the parts that the content can be left without, the largest first.
    """

    kinds: Mapping[str, Make]
    tried: Callable[[Input, Path, Path], Judged]
    pieces: tuple[Pieces, ...] = ()
    base: Callable[[Path], None] | None = None


def lines(content: bytes) -> Sequence[bytes]:
    return content.splitlines(keepends=True)


def characters(content: bytes) -> Sequence[bytes]:
    """Code points where it is UTF-8, else bytes."""
    try:
        return [character.encode() for character in content.decode()]
    except UnicodeDecodeError:
        return octets(content)


def octets(content: bytes) -> Sequence[bytes]:
    return [bytes((byte,)) for byte in content]


def kept(given: Input) -> bytes:
    """The input as a file."""
    return msgspec.json.format(msgspec.json.encode(given))


def read(file: Path) -> Input:
    return msgspec.json.decode(file.read_bytes(), type=Input)
