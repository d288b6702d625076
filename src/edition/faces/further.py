"""Font files that an edition names for characters that the faces it is set in lack.

All measures are given in the units of the family, so that words of both stand in one line.
"""

from collections.abc import Sequence
from functools import cached_property

import uharfbuzz as hb

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.patterns import later
from edition.core.quoting import worded
from edition.faces.face import Face, Faces
from edition.model.description import Font
from edition.model.source_folder import FontFile

_ALLOWED = later("[A-Za-z0-9_-]")
"""A character of a name in PDF that needs no escape."""
_LONGEST = 63
"""Characters of a name that are kept (OpenType 1.9, name, 6: PostScript names have no more)."""


class Further(Face, frozen=True, eq=False, dict=True, kw_only=True):
    """A further face, and which characters it may serve; `family` is its name as a reader
    knows it.
    """

    font_entry: Font
    family: str

    @cached_property
    def flat_joints(self) -> bool:
        """As its outlines are measured."""
        # Imported here, as what else measures a font: few editions have one of their own.
        from edition.faces.joining import joins_flat

        return joins_flat(self)

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
    from edition.faces.sizes import size_like

    like = faces["Regular"]
    found: dict[str, Face] = dict(faces)
    problems: list[Diagnostic] = []
    for number, file in enumerate(files, 1):
        if problem := unfit(file.content, file.font.file, file.place):
            problems.append(problem)
            continue
        name, family = names_of(file.content)
        name = name or f"Further{number}"
        found[f"{number} {name}"] = Further(
            name,
            "Regular",
            file.content,
            like.upem,
            size_like(file.content, like),
            font_entry=file.font,
            family=family or name,
        )
    return (None if problems else found), tuple(problems)


def unfit(content: bytes, file: str, at: Place | None) -> Diagnostic | None:
    """Why the font of this name cannot be used, or None."""
    from edition.faces.soundness import fault_of

    fault = fault_of(content)
    if not fault:
        return None
    act = worded("name a static TrueType font (.ttf) that may be embedded")
    fact = worded('the font "{file}" {fault}', file=file, fault=fault)
    return error("font-format", fact, act, at)


def names_of(content: bytes) -> tuple[str, str]:
    """What a font file calls itself, "" where it does not: its name in a PDF, and that of its
    family as a reader knows it.
    """
    face = hb.Face(content)
    ids = hb.OTNameIdPredefined
    plain = filter(_ALLOWED.match, face.get_name(ids.POSTSCRIPT_NAME) or "")
    family = face.get_name(ids.TYPOGRAPHIC_FAMILY) or face.get_name(ids.FONT_FAMILY) or ""
    shown = "".join(filter(str.isprintable, family))
    return "".join(plain)[:_LONGEST], " ".join(shown.split())[:_LONGEST]
