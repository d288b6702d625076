"""A file of ours for a print shop that is not imposed: a poster."""

from edition.model.imposition import Condition
from edition.model.record import Record
from edition.press.booklet.sides import BLEED
from edition.press.shop.pdf_x4 import Exchange, document_of
from edition.press.shop.separations import press_variant


def for_shop(
    pages: bytes, file: str, record: Record, second_ink: str, condition: Condition | None
) -> bytes:
    """See `edition.press.for_shop`."""
    exchange = Exchange(condition, record, document_of(record, file)) if condition else None
    return press_variant(pages, BLEED, second_ink, exchange)
