"""From set pages to a PDF: the text layer, the tags, the description; the only stage that turns y
over.
"""

from edition.faces import Faces
from edition.model.page import PagedDocument
from edition.model.record import Record
from edition.model.source import Attachment

__all__ = ["write"]


def write(
    paged: PagedDocument, record: Record, faces: Faces, attached: Attachment | None = None
) -> tuple[bytes, str]:
    """One archival PDF, and the text that should come back out of it: reading order, a form feed
    between pages.

    With an attachment it is PDF/A-3a in place of PDF/A-2a.
    """
    from edition.pdf.file import write as write_file

    return write_file(paged, record, faces, attached)
