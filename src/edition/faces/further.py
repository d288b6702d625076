"""Further font files that an edition names, for characters that the family lacks.

Only TrueType outlines of one static instance can be embedded as the family is; its embedding must
be allowed (OpenType 1.9, OS/2, fsType). All measures are given in the units of the family, so that
words of both stand in one line.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from struct import unpack_from

import uharfbuzz as hb

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.faces.face import Face, Faces
from edition.faces.tables import damage
from edition.model.description import Font
from edition.model.source_folder import FontFile

_SIGNATURES = (b"\0\1\0\0", b"true")
_FSTYPE_AT = 8
_RESTRICTED = 0x0002
_ALLOWED = re.compile("[A-Za-z0-9_-]")


class Further(Face, frozen=True, eq=False, dict=True, kw_only=True):
    """A further face, and which characters it may serve; `family` is its name as a reader
    knows it.
    """

    font_entry: Font
    family: str

    @cached_property
    def flat_joints(self) -> bool:
        """As its outlines are measured."""
        # Imported here because few editions have a further face.
        from edition.faces.joining import joins_flat

        return joins_flat(self.font)

    def serves(self, character: str) -> bool:
        """Whether it has a character that it may show."""
        entry = self.font_entry
        if not self.glyph(character) or not (entry.scripts or entry.characters):
            return bool(self.glyph(character))
        if character in entry.characters:
            return True
        # Imported here because few editions have a further face, and fewer limit it to scripts.
        from fontTools.unicodedata import script

        return script(character) in entry.scripts


def with_further(faces: Faces, files: Sequence[FontFile]) -> tuple[Faces | None, Problems]:
    """The faces with those of further files behind them; None where one of these cannot be used."""
    units = faces["Regular"].upem
    found: dict[str, Face] = dict(faces)
    problems: list[Diagnostic] = []
    for number, file in enumerate(files, 1):
        if fault := _fault(file.content):
            act = "name a static TrueType font (.ttf) that may be embedded"
            problems.append(
                error("font-format", f'the font "{file.font.file}" {fault}', act, file.place)
            )
            continue
        face = hb.Face(file.content)
        family = face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or ""
        name = (
            "".join(
                filter(_ALLOWED.match, face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "")
            )
            or f"Further{number}"
        )
        found[f"{number} {name}"] = Further(
            name, "Regular", file.content, units, font_entry=file.font, family=family or name
        )
    return (None if problems else found), tuple(problems)


def _fault(content: bytes) -> str:
    """What is wrong with a font file, as a predicate, or ""."""
    if not content.startswith(_SIGNATURES):
        return "is no TrueType font"
    face = hb.Face(content)
    if not face.upem or not face.glyph_count or not bytes(face.reference_table("glyf").data):
        return "has no TrueType outlines"
    if face.has_var_data:
        return "is a variable font"
    os2 = bytes(face.reference_table("OS/2").data)
    if len(os2) >= _FSTYPE_AT + 2 and unpack_from(">H", os2, _FSTYPE_AT)[0] & _RESTRICTED:
        return "does not allow its embedding"
    return damage(content)
