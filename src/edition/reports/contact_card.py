"""What the contact sheet shows of one PDF."""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from edition.core.languages import LANGUAGES


class Card(NamedTuple):
    """The first page as a picture; its size in millimetres and the name of such paper, "" where it
    has none; how many pages; the smallest type in points and the metres from which it is read, 0
    where they are not known or need not be.
    """

    file: str
    picture: Image.Image
    size: tuple[int, int]
    paper: str
    pages: int
    smallest: float
    distance: float


def in_persian(card: Card) -> Iterator[str]:
    """Its facts, a line each."""
    figures = LANGUAGES["fa"].figures
    named = f" (\u2066{card.paper}\u2069)" if card.paper else ""
    size = f"{figures(card.size[0])} در {figures(card.size[1])} میلی\u200cمتر{named}"
    yield f"{size}، {figures(card.pages)} صفحه"
    if card.smallest:
        yield f"کوچک\u200cترین حروف {figures(f'{card.smallest:.1f}')} پوینت"
    if card.distance:
        yield f"خوانا از {figures(f'{card.distance:.1f}')} متری"


def png(picture: Image.Image) -> bytes:
    """A picture as a file that says neither when nor by what it was made."""
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()
