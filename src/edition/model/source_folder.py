"""A folder under source/ as it was read: description, text, structure, images and the editor's
emendations.
"""

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from edition.core.diagnostics import Place, Problems
from edition.model.description import Description, EmendationEntry, Font, Image, OwnFace
from edition.model.document import Document
from edition.model.imposition import Condition
from edition.model.source import LeftOut, SourceText

Structured: TypeAlias = Callable[[SourceText], tuple[Document, tuple[LeftOut, ...], Problems]]
"""The structure of a text, what of it is not set, and the problems in it."""


class ImageFile(Struct, frozen=True):
    """An image of edition.toml with the bytes of its file; the media type is what the bytes are,
    not what the name says.
    """

    image: Image
    media_type: Literal["image/png", "image/svg+xml"]
    content: bytes


class FontFile(Struct, frozen=True):
    """A font of edition.toml with the bytes of its file, which has the digest that is stated there,
    and where it is named.
    """

    font: Font
    content: bytes
    place: Place | None


class FaceFile(Struct, frozen=True):
    """A family of edition.toml with the bytes of its files, b"" for the bold where there is none,
    and where each of them is named.
    """

    face: OwnFace
    regular: bytes
    bold: bytes
    regular_at: Place | None = None
    bold_at: Place | None = None


class Source(Struct, frozen=True):
    """All that one folder holds.

    `unset` is what of the text marks it up and is set nowhere, in the order of the text. `images`,
    `faces`, `fonts` and `emendations` keep the order of their files. `places` says where a key of
    edition.toml or of emendations.toml stands, by its path (`date[1].printed`, `emendation[2]`,
    counted from 1); a key that is not written has no place. `structured` reads the structure of
    another text by the same description: of this one, with the emendations made that change its
    lines. `files` are the bytes of all of them, by name, with what is attached for the archive.
    `condition` is the print shop's, where edition.toml names its profile.
    """

    description: Description
    text: SourceText
    document: Document
    images: tuple[ImageFile, ...]
    emendations: tuple[EmendationEntry, ...]
    places: Mapping[str, Place]
    structured: Structured
    files: Mapping[str, bytes] = {}
    fonts: tuple[FontFile, ...] = ()
    condition: Condition | None = None
    unset: tuple[LeftOut, ...] = ()
    faces: tuple[FaceFile, ...] = ()
