"""The tables of edition.toml that say what the text is, and what belongs to it; and
emendations.toml, what is changed in it.
"""

from typing import Annotated, Literal, TypeAlias

from edition.core.bounds import ENTRIES, HEADING, LINES, NAME, PASSAGE
from edition.core.direction import Kind
from edition.core.languages import Calendar
from edition.model.description.keys import Described, Key


class EmendationEntry(Described, frozen=True, kw_only=True):
    """`[[emendation]]`: a change that the editor stands for, in line `line` of text.txt (from 1).

    `before` are the characters as they stand there; where they stand there more than once,
    `occurrence` (from 1) says which are meant; 0 says that they stand there once. With line breaks
    in `before` or `after` lines are left out, put in, parted or joined; with nothing in `before`
    they are put in before the line.
    """

    line: Annotated[
        int,
        Key(
            en="The line of the text, from 1.",
            fa="شمارهٔ سطر در متن، از ۱.",
            example=12,
        ),
    ]
    before: Annotated[
        str,
        Key(
            en="The characters as they stand in that line, or from there on with `\\n` for each "
            "end of a line; empty, where `after` puts lines in before that line.",
            fa="نویسه‌ها چنان‌که در آن سطر آمده‌اند، یا از آنجا به بعد با `\\n` برای پایان هر سطر؛ "
            "تهی، اگر `after` پیش از آن سطر سطرهایی می‌افزاید.",
            example="مهر1384",
            lines=True,
            longest=PASSAGE,
        ),
    ]
    after: Annotated[
        str,
        Key(
            en="The characters to set in their place; with `\\n` in one of the two they are "
            "read as the text is, marks of Markdown too.",
            fa="نویسه‌هایی که به جای آن‌ها چیده شوند؛ با `\\n` در یکی از دو مقدار، همچون خود متن "
            "خوانده می‌شوند، با نشانه‌های Markdown.",
            example="مهر ۱۳۸۴",
            lines=True,
            printed=True,
            spaced=True,
            longest=PASSAGE,
        ),
    ]
    reason: Annotated[
        str,
        Key(
            en="Why.",
            fa="چرا.",
            example="فاصله از قلم افتاده است",
        ),
    ]
    occurrence: Annotated[
        int,
        Key(
            en="Which of them is meant, from 1, where they stand in the line more than once.",
            fa="اگر چند بار در آن سطر آمده‌اند، کدام‌یک، از ۱.",
            example=2,
        ),
    ] = 0


class Emendations(Described, frozen=True, kw_only=True):
    """The whole of emendations.toml."""

    emendation: Annotated[
        tuple[EmendationEntry, ...],
        Key(
            en="A change to the text that the editor stands for, with its reason.",
            fa="اصلاحی که ویراستار پای آن می‌ایستد، با دلیلش.",
            example=(
                EmendationEntry(
                    line=12,
                    before="مهر1384",
                    after="مهر ۱۳۸۴",
                    reason="فاصله از قلم افتاده است",
                ),
            ),
            most=ENTRIES,
        ),
    ] = ()


Profile: TypeAlias = Literal["diplomatic", "print", "academy"]
State: TypeAlias = Literal["off", "suggest", "apply"]


class PrintedDate(Described, frozen=True, kw_only=True):
    """`[[date]]`: a date as the text prints it. Where there are several, exactly one is `normative`
    and gives the reason.
    """

    printed: Annotated[
        str,
        Key(
            en="The date, character for character as the text prints it.",
            fa="تاریخ، نویسه به نویسه چنان‌که در متن چاپ شده است.",
            example="3 تا 5 مهر 1384",
            label="dates",
            printed=True,
            longest=NAME,
        ),
    ]
    calendar: Annotated[
        Calendar,
        Key(
            en="Its calendar: `jalali` in Iran and Afghanistan, `gregorian`, `hijri`, the lunar "
            "one, in the variant of Umm al-Qura, or `hijri-tabular`, reckoned by a cycle of thirty "
            "years, for days before 1343; `shahanshahi`, the imperial one of Iran (2535 is 1355).",
            fa="گاه‌شماری آن: `jalali` خورشیدی، `gregorian` میلادی، `hijri` قمری (ام‌القری)، "
            "`hijri-tabular` قمری قراردادی برای پیش از ۱۳۴۳، `shahanshahi` شاهنشاهی (۲۵۳۵ همان "
            "۱۳۵۵ است).",
            example="jalali",
        ),
    ]
    read_as: Annotated[
        str,
        Key(
            en="The same date in full, where `printed` lacks its year, shortens it, may be read in "
            "two ways, or is in words that are not known: `22 بهمن 1357` for `22 بهمن 57`.",
            fa="همان تاریخ به طور کامل، اگر `printed` سال ندارد، سالش کوتاه است، دو گونه خوانده "
            "می‌شود یا به واژه‌هایی است که شناخته نیست: `22 بهمن 1357` برای `22 بهمن 57`.",
            example="22 بهمن 1357",
            longest=NAME,
        ),
    ] = ""
    normative: Annotated[
        bool,
        Key(
            en="Of several dates the one that machines are told.",
            fa="از میان چند تاریخ، همان که به ماشین‌ها گفته می‌شود.",
            example=True,
        ),
    ] = False
    reason: Annotated[
        str,
        Key(
            en="Why that one; required where there are several.",
            fa="چرا همین یکی؛ اگر تاریخ‌ها چند تا باشند باید گفته شود.",
            example="۳ مهر ۱۳۸۴ یکشنبه است، چنان‌که در متن آمده است",
        ),
    ] = ""


