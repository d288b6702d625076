"""Fonts as the PDF embeds them: Type 0 over TrueType (ISO 32000-1, 9.7), one glyph a slot, complete
ToUnicode.

The font program, composite glyphs of ours before those of a face (OpenType 1.9), is written here,
table by table: fontTools, which reads and writes every font there is, takes a twelfth of a short
build to import. In the way it encodes nothing is lost, so the bytes are those that it would write.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import ceil, floor
from struct import pack, pack_into, unpack, unpack_from
from typing import Literal, NamedTuple

import uharfbuzz as hb
from msgspec import Struct

from edition.core.memory import Same, remembered
from edition.core.pdf_syntax import decimal
from edition.faces import Face
from edition.model.page import UNSCALED, Weight
from edition.pdf.pdf_objects import Document, Value, Written, array, dictionary, escaped, name, text
from edition.pdf.scaled_fonts import FARTHEST, MOST_STATED, scaled
from edition.pdf.slots import Part, Slot

_TABLES = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "vhea", "vmtx")
"""What a font in a PDF has no use for."""
_BLOCK = 100
"""Entries of a block of ToUnicode, the most that it may have."""
# Flags of a component of a composite glyph (glyf).
_ARGS_ARE_WORDS = 0x0001
_ARGS_ARE_XY = 0x0002
_HAS_A_SCALE = 0x0008
_MORE_COMPONENTS = 0x0020
_HAS_TWO_SCALES = 0x0040
_IS_TWO_BY_TWO = 0x0080
_ONE = 1 << 14
"""1 as the format of a component writes it (F2DOT14)."""
_STEMS: Mapping[Weight | Literal["Code"], int] = {
    "Regular": 80,
    "Medium": 100,
    "Bold": 140,
    "Black": 180,
    "Code": 80,
}
"""How wide stems are, in thousandths of an em."""
_HEADER = 10
"""Bytes of a glyph before its components or contours."""
_SHORT = 0x20000
"""Bytes of outlines that short offsets reach."""
_FIRST = ("glyf", "maxp", "loca", "head", "hmtx", "hhea", "gasp")
_MAGIC = 0xB1B0AFBA
"""What the sum of a whole font and `checkSumAdjustment` come to (head)."""


@cache
def as_shown(code: int) -> str:
    """A code within a literal string: two bytes, each a character of the same number, of which
    Latin-1 makes them again. In hexadecimal they would take twice the room, and a reader's time.
    """
    return escaped(code.to_bytes(2, "big")).decode("latin-1")


class SlotFont:
    """A face with the slots used of it, numbered from 1 in the order of their first use; the number
    is code, CID and glyph.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes: dict[Slot, int] = {}
        self._shown: dict[Slot, str] = {}

    def code(self, slot: Slot) -> int:
        """The code of a slot."""
        return self._codes.setdefault(slot, len(self._codes) + 1)

    def codes(self, slots: Sequence[Slot]) -> list[int]:
        """The codes of slots."""
        known = self._codes
        return [known.setdefault(slot, len(known) + 1) for slot in slots]

    def shown(self, slots: Sequence[Slot]) -> str:
        """The same as they are shown (`as_shown`): of most slots they are known."""
        known = self._shown
        try:
            return "".join([known[slot] for slot in slots])
        except KeyError:
            known |= {slot: as_shown(self.code(slot)) for slot in slots if slot not in known}
            return "".join([known[slot] for slot in slots])

    def written(self, document: Document) -> Written:
        """A reference to the Type 0 font, with everything below it."""
        program = self._program()
        tag = "".join(chr(65 + b % 26) for b in hashlib.sha256(program).digest()[:6])
        base = name(f"{tag}+{self.face.name}")
        descendant: dict[str, Value] = {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": dictionary(
                {"Registry": text("Adobe"), "Ordering": text("Identity"), "Supplement": 0}
            ),
            "CIDToGIDMap": name("Identity"),
            "DW": 0,
            # Widths of four decimals, so that a long line does not drift from hmtx.
            "W": array(
                (1, array(decimal(slot.advance * 1000 / self.face.upem, 4) for slot in self._codes))
            ),
            "FontDescriptor": document.add(
                self._descriptor(base, document.stream(program, {"Length1": len(program)}))
            ),
        }
        return document.add(
            dictionary(
                {
                    "Type": name("Font"),
                    "Subtype": name("Type0"),
                    "BaseFont": base,
                    "Encoding": name("Identity-H"),
                    "DescendantFonts": array((document.add(dictionary(descendant)),)),
                    "ToUnicode": document.stream(self._to_unicode()),
                }
            )
        )

    def _descriptor(self, base: Written, program: Written) -> Written:
        face = self.face
        metrics = face.font.get_font_extents("ltr")
        scale = 1000 / face.upem
        boxes = [face.font.get_glyph_extents(g) for slot in self._codes for g, *_ in slot.parts]
        boxes = [box for box in boxes if box]
        left = min((box.x_bearing for box in boxes), default=0)
        right = max((box.x_bearing + box.width for box in boxes), default=0)
        return dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": base,
                "Flags": 5 if face.weight == "Code" else 4,  # of one width; symbolic
                "FontBBox": array(
                    decimal(v * scale) for v in (left, metrics.descender, right, metrics.ascender)
                ),
                "ItalicAngle": 0,
                "Ascent": decimal(metrics.ascender * scale),
                "Descent": decimal(metrics.descender * scale),
                "CapHeight": decimal(metrics.ascender * scale),
                "StemV": _STEMS[face.weight],
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
        units, size = self.face.upem, self.face.size or self.face.upem
        if hb.Face(cut).upem != size or size != units:
            cut = scaled(cut, size, units)
        # Rules of a damaged font may lead to glyphs that it has not: its first stands for these.
        numbers = dict.fromkeys((g for slot in self._codes for g, *_ in slot.parts), 0)
        numbers |= {old: new + len(self._codes) for old, new in mapping.items()}
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


