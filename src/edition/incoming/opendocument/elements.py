"""The names of OpenDocument, and what is done with elements of it, whose characters stand behind
them too.
"""

from collections.abc import Iterator

from lxml import etree

from edition.incoming.marks import without_private

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, OFFICE, STYLE = f"{{{NAMES}text:1.0}}", f"{{{NAMES}office:1.0}}", f"{{{NAMES}style:1.0}}"
DRAW, FO = f"{{{NAMES}drawing:1.0}}", f"{{{NAMES}xsl-fo-compatible:1.0}}"
SVG = f"{{{NAMES}svg-compatible:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"


def upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def up_to(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for each in element.iterancestors():
        if each is top:
            return
        yield each


def as_span(element: etree._Element, text: str) -> None:
    element.tag = f"{TEXT}span"
    element.attrib.clear()
    for child in list(element):
        element.remove(child)
    element.text = text


def span(text: str) -> etree._Element:
    found = etree.Element(f"{TEXT}span")
    found.text = text
    return found


def span_of(block: etree._Element) -> etree._Element:
    """The inside of a paragraph as a part of another."""
    found = etree.Element(f"{TEXT}span")
    found.text = block.text
    found.extend(list(block))
    return found


def behind(element: etree._Element, others: list[etree._Element]) -> None:
    """Put elements behind another, before what follows it."""
    parent, tail = element.getparent(), element.tail
    element.tail = None
    at = parent.index(element) + 1
    parent[at:at] = others
    others[-1].tail = tail


def rest_of(paragraph: etree._Element, mark: etree._Element) -> etree._Element:
    """What of a paragraph stands behind a mark, taken out of it, within the same spans."""
    kept = etree.Element(f"{TEXT}span")
    kept.text, mark.tail = mark.tail, None
    each = mark
    while each is not paragraph:
        parent = each.getparent()
        outer = etree.Element(parent.tag if parent is not paragraph else f"{TEXT}span",
                              parent.attrib if parent is not paragraph else {})  # fmt: skip
        following = list(each.itersiblings())
        outer.append(kept)
        outer.extend(following)
        if parent is not paragraph:
            outer.tail, parent.tail = parent.tail, None
        kept, each = outer, parent
    return kept


def between(start: etree._Element, end: etree._Element) -> str:
    """The characters between two places of a document, in order."""
    parts: list[str] = []
    inside = False
    for event, each in etree.iterwalk(start.getroottree(), events=("start", "end")):
        if event == "start":
            if each is end:
                break
            if inside and not any(a.tag == f"{OFFICE}annotation" for a in upwards(each)):
                parts.append(each.text or "")
        else:
            if each is start:
                inside = True
            if inside and not any(a.tag == f"{OFFICE}annotation" for a in each.iterancestors()):
                parts.append(each.tail or "")
    return folded("".join(parts))


def folded(text: str) -> str:
    """A text without the characters that only a font knows, its white space folded."""
    return " ".join(without_private(text)[0].split())


def remove(element: etree._Element) -> None:
    """Take an element out; what stands behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)
