"""What somebody else's PDF says of itself that is still true of its pages on sheets."""

from unicodedata import category
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import StreamObject

_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PARTS = ("1", "2", "3")
_LONGEST = 1000
"""Characters of a title in Info, which may be anything."""
_IN_NO_XML = ("Cc", "Cn", "Cs")


def title_of(reader: PdfReader) -> str:
    """The title in XMP, else in Info, else nothing."""
    for title in _xmp(reader).iter(_DC_TITLE):
        for item in title.iter(f"{_RDF}li"):
            if item.text:
                return item.text
    stated = str((reader.metadata and reader.metadata.title) or "")[:_LONGEST]
    return "".join(character for character in stated if category(character) not in _IN_NO_XML)


def claimed(reader: PdfReader) -> str:
    """The level of PDF/A-2 that sheets keep where every page does: U, or B where its text is not
    mapped; "" for none.
    """
    said: dict[str, str] = {}
    for description in _xmp(reader).iter(f"{_RDF}Description"):
        said |= {key: value for key, value in description.attrib.items() if key.startswith(_PDFAID)}
        said |= {
            child.tag: child.text or "" for child in description if child.tag.startswith(_PDFAID)
        }
    if said.get(f"{_PDFAID}part") not in _PARTS or "/OutputIntents" not in reader.root_object:
        return ""
    return "U" if said.get(f"{_PDFAID}conformance", "").upper() in ("A", "U") else "B"


def _xmp(reader: PdfReader) -> ElementTree.Element:
    """The packet, or an empty element where there is none that can be read."""
    held = reader.root_object.get("/Metadata")
    stream = held.get_object() if held is not None else None
    try:
        return ElementTree.fromstring(
            stream.get_data() if isinstance(stream, StreamObject) else b"<none/>"
        )
    except (ElementTree.ParseError, ValueError, LookupError):
        return ElementTree.Element("none")
