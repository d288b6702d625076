"""The names of Office Open XML (ECMA-376), and what is done with elements of it."""

from collections.abc import Iterator

from lxml import etree

from edition.incoming.marks import without_private

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
STRICT = "http://purl.oclc.org/ooxml/"
"""The beginning of the names in the strict variant, which few programs write."""


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
    """The characters of an element that are no font's own, tabs and ends of lines as spaces."""
    parts = []
    for each in element.iter(own("t"), own("delText"), own("tab"), own("br"), own("p")):
        parts.append(each.text or "" if each.tag in (own("t"), own("delText")) else " ")
    return " ".join(without_private("".join(parts))[0].split())
