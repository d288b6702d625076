"""Folders of editions whose files are no plain files: links that lead out, pipes, devices, folders,
or nothing.
"""

import os
import shutil
from pathlib import Path
from random import Random

from tests.fuzz.descriptions import LEAST, TEXT
from tests.fuzz.inputs import Input, Make, Step

_MORE = (
    '[[image]]\nfile = "a.svg"\nalt = "نشان"\n[deposit]\nattach = '
    '["more/a.txt"]\nsource_in_pdf = true\n'
)
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h5v5z"/></svg>'
_FILES = {
    "edition/edition.toml": (LEAST + _MORE).encode(),
    "edition/text.txt": TEXT.encode(),
    "edition/emendations.toml": b"",
    "edition/a.svg": _SVG,
    "edition/more/a.txt": b"a",
}
_NAMES = (*_FILES, "edition/more", "edition")
OUT = frozenset({"to a secret", "to a device", "a pipe"})
"""What no file of an edition may be."""


def done(place: Path, step: Step) -> None:
    """The file that the step names is another thing."""
    path = place / step.value
    if not os.path.lexists(path):
        return
    aside = path.with_name(f"aside-{path.name}")
    if step.act == "within":
        os.replace(path, aside)
    elif path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
    links = {
        "to a secret": place / "beside" / "secret.txt",
        "to a device": "/dev/zero",
        "to itself": path.name,
        "within": aside,
    }
    if step.act == "a pipe":
        os.mkfifo(path)
    elif step.act == "a folder":
        path.mkdir()
    elif step.act == "a broken link":
        path.symlink_to("nothing")
    elif step.act in links:
        path.symlink_to(links[step.act])


_ACTS = (*OUT, "to itself", "within", "a folder", "a broken link", "gone")


def _input(rng: Random) -> Input:
    said = [(rng.choice(sorted(_ACTS)), rng.choice(_NAMES)) for _ in range(rng.choice((1, 1, 2)))]
    # A folder that is a link gives its own name to what is built.
    steps = tuple(
        Step(act, value=name) for act, name in said if (act, name) != ("within", "edition")
    )
    files = dict(_FILES)
    if rng.random() < 0.1:
        files["edition/text.md"] = b"# a\n"
    return Input(files=files, steps=steps)


KINDS: dict[str, Make] = {"folder: odd": _input, "folder: odd again": _input}
