"""Which editions are meant: those that a list names, or those of a folder. Each has a name of its
own, for its outputs go into the folder of that name.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from edition.batch.accounts import ACCOUNTS
from edition.core.bounds import EDITIONS_FILE
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.quoting import by_system, worded
from edition.delivery import OUTPUTS, real

_DESCRIPTION = "edition.toml"


class Edition(Struct, frozen=True):
    """A folder with a text and its description; `name` is that of its folder of outputs."""

    name: str
    folder: Path


def editions_of(corpus: Path, out: Path) -> tuple[tuple[Edition, ...], Problems]:
    """The editions that `corpus` names, by name: a file with a folder on each line, from where the
    file is, lines that begin with # apart; or a folder, in which they are at any depth.

    Problems where it cannot be read, where it names none, and where two have the same name.
    """
    found: Sequence[tuple[Path, Place]]
    if corpus.is_dir():
        found = [(folder, Place(folder.as_posix())) for folder in _below(corpus, out)]
    else:
        listed = _listed(corpus)
        if isinstance(listed, Diagnostic):
            return (), (listed,)
        found = listed
    if not found:
        fact = worded(
            "there is no edition in it, for none of its folders has an {name}", name=_DESCRIPTION
        )
        act = worded(
            "name a folder with editions, or a file that has the folder of one on each line"
        )
        return (), (error("no-edition", fact, act, Place(corpus.as_posix())),)
    problems = tuple(_same_names(found))
    editions = (Edition(real(folder).name, folder) for folder, _ in found)
    return tuple(sorted(editions, key=lambda each: each.name)), problems


def _below(corpus: Path, out: Path) -> Iterator[Path]:
    """Every folder with a description, in order; none within another, behind a link, among outputs
    or of a hidden name.
    """
    made = real(out)
    for at, folders, files in os.walk(corpus):
        place = Path(at)
        if _DESCRIPTION in files:
            folders.clear()
            yield place
        elif OUTPUTS in files or real(place) == made:
            folders.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))


def _listed(file: Path) -> list[tuple[Path, Place]] | Diagnostic:
    """The folders of a list, each with its line."""
    at = Place(file.as_posix())
    try:
        if not file.is_file():
            return _no_list(worded("it is no file"), at)
        with file.open("rb") as stream:
            content = stream.read(EDITIONS_FILE.most + 1)
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return error("list", "this list of editions is not in UTF-8", "write it in UTF-8", at)
    except OSError as refusal:
        return _no_list(by_system(refusal), at)
    if too_large := EDITIONS_FILE.exceeded(len(content), at):
        return too_large
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    return [
        (file.parent / line, Place(file.as_posix(), number))
        for number, line in lines
        if line and not line.startswith("#")
    ]


def _no_list(reason: str, at: Place) -> Diagnostic:
    fact = worded("the list of editions cannot be read ({reason})", reason=reason)
    return error("list", fact, "name a file that lists editions, or a folder with them", at)


def _same_names(found: Sequence[tuple[Path, Place]]) -> Iterator[Diagnostic]:
    """A problem for each edition whose outputs would take the place of others."""
    by_name: dict[str, list[tuple[Path, Place]]] = defaultdict(list)
    for folder, place in found:
        by_name[real(folder).name].append((folder, place))
    for name, (first, *others) in by_name.items():
        for _, place in others:
            fact = worded(
                "another edition, {first}, has the name «{name}» too, and each is made in the"
                " folder of its name",
                first=first[0].as_posix(),
                name=name,
            )
            yield error("same-name", fact, "give one of the folders another name", place)
        if name == ACCOUNTS:
            fact = worded("accounts of editions are kept under the name «{name}»", name=name)
            yield error("same-name", fact, "give the folder another name", first[1])
