"""Any mixture of what dates are made of: it is explained or refused, and what is explained says a
day that exists and can be written back.
"""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from edition.core.dates.calendars import readings_of
from edition.core.dates.dates_in_text import date_in, holds_day, is_date
from edition.core.dates.printed_dates import Unclear, parse_date, read_date
from edition.core.languages import LANGUAGES
from edition.language.date_meaning import in_full
from edition.language.explaining import explain

PIECES = st.sampled_from(
    [
        "دوم", "سی‌ام", "بیست و یکم", "۲۲", "31", "0", "57", "۱۳۵۷", "2024", "2535", "1446",
        "بهمن", "مهر‌ماه", "مه", "رمضان", "دسمبر", "ڕەشەمەی", "حزيران", "دېكابىر", "میزان", "ماه",
        "سال", "هزار و سیصد و پنجاه و هفت", "جمعه", "یکشنبه،", "(جمعه)", "شمسی", "ه. ق.", "میلادی",
        "شاهنشاهی", "تا", "–", "-", "/", ".", "ی", "م", "د", "کال", "-يىلى", "\u200f", "05/06/2024",
        "۱۴۰۳/۱۲/۳۰", "88/3/25", "تهران،", "\u0650",
    ]
)  # fmt: skip
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\u200c"])), max_size=9).map(
    lambda pieces: "".join(piece + space for piece, space in pieces)
)


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.sampled_from(["", "fa", "en", "ar", "ckb"]))
def test_it_is_explained_or_refused(text: str, tag: str) -> None:
    explained, problems = explain(text, None, tag)
    assert explained or [problem.code for problem in problems] != []
    assert not is_date(text) or read_date(text)
    where = date_in(text)
    assert where is None or parse_date(text[slice(*where)])
    assert holds_day(text) in (True, False)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_each_reading_in_full_is_that_day(text: str) -> None:
    """What a message tells the editor to write is read as the day that it names."""
    written = read_date(text)
    if not isinstance(written, Unclear):
        return
    for reading in readings_of(written):
        full = parse_date(in_full(reading, LANGUAGES["fa"]))
        assert full and (full.start, full.end) == (reading.written.start, reading.written.end)
        assert written.may_be(full)
        assert date.min < reading.start <= reading.end
