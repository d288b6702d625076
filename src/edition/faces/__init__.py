"""The font files: found in the project or in the folder of the edition, checked by digest, opened
once. No system font is ever looked for.
"""

from edition.faces.face import CODE, Face, Faces, load
from edition.faces.further import Further, with_further
from edition.faces.own import DISPLAY, Own, at_home, families, house, instead, names, of_edition

__all__ = [
    "CODE",
    "DISPLAY",
    "Face",
    "Faces",
    "Further",
    "Own",
    "at_home",
    "families",
    "house",
    "instead",
    "load",
    "names",
    "of_edition",
    "with_further",
]
