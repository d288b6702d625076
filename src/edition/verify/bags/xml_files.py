"""XML files of a bag: no entity is resolved, and no other file or address is opened."""

from pathlib import Path

from lxml import etree


def root_of(file: Path) -> etree._Element:
    """The root; the file is read by Python, since libxml2 takes its name for an address and wants it in UTF-8."""
    return etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
