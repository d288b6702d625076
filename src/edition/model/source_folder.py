"""A folder under source/ as it was read: description, text, structure, images and the editor's emendations."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from edition.core.diagnostics import Place
from edition.model.description import Description, EmendationEntry, Image
from edition.model.document import Document
from edition.model.source import SourceText


class ImageFile(Struct, frozen=True):
    """An image of edition.toml with the bytes of its file; the media type is what the bytes are, not what the name says."""

    image: Image
    media_type: Literal["image/png", "image/svg+xml"]
    content: bytes


class Source(Struct, frozen=True):
    """All that one folder holds.

    `images` and `emendations` keep the order of their files. `places` says where a key of edition.toml or emendations.toml
    stands, by its path (`date[1].printed`, `emendation[2]`, counted from 1); a key that is not written has no place.
    """

    description: Description
    text: SourceText
    document: Document
    images: tuple[ImageFile, ...]
    emendations: tuple[EmendationEntry, ...]
    places: Mapping[str, Place]