class Composite(NamedTuple):
    """A glyph of ours: its advance, the left edge of its ink, its data in glyf, and how many parts
    it has.
    """

    advance: int
    left: int
    data: bytes
    parts: int


def _composite(slot: Slot, numbers: Mapping[int, int], face: Face) -> Composite:
    """The glyph of a slot: parts by their new numbers at their displacements (OpenType 1.9,
    glyf).
    """
    advance = min(max(slot.advance, 0), MOST_STATED)
    box = _box_of(slot, face)
    if box is None:
        return Composite(advance, 0, b"", len(slot.parts))
    left, bottom, right, top = box
    content = [pack(">5h", -1, left, bottom, right, top)]
    for i, (g, far, high, size, stretch) in enumerate(slot.parts, 1):
        x, y = _held(far), _held(high)
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
    return Composite(advance, left, b"".join(content), len(slot.parts))


@remembered(lambda slot, face: (slot, Same(face)))
def _box_of(slot: Slot, face: Face) -> tuple[int, int, int, int] | None:
    """The ink of a slot, None where it has none."""
    boxes = [_Box.of(face.font.get_glyph_extents(part[0]), part) for part in slot.parts]
    if not any(box.left < box.right for box in boxes):
        return None
    left, bottom = _held(min(box.left for box in boxes)), _held(min(box.bottom for box in boxes))
    right, top = _held(max(box.right for box in boxes)), _held(max(box.top for box in boxes))
    return left, bottom, right, top


def _held(value: int) -> int:
    """A coordinate as far out as a glyph can state; those of a damaged font may lie beyond."""
    return min(max(value, -FARTHEST), FARTHEST)


class _Box(Struct, frozen=True):
    """The ink of a part within its slot, rounded outwards."""

    left: int
    bottom: int
    right: int
    top: int

    @classmethod
    def of(cls, ink: hb.GlyphExtents | None, part: Part) -> "_Box":
        _, x, y, size, stretch = part
        if ink is None:
            return cls(x, y, x, y)
        high = size / 100
        wide = high * stretch / UNSCALED
        left, right = x + floor(ink.x_bearing * wide), x + ceil((ink.x_bearing + ink.width) * wide)
        return cls(
            left,
            y + floor((ink.y_bearing + ink.height) * high),
            right,
            y + ceil(ink.y_bearing * high),
        )


def with_composites(font: bytes, composites: Sequence[Composite]) -> bytes:
    """The font with glyphs of ours behind its first one, whose own components are numbered as they
    will be.
    """
    tables = _tables(font)
    glyphs = _glyphs(tables)
    metrics = _metrics(tables, len(glyphs))
    drawn = [_renumbered(glyph, len(composites)) for glyph in glyphs]
    tables["hmtx"], long_metrics = _hmtx(
        [metrics[0], *((each.advance, each.left) for each in composites), *metrics[1:]]
    )
    tables["glyf"], tables["loca"], long_offsets = _glyf(
        [drawn[0], *(each.data for each in composites), *drawn[1:]]
    )
    tables["maxp"] = _maxp(
        tables["maxp"], len(composites), max((each.parts for each in composites), default=0)
    )
    tables["head"] = _set(_set(tables["head"], 8, ">L", 0), 50, ">h", int(long_offsets))
    tables["hhea"] = _set(tables["hhea"], 34, ">H", long_metrics)
    return _font(font[:4], tables)


def _tables(font: bytes) -> dict[str, bytes]:
    entries = [
        unpack_from(">4s3L", font, 12 + 16 * i) for i in range(unpack_from(">H", font, 4)[0])
    ]
    return {
        tag.decode("latin-1"): font[offset : offset + length] for tag, _, offset, length in entries
    }


