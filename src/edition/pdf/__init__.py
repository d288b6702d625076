"""From set pages to a PDF: the text layer, the tags, the description; the only stage that turns y over."""

from edition.faces import Faces
from edition.model.page import PagedDocument
from edition.model.record import Record

__all__ = ["write"]


def write(paged: PagedDocument, record: Record, faces: Faces) -> tuple[bytes, str]:
    """One archival PDF, and the text that should come back out of it: reading order, a form feed between pages."""
    from edition.pdf.file import write as write_file

    return write_file(paged, record, faces)