class Link(Described, frozen=True, kw_only=True):
    """`[[link]]`: an address; `{id}` in it stands for the id of the edition.

    `qr` prints it as a QR code; `confirmed` says that it answers already: while it does not, the
    build warns. `serves` names what of the build will stand there.
    """

    label: Annotated[
        str,
        Key(
            en="What is to be found there; a screen reader says it.",
            fa="آنجا چه یافت می‌شود؛ صفحه‌خوان همین را می‌گوید.",
            example="نسخهٔ پایدار",
            heard=True,
            longest=NAME,
        ),
    ]
    url: Annotated[
        str,
        Key(
            en="An http or https address; `{id}` in it stands for the id of the edition.",
            fa="نشانی http یا https؛ `{id}` در آن به جای شناسهٔ ویرایش است.",
            example="https://archive.org/details/{id}",
            printed=True,
        ),
    ]
    qr: Annotated[
        bool,
        Key(
            en="Print it as a QR code too.",
            fa="به شکل کد QR هم چاپ شود.",
            example=True,
        ),
    ] = False
    confirmed: Annotated[
        bool,
        Key(
            en="The address answers already; while it does not, the build warns.",
            fa="این نشانی اکنون پاسخ می‌دهد؛ تا چنین نباشد، ساخت هشدار می‌دهد.",
            example=True,
        ),
    ] = False
    serves: Annotated[
        Literal["", "web"],
        Key(
            en="What of this build will stand at the address: the page of the web (`web`).",
            fa="کدام ساختهٔ این ویرایش در این نشانی خواهد بود: صفحهٔ وب (`web`).",
            example="web",
        ),
    ] = ""


class Image(Described, frozen=True, kw_only=True):
    """`[[image]]`: an emblem (PNG or SVG) for the cover. `file` is relative to the folder of
    edition.toml.
    """

    file: Annotated[
        str,
        Key(
            en="PNG, or SVG of filled shapes, in the folder of edition.toml.",
            fa="پروندهٔ PNG، یا SVG با شکل‌های توپر، در پوشهٔ edition.toml.",
            example="emblem.svg",
        ),
    ]
    alt: Annotated[
        str,
        Key(
            en="What it shows; a screen reader says it.",
            fa="تصویر چه نشان می‌دهد؛ صفحه‌خوان همین را می‌گوید.",
            example="نشان شورا: مشتی گره‌کرده",
            heard=True,
            longest=NAME,
        ),
    ]
    width_mm: Annotated[
        float,
        Key(
            en="Its width on the cover, in millimetres.",
            fa="پهنای آن بر جلد، به میلی‌متر.",
            example=20.0,
            between=(1, 1000),
        ),
    ] = 20.0


