"""Further font files that an edition names, for characters that the family lacks.

Only TrueType outlines of one static instance can be embedded as the family is; its embedding must
be allowed (OpenType 1.9, OS/2, fsType), and the file be whole: its tables lie within it, are those
that are needed, and add up to what its directory says. HarfBuzz passes over a table that it cannot
read, so that what lacks one would be met much later.

All measures are given in the units of the family, so that words of both stand in one line. Where
the letters of a face join in strokes of one height, that of its tatweel, they may be drawn apart
unseen.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from struct import unpack, unpack_from

import uharfbuzz as hb

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.quoting import worded
from edition.faces.contours import Point, edges
from edition.faces.face import Face, Faces
from edition.model.description import Font
from edition.model.source_folder import FontFile

_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
"""The tables without which HarfBuzz has no outlines, or a PDF no metrics."""
_DIRECTORY, _ENTRY = 12, 16
"""Bytes of the head of the directory, and of an entry in it."""
_UNSUMMED = b"head"
"""Holds the sum of the whole file, and programs that set it leave head's own as it was."""
_WORD = 1 << 32
"""Sums are of words of 32 bits."""
_TATWEEL = "\u0640"
_JOINING = "بتجسصطعفقکلمنهی"
"""A letter of each shape that joins at both sides."""
_REACH = 19
"""Font units at either side of a joint in which its stroke must be even; a bridge laps over by so
much.
"""
_OFF = 2
"""Font units by which a stroke may differ from that of the tatweel."""
_SIGNATURES = (b"\0\1\0\0", b"true")
"""Of TrueType outlines, in a file of today and of old."""
_FSTYPE_AT = 8
"""Where the rights to embed stand in OS/2."""
_RESTRICTED = 0x0002
"""The one that forbids it."""
_ALLOWED = re.compile("[A-Za-z0-9_-]")
"""A character of a name in PDF that needs no escape."""


class Further(Face, frozen=True, eq=False, dict=True, kw_only=True):
    """A further face, and which characters it may serve; `family` is its name as a reader
    knows it.
    """

    font_entry: Font
    family: str

    @cached_property
    def flat_joints(self) -> bool:
        """As its outlines are measured."""
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
    units = faces["Regular"].upem
    found: dict[str, Face] = dict(faces)
    problems: list[Diagnostic] = []
    for number, file in enumerate(files, 1):
        if fault := _fault(file.content):
            act = "name a static TrueType font (.ttf) that may be embedded"
            problems.append(
                error(
                    "font-format",
                    worded('the font "{file}" {fault}', file=file.font.file, fault=fault),
                    act,
                    file.place,
                )
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
    return _damage(content)


def _damage(content: bytes) -> str:
    """What is wrong with a font of TrueType outlines, as a predicate, or ""."""
    if len(content) < _DIRECTORY:
        return "is cut off"
    count = unpack_from(">H", content, 4)[0]
    if _DIRECTORY + _ENTRY * count > len(content):
        return "is cut off"
    entries = [unpack_from(">4sIII", content, _DIRECTORY + _ENTRY * i) for i in range(count)]
    tags = {tag for tag, *_ in entries}
    if lacking := [tag.decode() for tag in _NEEDED if tag not in tags]:
        return f"has no {', '.join(lacking)}, which every TrueType font needs"
    for tag, stated, offset, length in entries:
        name = tag.decode("latin-1").strip()
        if offset + length > len(content):
            return f"is cut off: its {name} ends beyond the file"
        if tag != _UNSUMMED and _sum(content[offset : offset + length]) != stated:
            return f"is damaged: its {name} is not what its directory says"
    return "" if _gives(content) else "is damaged: no letters can be taken from it"


def _sum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    return int(sum(unpack(f">{len(padded) // 4}I", padded)) % _WORD)


def _gives(content: bytes) -> bool:
    """Whether HarfBuzz takes letters from it, as it does to embed them."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.add(ord(" "))
    try:
        return hb.subset(hb.Face(content), wanted) is not None
    except RuntimeError:
        return False


def joins_flat(face: Face) -> bool:
    """Whether at the joints of these letters, and a little to either side, the ink is as high as
    the tatweel, and as low.
    """
    font, tatweel = face.font, face.glyph(_TATWEEL)
    if not tatweel:
        return False
    middle = font.get_glyph_h_advance(tatweel) / 2
    low, high = _stroke(edges(face, tatweel), middle, 0.0)
    if high <= low:
        return False
    at = (low + high) / 2
    for glyph in _medials(face):
        advance = font.get_glyph_h_advance(glyph)
        for x in (1, _REACH, advance - _REACH, advance - 1):
            found = _stroke(edges(face, glyph), x, at)
            if abs(found[0] - low) > _OFF or abs(found[1] - high) > _OFF:
                return False
    return True


def _medials(face: Face) -> Iterator[int]:
    """The glyphs that letters have between two others, of those that the face has."""
    for letter in _JOINING:
        if not face.glyph(letter):
            continue
        buffer = hb.Buffer()
        buffer.add_str(_TATWEEL + letter + _TATWEEL)
        buffer.guess_segment_properties()
        hb.shape(face.font, buffer)
        yield from (info.codepoint for info in buffer.glyph_infos if info.cluster == 1)


def _stroke(outline: Sequence[tuple[Point, Point]], x: float, at: float) -> tuple[float, float]:
    """From where to where the ink around the height `at` reaches at x; both 0 where there is
    none.
    """
    heights = sorted(
        y + (x - left) * (above - y) / (right - left)
        for (left, y), (right, above) in outline
        if min(left, right) <= x < max(left, right)
    )
    below = [height for height in heights if height <= at]
    over = [height for height in heights if height > at]
    return (below[-1], over[0]) if len(below) % 2 and over else (0.0, 0.0)
