"""Files move into the build folder at the end, each at once, or not at all."""

import os
from pathlib import Path

import pytest

from edition import delivery

ACT = "name another folder with --out, or make this one writable. [output-folder]"


def made(folder: Path, **contents: str) -> Path:
    """A bench with files; two low lines in a name stand for a full stop."""
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        delivery.put(folder, name.replace("__", "."), content)
    return folder


def held(folder: Path) -> dict[str, str]:
    """The files below a folder with what they say."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_bench_is_made_inside_the_folder_and_goes_away(tmp_path: Path) -> None:
    with delivery.bench(tmp_path / "a" / "b") as (folder, problems):
        assert folder and not problems
        assert folder.parent == tmp_path / "a" / "b" and folder.is_dir()
        (folder / "x").write_text("x")
    assert list((tmp_path / "a" / "b").iterdir()) == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError, SystemExit])
def test_a_bench_goes_away_whatever_happens(tmp_path: Path, stop: type[BaseException]) -> None:
    with pytest.raises(stop), delivery.bench(tmp_path) as (folder, _):
        assert folder
        (folder / "half").write_text("x")
        raise stop
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("keep me")
    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with delivery.bench(out) as (folder, problems):
            assert folder is None
        [problem] = problems
        assert str(problem).startswith(f"{out}: error: the output folder cannot be written (") and str(problem).endswith(ACT)
    assert (tmp_path / "out").read_text() == "keep me"


def test_two_builds_at_once_have_a_bench_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with delivery.bench(tmp_path) as (first, _):
        monkeypatch.setattr(os, "getpid", lambda: 1)
        with delivery.bench(tmp_path) as (second, _):
            assert first and second and first != second


def test_what_a_killed_build_left_does_not_stop_the_next(tmp_path: Path) -> None:
    """Its number may be that of the next: in a container a build is often process 7."""
    (tmp_path / f".edition-{os.getpid()}").mkdir()
    with delivery.bench(tmp_path) as (folder, problems):
        assert folder and not problems


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    delivery.put(tmp_path, "a.txt", "نان\nو\r\nکار\f")
    delivery.put(tmp_path, "b/c.pdf", b"\x00\xff")
    assert (tmp_path / "a.txt").read_bytes() == "نان\nو\r\nکار\f".encode()
    assert (tmp_path / "b" / "c.pdf").read_bytes() == b"\x00\xff"


def test_files_are_moved_to_their_places(tmp_path: Path) -> None:
    bench, target = made(tmp_path / "bench", a__pdf="A", a__txt="a"), tmp_path / "out" / "name"
    delivery.put(bench, "posters/b.pdf", "B")
    files, problems = delivery.deliver(bench, target, failed=(), whole=True)
    assert files == (target / "a.pdf", target / "a.txt", target / "posters" / "b.pdf") and not problems
    assert held(target) == {"a.pdf": "A", "a.txt": "a", "posters/b.pdf": "B"}
    assert held(bench) == {}


def test_a_whole_build_takes_away_what_it_did_not_make(tmp_path: Path) -> None:
    target = made(tmp_path / "name", old__pdf="old", a__pdf="old", proof__json="{}")
    delivery.put(target, "posters/old.pdf", "old")
    delivery.deliver(made(tmp_path / "bench", a__pdf="A"), target, failed=(), whole=True)
    assert held(target) == {"a.pdf": "A"}


def test_a_part_of_a_build_leaves_the_rest_but_no_proof_that_is_not_its_own(tmp_path: Path) -> None:
    target = made(tmp_path / "name", other__pdf="old", a__pdf="old", proof__json="{}", report__html="<p>", a__failed__pdf="bad")
    delivery.put(target, "overlay/a.pdf", "old")
    delivery.deliver(made(tmp_path / "bench", a__pdf="A"), target, failed=(), whole=False)
    assert held(target) == {"a.pdf": "A", "other.pdf": "old"}


def test_a_failed_pdf_goes_beside_the_good_one_with_its_text(tmp_path: Path) -> None:
    target = made(tmp_path / "name", a__pdf="good", a__txt="good", b__pdf="old")
    bench = made(tmp_path / "bench", a__pdf="bad", a__txt="bad", b__pdf="B", proof__json="{}")
    files, _ = delivery.deliver(bench, target, failed=("a.pdf",), whole=True)
    assert held(target) == {
        **{"a.pdf": "good", "a.txt": "good", "a.failed.pdf": "bad", "a.failed.txt": "bad", "b.pdf": "B", "proof.json": "{}"}
    }
    assert files and target / "a.failed.pdf" in files and target / "a.pdf" not in files


def test_a_failed_pdf_in_a_folder(tmp_path: Path) -> None:
    bench, target = made(tmp_path / "bench"), tmp_path / "name"
    delivery.put(bench, "posters/b.pdf", "B")
    delivery.put(bench, "b.pdf", "other")
    delivery.deliver(bench, target, failed=("posters/b.pdf",), whole=True)
    assert held(target) == {"b.pdf": "other", "posters/b.failed.pdf": "B"}


def test_a_good_build_takes_the_failed_one_away(tmp_path: Path) -> None:
    target = made(tmp_path / "name", a__failed__pdf="bad", a__failed__txt="bad")
    delivery.put(target, "posters/b.failed.pdf", "bad")
    bench = made(tmp_path / "bench", a__pdf="A")
    delivery.put(bench, "posters/b.pdf", "B")
    delivery.deliver(bench, target, failed=(), whole=False)
    assert held(target) == {"a.pdf": "A", "posters/b.pdf": "B"}


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_where_a_file_cannot_be_moved_the_earlier_ones_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """All of the old or all of the new: never the PDF of one build beside the text of another."""
    old = {"a.pdf": "old", "a.txt": "old", "proof.json": "old"}
    target = made(tmp_path / "name", a__pdf="old", a__txt="old", proof__json="old")
    bench = made(tmp_path / "bench", a__pdf="new", a__txt="new", proof__json="new")
    moved = 0
    replace = os.replace

    def refuse(source: Path, place: Path) -> None:
        nonlocal moved
        moved += 1
        if moved == nth:
            raise PermissionError(13, "Permission denied")
        replace(source, place)

    monkeypatch.setattr(os, "replace", refuse)
    files, problems = delivery.deliver(bench, target, failed=(), whole=True)
    assert files is None
    assert [str(problem) for problem in problems] == [
        f"{target}: error: the output folder cannot be written (Permission denied); {ACT}"
    ]
    assert held(target) == old


def test_a_folder_where_a_file_should_go(tmp_path: Path) -> None:
    target = made(tmp_path / "name", a__pdf="old")
    (target / "a.txt").mkdir()
    files, problems = delivery.deliver(made(tmp_path / "bench", a__pdf="new", a__txt="new"), target, failed=(), whole=True)
    assert files is None and len(problems) == 1
    assert held(target) == {"a.pdf": "old"}


def test_a_folder_takes_the_place_of_an_earlier_one_as_a_whole(tmp_path: Path) -> None:
    for said in ("one", "other"):
        files, problems = delivery.put_folder(made(tmp_path / "bench", **{f"{said}__txt": said}), tmp_path / "a" / "deposit")
        assert files == (tmp_path / "a" / "deposit" / f"{said}.txt",) and not problems
    assert held(tmp_path / "a") == {"deposit/other.txt": "other"}


def test_a_folder_that_cannot_be_put_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery.put_folder(made(tmp_path / "bench", one__txt="one"), tmp_path / "deposit")
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if source == tmp_path / "bench":
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    files, [problem] = delivery.put_folder(made(tmp_path / "bench", other__txt="other"), tmp_path / "deposit")
    assert files is None and str(problem).endswith(ACT)
    assert held(tmp_path / "deposit") == {"one.txt": "one"}


def test_a_whole_build_leaves_no_empty_folder(tmp_path: Path) -> None:
    target = tmp_path / "target"
    delivery.put(target, "deposit/ID/data/old.txt", "old")
    delivery.deliver(made(tmp_path / "bench", new__txt="new"), target, failed=(), whole=True)
    assert [path.name for path in target.iterdir()] == ["new.txt"]
