"""All that a report says in words, in each language that it can speak: Persian and English.

The checks have their names where they are declared (`edition.model.proof.CheckName`); what a check
notes is in English in every report.
"""

from collections.abc import Mapping

from msgspec import Struct


class TypographyWords(Struct, frozen=True, kw_only=True):
    """The names of what the text of an output measures, and of what its loosest lines are told
    by.
    """

    heading: str
    lines: str
    size_and_measure: str
    gap: str
    variation: str
    widest: str
    loose: str
    runts: str
    off_grid: str
    scaled: str
    most_scaled: str
    tracked: str
    most_tracked: str
    unlike: str
    kashida: str
    loosest: str
    of_a_line: tuple[str, str, str, str]


class SpreadWords(Struct, frozen=True, kw_only=True):
    """What is said of facing pages; `ends` has why a page ends where it does, by the word that its
    make-up has for it.
    """

    heading: str
    heads: tuple[str, str, str]
    level: str
    ends: Mapping[str, str]


class PaperWords(Struct, frozen=True, kw_only=True):
    """What is said of how much paper the pamphlet takes, and what would spare a sheet of it."""

    heading: str
    counted: str
    saving: str


class DirectionWords(Struct, frozen=True, kw_only=True):
    """What is said of pieces that are set otherwise than by UAX #9 alone."""

    heading: str
    about: str
    heads: tuple[str, str, str, str, str]


class PosterWords(Struct, frozen=True, kw_only=True):
    """What is said of posters; compositions, and why a poster has one, by the words of the
    model.
    """

    heading: str
    heads: tuple[str, str, str, str, str, str]
    compositions: Mapping[str, str]
    whys: Mapping[str, str]


class StructureWords(Struct, frozen=True, kw_only=True):
    """What is said of what a text was taken for. `kinds` are kinds of blocks by the names that they
    have in a `ref`; one that is not there is told by that name.
    """

    heading: str
    about: str
    heads: tuple[str, str]
    kinds: Mapping[str, str]


class ReportWords(Struct, frozen=True, kw_only=True):
    """One language of a report: its tag (BCP 47), which way it runs, its digits and its comma.

    `heads` stand over the checks of a file. `terms` are outcomes and kinds of pieces by the English
    terms that proof.json has for them; one that is not there is told by that term.
    """

    tag: str
    runs: str
    digits: str
    decimal: str
    comma: str
    heading: str
    heads: tuple[str, str, str, str, str]
    terms: Mapping[str, str]
    typography: TypographyWords
    paper: PaperWords
    spreads: SpreadWords
    posters: PosterWords
    direction: DirectionWords
    structure: StructureWords

    def figures(self, value: int | str) -> str:
        """A number that is written as in English, in the digits of this language."""
        return str(value).translate(str.maketrans("0123456789.", f"{self.digits}{self.decimal}"))

    def term(self, english: str) -> str:
        """What an outcome or a kind is called."""
        return self.terms.get(english, english)


