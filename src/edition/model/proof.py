"""What the finished files were found to be."""

from enum import Enum, StrEnum
from typing import NewType, Self

from msgspec import Struct

from edition.core.diagnostics import Place

ProperName = NewType("ProperName", str)
"""Of a check that is called after a standard or a file: one name in every language."""


class CheckName(StrEnum):
    """What is looked at: the name that proof.json and the English report have, and the Persian one.

    A new check is a member here, and a verdict under it somewhere in `edition.verify`.
    """

    persian: str

    def __new__(cls, english: str, persian: str) -> Self:
        member = str.__new__(cls, english)
        member._value_ = english
        member.persian = persian
        return member

    def in_language(self, tag: str) -> str:
        """Its name in a report of a language (BCP 47): the English one where it has no other."""
        return self.persian if tag == "fa" else self.value

    WORDS_IN_ORDER = "words in order", "واژه\u200cها به ترتیب"
    LINES_PLAIN = "lines by feature: plain", "سطرهای سادهٔ راست به چپ"
    LINES_NUMBER = "lines by feature: number", "سطرهای با عدد"
    LINES_BRACKET = "lines by feature: bracket", "سطرهای با کمانک یا گیومه"
    LINES_LATIN = "lines by feature: Latin", "سطرهای با نویسهٔ لاتین"
    LINES_MARK = "lines by feature: mark", "سطرهای با اعراب"
    LINES_SIGN = "lines by feature: sign", "سطرهای با نشانهٔ دیگر"
    LINES_LONG_WORD = "lines by feature: long word", "سطرهای با واژهٔ بسیار بلند"
    LINES_BOLD = "lines by feature: bold", "سطرهای با دو قلم"
    LINES_VERSE = "lines by feature: verse", "سطرهای شعر"
    LINES_MARK_BEFORE_THE_TURN = (
        "lines by feature: mark before the turn",
        "سطرهایی که پس از رقم لاتین یا در آغاز صفحه به نشانه پایان می\u200cیابند",
    )
    ZERO_WIDTH_NON_JOINERS = "zero-width non-joiners", "نیم\u200cفاصله\u200cها"
    TATWEELS = "tatweels", "کشیده\u200cها"
    STRUCTURE_OF_THE_FILE = "structure of the file", "ساختار پرونده"
    STRUCTURE_TREE = "structure tree", "درخت ساختار"
    OWN_CONTENT = "own content", "محتوای هر جزء"
    ORDER = "order", "ترتیب بر کاغذ"
    LETTERS_OF_WIDE_CODES = "letters of wide codes", "حرف\u200cهای کدهای چندنویسه\u200cای"
    MARKED_CONTENT = "marked content", "محتوای نشان\u200cدار"
    WORDS_OF_THE_SOURCE = "words of the source", "واژه\u200cهای متن اصلی"
    INK = "ink", "مرکب"
    IDENTIFICATION = "identification", "شناسایی"
    PRIVACY = "privacy", "حریم خصوصی"
    ACTIONS = "actions", "کنش\u200cها"
    ADDRESSES = "addresses", "نشانی\u200cها"
    LAYOUT_OF_THE_FILE = "layout of the file", "چیدمان پرونده"
    ONE_RECORD = "one record", "یگانگی توصیف\u200cها"
    REPORTS = "reports", "گزارش\u200cها"
    MADE_AGAIN = "made again", "بازسازی"
    ORDER_OF_PAGES = "order of pages", "ترتیب صفحه\u200cها"
    SCALE_AND_PLACE = "scale and place", "مقیاس و جای صفحه\u200cها"
    UPRIGHT = "upright", "جهت صفحه\u200cها"
    INK_OF_PAGES = "ink of pages", "مرکب صفحه\u200cها"
    SIZE_OF_SHEETS = "size of sheets", "اندازهٔ برگه\u200cها"
    INK_COVERAGE_BY_PAGE = "ink coverage by page", "پوشش مرکب در هر صفحه"
    NUMBER_OF_SHEETS = "number of sheets", "شمار برگه\u200cها"
    INK_OF_THE_POSTER = "ink of the poster", "مرکب پوستر"
    PREFLIGHT = "preflight", "بازبینی پیش از چاپ"
    BOXES = "boxes", "کادرهای صفحه"
    INKS = "inks", "مرکب\u200cها"
    INK_OF_TEXT = "ink of text", "مرکب متن"
    FONTS = "fonts", "قلم\u200cها"
    SMALLEST_TYPE = "smallest type", "ریزترین حروف"
    RESOLUTION = "resolution", "تفکیک تصویرها"
    THINNEST_RULE = "thinnest rule", "نازک\u200cترین خط"
    TRANSPARENCY = "transparency", "شفافیت"
    TOTAL_INK = "total ink", "مجموع مرکب\u200cها"
    INK_AT_THE_EDGES = "ink at the edges", "مرکب در لبه\u200cها"
    X4_VERSION = "PDF/X-4 version", "نسخهٔ PDF/X-4"
    X4_IDENTIFICATION = "PDF/X-4 identification", "شناسایی PDF/X-4"
    X4_DATES = "PDF/X-4 dates", "تاریخ\u200cهای PDF/X-4"
    X4_TRAPPING = "PDF/X-4 trapping", "ترپینگ PDF/X-4"
    X4_OUTPUT_INTENT = "PDF/X-4 output intent", "شرایط چاپ PDF/X-4"
    X4_PAGE_BOXES = "PDF/X-4 page boxes", "کادرهای صفحه در PDF/X-4"
    X4_LINKS_AND_NOTES = "PDF/X-4 links and notes", "پیوندها و یادداشت\u200cهای PDF/X-4"
    X4_PROHIBITED_OBJECTS = "PDF/X-4 prohibited objects", "اشیای ممنوع در PDF/X-4"
    SECOND_INK_IN_PROOFS = "second ink in proofs", "مرکب دوم در نمونه"
    ARCHIVE = "archive", "پروندهٔ فشرده"
    PLAIN_FILES = "plain files", "پرونده\u200cهای ساده"
    FIXITY = "fixity", "دست\u200cنخوردگی"
    SIGNATURE = "signature", "امضا"
    SIGNER = "signer", "امضاکننده"
    PROFILE = "profile", "محتوای بسته"
    BUILD_MANIFEST = "build manifest", "فهرست ساخت"
    METS_FILES = "METS files", "پرونده\u200cهای METS"
    READING_TEXT = "reading text", "متن خواندنی"
    DIPLOMATIC_TEXT_IN_TEI = "diplomatic text in TEI", "متن اصلی در TEI"
    CODE_POINTS = "code points of the text", "نویسه\u200cهای متن"
    DIRECTION = "direction and language", "جهت و زبان"
    PAGES_OF_PAPER = "pages of the paper", "صفحه\u200cهای چاپی"
    LINKS_WITHIN = "links within", "پیوندهای درونی"
    SELF_CONTAINED = "nothing fetched or run", "بی\u200cنیاز از بیرون"
    FILES_BESIDE = "files beside the page", "پرونده\u200cهای کنار صفحه"
    PACKAGE = "package of the book", "بستهٔ کتاب"
    READING_TEXT_IN_TEI = "reading text in TEI", "متن خواندنی در TEI"


