"""pandoc as a program: what reads a document of another program, and gives its tree as JSON.

It is given one file of ours at its standard input, no network, no folder of the user's and a time;
what it says of itself on standard error is not passed on, for it may hold the text.
"""

import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from edition.core.bounds import DOCUMENT_SECONDS, DOCUMENT_TREE
from edition.core.diagnostics import Place, error
from edition.core.extras import DOCUMENTS
from edition.core.quoting import worded, worded_later
from edition.core.scratch import scratch
from edition.incoming.packages import Refused

LEAST = (3, 1)
"""The oldest pandoc whose tree is read: it holds whole tables and has a sandbox."""
_VERSION = re.compile(r"pandoc(?:\.exe)? (\d+)\.(\d+)")
_WAY = worded_later("install it by: {command} (or pandoc {least} or newer from pandoc.org)")


@cache
def program() -> str | None:
    """The path of pandoc: that of the package `edition[word]`, else the first one on PATH; None
    where there is none.
    """
    try:
        import pypandoc

        beside = Path(pypandoc.__file__).parent / "files"
        found = [beside / name for name in ("pandoc", "pandoc.exe") if (beside / name).is_file()]
    except ImportError:
        found = []
    return str(found[0]) if found else shutil.which("pandoc")


def tree_of(content: bytes, form: str, place: Place) -> dict[str, Any]:
    """The tree of a document in a format of pandoc's, as `pandoc -t json` has it (pandoc-types
    1.23).
    """
    path = program()
    least = ".".join(map(str, LEAST))
    act = worded(_WAY, command=DOCUMENTS.command, least=least)
    if path is None:
        fact = worded("a document of this kind is read by pandoc, and pandoc is not there")
        raise Refused(error("pandoc-missing", fact, act, place))
    if version(path) < LEAST:
        fact = worded("the pandoc on PATH is older than {least}", least=least)
        raise Refused(error("pandoc-missing", fact, act, place))
    said = _run([path, "--from", form, "--to", "json", "--sandbox", *_CHANGES.get(form, ())],
                content, place)  # fmt: skip
    problem = DOCUMENT_TREE.exceeded(len(said), place)
    if problem:
        raise Refused(problem)
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        raise _unread(place) from None
    return found if isinstance(found, dict) else {}


_CHANGES = {"docx": ("--track-changes=all",)}


@cache
def version(path: str) -> tuple[int, int]:
    try:
        ran = subprocess.run(
            [path, "--version"], capture_output=True, timeout=DOCUMENT_SECONDS.most, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0, 0
    found = _VERSION.match(ran.stdout.decode(errors="replace"))
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _run(command: list[str], content: bytes, place: Place) -> bytes:
    with scratch() as nowhere:
        # No folder of the user's: one with a defaults file or filters would change what is read.
        command = [*command, "--data-dir", str(nowhere)]
        environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(nowhere)}
        if os.name == "nt":
            environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", "")
        # The heap of the runtime is bounded too: a tree takes some thirty times the text.
        command += ["+RTS", f"-M{_HEAP}m", "-RTS"]
        try:
            ran = subprocess.run(
                command, input=content, capture_output=True, timeout=DOCUMENT_SECONDS.most,
                cwd=nowhere, env=environment, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            fact = worded(
                "reading the document takes more than {most} {counted}",
                most=DOCUMENT_SECONDS.most,
                counted=DOCUMENT_SECONDS.counted,
            )
            raise Refused(error("too-large", fact, DOCUMENT_SECONDS.act, place)) from None
        except OSError:
            raise _unread(place) from None
    if ran.returncode:
        raise _unread(place)
    return ran.stdout


_HEAP = 2048
"""Mebibytes that pandoc may take."""


def _unread(place: Place) -> Refused:
    return Refused(
        error(
            "document-damaged",
            "pandoc cannot read the document",
            "open it in the program that it comes from, and save it anew",
            place,
        )
    )
