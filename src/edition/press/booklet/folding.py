"""What to tell the one who prints and folds a leaflet, in Persian and in English: a page of plain
text beside the file.
"""

from collections.abc import Iterator

from edition.core.languages import LANGUAGES
from edition.core.units import Length, mm
from edition.model.imposition import Folding
from edition.press.booklet.table import counted


def note(folding: Folding, file: str) -> str:
    """The note: paper, duplex setting, scale, where the folds are and which way they go."""
    return "\n".join([*_persian(folding, file), "", "-" * 40, "", *_english(folding, file)]) + "\n"


def _persian(folding: Folding, file: str) -> Iterator[str]:
    figures, front = LANGUAGES["fa"].figures, "جلد" if folding.cover else "عنوان"
    first, second = (figures(_millimetres(at)) for at in _folds(folding))
    yield f"راهنمای چاپ و تای بروشور سه\u200cلت ({file})"
    yield ""
    yield f"کاغذ: {figures(folding.sheets)} برگ A4 خوابیده، هر دو رو."
    yield "چاپ دورو: «چرخش از لبهٔ کوتاه» (flip on short edge)؛ هر دو رو سربالا."
    yield "اندازه: ۱۰۰٪ (اندازهٔ واقعی)؛ نه «متناسب با کاغذ»."
    yield (
        f"خط تا: {first} و {second} میلی\u200cمتر از لبهٔ راست رویی که {front} بر آن است؛ نشانهٔ "
        "تا در بالا و پایین هر دو رو هست."
    )
    if folding.fold == "z":
        yield f"تا: زیگزاگ، مانند Z. رویی که {front} بر آن است رو به شما، {front} در سمت راست."
        yield f"لت چپ را روی لت میانی بخوابانید؛ سپس لت راست ({front}) را به پشت ببرید."
        yield f"آزمون: {front} بیرون و در پیش می\u200cماند و بروشور چون آکاردئون باز می\u200cشود."
    else:
        narrow = figures(_millimetres(min(folding.widths)))
        yield f"تا: رولی. رویی که {front} بر آن نیست رو به شما."
        yield (
            f"لت باریک\u200cتر ({narrow} میلی\u200cمتر، در سمت چپ) را روی لت میانی بخوابانید؛ "
            "سپس لت راست را روی آن."
        )
        yield (
            f"آزمون: {front} رو می\u200cماند و بروشور مانند کتاب فارسی باز می\u200cشود، عطف در "
            "سمت راست."
        )
        yield f"ترتیب خواندن: {front}، سه لت درون از راست به چپ، لت تاخورده، پشت."
    if folding.sheets > 1:
        yield "هر برگ را جدا تا کنید و برگ\u200cها را به ترتیب پشت هم بگذارید، برگ ۱ پیش از همه."


def _english(folding: Folding, file: str) -> Iterator[str]:
    front = "the cover" if folding.cover else "the title"
    first, second = map(_millimetres, _folds(folding))
    yield f"How to print and fold the leaflet ({file})"
    yield ""
    yield f"Paper: {counted(folding.sheets, 'sheet')} of A4, lying, both sides."
    yield "Two-sided: flip on short edge; both sides with the head up."
    yield 'Scale: 100 % ("actual size"), not "fit to page".'
    yield (
        f"Folds: {first} and {second} mm from the right edge of the side with {front}; marks at "
        "head and foot of both sides."
    )
    if folding.fold == "z":
        yield f"Fold: like a Z. The side with {front} up, {front} at the right."
        yield f"Fold the left third over the middle; then the right third ({front}) behind."
        yield f"To try: {front} stays outside in front, and the leaflet opens like an accordion."
    else:
        yield f"Fold: rolled, the flap inside. The side without {front} up."
        narrow = _millimetres(min(folding.widths))
        yield (
            f"Fold the narrower panel ({narrow} mm, at the left) over the middle; then the right "
            "one over it."
        )
        yield (
            f"To try: {front} is on top, and the leaflet opens like a right-bound book, the "
            "spine at the right."
        )
        yield (
            f"It is read in this order: {front}, the three panels inside from right to left, the "
            "flap, the back."
        )
    if folding.sheets > 1:
        yield (
            "Fold each sheet by itself, and lay them behind one another in order, sheet 1 in front."
        )


def _folds(folding: Folding) -> tuple[Length, Length]:
    """How far the folds are from the right edge of the side that has the front."""
    first, second, _ = folding.widths
    return first, first + second


def _millimetres(length: Length) -> str:
    return f"{length / mm(1):.1f}".removesuffix(".0")
