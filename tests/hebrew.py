"""Editions in Hebrew letters, with the face that they need."""

import hashlib
import shutil
from pathlib import Path

from tests.editions import write_edition
from tests.given import DATA

FACE = DATA / "fonts" / "NotoSerifHebrew-Regular.ttf"
WITH_FACE = (
    f'\n[[face]]\nregular = "{FACE.name}"\n'
    f'regular_sha256 = "{hashlib.sha256(FACE.read_bytes()).hexdigest()}"\n'
)
WITH_FONT = (
    f'\n[[font]]\nfile = "{FACE.name}"\n'
    f'sha256 = "{hashlib.sha256(FACE.read_bytes()).hexdigest()}"\n'
)


def write_hebrew(folder: Path, text: str, more: str = WITH_FACE, **keys: str) -> Path:
    """An edition with the face beside it; `keys` as of `write_edition`."""
    write_edition(folder, text, more, **{"language": '"he"', **keys})
    shutil.copy(FACE, folder)
    return folder
