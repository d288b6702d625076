"""The back cover: one slogan, and where to find the text."""

from edition.core.units import Length, pt
from edition.model.document import Slogan
from edition.model.reading import Reading
from edition.typeset.addresses import Address
from edition.typeset.display import Space, fit
from edition.typeset.forme import Forme
from edition.typeset.lines import Type
from edition.typeset.style import Style

_LARGEST: Length = pt(72)


def set_back(forme: Forme, style: Style, reading: Reading, addresses: tuple[Address, ...]) -> None:
    """The first slogan, in the accent ink, from the top; the first symbol with its address at the foot."""
    slogans = [block.text for block in reading.document.blocks if isinstance(block, Slogan)]
    if slogans:
        large = fit(forme.compositor, slogans[0], Type("Black", 0), Space(forme.measure), _LARGEST, range(1, 5))
        step = large.size * 125 // 100
        type_ = Type("Black", large.size, "accent")
        baselines = [style.head + large.size // 2 + step * i for i in range(len(large.lines))]
        forme.display([(line, type_) for line in large.lines], baselines, "P")
    for address in [a for a in addresses if a.qr][:1]:
        y = forme.symbol(address, style.foot() - style.qr - style.leading) + style.leading
        forme.address(address, y, style.address)
