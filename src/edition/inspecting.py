"""`edition inspect`: what the typesetter did with a text, said line by line or page by page;
nothing is written.
"""

from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.dump.set_pages import set_lines, set_pages
from edition.inspect import look
from edition.language import edit
from edition.pipeline import faces_of
from edition.read import read
from edition.typeset import typeset

Stage = Literal["lines", "pages"]
_SEEN = "pamphlet"


class Inspected(Struct, frozen=True):
    """Lines of text (None: refused), and every problem."""

    lines: tuple[str, ...] | None = None
    problems: Problems = ()


def inspect(folder: Path, stage: Stage, epoch: int | None) -> Inspected:
    """Set the pamphlet of an edition as a build would, and tell its lines or its pages."""
    source, problems = read(folder)
    if source is None:
        return Inspected(problems=problems)
    reading, more = edit(source, epoch)
    problems += more
    if reading is None:
        return Inspected(problems=problems)
    source = replace(source, description=reading.description)
    fonts, more = faces_of(source)
    problems += more
    if fonts is None:
        return Inspected(problems=problems)
    outputs, more = typeset(source, reading, fonts, (_SEEN,))
    problems += more
    if outputs is None:
        return Inspected(problems=problems)
    if not outputs:
        return Inspected(problems=(*problems, _nothing(folder)))
    paged = outputs[0]
    if paged.makeup is None or stage == "pages":
        return Inspected(tuple(set_pages(paged)), problems)
    return Inspected(tuple(set_lines(look(paged, fonts), paged.makeup)), problems)


def _nothing(folder: Path) -> Diagnostic:
    fact = "the lines and pages that are told are those of the pamphlet, which this edition has not"
    act = 'add [[output]] with kind = "pamphlet" to edition.toml'
    return error("no-pages", fact, act, Place((folder / "edition.toml").as_posix()))