PERSIAN = ReportWords(
    tag="fa",
    runs="rtl",
    digits="۰۱۲۳۴۵۶۷۸۹",
    decimal="٫",
    comma="، ",
    heading="گزارش آزمون\u200cها",
    heads=("آزمون", "خواننده", "نتیجه", "اندازه", "توضیح"),
    terms={
        "passed": "درست",
        "failed": "نادرست",
        "measured": "سنجیده",
        "not run": "انجام\u200cنشده",
        "telephone": "تلفن",
        "card": "کارت و حساب",
        "book number": "شابک و شاپا",
        "number": "عدد",
        "date": "تاریخ",
        "sum": "حساب",
        "sign": "عدد با نشان",
        "currency": "عدد با نشان پول",
        "mark": "واژهٔ لاتین با نشان",
        "code": "شناسه",
        "address": "نشانی",
        "declared": "به خواست ویراستار",
        "range": "بازه",
    },
    typography=TypographyWords(
        heading="حروف\u200cچینی",
        lines="سطرهایی که پهنای ستون را پر می\u200cکنند",
        size_and_measure="اندازهٔ حروف و پهنای ستون، پوینت",
        gap="میانهٔ فاصلهٔ واژه\u200cها، em",
        variation="ضریب تغییر فاصله\u200cها",
        widest="صدک ۹۵ به میانه",
        loose="سطرهای گشاد، درصد",
        runts="سطرهای پایانی بسیار کوتاه",
        off_grid="سطرهای بیرون از شبکه، درصد",
        scaled="سطرهای باریک\u200cشده یا پهن\u200cشده، درصد",
        most_scaled="بیشترین باریکی یا پهنی، درصد",
        tracked="سطرهایی که پیوند حروفشان باز یا بسته شده، درصد",
        most_tracked="بیشترین فاصله در پیوند، em",
        unlike="بیشترین نسبت فاصله\u200cهای دو سطر همسایه",
        kashida="سطرهای کشیده\u200cدار، درصد",
        loosest="گشادترین سطرها",
        of_a_line=("صفحه", "سطر", "فاصله، em", "متن"),
    ),
    paper=PaperWords(
        heading="کاغذ",
        counted="صفحه: {pages}، برگ کاغذ: {sheets}، صفحهٔ سفید: {blank}",
        saving="با {line} در {table}، {pages} صفحه می\u200cشود.",
    ),
    spreads=SpreadWords(
        heading="صفحه\u200cهای روبه\u200cرو",
        heads=("صفحه\u200cها", "سطرهای پر", "چرا"),
        level="{level} جفت از {all} جفت صفحهٔ روبه\u200cرو در یک سطر پایان می\u200cیابند.",
        ends={
            "full": "صفحهٔ روبه\u200cرو جای بیشتری دارد",
            "kept together": "آنچه در پی می\u200cآید بریده نمی\u200cشود و جا ندارد",
            "facing page": "صفحهٔ روبه\u200cرو چنین است",
            "later pages": "وگرنه صفحه\u200cهای بعد بدتر می\u200cشدند",
            "forced": "آنچه در پی می\u200cآید صفحه\u200cای را آغاز می\u200cکند",
            "turned": "جدولی خوابیده در صفحه است",
            "the end": "متن همان\u200cجا پایان می\u200cیابد",
        },
    ),
    posters=PosterWords(
        heading="پوسترها",
        heads=(
            "پرونده",
            "چیدمان",
            "چرا",
            "درشت\u200cترین سطر، پوینت",
            "ریزترین سطر، پوینت",
            "نشانهٔ پایانی که چیده نشد",
        ),
        compositions={
            "page": "صفحه",
            "numeral": "شماره",
            "stack": "پشته",
            "flood": "زمینهٔ رنگی",
        },
        whys={
            "asked": "به خواست ویراستار",
            "list": "چند پاره را نشان می\u200cدهد",
            "words": "بیش از ۲۵ واژه دارد",
            "number": "مورد شماره\u200cدار است",
            "few": "چند واژه است",
        },
    ),
    direction=DirectionWords(
        heading="جهت نوشتار",
        about=(
            "این پاره\u200cها بر پایهٔ رده\u200cشان چیده شده\u200cاند و نه تنها با الگوریتم "
            "دوجهتهٔ یونیکد (UAX #9). هر رده را با `[direction]` می\u200cتوان خاموش کرد."
        ),
        heads=("سطر", "رده", "متن", "چیده\u200cشده، از چپ", "با الگوریتم، از چپ"),
    ),
    structure=StructureWords(
        heading="ساختار متن",
        about=(
            "هر پارهٔ متن با نامی که به آن شناخته شده است. آنچه نادرست است در `[structure]` "
            "گفته می\u200cشود."
        ),
        heads=("رده", "شمار"),
        kinds={
            "title": "عنوان",
            "heading": "سرفصل",
            "subheading": "زیرفصل",
            "paragraph": "بند",
            "item": "مورد فهرست",
            "hemistich": "مصراع",
            "cell": "خانهٔ جدول",
            "note": "یادداشت",
            "divider": "خط جداکننده",
            "slogan": "شعار",
            "issuing body": "صادرکننده",
            "adopting meeting": "نشست تصویب\u200cکننده",
            "place": "جا",
            "date": "تاریخ",
            "signatories": "سرنویس امضاها",
            "signatory": "امضاکننده",
            "code": "کد",
        },
    ),
)

