"""The font files: found in the project, checked by digest, opened once. No system font is ever
looked for.
"""

from edition.faces.face import Face, Faces, load
from edition.faces.further import Further, with_further

__all__ = ["Face", "Faces", "Further", "load", "with_further"]
