"""What says the same though its bytes differ, and what does not."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from edition.verify.bags.same_content import same_content

PAGE = (
    '<script>{{"contentSize":"{size}","sha256":"{digest}"}}</script><p>{text}</p><li>'
    '<bdi>a.pdf</bdi>, {size} kB<span class="digest" dir="ltr">sha256:{digest}</span></li>'
)


def picture(level: int, colour: str = "red") -> bytes:
    content = BytesIO()
    Image.new("RGB", (40, 40), colour).save(content, "PNG", compress_level=level)
    return content.getvalue()


def page(text: str = "نان", digest: str = "a" * 64, size: int = 3) -> bytes:
    return PAGE.format(text=text, digest=digest, size=size).encode()


def book(members: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", how) as made:
        for name, held in members.items():
            made.writestr(zipfile.ZipInfo(name), held, how)
    return content.getvalue()


BOOK = {"a.xhtml": b"a", "cover.png": picture(1)}


@pytest.mark.parametrize(
    ("ending", "one", "other", "is_same"),
    [
        ("png", picture(1), picture(9), True),
        ("png", picture(1), picture(1, "blue"), False),
        ("png", picture(1), b"PNG", False),
        ("html", page(), page(digest="b" * 64, size=4), True),
        ("html", page(), page("آزادی"), False),
        ("epub", book(BOOK), book(BOOK | {"cover.png": picture(9)}), True),
        ("epub", book(BOOK), book(BOOK | {"a.xhtml": b"b"}), False),
        ("epub", book(BOOK), book(BOOK | {"b.xhtml": b"b"}), False),
        ("epub", book(BOOK, zipfile.ZIP_DEFLATED), book(BOOK), False),
        ("txt", b"a", b"b", False),
    ],
)
def test_what_is_the_same(
    tmp_path: Path, ending: str, one: bytes, other: bytes, is_same: bool
) -> None:
    packed, rebuilt = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
    packed.write_bytes(one)
    rebuilt.write_bytes(other)
    assert bool(same_content(packed, rebuilt)) is is_same
