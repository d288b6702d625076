import zipfile
from datetime import date
from io import BytesIO

import pytest

from edition.deposit import zipped

FILES = {"b/2.txt": b"two", "b/1.txt": b"one", "a.txt": b""}


def test_order_times_and_modes_are_fixed() -> None:
    made = zipped(FILES, date(2026, 11, 26))
    with zipfile.ZipFile(BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["a.txt", "b/1.txt", "b/2.txt"]
        assert {entry.date_time for entry in opened.infolist()} == {(2026, 11, 26, 0, 0, 0)}
        assert {
            (entry.compress_type, entry.external_attr >> 16) for entry in opened.infolist()
        } == {(zipfile.ZIP_STORED, 0o644)}
    assert made == zipped(dict(reversed(FILES.items())), date(2026, 11, 26))


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2200, 12, 31)])
def test_a_day_that_zip_cannot_say(day: date) -> None:
    with zipfile.ZipFile(BytesIO(zipped(FILES, day))) as opened:
        assert opened.read("b/1.txt") == b"one"
