"""Reading a file, or saying why it cannot be read."""

from pathlib import Path

from edition.core.bounds import Bound
from edition.read.files import read_bytes

SMALL = Bound(2, "bytes", "make it shorter")


def test_content_or_reason(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00\xff")
    assert read_bytes(tmp_path / "a", SMALL) == b"\x00\xff"
    assert read_bytes(tmp_path / "b", SMALL) == "is not there"
    assert read_bytes(tmp_path, SMALL) == read_bytes(tmp_path / "a" / "b", SMALL) == "is no file"
    # A name that no file system takes fails like a file that may not be opened, also for root.
    assert (
        read_bytes(tmp_path / "a\x00b", SMALL)
        == read_bytes(tmp_path / ("a" * 5000), SMALL)
        == "cannot be opened for reading"
    )