class Structure(Described, frozen=True, kw_only=True):
    """`[structure]`: what the rules cannot see in this text; each entry is a whole line of it,
    white space folded, or ends in «…» and is the beginning of lines.

    `verse` says that the text has verse, which is then recognised; `verses` are lines that are
    verse without being recognised, a couplet each or two to a couplet. What is None is as it is
    recognised. All but `left_out` and `page_lines` are about lines that are printed.
    """

    headings: Annotated[
        tuple[str, ...],
        Key(
            en="Lines that head a section.",
            fa="سطرهایی که سرفصل‌اند.",
            example=("سخنی با خواننده",),
            longest=HEADING,
            most=LINES,
        ),
    ] = ()
    subheadings: Annotated[
        tuple[str, ...],
        Key(
            en="Lines that head a part of a section.",
            fa="سطرهایی که عنوان بخشی از یک فصل‌اند.",
            example=("یک نکته",),
            longest=HEADING,
            most=LINES,
        ),
    ] = ()
    slogans: Annotated[
        tuple[str, ...],
        Key(
            en="Lines that are slogans.",
            fa="سطرهایی که شعارند.",
            example=("زنده باد آزادی!",),
            longest=HEADING,
            most=LINES,
        ),
    ] = ()
    paragraphs: Annotated[
        tuple[str, ...],
        Key(
            en="Lines that are paragraphs, whatever they look like.",
            fa="سطرهایی که بند متن‌اند، به هر شکلی که باشند.",
            example=("چنین گفت",),
            longest=PASSAGE,
            most=LINES,
        ),
    ] = ()
    verses: Annotated[
        tuple[str, ...],
        Key(
            en="Lines that are verse without being recognised: a couplet, or half of one.",
            fa="سطرهایی که شعرند و شناخته نشده‌اند: یک بیت یا یک مصراع.",
            example=("بشنو از نی چون حکایت می‌کند",),
            longest=PASSAGE,
            most=LINES,
        ),
    ] = ()
    verse: Annotated[
        bool,
        Key(
            en="The text has verse, which is then recognised.",
            fa="متن شعر دارد؛ آنگاه شعرها شناخته می‌شوند.",
            example=True,
        ),
    ] = False
    left_out: Annotated[
        tuple[str, ...],
        Key(
            en="Lines that are not printed, such as running heads of the pages that the text was "
            "taken from. The register lists them.",
            fa="سطرهایی که چاپ نمی‌شوند، مانند سرصفحهٔ کتابی که متن از آن گرفته شده است. در فهرست "
            "اصلاح‌ها می‌آیند.",
            example=("تاریخ شهر",),
            longest=PASSAGE,
            most=LINES,
        ),
    ] = ()
    joined: Annotated[
        bool | None,
        Key(
            en="Lines end where a page or a window did: they are put together, with blank lines "
            "between paragraphs. `false`: each line is a paragraph. Left out: as it is recognised.",
            fa="سطرها آنجا که صفحه یا پنجره تمام شده بریده‌اند: "
            "به هم می‌پیوندند و سطر خالی بندها را "
            "جدا می‌کند. `false`: هر سطر یک بند است. اگر نباشد: چنان‌که شناخته شود.",
            example=True,
        ),
    ] = None
    numbered_headings: Annotated[
        bool | None,
        Key(
            en="Numbered lines with running text below them are headings; `false`: they are items "
            "of a list. Left out: as it is recognised.",
            fa="سطرهای شماره‌دار که زیرشان متن است سرفصل‌اند؛ `false`: موردهای یک فهرست‌اند. اگر "
            "نباشد: چنان‌که شناخته شود.",
            example=True,
        ),
    ] = None
    speech: Annotated[
        bool | None,
        Key(
            en="Lines that begin with a dash are speech, a paragraph each; `false`: they are items "
            "of a list. Left out: as it is recognised.",
            fa="سطرهایی که با خط تیره آغاز می‌شوند گفت‌وگویند "
            "و هر یک بندی است؛ `false`: موردهای یک "
            "فهرست‌اند. اگر نباشد: چنان‌که شناخته شود.",
            example=True,
        ),
    ] = None
    page_lines: Annotated[
        bool,
        Key(
            en="Numbers and running heads of the pages that the text was taken from are "
            "recognised and left out; `false`: they are printed as text.",
            fa="شماره و سرصفحهٔ صفحه‌هایی که متن از آن‌ها گرفته شده شناخته و کنار گذاشته می‌شود؛ "
            "`false`: همچون متن چاپ می‌شوند.",
            example=False,
        ),
    ] = True


class Direction(Described, frozen=True, kw_only=True):
    """`[direction]`: what runs from left to right in the text as one.

    `off` names kinds that the compiler is to leave to the Unicode algorithm: see `core.direction`.
    `pieces` are further ones, as they stand in the text.
    """

    off: Annotated[
        tuple[Kind, ...],
        Key(
            en="Kinds of pieces that are left to the Unicode algorithm.",
            fa="رده‌هایی که به الگوریتم یونیکد واگذاشته می‌شوند.",
            example=("sum",),
        ),
    ] = ()
    pieces: Annotated[
        tuple[str, ...],
        Key(
            en="Further pieces that stand from the left, as they are in the text.",
            fa="تکه‌های دیگری که از چپ خوانده می‌شوند، چنان‌که در متن‌اند.",
            example=("۱۲-ب",),
            most=LINES,
        ),
    ] = ()
