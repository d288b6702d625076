"""A colour profile for four inks that are mixed as a textbook mixes them: no free one of a real
press was found.

ICC.1:2001-04 (version 2.4): an output profile with lut16Type both ways (6.5.8), Lab with D50.
"""

import struct
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product

NAME = "Textbook inks"
_D50 = (0.9642, 1.0, 0.8249)
_TO_XYZ = ((0.4361, 0.3851, 0.1431), (0.2225, 0.7169, 0.0606), (0.0139, 0.0971, 0.7141))
_TO_RGB = ((3.1339, -1.6169, -0.4906), (-0.9788, 1.9161, 0.0335), (0.0719, -0.2290, 1.4052))
_IDENTITY = (1, 0, 0, 0, 1, 0, 0, 0, 1)

Values = Sequence[float]


@cache
def cmyk(
    *, device: bytes = b"prtr", space: bytes = b"CMYK", version: int = 2, without: bytes = b""
) -> bytes:
    """The profile, or one that says otherwise in one place; `without` leaves out a tag."""
    tags = {
        b"desc": _description(),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": b"XYZ " + bytes(4) + _fixed(_D50),
        b"A2B0": _lut(4, 3, 5, lambda inks: _lab(_xyz(_light(inks)))),
        b"B2A0": _lut(3, 4, 9, lambda lab: _inks(_rgb(_from_lab(lab)))),
    }
    tags.pop(without, None)
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for signature, content in tags.items():
        table += struct.pack(">4sII", signature, offset + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(
        ">I4sI4s4s4s6H4s",
        offset + len(body),
        bytes(4),
        version << 24,
        device,
        space,
        b"Lab ",
        *_DATE,
        b"acsp",
    )
    return head.ljust(68, b"\0") + _fixed(_D50) + bytes(48) + table + body


_DATE = (2000, 1, 1, 0, 0, 0)


def _description() -> bytes:
    words = NAME.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(words)) + words + bytes(8 + 3 + 67)


def _lut(inputs: int, outputs: int, points: int, colour: Callable[[Values], Values]) -> bytes:
    """A table of `points` to the side; values from 0 to 1 on both sides."""
    head = (
        struct.pack(">4s4xBBBx", b"mft2", inputs, outputs, points)
        + _fixed(_IDENTITY)
        + struct.pack(">2H", 2, 2)
    )
    steps = [step / (points - 1) for step in range(points)]
    cells = [value for at in product(steps, repeat=inputs) for value in colour(at)]
    curves = struct.pack(">2H", 0, 65535)
    return (
        head
        + curves * inputs
        + struct.pack(f">{len(cells)}H", *(round(value * 65535) for value in cells))
        + curves * outputs
    )


def _light(inks: Values) -> Values:
    c, m, y, k = inks
    return [((1 - ink) * (1 - k)) ** 2.2 for ink in (c, m, y)]


def _inks(rgb: Values) -> Values:
    """Grey is black alone."""
    shown = [min(max(part, 0), 1) ** (1 / 2.2) for part in rgb]
    most = max(shown)
    return [*((most - part) / most if most else 0 for part in shown), 1 - most]


def _xyz(rgb: Values) -> Values:
    return _times(_TO_XYZ, rgb)


def _rgb(xyz: Values) -> Values:
    return _times(_TO_RGB, xyz)


def _times(matrix: Sequence[Values], of: Values) -> Values:
    return [sum(a * b for a, b in zip(row, of, strict=True)) for row in matrix]


def _lab(xyz: Values) -> Values:
    """As version 2 writes it (6.3.4.2): L* 100 is FF00, a* and b* 0 are 8000."""
    x, y, z = (_root(part / white) for part, white in zip(xyz, _D50, strict=True))
    shares = (
        (116 * y - 16) / 100 * 0xFF00,
        (500 * (x - y) + 128) * 256,
        (200 * (y - z) + 128) * 256,
    )
    return [min(max(share / 65535, 0), 1) for share in shares]


def _from_lab(shares: Values) -> Values:
    lightness, a, b = (
        shares[0] * 65535 / 0xFF00 * 100,
        shares[1] * 65535 / 256 - 128,
        shares[2] * 65535 / 256 - 128,
    )
    y = (lightness + 16) / 116
    return [
        _cube(part) * white for part, white in zip((y + a / 500, y, y - b / 200), _D50, strict=True)
    ]


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _cube(part: float) -> float:
    return part**3 if part > 6 / 29 else (116 * part - 16) * 27 / 24389


def _fixed(values: Values) -> bytes:
    """s15Fixed16Number."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
