"""What is done for the archive: a deposit is made of a build, signed, verified, made again from
itself alone, and laid as a version beside those that it replaces.
"""

from edition.archive.again import rebuild
from edition.archive.depositing import Archived, Tools, deposit
from edition.archive.hands import Signing
from edition.archive.signing import SigningOrder, sign
from edition.archive.verifying import verify, write_report
from edition.archive.versions import laid_too

__all__ = [
    "Archived",
    "Signing",
    "SigningOrder",
    "Tools",
    "deposit",
    "laid_too",
    "rebuild",
    "sign",
    "verify",
    "write_report",
]
