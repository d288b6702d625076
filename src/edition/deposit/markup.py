"""XML as text: declared, indented, UTF-8, the same bytes every time."""

from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def document(root: etree._Element) -> bytes:
    """The finished document; elements without text of their own are indented."""
    etree.indent(root, " ")
    return written(root)


def written(root: etree._Element) -> bytes:
    """The document with its white space as it is."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return content + b"\n"
