"""Putting finished files into an output folder: made beside them, proved there, and moved in all at
once, or not at all.
"""

import os
from pathlib import Path

from edition.core.diagnostics import Place, Problems, error
from edition.core.quoting import worded
from edition.delivery.delivering import (
    DEPOSIT,
    OVERLAYS,
    Clearing,
    Delivery,
    clean,
    deliver,
    failed_name,
    put,
    strangers,
    tells,
)
from edition.delivery.held import Held, holding, refused, settled
from edition.delivery.listing import OUTPUTS, MadeFile, standing

__all__ = [
    "DEPOSIT",
    "OUTPUTS",
    "OVERLAYS",
    "Clearing",
    "Delivery",
    "Held",
    "MadeFile",
    "clean",
    "deliver",
    "failed_name",
    "holding",
    "put",
    "real",
    "refused",
    "settled",
    "standing",
    "strangers",
    "target_of",
    "tells",
]


def real(path: Path) -> Path:
    """Where a path leads to by its links; one in a circle leads to itself (Path.resolve stumbles
    over it before Python 3.13).
    """
    return Path(os.path.realpath(path))


def target_of(out: Path, source: Path) -> tuple[Path | None, Problems]:
    """Where the outputs of a folder go, `out`/NAME; a problem where that is the folder itself, or
    one that holds it.
    """
    own = real(source)
    target = out / own.name
    if real(target) == own or real(target) in own.parents:
        fact = worded("the outputs would go where the source is, and could take its place")
        return None, (
            error(
                "output-is-source", fact, "name another folder with --out", Place(out.as_posix())
            ),
        )
    return target, ()
