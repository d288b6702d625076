"""Font files by seed: a small one with letters that the family lacks, with tables changed, cut or
gone.
"""

import struct
from functools import cache
from io import BytesIO
from random import Random

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from tests.fuzz.descriptions import LEAST
from tests.fuzz.inputs import Input, Make
from tests.fuzz.pictures import cut
from tests.fuzz.texts import mutated

LETTERS = "אבגד"
"""Hebrew, which the family lacks."""
_TEXT = "عنوان آزمون\n\nنان אבגד و آب.\n".encode()
_TOML = f'{LEAST}\n[[font]]\nfile = "a.ttf"\nsha256 = "{{sha256}}"\n'.encode()
_FACE = f'{LEAST}\n[[face]]\nregular = "a.ttf"\nregular_sha256 = "{{sha256}}"\n'.encode()


@cache
def font(units: int = 1000) -> bytes:
    """TrueType, a box for each letter."""
    names = [".notdef", "space", *(f"uni{ord(c):04X}" for c in LETTERS)]
    builder = FontBuilder(units, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space", **{ord(c): f"uni{ord(c):04X}" for c in LETTERS}})
    builder.setupGlyf(
        {
            name: _box((number * 20 + 300) * units // 1000, 700 * units // 1000)
            for number, name in enumerate(names)
        }
    )
    builder.setupHorizontalMetrics({name: (units // 2, 0) for name in names})
    builder.setupHorizontalHeader(ascent=units * 4 // 5, descent=-units // 5)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=units * 4 // 5, sTypoDescender=-units // 5, fsType=0)
    builder.setupPost()
    # A fixed day (2000-01-01), or two runs would have two fonts.
    builder.font["head"].created = builder.font["head"].modified = 3029529600
    builder.font.recalcTimestamp = False
    out = BytesIO()
    builder.font.save(out)
    return out.getvalue()


def _box(width: int, height: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((width, 0), (width, height), (0, height)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def _input(content: bytes, toml: bytes = _TOML) -> Input:
    return Input(
        content, "edition/a.ttf", {"edition/edition.toml": toml, "edition/text.txt": _TEXT}
    )


def _table(rng: Random) -> bytes:
    """One table with other bytes, another name, length or place."""
    content = bytearray(font(rng.choice((1000, 2048))))
    count = struct.unpack_from(">H", content, 4)[0]
    at = 12 + 16 * rng.randrange(count)
    offset, length = struct.unpack_from(">II", content, at + 8)
    kind = rng.randrange(5)
    if kind == 0:
        content[at : at + 4] = rng.choice((b"XXXX", b"CFF ", b"glyf", b"fvar", b"COLR"))
    elif kind == 1:
        struct.pack_into(">I", content, at + 12, rng.choice((0, 1, 2**31, 2**32 - 1)))
    elif kind == 2:
        struct.pack_into(">I", content, at + 8, rng.choice((0, 3, len(content), 2**32 - 4)))
    else:
        for _ in range(rng.randint(1, 4)):
            if length:
                content[offset + rng.randrange(length)] = rng.choice(
                    (0, 1, 127, 128, 255, rng.randrange(256))
                )
    return bytes(content)


def _other(rng: Random) -> bytes:
    """What is no TrueType."""
    return rng.choice(
        (
            b"",
            b"OTTO" + font()[4:],
            b"ttcf" + font()[4:],
            b"wOFF" + font()[4:],
            b"true" + font()[4:],
            bytes(5000),
            b"%!PS-AdobeFont",
        )
    )


KINDS: dict[str, Make] = {
    "font: right": lambda rng: _input(font(rng.choice((1000, 2048, 16, 16384)))),
    "font: table": lambda rng: _input(_table(rng)),
    "font: bytes": lambda rng: _input(mutated(rng, font())),
    "font: cut": lambda rng: _input(cut(rng, font())),
    "font: other": lambda rng: _input(_other(rng)),
    "face: right": lambda rng: _input(font(rng.choice((1000, 2048, 16, 16384))), _FACE),
    "face: table": lambda rng: _input(_table(rng), _FACE),
    "face: bytes": lambda rng: _input(mutated(rng, font()), _FACE),
}
