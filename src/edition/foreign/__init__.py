"""PDFs of anybody, opened within bounds: what is wrong with one is named before anything draws it
or sets it on sheets.
"""

from edition.foreign.drawing import parts_of, strained, tried
from edition.foreign.opening import opened, read_pdf
from edition.foreign.streams import unpacked

__all__ = ["opened", "parts_of", "read_pdf", "strained", "tried", "unpacked"]
