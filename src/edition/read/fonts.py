"""The font files that edition.toml names: found inside its folder, with the digest that it
states.
"""

import hashlib
from pathlib import Path

from edition.core.diagnostics import Diagnostic, Place, error
from edition.model.description import Font
from edition.model.source_folder import FontFile
from edition.read.files import read_beside


def read_font(folder: Path, font: Font, path: str, at: Place | None) -> FontFile | Diagnostic:
    """The file of the font at the key `path`, or why there is none."""
    content = read_beside(folder, font.file, path, "font", at)
    if isinstance(content, Diagnostic):
        return content
    digest = hashlib.sha256(content).hexdigest()
    if digest != font.sha256.lower():
        fact = f'the font "{font.file}" has the SHA-256 {digest}, and not the one that is stated'
        return error(
            "font-digest",
            fact,
            "restore the file, or state this digest if it is the font that is meant",
            at,
        )
    return FontFile(font, content, at)
