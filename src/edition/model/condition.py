"""How a print shop prints, where edition.toml says so."""

from msgspec import Struct


class Condition(Struct, frozen=True):
    """The shop's CMYK profile (ICC), and the name that it gives itself.

    `registered` is what the ICC's registry of printing conditions calls this one ("FOGRA39"), ""
    for one of the shop's own.
    """

    profile: bytes
    name: str
    registered: str = ""