def _glyphs(tables: dict[str, bytes]) -> list[bytes]:
    """The data of each glyph."""
    offsets = unpack_from(">H", tables["maxp"], 4)[0] + 1
    long = unpack_from(">h", tables["head"], 50)[0]
    found = (
        unpack_from(f">{offsets}L", tables["loca"])
        if long
        else [2 * at for at in unpack_from(f">{offsets}H", tables["loca"])]
    )
    return [tables["glyf"][start:end] for start, end in pairwise(found)]


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    """Advance and left edge of each glyph; the last ones have only the second of their own."""
    [long] = unpack_from(">H", tables["hhea"], 34)
    values = unpack_from(f">{'Hh' * long}{count - long}h", tables["hmtx"])
    pairs = list(zip(values[: 2 * long : 2], values[1 : 2 * long : 2], strict=True))
    return [*pairs, *((pairs[-1][0], left) for left in values[2 * long :])]


def _renumbered(glyph: bytes, more: int) -> bytes:
    """A glyph whose components, where it has any, are found behind `more` others; the first glyph
    of all stays the first.
    """
    if not glyph or unpack_from(">h", glyph)[0] >= 0:
        return glyph
    found = bytearray(glyph)
    at = _HEADER
    while True:
        flags, number = unpack_from(">HH", found, at)
        pack_into(">H", found, at + 2, number + more if number else 0)
        scales = (
            2
            if flags & _HAS_A_SCALE
            else 4
            if flags & _HAS_TWO_SCALES
            else 8
            if flags & _IS_TWO_BY_TWO
            else 0
        )
        at += 4 + (4 if flags & _ARGS_ARE_WORDS else 2) + scales
        if not flags & _MORE_COMPONENTS:
            return bytes(found[:at])  # what fills it up to a word is left out


def _hmtx(metrics: Sequence[tuple[int, int]]) -> tuple[bytes, int]:
    """The table, and how many glyphs have an advance in it: all before the last whose advance
    differs from the one behind it.
    """
    last = metrics[-1][0]
    long = len(metrics)
    while long > 1 and metrics[long - 2][0] == last:
        long -= 1
    pairs = [value for pair in metrics[:long] for value in pair]
    return pack(
        f">{'Hh' * long}{len(metrics) - long}h", *pairs, *(left for _, left in metrics[long:])
    ), long


def _glyf(glyphs: Sequence[bytes]) -> tuple[bytes, bytes, bool]:
    """The outlines and their offsets, and whether these are long."""
    even = [glyph + b"\0" * (len(glyph) % 2) for glyph in glyphs]
    long = sum(map(len, even)) >= _SHORT
    offsets = [0]
    for glyph in glyphs if long else even:
        offsets.append(offsets[-1] + len(glyph))
    if long:
        return b"".join(glyphs), pack(f">{len(offsets)}L", *offsets), True
    return b"".join(even) or b"\0", pack(f">{len(offsets)}H", *(at // 2 for at in offsets)), False


def _maxp(table: bytes, more: int, parts: int) -> bytes:
    """The maxima of composite glyphs, as upper bounds: a slot's parts may be composites
    themselves.
    """
    count, points, contours, composite_points, composite_contours = unpack_from(">5H", table, 4)
    elements, depth = unpack_from(">2H", table, 28)
    bounds = parts * max(points, composite_points), parts * max(contours, composite_contours)
    table = _set(table, 4, ">H", count + more)
    held = (min(bound, MOST_STATED) for bound in (*bounds, max(elements, parts), depth + 1))
    at_most = [*held]
    return _set(_set(table, 10, ">2H", *at_most[:2]), 28, ">2H", *at_most[2:])


def _set(table: bytes, place: int, form: str, *values: int) -> bytes:
    """The table with other values at a place."""
    found = bytearray(table)
    pack_into(form, found, place, *values)
    return bytes(found)


def _font(version: bytes, tables: dict[str, bytes]) -> bytes:
    """The file: the tables in the order in which they are read, their directory by names, the sum
    of all in head.
    """
    order = sorted(
        tables, key=lambda tag: (_FIRST.index(tag) if tag in _FIRST else len(_FIRST), tag)
    )
    exponent = len(order).bit_length() - 1
    power = 16 << exponent
    body = b""
    entries: dict[str, bytes] = {}
    start = 12 + 16 * len(order)
    sums = 0
    for tag in order:
        padded = tables[tag] + b"\0" * (-len(tables[tag]) % 4)
        entries[tag] = pack(
            ">4s3L", tag.encode("latin-1"), _sum(padded), start + len(body), len(tables[tag])
        )
        sums += _sum(padded)
        body += padded
    directory = version + pack(">4H", len(order), power, exponent, 16 * len(order) - power)
    directory += b"".join(entries[tag] for tag in sorted(entries))
    found = bytearray(directory + body)
    head = unpack_from(">L", entries["head"], 8)[0]
    pack_into(">L", found, head + 8, (_MAGIC - sums - _sum(directory)) & 0xFFFFFFFF)
    return bytes(found)


def _sum(padded: bytes) -> int:
    words: tuple[int, ...] = unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