ENGLISH = ReportWords(
    tag="en",
    runs="ltr",
    digits="0123456789",
    decimal=".",
    comma=", ",
    heading="Proof report",
    heads=("Check", "Reader", "Outcome", "Score", "Note"),
    terms={},
    typography=TypographyWords(
        heading="Typography",
        lines="lines that fill the measure",
        size_and_measure="size and measure, pt",
        gap="median word gap, em",
        variation="variation of gaps (cv)",
        widest="95th percentile to median",
        loose="loose lines, per cent",
        runts="runts",
        off_grid="lines off the grid, per cent",
        scaled="lines scaled, per cent",
        most_scaled="most scaled, per cent",
        tracked="lines with joints drawn apart or together, per cent",
        most_tracked="most at a joint, em",
        unlike="greatest ratio of gaps of neighbouring lines",
        kashida="lines with kashida, per cent",
        loosest="The loosest lines",
        of_a_line=("Page", "Line", "Gap, em", "Text"),
    ),
    paper=PaperWords(
        heading="Paper",
        counted="Pages: {pages}; sheets of paper: {sheets}; blank pages: {blank}",
        saving="With {line} in {table} there would be {pages} pages.",
    ),
    spreads=SpreadWords(
        heading="Facing pages",
        heads=("Pages", "Rows", "Why"),
        level="{level} of {all} spreads end level.",
        ends={
            "full": "the page beside it has more room",
            "kept together": "what follows may not be parted and has no room",
            "facing page": "the page beside it is so",
            "later pages": "else later pages would come out worse",
            "forced": "what follows opens a page",
            "turned": "a table lies turned on the page",
            "the end": "the text ends there",
        },
    ),
    posters=PosterWords(
        heading="Posters",
        heads=(
            "File",
            "Composition",
            "Why",
            "Largest line, pt",
            "Smallest line, pt",
            "Final mark not set",
        ),
        compositions={"page": "page", "numeral": "numeral", "stack": "stack", "flood": "flood"},
        whys={
            "asked": "it was asked for",
            "list": "it shows several blocks",
            "words": "it has more than 25 words",
            "number": "it is a numbered item",
            "few": "it is a few words",
        },
    ),
    direction=DirectionWords(
        heading="Direction",
        about=(
            "These pieces are set by their kind and not by the Unicode algorithm (UAX #9) alone. "
            "`[direction]` turns a kind off."
        ),
        heads=("Line", "Kind", "Text", "As set, from the left", "By the algorithm, from the left"),
    ),
    structure=StructureWords(
        heading="Structure of the text",
        about=(
            "Each piece of the text with what it was taken for. What is wrong is said in "
            "`[structure]`."
        ),
        heads=("Kind", "Count"),
        kinds={
            "title": "title",
            "heading": "heading",
            "subheading": "subheading",
            "paragraph": "paragraph",
            "item": "item of a list",
            "hemistich": "half a couplet",
            "cell": "cell of a table",
            "note": "note",
            "divider": "rule",
            "slogan": "slogan",
            "issuing body": "issuing body",
            "adopting meeting": "adopting meeting",
            "place": "place",
            "date": "date",
            "signatories": "heading of signatories",
            "signatory": "signatory",
            "code": "code",
        },
    ),
)

_SPOKEN = (PERSIAN, ENGLISH)


def languages_of_report(tag: str | None) -> tuple[ReportWords, ...]:
    """In which languages an edition is reported on: in its own, if a report speaks it, then in
    English.

    A tag is looked up by taking subtags from its end (RFC 4647, 3.4). None is for what is not of
    one edition, which is told in every language.
    """
    if tag is None:
        return _SPOKEN
    own, _, _ = tag.lower().partition("-")
    return (*(words for words in _SPOKEN if words.tag == own and words is not ENGLISH), ENGLISH)
