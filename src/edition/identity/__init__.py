"""What every PDF of an edition carries, whoever writes it: who made it, what it is, which colours it means."""

from functools import cache
from importlib.resources import files

from edition.identity.grey import grey
from edition.identity.xmp import PRODUCER, described_packet, xmp_packet

__all__ = ["PRODUCER", "described_packet", "grey", "srgb", "xmp_packet"]


@cache
def srgb() -> bytes:
    """The ICC profile sRGB2014 of the International Color Consortium."""
    return (files("edition.identity") / "sRGB2014.icc").read_bytes()
