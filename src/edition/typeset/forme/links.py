"""The links of an edition: as they are shown, opened and coded, and which of them no phone would
read.

QR symbols (ISO/IEC 18004) are drawn as vectors. None holds an address beyond a length, and on small
paper the modules of a long one are too small.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.quoting import worded
from edition.core.units import Length, in_mm, mm
from edition.core.web_addresses import sent, with_id
from edition.model.description import Description
from edition.model.page import Matrix, PagedDocument
from edition.model.source_folder import Source

_MOST = 2331
"""Bytes that a symbol of the largest version holds at level M (ISO/IEC 18004, table 7)."""
LEAST_MODULE: Length = mm(0.4)
"""The side of a module that a phone still reads from where it is held."""
_QUIET = 4
"""Modules that stay white on every side of a symbol (ISO/IEC 18004, 6.3.8)."""

_BEFORE_PATH = re.compile(r"https?://[^/?#]*")
_FIGURES = "0123456789"
_MODES = {
    "figures": (_FIGURES, 6 * 14, 20),
    "capitals": (f"{_FIGURES}ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", 6 * 13, 33),
    "byte": ("", 6 * 12, 48),
}
"""The signs that a mode can write ("": all), what its beginning takes, and each sign, in sixths of
a bit.
"""


class ShownLink(Struct, frozen=True):
    """`shown` in letters, without its scheme; `target` in ASCII, for annotations and symbols;
    `label` says what is there. `spoken` is all of it, in letters.
    """

    shown: str
    target: str
    label: str
    qr: bool
    spoken: str = ""


def addresses(description: Description) -> tuple[ShownLink, ...]:
    """Every `[[link]]`, `{id}` put in."""
    found: list[ShownLink] = []
    for link in description.link:
        url = with_id(link.url, description.id)
        shown = url.split("://", 1)[1]
        found.append(ShownLink(shown, sent(url), link.label, link.qr, f"{link.label}: {url}"))
    return tuple(found)


@cache
def symbol(address: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of dark modules at error correction level M, without the quiet zone, in the least
    version that holds the address: with its scheme and host in capitals where that takes a smaller
    one, for there they are the same (RFC 3986, 6.2.2.1). Its path is never touched.
    """
    from qrcodegen import DataTooLongError, QrCode, QrSegment

    makers = {
        "figures": QrSegment.make_numeric,
        "capitals": QrSegment.make_alphanumeric,
        "byte": lambda piece: QrSegment.make_bytes(piece.encode("ascii")),
    }

    def coded(pieces: Sequence[tuple[str, str]], most: int = QrCode.MAX_VERSION) -> QrCode:
        made = [makers[mode](piece) for mode, piece in pieces]
        level = QrCode.Ecc.MEDIUM
        return QrCode.encode_segments(made, level, maxversion=most, boostecl=False)

    code = coded([("byte", address)])
    smaller = code.get_version() - 1
    if smaller and (found := _BEFORE_PATH.match(address)):
        # Made only where it is the smaller one: a symbol takes long, for its mask is one of eight.
        with suppress(DataTooLongError):
            code = coded(_pieces(found[0].upper() + address[found.end() :]), smaller)
    side = range(code.get_size())
    return tuple(tuple(code.get_module(x, y) for x in side) for y in side)


class _Way(Struct, frozen=True):
    """How a text may be written: pieces with their modes, and what they take in sixths of a
    bit.
    """

    cost: int
    pieces: tuple[tuple[str, str], ...] = ()

    def on(self, mode: str, sign: str) -> "_Way":
        """With a further sign, in the piece that is open or in a new one."""
        _, head, each = _MODES[mode]
        if self.pieces and self.pieces[-1][0] == mode:
            *before, (_, piece) = self.pieces
            return _Way(self.cost + each, (*before, (mode, piece + sign)))
        return _Way(self.cost + head + each, (*self.pieces, (mode, sign)))


def _pieces(text: str) -> list[tuple[str, str]]:
    """A text of ASCII in pieces with the mode that each is written in, so that all of it takes the
    fewest bits in a symbol up to version 9 (ISO/IEC 18004, 7.4).
    """
    ways = [_Way(0)]
    for sign in text:
        # The cheapest way that ends in each of the modes.
        ways = [
            min((way.on(mode, sign) for way in ways), key=lambda way: way.cost)
            for mode, (signs, _, _) in _MODES.items()
            if not signs or sign in signs
        ]
    return list(min(ways, key=lambda way: way.cost).pieces)


def quiet(module: Length) -> Length:
    """The width of the quiet zone about a symbol of such modules."""
    return _QUIET * module


def module_of(address: ShownLink, side: Length) -> Length:
    """The side of a module of an address's symbol that is at most so wide."""
    return side // len(symbol(address.target))


def overlong(source: Source) -> Problems:
    """The addresses that are to be coded, and cannot be."""
    return tuple(_overlong(source))


def _overlong(source: Source) -> Iterator[Diagnostic]:
    for number, address in _coded(source):
        if len(address.target) > _MOST:
            fact = worded(
                "`link[{number}].url` has {count} bytes, and no QR symbol holds more than {MOST}",
                number=number,
                count=len(address.target),
                MOST=_MOST,
            )
            yield error(
                "qr-too-long", fact, "shorten the address", source.places.get(f"link[{number}].url")
            )


def too_fine(source: Source, outputs: Sequence[PagedDocument]) -> Problems:
    """For each coded address the output in which its modules are smallest, where these are too
    small.
    """
    matrices = [
        (figure, o.name)
        for o in outputs
        for page in o.pages
        for figure in page.figures
        if isinstance(figure, Matrix)
    ]
    small = [(matrix, name) for matrix, name in matrices if matrix.module < LEAST_MODULE]
    return tuple(_smallest(source, small)) if small else ()


def _smallest(source: Source, small: Sequence[tuple[Matrix, str]]) -> Iterator[Diagnostic]:
    for number, address in _coded(source):
        rows = symbol(address.target)
        found = [(matrix.module, name) for matrix, name in small if matrix.rows == rows]
        if found:
            yield fine(source, number, *min(found))


def fine(source: Source, number: int, module: Length, where: str) -> Diagnostic:
    """The problem of a module too small for a phone."""
    fact = worded(
        "`link[{number}].url` is so long that a module of its QR symbol would be "
        "{module:.2f} mm in {where}, and a phone needs {LEAST_MODULE:.1f} mm",
        number=number,
        module=in_mm(module),
        where=where,
        LEAST_MODULE=in_mm(LEAST_MODULE),
    )
    act = worded("shorten the address, or print this on larger paper")
    return error("qr-module", fact, act, source.places.get(f"link[{number}].url"))


def _coded(source: Source) -> Iterator[tuple[int, ShownLink]]:
    for number, address in enumerate(addresses(source.description), 1):
        if address.qr:
            yield number, address
