"""Writing into the folder of a text."""

from pathlib import Path

from edition.source_files import append, lay


def test_appended_in_the_encoding_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    assert append(file, "\nb\n") == ()
    assert file.read_bytes() == b"\nb\n"
    file.write_bytes("ا\r\n".encode("utf-16"))
    assert append(file, "b\n") == ()
    assert file.read_bytes().decode("utf-16") == "ا\r\nb\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]


def test_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    (problem,) = append(tmp_path / "a.toml", "b")
    assert str(problem).endswith(
        "a.toml: error: it cannot be written (Is a directory); make it writable, or name "
        "another. [source-folder]"
    )
    (tmp_path / "b").write_bytes(b"")
    (problem,) = lay(tmp_path / "b", {"c": b""})
    assert problem.code == "source-folder"


def test_laid_whole_or_not(tmp_path: Path) -> None:
    assert lay(tmp_path / "a", {"b": b"1", "c": b"2"}) == ()
    (tmp_path / "a" / "b").unlink()
    assert [problem.code for problem in lay(tmp_path / "a", {"b": b"3", "c": b"4"})] == [
        "file-exists"
    ]
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == {"c": b"2"}
