"""The colour space of the screen."""

from functools import cache
from pathlib import Path


@cache
def srgb() -> bytes:
    """The ICC profile sRGB2014 of the International Color Consortium."""
    return Path(__file__).with_name("sRGB2014.icc").read_bytes()
