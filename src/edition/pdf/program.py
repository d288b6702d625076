"""A font program with composite glyphs of ours before those of a face (OpenType 1.9).

It is written here, table by table: fontTools, which reads and writes every font there is, takes a
twelfth of a short build to import. In the way it encodes nothing is lost, so the bytes are those
that it would write.
"""

from collections.abc import Sequence
from itertools import pairwise
from struct import pack, pack_into, unpack, unpack_from
from typing import NamedTuple

_ARGS_ARE_WORDS, _HAS_A_SCALE, _MORE_COMPONENTS, _HAS_TWO_SCALES, _IS_TWO_BY_TWO = (
    0x0001,
    0x0008,
    0x0020,
    0x0040,
    0x0080,
)
_HEADER = 10  # bytes of a glyph before its components or contours
_SHORT = 0x20000  # bytes of outlines that short offsets reach
_FIRST = ("glyf", "maxp", "loca", "head", "hmtx", "hhea", "gasp")
_MAGIC = 0xB1B0AFBA


class Composite(NamedTuple):
    """A glyph of ours: its advance, the left edge of its ink, its data in glyf, and how many parts
    it has.
    """

    advance: int
    left: int
    data: bytes
    parts: int


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
    return _set(_set(table, 10, ">2H", *bounds), 28, ">2H", max(elements, parts), depth + 1)


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
