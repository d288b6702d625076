"""What a bag says of itself to a person who opens it, in Persian and in English, whatever the
language of the edition.

A plain text is shown by programs that take the direction of each line from its first letter; so a
Persian line begins with a Persian one, and what is from the left stands in lines of its own.
"""

from msgspec import Struct


class BagWords(Struct, frozen=True, kw_only=True):
    """Paragraphs and what stands below them, in the order of the file: braces are filled in.

    The labels stand above what the edition says of itself, each value in a line of its own.
    """

    head: str
    title: str
    creator: str
    publisher: str
    issued: str
    identifier: str
    rights: str
    held: str
    read: str
    check: str
    meaning: str
    again: str
    told: str


PERSIAN = BagWords(
    head=(
        "این پوشه چیست\n\n"
        "بستهٔ بایگانی یک متن است: خود متن، هر چه از آن ساخته شده (PDF و جز آن)، و هر چه برای\n"
        "آزمودن و دوباره ساختن آن لازم است. برای خواندن و آزمودن آن به هیچ برنامهٔ ویژه‌ای نیاز\n"
        "نیست."
    ),
    title="عنوان:",
    creator="پدیدآورنده:",
    publisher="ناشر این ویرایش:",
    issued="روز این ویرایش (میلادی):",
    identifier="شناسه:",
    rights="حقوق:",
    held=(
        "چه در کجاست\n\n"
        "پوشهٔ نخست محتوای بسته است، و در آن: متن اصلی دست‌نخورده؛ متنی که خوانده می‌شود، "
        "هم ساده\n"
        "و هم به TEI؛ فهرست هر اصلاح در متن؛ و گزارش آزمون‌ها. پوشهٔ آخر توصیف آن برای "
        "فهرست‌هاست.\n"
        "{places}"
    ),
    read=(
        "چگونه خوانده شود\n\n"
        "با هر برنامه‌ای که PDF نشان می‌دهد؛ یا، بی هیچ PDF، با هر ویرایشگر متن (UTF-8):\n"
        "{files}"
    ),
    check=(
        "چگونه آزموده شود، بی این برنامه\n\n"
        "فهرست‌های manifest چکیدهٔ همهٔ پرونده‌ها را دارند. در همین پوشه، در لینوکس:\n"
        "{linux}"
        "در مک:\n"
        "{mac}"
        "در ویندوز چکیدهٔ یک پرونده با این فرمان می‌آید؛ آن را با سطر همان پرونده در فهرست "
        "بسنجید:\n"
        "{windows}"
        "نیز هر برنامه‌ای که BagIt (RFC 8493) می‌داند، مانند:\n"
        "{bagit}"
    ),
    meaning=(
        "آنچه از این برمی‌آید: از زمانی که فهرست‌ها نوشته شده‌اند چیزی عوض نشده است. چه کسی\n"
        "آن‌ها را نوشته است، از این برنمی‌آید."
    ),
    again=(
        "چگونه دوباره ساخته شود\n\n"
        "برنامهٔ edition همه را از پوشهٔ متن اصلی دوباره می‌سازد، بایت به بایت:\n"
        "{again}"
        "نسخهٔ برنامه، پایتون و کتابخانه‌ها در نخستین پروندهٔ زیر است؛ دومی چکیده و پروانهٔ هر\n"
        "بخش آن‌ها را دارد:\n"
        "{versions}"
        "بی این برنامه هم متن می‌ماند: متن اصلی و فهرست اصلاح‌ها پرونده‌های متنی‌اند."
    ),
    told="همین به انگلیسی در پایین آمده است. (The same in English stands below.)",
)

ENGLISH = BagWords(
    head=(
        "What this folder is\n\n"
        "The archival package of a text: the text itself, all that was made of it (PDF and more),\n"
        "and all that is needed to check it and to make it again. No particular program is needed\n"
        "to read and to check it."
    ),
    title="Title:",
    creator="Creator:",
    publisher="Publisher of this edition:",
    issued="Day of this edition:",
    identifier="Identifier:",
    rights="Rights:",
    held=(
        "What is where\n\n"
        "The first folder is what the package holds, and in it: the source text, untouched; the\n"
        "text that is read, plain and in TEI; every change to the text; the reports of checks.\n"
        "The last one describes it for catalogues.\n"
        "{places}"
    ),
    read=(
        "How to read it\n\n"
        "With any program that shows PDF; or, without one, with any editor of texts (UTF-8):\n"
        "{files}"
    ),
    check=(
        "How to check it without this program\n\n"
        "The manifests have the digest of every file. In this folder, on Linux:\n"
        "{linux}"
        "on a Mac:\n"
        "{mac}"
        "On Windows this gives the digest of one file, to be compared with its line in the list:\n"
        "{windows}"
        "Any program that knows BagIt (RFC 8493) does it too, such as:\n"
        "{bagit}"
    ),
    meaning=(
        "What this tells: nothing has changed since the lists were written. It does not tell who\n"
        "wrote them."
    ),
    again=(
        "How to make it again\n\n"
        "The program edition makes all of it again from the source, byte for byte:\n"
        "{again}"
        "The first of these files has the versions of the program, of Python and its libraries;\n"
        "the second the digest and the licence of each part of them:\n"
        "{versions}"
        "Without the program the text remains: the source and the list of changes are plain text."
    ),
    told="",
)
