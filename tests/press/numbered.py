"""PDFs of numbered pages, of any number, size and kind, as other programs write them."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pymupdf

A5 = (419.528, 595.276)


def words_of(number: int) -> list[str]:
    """What stands on a page."""
    return ["page", str(number), f"number{number * 7}"]


def numbered(pages: int, size: tuple[float, float] = A5) -> bytes:
    """Pages with their numbers, and a black square at the lower right corner of each."""
    document = pymupdf.open()  # type: ignore[no-untyped-call]
    for number in range(1, pages + 1):
        page = document.new_page(width=size[0], height=size[1])
        page.insert_text((60, 100), " ".join(words_of(number)), fontsize=20)
        page.draw_rect((size[0] - 60, size[1] - 60, size[0] - 20, size[1] - 20), fill=(0, 0, 0))
    content: bytes = document.tobytes(no_new_id=True, deflate=True)
    return content


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file after a change."""
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        written = BytesIO()
        pdf.save(written, static_id=True)
    return written.getvalue()


def encrypted(content: bytes, password: str) -> bytes:
    """The file under a password for reading, which may be empty."""
    document = pymupdf.open(stream=content)  # type: ignore[no-untyped-call]
    made: bytes = document.tobytes(
        encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw="owner"
    )
    return made
