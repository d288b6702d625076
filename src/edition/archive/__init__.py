"""What is done for the archive: a deposit is made of a build, signed, verified, and made again from
itself alone.
"""

from edition.archive.again import rebuild
from edition.archive.depositing import Archived, Tools, deposit
from edition.archive.hands import Signing
from edition.archive.signing import SigningOrder, sign
from edition.archive.verifying import verify, write_report

__all__ = [
    "Archived",
    "Signing",
    "SigningOrder",
    "Tools",
    "deposit",
    "rebuild",
    "sign",
    "verify",
    "write_report",
]
