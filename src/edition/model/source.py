"""A text as it was found, and as a PDF carries it."""

from msgspec import Struct


class Span(Struct, frozen=True):
    """Code points [start, end) of SourceText.text."""

    start: int
    end: int


class LeftOut(Struct, frozen=True):
    """Characters of a source that say something and are not set, or `instead` of which others are,
    and why, as a clause; `warned`: it may not be what the author meant.
    """

    span: Span
    reason: str
    instead: str = ""
    warned: bool = False


class SourceText(Struct, frozen=True):
    """A decoded text. `text` has LF line ends and no byte order mark; nothing else differs from the
    file.

    `file` is the name the user knows it by. `sha256` is the digest of `text` as UTF-8, so equal
    texts have equal digests whatever their encoding and line ends were.
    """

    file: str
    text: str
    sha256: str


class Attachment(Struct, frozen=True):
    """The source of what the pages show (ISO 19005-3, 6.8): its name, its media type, and its bytes
    as found.
    """

    name: str
    media_type: str
    content: bytes
