"""The image files that edition.toml names: found inside its folder, and known by their bytes as PNG or SVG."""

from pathlib import Path, PurePosixPath
from typing import Literal

from edition.core.diagnostics import Diagnostic, Place, error
from edition.model.description import Image
from edition.model.source_folder import ImageFile
from edition.read.files import read_bytes

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG_ROOT = "{http://www.w3.org/2000/svg}svg"


def read_image(folder: Path, image: Image, path: str, at: Place | None) -> ImageFile | Diagnostic:
    """The file of the image at the key `path`, or why there is none."""
    name = PurePosixPath(image.file)
    if not name.parts or name.is_absolute() or ".." in name.parts:
        fact = f'`{path}` is "{image.file}", which lies outside the folder of the text'
        return error("image-outside", fact, "put the image beside edition.toml and write its name", at)
    content = read_bytes(folder / name)
    if isinstance(content, str):
        return error("image-missing", f'the image "{image.file}" {content}', f"put the file there or correct `{path}`", at)
    media_type = _media_type(content)
    if media_type is None:
        fact = f'the image "{image.file}" is neither PNG nor SVG'
        return error("image-format", fact, "save it in one of these two formats", at)
    return ImageFile(image, media_type, content)


def _media_type(content: bytes) -> Literal["image/png", "image/svg+xml"] | None:
    if content.startswith(_PNG):
        return "image/png"
    # Imported here: most texts have no image.
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    return "image/svg+xml" if root.tag == _SVG_ROOT else None
