"""A print shop's colour profile: whether it is one for four inks, and which shares of them stand
for a colour.

The header and the table of tags are those of ICC.1:2001-04 and ISO 15076-1; what is behind them
LittleCMS reads.
"""

import struct
from io import BytesIO
from typing import NamedTuple

from edition.core.quoting import worded
from edition.identity.icc import srgb

_HEADER = 128
"""Bytes before the table of tags."""
_ENTRY = 12
"""Bytes of an entry in it."""
_CLASSES = {
    b"scnr": worded("a scanner"),
    b"mntr": worded("a screen"),
    b"link": worded("a link of two devices"),
    b"spac": worded("a colour space"),
}
_NONE = worded("no device")
_NEEDED = (b"desc", b"wtpt", b"A2B0", b"B2A0")
"""Its name, its paper, and the way from inks to colours and back."""
_VERSIONS = (2, 4)
"""Of ICC profiles, as printers have them."""
_SOLID = (200, 16, 46)
"""A colour of the middle of sRGB, to try the profile with."""

Rgb = tuple[float, ...]


class UnfitProfileError(Exception):
    """What is wrong with a profile, in words that follow its name («is for RGB, not for CMYK»)."""


class Inks(NamedTuple):
    """Shares of the solid inks, 0 to 1."""

    cyan: float
    magenta: float
    yellow: float
    black: float


def checked(profile: bytes) -> str:
    """What a CMYK output profile of version 2 or 4 calls itself; UnfitProfileError for anything
    else, or one that is damaged.
    """
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        raise UnfitProfileError(worded("is no ICC profile"))
    stated = struct.unpack_from(">I", profile)[0]
    if stated != len(profile):
        raise UnfitProfileError(
            worded(
                "is cut off or joined to something else: it says {stated} bytes and has {found}",
                stated=stated,
                found=len(profile),
            )
        )
    device, space, version = profile[12:16], _said(profile[16:20]), profile[8]
    if device != b"prtr":
        raise UnfitProfileError(
            worded("is for {device}, not for a printing press", device=_CLASSES.get(device, _NONE))
        )
    if space != "CMYK":
        raise UnfitProfileError(worded("is for {space}, not for CMYK", space=space))
    if version not in _VERSIONS:
        raise UnfitProfileError(worded("is of ICC version {version}, not 2 or 4", version=version))
    tags = _tags(profile)
    lacking = [tag.decode("ascii") for tag in _NEEDED if tag not in tags]
    if lacking:
        raise UnfitProfileError(worded("lacks {names}", names=", ".join(lacking)))
    inks(profile, tuple(part / 255 for part in _SOLID))
    return _name(profile)


def inks(profile: bytes, rgb: Rgb) -> Inks:
    """The inks that print a colour of sRGB (0 to 1) as it is, on the paper as it is (relative
    colorimetric), to the hundredth.
    """
    # Imported here: no output needs colour management but a print shop's in CMYK.
    from PIL import Image, ImageCms

    try:
        transform = ImageCms.buildTransform(
            BytesIO(srgb()),
            BytesIO(profile),
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.NOOPTIMIZE,
        )
        colour = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in rgb))
        shown = ImageCms.applyTransform(colour, transform)
    except (ImageCms.PyCMSError, OSError, ValueError) as failure:
        raise UnfitProfileError(
            worded("is damaged: LittleCMS finds no way from colours to inks in it")
        ) from failure
    assert shown is not None
    return Inks(*(round(share / 255, 2) for share in shown.tobytes()))


def _tags(profile: bytes) -> frozenset[bytes]:
    """The signatures of all tags, each of which lies within the file."""
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    end = _HEADER + 4 + _ENTRY * count
    if end > len(profile):
        raise UnfitProfileError(worded("is damaged: its table of tags is longer than the file"))
    entries = [struct.unpack_from(">4sII", profile, at) for at in range(_HEADER + 4, end, _ENTRY)]
    for signature, offset, size in entries:
        if offset < end or offset + size > len(profile):
            raise UnfitProfileError(
                worded("is damaged: its {tag} lies outside of the file", tag=_said(signature))
            )
    return frozenset(signature for signature, _, _ in entries)


def _said(signature: bytes) -> str:
    """A signature of four letters in words: what is no letter in it is «?»."""
    return "".join(
        letter if letter.isprintable() else "?" for letter in signature.decode("latin-1")
    ).strip()


def _name(profile: bytes) -> str:
    from PIL import ImageCms

    try:
        return ImageCms.getProfileDescription(BytesIO(profile)).strip() or "CMYK"
    except ImageCms.PyCMSError as failure:
        raise UnfitProfileError(worded("is damaged: its description cannot be read")) from failure
