"""What an edition claims of a surface, against which that is proved."""

from msgspec import Struct

from edition.model.document import Block
from edition.model.reading import Emendation
from edition.model.record import Record
from edition.model.source import SourceText


class SurfaceClaims(Struct, frozen=True):
    """What an edition claims of a surface: its text as found, the register, the blocks with their
    spans, the Record; `paper` is the text of the pamphlet's pages, a form feed between them, and ""
    where there is no pamphlet.
    """

    source: SourceText
    register: tuple[Emendation, ...]
    blocks: tuple[Block, ...]
    record: Record
    paper: str = ""
