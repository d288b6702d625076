"""The materials of a deposit, from a finished build and the environment it was made in."""

import re
from collections.abc import Mapping
from pathlib import Path

from edition.core.libraries import libraries
from edition.edited import Edited
from edition.faces.face import folder
from edition.model.materials import Materials

_REPORT = re.compile(r".*\.json|contact\.(?:html|png)|report\.html")


def outputs_of(files: tuple[Path, ...], target: Path) -> Mapping[str, bytes]:
    """The files of a build by their names in its folder `target`, without the reports."""
    return {
        name: file.read_bytes()
        for name, file in _named(files, target).items()
        if not _REPORT.fullmatch(name)
    }


def reports_of(files: tuple[Path, ...], target: Path) -> Mapping[str, bytes]:
    """The reports of a build: what was seen of its files by the tools that were there."""
    return {
        name: file.read_bytes()
        for name, file in _named(files, target).items()
        if _REPORT.fullmatch(name)
    }


def _named(files: tuple[Path, ...], target: Path) -> dict[str, Path]:
    return {file.relative_to(target).as_posix(): file for file in files}


def materials_of(
    edited: Edited, outputs: Mapping[str, bytes], reports: Mapping[str, bytes]
) -> Materials:
    """All that goes into the deposit."""
    fonts = {
        file.name: file.read_bytes()
        for file in sorted(folder().iterdir())
        if file.is_file() and file.name[0] != "."
    }
    return Materials(edited.source, edited.reading, outputs, reports, fonts, libraries())
