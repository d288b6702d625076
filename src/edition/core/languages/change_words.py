"""What the page of changes between two versions says in words: Persian and English are complete."""

from collections.abc import Mapping

from msgspec import Struct

from edition.core.languages.report_words import ReportWords


class ChangeWords(Struct, frozen=True, kw_only=True):
    """Headings, the heads of tables, and what stands where nothing has changed; braces are filled
    in.
    """

    heading: str
    versions: str
    version_heads: tuple[str, str, str, str]
    earlier: str
    later: str
    words: str
    no_words: str
    word_heads: tuple[str, str, str]
    nothing: str
    emendations: str
    no_emendations: str
    emendation_heads: tuple[str, str, str, str, str]
    is_new: str
    is_gone: str
    statements: str
    no_statements: str
    statement_heads: tuple[str, str, str]
    outputs: str
    same: str
    output_heads: tuple[str, str]
    hows: Mapping[str, str]


PERSIAN = ChangeWords(
    heading="تغییرها",
    versions="دو نسخه",
    version_heads=("نسخه", "شناسه", "ویرایش", "روز (میلادی)"),
    earlier="پیشین",
    later="تازه",
    words="واژه‌های متن",
    no_words="هیچ واژه‌ای عوض نشده است.",
    word_heads=("سطر", "پیش از این", "اکنون"),
    nothing="هیچ",
    emendations="فهرست اصلاح‌های متن اصلی",
    no_emendations="فهرست همان است که بود.",
    emendation_heads=("چه شد", "سطر", "در متن اصلی", "به جای آن", "دلیل"),
    is_new="افزوده شد",
    is_gone="برداشته شد",
    statements="آنچه edition.toml می‌گوید",
    no_statements="همان است که بود.",
    statement_heads=("کلید", "پیش از این", "اکنون"),
    outputs="پرونده‌ها",
    same="پرونده‌هایی که بایت به بایت همان‌اند: {count}",
    output_heads=("پرونده", "چه شد"),
    hows={"new": "تازه است", "gone": "دیگر نیست", "changed": "عوض شد"},
)

ENGLISH = ChangeWords(
    heading="Changes",
    versions="The two versions",
    version_heads=("Version", "Identifier", "Edition", "Day"),
    earlier="earlier",
    later="later",
    words="Words of the text",
    no_words="No word has changed.",
    word_heads=("Line", "Before", "Now"),
    nothing="nothing",
    emendations="Changes to the source text",
    no_emendations="The list is as it was.",
    emendation_heads=("What", "Line", "In the source", "In its place", "Reason"),
    is_new="added",
    is_gone="taken away",
    statements="What edition.toml says",
    no_statements="It is as it was.",
    statement_heads=("Key", "Before", "Now"),
    outputs="Files",
    same="Files that are the same to the byte: {count}",
    output_heads=("File", "What"),
    hows={"new": "is new", "gone": "is gone", "changed": "has changed"},
)

_BY_TAG = {"fa": PERSIAN, "en": ENGLISH}


def words_of_changes(report: ReportWords) -> ChangeWords:
    """Those in the language of a report."""
    return _BY_TAG[report.tag]
