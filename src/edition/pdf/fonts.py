"""Fonts as the PDF embeds them: Type 0 over TrueType (ISO 32000-1, 9.7), one glyph a slot, complete
ToUnicode.
"""

import hashlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from math import ceil, floor
from struct import pack
from typing import NamedTuple

import uharfbuzz as hb

from edition.core.pdf_syntax import decimal
from edition.faces import Face
from edition.model.page import UNSCALED
from edition.pdf.objects import Array, Dictionary, Document, Stream, name
from edition.pdf.program import Composite, with_composites
from edition.pdf.slots import Part, Slot

_TABLES = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "vhea", "vmtx")
_BLOCK = 100
_ARGS_ARE_WORDS, _ARGS_ARE_XY, _HAS_A_SCALE, _MORE_COMPONENTS, _HAS_TWO_SCALES = (
    0x0001,
    0x0002,
    0x0008,
    0x0020,
    0x0040,
)
_ONE = 1 << 14  # as F2DOT14


class SlotFont:
    """A face with the slots used of it, numbered from 1 in the order of their first use; the number
    is code, CID and glyph.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes: dict[Slot, int] = {}

    def code(self, slot: Slot) -> int:
        """The code of a slot."""
        return self._codes.setdefault(slot, len(self._codes) + 1)

    def codes(self, slots: Sequence[Slot]) -> list[int]:
        """The codes of slots."""
        known = self._codes
        return [known.setdefault(slot, len(known) + 1) for slot in slots]

    def dictionary(self, document: Document) -> Dictionary:
        """The Type 0 font dictionary, with everything below it."""
        program = self._program()
        tag = "".join(chr(65 + b % 26) for b in hashlib.sha256(program).digest()[:6])
        base = name(f"{tag}+{self.face.name}")
        descendant = {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": Dictionary(
                {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
            ),
            "CIDToGIDMap": name("Identity"),
            "DW": 0,
            # Widths of four decimals, so that a long line does not drift from hmtx.
            "W": Array(
                [1, Array(decimal(slot.advance * 1000 / self.face.upem, 4) for slot in self._codes)]
            ),
            "FontDescriptor": document.Reference(
                self._descriptor(
                    base, document.Reference(Stream(program, {"Length1": len(program)}))
                )
            ),
        }
        return Dictionary(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": base,
                "Encoding": name("Identity-H"),
                "DescendantFonts": Array([document.Reference(Dictionary(descendant))]),
                "ToUnicode": document.Reference(Stream(self._to_unicode())),
            }
        )

    def _descriptor(self, base: str, program: object) -> Dictionary:
        face = self.face
        metrics = face.font.get_font_extents("ltr")
        scale = 1000 / face.upem
        boxes = [face.font.get_glyph_extents(g) for slot in self._codes for g, *_ in slot.parts]
        boxes = [box for box in boxes if box]
        left = min((box.x_bearing for box in boxes), default=0)
        right = max((box.x_bearing + box.width for box in boxes), default=0)
        return Dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": base,
                "Flags": 4,
                "FontBBox": Array(
                    decimal(v * scale) for v in (left, metrics.descender, right, metrics.ascender)
                ),
                "ItalicAngle": 0,
                "Ascent": decimal(metrics.ascender * scale),
                "Descent": decimal(metrics.descender * scale),
                "CapHeight": decimal(metrics.ascender * scale),
                "StemV": {"Regular": 80, "Medium": 100, "Bold": 140, "Black": 180}[face.weight],
                "FontFile2": program,
            }
        )

    def _to_unicode(self) -> bytes:
        """Every code to its characters, UTF-16BE (ISO 32000-1, 9.10.3)."""
        entries = [
            f"<{code:04X}> <{slot.text.encode('utf-16-be').hex().upper()}>"
            for slot, code in self._codes.items()
        ]
        blocks = [entries[i : i + _BLOCK] for i in range(0, len(entries), _BLOCK)]
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
        ]
        for block in blocks:
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")

    def _program(self) -> bytes:
        """The face cut down to the glyphs in use, with a composite glyph for each slot before
        them.
        """
        cut, mapping = self._cut()
        if hb.Face(cut).upem != self.face.upem:
            cut = _scaled(cut, self.face.upem)
        numbers = {old: new + len(self._codes) for old, new in mapping.items()}
        return with_composites(cut, [_composite(slot, numbers, self.face) for slot in self._codes])

    def _cut(self) -> tuple[bytes, dict[int, int]]:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({g for slot in self._codes for g, *_ in slot.parts})
        wanted.drop_table_tag_set.update(
            {int.from_bytes(tag.encode("ascii"), "big") for tag in _TABLES}
        )
        wanted.flags = (
            hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        plan = hb.SubsetPlan(self.face.font.face, wanted)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)


def _scaled(font: bytes, upem: int) -> bytes:
    """A font with as many units to the em."""
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem

    opened = TTFont(BytesIO(font), recalcTimestamp=False, recalcBBoxes=False)
    scale_upem(opened, upem)
    out = BytesIO()
    opened.save(out, reorderTables=None)
    return out.getvalue()


def _composite(slot: Slot, numbers: Mapping[int, int], face: Face) -> Composite:
    """The glyph of a slot: parts by their new numbers at their displacements (OpenType 1.9,
    glyf).
    """
    boxes = [_Box.of(face.font.get_glyph_extents(part[0]), part) for part in slot.parts]
    if not any(box.left < box.right for box in boxes):
        return Composite(slot.advance, 0, b"", len(slot.parts))
    left, bottom = min(box.left for box in boxes), min(box.bottom for box in boxes)
    content = [
        pack(
            ">5h", -1, left, bottom, max(box.right for box in boxes), max(box.top for box in boxes)
        )
    ]
    for i, (g, x, y, size, stretch) in enumerate(slot.parts, 1):
        flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY | (_MORE_COMPONENTS if i < len(slot.parts) else 0)
        if stretch != UNSCALED:
            scales = (size * stretch * _ONE // (100 * UNSCALED), size * _ONE // 100)
            content.append(pack(">HHhhhh", flags | _HAS_TWO_SCALES, numbers[g], x, y, *scales))
        elif size != 100:
            content.append(
                pack(">HHhhh", flags | _HAS_A_SCALE, numbers[g], x, y, size * _ONE // 100)
            )
        else:
            content.append(pack(">HHhh", flags, numbers[g], x, y))
    return Composite(slot.advance, left, b"".join(content), len(slot.parts))


class _Box(NamedTuple):
    """The ink of a part within its slot, rounded outwards."""

    left: int
    bottom: int
    right: int
    top: int

    @classmethod
    def of(cls, ink: hb.GlyphExtents, part: Part) -> "_Box":
        _, x, y, size, stretch = part
        high = size / 100
        wide = high * stretch / UNSCALED
        left, right = x + floor(ink.x_bearing * wide), x + ceil((ink.x_bearing + ink.width) * wide)
        return cls(
            left,
            y + floor((ink.y_bearing + ink.height) * high),
            right,
            y + ceil(ink.y_bearing * high),
        )
