"""How surfaces look: one style of the text, and beside it that of the page of the web.

Type is ragged at the left, for browsers fill lines by the gaps alone; lines stand far apart, as
letters with dots above and below want it; nothing is spaced by letters, for joints would tear.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from edition.model.surface import Cut

_FAMILIES = "FAMILIES"
"""Stands in the style of the text for the faces of the edition."""


def text_style(cuts: Sequence[Cut]) -> str:
    """The style of the text; the first family is what the edition is set in, the others stand in
    for it.
    """
    names = list(dict.fromkeys(f'"{cut.family}"' for cut in cuts))
    return _style("text").replace(_FAMILIES, ",".join((*names, "sans-serif")))


def web_style() -> str:
    """That of the page of the web, behind that of the text."""
    return _style("web")


def book_style() -> str:
    """That of an e-book, where the reading system has the say of colours and measure."""
    return _style("book")


def face_rules(cuts: Sequence[Cut], addresses: Sequence[str]) -> str:
    """A rule for each cut, which is found at its address."""
    return "".join(
        f'@font-face{{font-family:"{cut.family}";font-weight:{cut.weight};'
        f"font-display:swap;{_adjusted(cut)}"
        f'src:url({address})format("woff2")}}'
        for cut, address in zip(cuts, addresses, strict=True)
    )


def _adjusted(cut: Cut) -> str:
    return f"size-adjust:{cut.size}%;" if cut.size != 100 else ""


def _style(name: str) -> str:
    """A file of style without the white space by which people read it."""
    style = Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8")
    return re.sub(r"\s*([{};])\s*|(?<=:)\s+|/\*.*?\*/\s*", r"\1", style)
