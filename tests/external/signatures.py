"""Signatures as others judge them, who share no code with pyHanko: poppler by NSS, and OpenSSL."""

import os
import subprocess
from pathlib import Path

from tests.external.tools import command


def poppler(pdf: Path) -> str:
    """What pdfsig says of the signatures of a PDF."""
    ran = subprocess.run([command("pdfsig"), str(pdf)], capture_output=True, encoding="utf-8")
    return ran.stdout


def openssl(signature: Path, content: Path, certificate: Path) -> bool:
    """Whether a signature in a file of its own (CMS in DER) holds for some content, by the key of
    a certificate.
    """
    arguments = [
        *("cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any"),
        *("-in", str(signature), "-CAfile", str(certificate)),
        *("-content", str(content), "-out", os.devnull),
    ]
    return subprocess.run([command("openssl"), *arguments], capture_output=True).returncode == 0
