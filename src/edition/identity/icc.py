"""The two colour profiles (ICC) that files carry: of the screen, and of black ink on paper.

The second is made here: no free one is at hand that says no more than that. ICC.1:2001-04 (version
2.4), monochrome output profile (6.3.3.1): a curve from the grey of the file (1 is paper) to the
light that comes back. A tone of the file prints darker than it is, by 20 % of the paper's area at
the middle tone and less at both ends, as offset and copiers do on uncoated paper.
"""

import struct
from functools import cache
from pathlib import Path

DESCRIPTION = "Black ink, dot gain 20 %"
_COPYRIGHT = "No copyright, use freely"
_GAIN = 0.2
"""What the area of the middle tone gains, of that of the paper."""
_STEPS = 256
"""Points of the curve, so that a tone of a picture in bytes meets one of them."""
_MADE = (2000, 1, 1, 0, 0, 0)
"""The header wants a date (6.1.8). It is the same in the files of all editions, is that of no text
and of no build, and lies before this program, so that nobody takes it for one of those: equal
profiles are equal bytes, and tell nothing of an edition.
"""
_D50 = (0.9642, 1.0, 0.8249)
"""The white of the space that profiles are connected by."""


@cache
def srgb() -> bytes:
    """The ICC profile sRGB2014 of the International Color Consortium."""
    return Path(__file__).with_name("sRGB2014.icc").read_bytes()


@cache
def grey() -> bytes:
    """The profile, the same bytes always."""
    tags = {b"desc": _description(), b"cprt": _text(_COPYRIGHT), b"wtpt": _xyz(), b"kTRC": _curve()}
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for signature, content in tags.items():
        table += struct.pack(">4sII", signature, offset + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return _header(offset + len(body)) + table + body


def _header(size: int) -> bytes:
    start = struct.pack(
        ">I4sI4s4s4s6H4s", size, bytes(4), 0x02400000, b"prtr", b"GRAY", b"XYZ ", *_MADE, b"acsp"
    )
    return start.ljust(68, b"\0") + _fixed(_D50) + bytes(48)


def _description() -> bytes:
    """textDescriptionType, with its Unicode and Macintosh forms left empty."""
    words = DESCRIPTION.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(words)) + words + bytes(8 + 3 + 67)


def _text(words: str) -> bytes:
    return b"text" + bytes(4) + words.encode("ascii") + b"\0"


def _xyz() -> bytes:
    return b"XYZ " + bytes(4) + _fixed(_D50)


def _curve() -> bytes:
    lights = [_light(1 - step / (_STEPS - 1)) for step in range(_STEPS)]
    return (
        b"curv"
        + bytes(4)
        + struct.pack(f">I{_STEPS}H", _STEPS, *(round(light * 65535) for light in lights))
    )


def _light(tone: float) -> float:
    """What comes back from a tone of 0 (paper) to 1 (solid), the gain a parabola over the tones
    (ISO 12647-2).
    """
    return 1 - (tone + 4 * _GAIN * tone * (1 - tone))


def _fixed(values: tuple[float, ...]) -> bytes:
    """s15Fixed16Number."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
