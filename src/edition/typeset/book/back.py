"""The back cover: the band of the front, one slogan at it, and where to find the text."""

from collections.abc import Sequence
from itertools import count

from edition.core.units import Length, mm, pt
from edition.model.document import Slogan
from edition.model.reading import Reading
from edition.typeset.block.display import Fit, Space, fit
from edition.typeset.book.cover import BAND, set_band
from edition.typeset.forme.addresses import Address
from edition.typeset.forme.making_up_by_hand import Forme, Frame
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style

_LARGEST: Length = pt(72)
_FOOT: Length = mm(10)
_STEP = 1.25
_ASCENT, _DESCENT, _TO_BAND = 0.72, 0.45, 0.62
"""Of the size of a slogan: from the top of its ink to its first baseline, from its last one to what
is below it, to the band.
"""
_AS_LARGE = 0.6
"""A slogan hangs from the band where it is as large there, as a share of its size on it."""


def room_below(compositor: Compositor, style: Style, addresses: Sequence[Address]) -> Length:
    """What the symbol with its address takes below the band."""
    letters = sum(
        _letters(compositor, style, _beside(style), address) for address in _coded(addresses)
    )
    return style.leading + (style.qr + letters if letters else 0) + _FOOT


def set_back(
    forme: Forme, style: Style, reading: Reading, addresses: Sequence[Address], band: Length
) -> None:
    """The band; the first slogan, in the accent ink; the first symbol, hung from the band, and its
    address below it.

    The slogan hangs at the right of the symbol. Where the band is too low for that, it stands on
    the band as the title does.
    """
    set_band(forme, style, band)
    coded = _coded(addresses)
    top = y = band + BAND + style.leading
    beside = (
        Frame(forme.right - _beside(style), _beside(style), style.qr)
        if coded
        else Frame(forme.left, style.measure, 0)
    )
    left = False
    for slogan in [block.text for block in reading.document.blocks if isinstance(block, Slogan)][
        :1
    ]:
        letters = sum(
            _letters(forme.compositor, style, beside.measure, address) for address in coded
        )
        hung, standing = (
            _fit(forme.compositor, slogan, measure, height)
            for measure, height in (
                (beside.measure, style.height - _FOOT - letters - top),
                (style.measure, band - style.head),
            )
        )
        if left := hung.size >= standing.size * _AS_LARGE:
            y = _set(forme, hung, top + round(hung.size * _ASCENT)) + round(hung.size * _DESCENT)
        else:
            above = standing.size * (_STEP * (len(standing.lines) - 1) + _TO_BAND)
            _set(forme, standing, band - round(above))
    for address in coded:
        forme.symbol(address, top, style.measure - style.qr if left else 0)
        under = Forme(forme.compositor, beside, forme.leaves)
        under.address(
            address,
            max(top + style.qr + (0 if left else style.leading), y + style.address),
            style.address,
        )
        forme.take(under)


def _fit(compositor: Compositor, slogan: str, measure: Length, height: Length) -> Fit:
    return fit(
        compositor,
        slogan,
        Type("Black", _LARGEST),
        Space(measure, max(height, 1), _STEP),
        range(1, 5),
    )


def _set(forme: Forme, large: Fit, first: Length) -> Length:
    """The lines from a first baseline on; returns the last one."""
    baselines = [first + round(large.size * _STEP * i) for i in range(len(large.lines))]
    forme.display(
        [(line, Type("Black", large.size, "accent")) for line in large.lines], baselines, "P"
    )
    return baselines[-1]


def _coded(addresses: Sequence[Address]) -> list[Address]:
    """The one that has a symbol on the back."""
    return [address for address in addresses if address.qr][:1]


def _beside(style: Style) -> Length:
    """The measure beside a symbol."""
    return style.measure - style.qr - style.leading


def _letters(compositor: Compositor, style: Style, measure: Length, address: Address) -> Length:
    """What an address takes below what stands over it."""
    return style.leading + Forme(compositor, Frame(0, measure, style.qr), count()).address(
        address, 0, style.address
    )
