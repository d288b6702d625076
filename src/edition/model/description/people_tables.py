"""The tables of edition.toml that say who made the text and what it is about."""

from typing import Annotated, Literal

from edition.core.bounds import NAME
from edition.core.languages.roles import RoleCode
from edition.model.description.keys import Described, Key


class Creator(Described, frozen=True, kw_only=True):
    """`[[creator]]`: somebody who made the text, a person or an organisation."""

    name: Annotated[
        str,
        Key(
            en="The name as it should stand in the imprint.",
            fa="نام، چنان‌که در شناسنامه بیاید.",
            example="مریم احمدی",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ]
    given: Annotated[
        str,
        Key(
            en="Of a person the given name, for catalogues that sort by the other.",
            fa="نام کوچک شخص، برای فهرست‌هایی که به نام خانوادگی مرتب می‌شوند.",
            example="مریم",
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    family: Annotated[
        str,
        Key(
            en="Of a person the family name.",
            fa="نام خانوادگی شخص.",
            example="احمدی",
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    kind: Annotated[
        Literal["person", "organisation"],
        Key(
            en="A person or an organisation.",
            fa="شخص (`person`) یا سازمان (`organisation`).",
            example="person",
        ),
    ] = "person"
    role: Annotated[
        RoleCode,
        Key(
            en="What they did, by its code among the relators of MARC: `aut` wrote it, `edt` "
            "edited, `trl` translated.",
            fa="چه کرده است، با کد نقش‌های MARC: `aut` نوشته، `edt` ویراسته، `trl` ترجمه کرده.",
            example="aut",
        ),
    ] = "aut"
    label: Annotated[
        str,
        Key(
            en="The word before the name in the imprint, where the compiler has none in this "
            "language or another is wanted.",
            fa="واژهٔ پیش از نام در شناسنامه، اگر برنامه برای این زبان ندارد یا واژه‌ای دیگر باید.",
            example="به قلم",
            printed=True,
            spelt=True,
            longest=NAME,
        ),
    ] = ""
    orcid: Annotated[
        str,
        Key(
            en="The ORCID of a person.",
            fa="شناسهٔ ORCID شخص.",
            example="0000-0002-1825-0097",
        ),
    ] = ""
    ror: Annotated[
        str,
        Key(
            en="The ROR of an organisation.",
            fa="شناسهٔ ROR سازمان.",
            example="05dxps055",
        ),
    ] = ""
    isni: Annotated[
        str,
        Key(
            en="The ISNI of a person or an organisation.",
            fa="شناسهٔ ISNI شخص یا سازمان.",
            example="0000 0001 2103 2683",
        ),
    ] = ""


class Contributor(Creator, frozen=True, kw_only=True):
    """`[[contributor]]`: somebody who had another part in it, who edited, translated, drew."""

    role: Annotated[
        RoleCode,
        Key(
            en="What they did, by its code among the relators of MARC: `edt` edited, `trl` "
            "translated, `ill` drew.",
            fa="چه کرده است، با کد نقش‌های MARC: `edt` ویراسته، `trl` ترجمه کرده، `ill` تصویر "
            "ساخته.",
            example="edt",
        ),
    ]


class Subject(Described, frozen=True, kw_only=True):
    """`[[subject]]`: what the text is about, by a list of subjects that others keep."""

    term: Annotated[
        str,
        Key(
            en="The subject as the list has it.",
            fa="موضوع، چنان‌که در آن فهرست آمده است.",
            example="Bread",
            longest=NAME,
        ),
    ]
    scheme: Annotated[
        str,
        Key(
            en="The list by its short name, such as `lcsh` or `fast`.",
            fa="نام کوتاه فهرست، مانند `lcsh` یا `fast`.",
            example="lcsh",
            longest=NAME,
        ),
    ]
    scheme_url: Annotated[
        str,
        Key(
            en="The address of the list.",
            fa="نشانی فهرست.",
            example="https://id.loc.gov/authorities/subjects",
        ),
    ] = ""
    url: Annotated[
        str,
        Key(
            en="The address of the subject in it.",
            fa="نشانی موضوع در آن.",
            example="https://example.org/subjects/bread",
        ),
    ] = ""


class Series(Described, frozen=True, kw_only=True):
    """`[[series]]`: a series that the edition is a part of."""

    title: Annotated[
        str,
        Key(
            en="The title of the series.",
            fa="نام مجموعه.",
            example="دفترهای کار",
            spelt=True,
            longest=NAME,
        ),
    ]
    number: Annotated[
        str,
        Key(
            en="The number of this edition in it.",
            fa="شمارهٔ این ویرایش در آن.",
            example="7",
            longest=NAME,
        ),
    ] = ""
    issn: Annotated[
        str,
        Key(
            en="Its ISSN.",
            fa="شماره‌شاپای (ISSN) آن.",
            example="0317-8471",
        ),
    ] = ""
