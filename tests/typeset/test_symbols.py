"""QR symbols by another hand: zxing reads them, and what it reads is the address; one is written in
capitals before its path where that takes fewer modules, and never in its path.
"""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from edition.typeset.forme.links import symbol


def read(address: str) -> str:
    rows = symbol(address)
    side = len(rows)
    image = Image.new("L", (side + 8, side + 8), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.putpixel((x + 4, y + 4), 0 if dark else 255)
    [found] = zxingcpp.read_barcodes(image.resize((4 * (side + 8),) * 2, Image.Resampling.NEAREST))
    return str(found.text)


@pytest.mark.parametrize(
    ("address", "read_as", "side"),
    [
        # 33 modules by bytes alone.
        (
            "https://archives.example.org/ark:99999/6br5cv4gkn",
            "HTTPS://ARCHIVES.EXAMPLE.ORG/ark:99999/6br5cv4gkn",
            29,
        ),
        # As large in capitals: so it stays as it is stated.
        ("https://archive.org/details/a-text", "https://archive.org/details/a-text", 29),
        ("https://example.org/A?b=C", "https://example.org/A?b=C", 25),
        ("mailto:a@example.org", "mailto:a@example.org", 25),
    ],
)
def test_capitals_where_they_are_shorter(address: str, read_as: str, side: int) -> None:
    assert (read(address), len(symbol(address))) == (read_as, side)


@given(
    host=st.from_regex(r"[a-z0-9-]{1,30}\.[a-z]{2,6}", fullmatch=True),
    path=st.text("abcXYZ019-._~/?#%+&=:", max_size=60),
)
def test_a_path_stays_as_it_is(host: str, path: str) -> None:
    before = f"https://{host}/"
    found = read(before + path)
    assert found.lower().startswith(before) and found[len(before) :] == path
    assert found[: len(before)] in (before, before.upper())
