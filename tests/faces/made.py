"""Small families for tests, made of the project's own: other sizes, other names, letters left out."""

import hashlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any, Literal

from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from edition.model.description import Font, OwnFace
from edition.model.page import Weight
from edition.model.source_folder import FaceFile, FontFile
from tests.editions import all_faces


@cache
def font(
    weight: Weight = "Regular",
    share: float = 1.0,
    without: str = "",
    name: str = "Made",
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """A weight of the family with its letters so large in the em, some of them left out."""
    made = TTFont(BytesIO(all_faces()[weight].content))
    units = made["head"].unitsPerEm
    if share != 1.0:
        scale_upem(made, round(units * share))
        made["head"].unitsPerEm = units
    for table in made["cmap"].tables:
        for character in without:
            table.cmap.pop(ord(character), None)
    for record in made["name"].names:
        if record.nameID in (1, 16):
            record.string = name
        if record.nameID == 6:
            record.string = f"{name}-{weight}"
    if change:
        change(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def face_file(
    regular: bytes, bold: bytes = b"", use: Literal["all", "text", "display"] = "all"
) -> FaceFile:
    """A family as `[[face]]` names it."""
    face = OwnFace(
        use=use,
        regular="made.ttf",
        regular_sha256=digest(regular),
        bold="made-bold.ttf" if bold else "",
        bold_sha256=digest(bold) if bold else "",
    )
    return FaceFile(face, regular, bold)


def font_file(content: bytes) -> FontFile:
    """A font as `[[font]]` names it."""
    return FontFile(Font(file="further.ttf", sha256=digest(content)), content, None)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def table(content: bytes, file: str = "made.ttf", use: str = "all", bold: bytes = b"") -> str:
    """`[[face]]` as it stands in edition.toml."""
    second = f'bold = "bold-{file}"\nbold_sha256 = "{digest(bold)}"\n' if bold else ""
    return (
        f'[[face]]\nuse = "{use}"\nregular = "{file}"\nregular_sha256 = "{digest(content)}"\n'
        f"{second}"
    )
