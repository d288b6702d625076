"""PDFs of anybody, opened within bounds: what is wrong with one is named before anything draws it
or sets it on sheets.
"""

from edition.foreign.drawing import parts_of, strained
from edition.foreign.opening import opened, read_pdf
from edition.foreign.streams import unpacked
from edition.foreign.trial import tried

__all__ = ["opened", "parts_of", "read_pdf", "strained", "tried", "unpacked"]
