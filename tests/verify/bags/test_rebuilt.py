from pathlib import Path
from tempfile import TemporaryDirectory

from edition.model.proof import Outcome
from edition.verify.bags.fixity import compare


def outcomes(
    packed: dict[str, bytes], rebuilt: dict[str, bytes], elsewhere: str = ""
) -> list[Outcome]:
    with TemporaryDirectory() as place:
        one, other = (
            _written(Path(place) / name, files)
            for name, files in (("packed", packed), ("rebuilt", rebuilt))
        )
        return [check.outcome for check in compare(one, other, elsewhere=elsewhere)]


def _written(folder: Path, files: dict[str, bytes]) -> dict[str, Path]:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in files}


def test_what_only_the_sources_come_to() -> None:
    assert outcomes({"a": b"1"}, {"a": b"1", "b": b"2"}) == [Outcome.PASSED, Outcome.FAILED]
    assert outcomes({"a": b"1"}, {"a": b"1", "b": b"2"}, "edition") == [Outcome.PASSED]


def test_the_same_bytes() -> None:
    assert outcomes({"a": b"1"}, {"a": b"1"}) == [Outcome.PASSED]


def test_other_bytes_and_none_at_all() -> None:
    assert outcomes({"a": b"1", "b": b"2"}, {"a": b"2"}) == [Outcome.FAILED, Outcome.FAILED]


def test_what_is_no_pdf_cannot_pass_by_its_content() -> None:
    assert outcomes({"a.pdf": b"1", "a.txt": b"1"}, {"a.pdf": b"2", "a.txt": b"2"}, "zlib") == [
        Outcome.FAILED,
        Outcome.FAILED,
    ]
