"""Reading a file, or saying why it cannot be read."""

from pathlib import Path

from edition.read.files import read_bytes


def test_content_or_reason(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00\xff")
    assert read_bytes(tmp_path / "a") == b"\x00\xff"
    assert read_bytes(tmp_path / "b") == "is not there"
    assert read_bytes(tmp_path) == read_bytes(tmp_path / "a" / "b") == "is no file"
    # A name that no file system takes fails like a file that may not be opened, also for root.
    assert read_bytes(tmp_path / "a\x00b") == read_bytes(tmp_path / ("a" * 5000)) == "cannot be opened for reading"
