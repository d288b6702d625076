"""What the contact sheet shows of one PDF."""

from io import BytesIO
from typing import NamedTuple

from PIL import Image


class Card(NamedTuple):
    """The first page as a picture; its size in millimetres and the name of such paper, "" where it has none; how many pages; the
    smallest type in points and the metres from which it is read, 0 where they are not known or need not be.
    """

    file: str
    picture: Image.Image
    size: tuple[int, int]
    paper: str
    pages: int
    smallest: float
    distance: float


def png(picture: Image.Image) -> bytes:
    """A picture as a file that says neither when nor by what it was made."""
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()
