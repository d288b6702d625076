"""The properties that a packet of XMP has (ISO 16684-1), whichever way it spells them."""

from xml.etree import ElementTree

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}"
PDFD = "{http://pdfa.org/declarations/}"


def properties(packet: bytes) -> dict[str, str]:
    """The properties as plain text, by namespace and name: of alternatives the default one, lists
    joined by a semicolon. None where the packet cannot be read as XML.
    """
    found: dict[str, str] = {}
    try:
        root = ElementTree.fromstring(packet)
    except (ElementTree.ParseError, ValueError, LookupError):
        return {}
    for description in root.iter(f"{RDF}Description"):
        found.update(description.attrib)
        found.update((child.tag, _plain(child)) for child in description)
    return found


def _plain(property_: ElementTree.Element) -> str:
    items = list(property_.iter(f"{RDF}li"))
    default = [item for item in items if item.get(LANG) == "x-default"]
    return (
        "; ".join("".join(item.itertext()) for item in default or items)
        if items
        else property_.text or ""
    )
