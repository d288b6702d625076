"""A file that a PDF carries."""

from msgspec import Struct


class Attachment(Struct, frozen=True):
    """The source of what the pages show (ISO 19005-3, 6.8): its name, its media type, and its bytes
    as found.
    """

    name: str
    media_type: str
    content: bytes
