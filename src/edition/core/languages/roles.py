"""What somebody did for a text: roles by the codes of MARC (id.loc.gov/vocabulary/relators), with
their words.

Persian, Arabic, Hebrew and English are complete. A role without a word in the language of an
edition is said in English, if its editor gives no `label`.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

RoleCode: TypeAlias = Literal[
    "ann", "aui", "aut", "bkd", "com", "cov", "cre", "ctb", "edt", "ill", "isb", "ive", "ivr",
    "pfr", "pht", "res", "spk", "spn", "trc", "trl",
]  # fmt: skip


class Role(Struct, frozen=True):
    """A role: its term in MARC, the type of contributor that DataCite 4.5 has for it, and by
    languages the word for one who has it and the word for several.
    """

    term: str
    datacite: str
    labels: Mapping[str, tuple[str, str]]


def _role(term: str, words: Mapping[str, str], datacite: str = "Other", plural: str = "") -> Role:
    """A role with its words by language, given as «one/several», or as one word for both."""
    english = term.capitalize()
    said = {language: each.partition("/") for language, each in words.items()}
    return Role(
        term,
        datacite,
        {"en": (english, plural or f"{english}s")}
        | {language: (one, several or one) for language, (one, _, several) in said.items()},
    )


ROLES: Mapping[RoleCode, Role] = {
    "ann": _role(
        "annotator",
        {
            "fa": "حاشیه‌نویس/حاشیه‌نویسان",
            "ar": "المعلق/المعلقون",
            "he": "המעיר/המעירים",
        },
    ),
    "aui": _role(
        "author of introduction, etc.",
        {
            "fa": "نویسندهٔ دیباچه/نویسندگان دیباچه",
            "ar": "كاتب المقدمة/كتّاب المقدمة",
            "he": "מחבר ההקדמה/מחברי ההקדמה",
        },
        plural="Authors of introduction, etc.",
    ),
    "aut": _role(
        "author",
        {
            "fa": "نویسنده/نویسندگان",
            "ar": "المؤلف/المؤلفون",
            "ur": "مصنف/مصنفین",
            "ckb": "نووسەر/نووسەران",
            "ug": "ئاپتور/ئاپتورلار",
            "he": "המחבר/המחברים",
            "yi": "מחבר/מחברים",
        },
    ),
    "bkd": _role(
        "book designer",
        {"fa": "طراح کتاب/طراحان کتاب", "ar": "مصمم الكتاب/مصممو الكتاب", "he": "עיצוב הספר"},
    ),
    "com": _role(
        "compiler",
        {
            "fa": "گردآورنده/گردآورندگان",
            "ar": "الجامع/الجامعون",
            "ur": "مرتب/مرتبین",
            "he": "המלקט/המלקטים",
            "yi": "צונױפֿשטעלער",
        },
    ),
    "cov": _role(
        "cover designer",
        {"fa": "طراح جلد/طراحان جلد", "ar": "مصمم الغلاف/مصممو الغلاف", "he": "עיצוב העטיפה"},
    ),
    "cre": _role(
        "creator", {"fa": "پدیدآور/پدیدآوران", "ar": "المنشئ/المنشئون", "he": "היוצר/היוצרים"}
    ),
    "ctb": _role(
        "contributor",
        {
            "fa": "همکار/همکاران",
            "ar": "المساهم/المساهمون",
            "ur": "معاون/معاونین",
            "he": "השתתף/השתתפו",
        },
    ),
    "edt": _role(
        "editor",
        {
            "fa": "ویراستار/ویراستاران",
            "ar": "المحرر/المحررون",
            "ur": "مدیر/مدیران",
            "ug": "مۇھەررىر/مۇھەررىرلەر",
            "he": "העורך/העורכים",
            "yi": "רעדאַקטאָר/רעדאַקטאָרן",
        },
        datacite="Editor",
    ),
    "ill": _role(
        "illustrator",
        {
            "fa": "تصویرگر/تصویرگران",
            "ar": "الرسام/الرسامون",
            "ur": "مصور/مصورین",
            "he": "המאייר/המאיירים",
            "yi": "אילוסטראַטאָר/אילוסטראַטאָרן",
        },
    ),
    "isb": _role(
        "issuing body",
        {
            "fa": "صادرکننده/صادرکنندگان",
            "ar": "جهة الإصدار/جهات الإصدار",
            "ur": "جاری کنندہ",
            "he": "הגוף המפרסם/הגופים המפרסמים",
            "yi": "אַרױסגעבער",
        },
        plural="Issuing bodies",
    ),
    "ive": _role(
        "interviewee",
        {
            "fa": "مصاحبه‌شونده/مصاحبه‌شوندگان",
            "ar": "ضيف الحوار/ضيوف الحوار",
            "he": "המרואיין/המרואיינים",
        },
    ),
    "ivr": _role(
        "interviewer",
        {
            "fa": "مصاحبه‌گر/مصاحبه‌گران",
            "ar": "أجرى الحوار",
            "he": "המראיין/המראיינים",
        },
    ),
    "pfr": _role(
        "proofreader",
        {"fa": "نمونه‌خوان/نمونه‌خوانان", "ar": "المدقق/المدققون", "he": "המגיה/המגיהים"},
    ),
    "pht": _role(
        "photographer",
        {
            "fa": "عکاس/عکاسان",
            "ar": "المصور/المصورون",
            "ur": "فوٹوگرافر",
            "he": "הצלם/הצלמים",
            "yi": "פֿאָטאָגראַף/פֿאָטאָגראַפֿן",
        },
    ),
    "res": _role(
        "researcher",
        {
            "fa": "پژوهشگر/پژوهشگران",
            "ar": "الباحث/الباحثون",
            "he": "החוקר/החוקרים",
            "yi": "פֿאָרשער",
        },
        datacite="Researcher",
    ),
    "spk": _role(
        "speaker",
        {"fa": "سخنران/سخنرانان", "ar": "المتحدث/المتحدثون", "he": "הנואם/הנואמים", "yi": "רעדנער"},
    ),
    "spn": _role(
        "sponsor",
        {"fa": "حامی/حامیان", "ar": "الراعي/الرعاة", "he": "נותן החסות/נותני החסות"},
        datacite="Sponsor",
    ),
    "trc": _role(
        "transcriber", {"fa": "رونویس/رونویسان", "ar": "الناسخ/الناسخون", "he": "המעתיק/המעתיקים"}
    ),
    "trl": _role(
        "translator",
        {
            "fa": "مترجم/مترجمان",
            "ar": "المترجم/المترجمون",
            "ur": "مترجم/مترجمین",
            "ckb": "وەرگێڕ/وەرگێڕان",
            "ug": "تەرجىمان/تەرجىمانلار",
            "he": "המתרגם/המתרגמים",
            "yi": "איבערזעצער",
        },
    ),
}


def label_of(role: RoleCode, language: str, count: int) -> str:
    """What stands on an imprint before so many who have a role, in the language of a tag."""
    labels = ROLES[role].labels
    one, several = labels.get(language.split("-")[0], labels["en"])
    return one if count == 1 else several
