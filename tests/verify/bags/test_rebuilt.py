from edition.model.proof import Outcome
from edition.verify.bags.rebuilt import compare


def outcomes(packed: dict[str, bytes], rebuilt: dict[str, bytes], elsewhere: str = "") -> list[Outcome]:
    return [check.outcome for check in compare(packed, rebuilt, elsewhere=elsewhere)]


def test_the_same_bytes() -> None:
    assert outcomes({"a": b"1"}, {"a": b"1"}) == [Outcome.PASSED]


def test_other_bytes_and_none_at_all() -> None:
    assert outcomes({"a": b"1", "b": b"2"}, {"a": b"2"}) == [Outcome.FAILED, Outcome.FAILED]


def test_what_is_no_pdf_cannot_pass_by_its_content() -> None:
    assert outcomes({"a.pdf": b"1", "a.txt": b"1"}, {"a.pdf": b"2", "a.txt": b"2"}, "zlib") == [Outcome.FAILED, Outcome.FAILED]
