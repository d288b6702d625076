"""Lines that end in numbers, as pdf.js has them: nothing stands behind these that would say in
which direction they are read.
"""

import unicodedata

import pytest

from tests.editions import TITLE, run, write_edition
from tests.external.readers import pdfjs

LINES = (
    "صفحه‌های ۱۰-۲۰",
    "صفحه‌های ۱۰-۲۰.",
    "دیدار (۱۰-۲۰)",
    "«۱۰-۲۰»",
    "صفحه‌های ۱۰-۲۰، ۳۰-۴۰",
    "صفحه‌های ۱۰-۲۰ و ۳۰-۴۰",
    "رقم ۱۰٫۵-۲۰٫۵",
    "ساعت ۱۸:۳۰-۲۰:۰۰",
    "در ۱۳۹۵-۱۳۹۶ و ۲۰۱۶-۲۰۱۷.",
    "تلفن ۰۲۱-۸۸۷۷۶۶۵۵.",
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of the text as pdf.js gives them, without what is not seen."""
    folder = tmp_path_factory.mktemp("ends")
    source = write_edition(folder / "ends", "\n\n".join((TITLE, *LINES)) + "\n")
    assert (
        run("build", source, "--out", folder / "build", "--fast", "--only", "pamphlet").exit_code
        == 0
    )
    found = pdfjs(folder / "build" / "ends" / "pamphlet.pdf").replace("\f", "\n").splitlines()
    return [seen(line) for line in found]


def seen(line: str) -> str:
    return "".join(c for c in line if unicodedata.category(c) != "Cf").strip()


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_ends_in_numbers_is_read_as_it_was_written(read: list[str], line: str) -> None:
    assert seen(line) in read
