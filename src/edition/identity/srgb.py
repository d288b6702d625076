"""The colour space of the screen."""

from functools import cache
from importlib.resources import files


@cache
def srgb() -> bytes:
    """The ICC profile sRGB2014 of the International Color Consortium."""
    return (files("edition.identity") / "sRGB2014.icc").read_bytes()
