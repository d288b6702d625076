"""What is found of a signature."""

from msgspec import Struct

from edition.model.proof import Check

READER = "pyHanko"


class Judged(Struct, frozen=True):
    """What is found of a signature, and the certificate of who signed by its digest (SHA-256), ""
    where that cannot be told.
    """

    checks: tuple[Check, ...]
    signer: str = ""
