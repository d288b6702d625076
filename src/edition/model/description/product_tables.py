"""The tables of edition.toml that say what is made of the text, and how."""

from typing import Annotated, Literal, TypeAlias

from edition.core.bounds import LINES, NAME
from edition.core.papers import PageName, PosterSize
from edition.core.publication_types import PublicationType
from edition.model.description.keys import Described, Key
from edition.model.output_kinds import LISTED, PAMPHLET, OutputName, ReadingName

Flip: TypeAlias = Literal["short", "long"]
Fold: TypeAlias = Literal["z", "roll"]


class Output(Described, frozen=True, kw_only=True):
    """`[[output]]`: a thing to make, and its paper; `heading` is the editor's own, above the items
    of a handout.
    """

    kind: Annotated[
        OutputName,
        Key(
            en=f"What is made: {', '.join(f'`{kind.name}` ({kind.en})' for kind in LISTED)}.",
            fa=f"چه ساخته شود: {'، '.join(f'`{kind.name}` ({kind.fa})' for kind in LISTED)}.",
            example=PAMPHLET.name,
        ),
    ]
    size: Annotated[
        PageName,
        Key(
            en="The size of a page of the pamphlet; a handout and a mini-zine are on the `A4` or "
            "the `Letter` sheet of the same family.",
            fa="قطع صفحهٔ جزوه؛ تراکت و زین بر برگ `A4` یا `Letter` همان خانواده است.",
            example="A5",
        ),
    ] = "A5"
    heading: Annotated[
        str,
        Key(
            en="The editor's heading above the items of a handout.",
            fa="عنوانی از ویراستار، بالای موردهای تراکت.",
            example="هفت خواست",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    reading: Annotated[
        ReadingName,
        Key(
            en="The reading of the text that it shows: with the changes of the edition "
            "(`edited`), or as the text was found (`diplomatic`), in a file whose name "
            "says so: one of each may stand in an edition. A booklet is made of the pages of the "
            "pamphlet of its reading.",
            fa="خوانشی از متن که نشان می‌دهد: با اصلاح‌های ویرایش (`edited`)، یا متن چنان‌که "
            "یافته شد (`diplomatic`) در پرونده‌ای که نامش همین را می‌گوید؛ "
            "از هر دو می‌توان یکی داشت. "
            "دفترچه از صفحه‌های جزوهٔ همان خوانش است.",
            example="diplomatic",
        ),
    ] = "edited"


class Poster(Described, frozen=True, kw_only=True):
    """`[[poster]]`: what it shows, by reference: a block («title», «slogan 1», «item 7»), all of a
    kind («items»), or a poster for each of a kind («each item»).

    `heading` is the editor's own, above all of a kind. `tiles` names the paper of the home printer
    that prints it in pieces.
    """

    shows: Annotated[
        str,
        Key(
            en="A block of the text by reference (`title`, `slogan 1`, `item 7`), all of a kind "
            "(`items`), or a poster for each of a kind (`each item`); `heading 2` is that section, "
            "`couplet 1`, `stanza 1` and `verse` are of its verse.",
            fa="پاره‌ای از متن با نامش (`title` عنوان، `slogan 1` شعار، `item 7` مورد هفتم)، همهٔ "
            "یک گونه (`items`) یا برای هر یک پوستری (`each item`)؛ `heading 2` بخش دوم است با "
            "سرفصلش، و `couplet 1` (بیت)، `stanza 1` (بند) و `verse` از شعر متن‌اند.",
            example="each item",
        ),
    ]
    size: Annotated[
        PosterSize,
        Key(
            en="Its paper; or the pixels of a picture to be posted, a square one or one as high as "
            "a telephone, which is made as PNG too.",
            fa="کاغذ آن؛ یا پیکسل‌های تصویری برای هم‌رسانی، چهارگوش یا به بلندی تلفن همراه، که "
            "PNG آن نیز ساخته می‌شود.",
            example="A3",
        ),
    ] = "A3"
    compose: Annotated[
        Literal["auto", "page", "numeral", "stack", "flood"],
        Key(
            en="How it is composed: `page` (running text or a list), `numeral` (a number and its "
            "item), `stack` (a few words, each line as large as it goes), `flood` (the same on a "
            "sheet of colour); `auto` chooses one of the first three by the words.",
            fa="چیدمان آن: `page` (متن پیوسته یا فهرست)، `numeral` (شماره‌ای بزرگ با مورد آن)، "
            "`stack` (چند واژه، هر سطر به بزرگی‌ای که جا می‌شود)، `flood` (همان بر زمینهٔ رنگی)؛ "
            "`auto` یکی از سه‌تای نخست را از روی واژه‌ها برمی‌گزیند.",
            example="stack",
        ),
    ] = "auto"
    heading: Annotated[
        str,
        Key(
            en="The editor's heading above all of a kind.",
            fa="عنوانی از ویراستار، بالای همهٔ یک گونه.",
            example="هفت خواست",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    reading: Annotated[
        ReadingName,
        Key(
            en="The same of a poster: with the changes of the edition, or as the text was found.",
            fa="خوانش متن در پوستر: با اصلاح‌های ویرایش، یا متن چنان‌که یافته شد.",
            example="diplomatic",
        ),
    ] = "edited"
    tiles: Annotated[
        Literal["", "A3", "A4", "Letter"],
        Key(
            en="The paper of the home printer that prints it in pieces.",
            fa="کاغذ چاپگر خانگی که آن را تکه‌تکه چاپ می‌کند.",
            example="A4",
        ),
    ] = ""
    tile_margin_mm: Annotated[
        float,
        Key(
            en="What the printer leaves white at each edge, in millimetres.",
            fa="آنچه چاپگر در هر لبه سفید می‌گذارد، به میلی‌متر.",
            example=5.0,
        ),
    ] = 5.0
    tile_overlap_mm: Annotated[
        float,
        Key(
            en="The width by which sheets are glued over one another, in millimetres.",
            fa="پهنایی که برگ‌ها روی هم چسبانده می‌شوند، به میلی‌متر.",
            example=8.0,
        ),
    ] = 8.0


class Justification(Described, frozen=True, kw_only=True):
    """`[typography]`: how lines are justified.

    `justify` says what gives way beside the gaps between words: nothing ("spaces"), the width of
    whole lines by up to `scale_percent` and the joints of letters by up to `joint_em` each
    ("scaled"), and kashida besides, of `kashida_em` where the letters bear no longer one
    ("kashida"). `narrowest_gap` and `widest_gap` are shares of the natural gap, the second but for
    need. `hanging` lets punctuation hang out at both edges. No line of display type parts the words
    of one of the `terms`.
    """

    justify: Annotated[
        Literal["spaces", "scaled", "kashida"],
        Key(
            en="What gives way in a line: the gaps alone (`spaces`), letters and their joints too "
            "(`scaled`), kashida besides (`kashida`).",
            fa="در هر سطر چه کم و زیاد شود: تنها فاصله‌ها (`spaces`)، پهنا و پیوند حروف هم "
            "(`scaled`)، و کشیده نیز (`kashida`).",
            example="kashida",
        ),
    ] = "kashida"
    narrowest_gap: Annotated[
        float,
        Key(
            en="The narrowest gap between words, as a share of the natural one.",
            fa="تنگ‌ترین فاصلهٔ دو واژه، نسبت به فاصلهٔ طبیعی.",
            example=0.67,
            between=(0.5, 1),
        ),
    ] = 0.67
    widest_gap: Annotated[
        float,
        Key(
            en="The widest gap that is used without need.",
            fa="گشادترین فاصله، مگر ناچاری باشد.",
            example=1.6,
            between=(1.1, 2),
        ),
    ] = 1.6
    scale_percent: Annotated[
        float,
        Key(
            en="By how much the letters of a line become wider or narrower at most.",
            fa="بیشترین پهن یا باریک شدن حروف یک سطر، به درصد.",
            example=2.0,
            between=(0, 2),
        ),
    ] = 2.0
    kashida_em: Annotated[
        float,
        Key(
            en="The longest kashida, as a share of the size of the type.",
            fa="بلندترین کشیده، نسبت به اندازهٔ حروف.",
            example=0.4,
            between=(0.1, 0.5),
        ),
    ] = 0.4
    joint_em: Annotated[
        float,
        Key(
            en="By how much the joint of two letters is lengthened, as a share of the size.",
            fa="بیشترین بلند شدن پیوند دو حرف، نسبت به اندازهٔ حروف.",
            example=0.03,
            between=(0, 0.04),
        ),
    ] = 0.03
    hanging: Annotated[
        bool,
        Key(
            en="Punctuation hangs out at both edges.",
            fa="نشانه‌های نقطه‌گذاری از هر دو لبه بیرون می‌زنند.",
            example=True,
        ),
    ] = True
    terms: Annotated[
        tuple[str, ...],
        Key(
            en="Terms of two words or more that no line of display type parts.",
            fa="ترکیب‌های دوواژه‌ای یا بیشتر که هیچ سطری از حروف درشت (پوستر، عنوان، تراکت) "
            "جداشان نمی‌کند.",
            example=("محیط زیست",),
            most=LINES,
        ),
    ] = ()


class Deposit(Described, frozen=True, kw_only=True):
    """`[deposit]`: what goes to the archive beyond what always goes.

    `also` names descriptions that are made on request; `attach` files to keep with the source,
    relative to the folder of edition.toml. `source_in_pdf` attaches the source text to every PDF
    that shows the whole of it. `publication_year` is the Gregorian year to cite by, where the date
    of the text reaches over a new year. `publication_type` is the kind of publication that
    catalogues are told. `renditions` names standards by which each PDF that is read is written once
    more, beside the first.
    """

    also: Annotated[
        tuple[Literal["bibtex", "dspace", "ead", "mods", "zenodo"], ...],
        Key(
            en="Descriptions that are made on request.",
            fa="توصیف‌هایی که به درخواست ساخته می‌شوند.",
            example=("zenodo",),
        ),
    ] = ()
    attach: Annotated[
        tuple[str, ...],
        Key(
            en="Files to keep with the source, in the folder of edition.toml.",
            fa="پرونده‌هایی که با متن نگه داشته شوند، در پوشهٔ edition.toml.",
            example=("نامه.pdf",),
            most=LINES,
        ),
    ] = ()
    source_in_pdf: Annotated[
        bool,
        Key(
            en="Attach the source text to every PDF that shows the whole of it.",
            fa="متن اصلی به هر PDF که همهٔ آن را دارد پیوست شود.",
            example=True,
        ),
    ] = False
    publication_year: Annotated[
        int | None,
        Key(
            en="The Gregorian year to cite by, where the date reaches over a new year.",
            fa="سال میلادی برای ارجاع، اگر تاریخ متن دو سال میلادی را در بر گیرد.",
            example=2005,
        ),
    ] = None
    publication_type: Annotated[
        PublicationType,
        Key(
            en="The kind of publication for catalogues: a `pamphlet`, a `book`, a `report`, a "
            "`thesis`, or an `article` of a journal.",
            fa="گونهٔ نشر برای فهرست‌ها: جزوه (`pamphlet`)، کتاب (`book`)، گزارش (`report`)، "
            "پایان‌نامه (`thesis`) یا مقالهٔ مجله (`article`).",
            example="book",
        ),
    ] = "pamphlet"
    renditions: Annotated[
        tuple[Literal["pdfa4"], ...],
        Key(
            en="PDFs once more, by newer standards: PDF 2.0, PDF/A-4, PDF/UA-2, WTPDF 1.0.",
            fa="هر PDF یک بار دیگر، به استانداردهای نوتر: PDF 2.0، PDF/A-4، PDF/UA-2، WTPDF 1.0.",
            example=("pdfa4",),
        ),
    ] = ()


class Booklet(Described, frozen=True, kw_only=True):
    """`[booklet]`: how its sheets are printed and bound.

    `caliper_mm` is the thickness of the paper, by which the pages of inner sheets are moved towards
    the fold. `flip` is the edge over which the printer turns a sheet. `signature` is the number of
    pages in a signature that is sewn or glued, 0 for staples.
    """

    caliper_mm: Annotated[
        float,
        Key(
            en="The thickness of the paper in millimetres, for creep.",
            fa="کلفتی کاغذ به میلی‌متر، برای جبران بیرون‌زدگی برگ‌های میانی.",
            example=0.1,
            between=(0, 1),
        ),
    ] = 0.0
    flip: Annotated[
        Flip,
        Key(
            en="The edge over which the printer turns a sheet.",
            fa="لبه‌ای که چاپگر برگ را از آن برمی‌گرداند: کوتاه (`short`) یا بلند (`long`).",
            example="short",
        ),
    ] = "short"
    signature: Annotated[
        int,
        Key(
            en="Pages in a signature that is sewn or glued, a multiple of 4; 0 for staples.",
            fa="شمار صفحه‌های هر فرم برای دوخت یا چسب، مضربی از ۴؛ برای منگنه ۰.",
            example=16,
        ),
    ] = 0


class Leaflet(Described, frozen=True, kw_only=True):
    """`[leaflet]`: how its sheets are folded: like a Z ("z"), or the last panel into the others
    ("roll").
    """

    fold: Annotated[
        Fold,
        Key(
            en="Like a Z (`z`), or the last panel folded in (`roll`), 97 mm wide beside two of "
            "100.",
            fa="زیگزاگ (`z`)، یا لت آخر رو به درون (`roll`)، با پهنای ۹۷ کنار دو لت ۱۰۰ میلی‌متری.",
            example="z",
        ),
    ] = "z"


class Press(Described, frozen=True, kw_only=True):
    """`[press]`: `second_ink` is what the print shop calls the ink beside black.

    `profile` is the shop's CMYK profile, an ICC file relative to the folder of edition.toml, with
    its SHA-256; where it is named, the shop's files are PDF/X-4. `condition` is what the ICC's
    registry calls that way of printing, "" for one of the shop's own. `ink_limit_percent` is how
    much of all inks together the paper takes in one place.
    """

    second_ink: Annotated[
        str,
        Key(
            en="What the print shop calls the ink beside black, in Latin letters.",
            fa="نامی که چاپخانه به رنگ دوم می‌دهد، به حروف لاتین.",
            example="PANTONE 186 C",
            longest=NAME,
        ),
    ] = "Accent"
    profile: Annotated[
        str,
        Key(
            en="The shop's CMYK profile, an ICC file in the folder of edition.toml; with it the "
            "shop's files are PDF/X-4.",
            fa="نمایهٔ رنگ CMYK چاپخانه، پرونده‌ای ICC در پوشهٔ edition.toml؛ با آن پرونده‌های "
            "چاپخانه PDF/X-4 می‌شوند.",
            example="PSOuncoated_v3_FOGRA52.icc",
        ),
    ] = ""
    sha256: Annotated[
        str,
        Key(
            en="The SHA-256 of the profile; left out once, the build says which it is.",
            fa="چکیدهٔ SHA-256 نمایه؛ یک بار ننویسید، ساخت می‌گوید کدام است.",
            example="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
    ] = ""
    condition: Annotated[
        str,
        Key(
            en="Its name in the ICC's registry; left out for a profile of the shop's own.",
            fa="نام آن در فهرست ICC؛ برای نمایهٔ خود چاپخانه ننویسید.",
            example="FOGRA52",
        ),
    ] = ""
    ink_limit_percent: Annotated[
        int,
        Key(
            en="How much of all inks together the paper takes in one place.",
            fa="بیشترین مجموع رنگ‌ها در یک نقطه که کاغذ می‌پذیرد، به درصد.",
            example=300,
            between=(100, 400),
        ),
    ] = 300
