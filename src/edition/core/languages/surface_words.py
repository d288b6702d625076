"""What a page of the web and an e-book say beside the text, language by language.

An edition in a language that has no words here has them in English, marked as such. Names in braces
are filled in.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec import Struct

from edition.core.languages import known


class SurfaceWords(Struct, frozen=True, kw_only=True):
    """Headings, names of downloads, what is said to those who hear the page, and the note for those
    who print it.
    """

    skip: str
    contents: str
    notes: str
    back: str
    note: str
    about: str
    about_dates: str
    identifier: str
    downloads: str
    page: str
    pages: str
    cover: str
    start: str
    pamphlet: str
    booklet: str
    screen: str
    epub: str
    text: str
    emendations: str
    kilobytes: str
    no_print: str
    summary: str
    summary_pages: str
    summary_cover: str
    comma: str


PERSIAN = SurfaceWords(
    skip="رفتن به متن",
    contents="فهرست",
    notes="یادداشت\u200cها",
    back="بازگشت به متن از یادداشت {number}",
    note="یادداشت {number}",
    about="شناسنامه",
    about_dates="یادداشت دربارهٔ تاریخ",
    identifier="شناسه",
    downloads="پرونده\u200cها",
    page="صفحهٔ {number}",
    pages="صفحه\u200cهای جزوهٔ چاپی",
    cover="جلد",
    start="آغاز متن",
    pamphlet="جزوه، برای خواندن و چاپ",
    booklet="برگ\u200cهای جزوه، برای چاپ دورو و تا کردن",
    screen="برای تلفن همراه",
    epub="کتاب الکترونیکی",
    text="متن ساده",
    emendations="فهرست اصلاح\u200cها",
    kilobytes="{count} کیلوبایت",
    no_print="برای چاپ، جزوه را بگیرید: {file}",
    summary="متن با سرفصل\u200cها و فهرست؛ همهٔ آن را می\u200cتوان شنید و بزرگ کرد.",
    summary_pages="شمارهٔ صفحه\u200cهای جزوهٔ چاپی را دارد.",
    summary_cover="تصویر جلد شرح دارد.",
    comma="، ",
)

ENGLISH = SurfaceWords(
    skip="Skip to the text",
    contents="Contents",
    notes="Notes",
    back="Back to the text from note {number}",
    note="Note {number}",
    about="About this edition",
    about_dates="Note on the dates",
    identifier="Identifier",
    downloads="Files",
    page="Page {number}",
    pages="Pages of the printed pamphlet",
    cover="Cover",
    start="Start of the text",
    pamphlet="Pamphlet, to read and to print",
    booklet="Sheets of the pamphlet, to print on both sides and fold",
    screen="For a telephone",
    epub="E-book",
    text="Plain text",
    emendations="List of emendations",
    kilobytes="{count} kB",
    no_print="To print this, take the pamphlet: {file}",
    summary="Text with headings and contents; all of it can be heard and enlarged.",
    summary_pages="It has the page numbers of the printed pamphlet.",
    summary_cover="The picture of the cover is described.",
    comma=", ",
)

ARABIC = SurfaceWords(
    skip="الانتقال إلى النص",
    contents="المحتويات",
    notes="الحواشي",
    back="العودة إلى النص من الحاشية {number}",
    note="الحاشية {number}",
    about="عن هذا الإصدار",
    about_dates="ملاحظة حول التاريخ",
    identifier="المعرّف",
    downloads="الملفات",
    page="الصفحة {number}",
    pages="صفحات الكتيّب المطبوع",
    cover="الغلاف",
    start="بداية النص",
    pamphlet="الكتيّب، للقراءة والطباعة",
    booklet="أوراق الكتيّب، للطباعة على الوجهين والطي",
    screen="للهاتف",
    epub="كتاب إلكتروني",
    text="نص عادي",
    emendations="قائمة التعديلات",
    kilobytes="{count} كيلوبايت",
    no_print="للطباعة خذ الكتيّب: {file}",
    summary="نص بعناوين ومحتويات؛ يمكن سماعه كله وتكبيره.",
    summary_pages="وفيه أرقام صفحات الكتيّب المطبوع.",
    summary_cover="ولصورة الغلاف وصف.",
    comma="، ",
)

_WORDS: Mapping[str, SurfaceWords] = {"fa": PERSIAN, "ar": ARABIC}


class Voice(NamedTuple):
    """The language in which a surface speaks beside the text: its `tag` (BCP 47), its words, and
    how it writes numbers.
    """

    tag: str
    words: SurfaceWords
    figures: Callable[[int | str], str]


def voice(tag: str) -> Voice:
    """The words for an edition in a language."""
    language = known(tag)
    words = _WORDS.get(language.tag.partition("-")[0]) if language else None
    if language is None or words is None:
        return Voice("en", ENGLISH, str)
    return Voice(language.tag, words, language.figures)
