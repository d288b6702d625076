"""What the report of many editions says in words, in each language that a report can speak, beside
the words that it has in common with that of one.
"""

from collections.abc import Mapping

from msgspec import Struct

from edition.core.languages.report_words import ENGLISH, PERSIAN, ReportWords


class CorpusWords(Struct, frozen=True, kw_only=True):
    """One language. `outcomes` and `kinds` are by the English terms that the report has for
    them.
    """

    heading: str
    outcome: str
    count: str
    pages: str
    outcomes: Mapping[str, str]
    messages: str
    of_a_message: tuple[str, str, str, str, str, str]
    kinds: Mapping[str, str]
    more: str
    checks: str
    of_a_check: tuple[str, str, str, str, str]
    scores: str
    of_a_score: tuple[str, str, str, str, str, str, str]
    of_a_measure: tuple[str, str, str, str, str, str]
    editions: str
    of_an_edition: tuple[str, str, str, str]


_PERSIAN = CorpusWords(
    heading="گزارش همهٔ ویرایش\u200cها",
    outcome="نتیجه",
    count="شمار ویرایش\u200cها",
    pages="صفحه\u200cهای همهٔ ویرایش\u200cها: {count}",
    outcomes={
        "fault": "خطای برنامه",
        "failed": "آزمونی نادرست",
        "refused": "پذیرفته\u200cنشده",
        "not made": "ساخته\u200cنشده",
        "made": "ساخته\u200cشده",
    },
    messages="پیام\u200cها، بدترین نخست",
    of_a_message=("نشانه", "گونه", "ویرایش\u200cها", "بار", "چه می\u200cگوید", "کجا"),
    kinds={
        "fault": "خطای برنامه",
        "failed": "آزمون نادرست",
        "error": "ایراد",
        "warning": "هشدار",
        "note": "یادآوری",
    },
    more="و {count} ویرایش دیگر",
    checks="آزمون\u200cها",
    of_a_check=("آزمون", "خواننده", "درست", "نادرست", "انجام\u200cنشده"),
    scores="آنچه خواننده\u200cها بازمی\u200cخوانند، درصد",
    of_a_score=("آزمون", "خواننده", "پرونده\u200cها", "میانه", "صدک ۵", "کمترین", "کجا"),
    of_a_measure=("اندازه", "ویرایش\u200cها", "میانه", "صدک ۹۵", "بیشترین", "کجا"),
    editions="ویرایش\u200cها",
    of_an_edition=("ویرایش", "نتیجه", "صفحه\u200cها", "پیام\u200cها"),
)

_ENGLISH = CorpusWords(
    heading="Report of all editions",
    outcome="Outcome",
    count="Editions",
    pages="Pages of all editions: {count}",
    outcomes={
        "fault": "fault of edition",
        "failed": "a proof failed",
        "refused": "refused",
        "not made": "not made",
        "made": "made",
    },
    messages="Messages, the worst first",
    of_a_message=("Code", "Kind", "Editions", "Times", "What it says", "Where"),
    kinds={
        "fault": "fault of edition",
        "failed": "failed proof",
        "error": "error",
        "warning": "warning",
        "note": "note",
    },
    more="and {count} more",
    checks="Checks",
    of_a_check=("Check", "Reader", "Passed", "Failed", "Not run"),
    scores="What readers give back, per cent",
    of_a_score=("Check", "Reader", "Files", "Median", "5th percentile", "Lowest", "Where"),
    of_a_measure=("Measure", "Editions", "Median", "95th percentile", "Most", "Where"),
    editions="Editions",
    of_an_edition=("Edition", "Outcome", "Pages", "Messages"),
)


def corpus_words(words: ReportWords) -> CorpusWords:
    """Those of the language that a report speaks."""
    return {PERSIAN.tag: _PERSIAN, ENGLISH.tag: _ENGLISH}[words.tag]
