"""What is done for the archive: a deposit is made of a build, signed, verified, made again from
itself alone, and laid as a version beside those that it replaces.
"""

from pathlib import Path

from edition.archive.again import rebuild
from edition.archive.depositing import Archived, Tools, deposit
from edition.archive.hands import Signing
from edition.archive.signing import SigningOrder, sign
from edition.archive.verifying import verify, write_report
from edition.archive.versions import laid_too
from edition.core.diagnostics import Problems, error
from edition.core.identifiers import is_naan, is_shoulder, minted
from edition.core.quoting import worded
from edition.read import read

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


def mint(folder: Path, naan: str, shoulder: str = "") -> tuple[str, Problems]:
    """The ARK of the edition in a folder under an authority (NAAN) and a shoulder, always the same
    one; "" where something is wrong. Nothing is asked of the net, and nothing is written.
    """
    if not is_naan(naan):
        fact = worded("«{naan}» is no number of an authority that names ARKs", naan=naan)
        return "", (error("naan", fact, "give the five signs that arks.org gave you"),)
    if not is_shoulder(shoulder):
        fact = worded("«{shoulder}» is no shoulder", shoulder=shoulder)
        act = worded("take consonants with one figure at the end, such as fk4, or leave it out")
        return "", (error("naan", fact, act),)
    source, problems = read(folder)
    return (minted(naan, shoulder, source.description.id) if source else ""), problems
