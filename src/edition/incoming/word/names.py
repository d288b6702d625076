"""The names of Office Open XML (ECMA-376), and what this project writes into a document on its way
through pandoc: characters of a plane that is for private use, which no document has.
"""

import re
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
STRICT = "http://purl.oclc.org/ooxml/"
"""The beginning of the names in the strict variant, which few programs write."""

SPACE, TAB, NO_BREAK = "\U0010ff20", "\U0010ff09", "\U0010ffa0"
"""A space that pandoc leaves where it is, at the end of a change too."""
SIGN = "\U0010ffe0"
"""Before and behind a sign of a symbol font, so that one that pandoc does not know is missed."""
OPEN, CLOSE = "\U0010fff0", "\U0010fff1"
"""Around the number of a paragraph, at its beginning."""
_DIGIT = 0x10FF30
FIRST_OWN = 0x10FF00
"""The first of these characters: of the document's own such ones none is passed on."""


def numbered(number: int) -> str:
    """The mark at the beginning of a paragraph."""
    return OPEN + "".join(chr(_DIGIT + int(digit)) for digit in str(number)) + CLOSE


def number_of(mark: str) -> int:
    """The number in a mark, without the marks around it."""
    return int("".join(str(ord(each) - _DIGIT) for each in mark))


PARAGRAPH = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
SIGNED = re.compile(f"{SIGN}(\\d+)=([^{SIGN}]*){SIGN}([^{SIGN}]*){SIGN}")
"""A sign of a font: the paragraph that it stands in, what it is called, and the character."""
PLAIN = str.maketrans({SPACE: " ", TAB: "\t", NO_BREAK: "\u00a0"})
_SPACES = str.maketrans("", "", SPACE + TAB + NO_BREAK)


def marks_out(text: str) -> tuple[int, str]:
    """The number that a paragraph begins with, 0 where it has none; and its characters without
    white space and signs of fonts.
    """
    found = PARAGRAPH.match(text)
    words = SIGNED.sub("", PARAGRAPH.sub("", text)).translate(_SPACES)
    return number_of(found[1]) if found else 0, "".join(words.split())


def own(tag: str) -> str:
    """The name of a tag of WordprocessingML in full."""
    return f"{W}{tag}"


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML; "" where it or its element is not there."""
    return "" if element is None else element.get(f"{W}{name}", "")


def is_on(properties: etree._Element | None, tag: str) -> bool:
    """Whether a toggle is there and not said to be off."""
    found = None if properties is None else properties.find(own(tag))
    return found is not None and value(found) not in ("0", "false", "off")


def within(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """What lies in an element under these names, in order; a list, so that it may be taken out."""
    return iter(list(element.iter(*(own(tag) for tag in tags))))


def remove(element: etree._Element) -> None:
    """Take an element out, with all in it; what stands behind it stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def said(element: etree._Element) -> str:
    """The characters of an element, tabs and ends of lines as spaces."""
    parts = []
    for each in element.iter(own("t"), own("delText"), own("tab"), own("br"), own("p")):
        parts.append(each.text or "" if each.tag in (own("t"), own("delText")) else " ")
    return " ".join("".join(parts).split())
