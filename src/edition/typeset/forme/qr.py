"""Addresses as QR symbols (ISO/IEC 18004), to be drawn as vectors."""

from functools import cache

from edition.core.units import Length

_QUIET = 4


@cache
def symbol(address: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of dark modules at error correction level M, without the quiet zone, in the least
    version that holds the address.
    """
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code: QRCode = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(address.encode("ascii"), optimize=0)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def quiet(address: str, side: Length) -> Length:
    """The width of the quiet zone about the symbol of this side: four modules."""
    return _QUIET * (side // len(symbol(address)))
