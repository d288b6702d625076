"""Where a key is, and what opens it."""

from pathlib import Path

from msgspec import Struct


class Passphrase:
    """What opens a key; no text of it shows it."""

    __slots__ = ("content",)

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __repr__(self) -> str:
        return "Passphrase()"


class KeyFiles(Struct, frozen=True):
    """Where the key is: in a file of PKCS #12 with its certificate, or in two of PEM."""

    pkcs12: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    passphrase: Passphrase = Passphrase(b"")

    @property
    def secret(self) -> Path | None:
        """The file that nobody else may have."""
        return self.pkcs12 or self.key
