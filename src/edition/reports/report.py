"""Proofs and measures as a page for people, in Persian and in English: no time, no path, no script,
nothing fetched.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePath

from msgspec.structs import replace

from edition.dump.departures import departures_html
from edition.dump.spreads import spreads_html
from edition.model.departed import Departed
from edition.model.looked import Typography
from edition.model.page import PagedDocument
from edition.model.proof import Check, Fault, Outcome, Proof
from edition.reports.typography import typography_html

_DIGITS = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")
_OUTCOMES = {
    Outcome.PASSED: ("درست", "passed"),
    Outcome.FAILED: ("نادرست", "failed"),
    Outcome.MEASURED: ("سنجیده", "measured"),
    Outcome.NOT_RUN: ("انجام\u200cنشده", "not run"),
}
_HEADS = (
    ("آزمون", "Check"),
    ("خواننده", "Reader"),
    ("نتیجه", "Outcome"),
    ("اندازه", "Score"),
    ("توضیح", "Note"),
)
_NAMES: dict[str, str] = {
    "words in order": "واژه\u200cها به ترتیب",
    "lines by feature: plain": "سطرهای سادهٔ راست به چپ",
    "lines by feature: number": "سطرهای با عدد",
    "lines by feature: bracket": "سطرهای با کمانک یا گیومه",
    "lines by feature: Latin": "سطرهای با نویسهٔ لاتین",
    "lines by feature: mark": "سطرهای با اعراب",
    "lines by feature: sign": "سطرهای با نشانهٔ دیگر",
    "lines by feature: long word": "سطرهای با واژهٔ بسیار بلند",
    "lines by feature: bold": "سطرهای با دو قلم",
    "lines by feature: verse": "سطرهای شعر",
    "lines by feature: mark before the turn": (
        "سطرهایی که پس از رقم لاتین یا در آغاز صفحه به نشانه پایان می‌یابند"
    ),
    "zero-width non-joiners": "نیم\u200cفاصله\u200cها",
    "tatweels": "کشیده\u200cها",
    "structure of the file": "ساختار پرونده",
    "structure tree": "درخت ساختار",
    "own content": "محتوای هر جزء",
    "order": "ترتیب بر کاغذ",
    "letters of wide codes": "حرف\u200cهای کدهای چندنویسه\u200cای",
    "marked content": "محتوای نشان\u200cدار",
    "words of the source": "واژه\u200cهای متن اصلی",
    "ink": "مرکب",
    "identification": "شناسایی",
    "privacy": "حریم خصوصی",
    "actions": "کنش\u200cها",
    "addresses": "نشانی\u200cها",
    "layout of the file": "چیدمان پرونده",
    "one record": "یگانگی توصیف\u200cها",
    "reports": "گزارش\u200cها",
    "made again": "بازسازی",
    "order of pages": "ترتیب صفحه\u200cها",
    "scale and place": "مقیاس و جای صفحه\u200cها",
    "upright": "جهت صفحه\u200cها",
    "ink of pages": "مرکب صفحه\u200cها",
    "size of sheets": "اندازهٔ برگه\u200cها",
    "ink coverage by page": "پوشش مرکب در هر صفحه",
    "number of sheets": "شمار برگه\u200cها",
    "ink of the poster": "مرکب پوستر",
    "preflight": "بازبینی پیش از چاپ",
    "boxes": "کادرهای صفحه",
    "inks": "مرکب\u200cها",
    "ink of text": "مرکب متن",
    "fonts": "قلم\u200cها",
    "smallest type": "ریزترین حروف",
    "resolution": "تفکیک تصویرها",
    "thinnest rule": "نازک\u200cترین خط",
    "transparency": "شفافیت",
    "total ink": "مجموع مرکب\u200cها",
    "ink at the edges": "مرکب در لبه\u200cها",
    "PDF/X-4 version": "نسخهٔ PDF/X-4",
    "PDF/X-4 identification": "شناسایی PDF/X-4",
    "PDF/X-4 dates": "تاریخ\u200cهای PDF/X-4",
    "PDF/X-4 trapping": "ترپینگ PDF/X-4",
    "PDF/X-4 output intent": "شرایط چاپ PDF/X-4",
    "PDF/X-4 page boxes": "کادرهای صفحه در PDF/X-4",
    "PDF/X-4 links and notes": "پیوندها و یادداشت\u200cهای PDF/X-4",
    "PDF/X-4 prohibited objects": "اشیای ممنوع در PDF/X-4",
    "second ink in proofs": "مرکب دوم در نمونه",
    "archive": "پروندهٔ فشرده",
    "plain files": "پرونده\u200cهای ساده",
    "fixity": "دست\u200cنخوردگی",
    "profile": "محتوای بسته",
    "build manifest": "فهرست ساخت",
    "METS files": "پرونده\u200cهای METS",
    "reading text": "متن خواندنی",
    "diplomatic text in TEI": "متن اصلی در TEI",
    "reading text in TEI": "متن خواندنی در TEI",
}
_STYLE = (
    "body{font:16px/1.6 Vazirmatn,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid "
    "#bbb;padding:.2em .6em;text-align:start}"
    "tr.failed td{font-weight:bold}tr.not-run td{color:#555}"
)


def report_html(
    title: str,
    proofs: Sequence[Proof],
    measured: Sequence[Typography] = (),
    departed: Sequence[Departed] = (),
    outputs: Sequence[PagedDocument] = (),
) -> str:
    """One HTML document: the whole in Persian, then in English. Notes are in English in both."""
    body = ""
    for language in (0, 1):
        told = (
            typography_html(language, measured),
            spreads_html(language, outputs),
            departures_html(language, departed),
        )
        body += _section(language, proofs, "".join(told))
    return (
        '<!DOCTYPE html>\n<html lang="fa" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n{body}</body>\n</html>\n"
    )


def _section(language: int, proofs: Sequence[Proof], beside: str) -> str:
    direction = 'lang="en" dir="ltr"' if language else 'lang="fa" dir="rtl"'
    counted = Counter(check.outcome for proof in proofs for check in proof.checks)
    told = (outcome for outcome in Outcome if counted[outcome] or outcome is not Outcome.MEASURED)
    summary = _joined(
        language,
        (
            f"{_number(counted[outcome], language)} {_OUTCOMES[outcome][language]}"
            for outcome in told
        ),
    )
    tables = "".join(
        f'<h3 dir="ltr">{escape(proof.file)}</h3>\n{_table(language, proof)}' for proof in proofs
    )
    heading = "Proof report" if language else "گزارش آزمون\u200cها"
    return (
        f"<section {direction}>\n<h2>{heading}</h2>\n<p>{summary}</p>\n{beside}{tables}</section>\n"
    )


def _joined(language: int, parts: Iterator[str]) -> str:
    return ("، ", ", ")[language].join(parts)


def _table(language: int, proof: Proof) -> str:
    head = "".join(f"<th>{names[language]}</th>" for names in _HEADS)
    rows = "".join(_row(language, check) for check in proof.checks)
    return f"<table>\n<tr>{head}</tr>\n{rows}</table>\n"


def _row(language: int, check: Check) -> str:
    name = check.name if language else _NAMES.get(check.name, check.name)
    cells = (name, check.reader, _OUTCOMES[check.outcome][language], _score(language, check))
    told = (
        "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + f'<td lang="en" dir="auto">{_note(check)}</td>'
    )
    return f'<tr class="{check.outcome.value.replace(" ", "-")}">{told}</tr>\n'


def _note(check: Check) -> str:
    """What is noted; for faults, each on a line with its place and its act."""
    return "<br>".join(map(_fault, check.faults)) or escape(check.note)


def _fault(fault: Fault) -> str:
    place = fault.place
    where = f"{replace(place, file=PurePath(place.file).name)}: " if place else ""
    seen = (
        f": expected «{fault.expected}», seen «{fault.seen}»"
        if fault.expected or fault.seen
        else ""
    )
    return escape(f"{where}{fault.fact}{seen}" + (f"; {fault.act}" if fault.act else ""))


def _score(language: int, check: Check) -> str:
    if check.measured is None:
        return ""
    return _number(check.measured, language)


def _number(value: float, language: int) -> str:
    return f"{value:g}" if language else f"{value:g}".translate(_DIGITS)
