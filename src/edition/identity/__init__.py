"""What every PDF of an edition carries, whoever writes it: who made it, what it is, which colours
it means.
"""

from edition.identity.icc import grey, srgb
from edition.identity.xmp import PRODUCER, described_packet, xmp_packet

__all__ = ["PRODUCER", "described_packet", "grey", "srgb", "xmp_packet"]