class Outcome(Enum):
    """A check whose tool is missing is NOT_RUN, never PASSED; MEASURED is a likeness, which is told
    and decides nothing.
    """

    PASSED = "passed"
    FAILED = "failed"
    MEASURED = "measured"
    NOT_RUN = "not run"


class Fault(Struct, frozen=True):
    """One thing that a check found wrong: `fact` is a clause.

    `place` is where the edition says the words in question, None where they are the compiler's or
    there are none; `expected` and `seen` are those words, "" where the fact says all; `act` is a
    clause that says what can be done about it.
    """

    fact: str
    expected: str = ""
    seen: str = ""
    place: Place | None = None
    act: str = ""


PROGRAMS = (
    "HarfBuzz",
    "PDFium",
    "bagit.py",
    "expat",
    "jsonschema",
    "lxml",
    "pyHanko",
    "pypdf",
    "qpdf",
    "veraPDF",
)
"""Readers that others wrote, by the first word of their names. What else reads is a part of Python,
or is called by the rule, or the file, by which edition itself looked.
"""


class Check(Struct, frozen=True):
    """One thing that was looked at, by which reader, with what outcome; scores in per cent. The
    `note` says all in one line.
    """

    name: CheckName | ProperName
    reader: str
    outcome: Outcome
    measured: float | None = None
    note: str = ""
    faults: tuple[Fault, ...] = ()


class Proof(Struct, frozen=True):
    """All checks of one output, named as in the build folder (pamphlet.pdf)."""

    file: str
    checks: tuple[Check, ...]
