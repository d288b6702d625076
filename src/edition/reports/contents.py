"""What a report tells, before it is in words."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from edition.core.diagnostics import Problems
from edition.faces import Faces
from edition.model.observations import Departed, MeasuredTypography
from edition.model.page import PagedDocument
from edition.model.proof import Proof
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.reports.pictures import Card, Strip


class Report(Struct, frozen=True):
    """Of any proofs: their `title`, which is in the edition's language, and the tag of that
    (`language`), None where they are not those of one edition.

    Of a build too: `problems` on the way; `cards`, a picture of each PDF that stands, and `strip`,
    the pages of the pamphlet; `files`, all that stands by their paths, and of these the `notes` for
    those who print, with what they say; what the text of outputs measures; what departs from UAX
    #9; `outputs`, how they were cut into pages; `source` and `reading`, what the text was taken for
    and what was changed in it.

    `faces` are those of the edition, in which the page is set. `linked`: the files lie beside the
    page, and addresses may be followed.
    """

    title: str
    proofs: Sequence[Proof]
    language: str | None = None
    problems: Problems = ()
    cards: Sequence[Card] = ()
    strip: Strip | None = None
    files: Sequence[str] = ()
    notes: Mapping[str, str] = {}
    measured: Sequence[MeasuredTypography] = ()
    departed: Sequence[Departed] = ()
    outputs: Sequence[PagedDocument] = ()
    source: Source | None = None
    reading: Reading | None = None
    faces: Faces | None = None
    linked: bool = True
