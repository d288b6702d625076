"""`edition doctor`: what edition needs and what else it can use, whether it is there, and the
command that brings it.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version as version_of
from pathlib import Path

from msgspec import Struct

from edition import __version__
from edition.core.extras import DOCUMENTS, SIGNING, WATCHING, Extra, is_there
from edition.core.quoting import Message, worded
from edition.core.running_program import libraries
from edition.faces import Faces, load
from edition.faces.face import folder
from edition.incoming.pandoc import LEAST, program, version
from edition.verify.bags.descriptions import SCHEMAS

LEAST_PYTHON = (3, 11)
VERAPDF = "org.verapdf.apps:cli:1.30.2"
"""The jar by its coordinates in Maven Central, in the version that the tests know."""
_FETCHES = "tests/tools.sh"
"""What fetches schemas, in a checkout."""
_SECONDS = 20
"""That Java has to say its version."""


class Tool(Struct, frozen=True):
    """Something that edition uses: `found` is the version or the place of it, of several things a
    line for each, "" where it is not there; `used` what it is for, `brought` the command that
    brings it. Without what is `needed` nothing is built.
    """

    name: Message
    found: str
    used: Message
    brought: str
    needed: bool = False


def examined(verapdf: Path | None, schemas: Path | None) -> tuple[Tool, ...]:
    """Every tool; `verapdf` and `schemas` are what the options or the environment name."""
    return (*_needed(), *_wanted(verapdf, schemas))


def _needed() -> Iterator[Tool]:
    release = ".".join(map(str, sys.version_info[:3]))
    used = worded("it runs edition")
    found = release if sys.version_info >= LEAST_PYTHON else ""
    yield Tool(worded("Python"), found, used, "apt-get install python3 python3-venv", needed=True)
    held = libraries()
    used = worded("what edition is built on")
    found = ", ".join(f"{name} {release}" for name, release in sorted(held.items()))
    brought = f"pip install --force-reinstall edition-{__version__}-py3-none-any.whl"
    yield Tool(worded("libraries"), found, used, brought, needed=True)
    faces, _ = load()
    used = worded("what is set is set in them; each is known by its digest")
    found = _digests(faces) if faces else ""
    yield Tool(worded("fonts"), found, used, brought, needed=True)


def _wanted(verapdf: Path | None, schemas: Path | None) -> Iterator[Tool]:
    path = program()
    release = version(path) if path else (0, 0)
    used = worded("`edition new` reads documents of Word and LibreOffice, RTF and HTML with it")
    found = f"{release[0]}.{release[1]} ({path})" if release >= LEAST else ""
    yield Tool(worded("pandoc"), found, used, DOCUMENTS.command)
    used = worded("`edition sign` signs with it, and `edition verify` checks signatures by it")
    yield Tool(worded("pyHanko"), _releases(SIGNING), used, SIGNING.command)
    used = worded("`edition watch` shows pages in a browser with them while they are written")
    found = _releases(WATCHING)
    yield Tool(worded("libraries for the browser"), found, used, WATCHING.command)
    used = worded("veraPDF runs on it")
    yield Tool(worded("Java"), _java(), used, "apt-get install default-jre-headless")
    used = worded("a deposit and `edition verify` have PDF/A and PDF/UA judged by it")
    found = verapdf.as_posix() if verapdf and verapdf.is_file() else ""
    fetch = f"mvn dependency:copy -Dartifact={VERAPDF} -DoutputDirectory=. -Dtransitive=false"
    jar = f"cli-{VERAPDF.rpartition(':')[2]}.jar"
    yield Tool(worded("veraPDF"), found, used, f'{fetch} && export EDITION_VERAPDF="$PWD/{jar}"')
    used = worded("a deposit and `edition verify` hold the descriptions of a bag to them")
    there = [name for name in SCHEMAS.values() if schemas and (schemas / name).is_file()]
    found = f"{schemas}: {', '.join(there)}" if there else ""
    checkout = folder().parent
    home = checkout if (checkout / _FETCHES).is_file() else "CHECKOUT"
    brought = f"cd {home} && {_FETCHES} && export EDITION_SCHEMAS=$PWD/.tools/schemas"
    yield Tool(worded("schemas"), found, used, brought)


def _releases(extra: Extra) -> str:
    """What an extra brings, with the releases; "" where some of it is not there."""
    if not is_there(extra):
        return ""
    return ", ".join(f"{module} {version_of(module)}" for module in extra.modules)


def _digests(faces: Faces) -> str:
    """The folder of the fonts, and each of them by the digest that it was held to."""
    sums = (f"{sha256(each.content).hexdigest()}  {each.name}" for each in faces.values())
    return "\n".join((folder().as_posix(), *sums))


def _java() -> str:
    """The first line that Java says of itself; "" where there is none that runs."""
    path = shutil.which("java")
    if path is None:
        return ""
    try:
        ran = subprocess.run([path, "-version"], capture_output=True, check=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return ""
    said = (ran.stderr or ran.stdout).decode(errors="replace").splitlines()
    return said[0] if said else path
