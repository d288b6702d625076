"""PDFs of anybody, opened within bounds: what is wrong with one is named before anything draws it
or sets it on sheets.
"""

from edition.foreign.drawing import strained
from edition.foreign.forms import parts_of
from edition.foreign.opening import opened, read_pdf
from edition.foreign.streams import unpacked
from edition.foreign.trial import tried

__all__ = ["opened", "parts_of", "read_pdf", "strained", "tried", "unpacked"]
