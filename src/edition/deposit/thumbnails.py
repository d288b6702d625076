"""A small picture of the first page of a PDF, for the lists of a repository."""

from io import BytesIO

import pypdfium2

_WIDTH, _HEIGHT = 300, 300
"""Pixels that it stands within, as DSpace's own do at most."""
_QUALITY = 85


def thumbnail(pdf: bytes) -> bytes:
    """JPEG, which says neither when nor by what it was made; b"" of what cannot be drawn."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return b""
    try:
        page = document[0]
        scale = min(_WIDTH / page.get_width(), _HEIGHT / page.get_height())
        content = BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").save(content, "JPEG", quality=_QUALITY)
        return content.getvalue()
    finally:
        document.close()
