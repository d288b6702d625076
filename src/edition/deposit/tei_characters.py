"""Characters that XML has not (XML 1.0, 2.2: controls, U+FFFE, U+FFFF): a `g` in the text, and in
the header its code point.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.builder import ElementMaker

from edition.core.unprintable import named
from edition.deposit.markup import XML_ID

_LACKING = re.compile("([^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches that XML has, and single characters that it has not: which of the two
    is told beside each.
    """
    for number, stretch in enumerate(_LACKING.split(text)):
        if stretch:
            yield stretch, number % 2 == 1


def reference(character: str) -> str:
    """What `g` refers to for a character that XML has not: «#U0007»."""
    return f"#{_key(character)}"


def declarations(texts: Iterable[str], maker: ElementMaker) -> list[etree._Element]:
    """The `charDecl` of all that XML has not in these texts; none where it has everything."""
    lacking = sorted({stretch for text in texts for stretch, lacks in stretches(text) if lacks})
    return [maker.charDecl(*(_char(character, maker) for character in lacking))] if lacking else []


def _char(character: str, maker: ElementMaker) -> etree._Element:
    point = maker.localProp(name="codepoint", value=f"{ord(character):04X}")
    return maker.char(maker.desc(named(character)), point, {XML_ID: _key(character)})


def _key(character: str) -> str:
    return f"U{ord(character):04X}"
