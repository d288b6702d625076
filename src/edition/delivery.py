"""Putting finished files into the build folder: made beside it, proved there, moved in at the end, or not at all."""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from edition.core.diagnostics import Diagnostic, Place, Problems, error

_REPORTS = ("proof.json", "report.html", "contact.png", "contact.html")


@contextmanager
def bench(out: Path) -> Iterator[tuple[Path | None, Problems]]:
    """A folder inside `out`, on the same file system, gone at the end whatever happens; a problem where there can be none."""
    folder = None
    try:
        try:
            out.mkdir(parents=True, exist_ok=True)
            made = out / f".edition-{os.getpid()}"
            shutil.rmtree(made, ignore_errors=True)  # a killed build of the same number may have left it
            made.mkdir()
            folder = made
        except OSError as refusal:
            yield None, (refused(out, refusal),)
        else:
            yield folder, ()
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def target_of(out: Path, source: Path) -> tuple[Path | None, Problems]:
    """Where the outputs of a folder go, `out`/NAME; a problem where that is the folder itself, or one that holds it."""
    own = source.resolve()
    target = out / own.name
    if target.resolve() == own or target.resolve() in own.parents:
        fact = "the outputs would go where the source is, and could take its place"
        return None, (error("output-is-source", fact, "name another folder with --out", Place(out.as_posix())),)
    return target, ()


def put(folder: Path, name: str, content: bytes | str) -> None:
    """A file with exactly this content; text is written as UTF-8, line ends as they are."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def deliver(made: Path, target: Path, *, failed: Collection[str], whole: bool | None) -> tuple[tuple[Path, ...] | None, Problems]:
    """Move every file below `made` to its place below `target`, each at once, and return where they stand: all of them or none.

    A PDF among the `failed` goes to NAME.failed.pdf, its text with it, and an earlier good one stays as it was. Where the build
    is `whole`, files that it did not make go away, else only proofs and overlays that no longer belong to their PDFs; where it
    is None, nothing: the folder is not ours.
    """
    files = sorted(path.relative_to(made) for path in made.rglob("*") if path.is_file())
    places = [target / (failed_name(file) if file.with_suffix(".pdf").as_posix() in failed else file) for file in files]
    former = made / ".former"
    placed: list[Path] = []
    try:
        for file, place in zip(files, places, strict=True):
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.is_file():
                put(former, place.relative_to(target).as_posix(), place.read_bytes())
            os.replace(made / file, place)
            placed.append(place)
        for old in () if whole is None else _stale(target, placed, whole=whole and not failed):
            old.unlink()
            _prune(old.parent, target)
    except OSError as refusal:
        _put_back(placed, former, target)
        return None, (refused(target, refusal),)
    return tuple(placed), ()


def _put_back(placed: Collection[Path], former: Path, target: Path) -> None:
    """What stood in the places before; where nothing did, nothing."""
    for place in placed:
        earlier = former / place.relative_to(target)
        if earlier.is_file():
            os.replace(earlier, place)
        else:
            place.unlink()


def put_folder(made: Path, target: Path) -> tuple[tuple[Path, ...] | None, Problems]:
    """Put the folder `made` in the place of `target` as a whole, and return what stands in it; an earlier one goes away."""
    aside = made.with_name(f"{made.name}.former")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            os.replace(target, aside)
        try:
            os.replace(made, target)
        except OSError:
            if aside.exists():
                os.replace(aside, target)
            raise
    except OSError as refusal:
        return None, (refused(target, refusal),)
    return tuple(sorted(target.iterdir())), ()


def failed_name(file: Path) -> Path:
    """Where a file goes whose proof failed."""
    return file.with_name(f"{file.stem}.failed{file.suffix}")


def _stale(target: Path, placed: Collection[Path], *, whole: bool) -> list[Path]:
    told = [*(target / report for report in _REPORTS), *target.glob("overlay/*.pdf")]
    old = target.rglob("*") if whole else [*told, *target.rglob("*.failed.*")]
    return [path for path in old if path.is_file() and path not in placed]


def _prune(folder: Path, top: Path) -> None:
    """Take away a folder below `top` in which nothing is left, and those above it in which nothing is left then."""
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def refused(folder: Path, refusal: OSError) -> Diagnostic:
    """The problem of a folder that the system would not have written."""
    reason = refusal.strerror or type(refusal).__name__
    act = "name another folder with --out, or make this one writable"
    return error("output-folder", f"the output folder cannot be written ({reason})", act, Place(folder.as_posix()))
