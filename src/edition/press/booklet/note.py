"""What to tell the one who prints the booklet, in Persian and in English: a page of plain text
beside the file.
"""

from collections.abc import Iterator

from edition.core.languages import LANGUAGES
from edition.core.units import Length, mm
from edition.model.imposition import Imposition
from edition.press.booklet.plan import PAGES_OF_A_SHEET, THICKEST
from edition.press.booklet.table import counted

_SIDE = {"right": "راست", "left": "چپ"}
_EDGE = {"short": "کوتاه", "long": "بلند"}


def note(imposition: Imposition, file: str) -> str:
    """The note: which duplex setting, which scale, how to fold and bind."""
    return (
        "\n".join([*_persian(imposition, file), "", "-" * 40, "", *_english(imposition, file)])
        + "\n"
    )


def _persian(imposition: Imposition, file: str) -> Iterator[str]:
    figures = LANGUAGES["fa"].figures
    sheets, several = sum(imposition.signatures), len(imposition.signatures) > 1
    edge, side = _EDGE[imposition.flip], _SIDE[imposition.binding]
    yield f"راهنمای چاپ دفترچه ({file})"
    yield ""
    yield f"کاغذ: {figures(sheets)} برگ {imposition.paper}، هر دو رو."
    yield f"کتاب: {figures(imposition.pages)} صفحه، عطف در سمت {side}."
    yield f"چاپ دورو: «چرخش از لبهٔ {edge}» ({_setting(imposition)})."
    yield "اندازه: ۱۰۰٪ (اندازهٔ واقعی)؛ نه «متناسب با کاغذ»."
    yield "گزینهٔ «دفترچه» را در چاپگر روشن نکنید: صفحه\u200cها چیده شده\u200cاند."
    yield f"آزمون: پشت صفحهٔ ۱ باید صفحهٔ ۲ باشد{_heads_persian(imposition)}."
    if several:
        parts = "، ".join(figures(number) for number in imposition.signatures)
        yield f"صحافی: {figures(len(imposition.signatures))} فرم، به ترتیب از {parts} برگ."
        yield "هر فرم را جدا تا کنید، فرم\u200cها را به ترتیب بر هم بگذارید و بدوزید یا بچسبانید."
        yield (
            f"(بیش از {figures(THICKEST)} برگ، {figures(THICKEST * PAGES_OF_A_SHEET)} صفحه، با "
            "منگنه خوب بسته نمی\u200cشود.)"
        )
    else:
        yield (
            "صحافی: برگ\u200cها را به همان ترتیب در هم بگذارید (برگ ۱ بیرون)، از میان تا کنید و "
            "دو جای عطف منگنه بزنید."
        )
    if imposition.blanks:
        where = "پیش از پشت جلد" if imposition.cover else "در پایان"
        yield f"{figures(imposition.blanks)} صفحهٔ سفید {where} افزوده شده است."
    if imposition.caliper:
        moved = figures(_millimetres(imposition.caliper))
        yield (
            f"صفحه\u200cهای هر برگ درونی\u200cتر {moved} میلی\u200cمتر به سوی عطف آمده\u200cاند، "
            "برای برش لبهٔ بیرونی."
        )


def _english(imposition: Imposition, file: str) -> Iterator[str]:
    sheets, several = sum(imposition.signatures), len(imposition.signatures) > 1
    yield f"How to print the booklet ({file})"
    yield ""
    yield f"Paper: {counted(sheets, 'sheet')} of {imposition.paper}, both sides."
    yield f"Book: {counted(imposition.pages, 'page')}, the spine at the {imposition.binding}."
    yield f"Two-sided: {_setting(imposition)}."
    yield 'Scale: 100 % ("actual size"), not "fit to page".'
    yield "Leave the printer's own booklet mode off: the pages are in order already."
    yield f"To try: page 2 must be behind page 1{_heads_english(imposition)}."
    if several:
        parts = ", ".join(str(number) for number in imposition.signatures)
        yield f"Binding: {len(imposition.signatures)} signatures of {parts} sheets."
        yield "Fold each by itself, lay them on each other in order, sew or glue them."
        yield (
            f"(More than {THICKEST} sheets, {THICKEST * PAGES_OF_A_SHEET} pages, do not close "
            "well under one staple.)"
        )
    else:
        yield (
            "Binding: lay the sheets into each other as they come (sheet 1 outside), fold them, "
            "staple twice on the fold."
        )
    if imposition.blanks:
        where = "before the back cover" if imposition.cover else "at the end"
        yield f"Blank pages added {where}: {imposition.blanks}."
    if imposition.caliper:
        moved = _millimetres(imposition.caliper)
        yield (
            f"The pages of each sheet further in are moved {moved} mm towards the fold, so that "
            "margins are even once cut."
        )


def _setting(imposition: Imposition) -> str:
    return f"flip on {imposition.flip} edge"


def _heads_persian(imposition: Imposition) -> str:
    return (
        "؛ در پیش\u200cنمایش، پشت هر برگ وارونه است و این درست است"
        if imposition.turned
        else "، هر دو سربالا"
    )


def _heads_english(imposition: Imposition) -> str:
    return (
        "; on the screen the backs stand head down, and that is right"
        if imposition.turned
        else ", both with the head up"
    )


def _millimetres(length: Length) -> str:
    return f"{length / mm(1):.3f}".rstrip("0").rstrip(".")
