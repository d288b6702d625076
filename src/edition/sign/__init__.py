"""The stage that signs, by pyHanko: a PDF with a signature in it that shows nowhere (PAdES B-B),
any other content with one that lies beside it (CMS, CAdES B-B).

Nothing is sent anywhere and no clock is asked: the time of a signature is given. pyHanko is an
extra of the package; where it is not there, that is a problem with the command that brings it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from edition.core.diagnostics import Problems, error
from edition.core.extras import SIGNING, is_there
from edition.core.quoting import worded
from edition.sign.key_files import KeyFiles, Passphrase

if TYPE_CHECKING:
    from edition.sign.keys import Signer

__all__ = ["KeyFiles", "Passphrase", "opened", "seal", "signed"]


def opened(files: KeyFiles) -> tuple["Signer | None", Problems]:
    """The key with its certificate; None where a problem says why not."""
    if not is_there(SIGNING):
        fact = worded("what is signed is signed by pyHanko, and pyHanko is not there")
        act = worded("install it by: {command}", command=SIGNING.command)
        return None, (error("signing-missing", fact, act),)
    from edition.sign.keys import opened as open_key

    return open_key(files)


def signed(pdf: bytes, signer: "Signer", time: datetime) -> bytes | None:
    """The file with a signature behind it, as an incremental update: it begins with the file
    itself, byte for byte. None where the file is none that can be signed.

    The same bytes each time, but for keys whose signatures have chance in them (ECDSA).
    """
    from edition.sign.signing import signed as sign_pdf

    return sign_pdf(pdf, signer, time)


def seal(content: bytes, signer: "Signer", time: datetime) -> bytes:
    """The signature of some content, as CMS in DER without the content."""
    from edition.sign.signing import seal as sign_content

    return sign_content(content, signer, time)
