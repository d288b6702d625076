"""Names that stay: an ARK for an edition, minted from its id alone."""

from pathlib import Path

from edition.core.diagnostics import Problems, error
from edition.core.identifiers import is_naan, is_shoulder, minted
from edition.core.quoting import worded
from edition.read import read


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
