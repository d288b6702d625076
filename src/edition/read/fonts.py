"""The font files that edition.toml names: found inside its folder, with the digest that it states."""

import hashlib
from pathlib import Path, PurePosixPath

from edition.core.diagnostics import Diagnostic, Place, error
from edition.model.description import Font
from edition.model.source_folder import FontFile
from edition.read.files import read_bytes


def read_font(folder: Path, font: Font, path: str, at: Place | None) -> FontFile | Diagnostic:
    """The file of the font at the key `path`, or why there is none."""
    name = PurePosixPath(font.file)
    if not name.parts or name.is_absolute() or ".." in name.parts:
        fact = f'`{path}` is "{font.file}", which lies outside the folder of the text'
        return error("font-outside", fact, "put the font beside edition.toml and write its name", at)
    content = read_bytes(folder / name)
    if isinstance(content, str):
        return error("font-missing", f'the font "{font.file}" {content}', f"put the file there or correct `{path}`", at)
    digest = hashlib.sha256(content).hexdigest()
    if digest != font.sha256.lower():
        fact = f'the font "{font.file}" has the SHA-256 {digest}, and not the one that is stated'
        return error("font-digest", fact, "restore the file, or state this digest if it is the font that is meant", at)
    return FontFile(font, content, at)
