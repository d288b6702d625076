"""The stage that reads a finished PDF with other libraries than the writer's and says what it found."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from edition.faces import Faces
from edition.model.condition import Condition
from edition.model.imposition import Sheets, Tiles
from edition.model.page import Area
from edition.model.proof import Check, Proof
from edition.model.reading import Emendation
from edition.model.source import SourceText

Declared: TypeAlias = Callable[[str], Sequence[tuple[int, int, str]]]
"""What of a paragraph departs from UAX #9, as the edition declares it: code points [start, end) and the name of a kind."""


def verify(
    pdf: Path,
    expected: str,
    source: SourceText | None,
    emendations: Sequence[Emendation] = (),
    private: Sequence[str] = (),
    declared: Declared = lambda _: (),
    faces: Faces = MappingProxyType({}),
    areas: Sequence[Sequence[Area]] = (),
    said: Sequence[SourceText] = (),
) -> Proof:
    """Prove one PDF: every check has an outcome, and nothing is repaired.

    `expected` is the text that should come back out (NAME.txt: reading order, form feed between pages); `source` the text as
    found, whose every letter must stand in the structure once the `emendations` are applied, but for what marks it up (None: the
    output shows parts of it, and is not held to it). `private` are the values that must
    not occur in the file, such as names of user and host, home and working folder, but where the edition says them too. `said`
    are its files as written, the text first; a fault names its place in these. `declared` says what of a paragraph departs from
    UAX #9; `faces` are the font files it is set in. `areas` are where each page says that its text stands. Of the checks, those by
    PDFium ask an engine that shares no code with the writer; the others read objects and content streams through pypdf. A file
    that cannot be read gives a failed check, never an exception.
    """
    from edition.verify.proving import prove

    return prove(pdf, expected, source, emendations, private, declared, faces, areas, said)


def verify_sheets(folder: Path, sheets: Sheets, pages: bytes, private: Sequence[str] = ()) -> tuple[Proof, ...]:
    """Prove imposed sheets in `folder` against the PDF of their `pages`: a proof a file, under its path in the folder.

    The sheets are folded anew and read: which page stands on each half, whether each of its characters is in its place at its own
    size and upright, whether as much ink is there; then the paper, the identification, and `private` values as above.
    """
    from edition.verify.sheets import prove_sheets

    return prove_sheets(folder, sheets, pages, private)


def verify_tiles(pdf: Path, poster: bytes, tiles: Tiles, private: Sequence[str] = ()) -> Proof:
    """Prove a file of sheets against the PDF of the poster that they show in pieces: each part at its size and in its place."""
    from edition.verify.tiles import prove_tiles

    return prove_tiles(pdf, poster, tiles, private)


def preflight(pdf: Path, condition: Condition | None = None, ink_limit: int = 300) -> tuple[Check, ...]:
    """What a print shop looks for in a file before it makes plates; each check notes what was found.

    With a `condition` the file is to be PDF/X-4 for it; `ink_limit` are the per cent of all inks that may lie in one place.
    """
    from edition.verify.preflight import preflight as look

    return look(pdf, condition, ink_limit)
