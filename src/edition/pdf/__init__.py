"""From set pages to a PDF: the text layer, the tags, the description; the only stage that turns y
over.
"""

from edition.faces import Faces
from edition.identity.xmp import ARCHIVAL, NEWER, Standard
from edition.model.page import PagedDocument
from edition.model.record import Record
from edition.model.source import Attachment

__all__ = ["ARCHIVAL", "NEWER", "Standard", "write"]


def write(
    paged: PagedDocument,
    record: Record,
    faces: Faces,
    attached: Attachment | None = None,
    standard: Standard = ARCHIVAL,
) -> tuple[bytes, str]:
    """One archival PDF, and the text that should come back out of it: reading order, a form feed
    between pages.

    With an attachment it is PDF/A-3a in place of PDF/A-2a, of the newer standard 4f in place of 4.
    """
    from edition.pdf.file import write as write_file

    return write_file(paged, record, faces, attached, standard)
