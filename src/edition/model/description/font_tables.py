"""Tables of edition.toml that name font files: families of an edition's own, and fonts for what
these lack.
"""

from typing import Annotated, Literal, TypeAlias

from edition.model.description.keys import Described, Key

FaceUse: TypeAlias = Literal["all", "text", "display"]
"""What a family sets: everything, running text, or display type: covers, headings, slogans,
posters and handouts.
"""

A_DIGEST = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""One for examples."""


class OwnFace(Described, frozen=True, kw_only=True):
    """`[[face]]`: a family in place of Vazirmatn, one file or two: TrueType, relative to the folder
    of edition.toml, each with its SHA-256.

    Medium is set in the regular, and Black in the bold; all in the regular where there is no bold.
    """

    use: Annotated[
        FaceUse,
        Key(
            en="What it sets: `all`; `text`, all but display type; or `display`: covers, headings, "
            "slogans, posters and handouts. What no table names is set in Vazirmatn.",
            fa="آنچه با آن چیده می‌شود: همه چیز (`all`)؛ متن، یعنی همه جز حروف نمایشی (`text`)؛ یا "
            "حروف نمایشی (`display`): جلد، عنوان‌ها، شعارها، پوسترها و برگه‌ها. آنچه هیچ جدولی "
            "نگوید با وزیرمتن چیده می‌شود.",
            example="text",
        ),
    ] = "all"
    regular: Annotated[
        str,
        Key(
            en="A static TrueType font in the folder of edition.toml.",
            fa="قلم TrueType ایستا، در پوشهٔ edition.toml.",
            example="NotoNaskhArabic-Regular.ttf",
        ),
    ]
    regular_sha256: Annotated[
        str,
        Key(
            en="The SHA-256 of the file; where it is wrong the build says which it is.",
            fa="چکیدهٔ SHA-256 پرونده؛ اگر نادرست باشد، ساخت می‌گوید کدام است.",
            example=A_DIGEST,
        ),
    ]
    bold: Annotated[
        str,
        Key(
            en="Its bold, if it has one.",
            fa="سیاه آن، اگر داشته باشد.",
            example="NotoNaskhArabic-Bold.ttf",
        ),
    ] = ""
    bold_sha256: Annotated[
        str,
        Key(
            en="The SHA-256 of the bold.",
            fa="چکیدهٔ SHA-256 پروندهٔ سیاه.",
            example=A_DIGEST,
        ),
    ] = ""
    licence: Annotated[
        str,
        Key(
            en="A file with its licence, which goes into the deposit with it.",
            fa="پروندهٔ پروانهٔ آن، که همراه آن به بایگانی می‌رود.",
            example="OFL.txt",
        ),
    ] = ""


class Font(Described, frozen=True, kw_only=True):
    """`[[font]]`: a font file for what the faces of the edition lack: TrueType, relative to the
    folder of edition.toml, with its SHA-256.

    `scripts` (ISO 15924, "Arab") and `characters` limit what it serves; without either it serves
    every character it has.
    """

    file: Annotated[
        str,
        Key(
            en="A static TrueType font in the folder of edition.toml.",
            fa="قلم TrueType ایستا، در پوشهٔ edition.toml.",
            example="NotoSansHebrew-Regular.ttf",
        ),
    ]
    sha256: Annotated[
        str,
        Key(
            en="The SHA-256 of the file; where it is wrong the build says which it is.",
            fa="چکیدهٔ SHA-256 پرونده؛ اگر نادرست باشد، ساخت می‌گوید کدام است.",
            example=A_DIGEST,
        ),
    ]
    scripts: Annotated[
        tuple[str, ...],
        Key(
            en="Only for these scripts (ISO 15924).",
            fa="تنها برای این خط‌ها (ISO 15924).",
            example=("Hebr",),
        ),
    ] = ()
    characters: Annotated[
        str,
        Key(
            en="Only for these characters.",
            fa="تنها برای این نویسه‌ها.",
            example="✊☭",
        ),
    ] = ""
    licence: Annotated[
        str,
        Key(
            en="A file with its licence, which goes into the deposit with it.",
            fa="پروندهٔ پروانهٔ آن، که همراه آن به بایگانی می‌رود.",
            example="OFL-hebrew.txt",
        ),
    ] = ""
