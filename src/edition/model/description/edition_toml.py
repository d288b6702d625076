"""edition.toml as a typed value. Unknown keys are errors; `read` says where and which key was
meant.
"""

from datetime import date as Day
from typing import Annotated, Literal

from msgspec import field

from edition.core.bounds import ABSTRACT, NAME, TITLE
from edition.core.languages.words import Words
from edition.model.description.font_tables import A_DIGEST, Font, OwnFace
from edition.model.description.keys import Described, Key
from edition.model.description.layout_table import Layout
from edition.model.description.people_tables import Contributor, Creator, Series, Subject
from edition.model.description.product_tables import (
    Booklet,
    Deposit,
    Justification,
    Leaflet,
    Output,
    Poster,
    Press,
)
from edition.model.description.text_tables import (
    Direction,
    Image,
    Link,
    PrintedDate,
    Profile,
    State,
    Structure,
)


class Description(Described, frozen=True, kw_only=True):
    """The whole of edition.toml.

    `words` states what the compiler says in a language it does not know, or says otherwise in one
    it does. `encoding` names that of the text, "" for UTF-8 or UTF-16 with its mark. `orthography`
    overrides `profile` for single rules, by their ids.
    """

    id: Annotated[
        str,
        Key(
            en="The name of the edition, which never changes: 3 to 80 of `A–Z a–z 0–9 . _ -`; "
            "`{id}` in a link stands for it.",
            fa="شناسهٔ ویرایش، که هرگز عوض نمی‌شود: ۳ تا ۸۰ نویسه از `A–Z a–z 0–9 . _ -`؛ `{id}` "
            "در پیوندها به جای آن است.",
            example="bayaniye-1403-02",
        ),
    ]
    language: Annotated[
        str,
        Key(
            en="`fa`, `fa-AF`, `ar`, `ur`, `ckb`, `ug`, `he` or `yi`; of another that is written "
            "from the right, `[words]` states what the compiler says in it.",
            fa="زبان متن: `fa`، `fa-AF`، `ar`، `ur`، `ckb`، `ug`، `he` یا `yi`؛ برای زبانی دیگر که "
            "از راست نوشته می‌شود، واژه‌های شناسنامه در `[words]` گفته می‌شوند.",
            example="fa",
        ),
    ]
    encoding: Annotated[
        str,
        Key(
            en="The encoding of `text.txt`, if it is neither UTF-8 nor UTF-16 with its mark.",
            fa="رمزگذاری `text.txt`، اگر نه UTF-8 باشد و نه UTF-16 با نشانه‌اش.",
            example="windows-1256",
        ),
    ] = ""
    title: Annotated[
        str,
        Key(
            en="The title as in the text.",
            fa="عنوان، چنان‌که در متن است.",
            example="نان و آزادی",
            label="title",
            printed=True,
            spelt=True,
            longest=TITLE,
        ),
    ]
    title_parts: Annotated[
        tuple[str, ...],
        Key(
            en="The title as the cover divides it; joined by spaces it equals `title`.",
            fa="بخش‌های عنوان بر جلد؛ با فاصله به هم پیوسته همان `title` است.",
            example=("نان", "و آزادی"),
            printed=True,
            spelt=True,
            longest=TITLE,
        ),
    ] = ()
    short_title: Annotated[
        str,
        Key(
            en="A short title for the running head.",
            fa="عنوان کوتاه برای سرصفحه.",
            example="نان",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    issuing_body: Annotated[
        str,
        Key(
            en="Who speaks.",
            fa="صادرکننده: چه کسی سخن می‌گوید.",
            example="شورای نویسندگان",
            label="issuing_body",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ]
    issuing_body_kind: Annotated[
        Literal["person", "organisation"],
        Key(
            en="Whether the issuing body is a person.",
            fa="صادرکننده شخص (`person`) است یا سازمان (`organisation`).",
            example="person",
        ),
    ] = "organisation"
    publisher: Annotated[
        str,
        Key(
            en="Who makes this edition public; required for a deposit.",
            fa="ناشر این ویرایش؛ برای بایگانی لازم است.",
            example="نشر نمونه",
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    adopting_meeting: Annotated[
        str,
        Key(
            en="The meeting that adopted the text, as it should stand in the imprint.",
            fa="نشستی که متن را پذیرفت، چنان‌که در شناسنامه بیاید.",
            example="نشست سوم",
            label="adopted",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    place: Annotated[
        str,
        Key(
            en="Where the text was issued, as it should stand in the imprint.",
            fa="جای صدور متن، چنان‌که در شناسنامه بیاید.",
            example="تهران",
            label="adopted",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    rights: Annotated[
        str,
        Key(
            en="The rights, by address, such as one of rightsstatements.org.",
            fa="وضعیت حقوقی، با یک نشانی، مانند نشانی‌های rightsstatements.org.",
            example="http://rightsstatements.org/vocab/CNE/1.0/",
            label="rights",
            printed=True,
        ),
    ]
    rights_statement: Annotated[
        str,
        Key(
            en="The same in words.",
            fa="همان به واژه‌ها.",
            example="وضعیت حق مؤلف بررسی نشده است",
            label="rights",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    licence: Annotated[
        str,
        Key(
            en="The SPDX id of the licence whose address `rights` is; those of Creative Commons "
            "are known by their address.",
            fa="شناسهٔ SPDX پروانه‌ای که `rights` نشانی آن است؛ پروانه‌های Creative Commons از "
            "نشانی‌شان شناخته می‌شوند.",
            example="OFL-1.1",
        ),
    ] = ""
    description: Annotated[
        str,
        Key(
            en="What the text is, in a few sentences, for catalogues; else its title, meeting, "
            "place and dates.",
            fa="متن چیست، در چند جمله، برای فهرست‌ها؛ وگرنه عنوان، نشست، جا و تاریخ‌هایش.",
            example="بیانیه‌ای دربارهٔ نان و آزادی، با هفت خواست",
            spelt=True,
            longest=ABSTRACT,
        ),
    ] = ""
    keywords: Annotated[
        tuple[str, ...],
        Key(
            en="Words by which it should be found.",
            fa="کلیدواژه‌هایی که با آن‌ها یافت شود.",
            example=("نان", "آزادی"),
            spelt=True,
            longest=NAME,
        ),
    ] = ()
    isbn: Annotated[
        str,
        Key(
            en="The ISBN of the edition, of ten or thirteen figures, as it should stand in the "
            "imprint.",
            fa="شابک (ISBN) این ویرایش، ده یا سیزده رقمی، چنان‌که در شناسنامه بیاید.",
            example="978-0-306-40615-7",
            printed=True,
        ),
    ] = ""
    ark: Annotated[
        str,
        Key(
            en="The ARK of the edition, with its check character at the end; `edition ark` mints "
            "one.",
            fa="شناسهٔ ARK این ویرایش، با نویسهٔ آزمون در پایان؛ `edition ark` آن را می‌سازد.",
            example="ark:99999/fk46br5cv4gk",
        ),
    ] = ""
    doi: Annotated[
        str,
        Key(
            en="The DOI of the edition, reserved by an archive before it is printed.",
            fa="شناسهٔ DOI این ویرایش، که بایگانی پیش از چاپ کنار گذاشته است.",
            example="10.5281/zenodo.1234567",
        ),
    ] = ""
    version: Annotated[
        str,
        Key(
            en="The version of this edition.",
            fa="شمارهٔ این ویرایش.",
            example="1",
            label="edition",
            printed=True,
        ),
    ] = "1"
    issued: Annotated[
        Day | None,
        Key(
            en="The day of this edition; required for a deposit. Else that of `SOURCE_DATE_EPOCH`; "
            "without either the imprint says that there is none.",
            fa="روز این ویرایش؛ برای بایگانی لازم است. وگرنه روز `SOURCE_DATE_EPOCH`؛ بی هر دو، "
            "شناسنامه می‌گوید تاریخ ندارد.",
            example=Day(2026, 11, 26),
            label="edition",
        ),
    ] = None
    replaces: Annotated[
        str,
        Key(
            en="The `id` of the edition that this one corrects.",
            fa="`id` ویرایشی که این یکی آن را اصلاح می‌کند.",
            example="bayaniye-1403-01",
        ),
    ] = ""
    profile: Annotated[
        Profile,
        Key(
            en="Spelling by rules, each change on the record: none (`diplomatic`), what is certain "
            "(`print`), more (`academy`). `edition check` says which.",
            fa="رسم‌الخط به قاعده، با ثبت هر اصلاح: هیچ (`diplomatic`)، آنچه بی‌گمان است "
            "(`print`)، بیشتر (`academy`). `edition check` می‌گوید کدام‌ها.",
            example="print",
        ),
    ] = "diplomatic"
    parallel_titles: Annotated[
        dict[str, str],
        Key(
            en="The title in other languages.",
            fa="عنوان به زبان‌های دیگر.",
            example={"en": "Bread and Freedom"},
            label="parallel_title",
            printed=True,
            longest=TITLE,
        ),
    ] = field(default_factory=dict)
    creator: Annotated[
        tuple[Creator, ...],
        Key(
            en="Who made the text, in this order. Where there is none, the issuing body did.",
            fa="پدیدآورنده‌های متن، به همین ترتیب. اگر هیچ نباشد، صادرکننده پدیدآورنده است.",
            example=(
                Creator(
                    name="مریم احمدی",
                    given="مریم",
                    family="احمدی",
                    orcid="0000-0002-1825-0097",
                ),
            ),
        ),
    ] = ()
    contributor: Annotated[
        tuple[Contributor, ...],
        Key(
            en="Who had another part in it, such as its editor or translator.",
            fa="کسانی که سهمی دیگر داشته‌اند، مانند ویراستار یا مترجم.",
            example=(Contributor(name="بهمن راد", given="بهمن", family="راد", role="edt"),),
        ),
    ] = ()
    subject: Annotated[
        tuple[Subject, ...],
        Key(
            en="What it is about, by a list of subjects that others keep.",
            fa="موضوع آن، به یکی از فهرست‌های موضوعی.",
            example=(
                Subject(
                    term="Bread",
                    scheme="lcsh",
                    scheme_url="https://id.loc.gov/authorities/subjects",
                ),
            ),
        ),
    ] = ()
    series: Annotated[
        tuple[Series, ...],
        Key(
            en="A series that it is a part of.",
            fa="مجموعه‌ای که این ویرایش بخشی از آن است.",
            example=(Series(title="دفترهای کار", number="7", issn="0317-8471"),),
        ),
    ] = ()
    date: Annotated[
        tuple[PrintedDate, ...],
        Key(
            en="A date that the text prints. Of several, exactly one is `normative`, with its "
            "reason.",
            fa="تاریخی که متن چاپ کرده است. از چند تاریخ، تنها یکی `normative` است، با دلیلش.",
            example=(PrintedDate(printed="3 تا 5 مهر 1384", calendar="jalali"),),
        ),
    ] = ()
    link: Annotated[
        tuple[Link, ...],
        Key(
            en="An address, printed in the imprint.",
            fa="یک نشانی، که در شناسنامه چاپ می‌شود.",
            example=(Link(label="نسخهٔ پایدار", url="https://archive.org/details/{id}", qr=True),),
        ),
    ] = ()
    output: Annotated[
        tuple[Output, ...],
        Key(
            en="A thing to make. Where none is named, the pamphlet is made; beside others it is "
            "named too.",
            fa="چیزی که ساخته شود. اگر چیزی نام برده نشود، جزوه ساخته می‌شود؛ در کنار چیزهای "
            "دیگر، جزوه را هم نام ببرید.",
            example=(
                Output(kind="pamphlet"),
                Output(kind="booklet"),
                Output(kind="handout"),
                Output(kind="handout-2up"),
                Output(kind="leaflet"),
                Output(kind="mini-zine"),
                Output(kind="large-print"),
                Output(kind="screen"),
                Output(kind="press"),
                Output(kind="riso"),
            ),
        ),
    ] = (Output(kind="pamphlet"),)
    poster: Annotated[
        tuple[Poster, ...],
        Key(
            en="A poster: one thing of the text, or all of a kind, or one for each.",
            fa="پوستر: یک پاره از متن، همهٔ یک گونه، یا یکی برای هر کدام.",
            example=(Poster(shows="title", tiles="A4"), Poster(shows="each item")),
        ),
    ] = ()
    booklet: Annotated[
        Booklet,
        Key(
            en="How the sheets of the booklet are printed and bound.",
            fa="برگ‌های جزوه چگونه چاپ و صحافی می‌شوند.",
        ),
    ] = Booklet()
    leaflet: Annotated[
        Leaflet,
        Key(
            en="How the leaflet is folded.",
            fa="برگهٔ سه‌لت چگونه تا می‌شود.",
        ),
    ] = Leaflet()
    press: Annotated[
        Press,
        Key(
            en="What the print shop says of its inks and paper.",
            fa="آنچه چاپخانه از رنگ‌ها و کاغذش می‌گوید.",
        ),
    ] = Press()
    image: Annotated[
        tuple[Image, ...],
        Key(
            en="An emblem for the cover.",
            fa="نشانی تصویری برای جلد.",
            example=(Image(file="emblem.svg", alt="نشان شورا"),),
        ),
    ] = ()
    face: Annotated[
        tuple[OwnFace, ...],
        Key(
            en="A family of the edition's own, in place of Vazirmatn.",
            fa="خانواده‌ای از حروف برای خود این ویرایش، به جای وزیرمتن.",
            example=(
                OwnFace(
                    use="text",
                    regular="NotoNaskhArabic-Regular.ttf",
                    regular_sha256=A_DIGEST,
                    bold="NotoNaskhArabic-Bold.ttf",
                    bold_sha256=A_DIGEST,
                    licence="OFL.txt",
                ),
            ),
        ),
    ] = ()
    font: Annotated[
        tuple[Font, ...],
        Key(
            en="A font for characters that Vazirmatn, or the family named by `[[face]]`, lacks.",
            fa="قلمی برای نویسه‌هایی که وزیرمتن، یا خانوادهٔ نام‌برده در `[[face]]`، ندارد.",
            example=(
                Font(
                    file="NotoSansHebrew-Regular.ttf",
                    sha256=A_DIGEST,
                    scripts=("Hebr",),
                ),
            ),
        ),
    ] = ()
    structure: Annotated[
        Structure,
        Key(
            en="What the rules cannot see in this text: each entry is a whole line of it.",
            fa="آنچه قاعده‌ها در این متن نمی‌بینند: هر مورد یک سطر کامل متن است.",
        ),
    ] = Structure()
    orthography: Annotated[
        dict[str, State],
        Key(
            en="One rule of spelling otherwise than the profile has it: `off`, `suggest` or "
            "`apply`.",
            fa="یک قاعدهٔ رسم‌الخط، جدا از `profile`: خاموش (`off`)، پیشنهاد (`suggest`) یا اجرا "
            "(`apply`).",
            example={"digit": "off"},
        ),
    ] = field(default_factory=dict)
    typography: Annotated[
        Justification,
        Key(
            en="How lines are filled.",
            fa="سطرها چگونه پر شوند.",
        ),
    ] = Justification()
    layout: Annotated[
        Layout,
        Key(
            en="What stands on the pages of the pamphlet, and on how many.",
            fa="بر صفحه‌های جزوه چه بیاید، و در چند صفحه.",
        ),
    ] = Layout()
    direction: Annotated[
        Direction,
        Key(
            en="What runs from left to right in the text.",
            fa="آنچه در متن از چپ به راست خوانده می‌شود.",
        ),
    ] = Direction()
    words: Annotated[
        dict[str, str],
        Key(
            en="A label or mark of the imprint said otherwise; for a language that is not known, "
            "all of them.",
            fa="برچسب یا نشانه‌ای از شناسنامه به گونه‌ای دیگر؛ برای زبانی ناشناخته، همهٔ آن‌ها.",
            example={"edition": "چاپ"},
            names=Words.__struct_fields__,
            printed=True,
            spaced=True,
            longest=NAME,
        ),
    ] = field(default_factory=dict)
    deposit: Annotated[
        Deposit,
        Key(
            en="What goes to the archive beyond what always goes.",
            fa="آنچه افزون بر همیشگی‌ها به بایگانی می‌رود.",
        ),
    ] = Deposit()
