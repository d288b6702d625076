"""The image files that edition.toml names: found inside its folder, and known by their bytes as PNG
or SVG.
"""

from pathlib import Path
from typing import Literal

from edition.core.diagnostics import Diagnostic, Place, error
from edition.model.description import Image
from edition.model.source_folder import ImageFile
from edition.read.files import read_beside

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG_ROOT = "{http://www.w3.org/2000/svg}svg"


def read_image(folder: Path, image: Image, path: str, at: Place | None) -> ImageFile | Diagnostic:
    """The file of the image at the key `path`, or why there is none."""
    content = read_beside(folder, image.file, path, "image", at)
    if isinstance(content, Diagnostic):
        return content
    # Imported here: most texts have no image.
    from edition.read.image_bounds import beyond_in_png, beyond_in_svg

    beyond = beyond_in_png if content.startswith(_PNG) else beyond_in_svg
    if problem := beyond(content, image.file, at):
        return problem
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
